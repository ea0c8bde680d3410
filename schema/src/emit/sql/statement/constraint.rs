//! Named constraints: as lines of a CREATE TABLE, and added to a table that is there.

use super::super::dialect::{Dialect, Online, SetNull, columns, filter_column};
use super::{Kind, Statement};
use crate::condition::Condition;
use crate::ir::{Check, ForeignKey, Model, OnDelete, Schema, Unique};

/// `CONSTRAINT "pk_tasks" PRIMARY KEY (…)`
pub(in super::super) fn primary_key(dialect: &dyn Dialect, model: &Model) -> String {
    let key = &model.primary_key;
    format!("CONSTRAINT {} PRIMARY KEY {}", dialect.quotes().name(&key.name), columns(dialect, &key.columns))
}

/// `CONSTRAINT "uq_users_organization_id_email" UNIQUE (…)`; one with a filter is an index, or has the column that stands for the filter.
pub(in super::super) fn unique(dialect: &dyn Dialect, model: &Model, unique: &Unique) -> String {
    let mut all = unique.columns.clone();
    all.extend(filter_column(dialect.engine(), model, unique));
    format!("CONSTRAINT {} UNIQUE {}", dialect.quotes().name(&unique.name), columns(dialect, &all))
}

/// `CONSTRAINT "fk_tasks_project_id_projects" FOREIGN KEY (…) REFERENCES "projects" (…) ON DELETE …`
pub(in super::super) fn foreign_key(dialect: &dyn Dialect, schema: &Schema, model: &Model, key: &ForeignKey) -> String {
    let quotes = dialect.quotes();
    let table = match schema.find_target(key) {
        Some(id) => dialect.table(schema.model(id)),
        None => quotes.name(&key.table),
    };
    let action = match (key.on_delete, dialect.set_null(schema, model, key)) {
        (OnDelete::Cascade, _) => "CASCADE".to_owned(),
        (OnDelete::Restrict, _) | (OnDelete::SetNull, SetNull::Before) => "RESTRICT".to_owned(),
        (OnDelete::NoAction, _) | (OnDelete::SetNull, SetNull::After) => "NO ACTION".to_owned(),
        (OnDelete::SetDefault, _) => "SET DEFAULT".to_owned(),
        (OnDelete::SetNull, SetNull::Plain) => "SET NULL".to_owned(),
        (OnDelete::SetNull, SetNull::Column) => format!("SET NULL ({})", quotes.name(&key.own)),
    };
    format!(
        "CONSTRAINT {} FOREIGN KEY {} REFERENCES {table} {} ON DELETE {action}",
        quotes.name(&key.name),
        columns(dialect, &key.columns),
        columns(dialect, &key.references),
    )
}

/// `CONSTRAINT "check_tasks_status_enum" CHECK (…)`
pub(in super::super) fn check(dialect: &dyn Dialect, model: &Model, check: &Check) -> String {
    let mut condition = dialect.condition(model, &check.condition);
    // SQL of the user's own may end in a comment, which would swallow the bracket.
    if matches!(check.condition, Condition::Raw(_)) && condition.contains("--") {
        condition.push('\n');
    }
    format!("CONSTRAINT {} CHECK ({condition})", dialect.quotes().name(&check.name))
}

/// The model's checks, then those that only this engine needs and that the model does not have yet.
pub(in super::super) fn all_checks(dialect: &dyn Dialect, model: &Model) -> Vec<Check> {
    let mut all = model.checks.clone();
    for check in dialect.checks(model) {
        if !model.checks.iter().any(|own| own.name == check.name) {
            all.push(check);
        }
    }
    all
}

/// ALTER TABLE … ADD CONSTRAINT of a line made here. With `not_valid`, rows that are there are not looked at, so the lock is short.
pub(in super::super) fn add(
    dialect: &dyn Dialect,
    model: &Model,
    kind: Kind,
    name: &str,
    line: &str,
    not_valid: bool,
) -> Statement {
    let table = dialect.table(model);
    let not_valid = if not_valid && dialect.validates_later() { " NOT VALID" } else { "" };
    let online = dialect.online(Online::Constraint);
    let undo = format!("ALTER TABLE {table} DROP CONSTRAINT {}", dialect.quotes().name(name));
    Statement::new(kind, &model.table, name, format!("ALTER TABLE {table} ADD {line}{not_valid}{online}")).undo(undo)
}
