//! Which box stands in which layer, and in which order: what is referred to stands left of what refers to it, lines cross seldom.
//!
//! Keys to one table share their way (a *net*): one line leaves the table and branches. Where a net passes a layer, it takes a place in it, as
//! a box does, so no line runs through a box.

use std::collections::BTreeMap;

use super::shape::{Edge, Shape};
use super::{GRID, shape};

/// What stands in a layer: a table, or the place where a net passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    Table(usize),
    Pass(usize),
}

/// Keys that share their way from one table's right side.
pub(super) struct Net {
    pub(super) from: usize,
    pub(super) from_row: usize,
    /// One of two ports at one row: for keys that may be empty, and for those that may not. 0 where there is one port only.
    pub(super) shift: i32,
    pub(super) ends: Vec<End>,
}

/// One key at the end of its net.
pub(super) struct End {
    pub(super) to: usize,
    pub(super) to_row: usize,
    pub(super) name: String,
    pub(super) required: bool,
    pub(super) single: bool,
    /// It closes a circle, so the net leaves the table that refers, and ends at the one that is referred to.
    pub(super) turned: bool,
}

/// Of one gap between two layers: each net, what it comes from, and what it leads to with the number of the row.
pub(super) type Links = Vec<(usize, Item, Vec<(Item, usize)>)>;

/// A key from a table to itself.
pub(super) struct Loop {
    pub(super) table: usize,
    pub(super) child_row: usize,
    pub(super) parent_row: usize,
    pub(super) name: String,
    pub(super) required: bool,
    pub(super) single: bool,
}

pub(super) struct Layers {
    /// Of each table, its layer; of one that has no line at all, none yet.
    pub(super) of: Vec<Option<usize>>,
    /// From left to right, each from top to bottom.
    pub(super) list: Vec<Vec<Item>>,
    pub(super) nets: Vec<Net>,
    pub(super) loops: Vec<Loop>,
    /// As high as a layer should be.
    pub(super) height: i32,
}

/// How often the order of each layer is mended.
const SWEEPS: usize = 24;
/// Pictures with more places than this are ordered with less care.
const MANY: usize = 4_000;

impl Layers {
    pub(super) fn new(shapes: &[Shape], edges: &[Edge]) -> Layers {
        let turned = turned(shapes.len(), edges);
        let real: Vec<(usize, usize)> = edges
            .iter()
            .zip(&turned)
            .filter(|(edge, _)| edge.child != edge.parent)
            .map(|(edge, turned)| if *turned { (edge.child, edge.parent) } else { (edge.parent, edge.child) })
            .collect();
        let height = height(shapes);
        let of = layers(shapes, &real, height);
        let mut nets: BTreeMap<(usize, usize, bool, usize), Net> = BTreeMap::new();
        let mut loops = Vec::new();
        for (number, (edge, turned)) in edges.iter().zip(turned).enumerate() {
            let Edge { child, child_row, parent, parent_row, required, single, .. } = *edge;
            let name = edge.name.clone();
            if child == parent {
                loops.push(Loop { table: child, child_row, parent_row, name, required, single });
                continue;
            }
            let (from, from_row, to, to_row) =
                if turned { (child, child_row, parent, parent_row) } else { (parent, parent_row, child, child_row) };
            // What is turned shares with nothing: its line means something else.
            let own = if turned { number + 1 } else { 0 };
            let net = nets.entry((from, from_row, required, own)).or_insert_with(|| Net {
                from,
                from_row,
                shift: 0,
                ends: Vec::new(),
            });
            net.ends.push(End { to, to_row, name, required, single, turned });
        }
        let mut nets: Vec<Net> = nets.into_values().collect();
        ports(&mut nets);
        let mut list = vec![Vec::new(); of.iter().flatten().max().map_or(0, |last| last + 1)];
        for (table, layer) in of.iter().enumerate() {
            if let Some(layer) = layer {
                list[*layer].push(Item::Table(table));
            }
        }
        for (number, net) in nets.iter().enumerate() {
            let last = net.ends.iter().filter_map(|end| of[end.to]).max().unwrap_or_default();
            let first = of[net.from].unwrap_or_default() + 1;
            for layer in list.iter_mut().take(last).skip(first) {
                // Between the tables at first: at their end, a line with many branches would lead down from layer to layer.
                layer.insert(layer.len() / 2, Item::Pass(number));
            }
        }
        Layers { of, list, nets, loops, height }
    }

