//! Which changes can be planned yet. What cannot is refused as a whole: half a migration is worse than none.

use super::change::{Change, Part};
use crate::condition::Condition;
use crate::ir::{Check, Engine, Field, Index, IndexPurpose, Model, Role, Schema, Value};

/// Why a change cannot be planned yet; `None`: it can.
pub fn not_planned_yet(change: &Change, before: &Schema, after: &Schema) -> Option<String> {
    if let Some((old, new)) = renamed(change, before, after) {
        return Some(format!("`{old}` is called `{new}` now, and renames are not planned yet"));
    }
    match change {
        Change::NewTable { .. } => None,
        Change::NewColumn { table, column } => {
            let (model, field) = (model(after, table)?, model(after, table)?.column(column)?);
            new_column(model, field, after.engine)
        }
        Change::NewPart { part: Part::Index, .. } | Change::CommentChanged { .. } => None,
        Change::NewPart { table, part: Part::Check, name } => {
            let (old, model) = (model(before, table)?, model(after, table)?);
            let check = model.checks.iter().find(|check| check.name == *name)?;
            new_check(old, check, after.engine)
        }
        Change::NewPart { table, part: Part::ForeignKey, name } => {
            let (old, model) = (model(before, table)?, model(after, table)?);
            let key = model.foreign_keys.iter().find(|key| key.name == *name)?;
            let optional = model.column(&key.own).is_some_and(|field| !field.required && field.default.is_none());
            let is_new = old.column(&key.own).is_none();
            (!(is_new && optional)).then(|| "the rows that are there may break it".to_owned())
        }
        Change::NewPart { .. } => Some("the rows that are there may break it".to_owned()),
        Change::TableGone { .. } | Change::ColumnGone { .. } => {
            Some("its data would be lost; a drop or a rename is never inferred".to_owned())
        }
        Change::PartGone { table, part: Part::Index, name } if is_superseded(table, name, before, after) => None,
        Change::PartGone { .. } | Change::PartChanged { .. } => {
            Some("what is there is only ever added to in this release".to_owned())
        }
        Change::TableChanged { .. } | Change::ColumnChanged { .. } | Change::SettingChanged { .. } => {
            Some("it touches rows and programs that are there".to_owned())
        }
    }
}

/// The old and the new name, where `renamed_from` makes this change one half of a rename.
fn renamed(change: &Change, before: &Schema, after: &Schema) -> Option<(String, String)> {
    match change {
        Change::NewTable { table } => {
            let old = model(after, table)?.renamed_from.as_ref()?;
            model(before, old).map(|_| (old.clone(), table.clone()))
        }
        Change::TableGone { table } => {
            let new = after.models.iter().find(|model| model.renamed_from.as_ref() == Some(table))?;
            Some((table.clone(), new.table.clone()))
        }
        Change::NewColumn { table, column } => {
            let old = model(after, table)?.column(column)?.renamed_from.as_ref()?;
            model(before, table)?.column(old).map(|_| (old.clone(), column.clone()))
        }
        Change::ColumnGone { table, column } => {
            let new = model(after, table)?.fields.iter().find(|field| field.renamed_from.as_ref() == Some(column))?;
            Some((column.clone(), new.column.clone()))
        }
        _ => None,
    }
}

fn model<'a>(schema: &'a Schema, table: &str) -> Option<&'a Model> {
    schema.find_table(table).map(|id| schema.model(id))
}

/// Whether an index that only served a foreign key is gone because another one of the schema begins with its columns.
fn is_superseded(table: &str, name: &str, before: &Schema, after: &Schema) -> bool {
    let old = model(before, table).and_then(|model| model.indexes.iter().find(|index| index.name == name));
    let (Some(old), Some(model)) = (old, model(after, table)) else { return false };
    let serves = |index: &Index| index.filter.is_none() && index.method == old.method;
    old.purpose == IndexPurpose::ForeignKey
        && model.indexes.iter().any(|index| serves(index) && index.columns.starts_with(&old.columns))
}

fn new_column(model: &Model, field: &Field, engine: Engine) -> Option<String> {
    let is_key = model.primary_key.columns.contains(&field.column);
    if is_key || !matches!(field.role, Role::Own | Role::ForeignKey | Role::CreatedAt | Role::DeletedAt | Role::Version)
    {
        return Some("the rows that are there need a value of their own in it".to_owned());
    }
    let is_reference = model.foreign_key(&field.column).is_some();
    match &field.default {
        None if field.required => {
            return Some("it is required, and the rows that are there have no value for it".to_owned());
        }
        Some(Value::Sql(_)) => return Some("nobody knows whether its default is the same for all rows".to_owned()),
        Some(Value::Now) if engine == Engine::Sqlite => {
            return Some("SQLite adds no column whose default is a time to a table with rows".to_owned());
        }
        Some(_) if is_reference => return Some("the rows that are there would refer to its default".to_owned()),
        _ => {}
    }
    (engine == Engine::Sqlite && is_reference)
        .then(|| "SQLite adds no composite foreign key to a table that is there".to_owned())
}

fn new_check(before: &Model, check: &Check, engine: Engine) -> Option<String> {
    let is_new = |column: &str| before.column(column).is_none();
    // Nobody can say which columns raw SQL is about, unless the check stands at one.
    let raw = matches!(check.condition, Condition::Raw(_));
    let about_new = match &check.column {
        Some(column) => is_new(column),
        None => !raw && check.condition.columns().into_iter().any(is_new),
    };
    if !about_new {
        return Some("the rows that are there may break it".to_owned());
    }
    // On SQLite a check can only come with its column.
    (engine == Engine::Sqlite && check.column.is_none())
        .then(|| "SQLite adds no check over several columns to a table that is there".to_owned())
}
