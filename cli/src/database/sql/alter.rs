//! ALTER TABLE, COMMENT ON and DROP: what a dump says behind its tables, and what migrations say in order.

use crate::database::tables::{Named, Table, Tables};
use groundplan_schema::ir::Generated;
use groundplan_schema::text::Spanned as Said;
use sqlparser::ast::{
    AlterColumnOperation, AlterTable, AlterTableOperation, CommentObject, Ident, ObjectName, ObjectType,
    RenameTableNameKind, Spanned,
};

use super::place::Place;
use super::{Fault, HELP, ORDER, create};

pub(super) fn table(tables: &mut Tables, place: &Place<'_>, parsed: &AlterTable) -> Result<(), Fault> {
    let named = place.named(&parsed.name).ok_or_else(|| Fault::new(place.first(), "this table has no name", HELP))?;
    let Some(at) = tables.find(&named) else {
        if parsed.if_exists {
            return Ok(());
        }
        let name = &named.name.value;
        return Err(Fault::new(named.name.span, format!("no CREATE TABLE above makes `{name}`"), ORDER));
    };
    for operation in &parsed.operations {
        self::operation(tables, at, place, &named, operation)?;
    }
    Ok(())
}

fn operation(
    tables: &mut Tables,
    at: usize,
    place: &Place<'_>,
    named: &Named,
    operation: &AlterTableOperation,
) -> Result<(), Fault> {
    use AlterTableOperation as Op;
    let table = &mut tables.tables[at];
    match operation {
        Op::AddConstraint { constraint, not_valid } => {
            create::constraint(table, place, constraint)?;
            if *not_valid {
                let hint = "not read: that a constraint is not asked of the rows that are there (`NOT VALID`)";
                create::unread(table, place.span(constraint.span()), "NOT VALID".to_owned(), hint);
            }
        }
        Op::AddColumn { if_not_exists, column_def, .. } => {
            let name = place.ident(&column_def.name);
            if !(*if_not_exists && find(table, &name).is_some()) {
                create::column(table, place, column_def)?;
            }
        }
        Op::EnableRowLevelSecurity => table.row_security.get_or_insert_default().enabled = true,
        Op::DisableRowLevelSecurity => table.row_security.get_or_insert_default().enabled = false,
        Op::ForceRowLevelSecurity => table.row_security.get_or_insert_default().forced = true,
        Op::NoForceRowLevelSecurity => table.row_security.get_or_insert_default().forced = false,
        Op::AlterColumn { column_name, op } => {
            let column = column(table, place, column_name)?;
            let column = &mut table.columns[column];
            match op {
                AlterColumnOperation::SetNotNull => column.required = true,
                AlterColumnOperation::DropNotNull => column.required = false,
                AlterColumnOperation::SetDefault { value } => create::default(column, place, value),
                AlterColumnOperation::DropDefault => column.default = None,
                AlterColumnOperation::SetDataType { data_type, .. } => create::retype(column, place, data_type),
                AlterColumnOperation::AddGenerated { .. } => {
                    column.generated = Some(Generated::Identity);
                    column.required = true;
                }
            }
        }
        Op::ModifyColumn { col_name, data_type, options, .. } => {
            changed(table, place, col_name, col_name, data_type, options)?;
        }
        Op::ChangeColumn { old_name, new_name, data_type, options, .. } => {
            changed(table, place, old_name, new_name, data_type, options)?;
        }
        Op::DropColumn { column_names, if_exists, .. } => {
            for ident in column_names {
                let name = place.ident(ident);
                match find(table, &name) {
                    Some(column) => forget(table, column, &name),
                    None if *if_exists => {}
                    None => return Err(unknown(table, place, ident)),
                }
            }
        }
        Op::RenameColumn { old_column_name, new_column_name } => {
            let old = column(table, place, old_column_name)?;
            let before = table.columns[old].name.value.clone();
            table.columns[old].name = place.said(new_column_name);
            rename(table, &before, &place.ident(new_column_name));
        }
        Op::RenameTable { table_name: RenameTableNameKind::As(name) | RenameTableNameKind::To(name) } => {
            let Some(new) = place.named(name) else { return Ok(()) };
            let before = std::mem::replace(&mut table.name, new.name.clone()).value;
            for key in tables.tables.iter_mut().flat_map(|table| &mut table.keys) {
                if key.table.name.value == before {
                    key.table.name.value.clone_from(&new.name.value);
                }
            }
        }
        Op::DropConstraint { name, .. } | Op::DropForeignKey { name, .. } | Op::DropIndex { name } => {
            let name = place.ident(name);
            let other = |own: &Option<String>| own.as_ref().is_none_or(|own| !own.eq_ignore_ascii_case(&name));
            table.uniques.retain(|key| other(&key.name));
            table.indexes.retain(|index| other(&index.name));
            table.checks.retain(|check| other(&check.name));
            table.keys.retain(|key| other(&key.name));
            if table.primary_key.as_ref().is_some_and(|key| !other(&key.name)) {
                table.primary_key = None;
            }
        }
        Op::DropPrimaryKey { .. } => table.primary_key = None,
        Op::RenameConstraint { old_name, new_name } => {
            let (old, new) = (place.ident(old_name), place.ident(new_name));
            let uniques = table.uniques.iter_mut().chain(&mut table.primary_key).map(|key| &mut key.name);
            let checks = table.checks.iter_mut().map(|check| &mut check.name);
            let keys = table.keys.iter_mut().map(|key| &mut key.name);
            for name in uniques.chain(checks).chain(keys).filter(|name| name.as_deref() == Some(&old)) {
                *name = Some(new.clone());
            }
        }
        // Who owns it, how it is stored and copied, and what is already promised.
        Op::OwnerTo { .. }
        | Op::ReplicaIdentity { .. }
        | Op::AutoIncrement { .. }
        | Op::Algorithm { .. }
        | Op::Lock { .. }
        | Op::ValidateConstraint { .. }
        | Op::EnableTrigger { .. }
        | Op::DisableTrigger { .. }
        | Op::SetOptionsParens { .. }
        | Op::SetLogged
        | Op::SetUnlogged => {}
        other => {
            let message = format!("`ALTER TABLE {} {other}` is not read", named.name.value);
            return Err(Fault::new(place.span(other.span()), message, HELP));
        }
    }
    Ok(())
}

