//! The lines: between two layers each net has a vertical track of its own, ordered so that few lines cross and none lie on each other.

use super::GRID;
use super::layer::{Item, Layers};
use super::place::Placed;
use super::shape::Shape;

/// How a line ends at a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// There is always one.
    One,
    /// There may be one.
    Maybe,
    /// There may be many.
    Many,
}

/// A foreign key's line.
pub(super) struct Line {
    pub(super) name: String,
    /// The table that is referred to: its keys have one colour.
    pub(super) parent: usize,
    pub(super) child: usize,
    /// From the right side of one box to the left side of another (of a loop: to its own right side).
    pub(super) points: Vec<(i32, i32)>,
    pub(super) start: Mark,
    pub(super) end: Mark,
}

/// Room at a box's side for marks and loops.
const STUB: i32 = 36;
/// Between two tracks.
const TRACK: i32 = 12;

/// A net in one gap.
struct Wire {
    net: usize,
    entry: i32,
    exits: Vec<i32>,
    track: usize,
}

impl Wire {
    fn span(&self) -> (i32, i32) {
        let all = || self.exits.iter().copied().chain([self.entry]);
        (all().min().unwrap_or_default(), all().max().unwrap_or_default())
    }

    fn is_straight(&self) -> bool {
        self.exits.iter().all(|exit| *exit == self.entry)
    }
}

/// Leads all lines, and moves the layers so far apart that there is room for them.
pub(super) fn route(shapes: &[Shape], layers: &Layers, placed: &mut Placed) -> Vec<Line> {
    debug_assert_eq!(shapes.len(), placed.boxes.len());
    let mut gaps = Vec::new();
    let mut x = 0;
    for layer in 0..layers.list.len() {
        let width = placed.sides[layer].1;
        placed.sides[layer] = (x, x + width);
        for item in &layers.list[layer] {
            if let Item::Table(table) = item {
                placed.boxes[*table].x = x;
            }
        }
        let mut wires = if layer + 1 < layers.list.len() { wires(layers, placed, layer) } else { Vec::new() };
        let tracks = tracks(&mut wires);
        let loops = layers.loops.iter().any(|own| layers.of[own.table] == Some(layer));
        x += width;
        if layer + 1 < layers.list.len() {
            x = super::shape::up(x + 2 * STUB + tracks.saturating_sub(1) as i32 * TRACK);
        } else if loops {
            x += STUB;
        }
        gaps.push(wires);
    }
    placed.width = x;
    let mut lines = Vec::new();
    for (number, net) in layers.nets.iter().enumerate() {
        let from = layers.of[net.from].unwrap_or_default();
        for end in &net.ends {
            let last = layers.of[end.to].unwrap_or_default();
            let goal = placed.boxes[end.to].y + Shape::middle(end.to_row);
            let mut points = Vec::new();
            for (gap, wires) in gaps.iter().enumerate().take(last).skip(from) {
                let Some(wire) = wires.iter().find(|wire| wire.net == number) else { continue };
                let track = placed.sides[gap].1 + STUB + wire.track as i32 * TRACK;
                if points.is_empty() {
                    points.push((placed.sides[gap].1, wire.entry));
                }
                let out = if gap + 1 == last { goal } else { placed.passes[&(gap + 1, number)] };
                points.extend([(track, wire.entry), (track, out)]);
            }
            points.push((placed.sides[last].0, goal));
            let parent = if end.required { Mark::One } else { Mark::Maybe };
            let child = if end.single { Mark::Maybe } else { Mark::Many };
            let (start, finish) = if end.turned { (child, parent) } else { (parent, child) };
            let (parent, child) = if end.turned { (end.to, net.from) } else { (net.from, end.to) };
            lines.push(Line { name: end.name.clone(), parent, child, points: plain(points), start, end: finish });
        }
    }
    for (number, own) in layers.loops.iter().enumerate() {
        let (left, top) = (placed.boxes[own.table].x + placed.boxes[own.table].width, placed.boxes[own.table].y);
        let before = layers.loops[..number].iter().filter(|other| other.table == own.table).count() as i32;
        let out = left + 22 + 6 * before.min(2);
        // A little under the middle, where the keys of others leave.
        let (start, end) = (top + Shape::middle(own.parent_row) + 5, top + Shape::middle(own.child_row));
        lines.push(Line {
            name: own.name.clone(),
            parent: own.table,
            child: own.table,
            points: vec![(left, start), (out, start), (out, end), (left, end)],
            start: if own.required { Mark::One } else { Mark::Maybe },
            end: if own.single { Mark::Maybe } else { Mark::Many },
        });
    }
    lines
}

