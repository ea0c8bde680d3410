//! Coordinates: each box as close as its layer's order allows to what it is linked with, then on the grid.

use std::collections::BTreeMap;

use super::GRID;
use super::layer::{Item, Layers, Links, key};
use super::shape::{PASS, Shape};

/// Where the boxes stand, and where nets pass.
pub(super) struct Placed {
    /// Left and top of each box, its width and height. All boxes of a layer are as wide as the widest.
    pub(super) boxes: Vec<Rect>,
    /// Of each layer and net the height at which it passes.
    pub(super) passes: BTreeMap<(usize, usize), i32>,
    /// Left and right side of each layer; set by `route`, which knows how wide the gaps must be.
    pub(super) sides: Vec<(i32, i32)>,
    pub(super) width: i32,
    pub(super) height: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Rect {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

/// How often all layers are pulled to their neighbours.
const SWEEPS: usize = 16;

/// Gives every item its height in the picture, and every box its width; boxes without lines fill up the shortest layers.
pub(super) fn place(shapes: &[Shape], layers: &mut Layers) -> Placed {
    let mut tops: BTreeMap<(usize, bool, usize), f64> = BTreeMap::new();
    for (number, layer) in layers.list.iter().enumerate() {
        let mut y = 0.0;
        for item in layer {
            tops.insert(at(number, *item), y);
            y += f64::from(room(shapes, *item));
        }
    }
    let links: Vec<_> = (0..layers.list.len().saturating_sub(1)).map(|gap| layers.links(gap)).collect();
    for sweep in 0..SWEEPS {
        let order: Vec<usize> =
            if sweep % 2 == 0 { (0..layers.list.len()).collect() } else { (0..layers.list.len()).rev().collect() };
        for layer in order {
            pull(shapes, layers, &links, layer, &mut tops);
        }
    }
    let first = tops.values().copied().fold(f64::INFINITY, f64::min);
    let grid = |y: f64| ((y - first) / f64::from(GRID)).round() as i32 * GRID;
    let mut placed = Placed {
        boxes: vec![Rect::default(); shapes.len()],
        passes: BTreeMap::new(),
        sides: Vec::new(),
        width: 0,
        height: 0,
    };
    let mut bottoms = vec![0; layers.list.len()];
    for ((layer, passes, number), y) in &tops {
        let item = if *passes { Item::Pass(*number) } else { Item::Table(*number) };
        bottoms[*layer] = bottoms[*layer].max(grid(*y) + room(shapes, item));
        if *passes {
            placed.passes.insert((*layer, *number), grid(*y) + PASS);
        } else {
            placed.boxes[*number].y = grid(*y);
        }
    }
    let height = bottoms.iter().copied().max().unwrap_or_default().max(layers.height);
    for table in (0..shapes.len()).filter(|table| layers.of[*table].is_none()).collect::<Vec<_>>() {
        let shortest = bottoms.iter().copied().enumerate().min_by_key(|(_, bottom)| *bottom);
        let fits = |(_, bottom): &(usize, i32)| bottom + shapes[table].height <= height;
        let (layer, bottom) = shortest.filter(fits).unwrap_or((bottoms.len(), 0));
        if layer == bottoms.len() {
            bottoms.push(0);
            layers.list.push(Vec::new());
        }
        layers.of[table] = Some(layer);
        layers.list[layer].push(Item::Table(table));
        placed.boxes[table].y = bottom;
        bottoms[layer] = bottom + room(shapes, Item::Table(table));
    }
    for layer in &layers.list {
        let tables = || layer.iter().filter_map(|item| if let Item::Table(table) = item { Some(*table) } else { None });
        let width = tables().map(|table| shapes[table].width).max().unwrap_or_default();
        for table in tables() {
            (placed.boxes[table].width, placed.boxes[table].height) = (width, shapes[table].height);
        }
        placed.sides.push((0, width));
    }
    // The room below the lowest box is nobody's.
    let boxes = placed.boxes.iter().map(|place| place.y + place.height);
    placed.height = boxes.chain(placed.passes.values().map(|y| y + PASS)).max().unwrap_or_default();
    placed
}

const fn at(layer: usize, item: Item) -> (usize, bool, usize) {
    let (passes, number) = key(item);
    (layer, passes, number)
}

/// What an item takes of its layer, with the room below it.
fn room(shapes: &[Shape], item: Item) -> i32 {
    match item {
        Item::Table(table) => shapes[table].height + 2 * GRID,
        Item::Pass(_) => GRID,
    }
}

/// Pulls the items of one layer to the middle of what they are linked with, as far as their order and their room allow.
fn pull(
    shapes: &[Shape],
    layers: &Layers,
    links: &[Links],
    layer: usize,
    tops: &mut BTreeMap<(usize, bool, usize), f64>,
) {
    let mut wishes: BTreeMap<(bool, usize), (f64, f64)> = BTreeMap::new();
    let middle = |item: Item, row: usize| match item {
        Item::Table(_) => f64::from(Shape::middle(row)),
        Item::Pass(_) => f64::from(PASS),
    };
    let mut wish = |item: Item, top: f64| {
        // Lines that pass are kept straight before boxes are.
        let weight = if matches!(item, Item::Pass(_)) { 4.0 } else { 1.0 };
        let sum = wishes.entry(key(item)).or_default();
        *sum = (sum.0 + top * weight, sum.1 + weight);
    };
    let top =
        |tops: &BTreeMap<_, f64>, layer: usize, item: Item| tops.get(&at(layer, item)).copied().unwrap_or_default();
    for (gap, own_is_right) in [(layer.checked_sub(1), true), (Some(layer), false)] {
        for (net, left, right) in gap.and_then(|gap| links.get(gap)).into_iter().flatten() {
            let from_row = layers.nets[*net].from_row;
            for (to, row) in right {
                let (one, other) = (middle(*left, from_row), middle(*to, *row));
                if own_is_right {
                    wish(*to, top(tops, layer - 1, *left) + one - other);
                } else {
                    wish(*left, top(tops, layer + 1, *to) + other - one);
                }
            }
        }
    }
    // The closest tops that keep the order: each block of items that touch stands at the mean of their wishes.
    let items = &layers.list[layer];
    let mut blocks: Vec<(f64, f64, usize)> = Vec::new();
    let (mut offset, mut offsets) = (0.0, Vec::new());
    for item in items {
        let now = top(tops, layer, *item);
        let (sum, weight) = wishes.get(&key(*item)).copied().unwrap_or((now * 0.01, 0.01));
        offsets.push(offset);
        let mut block = (sum - offset * weight, weight, 1);
        while let Some(last) = blocks.last().filter(|last| last.0 / last.1 > block.0 / block.1).copied() {
            block = (block.0 + last.0, block.1 + last.1, block.2 + last.2);
            blocks.pop();
        }
        blocks.push(block);
        offset += f64::from(room(shapes, *item));
    }
    let places = blocks.iter().flat_map(|block| std::iter::repeat_n(block.0 / block.1, block.2));
    for ((item, place), offset) in items.iter().zip(places).zip(offsets) {
        // On the grid at once: what is rounded at the end would lose straight lines.
        let grid = f64::from(GRID);
        tops.insert(at(layer, *item), ((place / grid).round() * grid) + offset);
    }
}
