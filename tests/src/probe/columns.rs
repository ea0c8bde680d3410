//! What one row must be: checks, ranges, lengths, values, NOT NULL, defaults, and the times.

use groundplan_schema::ir::{Engine, Field, Model, Role, Type, Value};

use super::holds::{Values, holds};
use super::rows::{Row, World, checks, clash, is_automatic, is_numbered, uniques};
use super::value::{Val, edges, name as quoted, numbers, ordinary, type_takes};
use super::{Probe, Probes};

/// What engines say of a value that its type does not take.
const TYPE_WORDS: [&str; 13] = [
    "too long",
    "out of range",
    "Out of range",
    "overflow",
    "cannot store",
    "invalid input",
    "malformed array",
    "Incorrect",
    "Invalid JSON",
    "Data truncated",
    "CONSTRAINT",
    "numeric field",
    "not accepted",
];

pub(super) fn of<'s>(world: &World<'s>, model: &'s Model, out: &mut Probes) {
    for field in model.fields.iter().filter(|field| matches!(field.role, Role::CreatedAt | Role::UpdatedAt)) {
        required(world, model, field, out);
    }
    for field in model.fields.iter().filter(|field| !is_automatic(field)) {
        required(world, model, field, out);
        if matches!(field.role, Role::Own) {
            values(world, model, field, out);
            default(world, model, field, out);
        }
        if is_numbered(model, field) {
            numbered(world, model, field, out);
        }
    }
    compared(world, model, out);
    broken_once(world, model, out);
    times(world, model, out);
}

/// A row in the first tenant; the last of the statements inserts it.
fn row<'s>(world: &World<'s>, model: &'s Model, fixed: &Values, out: &mut Probes) -> Option<(World<'s>, Vec<Row>)> {
    let mut world = world.clone();
    match world.make(model, 0, fixed) {
        Ok(rows) => Some((world, rows)),
        Err(why) => {
            out.unasked.push(why);
            None
        }
    }
}

/// The statements of all rows but the last, and the last one.
fn split(world: &World<'_>, rows: &[Row]) -> (Vec<String>, String) {
    let mut all: Vec<String> = rows.iter().map(|row| world.insert(row)).collect();
    let last = all.pop().unwrap_or_default();
    (all, last)
}

fn required<'s>(world: &World<'s>, model: &'s Model, field: &'s Field, out: &mut Probes) {
    let at = format!("{}.{}", model.table, field.column);
    let Some((world, mut rows)) = row(world, model, &Values::new(), out) else { return };
    let Some(last) = rows.last_mut() else { return };
    last.values.insert(field.column.clone(), Val::Null);
    let fine = checks(world.schema, model).iter().all(|check| holds(&check.condition, &last.values) != Some(false));
    let (setup, sql) = split(&world, &rows);
    if field.required {
        // A key that the database counts is counted where NULL is given (MySQL, MariaDB, SQLite).
        if is_numbered(model, field) && world.schema.engine != Engine::Postgres {
            return;
        }
        let mut words = null_words(model, field).to_vec();
        // SQLite numbers an INTEGER PRIMARY KEY where NULL is given, whatever NOT NULL says; the key to the parent refuses that number.
        if world.schema.engine == Engine::Sqlite && field.role == Role::Key && field.ty == Type::BigInt {
            words.push("FOREIGN KEY constraint failed".to_owned());
        }
        out.all.push(Probe::refused(format!("{at} is NULL"), sql, words).after(setup));
    } else if fine {
        out.all.push(Probe::accepted(format!("{at} may be NULL"), sql).after(setup));
    }
}

/// How engines name a column that is NULL and must not be.
fn null_words(model: &Model, field: &Field) -> [String; 3] {
    [
        format!("null value in column \"{}\"", field.column),
        format!("NOT NULL constraint failed: {}.{}", model.table, field.column),
        format!("Column '{}' cannot be null", field.column),
    ]
}

