//! Rows that a schema takes: parents first, checks satisfied, uniques not met twice.

use std::collections::{BTreeMap, BTreeSet};

use groundplan_schema::condition::Condition;
use groundplan_schema::emit::sql::{engine_checks, identity_unique};
use groundplan_schema::ir::{Check, Engine, Field, ForeignKey, Kind, Model, Role, Schema, Type};

use super::holds::{Values, holds};
use super::value::{Val, literal, name, ordinary};

/// A row of a table.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) table: String,
    pub(super) values: Values,
}

/// What the database holds, as far as a probe has filled it.
#[derive(Debug, Clone)]
pub(super) struct World<'s> {
    pub(super) schema: &'s Schema,
    rows: BTreeMap<String, Vec<Values>>,
    next: u64,
}

/// The tenants of a probe's world.
pub(super) const TENANTS: [usize; 2] = [0, 1];
/// How many other values are tried where a unique value is taken.
const TRIES: u64 = 60;

/// The checks that the server has: the model's, and those of its engine.
pub(super) fn checks(schema: &Schema, model: &Model) -> Vec<Check> {
    let mut all = model.checks.clone();
    let own: BTreeSet<&str> = model.checks.iter().map(|check| check.name.as_str()).collect();
    all.extend(engine_checks(schema.engine, model).into_iter().filter(|check| !own.contains(check.name.as_str())));
    all
}

/// A unique constraint as the server holds it: name, columns, and the rows that it is about.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub(super) name: String,
    pub(super) columns: Vec<String>,
    pub(super) filter: Option<Condition>,
    /// Whether NULL is equal to NULL.
    pub(super) absent_equal: bool,
}

/// Primary key and uniques.
pub(super) fn uniques(schema: &Schema, model: &Model) -> Vec<Held> {
    let key = &model.primary_key;
    let mut all =
        vec![Held { name: key.name.clone(), columns: key.columns.clone(), filter: None, absent_equal: false }];
    let more = model.uniques.iter().cloned().chain(identity_unique(schema.engine, model));
    all.extend(more.map(|unique| Held {
        name: unique.name,
        columns: unique.columns,
        filter: unique.filter,
        absent_equal: unique.absent_equal,
    }));
    all
}

/// Whether two rows cannot both be there.
pub(super) fn clash(held: &Held, one: &Values, other: &Values) -> bool {
    let counts = |row: &Values| held.filter.as_ref().is_none_or(|filter| holds(filter, row) == Some(true));
    let same = |column: &String| {
        let (left, right) = (one.get(column).unwrap_or(&Val::Null), other.get(column).unwrap_or(&Val::Null));
        left == right && (*left != Val::Null || held.absent_equal)
    };
    counts(one) && counts(other) && held.columns.iter().all(same)
}

/// Whether the database makes this key itself.
pub(super) fn is_numbered(model: &Model, field: &Field) -> bool {
    field.role == Role::Key && field.ty == Type::BigInt && field.references.is_none() && model.kind == Kind::Entity
}

impl<'s> World<'s> {
    /// A world with one row per table and tenant, and the rows in the order in which they can be inserted.
    pub(super) fn new(schema: &'s Schema) -> (World<'s>, Vec<Row>, Vec<String>) {
        let mut world = World { schema, rows: BTreeMap::new(), next: 1 };
        let (mut made, mut failed) = (Vec::new(), Vec::new());
        if let Some(root) = schema.root() {
            for _ in TENANTS {
                match world.make(schema.model(root), 0, &Values::new()) {
                    Ok(rows) => made.extend(rows),
                    Err(why) => failed.push(why),
                }
            }
        }
        for (id, model) in schema.numbered() {
            if Some(id) == schema.root() {
                continue;
            }
            for tenant in TENANTS {
                match world.make(model, tenant, &Values::new()) {
                    Ok(rows) => made.extend(rows),
                    Err(why) => failed.push(why),
                }
            }
        }
        (world, made, failed)
    }

