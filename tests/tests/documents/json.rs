//! The JSON document of DESIGN section 9 as facts, and the parts of it that follow from others.

use serde_json::Value;

use crate::derived;
use crate::facts::{Facts, Table};

/// Reads the document that `groundplan read --format json` prints.
///
/// What a list does not write because it follows from the rest (names of constraints, SQL types, flags) is checked
/// here; a key that this file does not know is a fault, so that no new fact escapes the lists.
pub(crate) fn facts_of_json(text: &str) -> Facts {
    let mut facts = Facts::default();
    let document: Value = match serde_json::from_str(text) {
        Ok(document) => document,
        Err(error) => {
            facts.faults.push(format!("the output is no JSON: {error}"));
            return facts;
        }
    };
    let Facts { top, faults, .. } = &mut facts;
    keys(&document, "the document", &DOCUMENT, faults);
    if document["version"] != 1 {
        faults.push(format!("version is {}, not 1", document["version"]));
    }
    for list in ["views", "unread"] {
        if document[list] != Value::Array(Vec::new()) {
            faults.push(format!("`{list}` is not empty: {}", document[list]));
        }
    }
    for finding in items(&document["scorecard"]["findings"]) {
        if finding["level"] == "error" && finding["waived"].is_null() {
            faults.push(format!("finding of level error: {}: {}", word(&finding["rule"]), word(&finding["message"])));
        }
    }
    let engine = word(&document["engine"]);
    let tenancy = &document["tenancy"];
    let tenant = tenancy["column"].as_str();
    top.push(format!("engine {engine}"));
    top.push(if tenancy.is_null() {
        "tenancy none".to_owned()
    } else {
        keys(tenancy, "tenancy", &["model", "column"], faults);
        format!("tenancy {} {}", word(&tenancy["model"]), word(&tenancy["column"]))
    });
    for relation in items(&document["relations"]) {
        keys(relation, "a relation", &RELATION, faults);
        top.push(relation_line(relation));
    }
    for assumption in items(&document["assumptions"]) {
        let said = format!("{} {}", word(&assumption["text"]), word(&assumption["because"]));
        facts.assumptions.push(said.replace('_', " ").to_lowercase());
    }
    for model in items(&document["models"]) {
        let name = word(&model["table"]);
        let table = table_of(model, &mut facts.faults);
        derived::check(model, &engine, tenant, &mut facts.faults);
        facts.add_table(name, table);
    }
    facts
}

const DOCUMENT: [&str; 10] =
    ["version", "engine", "edition", "tenancy", "models", "relations", "views", "assumptions", "unread", "scorecard"];
const MODEL: [&str; 14] = [
    "name",
    "table",
    "schema",
    "kind",
    "scope",
    "soft_delete",
    "audited",
    "doc",
    "fields",
    "primary_key",
    "uniques",
    "indexes",
    "checks",
    "foreign_keys",
];
const FIELD: [&str; 17] = [
    "name",
    "type",
    "element",
    "length",
    "precision",
    "scale",
    "required",
    "unique",
    "default",
    "values",
    "check",
    "automatic",
    "references",
    "pii",
    "sql_type",
    "rust_type",
    "origin",
];
const FOREIGN_KEY: [&str; 5] = ["name", "columns", "table", "references", "on_delete"];
const RELATION: [&str; 8] = ["name", "from", "to", "kind", "field", "required", "on_delete", "through"];

fn table_of(model: &Value, faults: &mut Vec<String>) -> Table {
    let table = word(&model["table"]);
    keys(model, &table, &MODEL, faults);
    if !model["schema"].is_null() {
        faults.push(format!("{table}: `schema` is {}, and no document names one", model["schema"]));
    }
    let mut header = format!("table {table} ({}) {}", word(&model["name"]), word(&model["scope"]));
    for flag in ["soft_delete", "audited"] {
        match &model[flag] {
            Value::Bool(true) => header += &format!(" {flag}"),
            Value::Bool(false) => {}
            other => header += &format!(" {flag}={other}"),
        }
    }
    match model["kind"].as_str() {
        Some("entity") => {}
        _ => header += &format!(" {}", word(&model["kind"])),
    }

    let columns = items(&model["fields"]).map(|field| {
        keys(field, &format!("{table}.{}", word(&field["name"])), &FIELD, faults);
        column_line(field)
    });
    let columns = columns.collect();

    let mut constraints = vec![format!("primary key {}", list(&model["primary_key"]["columns"]))];
    keys(&model["primary_key"], &format!("the primary key of {table}"), &["name", "columns"], faults);
    for unique in items(&model["uniques"]) {
        keys(unique, &format!("a unique of {table}"), &["name", "columns", "where"], faults);
        constraints.push(format!("unique {}{}", list(&unique["columns"]), condition(&unique["where"])));
    }
    for index in items(&model["indexes"]) {
        keys(index, &format!("an index of {table}"), &["name", "columns", "include", "method", "where"], faults);
        let mut line = format!("index {}", list(&index["columns"]));
        if items(&index["include"]).next().is_some() {
            line += &format!(" include {}", list(&index["include"]));
        }
        if index["method"] != "btree" {
            line += &format!(" using {}", word(&index["method"]));
        }
        constraints.push(line + &condition(&index["where"]));
    }
    for check in items(&model["checks"]) {
        keys(check, &format!("a check of {table}"), &["name", "column", "expression"], faults);
        constraints.push(check_line(model, check));
    }
    for key in items(&model["foreign_keys"]) {
        keys(key, &format!("a foreign key of {table}"), &FOREIGN_KEY, faults);
        constraints.push(format!(
            "foreign key {} -> {} ({}) {}",
            list(&key["columns"]),
            word(&key["table"]),
            list(&key["references"]),
            word(&key["on_delete"])
        ));
    }
    Table { header, columns, constraints }
}

