//! What rows must be to each other: primary keys, uniques, foreign keys and what happens when a parent goes.

use groundplan_schema::ir::{Engine, ForeignKey, Model, OnDelete, Role, Scope};

use super::holds::{Values, holds};
use super::rows::{Held, Row, World, checks, clash, refer, uniques};
use super::value::{Val, name, ordinary};
use super::{Probe, Probes};

pub(super) fn of<'s>(world: &World<'s>, model: &'s Model, out: &mut Probes) {
    for held in uniques(world.schema, model) {
        twins(world, model, &held, out);
    }
    for key in &model.foreign_keys {
        parents(world, model, key, out);
        deletion(world, model, key, out);
    }
}

fn statements(world: &World<'_>, rows: &[Row]) -> Vec<String> {
    rows.iter().map(|row| world.insert(row)).collect()
}

/// How an engine names a unique constraint that is broken.
fn unique_words(engine: Engine, model: &Model, held: &Held) -> String {
    match engine {
        Engine::Postgres => format!("\"{}\"", held.name),
        Engine::Sqlite => {
            let columns: Vec<String> = held.columns.iter().map(|column| format!("{}.{column}", model.table)).collect();
            format!("UNIQUE constraint failed: {}", columns.join(", "))
        }
        Engine::Mysql | Engine::Mariadb if held.name == model.primary_key.name => "PRIMARY".to_owned(),
        Engine::Mysql | Engine::Mariadb => held.name.clone(),
    }
}

/// How an engine names a foreign key that is broken.
fn key_words(engine: Engine, key: &ForeignKey) -> String {
    match engine {
        Engine::Postgres => format!("\"{}\"", key.name),
        Engine::Sqlite => "FOREIGN KEY constraint failed".to_owned(),
        Engine::Mysql | Engine::Mariadb => format!("`{}`", key.name),
    }
}

/// A second row with the same values: refused, and taken where the constraint is not about it.
fn twins<'s>(world: &World<'s>, model: &'s Model, held: &Held, out: &mut Probes) {
    let name = |what: &str| format!("{}: {} {what}", model.table, held.name);
    let mut world = world.clone();
    let (mut first, mut second) = match (world.make(model, 0, &Values::new()), world.make(model, 0, &Values::new())) {
        (Ok(first), Ok(second)) => (first, second),
        (Err(why), _) | (_, Err(why)) => return out.unasked.push(format!("`{}`: {why}", held.name)),
    };
    let (Some(mut one), Some(twin)) = (first.pop(), second.pop()) else { return };
    // An optional column of the constraint must have a value, or NULL keeps the two apart.
    for column in &held.columns {
        let Some(field) = model.column(column) else { continue };
        if one.values.get(column).unwrap_or(&Val::Null) != &Val::Null {
            continue;
        }
        if let Some(key) = model.foreign_keys.iter().find(|key| key.own == *column && !key.tenant) {
            match world.parent(key, 0) {
                Ok((rows, values)) => {
                    first.extend(rows);
                    one.values.extend(values);
                }
                Err(why) => return out.unasked.push(format!("`{}`: {why}", held.name)),
            }
            continue;
        }
        let n = world.fresh();
        let agrees = |value: &Val| {
            let mut row = one.values.clone();
            row.insert(column.clone(), value.clone());
            checks(world.schema, model).iter().all(|check| holds(&check.condition, &row) != Some(false))
        };
        match ordinary(&field.ty, n).into_iter().find(agrees) {
            Some(value) => {
                one.values.insert(column.clone(), value);
            }
            None => return out.unasked.push(name("has a column without a value")),
        }
    }
    twins_of(&world, model, held, (first, one), (second, twin), out);
}

type Made = (Vec<Row>, Row);

