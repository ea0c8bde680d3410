//! A schema beside what was read back from a database that its DDL has made. `drift` compares two readings of SQL; this compares with the model itself,
//! so that a printer and a reader that forget the same thing are found out.

use std::path::Path;

use groundplan_build::driver::{self, Input, Request};
use groundplan_schema::condition::{Comparison, Condition, Term};
use groundplan_schema::emit::sql;
use groundplan_schema::ir::{Engine, Field, Model, OnDelete, Schema, Scope, Type, Value};

use crate::random::{self, Case};

/// So many random schemas of an engine, from the seeds behind `first`: `GROUNDPLAN_READ_BACK` says how many, 25 unless told.
///
/// # Panics
/// If the variable holds no number.
pub fn cases(engine: Engine, first: u64) -> impl Iterator<Item = Case> {
    let count = std::env::var("GROUNDPLAN_READ_BACK").ok();
    let count = count.map_or(25, |text| text.parse().unwrap_or_else(|_| panic!("GROUNDPLAN_READ_BACK={text}")));
    (first..)
        .map(random::case)
        .filter(move |case| case.schema.engine == engine && fits(&case.schema) && refers(&case.schema))
        .take(count)
}

/// Whether each key refers to what is unique there. One from a shared table into a tenant's does not, which is the rule `fk_crosses_tenants`, and
/// PostgreSQL refuses it too.
fn refers(schema: &Schema) -> bool {
    let keys = schema.models.iter().flat_map(|model| &model.foreign_keys);
    let mut refers = keys.map(|key| {
        let Some(id) = schema.find_table(&key.table) else { return false };
        let target = schema.model(id);
        let uniques = target.uniques.iter().filter(|unique| unique.filter.is_none()).map(|unique| &unique.columns);
        uniques.chain([&target.primary_key.columns]).any(|columns| *columns == key.references)
    });
    refers.all(|refers| refers)
}

/// Whether every default fits its column: of one that does not, MySQL and MariaDB refuse the table or round it, the others refuse the first row.
fn fits(schema: &Schema) -> bool {
    let fields = schema.models.iter().flat_map(|model| &model.fields);
    let mut said = fields.filter_map(|field| match (&field.ty, &field.default) {
        (Type::String { length }, Some(Value::Text(text))) => Some(text.chars().count() <= *length as usize),
        // A UUID as a default is printed as a text, which only PostgreSQL takes for one.
        (Type::Uuid, Some(Value::Text(_))) => Some(schema.engine == Engine::Postgres),
        (Type::Decimal { scale, .. }, Some(Value::Number(number))) => {
            Some(number.split_once('.').is_none_or(|(_, digits)| digits.len() <= usize::from(*scale)))
        }
        (ty, Some(Value::Number(number))) if ty.is_number() && !matches!(ty, Type::Real | Type::Float) => {
            Some(!number.contains('.'))
        }
        _ => None,
    });
    said.all(|fits| fits)
}

/// The schemas of the golden folder and of the first documents, for an engine, each by its name.
///
/// # Panics
/// If one of them cannot be read.
pub fn golden(engine: Engine) -> Vec<(String, Schema)> {
    let mut made = Vec::new();
    for group in ["golden", "documents"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(group);
        let entries = std::fs::read_dir(&folder).expect("a folder of cases").flatten();
        let mut paths: Vec<_> =
            entries.map(|entry| entry.path().join("input.md")).filter(|path| path.is_file()).collect();
        paths.sort();
        for path in paths {
            let name = path.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
            let input = Input::File(path.to_string_lossy().into_owned());
            let request = Request { inputs: vec![input], engine: Some(engine), ..Request::default() };
            let outcome = driver::drive(&request).expect("it is read");
            if let Some((schema, _)) = outcome.judged {
                made.push((format!("{group}/{}", name.unwrap_or_default()), schema));
            }
        }
    }
    made
}

/// What is not as the model says; nothing if everything is.
pub fn difference(model: &Schema, found: &Schema) -> Vec<String> {
    let mut faults = Vec::new();
    for table in model.models.iter().filter(|table| !table.external) {
        let own = |other: &&Model| other.table == table.table && other.namespace == table.namespace;
        match found.models.iter().find(own) {
            Some(other) => of_table(model, table, other, &mut faults),
            None => faults.push(format!("no table {}", table.table)),
        }
    }
    // SQLite has a table beside the audit log that knows who acts.
    let tables = sql::statements(model).iter().filter(|statement| statement.kind == sql::Kind::Table).count();
    if found.models.len() != tables {
        faults.push(format!("{} tables instead of {tables}", found.models.len()));
    }
    faults
}