fn find(table: &Table, name: &str) -> Option<usize> {
    table.columns.iter().position(|column| column.name.value.eq_ignore_ascii_case(name))
}

fn column(table: &Table, place: &Place<'_>, ident: &Ident) -> Result<usize, Fault> {
    find(table, &place.ident(ident)).ok_or_else(|| unknown(table, place, ident))
}

fn unknown(table: &Table, place: &Place<'_>, ident: &Ident) -> Fault {
    let message = format!("`{}` has no column `{}`", table.name.value, place.ident(ident));
    Fault::new(
        place.span(ident.span),
        message,
        "correct the name, or put the statement that makes the column before it",
    )
}

fn changed(
    table: &mut Table,
    place: &Place<'_>,
    old: &Ident,
    new: &Ident,
    data_type: &sqlparser::ast::DataType,
    options: &[sqlparser::ast::ColumnOption],
) -> Result<(), Fault> {
    let at = column(table, place, old)?;
    let before = table.columns[at].name.value.clone();
    let name: Said<String> = place.said(new);
    let column = &mut table.columns[at];
    column.name = name.clone();
    // MySQL takes the new words for the whole: what they leave out is gone.
    (column.required, column.default, column.generated) = (false, None, None);
    create::retype(column, place, data_type);
    rename(table, &before, &name.value);
    for option in options {
        create::option(table, place, &name, None, option)?;
    }
    create::required(table);
    Ok(())
}

