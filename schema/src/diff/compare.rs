//! Which changes lead from one schema to the other.

use super::change::{Change, Part};
use crate::ir::{Engine, Field, Model, OnDelete, Schema, Tenancy, Type, Value};

/// A schema with the settings of `like` and no model: what an empty database is.
pub fn nothing(like: &Schema) -> Schema {
    Schema {
        models: Vec::new(),
        relations: Vec::new(),
        assumptions: Vec::new(),
        sentences: Vec::new(),
        unread: Vec::new(),
        ..like.clone()
    }
}

/// All changes, in the order of the schema after: settings, tables, and of each table its columns and parts. What differs without showing in
/// the database (documentation that it does not keep, order of columns, Rust names) is no change. External tables are none of ours.
pub fn compare(before: &Schema, after: &Schema) -> Vec<Change> {
    let mut out = settings(before, after);
    for model in after.models.iter().filter(|model| !model.external) {
        match same(before, model, after) {
            None => out.push(Change::NewTable { table: model.table.clone() }),
            Some(old) if old.external => out.push(table_changed(model, "was external and is ours now".to_owned())),
            Some(old) => {
                table(old, model, &mut out);
                comments(old, model, after.engine, &mut out);
            }
        }
    }
    for old in before.models.iter().filter(|old| !old.external) {
        match same(after, old, before) {
            None => out.push(Change::TableGone { table: old.table.clone() }),
            Some(model) if model.external => out.push(table_changed(old, "was ours and is external now".to_owned())),
            Some(_) => {}
        }
    }
    out
}

/// The same table in another schema: of this namespace, or else one of this name that no other table here is.
fn same<'s>(there: &'s Schema, model: &Model, here: &Schema) -> Option<&'s Model> {
    let is = |one: &Model, other: &Model| one.table == other.table && one.namespace == other.namespace;
    let exact = there.models.iter().find(|other| is(other, model));
    let free = |other: &&Model| other.table == model.table && !here.models.iter().any(|own| is(own, other));
    exact.or_else(|| there.models.iter().find(free))
}

fn settings(before: &Schema, after: &Schema) -> Vec<Change> {
    let mut out = Vec::new();
    let mut setting = |setting, before: String, after: String| {
        if before != after {
            out.push(Change::SettingChanged { setting, before, after });
        }
    };
    setting("engine", before.engine.title().to_owned(), after.engine.title().to_owned());
    setting("primary_key", before.primary_key.word().to_owned(), after.primary_key.word().to_owned());
    let of = |tenancy: &Option<Tenancy>, of: fn(&Tenancy) -> Option<String>| {
        tenancy.as_ref().and_then(of).unwrap_or_else(|| "not set".to_owned())
    };
    let mut tenancy = |name, word| setting(name, of(&before.tenancy, word), of(&after.tenancy, word));
    tenancy("tenancy.model", |t| Some(t.model.clone()));
    tenancy("tenancy.column", |t| Some(t.column.clone()));
    tenancy("tenancy.key", |t| Some(t.key.word().to_owned()));
    tenancy("tenancy.rls", |t| Some(t.rls.to_string()));
    tenancy("tenancy.app_role", |t| t.app_role.clone());
    tenancy("tenancy.admin_role", |t| t.admin_role.clone());
    // From PostgreSQL 15 on a composite key's SET NULL names its column; before, a trigger does it.
    let keys = before.models.iter().flat_map(|model| &model.foreign_keys);
    let mut nulled = keys.filter(|key| key.on_delete == OnDelete::SetNull && key.columns.len() > 1);
    let crosses = (before.engine_version.major < 15) != (after.engine_version.major < 15);
    if before.engine == Engine::Postgres && crosses && nulled.next().is_some() {
        setting("engine_version", before.engine_version.to_string(), after.engine_version.to_string());
    }
    out
}

/// Of what both have; a new column brings its own.
fn comments(before: &Model, after: &Model, engine: Engine, out: &mut Vec<Change>) {
    let mut changed = |column| out.push(Change::CommentChanged { table: after.table.clone(), column });
    if before.comment(engine) != after.comment(engine) {
        changed(None);
    }
    for field in &after.fields {
        let old = before.column(&field.column);
        if old.is_some_and(|old| before.comment_on(old, engine) != after.comment_on(field, engine)) {
            changed(Some(field.column.clone()));
        }
    }
}

fn table_changed(model: &Model, what: String) -> Change {
    Change::TableChanged { table: model.table.clone(), what }
}