/// Every edge of a column: just inside is taken, just outside is refused by the constraint that the model names.
fn values<'s>(world: &World<'s>, model: &'s Model, field: &'s Field, out: &mut Probes) {
    let engine = world.schema.engine;
    let all = checks(world.schema, model);
    let own = |check: &&groundplan_schema::ir::Check| check.condition.columns().contains(&field.column.as_str());
    let named: Vec<_> = all.iter().filter(own).flat_map(|check| numbers(&check.condition)).collect();
    let indexed = model
        .indexes
        .iter()
        .any(|index| index.columns.contains(&field.column) || index.include.contains(&field.column))
        || model.uniques.iter().any(|unique| unique.columns.contains(&field.column));
    let mut tried: Vec<Val> = Vec::new();
    for value in edges(engine, field, &named, indexed) {
        let Some(takes) = type_takes(engine, &field.ty, &value) else { continue };
        if tried.contains(&value) {
            continue;
        }
        tried.push(value.clone());
        if takes && indexed && engine == Engine::Postgres && too_long_for_an_index(&value) {
            let reason = "an index of PostgreSQL takes no text of that many bytes";
            out.unasked.push(format!("{}.{} is {}: {reason}", model.table, field.column, brief(&value)));
            continue;
        }
        let fixed = Values::from([(field.column.clone(), value.clone())]);
        let alone: Vec<String> = failing(world, model, &fixed);
        let name = format!("{}.{} is {}", model.table, field.column, brief(&value));
        if !takes || !alone.is_empty() {
            // The rest of the row is one that is taken.
            let Some((world, mut rows)) = row(world, model, &Values::new(), out) else { return };
            let Some(last) = rows.last_mut() else { return };
            last.values.extend(fixed);
            let mut words: Vec<String> = failing(&world, model, &last.values);
            if !takes {
                words.extend(TYPE_WORDS.map(str::to_owned));
            }
            let (setup, sql) = split(&world, &rows);
            out.all.push(Probe::refused(name, sql, words).after(setup));
        } else if let Ok((world, rows)) = {
            let mut world = world.clone();
            world.make(model, 0, &fixed).map(|rows| (world, rows))
        } {
            let (setup, sql) = split(&world, &rows);
            out.all.push(Probe::accepted(name, sql).after(setup));
        }
        // Else another column's condition leaves no room for this value, or a unique one has it already.
    }
}

/// The checks that are false for these values, those that name columns which are not given aside.
fn failing(world: &World<'_>, model: &Model, values: &Values) -> Vec<String> {
    let given = |column: &str| values.contains_key(column);
    let all = checks(world.schema, model);
    let broken = all.iter().filter(|check| {
        check.condition.columns().iter().all(|column| given(column)) && holds(&check.condition, values) == Some(false)
    });
    broken.map(|check| check.name.clone()).collect()
}

/// A row of a B-tree has at most 2704 bytes, the other columns included.
fn too_long_for_an_index(value: &Val) -> bool {
    matches!(value, Val::Text(text) if text.len() > 2500)
}

fn brief(value: &Val) -> String {
    match value {
        Val::Text(text) if text.chars().count() > 30 => format!("a text of {} characters", text.chars().count()),
        Val::Text(text) if !text.is_ascii() => format!("a text of {} wide characters", text.chars().count()),
        Val::Text(text) => format!("{text:?}"),
        Val::Number(number) => number.to_string(),
        Val::Json(json) if !json.is_ascii() => format!("a list of a text of {} characters", json.chars().count() - 4),
        other => format!("{other:?}"),
    }
}