fn of_table(schema: &Schema, own: &Model, other: &Model, faults: &mut Vec<String>) {
    let engine = schema.engine;
    let mysql = matches!(engine, Engine::Mysql | Engine::Mariadb);
    let table = &own.table;
    let mut same = |what: &str, own: String, other: String| {
        if own != other {
            faults.push(format!("{table}: {what}\n  model    {own}\n  database {other}"));
        }
    };
    if own.comments {
        let text = |said: Option<String>| said.unwrap_or_default();
        same("comment", text(own.comment(engine)), text(other.doc.clone()));
        for field in &own.fields {
            let there = other.column(&field.column).and_then(|other| other.doc.clone());
            same(&format!("the comment on {}", field.column), text(own.comment_on(field, engine)), text(there));
        }
    }
    // MySQL and MariaDB have columns of their own behind the model's, for uniques among the living.
    let shared = if mysql { own.fields.len().min(other.fields.len()) } else { other.fields.len() };
    let names = |fields: &[Field]| fields.iter().map(|field| field.column.clone()).collect::<Vec<_>>().join(", ");
    same("columns", names(&own.fields), names(&other.fields[..shared]));
    for (field, other) in own.fields.iter().zip(&other.fields) {
        same(&field.column, said(engine, field), said(engine, other));
        if let (Type::Enum(values), Type::Enum(found)) = (&field.ty, &other.ty) {
            let stored = |ty: &groundplan_schema::ir::EnumType| -> Vec<String> {
                ty.values.iter().flatten().map(|value| value.stored.clone()).collect()
            };
            same("values", stored(values).join(", "), stored(found).join(", "));
        }
    }
    same("primary key", own.primary_key.columns.join(", "), other.primary_key.columns.join(", "));
    // A constraint over a generated column stands for a filter there; `drift` looks at it.
    // PostgreSQL makes one of a unique and a primary key over the same columns.
    let merged = |unique: &&groundplan_schema::ir::Unique| {
        engine == Engine::Postgres && unique.filter.is_none() && unique.columns == own.primary_key.columns
    };
    for unique in own.uniques.iter().filter(|unique| !(merged(unique) || mysql && unique.filter.is_some())) {
        let found = other.uniques.iter().find(|found| found.name == unique.name);
        let text = |one: &groundplan_schema::ir::Unique| format!("{:?} {:?}", one.columns, filter(one.filter.as_ref()));
        same(&unique.name, text(unique), found.map_or_else(String::new, text));
    }
    let uniques = own.uniques.iter().filter(|unique| !merged(unique)).count();
    // AUTO_INCREMENT behind a tenant needs a unique of its own there; `drift` looks at it.
    if !mysql {
        same("uniques", uniques.to_string(), other.uniques.len().to_string());
    }
    for index in own.indexes.iter().filter(|index| !(mysql && index.filter.is_some())) {
        let found = other.indexes.iter().find(|found| found.name == index.name);
        let is_listed =
            |column: &String| !matches!(own.column(column).map(|field| &field.ty), Some(Type::Json | Type::Array(_)));
        // Without the list, another index begins with its columns.
        if mysql && found.is_none() && !index.columns.iter().all(is_listed) {
            continue;
        }
        let text = |one: &groundplan_schema::ir::Index| match engine {
            Engine::Postgres if index.method == "gin" => "gin".to_owned(),
            Engine::Postgres => {
                format!("{} {:?} {:?} {:?}", one.method, one.columns, one.include, filter(one.filter.as_ref()))
            }
            Engine::Sqlite => {
                let mut all = one.columns.clone();
                all.extend(one.include.iter().filter(|column| !one.columns.contains(column)).cloned());
                format!("{all:?} {:?}", filter(one.filter.as_ref()))
            }
            // A list or a document has no place in an index there.
            Engine::Mysql | Engine::Mariadb => {
                one.columns.iter().find(|column| is_listed(column)).cloned().unwrap_or_default()
            }
        };
        same(&index.name, text(index), found.map_or_else(String::new, text));
    }
    for check in &own.checks {
        let found = other.checks.iter().find(|found| found.name == check.name);
        let scaled = engine == Engine::Sqlite
            && check
                .condition
                .columns()
                .iter()
                .any(|column| matches!(own.column(column).map(|field| &field.ty), Some(Type::Decimal { .. })));
        match found {
            Some(found) if !scaled => same(&check.name, plain(&check.condition), plain(&found.condition)),
            Some(_) => {}
            None => same(&check.name, plain(&check.condition), String::new()),
        }
    }
    for key in &own.foreign_keys {
        let found = other.foreign_keys.iter().find(|found| found.name == key.name);
        let action = |action: OnDelete| match action {
            // Where the engine cannot name the column that becomes NULL, a trigger does it, and the key refuses.
            OnDelete::Restrict | OnDelete::NoAction if key.on_delete == OnDelete::SetNull && key.columns.len() > 1 => {
                OnDelete::SetNull
            }
            OnDelete::Restrict | OnDelete::NoAction if mysql => OnDelete::Restrict,
            action => action,
        };
        let text = |one: &groundplan_schema::ir::ForeignKey| {
            format!("{:?} {} {:?} {:?}", one.columns, one.table, one.references, action(one.on_delete))
        };
        same(&key.name, text(key), found.map_or_else(String::new, text));
    }
    same("foreign keys", own.foreign_keys.len().to_string(), other.foreign_keys.len().to_string());
    if engine == Engine::Postgres {
        let is_held = schema.tenancy.as_ref().is_some_and(|tenancy| tenancy.rls) && own.scope != Scope::Global;
        let security = other.row_security.unwrap_or_default();
        same("row security", format!("{is_held} {is_held}"), format!("{} {}", security.enabled, security.forced));
        same("policies", is_held.to_string(), (security.policies >= 2).to_string());
    }
}