    /// A number that no value was made of yet.
    pub(super) fn fresh(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// The key of a tenant.
    pub(super) fn tenant(&self, tenant: usize) -> Val {
        let key = self.schema.root().map(|id| self.schema.model(id)).and_then(|root| {
            let column = &root.role(Role::Key)?.column;
            self.rows.get(&root.table)?.get(tenant)?.get(column).cloned()
        });
        key.unwrap_or(Val::Null)
    }

    /// The rows of a table so far.
    pub(super) fn rows(&self, table: &str) -> &[Values] {
        self.rows.get(table).map_or(&[], Vec::as_slice)
    }

    /// A new row with new rows for all that it must refer to, in the order in which they can be inserted; the row itself is the last one.
    /// Where none can be made, the world is as it was.
    pub(super) fn make(&mut self, model: &'s Model, tenant: usize, fixed: &Values) -> Result<Vec<Row>, String> {
        let before = self.rows.clone();
        self.make_all(model, tenant, fixed).inspect_err(|_| self.rows = before)
    }

    fn make_all(&mut self, model: &'s Model, tenant: usize, fixed: &Values) -> Result<Vec<Row>, String> {
        let mut all = Vec::new();
        let mut fixed = fixed.clone();
        if let Some(column) = model.tenant_column().filter(|column| !fixed.contains_key(*column)) {
            let key = self.tenant(tenant);
            if key == Val::Null {
                return Err(format!("no row of `{}` can be made without a tenant for it", model.table));
            }
            fixed.insert(column.to_owned(), key);
        }
        for key in model.foreign_keys.iter().filter(|key| !key.tenant) {
            let own = model.column(&key.own);
            if fixed.contains_key(&key.own) || !own.is_some_and(|field| field.required) {
                continue;
            }
            let (rows, values) = self.parent(key, tenant)?;
            all.extend(rows);
            fixed.extend(values);
        }
        all.extend(self.plain(model, &fixed)?);
        Ok(all)
    }

    /// A new row for a key to refer to, and the values that refer to it.
    pub(super) fn parent(&mut self, key: &ForeignKey, tenant: usize) -> Result<(Vec<Row>, Values), String> {
        let id = self.schema.find_table(&key.table).ok_or_else(|| format!("`{}` is not in the schema", key.table))?;
        let rows = self.make(self.schema.model(id), tenant, &Values::new())?;
        let last = rows.last().ok_or("no row was made")?.values.clone();
        Ok((rows, refer(key, &last)))
    }

    /// A new row of a table, whose parents are there; `fixed` has what is given.
    fn plain(&mut self, model: &'s Model, fixed: &Values) -> Result<Vec<Row>, String> {
        let held = uniques(self.schema, model);
        for _ in 0..TRIES {
            let n = self.fresh();
            let Some(values) = self.solve(model, fixed, n, None) else { continue };
            let taken = held.iter().any(|one| self.rows(&model.table).iter().any(|row| clash(one, row, &values)));
            if !taken {
                return Ok(vec![self.add(model, values)]);
            }
        }
        Err(format!("no row of `{}` can be made beside those that are there", model.table))
    }

    /// The key of the `n`th row. Triggers put rows into the audit log, too, under keys that the engine counts, and on PostgreSQL a key that is
    /// given does not move that count: ours are far above what it reaches.
    fn key(&self, model: &Model, field: &Field, n: u64) -> u64 {
        let is_log = self.schema.audit_log().is_some_and(|log| log.table == model.table);
        if is_log && is_numbered(model, field) && self.schema.engine == Engine::Postgres { n + 3_000_000 } else { n }
    }

    /// Takes a row in.
    pub(super) fn add(&mut self, model: &Model, values: Values) -> Row {
        self.rows.entry(model.table.clone()).or_default().push(values.clone());
        Row { table: model.table.clone(), values }
    }

    /// Values for all columns that a writer gives, so that every check holds; where `broken` is given, that one is false and the others
    /// are not.
    pub(super) fn solve(&self, model: &Model, fixed: &Values, n: u64, broken: Option<&Check>) -> Option<Values> {
        let all = checks(self.schema, model);
        // A time that is part of a unique is given: all rows of a transaction would have the same one.
        let timed = |field: &Field| {
            !matches!(field.role, Role::DeletedAt)
                && model.uniques.iter().any(|unique| unique.columns.contains(&field.column))
        };
        let given: Vec<&Field> = model.fields.iter().filter(|field| !is_automatic(field) || timed(field)).collect();
        let mut values = fixed.clone();
        let mut open: Vec<(&Field, Vec<Val>)> = Vec::new();
        for field in given {
            if values.contains_key(&field.column) {
                continue;
            }
            let choices = match field.role {
                Role::Key => vec![Val::Key(self.key(model, field, n))],
                Role::Tenant | Role::ForeignKey if !field.required => vec![Val::Null],
                _ => {
                    let mut choices = ordinary(&field.ty, n);
                    let near = all.iter().filter(|check| check.condition.columns().contains(&field.column.as_str()));
                    let named: Vec<_> = near.flat_map(|check| super::value::numbers(&check.condition)).collect();
                    choices.extend(super::value::edges(self.schema.engine, field, &named, true));
                    choices
                        .retain(|value| super::value::type_takes(self.schema.engine, &field.ty, value) == Some(true));
                    if !field.required {
                        choices.push(Val::Null);
                    }
                    // What one column alone settles is settled here.
                    let alone = |check: &&Check| {
                        check.condition.columns().iter().all(|column| *column == field.column)
                            && broken.is_none_or(|broken| broken.name != check.name)
                    };
                    for check in all.iter().filter(alone) {
                        choices.retain(|value| {
                            let row = Values::from([(field.column.clone(), value.clone())]);
                            holds(&check.condition, &row) != Some(false)
                        });
                    }
                    choices
                }
            };
            open.push((field, choices));
        }
        // What conditions compare with each other is chosen first, so that a wrong choice is seen before the rest is tried.
        let compared = |field: &Field| {
            all.iter().any(|check| {
                let columns = check.condition.columns();
                columns.contains(&field.column.as_str()) && columns.iter().any(|column| *column != field.column)
            })
        };
        open.sort_by_key(|(field, _)| !compared(field));
        let fine = |values: &Values, complete: &dyn Fn(&str) -> bool| {
            all.iter().all(|check| {
                if !check.condition.columns().iter().all(|column| complete(column)) {
                    return true;
                }
                let answer = holds(&check.condition, values);
                if broken.is_some_and(|broken| broken.name == check.name) {
                    answer == Some(false)
                } else {
                    answer != Some(false)
                }
            })
        };
        search(&mut values, &open, &fine).then_some(values)
    }
}

/// Whether the checks are as they should be for these values; the second argument says which columns have theirs already.
type Fine<'a> = dyn Fn(&Values, &dyn Fn(&str) -> bool) -> bool + 'a;

/// Depth first: the first choice of each column with which all checks are as they should be.
fn search(values: &mut Values, open: &[(&Field, Vec<Val>)], fine: &Fine<'_>) -> bool {
    let is_open = |column: &str| open.iter().any(|(field, _)| field.column == column);
    if !fine(values, &|column| !is_open(column)) {
        return false;
    }
    let Some(((field, choices), rest)) = open.split_first() else { return true };
    for choice in choices {
        values.insert(field.column.clone(), choice.clone());
        if search(values, rest, fine) {
            return true;
        }
    }
    values.remove(&field.column);
    false
}

/// What a child says to refer to this row.
pub(super) fn refer(key: &ForeignKey, parent: &Values) -> Values {
    let pairs = key.columns.iter().zip(&key.references);
    pairs.filter_map(|(own, other)| Some((own.clone(), parent.get(other)?.clone()))).collect()
}

/// Columns that the database fills by itself.
pub(super) fn is_automatic(field: &Field) -> bool {
    matches!(field.role, Role::CreatedAt | Role::UpdatedAt | Role::DeletedAt) || field.generated.is_some()
}

impl World<'_> {
    fn quoted(&self, text: &str) -> String {
        name(self.schema.engine, text)
    }