    /// The place of a net in the layer before this one, and the places that it leads to in this one.
    pub(super) fn links(&self, gap: usize) -> Links {
        let mut out = Vec::new();
        for (number, net) in self.nets.iter().enumerate() {
            let from = self.of[net.from].unwrap_or_default();
            let last = net.ends.iter().filter_map(|end| self.of[end.to]).max().unwrap_or_default();
            if gap < from || gap >= last {
                continue;
            }
            let left = if gap == from { Item::Table(net.from) } else { Item::Pass(number) };
            let ends = net.ends.iter().filter(|end| self.of[end.to] == Some(gap + 1));
            let mut right: Vec<(Item, usize)> = ends.map(|end| (Item::Table(end.to), end.to_row)).collect();
            if gap + 1 < last {
                right.push((Item::Pass(number), 0));
            }
            out.push((number, left, right));
        }
        out
    }

    /// Puts each layer into the order in which its lines cross least.
    pub(super) fn order(&mut self) {
        let many = self.list.iter().map(Vec::len).sum::<usize>() > MANY;
        let gaps: Vec<Vec<(Item, Item, usize)>> = (0..self.list.len().saturating_sub(1))
            .map(|gap| {
                let links = self.links(gap).into_iter();
                links
                    .flat_map(|(_, left, right)| right.into_iter().map(move |(right, row)| (left, right, row)))
                    .collect()
            })
            .collect();
        let mut best = (usize::MAX, self.list.clone());
        for sweep in 0..if many { 2 } else { SWEEPS } {
            let down = sweep % 2 == 0;
            let layers: Vec<usize> = if down {
                (1..self.list.len()).collect()
            } else {
                (0..self.list.len().saturating_sub(1)).rev().collect()
            };
            for layer in layers {
                let links = if down { &gaps[layer - 1] } else { &gaps[layer] };
                let beside = positions(&self.list[if down { layer - 1 } else { layer + 1 }]);
                let mut sums: BTreeMap<(bool, usize), (f64, f64)> = BTreeMap::new();
                for (left, right, row) in links {
                    let (own, other) = if down { (right, left) } else { (left, right) };
                    // Of two columns of one table the upper one counts as higher.
                    let within = if down { 0.0 } else { *row as f64 / 1e3 };
                    let sum = sums.entry(key(*own)).or_default();
                    sum.0 += beside.get(&key(*other)).copied().unwrap_or_default() as f64 + within;
                    sum.1 += 1.0;
                }
                let mut order: Vec<(f64, usize, Item)> = self.list[layer]
                    .iter()
                    .enumerate()
                    .map(|(at, item)| {
                        let mean = sums.get(&key(*item)).map_or(at as f64, |(sum, count)| sum / count);
                        (mean, at, *item)
                    })
                    .collect();
                order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                self.list[layer] = order.into_iter().map(|(_, _, item)| item).collect();
            }
            let crossings = if many { 0 } else { self.crossings(&gaps) };
            if crossings < best.0 || many {
                best = (crossings, self.list.clone());
            }
        }
        if best.0 < usize::MAX {
            self.list = best.1;
        }
    }

    fn crossings(&self, gaps: &[Vec<(Item, Item, usize)>]) -> usize {
        let mut sum = 0;
        for (gap, links) in gaps.iter().enumerate() {
            let (left, right) = (positions(&self.list[gap]), positions(&self.list[gap + 1]));
            let at = |of: &BTreeMap<(bool, usize), usize>, item: Item| of.get(&key(item)).copied().unwrap_or_default();
            let places: Vec<(usize, (usize, usize))> =
                links.iter().map(|(from, to, row)| (at(&left, *from), (at(&right, *to), *row))).collect();
            for (number, one) in places.iter().enumerate() {
                let crosses = |other: &&(usize, (usize, usize))| {
                    (one.0 < other.0 && one.1 > other.1) || (one.0 > other.0 && one.1 < other.1)
                };
                sum += places[number + 1..].iter().filter(crosses).count();
            }
        }
        sum
    }
}

pub(super) const fn key(item: Item) -> (bool, usize) {
    match item {
        Item::Table(table) => (false, table),
        Item::Pass(net) => (true, net),
    }
}

fn positions(layer: &[Item]) -> BTreeMap<(bool, usize), usize> {
    layer.iter().enumerate().map(|(at, item)| (key(*item), at)).collect()
}

