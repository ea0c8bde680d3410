//! A round trip: what our own printer prints for every golden schema, read back as SQL, is the same schema, and no rule finds an error.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use groundplan_cli::run;
use serde_json::{Value, json};

use super::super::document;

fn golden() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let entries = std::fs::read_dir(folder).expect("the golden folder");
    let mut paths: Vec<PathBuf> =
        entries.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    paths.sort();
    paths
}

/// What has no order, by name.
fn by_name(list: &Value, keys: &[&str]) -> BTreeMap<String, Value> {
    let item = |item: &Value| {
        let parts: Vec<&Value> = keys.iter().map(|key| &item[*key]).collect();
        (item["name"].as_str().unwrap_or_default().to_owned(), json!(parts))
    };
    list.as_array().into_iter().flatten().map(item).collect()
}

/// Everything of a table that both the model and its DDL say.
fn tables(document: &Value) -> BTreeMap<String, Value> {
    let table = |model: &Value| {
        let columns: Vec<Value> = model["fields"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|field| json!([field["name"], field["required"], field["sql_type"]]))
            .collect();
        let mut keys = model["foreign_keys"].as_array().cloned().unwrap_or_default();
        for key in &mut keys {
            // Where the engine cannot name the column that becomes NULL, the key is RESTRICT and a trigger does it.
            if key["on_delete"] == "set_null" && key["columns"].as_array().is_some_and(|columns| columns.len() > 1) {
                key["on_delete"] = json!("restrict");
            }
        }
        let said = json!({
            "columns": columns,
            "primary_key": model["primary_key"],
            "uniques": by_name(&model["uniques"], &["columns", "where"]),
            "indexes": by_name(&model["indexes"], &["columns", "include", "method", "where"]),
            "foreign_keys": by_name(&Value::from(keys), &["columns", "table", "references", "on_delete"]),
            "kind": model["kind"],
            "scope": model["scope"],
            "soft_delete": model["soft_delete"],
        });
        (model["table"].as_str().unwrap_or_default().to_owned(), said)
    };
    document["models"].as_array().into_iter().flatten().map(table).collect()
}

/// Checks that are written for the model are among those that are read: on SQLite there are more, where it has no type.
fn checks(document: &Value) -> BTreeMap<String, BTreeMap<String, Value>> {
    let of = |model: &Value| {
        (model["table"].as_str().unwrap_or_default().to_owned(), by_name(&model["checks"], &["expression"]))
    };
    document["models"].as_array().into_iter().flatten().map(of).collect()
}

/// How many uniques of tenants' rows leave the tenant out.
fn across(document: &Value) -> usize {
    let Some(root) = document["tenancy"]["column"].as_str() else { return 0 };
    let owned = document["models"].as_array().into_iter().flatten().filter(|model| model["scope"] == "tenant");
    let uniques = owned.flat_map(|model| model["uniques"].as_array().into_iter().flatten());
    uniques.filter(|unique| !unique["columns"].as_array().is_some_and(|all| all.contains(&Value::from(root)))).count()
}

#[test]
fn what_we_print_is_read_back() {
    let mut read = 0;
    for case in golden() {
        for engine in ["postgres", "sqlite"] {
            let input = case.join("input.md");
            let model = run(&["read", input.to_str().expect("UTF-8"), "--engine", engine], "");
            let model = document(&model);
            let sql = case.join(format!("{engine}.sql"));
            let mut arguments = vec!["read", sql.to_str().expect("UTF-8"), "--engine", engine];
            let root = model["models"].as_array().into_iter().flatten().find(|model| model["scope"] == "root");
            let root = root.and_then(|model| model["table"].as_str());
            if let Some(root) = root {
                arguments.extend(["--tenant", root]);
            }
            let back = run(&arguments, "");
            let name = format!("{}/{engine}.sql", case.file_name().expect("a name").to_string_lossy());
            // That a unique holds across all tenants on purpose is a word of the model, which no database keeps.
            let across = across(&model);
            assert_eq!(back.code, i32::from(across > 0), "{name}\n{}", back.stderr);
            let back = document(&back);
            let (printed, found) = (tables(&model), tables(&back));
            for (table, printed) in &printed {
                let printed = serde_json::to_string_pretty(printed).unwrap_or_default();
                let found = serde_json::to_string_pretty(&found[table]).unwrap_or_default();
                assert_eq!(printed, found, "{name}: {table}");
            }
            // SQLite has a table beside the audit log that knows who acts; it is a tool's, and not judged.
            let beside = usize::from(engine == "sqlite" && printed.contains_key("audit_logs"));
            assert_eq!(printed.len() + beside, found.len(), "{name}");
            let found = checks(&back);
            for (table, printed) in checks(&model) {
                for (check, expression) in printed {
                    // A decimal of SQLite is scaled, its bounds too.
                    let scaled = engine == "sqlite" && !expression[0].as_str().is_some_and(|text| text.contains('\''));
                    assert!(
                        scaled || found[&table].get(&check) == Some(&expression),
                        "{name}: {check}\n{expression}\n{found:#?}"
                    );
                }
            }
            let findings = super::super::findings(&back);
            let errors: Vec<_> = findings.iter().filter(|finding| finding.contains(" error ")).collect();
            assert!(errors.iter().all(|error| error.starts_with("unique_without_tenant ")), "{name}\n{errors:#?}");
            assert_eq!(errors.len(), across, "{name}\n{errors:#?}");
            read += 1;
        }
    }
    assert!(read > 60, "{read}");
}