    /// INSERT of a row.
    pub(super) fn insert(&self, row: &Row) -> String {
        let Some(id) = self.schema.find_table(&row.table) else { return String::new() };
        let model = self.schema.model(id);
        let (mut columns, mut values) = (Vec::new(), Vec::new());
        for field in &model.fields {
            if let Some(value) = row.values.get(&field.column) {
                columns.push(self.quoted(&field.column));
                values.push(literal(self.schema.engine, &field.ty, value));
            }
        }
        let table = self.quoted(&row.table);
        if columns.is_empty() {
            let mysql = matches!(self.schema.engine, Engine::Mysql | Engine::Mariadb);
            return format!("INSERT INTO {table} {}", if mysql { "() VALUES ()" } else { "DEFAULT VALUES" });
        }
        format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), values.join(", "))
    }

    /// `"column" = literal`, or IS NULL.
    pub(super) fn is(&self, model: &Model, column: &str, value: &Val) -> String {
        let ty = model.column(column).map_or(&Type::Text, |field| &field.ty);
        if *value == Val::Null {
            return format!("{} IS NULL", self.quoted(column));
        }
        format!("{} = {}", self.quoted(column), literal(self.schema.engine, ty, value))
    }

    /// The condition that finds this row alone.
    pub(super) fn at(&self, model: &Model, row: &Values) -> String {
        let columns = model.primary_key.columns.iter();
        let parts: Vec<_> =
            columns.map(|column| self.is(model, column, row.get(column).unwrap_or(&Val::Null))).collect();
        parts.join(" AND ")
    }

    /// How many rows of a table are such, as text.
    pub(super) fn count(&self, model: &Model, condition: &str) -> String {
        let text = if matches!(self.schema.engine, Engine::Mysql | Engine::Mariadb) { "CHAR" } else { "TEXT" };
        format!("SELECT CAST(count(*) AS {text}) AS cell FROM {} WHERE {condition}", self.quoted(&model.table))
    }

    /// UPDATE of one row.
    pub(super) fn update(&self, model: &Model, row: &Values, set: &str) -> String {
        format!("UPDATE {} SET {set} WHERE {}", self.quoted(&model.table), self.at(model, row))
    }

    /// DELETE of one row.
    pub(super) fn delete(&self, model: &Model, row: &Values) -> String {
        format!("DELETE FROM {} WHERE {}", self.quoted(&model.table), self.at(model, row))
    }

    /// `"column" = literal` in a SET.
    pub(super) fn set(&self, model: &Model, column: &str, value: &Val) -> String {
        let ty = model.column(column).map_or(&Type::Text, |field| &field.ty);
        format!("{} = {}", self.quoted(column), literal(self.schema.engine, ty, value))
    }
}
