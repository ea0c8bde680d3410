//! The JSON document: stable, versioned, public. Its shape is DESIGN, section 9; a key that is added stands at the end of its object, and
//! what a key means never changes under one `version`.

mod facts;
mod field;
mod scorecard;

use serde_json::{Value, json};

use crate::condition::Condition;
use crate::ir::{Aspect, Assumption, Check, ForeignKey, Index, Model, OnDelete, Relation, Schema, Unique, Unread};
use crate::score::Scorecard;
use crate::text::{Sources, Span};

pub use facts::facts;

/// What `version` says.
pub const VERSION: u32 = 1;

/// The document of `groundplan read --format json` and `groundplan check --format json`.
///
/// `checks` are those of the model. The ones that an engine needs only because it has no such type (lengths, booleans and JSON on SQLite)
/// follow from the fields and are not listed.
pub fn document(schema: &Schema, sources: &Sources, scorecard: Option<&Scorecard>) -> Value {
    json!({
        "version": VERSION,
        "engine": schema.engine.word(),
        "edition": schema.edition.word(),
        "tenancy": schema.tenancy.as_ref().map(|tenancy| json!({ "model": tenancy.model, "column": tenancy.column })),
        "models": schema.models.iter().map(|model| of_model(schema, model, sources)).collect::<Vec<_>>(),
        "relations": schema.relations.iter().map(|relation| of_relation(schema, relation)).collect::<Vec<_>>(),
        "views": [],
        "assumptions": schema.assumptions.iter().map(|assumption| of_assumption(assumption, sources)).collect::<Vec<_>>(),
        "unread": schema.unread.iter().map(|unread| of_unread(unread, sources)).collect::<Vec<_>>(),
        "scorecard": scorecard.map(|scorecard| scorecard::value(scorecard, sources)),
    })
}

fn of_model(schema: &Schema, model: &Model, sources: &Sources) -> Value {
    json!({
        "name": model.name,
        "table": model.table,
        "schema": model.namespace,
        "kind": model.kind.word(),
        "scope": model.scope.word(),
        "soft_delete": model.soft_delete,
        "audited": model.audited,
        "doc": model.doc,
        "fields": model.fields.iter().map(|field| field::value(schema, model, field, sources)).collect::<Vec<_>>(),
        "primary_key": { "name": model.primary_key.name, "columns": model.primary_key.columns },
        "uniques": model.uniques.iter().map(of_unique).collect::<Vec<_>>(),
        "indexes": model.indexes.iter().map(of_index).collect::<Vec<_>>(),
        "checks": model.checks.iter().map(of_check).collect::<Vec<_>>(),
        "foreign_keys": model.foreign_keys.iter().map(|key| of_foreign_key(schema, key)).collect::<Vec<_>>(),
    })
}

fn of_unique(unique: &Unique) -> Value {
    json!({
        "name": unique.name,
        "columns": unique.columns,
        "where": unique.filter.as_ref().map(Condition::plain),
    })
}

fn of_index(index: &Index) -> Value {
    json!({
        "name": index.name,
        "columns": index.columns,
        "include": index.include,
        "method": index.method,
        "where": index.filter.as_ref().map(Condition::plain),
    })
}

fn of_check(check: &Check) -> Value {
    json!({ "name": check.name, "column": check.column, "expression": check.condition.plain() })
}

fn of_foreign_key(schema: &Schema, key: &ForeignKey) -> Value {
    json!({
        "name": key.name,
        "columns": key.columns,
        "table": key.table,
        "references": key.references,
        "on_delete": (!is_untold(schema)).then(|| key.on_delete.word()),
    })
}

/// Whether the source says nothing of what a deletion does.
fn is_untold(schema: &Schema) -> bool {
    schema.untold.contains(&Aspect::OnDelete)
}

fn of_relation(schema: &Schema, relation: &Relation) -> Value {
    json!({
        "name": relation.name,
        "from": schema.model(relation.from).name,
        "to": relation.to_name,
        "kind": relation.kind.word(),
        "field": relation.field,
        "required": relation.required,
        "on_delete": relation.on_delete.filter(|_| !is_untold(schema)).map(OnDelete::word),
        "through": relation.through.map(|id| schema.model(id).name.as_str()),
    })
}

fn of_assumption(assumption: &Assumption, sources: &Sources) -> Value {
    let (file, line, column) = place(assumption.span, sources);
    json!({ "file": file, "line": line, "column": column, "text": assumption.text, "because": assumption.because })
}

fn of_unread(unread: &Unread, sources: &Sources) -> Value {
    let (file, line, column) = place(Some(unread.span), sources);
    json!({ "file": file, "line": line, "column": column, "text": unread.text, "hint": unread.hint })
}

/// File, line and column of a span; nulls where there is none.
fn place(span: Option<Span>, sources: &Sources) -> (Value, Value, Value) {
    match span.map(|span| sources.place(span)) {
        Some(place) => (place.file.into(), place.line.into(), place.column.into()),
        None => (Value::Null, Value::Null, Value::Null),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::sql::fixture::{column, model, schema};
    use crate::ir::{Engine, EnumType, EnumValue, Type, Value as Default};

    fn keys(value: &Value) -> String {
        value.as_object().map_or_else(String::new, |map| map.keys().cloned().collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn keys_stand_in_the_order_of_the_contract() {
        let schema = schema(Engine::Postgres, vec![model("Task", Vec::new())]);
        let document = document(&schema, &Sources::new(), None);
        assert_eq!(
            keys(&document),
            "version engine edition tenancy models relations views assumptions unread scorecard"
        );
        assert_eq!(
            keys(&document["models"][0]),
            "name table schema kind scope soft_delete audited doc fields primary_key uniques indexes checks foreign_keys"
        );
        assert_eq!(
            keys(&document["models"][0]["fields"][0]),
            "name type element length precision scale required unique default values check automatic references pii sql_type \
             rust_type origin"
        );
    }

    #[test]
    fn a_field_says_its_type_in_three_languages() {
        let value = |stored: &str| EnumValue { variant: crate::name::pascal(stored), stored: stored.into() };
        let status = EnumType {
            rust: "TaskStatus".into(),
            values: Some(vec![value("open"), value("in_progress")]),
            native: None,
        };
        let mut status = column("status", Type::Enum(status));
        status.default = Some(Default::Variant("InProgress".into()));
        let mut tags = column("tags", Type::Array(Box::new(Type::String { length: 20 })));
        tags.required = false;
        let mut seen = column("seen_at", Type::Timestamp);
        seen.default = Some(Default::Now);
        let schema = schema(Engine::Postgres, vec![model("Task", vec![status, tags, seen])]);
        let document = document(&schema, &Sources::new(), None);
        let said = |at: usize, keys: &[&str]| {
            keys.iter().map(|key| document["models"][0]["fields"][at][key].to_string()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(said(0, &["type", "rust_type"]), r#""uuid" "Id<Task>""#);
        assert_eq!(
            said(1, &["values", "default", "sql_type", "rust_type"]),
            r#"["open","in_progress"] "in_progress" "VARCHAR(20)" "TaskStatus""#
        );
        assert_eq!(
            said(2, &["type", "element", "length", "sql_type", "rust_type"]),
            r#""array" "string" 20 "VARCHAR(20)[]" "Option<Vec<String>>""#
        );
        assert_eq!(said(3, &["default"]), r#"{"sql":"now()"}"#);
    }
}