fn column_line(field: &Value) -> String {
    let mut line = format!("{} {} ", word(&field["name"]), type_of(field));
    line += match field["required"] {
        Value::Bool(true) => "required",
        Value::Bool(false) => "optional",
        _ => "?",
    };
    if !field["references"].is_null() {
        line += &format!(" -> {}", word(&field["references"]));
    }
    match &field["default"] {
        Value::Null => {}
        Value::Object(object) => {
            let sql = object.get("sql").map(word).unwrap_or_default();
            // The engines spell the present in two ways; a list calls it `now`.
            let now = ["now()", "current_timestamp"].contains(&sql.to_lowercase().as_str());
            line += &format!(" default {}", if now { "now" } else { &sql });
        }
        literal => line += &format!(" default {}", word(literal)),
    }
    if !field["pii"].is_null() {
        line += &format!(" pii {}", word(&field["pii"]));
    }
    line
}

fn type_of(field: &Value) -> String {
    let name = word(&field["type"]);
    match name.as_str() {
        "enum" => format!("enum({})", list(&field["values"])),
        "decimal" => format!("decimal({}, {})", word(&field["precision"]), word(&field["scale"])),
        "array" => format!("array({})", word(&field["element"])),
        _ if !field["length"].is_null() => format!("{name}({})", word(&field["length"])),
        _ => name,
    }
}

/// `check priority enum` where the values say the rest, else the kind with its expression.
fn check_line(model: &Value, check: &Value) -> String {
    let column = word(&check["column"]);
    let kind = derived::kind_of_check(model, check);
    let values = items(&model["fields"]).find(|field| field["name"] == check["column"]).map(|field| &field["values"]);
    let values = values.into_iter().flat_map(items).map(|value| format!("'{}'", word(value))).collect::<Vec<_>>();
    let expression = word(&check["expression"]);
    if kind == "enum" && expression == format!("{column} IN ({})", values.join(", ")) {
        return format!("check {column} enum");
    }
    format!("check {column} {kind}: {expression}")
}

fn relation_line(relation: &Value) -> String {
    let mut line = format!(
        "relation {}.{} {} {}",
        word(&relation["from"]),
        word(&relation["name"]),
        word(&relation["kind"]),
        word(&relation["to"])
    );
    if !relation["field"].is_null() {
        line += &format!(" by {}", word(&relation["field"]));
    }
    if !relation["through"].is_null() {
        line += &format!(" through {}", word(&relation["through"]));
    }
    if relation["kind"] != "many_to_many" {
        // A junction's own keys say what is required and what a deletion does.
        line += &format!(" {}", word(&relation["on_delete"]));
        line += match relation["required"] {
            Value::Bool(true) => " required",
            Value::Bool(false) => " optional",
            _ => " ?",
        };
    }
    line
}

fn condition(condition: &Value) -> String {
    if condition.is_null() { String::new() } else { format!(" where {}", word(condition)) }
}

/// Reports the keys that an object lacks, and those that nobody here would look at.
fn keys(object: &Value, place: &str, known: &[&str], faults: &mut Vec<String>) {
    let Some(object) = object.as_object() else {
        faults.push(format!("{place} is no object: {object}"));
        return;
    };
    for key in known.iter().filter(|key| !object.contains_key(**key)) {
        faults.push(format!("{place} has no `{key}`"));
    }
    for key in object.keys().filter(|key| !known.contains(&key.as_str())) {
        faults.push(format!("{place} has a `{key}`, which DESIGN section 9 does not name"));
    }
}

/// A string without its quotes, anything else as JSON writes it.
pub(crate) fn word(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

pub(crate) fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn list(value: &Value) -> String {
    items(value).map(word).collect::<Vec<_>>().join(", ")
}
