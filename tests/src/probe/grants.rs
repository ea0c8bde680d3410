//! What roles may do with the rows of a table. On PostgreSQL a probe becomes the role; MySQL and MariaDB add a role's rights to those of who
//! signed in, so there a statement is handed to [`procedure`], which has the role's rights and no others.

use groundplan_schema::ir::{Engine, Model, Role, Scope};

use super::holds::Values;
use super::rows::World;
use super::value::{Val, name};
use super::{Probe, Probes};

/// What the words of a refusal are.
const DENIED: [&str; 2] = ["permission denied", "command denied"];

/// The name of the procedure by which a server of MySQL or MariaDB runs a statement, its argument, with the rights of a role and no others.
pub fn procedure(role: &str) -> String {
    format!("as_{role}")
}

/// A statement as a role runs it, with what comes first.
pub(super) fn by(engine: Engine, role: &str, enter: Option<&str>, sql: &str) -> (Vec<String>, String) {
    if engine == Engine::Postgres {
        return ([become_(role)].into_iter().chain(enter.map(str::to_owned)).collect(), sql.to_owned());
    }
    // Backslashes mean something inside of quotes there.
    let text = sql.replace('\\', "\\\\").replace('\'', "''");
    (Vec::new(), format!("CALL {}('{text}')", name(engine, &procedure(role))))
}

/// `SET LOCAL ROLE`, which the end of the probe takes back.
pub(super) fn become_(role: &str) -> String {
    format!("SET LOCAL ROLE {}", name(Engine::Postgres, role))
}

/// What a role may do with the rows of a table; everybody reads.
#[derive(Clone, Copy)]
struct Rights {
    insert: bool,
    update: bool,
    delete: bool,
}

const ALL: Rights = Rights { insert: true, update: true, delete: true };
const READ: Rights = Rights { insert: false, update: false, delete: false };

/// `enter` is the statement that enters the first tenant, where policies hold the application.
pub(super) fn of<'s>(world: &World<'s>, (app, admin): (&str, &str), enter: Option<&str>, out: &mut Probes) {
    let log = world.schema.audit_log().map(|log| log.table.as_str());
    for model in &world.schema.models {
        let (own, all) = match model.scope {
            // Triggers fill the log, for whoever they run. The administrator removes what is too old.
            _ if log == Some(&model.table) => (READ, Rights { delete: true, ..READ }),
            Scope::Root if enter.is_some() => (Rights { update: true, ..READ }, ALL),
            _ => (ALL, ALL),
        };
        asked(world, model, (app, enter.filter(|_| model.scope != Scope::Global)), own, out);
        asked(world, model, (admin, None), all, out);
    }
    if log.is_some() && world.schema.engine == Engine::Postgres {
        for role in [app, admin] {
            let setup = [become_(role), "CREATE TEMPORARY TABLE forge (id integer)".to_owned()];
            let forged =
                "CREATE TRIGGER forged AFTER INSERT ON forge FOR EACH ROW EXECUTE FUNCTION \"groundplan_audit\"()";
            let name = format!("`{role}` may not write the audit log by a trigger of its own");
            let words = ["permission denied for function groundplan_audit".to_owned()];
            out.all.push(Probe::refused(name, forged.to_owned(), words).after(setup));
        }
    }
    if world.schema.engine != Engine::Postgres {
        out.unasked.push(
            "TRUNCATE as a role: it ends the transaction that the probes stand in, even where it is denied".to_owned(),
        );
    }
}

fn asked<'s>(
    world: &World<'s>,
    model: &'s Model,
    (role, enter): (&str, Option<&str>),
    rights: Rights,
    out: &mut Probes,
) {
    let (engine, table) = (world.schema.engine, &model.table);
    let mut world = world.clone();
    let mut rows = match world.make(model, 0, &Values::new()) {
        Ok(rows) => rows,
        Err(why) => return out.unasked.push(format!("{table}: the rights of `{role}`: {why}")),
    };
    let Some(mut last) = rows.pop() else { return };
    let parents: Vec<String> = rows.iter().map(|row| world.insert(row)).collect();
    let insert = world.insert(&last);
    let mut there: Vec<String> = parents.iter().cloned().chain([insert.clone()]).collect();
    // Inside of a tenant there is no other tenant to change.
    if model.scope == Scope::Root && enter.is_some() {
        let Some(own) = world.rows(table).first().cloned() else { return };
        last.values = own;
        there = Vec::new();
    }
    let mut ask = |what: &str, may: bool, before: Vec<String>, sql: &str, then: Option<(String, &str)>| {
        let (first, sql) = by(engine, role, enter, sql);
        let name = format!("{table}: `{role}` {}{what}", if may { "" } else { "may not " });
        let probe = match then {
            _ if !may => Probe::refused(name, sql, DENIED.map(str::to_owned)),
            Some((query, answer)) => Probe::accepted(name, sql).then(query, answer),
            None => Probe::accepted(name, sql),
        };
        out.all.push(probe.after(before.into_iter().chain(first)));
    };
    let at = world.at(model, &last.values);
    let count = || world.count(model, &at);
    ask("insert", rights.insert, parents, &insert, Some((count(), "1")));
    let read = format!("SELECT 1 FROM {} LIMIT 1", name(engine, table));
    let read = if engine == Engine::Postgres { read } else { format!("DO ({read})") };
    ask("read", true, there.clone(), &read, None);
    let later = Val::Text("2002-02-02 00:00:00.000000".to_owned());
    match model.role(Role::CreatedAt) {
        Some(field) => {
            let update = world.update(model, &last.values, &world.set(model, &field.column, &later));
            let changed = format!("{at} AND {}", world.is(model, &field.column, &later));
            ask("update", rights.update, there.clone(), &update, Some((world.count(model, &changed), "1")));
        }
        None => {
            let Some(field) = model.fields.first() else { return };
            let column = name(engine, &field.column);
            let update = world.update(model, &last.values, &format!("{column} = {column}"));
            ask("update", rights.update, there.clone(), &update, None);
        }
    }
    ask("delete", rights.delete, there, &world.delete(model, &last.values), Some((count(), "0")));
    if engine == Engine::Postgres {
        // No policy holds it back.
        ask("empty the table", false, Vec::new(), &format!("TRUNCATE {}", name(engine, table)), None);
    }
}
