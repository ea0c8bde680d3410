//! CREATE TABLE, DROP TABLE and columns.

use super::super::dialect::{self, Dialect, identity_unique};
use super::super::existing;
use super::super::types::sql_type;
use super::{Kind, Statement, comment, constraint, index};
use crate::ir::{Field, ForeignKey, Kind as Shape, Model, Role, Schema, Type, Unique, Value};

/// A table with its columns and constraints, one per line; `later` says which foreign keys are added afterwards.
pub(in super::super) fn create(
    dialect: &dyn Dialect,
    schema: &Schema,
    model: &Model,
    later: &dyn Fn(&ForeignKey) -> bool,
) -> Statement {
    let mut lines: Vec<String> = model.fields.iter().map(|field| column(dialect, model, field)).collect();
    lines.extend(index::filter_columns(dialect, model));
    if !model.fields.iter().any(|field| is_identity(model, field) && dialect.identity(model).is_primary_key) {
        lines.push(constraint::primary_key(dialect, model));
    }
    let is_constraint = |unique: &&Unique| unique.filter.is_none() || !dialect.partial_indexes();
    let uniques = model.uniques.iter().filter(is_constraint);
    lines.extend(uniques.map(|unique| constraint::unique(dialect, model, unique)));
    lines.extend(identity_unique(dialect.engine(), model).map(|unique| constraint::unique(dialect, model, &unique)));
    if dialect.indexes_in_table() {
        lines.extend(index::lines(dialect, model));
    }
    let keys = model.foreign_keys.iter().filter(|key| !later(key));
    lines.extend(keys.map(|key| constraint::foreign_key(dialect, schema, model, key)));
    lines.extend(constraint::all_checks(dialect, model).iter().map(|check| constraint::check(dialect, model, check)));
    let table = dialect.table(model);
    let comment = comment::of_table(dialect, model);
    let sql =
        format!("CREATE TABLE {table} (\n    {}\n){}{comment}", lines.join(",\n    "), dialect.table_suffix(model));
    Statement::new(Kind::Table, &model.table, &model.table, sql).undo(format!("DROP TABLE {table}"))
}

/// A column: name, type, NOT NULL, default.
pub(in super::super) fn column(dialect: &dyn Dialect, model: &Model, field: &Field) -> String {
    let ty = match existing::is_one(model) {
        true => existing::stated(dialect.engine(), field),
        false => sql_type(dialect.engine(), &field.ty),
    };
    let mut line = format!("{} {ty}", dialect.quotes().name(&field.column));
    if is_identity(model, field) {
        line.push_str(&dialect.identity(model).words);
    }
    if field.required {
        line.push_str(" NOT NULL");
    }
    if let Some(default) = &field.default {
        line.push_str(" DEFAULT ");
        line.push_str(&default_value(dialect, field, default));
    }
    line.push_str(dialect.on_update(field));
    line.push_str(&comment::of_column(dialect, model, field));
    line
}

fn default_value(dialect: &dyn Dialect, field: &Field, default: &Value) -> String {
    match default {
        Value::Text(_) | Value::Variant(_) => {
            dialect.literal_default(&field.ty, dialect.quotes().text(&dialect::stored_text(field, default)))
        }
        Value::Number(number) => dialect.number(&field.ty, number),
        Value::Boolean(value) => dialect.boolean(*value).to_owned(),
        Value::Now => dialect.default_now(field),
        Value::Sql(sql) => sql.clone(),
    }
}

/// Whether the database numbers this key: a bigint `id` of the table's own. The key of a subtype is its parent's.
pub(in super::super) fn is_identity(model: &Model, field: &Field) -> bool {
    field.role == Role::Key && field.ty == Type::BigInt && field.references.is_none() && model.kind == Shape::Entity
}