fn twins_of<'s>(world: &World<'s>, model: &'s Model, held: &Held, one: Made, twin: Made, out: &mut Probes) {
    let engine = world.schema.engine;
    let name = |what: &str| format!("{}: {} {what}", model.table, held.name);
    let ((before, one), (beside, mut twin)) = (one, twin);
    for column in &held.columns {
        if let Some(value) = one.values.get(column) {
            twin.values.insert(column.clone(), value.clone());
        }
    }
    // The row itself must be one that the tables take.
    let rows = world.rows(&model.table);
    let ours = rows.len().saturating_sub(2);
    let all = uniques(world.schema, model);
    if rows[..ours].iter().any(|row| all.iter().any(|held| clash(held, row, &one.values))) {
        return out.unasked.push(name("meets a row of the base"));
    }
    let fine =
        |row: &Row| checks(world.schema, model).iter().all(|check| holds(&check.condition, &row.values) != Some(false));
    if !fine(&one) || !fine(&twin) {
        return out.unasked.push(name("does not agree with the checks"));
    }
    let broken: Vec<&Held> = all.iter().filter(|held| clash(held, &one.values, &twin.values)).collect();
    let words: Vec<String> = broken.iter().map(|held| unique_words(engine, model, held)).collect();
    let setup: Vec<String> =
        statements(world, &before).into_iter().chain(statements(world, &beside)).chain([world.insert(&one)]).collect();
    out.all.push(Probe::refused(name("has a twin"), world.insert(&twin), words.clone()).after(setup.clone()));

    // Only one column differs: then nothing is in the way.
    for column in &held.columns {
        let tenant = model.tenant_column() == Some(column.as_str());
        if !tenant || held.columns.len() < 2 {
            continue;
        }
        let mut other = world.clone();
        let keys_free = held.columns.iter().all(|column| {
            model.column(column).is_some_and(|field| {
                matches!(field.role, Role::Own | Role::Key | Role::Tenant) && field.references.is_none()
                    || field.role == Role::Tenant
            })
        });
        if !keys_free || broken.len() > 1 {
            continue; // a parent of this tenant cannot be the other's too
        }
        let fixed: Values = held
            .columns
            .iter()
            .filter(|column| model.tenant_column() != Some(column.as_str()))
            .filter_map(|column| Some((column.clone(), one.values.get(column)?.clone())))
            .collect();
        if let Ok(rows) = other.make(model, 1, &fixed) {
            let mut all: Vec<String> = setup.clone();
            all.extend(statements(&other, &rows));
            let last = all.pop().unwrap_or_default();
            out.all.push(Probe::accepted(name("has a twin in another tenant"), last).after(all));
        }
    }
    living(world, model, held, &Pair { setup: &setup, one: &one, twin: &twin, words: &words }, out);
}

/// Two rows that cannot both live, and how the server says so.
struct Pair<'a> {
    setup: &'a [String],
    one: &'a Row,
    twin: &'a Row,
    words: &'a [String],
}

/// A dead row takes no value away, until it is to live again.
fn living<'s>(world: &World<'s>, model: &'s Model, held: &Held, pair: &Pair<'_>, out: &mut Probes) {
    let Pair { setup, one, twin, words } = *pair;
    let (Some(_), Some(deleted_at)) = (&held.filter, model.role(Role::DeletedAt)) else { return };
    let dead = Val::Text("2026-01-01 00:00:00.000000".to_owned());
    let mut buried = one.values.clone();
    buried.insert(deleted_at.column.clone(), dead.clone());
    // Another constraint may count the dead too.
    if uniques(world.schema, model).iter().any(|held| clash(held, &buried, &twin.values)) {
        return;
    }
    let die = world.update(model, &one.values, &world.set(model, &deleted_at.column, &dead));
    let live = world.update(model, &one.values, &world.set(model, &deleted_at.column, &Val::Null));
    let first = || setup.iter().cloned().chain([die.clone()]);
    let name = |what: &str| format!("{}: {} {what}", model.table, held.name);
    out.all.push(Probe::accepted(name("has a dead twin"), world.insert(twin)).after(first()));
    let again = Probe::refused(name("has a twin that lives again"), live, words.to_vec());
    out.all.push(again.after(first().chain([world.insert(twin)])));
}