/// A column in the engine's words, which are the same for two types that the engine has one of.
fn said(engine: Engine, field: &Field) -> String {
    let required = if field.required { " NOT NULL" } else { "" };
    let default = match &field.default {
        // Scaled on SQLite; `drift` looks at it.
        Some(_) if engine == Engine::Sqlite && matches!(field.sql_type.as_deref(), Some("INTEGER")) => String::new(),
        Some(_)
            if engine == Engine::Sqlite
                && matches!(
                    field.ty,
                    Type::Decimal { .. } | Type::Boolean | Type::BigInt | Type::Integer | Type::SmallInt
                ) =>
        {
            String::new()
        }
        Some(Value::Text(_) | Value::Variant(_)) => {
            let text = sql::stored_text(field, field.default.as_ref().unwrap_or(&Value::Now));
            // MariaDB writes all six digits of a second.
            let text = if field.ty == Type::Time { text.trim_end_matches(".000000") } else { &text };
            format!(" '{text}'")
        }
        Some(Value::Number(number)) => format!(" {:?}", number.replace('_', "").parse::<f64>().ok()),
        Some(Value::Boolean(value)) => format!(" {value}"),
        // PostgreSQL's day in UTC is an expression.
        Some(Value::Now | Value::Sql(_)) => " now".to_owned(),
        None => String::new(),
    };
    format!("{}{required}{default}", sql::sql_type(engine, &field.ty))
}

fn filter(condition: Option<&Condition>) -> Option<String> {
    condition.map(plain)
}

/// For people, with one form for what engines print in two.
fn plain(condition: &Condition) -> String {
    match condition {
        Condition::In(term, list) if list.len() == 1 => {
            Condition::Compare(term.clone(), Comparison::Eq, list[0].clone()).plain()
        }
        Condition::Compare(Term::Column(column), Comparison::Eq, Term::Boolean(true)) => column.clone(),
        Condition::And(list) => list.iter().map(plain).collect::<Vec<_>>().join(" AND "),
        Condition::Or(list) => list.iter().map(plain).collect::<Vec<_>>().join(" OR "),
        other => other.plain(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever finds nothing has to be able to find something.
    #[test]
    fn what_is_not_the_same_is_found() {
        let mut found = 0;
        for case in cases(Engine::Postgres, 0).take(10) {
            // Only what the model says for itself: nothing was printed or read here.
            let blank = |schema: &Schema| {
                difference(schema, schema)
                    .into_iter()
                    .filter(|fault| !fault.contains(": row security") && !fault.contains(": policies"))
                    .collect::<Vec<_>>()
            };
            assert_eq!(blank(&case.schema), Vec::<String>::new());
            for at in 0..case.schema.models.len() {
                let mut other = case.schema.clone();
                let model = &mut other.models[at];
                model.fields[0].required = !model.fields[0].required;
                let renamed = difference(&case.schema, &other);
                assert!(renamed.iter().any(|fault| fault.contains("NOT NULL")), "{renamed:?}");
                other = case.schema.clone();
                for lose in [
                    |model: &mut Model| model.checks.pop().is_some(),
                    |model: &mut Model| model.foreign_keys.pop().is_some(),
                    |model: &mut Model| model.indexes.pop().is_some(),
                ] {
                    if lose(&mut other.models[at]) {
                        assert!(difference(&case.schema, &other).len() > difference(&case.schema, &case.schema).len());
                        found += 1;
                        other = case.schema.clone();
                    }
                }
            }
        }
        assert!(found > 20, "{found}");
    }
}
