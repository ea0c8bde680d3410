//! Changes to a table that is there: the statements that migrations are planned from. Each carries the statement that takes it back.
//!
//! What an engine cannot do is no statement: the functions say so by an empty list or `None`, and the planner refuses the change.

use super::create;
use super::dialect::{self, Online};
use super::statement::{Kind, Statement, comment, constraint, index, table};
use crate::ir::{Check, Field, ForeignKey, Index, Model, Schema};

/// ALTER TABLE … ADD COLUMN for each of `fields`, which `after` has and `before` has not. Their checks come with the columns on SQLite, where
/// no other statement can add them; elsewhere they are [`add_check`]'s. Triggers that name all columns are made anew.
pub fn add_columns(schema: &Schema, before: &Model, after: &Model, fields: &[&Field]) -> Vec<Statement> {
    let dialect = dialect::of(schema.engine);
    let table = dialect.table(after);
    let add = |field: &&Field| {
        let mut line = table::column(dialect, after, field);
        if !dialect.adds_constraints() {
            let checks = constraint::all_checks(dialect, after);
            let own = checks.iter().filter(|check| check.column.as_ref() == Some(&field.column));
            own.for_each(|check| line.push_str(&format!(" {}", constraint::check(dialect, after, check))));
        }
        let online = dialect.online(Online::Column);
        let undo = format!("ALTER TABLE {table} DROP COLUMN {}{online}", dialect.quotes().name(&field.column));
        let sql = format!("ALTER TABLE {table} ADD COLUMN {line}{online}");
        Statement::new(Kind::Column, &after.table, &field.column, sql).undo(undo)
    };
    let mut out: Vec<Statement> = fields.iter().map(add).collect();
    out.extend(fields.iter().filter_map(|field| comment::on_column(dialect, after, field)));
    if dialect.updated_at_names_columns() {
        out.extend(renewed(dialect.updated_at(before), dialect.updated_at(after)));
    }
    if let Some(log) = schema.audit_log().filter(|_| before.audited && after.audited) {
        let (old, new) = (dialect.audit(before, log), dialect.audit(after, log));
        if old != new {
            out.extend(renewed(old, new));
        }
    }
    out
}

/// Triggers that name columns, dropped and made anew.
fn renewed(old: Vec<Statement>, new: Vec<Statement>) -> Vec<Statement> {
    let dropped = old.into_iter().filter_map(|old| {
        let drop = old.undo.clone()?;
        Some(Statement::new(Kind::Drop, &old.about, &old.name, drop).undo(old.sql))
    });
    dropped.chain(new).collect()
}

/// ALTER TABLE … ADD CONSTRAINT … CHECK; with `not_valid`, old rows are looked at by [`validate`] later. `None`: the engine cannot.
pub fn add_check(schema: &Schema, model: &Model, check: &Check, not_valid: bool) -> Option<Statement> {
    let dialect = Some(dialect::of(schema.engine)).filter(|dialect| dialect.adds_constraints())?;
    let line = constraint::check(dialect, model, check);
    Some(constraint::add(dialect, model, Kind::Check, &check.name, &line, not_valid))
}

/// ALTER TABLE … ADD CONSTRAINT … FOREIGN KEY, with the trigger that its ON DELETE may need. Empty: the engine cannot.
pub fn add_foreign_key(schema: &Schema, model: &Model, key: &ForeignKey, not_valid: bool) -> Vec<Statement> {
    let dialect = dialect::of(schema.engine);
    if !dialect.adds_constraints() {
        return Vec::new();
    }
    let mut out = vec![create::added_key(dialect, schema, model, key, not_valid)];
    out.extend(create::set_null_trigger(dialect, schema, model, key));
    out
}

/// ALTER TABLE … VALIDATE CONSTRAINT: looks at the rows that were there, without locking writers out. `None`: the engine cannot.
pub fn validate(schema: &Schema, model: &Model, constraint: &str) -> Option<Statement> {
    let dialect = Some(dialect::of(schema.engine)).filter(|dialect| dialect.validates_later())?;
    let sql = format!("ALTER TABLE {} VALIDATE CONSTRAINT {}", dialect.table(model), dialect.quotes().name(constraint));
    Some(Statement::new(Kind::Validation, &model.table, constraint, sql))
}

/// The comment of a table, or of a column, becomes that of `after`. `None`: there is no such column.
pub fn comment(schema: &Schema, before: &Model, after: &Model, column: Option<&str>) -> Option<Statement> {
    comment::change(dialect::of(schema.engine), before, after, column)
}

/// CREATE INDEX; `None` where the engine can index none of its columns. `concurrently` is for PostgreSQL: without locking writers out, alone
/// in its file and outside a transaction.
pub fn add_index(schema: &Schema, model: &Model, index: &Index, concurrently: bool) -> Option<Statement> {
    let dialect = dialect::of(schema.engine);
    index::create(dialect, model, index, concurrently && dialect.validates_later())
}