/// What a default gives where a writer leaves the column out.
fn default<'s>(world: &World<'s>, model: &'s Model, field: &'s Field, out: &mut Probes) {
    let Some(default) = &field.default else { return };
    let value = match default {
        Value::Text(text) | Value::Variant(text) => match &field.ty {
            Type::Json | Type::Array(_) => Val::Json(text.clone()),
            Type::Uuid => Val::Key(0), // only the zero uuid is drawn; another one is asked by NOT NULL alone
            Type::Enum(values) => {
                let known = values.values.iter().flatten().find(|one| one.variant == *text || one.stored == *text);
                Val::Text(known.map_or_else(|| text.clone(), |one| one.stored.clone()))
            }
            _ => Val::Text(text.clone()),
        },
        Value::Number(number) => match number.replace('_', "").parse() {
            Ok(number) => Val::Number(number),
            Err(_) => return,
        },
        Value::Boolean(value) => Val::Boolean(*value),
        Value::Now | Value::Sql(_) => Val::Null,
    };
    // This moment is not known here, so what it is compared with cannot be chosen.
    let compared = |check: &groundplan_schema::ir::Check| {
        let columns = check.condition.columns();
        columns.contains(&field.column.as_str()) && columns.iter().any(|column| *column != field.column)
    };
    if value == Val::Null && checks(world.schema, model).iter().any(compared) {
        return out.unasked.push(format!("{}.{} defaults to a moment that is compared", model.table, field.column));
    }
    // The other columns are such that the default agrees with them.
    let fixed = if value == Val::Null { Values::new() } else { Values::from([(field.column.clone(), value.clone())]) };
    let Some((world, mut rows)) = row(world, model, &fixed, out) else { return };
    let Some(last) = rows.last_mut() else { return };
    last.values.remove(&field.column);
    let mut whole = last.values.clone();
    whole.insert(field.column.clone(), value.clone());
    let mut words = failing(&world, model, &whole);
    let taken = uniques(world.schema, model).into_iter().filter(|held| {
        world.rows(&model.table)[..world.rows(&model.table).len() - 1].iter().any(|row| clash(held, row, &whole))
    });
    words.extend(taken.map(|held| held.name));
    let name = format!("{}.{} is left out", model.table, field.column);
    let at = world.at(model, &whole);
    let (setup, sql) = split(&world, &rows);
    if !words.is_empty() {
        return; // the default is no value of its own constraints: that is another question
    }
    let is = match (&value, &field.ty) {
        (Val::Null, _) => format!("{} IS NOT NULL", quoted(world.schema.engine, &field.column)),
        (Val::Json(_), Type::Json) if world.schema.engine == Engine::Postgres => {
            format!("{}::jsonb", world.is(model, &field.column, &value))
        }
        (Val::Key(0), _) => {
            let zero = match world.schema.engine {
                Engine::Postgres => "'00000000-0000-0000-0000-000000000000'",
                _ => "x'00000000000000000000000000000000'",
            };
            format!("{} = {zero}", quoted(world.schema.engine, &field.column))
        }
        _ => world.is(model, &field.column, &value),
    };
    let query = world.count(model, &format!("{at} AND {is}"));
    out.all.push(Probe::accepted(name, sql).after(setup).then(query, "1"));
}

/// A key that the database counts.
fn numbered<'s>(world: &World<'s>, model: &'s Model, field: &'s Field, out: &mut Probes) {
    let Some((world, mut rows)) = row(world, model, &Values::new(), out) else { return };
    let Some(last) = rows.last_mut() else { return };
    last.values.remove(&field.column);
    let (setup, sql) = split(&world, &rows);
    let name = |what: &str| format!("{}.{} {what}", model.table, field.column);
    let (table, column) = (quoted(world.schema.engine, &model.table), quoted(world.schema.engine, &field.column));
    if world.schema.engine == Engine::Postgres {
        // Base rows give their keys, and the sequence does not know them; it begins behind.
        let behind = format!("ALTER TABLE {table} ALTER COLUMN {column} RESTART WITH 1000000");
        out.all.push(Probe::accepted(name("is counted"), sql).after(setup.into_iter().chain([behind])));
        return;
    }
    // The highest key goes; its number is not given again.
    let mut beside = world.clone();
    let Ok(mut highest) = beside.make(model, 0, &Values::new()) else { return };
    let Some(high) = highest.last_mut() else { return };
    high.values.insert(field.column.clone(), Val::Key(5_000_000));
    let (mut before, insert) = split(&beside, &highest);
    before.extend([insert, beside.delete(model, &high_of(&highest))]);
    let above = world.count(model, &format!("{column} > 5000000"));
    let probe = Probe::accepted(name("is counted, and no number is given twice"), sql);
    out.all.push(probe.after(before.into_iter().chain(setup)).then(above, "1"));
}

fn high_of(rows: &[Row]) -> Values {
    rows.last().map(|row| row.values.clone()).unwrap_or_default()
}

