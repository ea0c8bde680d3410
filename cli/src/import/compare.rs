//! Whether structs say what the database has: the check that nothing was lost on the way.

use std::collections::BTreeSet;

use groundplan_schema::condition::Condition;
use groundplan_schema::emit::sql;
use groundplan_schema::ir::{Engine, Field, Generated, Model, Schema, Type, Value};

use super::types::canonical;

/// What one of them has and the other has not, a line each; empty: they are the same. Names in Rust, places and the order of things do not count.
pub fn differences(found: &Schema, lowered: &Schema) -> Vec<String> {
    let mut out = Vec::new();
    let key = |model: &Model| (model.namespace.clone(), model.table.clone());
    for model in found.models.iter().filter(|model| !model.external) {
        match lowered.models.iter().find(|other| key(other) == key(model)) {
            Some(other) => table(found.engine, model, other, &mut out),
            None => out.push(format!("`{}` is missing", model.table)),
        }
    }
    let known = |model: &&Model| !found.models.iter().any(|other| key(other) == key(model));
    out.extend(lowered.models.iter().filter(known).map(|model| format!("`{}` is too much", model.table)));
    let column =
        |schema: &Schema| schema.tenancy.as_ref().map(|tenancy| (tenancy.table.clone(), tenancy.column.clone()));
    if column(found) != column(lowered) {
        out.push(format!("the tenant is {:?}, and was {:?}", column(lowered), column(found)));
    }
    out
}

fn table(engine: Engine, one: &Model, other: &Model, out: &mut Vec<String>) {
    let name = &one.table;
    let mut say = |what: &str, one: String, other: String| {
        if one != other {
            out.push(format!("`{name}`: {what} is {other}, and was {one}"));
        }
    };
    let whole = |model: &Model| {
        format!("{:?} {:?} soft_delete {} {:?}", model.scope, model.kind, model.soft_delete, model.row_security)
    };
    say("what it is", whole(one), whole(other));
    say("its comment", comment(one.doc.as_deref()), comment(other.doc.as_deref()));
    say("its primary key", format!("{:?}", one.primary_key), format!("{:?}", other.primary_key));
    for (what, of) in [
        ("its uniques", uniques as fn(Engine, &Model) -> BTreeSet<String>),
        ("its indexes", indexes),
        ("its checks", checks),
        ("its foreign keys", keys),
    ] {
        let (one, other) = (of(engine, one), of(engine, other));
        say(what, list(one.difference(&other)), list(other.difference(&one)));
    }
    for field in &one.fields {
        match other.column(&field.column) {
            Some(found) => say(&format!("`{}`", field.column), column(engine, field), column(engine, found)),
            None => say(&format!("`{}`", field.column), "there".into(), "missing".into()),
        }
    }
    for field in other.fields.iter().filter(|field| one.column(&field.column).is_none()) {
        say(&format!("`{}`", field.column), "missing".into(), "there".into());
    }
}

fn list<'a>(of: impl Iterator<Item = &'a String>) -> String {
    let all: Vec<&str> = of.map(String::as_str).collect();
    if all.is_empty() { "the same".to_owned() } else { all.join("; ") }
}

fn comment(text: Option<&str>) -> String {
    text.unwrap_or_default()
        .trim()
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
        .replace(char::is_control, " ")
}

fn uniques(engine: Engine, model: &Model) -> BTreeSet<String> {
    let filter = |filter: &Option<Condition>| filter.as_ref().map(|filter| sql::condition(engine, filter));
    model
        .uniques
        .iter()
        .map(|u| format!("{} {:?} {:?} {} {:?}", u.name, u.columns, filter(&u.filter), u.absent_equal, u.more))
        .collect()
}

fn indexes(engine: Engine, model: &Model) -> BTreeSet<String> {
    let one = |i: &groundplan_schema::ir::Index| {
        let filter = i.filter.as_ref().map(|filter| sql::condition(engine, filter));
        format!("{} {} {:?} {:?} {filter:?} {:?}", i.name, i.method, i.columns, i.include, i.more)
    };
    model.indexes.iter().map(one).collect()
}

fn checks(engine: Engine, model: &Model) -> BTreeSet<String> {
    model.checks.iter().map(|check| format!("{} {}", check.name, sql::condition(engine, &check.condition))).collect()
}

fn keys(_: Engine, model: &Model) -> BTreeSet<String> {
    let one = |k: &groundplan_schema::ir::ForeignKey| {
        format!(
            "{} {:?} → {:?} {} {:?} {} {:?} {}",
            k.name,
            k.columns,
            k.namespace,
            k.table,
            k.references,
            k.on_delete.word(),
            k.more,
            k.tenant
        )
    };
    model.foreign_keys.iter().map(one).collect()
}

fn column(engine: Engine, field: &Field) -> String {
    let mut words = vec![ty(engine, field)];
    if field.required {
        words.push("NOT NULL".to_owned());
    }
    words.extend(field.default.as_ref().map(|value| format!("DEFAULT {}", default(value))));
    words.extend(field.generated.as_ref().map(|generated| match generated {
        Generated::Computed(sql) => format!("GENERATED {sql}"),
        other => format!("{other:?}"),
    }));
    words.push(format!("{:?}", field.role));
    words.extend(field.references.as_ref().and_then(|to| to.id).map(|_| "refers".to_owned()));
    words.push(comment(field.doc.as_deref()));
    words.join(" ")
}

/// As the engine calls it, in one spelling. What no field can hold is known by that alone.
fn ty(engine: Engine, field: &Field) -> String {
    let native = match &field.ty {
        Type::Enum(known) => known.native.clone(),
        _ => None,
    };
    let ours = || match &field.ty {
        Type::String { length: 0 } => "VARCHAR".to_owned(),
        ty => sql::sql_type(engine, ty),
    };
    let sql = canonical(engine, &field.sql_type.clone().or(native).unwrap_or_else(ours));
    match &field.ty {
        Type::Enum(known) => {
            let stored: Vec<&str> = known.values.iter().flatten().map(|value| value.stored.as_str()).collect();
            format!("{sql} of {stored:?}")
        }
        Type::Other { .. } => sql,
        _ if super::field::is_unread(engine, field) => sql,
        other => format!("{sql} ({other:?}{})", if field.length_missing { ", no length" } else { "" }),
    }
}

/// A text may be written as SQL where Rust has no literal for it.
fn default(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("'{}'", text.replace('\'', "''")),
        Value::Number(text) | Value::Sql(text) => text.clone(),
        Value::Boolean(value) => value.to_string(),
        Value::Now => "CURRENT_TIMESTAMP".to_owned(),
        Value::Variant(variant) => variant.clone(),
    }
}