fn table(before: &Model, after: &Model, out: &mut Vec<Change>) {
    let table = || after.table.clone();
    let named = |namespace: &Option<String>| namespace.clone().unwrap_or_else(|| "the default one".to_owned());
    if before.namespace != after.namespace {
        let (old, new) = (named(&before.namespace), named(&after.namespace));
        out.push(table_changed(after, format!("stood in the namespace {old} and stands in {new}")));
    }
    if before.scope != after.scope {
        let what = format!("had the scope {} and has {}", before.scope.word(), after.scope.word());
        out.push(table_changed(after, what));
    }
    if before.audited != after.audited {
        let what = if after.audited { "is audited now" } else { "is no longer audited" };
        out.push(table_changed(after, what.to_owned()));
    }
    for field in &after.fields {
        match before.column(&field.column) {
            None => out.push(Change::NewColumn { table: table(), column: field.column.clone() }),
            Some(old) => {
                if let Some(what) = column(old, field) {
                    out.push(Change::ColumnChanged { table: table(), column: field.column.clone(), what });
                }
            }
        }
    }
    for old in before.fields.iter().filter(|old| after.column(&old.column).is_none()) {
        out.push(Change::ColumnGone { table: table(), column: old.column.clone() });
    }
    let parts = [Part::PrimaryKey, Part::Unique, Part::Check, Part::ForeignKey, Part::Index];
    for part in parts {
        let (old, new) = (contents(before, part), contents(after, part));
        for (name, content) in &new {
            match old.iter().find(|(old, _)| old == name) {
                None => out.push(Change::NewPart { table: table(), part, name: name.clone() }),
                Some((_, before)) if before != content => {
                    out.push(Change::PartChanged { table: table(), part, name: name.clone() });
                }
                Some(_) => {}
            }
        }
        for (name, _) in old.iter().filter(|(name, _)| new.iter().all(|(new, _)| new != name)) {
            out.push(Change::PartGone { table: table(), part, name: name.clone() });
        }
    }
}

/// Name and content of each part of a kind. Two with one content are equal in the database. What a database has never named is known by its content.
fn contents(model: &Model, part: Part) -> Vec<(String, String)> {
    let named = |(name, content): (String, String)| (if name.is_empty() { content.clone() } else { name }, content);
    contents_of(model, part).into_iter().map(named).collect()
}

fn contents_of(model: &Model, part: Part) -> Vec<(String, String)> {
    let list = |columns: &[String]| columns.join(", ");
    let filter = |filter: &Option<crate::condition::Condition>| {
        filter.as_ref().map(|condition| format!(" where {}", condition.plain())).unwrap_or_default()
    };
    match part {
        Part::PrimaryKey if model.primary_key.columns.is_empty() => Vec::new(),
        Part::PrimaryKey => vec![(model.primary_key.name.clone(), list(&model.primary_key.columns))],
        Part::Unique => {
            let of = |u: &crate::ir::Unique| (u.name.clone(), list(&u.columns) + &filter(&u.filter));
            model.uniques.iter().map(of).collect()
        }
        Part::Check => model.checks.iter().map(|check| (check.name.clone(), check.condition.plain())).collect(),
        Part::ForeignKey => {
            let of = |k: &crate::ir::ForeignKey| {
                let what = format!("{} → {} {}", list(&k.columns), k.table, list(&k.references));
                let more = k.more.as_deref().unwrap_or_default();
                (k.name.clone(), format!("{what} {} {more} {}", k.on_delete.word(), k.own))
            };
            model.foreign_keys.iter().map(of).collect()
        }
        Part::Index => {
            let of = |i: &crate::ir::Index| {
                let what = format!("{} {} include {}", i.method, list(&i.columns), list(&i.include));
                (i.name.clone(), what + &filter(&i.filter))
            };
            model.indexes.iter().map(of).collect()
        }
    }
}

/// What differs between two forms of a column, if anything.
fn column(before: &Field, after: &Field) -> Option<String> {
    let mut what = Vec::new();
    let (old, new) = (type_of(&before.ty), type_of(&after.ty));
    if old != new {
        what.push(format!("was {old} and is {new}"));
    }
    if before.required != after.required {
        what.push(
            if after.required { "was optional and is required" } else { "was required and is optional" }.to_owned(),
        );
    }
    let (old, new) = (default_of(before), default_of(after));
    if old != new {
        what.push(format!("had {old} and has {new}"));
    }
    if before.role != after.role {
        what.push(format!("is there for something else ({:?}, not {:?})", after.role, before.role));
    }
    (!what.is_empty()).then(|| what.join("; "))
}

/// The type as the database has it: an enum is a text with a length; its values are the check's.
fn type_of(ty: &Type) -> String {
    match ty {
        Type::String { length } | Type::Char { length } => format!("{}({length})", ty.word()),
        Type::Decimal { precision, scale } => format!("decimal({precision}, {scale})"),
        Type::Enum(values) => format!("an enum of at most {} characters", values.length()),
        Type::Array(element) => format!("an array of {}", type_of(element)),
        Type::Other { sql } => sql.clone(),
        _ => ty.word().to_owned(),
    }
}

fn default_of(field: &Field) -> String {
    match &field.default {
        None => "no default".to_owned(),
        Some(Value::Text(text)) => format!("the default '{text}'"),
        Some(Value::Variant(variant)) => {
            let values = match &field.ty {
                Type::Enum(values) => values.values.as_deref().unwrap_or_default(),
                _ => &[],
            };
            let stored = values.iter().find(|value| value.variant == *variant).map(|value| value.stored.as_str());
            format!("the default '{}'", stored.unwrap_or(variant))
        }
        Some(Value::Number(number)) => format!("the default {number}"),
        Some(Value::Boolean(value)) => format!("the default {value}"),
        Some(Value::Now) => "the time of the insert as default".to_owned(),
        Some(Value::Sql(sql)) => format!("the default `{sql}`"),
    }
}
