//! The document without what tells where a fact comes from, for comparing two schemas that were written in different words.

use serde_json::{Value, json};

use crate::ir::Schema;
use crate::text::Sources;

/// Everything in the document that is the schema itself: no places, no documentation, no assumptions. What has no order among its like
/// (constraints, indexes, relations) is sorted by name; columns stand as in every text: key, tenant, other keys, own ones, times.
///
/// `sources` are those that the schema was read from.
pub fn facts(schema: &Schema, sources: &Sources) -> Value {
    let mut document = super::document(schema, sources, None);
    for key in ["assumptions", "unread", "scorecard"] {
        remove(&mut document, key);
    }
    for model in items(&mut document, "models") {
        remove(model, "doc");
        for list in ["uniques", "indexes", "checks", "foreign_keys"] {
            sort(model, list);
        }
        let fields = items(model, "fields");
        fields.iter_mut().for_each(|field| remove(field, "origin"));
        fields.sort_by_key(place);
    }
    sort(&mut document, "relations");
    document
}

fn place(field: &Value) -> u8 {
    let automatic = field["automatic"] == json!(true);
    match (field["name"].as_str(), automatic, field["references"].is_null()) {
        (Some("id"), true, _) => 0,
        (_, true, false) => 1,
        (_, false, false) => 2,
        (_, false, true) => 3,
        (_, true, true) => 4,
    }
}

fn items<'v>(value: &'v mut Value, key: &str) -> &'v mut [Value] {
    value.get_mut(key).and_then(Value::as_array_mut).map(Vec::as_mut_slice).unwrap_or_default()
}

fn remove(value: &mut Value, key: &str) {
    value.as_object_mut().map(|map| map.remove(key));
}

fn sort(value: &mut Value, key: &str) {
    let by = |item: &Value| (item["from"].as_str().map(str::to_owned), item["name"].as_str().map(str::to_owned));
    items(value, key).sort_by_key(by);
}