fn rename(table: &mut Table, before: &str, after: &str) {
    let keys = table.uniques.iter_mut().chain(&mut table.primary_key).flat_map(|key| &mut key.columns);
    let indexes = table.indexes.iter_mut().flat_map(|index| index.columns.iter_mut().chain(&mut index.include));
    let foreign = table.keys.iter_mut().flat_map(|key| &mut key.columns);
    for column in keys.chain(indexes).chain(foreign).filter(|column| *column == before) {
        after.clone_into(column);
    }
}

/// A column goes with what names it.
fn forget(table: &mut Table, at: usize, name: &str) {
    table.columns.remove(at);
    let has = |columns: &[String]| columns.iter().any(|column| column.eq_ignore_ascii_case(name));
    table.uniques.retain(|key| !has(&key.columns));
    table.indexes.retain(|index| !has(&index.columns));
    table.keys.retain(|key| !has(&key.columns));
    table.checks.retain(|check| !check.condition.columns().iter().any(|column| column.eq_ignore_ascii_case(name)));
    if table.primary_key.as_ref().is_some_and(|key| has(&key.columns)) {
        table.primary_key = None;
    }
}

pub(super) fn comment(
    tables: &mut Tables,
    place: &Place<'_>,
    object: &CommentObject,
    name: &ObjectName,
    comment: Option<&str>,
) -> Result<(), Fault> {
    let missing = || {
        Fault::new(place.span(name.span()), format!("this comment is on `{name}`, which nothing above it makes"), ORDER)
    };
    let text = comment.map(str::to_owned);
    if *object == CommentObject::Table {
        let named = place.named(name).ok_or_else(missing)?;
        // A comment on a view, which was skipped, says TABLE nowhere; so the table must be there.
        let at = tables.find(&named).ok_or_else(missing)?;
        tables.tables[at].comment = text;
        return Ok(());
    }
    let mut path = name.clone();
    let last = path.0.pop().ok_or_else(missing)?;
    let column = last.as_ident().map(|ident| place.ident(ident)).ok_or_else(missing)?;
    let named = place.named(&path).ok_or_else(missing)?;
    // Columns of views have comments too, and views are skipped.
    let Some(at) = tables.find(&named) else { return Ok(()) };
    let found = find(&tables.tables[at], &column).ok_or_else(missing)?;
    tables.tables[at].columns[found].comment = text;
    Ok(())
}

pub(super) fn drop(
    tables: &mut Tables,
    place: &Place<'_>,
    object: &ObjectType,
    names: &[ObjectName],
    of: Option<&ObjectName>,
) {
    for named in names.iter().filter_map(|name| place.named(name)) {
        match object {
            ObjectType::Table => {
                if let Some(at) = tables.find(&named) {
                    tables.tables.remove(at);
                }
            }
            ObjectType::Index => {
                let own = of.and_then(|name| place.named(name)).and_then(|table| tables.find(&table));
                let all = tables.tables.iter_mut().enumerate().filter(|(at, _)| own.is_none_or(|own| own == *at));
                for (_, table) in all {
                    let other = |name: &Option<String>| name.as_deref() != Some(named.name.value.as_str());
                    table.indexes.retain(|index| other(&index.name));
                    table.uniques.retain(|key| other(&key.name));
                }
            }
            _ => {}
        }
    }
}

/// An index, and the unique or primary key that it holds, is called otherwise.
pub(super) fn rename_index(tables: &mut Tables, place: &Place<'_>, old: &ObjectName, new: &ObjectName) {
    let (Some(old), Some(new)) = (place.named(old), place.named(new)) else { return };
    for table in &mut tables.tables {
        let keys = table.uniques.iter_mut().chain(&mut table.primary_key).map(|key| &mut key.name);
        let names = keys.chain(table.indexes.iter_mut().map(|index| &mut index.name));
        for name in names.filter(|name| name.as_deref() == Some(old.name.value.as_str())) {
            *name = Some(new.name.value.clone());
        }
    }
}
