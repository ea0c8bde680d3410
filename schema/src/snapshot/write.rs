//! Snapshot → text.

use serde_json::{Map, Value as Json, json};

use super::{Snapshot, VERSION, condition};
use crate::ir::{
    Check, Field, ForeignKey, Generated, Index, Model, OnDelete, Pii, Relation, Schema, Style, Tenancy, Type, Unique,
    Value,
};

/// As text, indented, with a line break at the end: made to be read in a review.
pub fn write(snapshot: &Snapshot) -> String {
    let schema = &snapshot.schema;
    let printed: Map<String, Json> =
        snapshot.printed.iter().map(|(table, hash)| (table.clone(), json!(hash))).collect();
    let document = json!({
        "version": VERSION,
        "engine": schema.engine.word(),
        "engine_version": schema.engine_version.to_string(),
        "edition": schema.edition.word(),
        "parent": snapshot.parent,
        "phases": snapshot.phases,
        "primary_key": schema.primary_key.word(),
        "tenancy": schema.tenancy.as_ref().map(tenancy),
        "models": schema.models.iter().map(model).collect::<Vec<_>>(),
        "relations": schema.relations.iter().map(|one| relation(schema, one)).collect::<Vec<_>>(),
        "printed": printed,
    });
    format!("{document:#}\n")
}

/// An object without the keys that say nothing: null, false, and empty lists.
fn compact(value: Json) -> Json {
    match value {
        Json::Object(map) => {
            let says = |value: &Json| match value {
                Json::Null | Json::Bool(false) => false,
                Json::Array(list) => !list.is_empty(),
                _ => true,
            };
            Json::Object(map.into_iter().filter(|(_, value)| says(value)).collect())
        }
        other => other,
    }
}

fn tenancy(tenancy: &Tenancy) -> Json {
    compact(json!({
        "model": tenancy.model,
        "table": tenancy.table,
        "column": tenancy.column,
        "key": tenancy.key.word(),
        "rls": tenancy.rls,
        "app_role": tenancy.app_role,
        "admin_role": tenancy.admin_role,
    }))
}

fn model(model: &Model) -> Json {
    let there = model.style == Style::Database;
    let told = there || model.comments;
    compact(json!({
        "name": model.name,
        "table": model.table,
        "schema": model.namespace,
        "kind": model.kind.word(),
        "scope": model.scope.word(),
        "soft_delete": model.soft_delete,
        "audited": model.audited,
        "external": model.external,
        "existing": there,
        "comment": model.doc.as_ref().filter(|_| told),
        "comments": model.comments,
        "row_security": model.row_security.map(|found| json!([found.enabled, found.forced, found.policies])),
        "fields": model.fields.iter().map(|one| field(one, told)).collect::<Vec<_>>(),
        "primary_key": { "name": model.primary_key.name, "columns": model.primary_key.columns },
        "uniques": model.uniques.iter().map(unique).collect::<Vec<_>>(),
        "indexes": model.indexes.iter().map(index).collect::<Vec<_>>(),
        "checks": model.checks.iter().map(check).collect::<Vec<_>>(),
        "foreign_keys": model.foreign_keys.iter().map(foreign_key).collect::<Vec<_>>(),
    }))
}

fn field(field: &Field, told: bool) -> Json {
    let mut value = compact(json!({
        "name": field.name,
        "column": (field.column != field.name).then_some(&field.column),
        "role": super::read::role_word(field.role),
        "type": ty(&field.ty),
        "required": field.required,
        "unique": field.unique,
        "default": field.default.as_ref().map(default),
        "check": field.check.as_ref().map(condition::write),
        "references": field.references.as_ref().map(|reference| &reference.model),
        "pii": field.pii.map(Pii::word),
        "automatic": field.automatic,
        "sql_type": field.sql_type,
        "generated": field.generated.as_ref().map(generated),
        "comment": field.doc.as_ref().filter(|_| told),
    }));
    // A default of false says something.
    if let (Some(Value::Boolean(false)), Json::Object(map)) = (&field.default, &mut value) {
        map.insert("default".to_owned(), json!(false));
    }
    value
}

fn ty(ty: &Type) -> Json {
    let word = ty.word();
    match ty {
        Type::String { length } | Type::Char { length } => json!({ word: length }),
        Type::Decimal { precision, scale } => json!({ word: [precision, scale] }),
        Type::Enum(values) => {
            let value = |value: &crate::ir::EnumValue| json!([value.variant, value.stored]);
            let list = values.values.as_ref().map(|list| list.iter().map(value).collect::<Vec<_>>());
            match &values.native {
                Some(native) => json!({ word: { "rust": values.rust, "values": list, "native": native } }),
                None => json!({ word: { "rust": values.rust, "values": list } }),
            }
        }
        Type::Array(element) => json!({ word: self::ty(element) }),
        Type::Other { sql } => json!({ word: sql }),
        Type::NaiveTimestamp => json!(super::read::NAIVE),
        _ => json!(word),
    }
}

fn generated(generated: &Generated) -> Json {
    match generated {
        Generated::Serial => json!("serial"),
        Generated::Identity => json!("identity"),
        Generated::AutoIncrement => json!("auto_increment"),
        Generated::Computed(sql) => json!({ "computed": sql }),
    }
}

fn default(default: &Value) -> Json {
    match default {
        Value::Text(text) => json!({ "text": text }),
        Value::Number(number) => json!({ "number": number }),
        Value::Boolean(value) => json!(value),
        Value::Now => json!("now"),
        Value::Sql(sql) => json!({ "sql": sql }),
        Value::Variant(variant) => json!({ "variant": variant }),
    }
}

fn unique(unique: &Unique) -> Json {
    compact(json!({
        "name": unique.name,
        "columns": unique.columns,
        "where": unique.filter.as_ref().map(condition::write),
        "across_tenants": unique.across_tenants,
        "absent_equal": unique.absent_equal,
        "more": unique.more,
    }))
}

fn index(index: &Index) -> Json {
    compact(json!({
        "name": index.name,
        "columns": index.columns,
        "include": index.include,
        "method": index.method,
        "where": index.filter.as_ref().map(condition::write),
        "more": index.more,
        "purpose": super::read::purpose_word(index.purpose),
    }))
}

fn check(check: &Check) -> Json {
    compact(json!({
        "name": check.name,
        "column": check.column,
        "kind": check.kind.word(),
        "condition": condition::write(&check.condition),
    }))
}

fn foreign_key(key: &ForeignKey) -> Json {
    compact(json!({
        "name": key.name,
        "columns": key.columns,
        "table": key.table,
        "namespace": key.namespace,
        "references": key.references,
        "on_delete": key.on_delete.word(),
        "more": key.more,
        "own": key.own,
        "tenant": key.tenant,
    }))
}

fn relation(schema: &Schema, relation: &Relation) -> Json {
    compact(json!({
        "name": relation.name,
        "from": schema.model(relation.from).name,
        "to": relation.to_name,
        "kind": relation.kind.word(),
        "field": relation.field,
        "required": relation.required,
        "on_delete": relation.on_delete.map(OnDelete::word),
        "through": relation.through.map(|id| &schema.model(id).name),
        "reverse": relation.reverse,
    }))
}
