//! What is written of a change: one entry in the audit log for each row that is made, changed or deleted, whoever does it, and none where
//! nothing changes.

use groundplan_schema::ir::{Engine, Field, Model, Role};

use super::grants::by;
use super::holds::Values;
use super::rows::World;
use super::value::{Val, name};
use super::{Probe, Probes};

/// `app` is the role of the application, with the statement that enters the first tenant where policies hold it.
pub(super) fn of<'s>(world: &World<'s>, model: &'s Model, app: Option<(&str, Option<&str>)>, out: &mut Probes) {
    let Some(log) = world.schema.audit_log().filter(|_| model.audited) else { return };
    let (engine, table) = (world.schema.engine, &model.table);
    let mut world = world.clone();
    let rows = match world.make(model, 0, &Values::new()) {
        Ok(rows) => rows,
        Err(why) => return out.unasked.push(format!("{table}: what is written of a change: {why}")),
    };
    let Some((last, before)) = rows.split_last() else { return };
    let before: Vec<String> = before.iter().map(|row| world.insert(row)).collect();
    let insert = world.insert(last);

    // A log of several kinds of keys names its records by text, whose form is the engine's; then other rows of the table count, too.
    let key = model.own_key();
    let named = key.zip(log.column("record_id")).filter(|(key, record)| key.ty == record.ty);
    let others = world.rows(table).len();
    let entries = |action: &str, data: &str| {
        let text = |column: &str, value: &str| world.is(log, column, &Val::Text(value.to_owned()));
        let mut conditions = vec![text("table_name", table), text("action", action), data.to_owned()];
        if let Some((key, _)) = named {
            conditions.push(world.is(log, "record_id", last.values.get(&key.column).unwrap_or(&Val::Null)));
        }
        if let Some((theirs, own)) = log.tenant_column().zip(model.tenant_column()).filter(|_| named.is_some()) {
            conditions.push(world.is(log, theirs, last.values.get(own).unwrap_or(&Val::Null)));
        }
        world.count(log, &conditions.join(" AND "))
    };
    let inserted = || {
        let made = if named.is_some() { 1 } else { others };
        (entries("insert", "old_data IS NULL AND new_data IS NOT NULL"), made.to_string())
    };
    let Probes { all, unasked, .. } = out;
    let mut ask = |what: &str, setup: Vec<String>, sql: String, (query, answer): (String, String)| {
        all.push(Probe::accepted(format!("{table}: {what}"), sql).after(setup).then(query, answer));
    };
    ask("a new row is written down", before.clone(), insert.clone(), inserted());
    if let Some((role, enter)) = app {
        let (first, sql) = by(engine, role, enter, &insert);
        let setup = before.iter().cloned().chain(first).collect();
        ask("a new row of the application is written down", setup, sql, inserted());
    }
    let there: Vec<String> = before.iter().cloned().chain([insert.clone()]).collect();
    let both = || entries("update", "old_data IS NOT NULL AND new_data IS NOT NULL");
    match model.role(Role::CreatedAt) {
        Some(field) => {
            let later = Val::Text("2002-02-02 00:00:00.000000".to_owned());
            let change = world.update(model, &last.values, &world.set(model, &field.column, &later));
            ask("a change is written down once", there.clone(), change, (both(), "1".to_owned()));
            let column = name(engine, &field.column);
            let same = world.update(model, &last.values, &format!("{column} = {column}"));
            ask("what changes nothing is not written down", there.clone(), same, (both(), "0".to_owned()));
        }
        None => unasked.push(format!("{table}: no column whose change could be written down")),
    }
    let gone = (entries("delete", "old_data IS NOT NULL AND new_data IS NULL"), "1".to_owned());
    ask("a deleted row is written down", there, world.delete(model, &last.values), gone);
    let hidden =
        |field: &Field| field.pii.is_some() && last.values.get(&field.column).is_some_and(|value| *value != Val::Null);
    if named.is_some() && model.fields.iter().any(hidden) {
        let text = if matches!(engine, Engine::Mysql | Engine::Mariadb) { "CHAR" } else { "TEXT" };
        let marked = entries("insert", &format!("CAST(new_data AS {text}) LIKE '%[changed]%'"));
        ask("personal data is marked and not copied", before, insert, (marked, "1".to_owned()));
    }
}
