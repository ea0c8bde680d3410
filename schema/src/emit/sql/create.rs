//! New tables, with all that belongs to them.

use super::dialect::{self, Dialect, SetNull};
use super::existing;
use super::order::order;
use super::statement::{Kind, Statement, comment, constraint, index, table};
use crate::ir::{ForeignKey, Model, ModelId, OnDelete, Schema};

/// Everything that the tables need for which `keep` holds, in an order in which it can run; the tables that they refer to are among them or
/// are there already. Taken back in the contrary order.
///
/// First the functions that triggers share (a migration leaves out those that the schema before had), then each table with its indexes,
/// triggers, policies and grants, then what needs two tables: the foreign keys that close a circle, triggers on the other table, and those that write the audit log.
pub fn tables(schema: &Schema, keep: impl Fn(&Model) -> bool) -> Vec<Statement> {
    let dialect = dialect::of(schema.engine);
    let mut out = existing::statements(schema, &keep);
    let order = order(schema, |model| keep(model) && !existing::is_one(model));
    let models: Vec<&Model> = order.tables.iter().map(|id| schema.model(*id)).collect();
    out.extend(dialect.functions(&models));
    for (id, model) in order.tables.iter().zip(&models) {
        let is_later = |key: &ForeignKey| dialect.adds_constraints() && is_later(&order.later, *id, model, key);
        out.push(table::create(dialect, schema, model, &is_later));
        if !dialect.indexes_in_table() {
            out.extend(indexes(dialect, model));
        }
        out.extend(comment::on_table(dialect, model));
        out.extend(dialect.updated_at(model));
        out.extend(dialect.access(schema, model));
    }
    for (id, model) in order.tables.iter().zip(&models) {
        for key in &model.foreign_keys {
            if dialect.adds_constraints() && is_later(&order.later, *id, model, key) {
                out.push(added_key(dialect, schema, model, key, false));
            }
            out.extend(set_null_trigger(dialect, schema, model, key));
        }
    }
    if let Some(log) = schema.audit_log() {
        if models.iter().any(|model| model.table == log.table) {
            out.extend(dialect.audit_log(log));
        }
        let audited = models.iter().filter(|model| model.audited);
        out.extend(audited.flat_map(|model| dialect.audit(model, log)));
    }
    out
}

fn is_later(later: &[(ModelId, usize)], id: ModelId, model: &Model, key: &ForeignKey) -> bool {
    later.iter().any(|(of, at)| *of == id && model.foreign_keys.get(*at) == Some(key))
}

/// Uniques that have a filter, then the indexes.
fn indexes(dialect: &dyn Dialect, model: &Model) -> Vec<Statement> {
    let uniques = model.uniques.iter().filter(|unique| unique.filter.is_some());
    let uniques = uniques.map(|unique| index::unique(dialect, model, unique));
    uniques.chain(model.indexes.iter().filter_map(|one| index::create(dialect, model, one, false))).collect()
}

/// ALTER TABLE … ADD CONSTRAINT … FOREIGN KEY.
pub(super) fn added_key(
    dialect: &dyn Dialect,
    schema: &Schema,
    model: &Model,
    key: &ForeignKey,
    not_valid: bool,
) -> Statement {
    let line = constraint::foreign_key(dialect, schema, model, key);
    constraint::add(dialect, model, Kind::ForeignKey, &key.name, &line, not_valid)
}

/// The trigger on the other table, where ON DELETE SET NULL needs one.
pub(super) fn set_null_trigger(
    dialect: &dyn Dialect,
    schema: &Schema,
    model: &Model,
    key: &ForeignKey,
) -> Vec<Statement> {
    let Some(parent) = schema.find_target(key).map(|id| schema.model(id)) else { return Vec::new() };
    match dialect.set_null(schema, model, key) {
        when @ (SetNull::Before | SetNull::After) if key.on_delete == OnDelete::SetNull => {
            dialect.null_on_delete(key, model, parent, when)
        }
        _ => Vec::new(),
    }
}