/// As high as it takes to make the picture somewhat wider than high.
fn height(shapes: &[Shape]) -> i32 {
    let room = |shape: &Shape| f64::from(shape.width + 6 * GRID) * f64::from(shape.height + 2 * GRID);
    let area: f64 = shapes.iter().map(room).sum();
    let tallest = shapes.iter().map(|shape| shape.height).max().unwrap_or_default();
    shape::up((area / 1.5).sqrt() as i32).max(tallest)
}

/// The edges that are turned round so that no circle is left.
fn turned(tables: usize, edges: &[Edge]) -> Vec<bool> {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); tables];
    for (number, edge) in edges.iter().enumerate().filter(|(_, edge)| edge.child != edge.parent) {
        children[edge.parent].push(number);
    }
    let has_parent = |table: usize| edges.iter().any(|edge| edge.child == table && edge.parent != table);
    let (roots, others): (Vec<usize>, Vec<usize>) = (0..tables).partition(|table| !has_parent(*table));
    let (mut turned, mut state) = (vec![false; edges.len()], vec![0_u8; tables]);
    for root in roots.into_iter().chain(others) {
        if state[root] != 0 {
            continue;
        }
        state[root] = 1;
        let mut open = vec![(root, 0)];
        while let Some((table, next)) = open.pop() {
            let Some(edge) = children[table].get(next).copied() else {
                state[table] = 2;
                continue;
            };
            open.push((table, next + 1));
            let child = edges[edge].child;
            match state[child] {
                0 => {
                    state[child] = 1;
                    open.push((child, 0));
                }
                1 => turned[edge] = true,
                _ => {}
            }
        }
    }
    turned
}

/// Each table in the first layer right of all that it hangs on that has room for it; the longest chains first.
fn layers(shapes: &[Shape], real: &[(usize, usize)], height: i32) -> Vec<Option<usize>> {
    let (mut right, mut open) = (vec![Vec::new(); shapes.len()], vec![0_usize; shapes.len()]);
    for (left, to) in real {
        right[*left].push(*to);
        open[*to] += 1;
    }
    let mut linked: Vec<usize> = real.iter().flat_map(|(a, b)| [*a, *b]).collect();
    linked.sort_unstable();
    linked.dedup();
    // Ways behind each table, from the ends backwards.
    let (mut order, mut ready) = (Vec::new(), linked.iter().copied().filter(|at| open[*at] == 0).collect::<Vec<_>>());
    let mut left_open = open.clone();
    while let Some(table) = ready.pop() {
        order.push(table);
        for next in &right[table] {
            left_open[*next] -= 1;
            if left_open[*next] == 0 {
                ready.push(*next);
            }
        }
    }
    let mut behind = vec![0_usize; shapes.len()];
    for table in order.iter().rev() {
        behind[*table] = right[*table].iter().map(|next| behind[*next] + 1).max().unwrap_or_default();
    }
    let mut of: Vec<Option<usize>> = vec![None; shapes.len()];
    let (mut full, mut least): (Vec<i32>, Vec<usize>) = (Vec::new(), vec![0; shapes.len()]);
    let mut ready: Vec<usize> = linked.into_iter().filter(|at| open[*at] == 0).collect();
    while !ready.is_empty() {
        let first = ready.iter().enumerate().min_by_key(|(_, table)| (usize::MAX - behind[**table], **table));
        let Some((at, table)) = first.map(|(at, table)| (at, *table)) else { break };
        ready.swap_remove(at);
        let room = shapes[table].height + 2 * GRID;
        let mut layer = least[table];
        while full.get(layer).is_some_and(|height_of| *height_of > 0 && height_of + room > height) {
            layer += 1;
        }
        if full.len() <= layer {
            full.resize(layer + 1, 0);
        }
        full[layer] += room;
        of[table] = Some(layer);
        for next in &right[table] {
            least[*next] = least[*next].max(layer + 1);
            open[*next] -= 1;
            if open[*next] == 0 {
                ready.push(*next);
            }
        }
    }
    of
}

/// Two nets at one row leave it above and below its middle.
fn ports(nets: &mut [Net]) {
    for at in 1..nets.len() {
        let (before, after) = nets.split_at_mut(at);
        let (Some(one), Some(other)) = (before.last_mut(), after.first_mut()) else { continue };
        if (one.from, one.from_row) == (other.from, other.from_row) {
            // Never past the row, however many there are.
            one.shift = if one.shift == 0 { -4 } else { one.shift };
            other.shift = (one.shift + 8).min(8);
        }
    }
}
