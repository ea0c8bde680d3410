//! What is drawn: a box for each table with a row for each column, and an edge for each foreign key that leads to another box.

use super::GRID;
use crate::ir::{Field, ForeignKey, Kind, Model, Schema, Scope, Type};

/// The height of a box's head.
pub(super) const HEAD: i32 = 2 * GRID;
/// The middle of a row, and of the place where a line passes, counted from its top on the grid.
pub(super) const PASS: i32 = GRID / 2 - 3;
/// Where the names of columns begin.
pub(super) const GUTTER: i32 = 42;
/// The room at a box's right side.
pub(super) const MARGIN: i32 = 12;
/// Between a name and its type.
const BETWEEN: i32 = 18;
/// A character of the head is this wide, one of a row and one of a small text, in tenths of a pixel.
const WIDE: [i32; 3] = [88, 73, 62];

/// A table's box.
pub(super) struct Shape {
    pub(super) width: i32,
    pub(super) height: i32,
    /// What stands under the name.
    pub(super) about: String,
    pub(super) rows: Vec<Row>,
}

/// A column's row.
pub(super) struct Row {
    /// `PK`, `FK`, `UK`.
    pub(super) marks: Vec<&'static str>,
    pub(super) column: String,
    /// What stands on the right: the type, or the table that it leads to where no line is drawn.
    pub(super) ty: String,
    pub(super) required: bool,
    /// The keys that are told in words: the tenant's, which would cross the whole picture from every table, and those to tables that are not here.
    pub(super) told: Vec<String>,
}

/// A foreign key between two boxes, or from one to itself.
pub(super) struct Edge {
    pub(super) name: String,
    pub(super) child: usize,
    pub(super) child_row: usize,
    pub(super) parent: usize,
    pub(super) parent_row: usize,
    /// Whether there is always a row that it refers to.
    pub(super) required: bool,
    /// Whether at most one row refers to it.
    pub(super) single: bool,
}

impl Shape {
    /// The middle of a row, counted from the box's top.
    pub(super) const fn middle(row: usize) -> i32 {
        HEAD + row as i32 * GRID + PASS
    }
}

pub(super) fn shapes(schema: &Schema) -> Vec<Shape> {
    schema.models.iter().map(|model| shape(schema, model)).collect()
}

fn shape(schema: &Schema, model: &Model) -> Shape {
    let rows: Vec<Row> = model.fields.iter().map(|field| row(schema, model, field)).collect();
    let about = about(model);
    let wide = |text: &str, size: usize| text.chars().map(columns).sum::<i32>() * WIDE[size] / 10;
    let head = wide(&title(model), 0).max(wide(&about, 2)) + 2 * MARGIN;
    let rows_wide = rows.iter().map(|row| GUTTER + wide(&row.column, 1) + BETWEEN + wide(&row.ty, 2) + MARGIN);
    let width = rows_wide.max().unwrap_or_default().max(head).max(8 * GRID);
    let height = HEAD + rows.len() as i32 * GRID;
    Shape { width: up(width), height: up(height), about, rows }
}

/// The next multiple of the grid.
pub(super) const fn up(length: i32) -> i32 {
    (length + GRID - 1) / GRID * GRID
}

/// How many columns a character takes in a font whose characters are equally wide.
const fn columns(c: char) -> i32 {
    if c as u32 >= 0x2e80 { 2 } else { 1 }
}

/// The table's name, with its namespace.
pub(super) fn title(model: &Model) -> String {
    match &model.namespace {
        Some(namespace) => format!("{namespace}.{}", model.table),
        None => model.table.clone(),
    }
}

fn about(model: &Model) -> String {
    let mut parts = vec![model.name.as_str()];
    parts.extend((model.kind == Kind::Junction).then_some("junction"));
    parts.extend(match model.scope {
        Scope::Root => Some("the tenants"),
        Scope::Tenant | Scope::Global => None,
    });
    parts.extend(model.soft_delete.then_some("soft delete"));
    parts.extend(model.audited.then_some("audited"));
    parts.extend(model.external.then_some("elsewhere"));
    parts.join(" · ")
}

fn row(schema: &Schema, model: &Model, field: &Field) -> Row {
    let is_key = |key: &&ForeignKey| at(key) == Some(field.column.as_str());
    let keys: Vec<&ForeignKey> = model.foreign_keys.iter().filter(is_key).collect();
    let marks =
        [(model.primary_key.columns.contains(&field.column), "PK"), (!keys.is_empty(), "FK"), (field.unique, "UK")];
    let told: Vec<&ForeignKey> = keys.iter().copied().filter(|key| !is_drawn(schema, key)).collect();
    let ty = match told.first() {
        Some(key) => format!("→ {}", key.table),
        None => ty(&field.ty),
    };
    Row {
        marks: marks.into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark).collect(),
        column: field.column.clone(),
        ty,
        required: field.required,
        told: told.into_iter().map(|key| key.name.clone()).collect(),
    }
}

/// The column at which a key's line ends.
fn at(key: &ForeignKey) -> Option<&str> {
    let own = key.columns.iter().find(|column| **column == key.own);
    own.or_else(|| key.columns.last()).map(String::as_str)
}

fn is_drawn(schema: &Schema, key: &ForeignKey) -> bool {
    !key.tenant && schema.find_target(key).is_some()
}

/// A type in a few letters.
fn ty(ty: &Type) -> String {
    let text = match ty {
        Type::String { length } | Type::Char { length } => format!("{}({length})", ty.word()),
        Type::Decimal { precision, scale } => format!("decimal({precision},{scale})"),
        Type::Array(element) => format!("{}[]", element.word()),
        Type::Other { sql } => sql.clone(),
        ty => ty.word().to_owned(),
    };
    if text.chars().count() <= 24 { text } else { text.chars().take(23).chain(['…']).collect() }
}

pub(super) fn edges(schema: &Schema) -> Vec<Edge> {
    let mut out = Vec::new();
    for (child, model) in schema.models.iter().enumerate() {
        for key in model.foreign_keys.iter().filter(|key| !key.tenant) {
            let Some(parent) = schema.find_target(key) else { continue };
            let row = |model: &Model, column: Option<&str>| {
                let at = model.fields.iter().position(|field| Some(field.column.as_str()) == column);
                at.unwrap_or_default()
            };
            let own = at(key);
            let field = own.and_then(|column| model.column(column));
            let whole = |columns: &[String]| columns.iter().all(|column| key.columns.contains(column));
            let single = field.is_some_and(|field| field.unique)
                || whole(&model.primary_key.columns)
                || model.uniques.iter().any(|unique| whole(&unique.columns));
            out.push(Edge {
                name: key.name.clone(),
                child,
                child_row: row(model, own),
                parent: parent.0,
                parent_row: row(schema.model(parent), key.references.last().map(String::as_str)),
                required: field.is_none_or(|field| field.required),
                single,
            });
        }
    }
    out
}
