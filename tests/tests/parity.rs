//! The English and the structs of the README's model are one schema.

use serde_json::Value;
use std::path::Path;

fn read(file: &str, format: &str, engine: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("parity").join(file);
    let path = path.to_str().expect("paths of this repository are UTF-8");
    let output = groundplan_cli::run(&["read", path, "--format", format, "--engine", engine], "");
    assert_eq!(output.code, 0, "{path}:\n{}", output.stderr);
    output.stdout
}

/// Takes out what the two forms must differ in: where a fact was written and in which words, what a convention filled in,
/// and the counts of the scorecard, since a text cannot break what conventions do for it.
fn strip(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for key in ["origin", "assumptions", "doc", "scorecard"] {
                map.remove(key);
            }
            map.values_mut().for_each(strip);
        }
        Value::Array(list) => list.iter_mut().for_each(strip),
        _ => {}
    }
}

fn document(file: &str, engine: &str) -> Value {
    let mut value: Value = serde_json::from_str(&read(file, "json", engine)).expect("the command prints JSON");
    assert_eq!(value["scorecard"]["overall"], 100.0, "{file} is not without fault");
    strip(&mut value);
    value
}

#[test]
fn english_and_structs_give_the_same_document() {
    for engine in ["sqlite", "postgres"] {
        let (english, structs) = (document("english.md", engine), document("structs.rs", engine));
        assert!(english["models"].as_array().is_some_and(|models| models.len() == 6), "{english:#}");
        let (english, structs) = (format!("{english:#}"), format!("{structs:#}"));
        let difference = english.lines().zip(structs.lines()).enumerate().find(|(_, (a, b))| a != b);
        assert_eq!(difference, None, "{engine}");
        assert_eq!(english, structs, "{engine}");
    }
}

#[test]
fn english_and_structs_give_the_same_sql() {
    for engine in ["sqlite", "postgres"] {
        let comments = |sql: String| -> Vec<String> {
            sql.lines().filter(|line| !line.trim_start().starts_with("--")).map(str::to_owned).collect()
        };
        assert_eq!(
            comments(read("english.md", "sql", engine)),
            comments(read("structs.rs", "sql", engine)),
            "{engine}"
        );
    }
}

/// What rustc takes, `groundplan check` refuses neither: the macros and the command are one pipeline. A program whose tenant stands in another file
/// is no whole for the command.
#[test]
fn programs_that_compile_are_not_refused_by_the_command() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/pass");
    let mut asked = 0;
    for entry in std::fs::read_dir(&folder).expect("the programs") {
        let path = entry.expect("an entry").path();
        if std::fs::read_to_string(&path).expect("a program").contains("#[path = ") {
            continue;
        }
        let path = path.to_str().expect("paths of this repository are UTF-8");
        let output = groundplan_cli::run(&["check", path, "--engine", "sqlite"], "");
        assert_eq!(output.code, 0, "{path}:\n{}", output.stderr);
        asked += 1;
    }
    assert!(asked > 10, "{asked} programs");
}
