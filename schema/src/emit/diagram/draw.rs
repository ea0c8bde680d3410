//! Prints the picture. Every text of a user's is escaped; what is drawn carries the names that it stands for (`data-table`, `data-column`,
//! `data-key`), so that a test, or a script, finds it.

use std::fmt::Write as _;

use super::Layout;
use super::route::{Line, Mark};
use super::shape::{self, GUTTER, HEAD, MARGIN, Row, Shape};
use crate::emit::html::escape;
use crate::ir::{Field, Model, Schema, Scope, Type};

/// Around the picture.
const EDGE: i32 = 12;
/// Colours of lines; the page names them `--key-0` and so on.
const COLOURS: usize = 8;

pub(super) fn svg(schema: &Schema, layout: &Layout) -> String {
    let (width, height) = (layout.placed.width + 2 * EDGE, layout.placed.height + 2 * EDGE);
    let mut out = format!(
        "<svg class=\"er\" role=\"img\" aria-label=\"Entity relationship diagram\" viewBox=\"{} {} {width} {height}\" style=\"--wide: {width}px\" width=\"{width}\" height=\"{height}\">\n",
        -EDGE, -EDGE
    );
    let colours = colours(&layout.lines);
    let colour = |table: usize| colours.iter().find(|(parent, _)| *parent == table).map(|(_, colour)| *colour);
    out.push_str("<g class=\"keys\">\n");
    for own in &layout.lines {
        line(&mut out, schema, own, colour(own.parent).unwrap_or_default());
    }
    out.push_str("</g>\n");
    for (number, model) in schema.models.iter().enumerate() {
        table(&mut out, schema, model, layout, number, colour(number));
    }
    out.push_str("</svg>\n");
    out
}

/// A colour for each table that is referred to; tables whose lines come near each other differ as long as there are colours.
fn colours(lines: &[Line]) -> Vec<(usize, usize)> {
    let mut parents: Vec<usize> = lines.iter().map(|line| line.parent).collect();
    parents.sort_unstable();
    parents.dedup();
    let around = |parent: usize| {
        let points = || lines.iter().filter(|line| line.parent == parent).flat_map(|line| line.points.iter());
        let of = |value: fn(&(i32, i32)) -> i32| {
            (points().map(value).min().unwrap_or_default() - NEAR, points().map(value).max().unwrap_or_default() + NEAR)
        };
        (of(|point| point.0), of(|point| point.1))
    };
    let meet = |one: (i32, i32), other: (i32, i32)| one.0 <= other.1 && other.0 <= one.1;
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut areas: Vec<((i32, i32), (i32, i32))> = Vec::new();
    for parent in parents {
        let area = around(parent);
        let used = |colour: usize| {
            let same = || out.iter().zip(&areas).filter(move |((_, other), _)| *other == colour);
            (same().filter(|(_, other)| meet(area.0, other.0) && meet(area.1, other.1)).count(), same().count(), colour)
        };
        let best = (0..COLOURS).map(used).min().map_or(0, |(_, _, colour)| colour);
        out.push((parent, best));
        areas.push(area);
    }
    out
}

/// Lines that are closer than this are near each other.
const NEAR: i32 = 40;

fn line(out: &mut String, schema: &Schema, line: &Line, colour: usize) {
    let (child, parent) = (&schema.models[line.child], &schema.models[line.parent]);
    let about = child.foreign_keys.iter().find(|key| key.name == line.name).map_or_else(String::new, |key| {
        let (columns, references) = (key.columns.join(", "), key.references.join(", "));
        let action = key.on_delete.word().replace('_', " ");
        format!("{} ({columns}) refers to {} ({references}), on delete {action}", child.table, parent.table)
    });
    let (start, end) = match (line.points.first(), line.points.last()) {
        (Some(start), Some(end)) => (*start, *end),
        _ => return,
    };
    // The last stretch says from which side the box is reached.
    let before = line.points.len().checked_sub(2).and_then(|at| line.points.get(at)).copied().unwrap_or(start);
    let side = if before.0 <= end.0 { -1 } else { 1 };
    let _ = writeln!(
        out,
        "<g class=\"key k{colour}\" data-key=\"{}\"><title>{}</title><path class=\"hit\" d=\"{path}\"/><path d=\"{path}\"/>{}{}</g>",
        escape(&line.name),
        escape(&about),
        mark(start, 1, line.start),
        mark(end, side, line.end),
        path = path(&line.points),
    );
}