/// Two columns that are compared: the same value in both, and each above the other.
fn compared<'s>(world: &World<'s>, model: &'s Model, out: &mut Probes) {
    for check in checks(world.schema, model) {
        let mut columns = check.condition.columns();
        columns.sort_unstable();
        columns.dedup();
        let [one, other] = columns[..] else { continue };
        let (Some(left), Some(right)) = (model.column(one), model.column(other)) else { continue };
        let values = |n: u64| Some((ordinary(&left.ty, n).first()?.clone(), ordinary(&right.ty, n).first()?.clone()));
        for (n, m) in [(5, 5), (5, 6), (6, 5)] {
            let (Some((a, _)), Some((_, b))) = (values(n), values(m)) else { continue };
            let fixed = Values::from([(one.to_owned(), a), (other.to_owned(), b)]);
            let broken = failing(world, model, &fixed);
            let fresh = {
                let mut world = world.clone();
                let base = world.make(model, 0, &Values::new());
                base.map(|rows| (world, rows))
            };
            let Ok((world, mut rows)) = fresh else { continue };
            let Some(last) = rows.last_mut() else { continue };
            last.values.extend(fixed);
            if failing(&world, model, &last.values).len() != broken.len() {
                continue; // a third column is in it
            }
            let before = &world.rows(&model.table)[..world.rows(&model.table).len() - 1];
            if uniques(world.schema, model).iter().any(|held| before.iter().any(|row| clash(held, row, &last.values))) {
                continue;
            }
            let name = format!("{}: {} with {one} and {other} from {n} and {m}", model.table, check.name);
            let (setup, sql) = split(&world, &rows);
            let probe = if broken.is_empty() { Probe::accepted(name, sql) } else { Probe::refused(name, sql, broken) };
            out.all.push(probe.after(setup));
        }
    }
}

/// Each check is broken by a row that breaks nothing else.
fn broken_once<'s>(world: &World<'s>, model: &'s Model, out: &mut Probes) {
    for check in checks(world.schema, model) {
        let asked = out.all.iter().any(|probe| probe.expect == super::Expect::Refused(vec![check.name.clone()]));
        if asked {
            continue;
        }
        let mut world = world.clone();
        let made = world.make(model, 0, &Values::new());
        let Ok(mut rows) = made else { continue };
        let Some(last) = rows.last_mut() else { continue };
        let kept = |column: &String| {
            let field = model.column(column);
            field.is_none_or(|field| field.role != Role::Own)
        };
        let fixed: Values =
            last.values.iter().filter(|(column, _)| kept(column)).map(|(c, v)| (c.clone(), v.clone())).collect();
        let n = world.fresh();
        let Some(values) = world.solve(model, &fixed, n, Some(&check)) else {
            out.unasked.push(format!("no row breaks `{}` alone", check.name));
            continue;
        };
        last.values = values;
        let (setup, sql) = split(&world, &rows);
        out.all.push(Probe::refused(format!("{}: {} alone", model.table, check.name), sql, [check.name]).after(setup));
    }
}

/// `created_at` and `updated_at` are filled; an update moves `updated_at`, one that changes nothing does not.
fn times<'s>(world: &World<'s>, model: &'s Model, out: &mut Probes) {
    let Some((world, rows)) = row(world, model, &Values::new(), out) else { return };
    let Some(last) = rows.last() else { return };
    let (setup, sql) = split(&world, &rows);
    let long_ago = Val::Text("2001-01-01 00:00:00.000000".to_owned());
    let later = Val::Text("2002-02-02 00:00:00.000000".to_owned());
    for role in [Role::CreatedAt, Role::UpdatedAt] {
        let Some(field) = model.role(role).filter(|field| !last.values.contains_key(&field.column)) else { continue };
        let now = format!(
            "{} AND {}",
            world.at(model, &last.values),
            world.is(model, &field.column, &later).replace(" = ", " > ")
        );
        let name = format!("{}.{} is filled", model.table, field.column);
        out.all.push(Probe::accepted(name, sql.clone()).after(setup.clone()).then(world.count(model, &now), "1"));
    }
    let (Some(created), Some(updated)) = (model.role(Role::CreatedAt), model.role(Role::UpdatedAt)) else { return };
    let all: Vec<String> = setup.into_iter().chain([sql]).collect();
    let old = world.update(model, &last.values, &world.set(model, &updated.column, &long_ago));
    let is_old = format!("{} AND {}", world.at(model, &last.values), world.is(model, &updated.column, &long_ago));
    let change = world.update(model, &last.values, &world.set(model, &created.column, &later));
    let column = quoted(world.schema.engine, &created.column);
    let same = world.update(model, &last.values, &format!("{column} = {column}"));
    let name = |what: &str| format!("{}.{} {what}", model.table, updated.column);
    let first = || all.iter().cloned().chain([old.clone()]);
    out.all.push(Probe::accepted(name("moves"), change).after(first()).then(world.count(model, &is_old), "0"));
    out.all.push(
        Probe::accepted(name("stays where nothing changes"), same)
            .after(first())
            .then(world.count(model, &is_old), "1"),
    );
}
