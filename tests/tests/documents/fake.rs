//! The document that a list describes, printed from the list: what a perfect reader would print.
//!
//! With it the lists, the three runs and the comparison are tested by themselves: each line of each list can be met,
//! and a reader that mixes two runs up is caught.

use serde_json::{Value, json};

use crate::facts::Facts;

/// Prints the JSON document that has all facts of a list and no other.
pub(crate) fn document_of(list: &str) -> String {
    let facts = Facts::of_list(list);
    let after = |word: &str| facts.top.iter().find_map(|line| line.strip_prefix(word)).expect("each list says it");
    let tenancy = match after("tenancy ").split(' ').collect::<Vec<_>>()[..] {
        [model, column] => json!({ "model": model, "column": column }),
        _ => Value::Null,
    };
    let tables = facts.tables.values();
    let models = tables.map(|table| model(&table.header, &table.columns, &table.constraints, &tenancy["column"]));
    let models: Vec<Value> = models.collect();
    let relations = facts.top.iter().filter_map(|line| line.strip_prefix("relation ")).map(relation);
    let relations: Vec<Value> = relations.collect();
    let assumptions: Vec<Value> =
        facts.assumptions.iter().map(|words| json!({ "text": words, "because": "the list says so" })).collect();
    let document = json!({
        "version": 1, "engine": after("engine "), "edition": "2026", "tenancy": tenancy, "models": models,
        "relations": relations, "views": [], "unread": [], "assumptions": assumptions, "scorecard": { "findings": [] }
    });
    document.to_string()
}

fn model(header: &str, columns: &[String], constraints: &[String], tenant: &Value) -> Value {
    let words: Vec<&str> = header.split(' ').collect();
    let (table, name) = (words[1], words[2].trim_matches(['(', ')']));
    let has = |flag| words[3..].contains(&flag);
    let kind = if has("junction") { "junction" } else { "entity" };
    let mut model = json!({
        "name": name, "table": table, "schema": null, "kind": kind, "scope": words[3],
        "soft_delete": has("soft_delete"), "audited": has("audited"), "doc": null, "fields": [],
        "primary_key": null, "uniques": [], "indexes": [], "checks": [], "foreign_keys": []
    });
    let mut fields: Vec<Value> = columns.iter().map(|line| field(line, tenant)).collect();
    for line in constraints {
        let (list, constraint) = constraint(line, table, &mut fields, tenant);
        match model[list].as_array_mut() {
            Some(list) => list.push(constraint),
            None => model[list] = constraint,
        }
    }
    model["fields"] = fields.into();
    model
}

fn field(line: &str, tenant: &Value) -> Value {
    let required = line.contains(" required");
    let (declared, rest) =
        line.split_once(if required { " required" } else { " optional" }).expect("required or optional");
    let (name, ty) = declared.split_once(' ').expect("a name and a type");
    let (kind, arguments) = ty.split_once('(').unwrap_or((ty, ""));
    let arguments: Vec<&str> = arguments.trim_end_matches(')').split(", ").filter(|word| !word.is_empty()).collect();
    let number = |at: usize| arguments[at].parse::<u32>().expect("a number");
    let (length, precision, scale, values, sql_type) = match kind {
        "string" => (json!(number(0)), Value::Null, Value::Null, Value::Null, format!("VARCHAR({})", number(0))),
        "decimal" => {
            let (precision, scale) = (number(0), number(1));
            (Value::Null, json!(precision), json!(scale), Value::Null, format!("NUMERIC({precision},{scale})"))
        }
        "enum" => (Value::Null, Value::Null, Value::Null, json!(arguments), "VARCHAR(20)".to_owned()),
        "timestamp" => (Value::Null, Value::Null, Value::Null, Value::Null, "TIMESTAMPTZ".to_owned()),
        _ => (Value::Null, Value::Null, Value::Null, Value::Null, kind.to_uppercase()),
    };
    let word_after = |mark: &str| rest.split_once(mark).map(|(_, rest)| rest.split(' ').next().unwrap_or_default());
    let default = word_after(" default ").map(|default| match (default, kind) {
        ("now", _) => json!({ "sql": "CURRENT_TIMESTAMP" }),
        (word, "boolean") => json!(word == "true"),
        (word, _) => json!(word),
    });
    let automatic = ["id", "created_at", "updated_at", "deleted_at"].contains(&name) || tenant == name;
    json!({
        "name": name, "type": kind, "element": null, "length": length, "precision": precision, "scale": scale,
        "required": required, "unique": false, "default": default, "values": values, "check": null,
        "automatic": automatic, "references": word_after(" -> "), "pii": word_after(" pii "), "sql_type": sql_type,
        "rust_type": if required { "X" } else { "Option<X>" }, "origin": {}
    })
}