/// Straight stretches with round corners.
fn path(points: &[(i32, i32)]) -> String {
    let mut out = String::new();
    for (at, point) in points.iter().enumerate() {
        let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|at| points.get(at)), points.get(at + 1)) else {
            let _ = write!(out, "{}{} {}", if at == 0 { "M" } else { "L" }, point.0, point.1);
            continue;
        };
        let length = |one: &(i32, i32), other: &(i32, i32)| (one.0 - other.0).abs() + (one.1 - other.1).abs();
        let round = (length(before, point).min(length(point, after)) / 2).min(6);
        let towards = |to: &(i32, i32)| {
            (point.0 + (to.0 - point.0).signum() * round, point.1 + (to.1 - point.1).signum() * round)
        };
        let (enter, leave) = (towards(before), towards(after));
        let _ = write!(out, "L{} {}Q{} {} {} {}", enter.0, enter.1, point.0, point.1, leave.0, leave.1);
    }
    out
}

/// The end of a line at a box whose outside lies at `side`: bars, a circle, a crow's foot.
fn mark(at: (i32, i32), side: i32, mark: Mark) -> String {
    let (x, y) = at;
    let bar = |far: i32| format!("M{0} {1}V{2}", x + side * far, y - 5, y + 5);
    let circle = |far: i32| format!("<circle cx=\"{}\" cy=\"{y}\" r=\"3.5\"/>", x + side * far);
    match mark {
        Mark::One => format!("<path d=\"{}{}\"/>", bar(6), bar(10)),
        Mark::Maybe => format!("<path d=\"{}\"/>{}", bar(6), circle(13)),
        Mark::Many => {
            let tip = x + side * 11;
            format!("<path d=\"M{x} {}L{tip} {y}L{x} {}\"/>{}", y - 5, y + 5, circle(15))
        }
    }
}

fn table(out: &mut String, schema: &Schema, model: &Model, layout: &Layout, number: usize, colour: Option<usize>) {
    let (shape, place) = (&layout.shapes[number], layout.placed.boxes[number]);
    let scope = match model.scope {
        Scope::Tenant => " tenant",
        Scope::Root => " root",
        Scope::Global => "",
    };
    let colour = colour.map_or_else(String::new, |colour| format!(" k{colour}"));
    let (width, height) = (place.width, place.height);
    let _ = writeln!(
        out,
        "<g class=\"table{scope}{colour}\" data-table=\"{name}\" transform=\"translate({x} {y})\">\
         <rect class=\"box\" width=\"{width}\" height=\"{height}\" rx=\"6\"/>\
         <path class=\"head\" d=\"M0 {head}V6Q0 0 6 0H{right}Q{width} 0 {width} 6V{head}Z\"/>\
         <text class=\"name\" x=\"{MARGIN}\" y=\"16\">{title}</text><text class=\"about\" x=\"{MARGIN}\" y=\"30\">{about}</text>",
        name = escape(&model.table),
        title = escape(&shape::title(model)),
        about = escape(&shape.about),
        x = place.x,
        y = place.y,
        right = width - 6,
        head = HEAD - 3,
    );
    for (at, (row, field)) in shape.rows.iter().zip(&model.fields).enumerate() {
        column(out, schema, row, field, Shape::middle(at), width);
    }
    out.push_str("</g>\n");
}

fn column(out: &mut String, schema: &Schema, row: &Row, field: &Field, middle: i32, width: i32) {
    let text = middle + 4;
    let optional = if row.required { "" } else { " optional" };
    let told: String = row.told.iter().map(|key| format!(" data-key=\"{}\"", escape(key))).collect();
    let _ = write!(
        out,
        "<g class=\"column{optional}\" data-column=\"{}\"><title>{}</title>",
        escape(&row.column),
        escape(&about(schema, field))
    );
    // Two marks fit beside the name; of three, the first two say most.
    let marks: Vec<&str> = row.marks.iter().copied().take(2).collect();
    if !marks.is_empty() {
        let _ = write!(out, "<text class=\"mark\" x=\"8\" y=\"{text}\">{}</text>", marks.join(" "));
    }
    let _ = write!(out, "<text x=\"{GUTTER}\" y=\"{text}\">{}</text>", escape(&row.column));
    let class = if row.told.is_empty() { "type" } else { "type told" };
    let right = width - MARGIN;
    let _ = writeln!(out, "<text class=\"{class}\" x=\"{right}\" y=\"{text}\"{told}>{}</text></g>", escape(&row.ty));
}

/// What a row does not show.
fn about(schema: &Schema, field: &Field) -> String {
    let mut parts = vec![format!("{}: {}", field.column, crate::emit::sql::sql_type(schema.engine, &field.ty))];
    parts.push(if field.required { "required" } else { "optional" }.to_owned());
    parts.extend(field.unique.then(|| "unique".to_owned()));
    if let Type::Enum(values) = &field.ty {
        let stored: Vec<&str> = values.values.iter().flatten().map(|value| value.stored.as_str()).collect();
        parts.extend((!stored.is_empty()).then(|| format!("one of {}", stored.join(", "))));
    }
    parts.extend(field.pii.map(|class| format!("personal data ({})", class.word().replace('_', " "))));
    parts.join("; ")
}
