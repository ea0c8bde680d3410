//! What a JSON document says twice: names of constraints, SQL types, flags. The second saying must agree with the first.

use serde_json::Value;

use crate::json::{items, word};

/// PostgreSQL's limit for a name, in bytes.
const LONGEST_NAME: usize = 63;

/// Checks one model of the document against itself.
pub(crate) fn check(model: &Value, engine: &str, tenant: Option<&str>, faults: &mut Vec<String>) {
    names(model, faults);
    for field in items(&model["fields"]) {
        let place = format!("{}.{}", word(&model["table"]), word(&field["name"]));
        let mut says = |what: &str, said: &Value, expected: &str| {
            faults.push(format!("{place}: `{what}` is {said}, expected {expected}"));
        };
        let sql_type = word(&field["sql_type"]).to_uppercase().replace(' ', "");
        let expected = if engine == "postgres" { sql_type_of(field) } else { None };
        match expected {
            Some(expected) if expected == sql_type => {}
            Some(expected) => says("sql_type", &field["sql_type"], &expected),
            None => says("sql_type", &field["sql_type"], "one that this test knows (write it down in derived.rs)"),
        }
        let optional = word(&field["rust_type"]).starts_with("Option<");
        if Value::Bool(!optional) != field["required"] {
            says("rust_type", &field["rust_type"], "`Option<…>` just where the column is optional");
        }
        if let Some(automatic) = is_automatic(model, field, tenant)
            && field["automatic"] != automatic
        {
            says("automatic", &field["automatic"], &automatic.to_string());
        }
        for (part, kind) in [("values", "enum"), ("precision", "decimal"), ("scale", "decimal"), ("element", "array")] {
            if field["type"] != kind && !field[part].is_null() {
                says(part, &field[part], &format!("null where the type is no {kind}"));
            }
        }
        match field["type"].as_str() {
            Some("decimal") if !field["length"].is_null() => says("length", &field["length"], "null"),
            Some("enum") if !field["length"].is_null() && sql_type != format!("VARCHAR({})", field["length"]) => {
                says("length", &field["length"], "null, or that of the SQL type");
            }
            _ => {}
        }
        let alone = |columns: &Value| is_alone(columns, &field["name"], tenant);
        if !alone(&model["primary_key"]["columns"]) {
            let unique = items(&model["uniques"]).any(|unique| alone(&unique["columns"]));
            if field["unique"] != unique {
                says("unique", &field["unique"], &unique.to_string());
            }
        }
        let mut own = items(&model["checks"]).filter(|check| check["column"] == field["name"]);
        match own.next() {
            Some(check) if field["check"] == check["expression"] => {}
            // The values of an enum say it already.
            Some(check) if field["check"].is_null() && kind_of_check(model, check) == "enum" => {}
            None if field["check"].is_null() => {}
            check => {
                let expected = check.map_or("null".to_owned(), |check| word(&check["expression"]));
                says("check", &field["check"], &expected);
            }
        }
    }
}

/// The last part of a check's name, `range` of `check_products_price_range`; the whole name where it has another form.
pub(crate) fn kind_of_check(model: &Value, check: &Value) -> String {
    let name = word(&check["name"]);
    let stem = format!("check_{}_{}_", word(&model["table"]), word(&check["column"]));
    name.strip_prefix(&stem).map_or(name.clone(), str::to_owned)
}

/// Decisions, row 14. The kind of a check is a fact of its own and stands in the list.
fn names(model: &Value, faults: &mut Vec<String>) {
    let table = word(&model["table"]);
    let joined = |columns: &Value| items(columns).map(word).collect::<Vec<_>>().join("_");
    let mut named = vec![(&model["primary_key"], format!("pk_{table}"))];
    named.extend(items(&model["uniques"]).map(|unique| (unique, format!("uq_{table}_{}", joined(&unique["columns"])))));
    named
        .extend(items(&model["indexes"]).map(|index| (index, format!("idx_{table}_on_{}", joined(&index["columns"])))));
    named.extend(items(&model["foreign_keys"]).map(|key| {
        // A composite key is named by its own column, which stands behind the tenant's.
        let own = items(&key["columns"]).last().map(word).unwrap_or_default();
        (key, format!("fk_{table}_{own}_{}", word(&key["table"])))
    }));
    for (object, expected) in named {
        let name = word(&object["name"]);
        let right = if expected.len() > LONGEST_NAME { name.len() <= LONGEST_NAME } else { name == expected };
        if !right {
            faults.push(format!("{table}: a constraint is called `{name}`, expected `{expected}`"));
        }
    }
}

/// DESIGN section 5, "Types and engines", the column of PostgreSQL; decisions, row 11 for enums.
fn sql_type_of(field: &Value) -> Option<String> {
    Some(match word(&field["type"]).as_str() {
        "uuid" => "UUID".to_owned(),
        "string" => format!("VARCHAR({})", word(&field["length"])),
        "text" => "TEXT".to_owned(),
        "integer" => "INTEGER".to_owned(),
        "decimal" => format!("NUMERIC({},{})", word(&field["precision"]), word(&field["scale"])),
        "boolean" => "BOOLEAN".to_owned(),
        "timestamp" => "TIMESTAMPTZ".to_owned(),
        "date" => "DATE".to_owned(),
        "enum" => {
            let longest = items(&field["values"]).map(|value| word(value).chars().count()).max().unwrap_or(0);
            format!("VARCHAR({})", longest.max(20))
        }
        _ => return None,
    })
}

/// DESIGN section 5, "Automatic columns". `None` where it does not say: the keys of a junction, the key of a subtype.
fn is_automatic(model: &Value, field: &Value, tenant: Option<&str>) -> Option<bool> {
    let name = word(&field["name"]);
    if tenant == Some(&name) {
        return Some(true);
    }
    match name.as_str() {
        "id" if !field["references"].is_null() => None,
        "id" | "created_at" | "updated_at" | "deleted_at" => Some(true),
        _ if model["kind"] == "junction" && !field["references"].is_null() => None,
        _ => Some(false),
    }
}

/// Whether the columns are this one, or the tenant's and this one.
fn is_alone(columns: &Value, column: &Value, tenant: Option<&str>) -> bool {
    let mut own = items(columns).filter(|name| name.as_str() != tenant);
    own.next() == Some(column) && own.next().is_none()
}