/// The list of the model that a constraint belongs to, and the constraint.
fn constraint(line: &str, table: &str, fields: &mut [Value], tenant: &Value) -> (&'static str, Value) {
    let names = |text: &str| text.split(", ").map(str::to_owned).collect::<Vec<_>>();
    let split_where = |text: &str| match text.split_once(" where ") {
        Some((columns, condition)) => (names(columns), json!(condition)),
        None => (names(text), Value::Null),
    };
    let mut at = |column: &str, key: &str, value: Value| {
        let field = fields.iter_mut().find(|field| field["name"] == column).expect("a column of the table");
        field[key] = value;
    };
    if let Some(columns) = line.strip_prefix("primary key ") {
        ("primary_key", json!({ "name": format!("pk_{table}"), "columns": names(columns) }))
    } else if let Some(rest) = line.strip_prefix("unique ") {
        let (columns, condition) = split_where(rest);
        if let [column] = columns.iter().filter(|column| *tenant != **column).collect::<Vec<_>>()[..] {
            at(column, "unique", json!(true));
        }
        (
            "uniques",
            json!({ "name": format!("uq_{table}_{}", columns.join("_")), "columns": columns, "where": condition }),
        )
    } else if let Some(rest) = line.strip_prefix("index ") {
        let (columns, condition) = split_where(rest);
        let name = format!("idx_{table}_on_{}", columns.join("_"));
        ("indexes", json!({ "name": name, "columns": columns, "include": [], "method": "btree", "where": condition }))
    } else if let Some(rest) = line.strip_prefix("foreign key ") {
        let (columns, rest) = rest.split_once(" -> ").expect("an arrow");
        let words: Vec<&str> = rest.split([' ', ',', '(', ')']).filter(|word| !word.is_empty()).collect();
        let (parent, references, on_delete) = (words[0], &words[1..words.len() - 1], words[words.len() - 1]);
        let columns = names(columns);
        let name = format!("fk_{table}_{}_{parent}", columns[columns.len() - 1]);
        let key = json!({
            "name": name, "columns": columns, "table": parent, "references": references, "on_delete": on_delete
        });
        ("foreign_keys", key)
    } else {
        let rest = line.strip_prefix("check ").expect("one of five constraints");
        let (subject, expression) = rest.split_once(": ").unwrap_or((rest, ""));
        let (column, kind) = subject.split_once(' ').expect("a column and a kind");
        let mut expression = expression.to_owned();
        if kind == "enum" {
            let field = fields.iter().find(|field| field["name"] == column).expect("a column of the table");
            let values = field["values"].as_array().expect("the values of an enum");
            let values: Vec<String> = values.iter().map(|value| value.to_string().replace('"', "'")).collect();
            expression = format!("{column} IN ({})", values.join(", "));
        } else {
            at(column, "check", json!(expression));
        }
        let name = format!("check_{table}_{column}_{kind}");
        ("checks", json!({ "name": name, "column": column, "expression": expression }))
    }
}

fn relation(line: &str) -> Value {
    let words: Vec<&str> = line.split(' ').collect();
    let (from, name) = words[0].split_once('.').expect("a model and a name");
    let after = |word: &str| words.iter().position(|other| *other == word).map(|at| words[at + 1]);
    let many = words[1] == "many_to_many";
    json!({
        "name": name, "from": from, "kind": words[1], "to": words[2], "field": after("by"), "through": after("through"),
        "required": words.ends_with(&["required"]), "on_delete": if many { None } else { Some(words[words.len() - 2]) }
    })
}