fn wires(layers: &Layers, placed: &Placed, gap: usize) -> Vec<Wire> {
    let height = |layer: usize, net: usize, item: Item, row: usize| match item {
        Item::Table(table) => placed.boxes[table].y + Shape::middle(row),
        Item::Pass(_) => placed.passes.get(&(layer, net)).copied().unwrap_or_default(),
    };
    let wire = |(net, left, right): (usize, Item, Vec<(Item, usize)>)| {
        let own = &layers.nets[net];
        let shift = if matches!(left, Item::Table(_)) { own.shift } else { 0 };
        Wire {
            net,
            entry: height(gap, net, left, own.from_row) + shift,
            exits: right.into_iter().map(|(item, row)| height(gap + 1, net, item, row)).collect(),
            track: 0,
        }
    };
    layers.links(gap).into_iter().map(wire).collect()
}

/// Orders the wires of a gap and gives them tracks; wires that do not meet share one. Returns how many there are.
fn tracks(wires: &mut [Wire]) -> usize {
    wires.sort_by_key(|wire| (wire.entry, wire.net));
    let order = order(wires);
    let mut count = 0;
    for (at, number) in order.iter().enumerate() {
        let (low, high) = wires[*number].span();
        let meets = |other: &&usize| {
            let span = wires[**other].span();
            span.0 <= high + GRID / 2 && low <= span.1 + GRID / 2
        };
        let track = order[..at].iter().filter(meets).map(|other| wires[*other].track + 1).max().unwrap_or_default();
        wires[*number].track = track;
        count = count.max(track + 1);
    }
    count
}

/// From left to right: nowhere may two lie on each other, and of what is left, the wire comes first that crosses least by it.
fn order(wires: &[Wire]) -> Vec<usize> {
    let mut open: Vec<usize> = (0..wires.len()).filter(|at| !wires[*at].is_straight()).collect();
    // What it gains each to come before all others, and how many of these must come before it.
    let of = |at: usize, open: &[usize]| {
        open.iter().filter(|other| **other != at).fold((0, 0_i64), |(held, sum), other| {
            let (before, behind) = (cost(&wires[at], &wires[*other]), cost(&wires[*other], &wires[at]));
            (held + before / ON_EACH_OTHER, sum + before as i64 - behind as i64)
        })
    };
    let mut state: Vec<(usize, i64)> = open.iter().map(|at| of(*at, &open)).collect();
    let mut out = Vec::new();
    while let Some((best, _)) = state.iter().enumerate().min_by_key(|(at, state)| (**state, open[*at])) {
        let (taken, _) = (open.remove(best), state.remove(best));
        for (at, state) in open.iter().zip(&mut state) {
            let (before, behind) = (cost(&wires[*at], &wires[taken]), cost(&wires[taken], &wires[*at]));
            *state = (state.0 - before / ON_EACH_OTHER, state.1 - before as i64 + behind as i64);
        }
        out.push(taken);
    }
    out
}

/// What it costs that two lines lie on each other: more than all crossings.
const ON_EACH_OTHER: usize = 1_000;

/// What it costs that `left` has the track left of `right`: crossings, and far more where they would lie on each other.
fn cost(left: &Wire, right: &Wire) -> usize {
    let within = |y: i32, span: (i32, i32)| span.0 < y && y < span.1;
    let crossings = left.exits.iter().filter(|exit| within(**exit, right.span())).count();
    let crossings = crossings + usize::from(within(right.entry, left.span()));
    crossings + ON_EACH_OTHER * usize::from(left.exits.contains(&right.entry))
}

/// Without points that say nothing.
fn plain(points: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    let mut out: Vec<(i32, i32)> = Vec::new();
    for point in points {
        if let [.., before, last] = out.as_slice()
            && (before.1 == last.1 && last.1 == point.1 || before.0 == last.0 && last.0 == point.0)
        {
            out.pop();
        }
        if out.last() != Some(&point) {
            out.push(point);
        }
    }
    out
}
