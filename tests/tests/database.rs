//! Databases that are there already: `check` and `read` of SQL and of a Diesel `schema.rs`.

mod database {
    mod diesel;
    mod golden;
    mod older;
    mod statements;
    mod waivers;
}

use std::path::{Path, PathBuf};

use groundplan_cli::{Output, Surroundings, run_in};
use serde_json::Value;

/// A fresh folder of a test's own, with these files.
fn folder(test: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("database").join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder under target");
    for (path, text) in files {
        std::fs::write(folder.join(path), text).expect("a file under target");
    }
    folder
}

fn run_at(folder: &Path, arguments: &[&str]) -> Output {
    let around =
        Surroundings { folder: folder.to_owned(), stdin: &mut std::io::empty(), now: 1_795_000_000, colours: false };
    run_in(arguments, around)
}

/// What the command makes of one file, as the document.
fn document(output: &Output) -> Value {
    serde_json::from_str(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

/// `check --format json` of a text in a file of this name.
fn check(test: &str, file: &str, text: &str, more: &[&str]) -> (Output, Value) {
    let home = folder(test, &[(file, text)]);
    let mut arguments = vec!["check", file, "--format", "json"];
    arguments.extend(more);
    let output = run_at(&home, &arguments);
    let document = document(&output);
    (output, document)
}

/// "rule level model.field line", of every finding, in order.
fn findings(document: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let line = |finding: &Value| {
        let place = match finding["field"].as_str() {
            Some(field) => format!("{}.{field}", text(&finding["model"])),
            None => text(&finding["model"]),
        };
        format!("{} {} {place} {}", text(&finding["rule"]), text(&finding["level"]), finding["line"])
    };
    document["scorecard"]["findings"].as_array().expect("findings").iter().map(line).collect()
}