/// A parent that is not there, and one of another tenant.
fn parents<'s>(world: &World<'s>, model: &'s Model, key: &'s ForeignKey, out: &mut Probes) {
    let engine = world.schema.engine;
    let at = format!("{}: {}", model.table, key.name);
    let Some(parent) = world.schema.find_table(&key.table).map(|id| world.schema.model(id)) else {
        return out.unasked.push(format!("{at}: `{}` is not in the schema", key.table));
    };
    let mut nobody = world.clone();
    let Ok(mut rows) = nobody.make(model, 0, &Values::new()) else { return };
    let missing = nobody.fresh() + 900_000;
    let words = vec![key_words(engine, key)];
    if let Some(last) = rows.last_mut() {
        last.values.insert(key.own.clone(), Val::Key(missing));
    }
    let mut all = statements(&nobody, &rows);
    let sql = all.pop().unwrap_or_default();
    // Without its tenant a row has no parents of that tenant either; which key speaks first is the engine's choice.
    let words = if key.tenant { model.foreign_keys.iter().map(|key| key_words(engine, key)).collect() } else { words };
    out.all.push(Probe::refused(format!("{at} refers to nothing"), sql, words).after(all));

    // The rest of a row that refers to a stranger is right: only the tenant tells them apart.
    let crosses = model.scope == Scope::Tenant && parent.scope == Scope::Tenant && !key.tenant && key.columns.len() > 1;
    if crosses {
        let mut other = world.clone();
        let stranger = other.parent(key, 1);
        let own = other.make(model, 0, &Values::new());
        if let (Ok((strangers, values)), Ok(mut rows)) = (stranger, own) {
            if let (Some(last), Some(value)) = (rows.last_mut(), values.get(&key.own)) {
                last.values.insert(key.own.clone(), value.clone());
            }
            let mut all: Vec<String> =
                statements(&other, &strangers).into_iter().chain(statements(&other, &rows)).collect();
            let sql = all.pop().unwrap_or_default();
            let probe = Probe::refused(format!("{at} refers to another tenant's row"), sql, [key_words(engine, key)]);
            out.all.push(probe.after(all));
        }
    }
}

/// A parent goes.
fn deletion<'s>(world: &World<'s>, model: &'s Model, key: &'s ForeignKey, out: &mut Probes) {
    let engine = world.schema.engine;
    let at = format!("{}: {}", model.table, key.name);
    let Some(parent) = world.schema.find_table(&key.table).map(|id| world.schema.model(id)) else { return };
    let mut world = world.clone();
    let mut all = Vec::new();
    let gone = if key.tenant {
        // The tenants are there; a new one has no other rows.
        let Ok(rows) = world.make(parent, 0, &Values::new()) else { return };
        let Some(row) = rows.last().cloned() else { return };
        all.extend(statements(&world, &rows));
        row.values
    } else {
        match world.parent(key, 0) {
            Ok((rows, _)) => {
                all.extend(statements(&world, &rows));
                match rows.last() {
                    Some(row) => row.values.clone(),
                    None => return,
                }
            }
            Err(why) => return out.unasked.push(format!("{at}: {why}")),
        }
    };
    let fixed = refer(key, &gone);
    if key.tenant {
        // A child of the new tenant would need parents there; one without keys to others shows it.
        if model
            .foreign_keys
            .iter()
            .any(|other| !other.tenant && model.column(&other.own).is_some_and(|field| field.required))
        {
            return out.unasked.push(format!("{at} loses its row: the keys of the row's parents speak, too"));
        }
    }
    let Ok(rows) = world.make(model, 0, &fixed) else { return };
    let Some(child) = rows.last().cloned() else { return };
    all.extend(statements(&world, &rows));
    // What was written of the row refers to the tenant, too, under RESTRICT, and would speak in the key's place.
    let log = world.schema.audit_log().filter(|_| model.audited && key.tenant);
    let log_key = log.and_then(|log| Some((log, log.foreign_keys.iter().find(|key| key.tenant)?)));
    if let Some((log, log_key)) = log_key {
        let entries = world.is(log, &log_key.own, child.values.get(&key.own).unwrap_or(&Val::Null));
        all.push(format!("DELETE FROM {} WHERE {entries}", name(engine, &log.table)));
    }
    let delete = world.delete(parent, &gone);
    let here = world.at(model, &child.values);
    let what = format!("{at} loses its row ({})", key.on_delete.word());
    let probe = match key.on_delete {
        OnDelete::Restrict | OnDelete::NoAction => Probe::refused(what, delete, [key_words(engine, key)]),
        // That the row goes with its tenant is written, too, and the tenant of that entry is gone.
        OnDelete::Cascade if log_key.is_some() => {
            Probe::refused(what, delete, log_key.map(|(_, log_key)| key_words(engine, log_key)))
        }
        OnDelete::Cascade => Probe::accepted(what, delete).then(world.count(model, &here), "0"),
        OnDelete::SetNull => {
            let null = format!("{here} AND {}", world.is(model, &key.own, &Val::Null));
            Probe::accepted(what, delete).then(world.count(model, &null), "1")
        }
        OnDelete::SetDefault => return out.unasked.push(format!("{at}: SET DEFAULT")),
    };
    out.all.push(probe.after(all));
}
