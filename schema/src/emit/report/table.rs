//! The tables, one after the other.

use std::collections::BTreeSet;

use super::origin::Origins;
use super::text;
use crate::condition::Condition;
use crate::emit::sql;
use crate::ir::{Field, Model, Origin, Role, Schema, Scope, Type, Value};
use crate::text::Sources;

/// How keys, constraints and indexes are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Constraints {
    /// Line by line, as a text is read.
    List,
    /// As a table, as a page is read.
    #[cfg(feature = "json")]
    Table,
}

pub(super) fn section(schema: &Schema, sources: &Sources, shown: Constraints) -> String {
    if schema.models.is_empty() {
        return String::new();
    }
    let origins = Origins::new(schema, sources);
    let tables: Vec<String> = schema.models.iter().map(|model| one(schema, model, &origins, shown)).collect();
    format!("## Tables\n\n{}", tables.join("\n"))
}

fn one(schema: &Schema, model: &Model, origins: &Origins<'_>, shown: Constraints) -> String {
    let mut out = format!("### {} ({})\n\n", text::code(&model.table), text::code(&model.name));
    if let Some(doc) = &model.doc {
        out.push_str(&format!("{}\n\n", text::prose(doc)));
    }
    out.push_str(&format!("{}. First spoken of in {}.\n\n", kind(model), origins.of(&model.origin, &[])));
    let rows: Vec<Vec<String>> = model.fields.iter().map(|field| column(schema, field, origins)).collect();
    out.push_str(&text::table(
        &["column", "type", schema.engine.title(), "null", "default", "remarks", "comes from"],
        &rows,
    ));
    let constraints = constraints(schema, model, origins);
    if constraints.is_empty() {
        return out;
    }
    out.push('\n');
    match shown {
        Constraints::List => {
            constraints.iter().for_each(|[name, what, from]| out.push_str(&format!("- {name}: {what}; {from}\n")));
        }
        #[cfg(feature = "json")]
        Constraints::Table => {
            let rows: Vec<Vec<String>> = constraints.into_iter().map(Vec::from).collect();
            out.push_str(&text::table(&["keys, constraints and indexes", "what it holds", "comes from"], &rows));
        }
    }
    out
}

/// What kind of table it is, in one sentence.
fn kind(model: &Model) -> String {
    let scope = match model.scope {
        Scope::Tenant => "Each row belongs to one tenant",
        Scope::Global => "Shared by everybody",
        Scope::Root => "The tenants themselves",
    };
    let mut parts = vec![scope];
    parts.extend(model.is_pure_junction().then_some("only links two tables"));
    parts.extend(model.soft_delete.then_some("deleted rows are kept"));
    parts.extend(model.audited.then_some("changes are audited"));
    parts.extend(model.external.then_some("made elsewhere: no DDL, no migration"));
    parts.join("; ")
}

fn column(schema: &Schema, field: &Field, origins: &Origins<'_>) -> Vec<String> {
    let default = field.default.as_ref().map_or_else(String::new, |default| match default {
        Value::Now => "now".to_owned(),
        other => text::code(&sql::stored_text(field, other)),
    });
    let mut remarks = Vec::new();
    if let (Some(reference), Role::Key | Role::Tenant | Role::ForeignKey) = (&field.references, field.role) {
        remarks.push(format!("refers to {}", text::code(&reference.model)));
    }
    if let Type::Enum(values) = &field.ty {
        let values: Vec<&str> = values.values.iter().flatten().map(|value| value.stored.as_str()).collect();
        remarks.push(format!("one of {}", text::codes(&values)));
    }
    remarks.extend(field.unique.then(|| "unique".to_owned()));
    remarks.extend(field.pii.map(|class| format!("personal data: {}", class.word())));
    remarks.extend(field.doc.as_deref().map(text::prose));
    vec![
        text::code(&field.column),
        logical(&field.ty),
        text::code(&field.sql_type.clone().unwrap_or_else(|| sql::sql_type(schema.engine, &field.ty))),
        if field.required { "" } else { "yes" }.to_owned(),
        default,
        remarks.join("; "),
        origins.of(&field.origin, &field.said),
    ]
}

/// The type, whatever the engine makes of it.
fn logical(ty: &Type) -> String {
    match ty {
        Type::String { length } | Type::Char { length } => format!("{}({length})", ty.word()),
        Type::Decimal { precision, scale } => format!("decimal({precision}, {scale})"),
        Type::Array(element) => format!("array of {}", logical(element)),
        ty => ty.word().to_owned(),
    }
}

/// Keys, constraints and indexes, by name, each with what it comes from.
fn constraints(schema: &Schema, model: &Model, origins: &Origins<'_>) -> Vec<[String; 3]> {
    let only = |filter: &Option<Condition>| {
        filter.as_ref().map_or_else(String::new, |condition| format!(" where {}", text::code(&condition.plain())))
    };
    let from = |origin: &Origin| origins.of(origin, &[]);
    let key = &model.primary_key;
    let made = key.columns.iter().filter_map(|column| model.column(column)).map(|field| origins.of(&field.origin, &[]));
    let made: BTreeSet<String> = made.collect();
    let made = made.into_iter().collect::<Vec<_>>().join("; ");
    let mut out = Vec::new();
    if !key.columns.is_empty() {
        out.push([text::code(&key.name), format!("primary key {}", text::codes(&key.columns)), made]);
    }
    out.extend(model.uniques.iter().map(|unique| {
        let what = format!("unique {}{}", text::codes(&unique.columns), only(&unique.filter));
        [text::code(&unique.name), what, from(&unique.origin)]
    }));
    out.extend(model.foreign_keys.iter().map(|key| {
        let stated: Vec<_> = model.column(&key.own).and_then(|field| field.on_delete_stated).into_iter().collect();
        let what = format!(
            "{} refers to {} ({}), on delete {}{}",
            text::codes(&key.columns),
            text::code(&key.table),
            text::codes(&key.references),
            key.on_delete.word().replace('_', " "),
            origins.unsaid(model, &key.own),
        );
        [text::code(&key.name), what, origins.of(&key.origin, &stated)]
    }));
    let engine_checks = sql::engine_checks(schema.engine, model);
    out.extend(
        model
            .checks
            .iter()
            .chain(&engine_checks)
            .map(|check| [text::code(&check.name), text::code(&check.condition.plain()), from(&check.origin)]),
    );
    out.extend(model.indexes.iter().map(|index| {
        let method = if index.method == "btree" { String::new() } else { format!(" ({})", index.method) };
        let include = match &index.include[..] {
            [] => String::new(),
            include => format!(", includes {}", text::codes(include)),
        };
        let what = format!("index{method} on {}{include}{}", text::codes(&index.columns), only(&index.filter));
        [text::code(&index.name), what, from(&index.origin)]
    }));
    out
}
