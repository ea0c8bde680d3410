//! The ER diagram as an SVG of our own: tables as boxes in layers, what is referred to on the left, keys as lines with crow's feet.
//!
//! `shape` measures the boxes, `layer` says which stands in which column and in which order, `place` gives coordinates, `route` leads the
//! lines between the columns, `draw` prints. Everything stands on one grid, so lines run straight where boxes stand side by side.

mod draw;
mod layer;
mod place;
mod route;
mod shape;
#[cfg(test)]
mod tests;

use crate::ir::Schema;
use layer::Layers;
use place::Placed;
use route::Line;
use shape::Shape;

/// Boxes begin and end on it; a row is as high as it.
const GRID: i32 = 20;

/// The diagram as an `<svg>` element. Its colours are CSS variables of the page ([`crate::emit::report::html`]).
pub(super) fn svg(schema: &Schema) -> String {
    draw::svg(schema, &layout(schema))
}

/// Where everything stands.
struct Layout {
    shapes: Vec<Shape>,
    placed: Placed,
    lines: Vec<Line>,
}

fn layout(schema: &Schema) -> Layout {
    let shapes = shape::shapes(schema);
    let edges = shape::edges(schema);
    let mut layers = Layers::new(&shapes, &edges);
    layers.order();
    let mut placed = place::place(&shapes, &mut layers);
    let lines = route::route(&shapes, &layers, &mut placed);
    Layout { shapes, placed, lines }
}
