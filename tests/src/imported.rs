//! What `groundplan import` has written of a database of `tests/imports`, as a package that asks every table and runs a round trip.

use std::path::Path;

use crate::outside::{Package, root};

/// Makes the package of an import: its files, a question to every table that a statement can read, and the case's own `round_trip.rs`.
///
/// `home` is where the import stands, `driver` Diesel's connection (`PgConnection`).
///
/// # Panics
/// Where the import is not there.
#[must_use]
pub fn package(scratch: &Path, home: &Path, case: &str, feature: &str, driver: &str) -> Package {
    let model = std::fs::read_to_string(home.join("src/model.rs")).expect("the imported model");
    let mut files: Vec<(String, String)> = vec![
        (
            "Cargo.toml".to_owned(),
            format!(
                "[package]\nname = \"round-trip-{case}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
                 groundplan = {{ version = \"0.1\", features = [\"{feature}\", \"json\"] }}\n\
                 diesel = {{ version = \"2.3\", default-features = false, features = [\"{feature}\"] }}\n\n[build-dependencies]\n\
                 groundplan-build = \"0.1\"\n"
            ),
        ),
        (
            "build.rs".to_owned(),
            "fn main() { groundplan_build::Schema::from_files([\"src/model.rs\"]).migrations(\"migrations\").run(); }\n".to_owned(),
        ),
        ("src/main.rs".to_owned(), main(&model, driver)),
    ];
    let own = root().join("tests/imports").join(case).join("round_trip.rs");
    files.push(("src/round_trip.rs".to_owned(), std::fs::read_to_string(own).expect("the case's round trip")));
    for file in ["src/model.rs", "groundplan.toml", "groundplan-baseline.toml"] {
        files.push((file.to_owned(), std::fs::read_to_string(home.join(file)).expect("a file of the import")));
    }
    for folder in std::fs::read_dir(home.join("migrations")).expect("the first migration") {
        let folder = folder.expect("a folder").path();
        for file in std::fs::read_dir(&folder).expect("its files") {
            let path = file.expect("a file").path();
            let name = path.strip_prefix(home).expect("a file of the import").to_string_lossy().replace('\\', "/");
            files.push((name, std::fs::read_to_string(&path).expect("a text")));
        }
    }
    Package::new(scratch, &format!("round-trip-{case}"), &files, |_, text| text)
}

/// The structs of which a statement can read something, in the order of the file.
#[must_use]
pub fn structs(model: &str) -> Vec<&str> {
    let lines: Vec<&str> = model.lines().collect();
    let pairs = lines.windows(2).filter(|pair| pair[1] != "}");
    pairs.filter_map(|pair| pair[0].strip_prefix("pub struct ")?.strip_suffix(" {")).collect()
}

fn main(model: &str, driver: &str) -> String {
    let asked = structs(model).into_iter().map(|name| {
        format!("    let rows: Vec<model::{name}> = model::{name}::of(db).limit(1000).load(db).map_err(|error| format!(\"{name}: {{error}}\"))?;\n    (asked, read) = (asked + 1, read + rows.len());\n")
    });
    format!(
        "#![allow(dead_code)]\n\nmod model;\nmod round_trip;\n\nuse diesel::Connection as _;\nuse groundplan::prelude::*;\n\n\
         fn main() -> Result<(), Box<dyn std::error::Error>> {{\n    \
         let db = &mut diesel::{driver}::establish(&std::env::var(\"DATABASE_URL\")?)?;\n    let (mut asked, mut read) = (0, 0);\n{}    \
         round_trip::round_trip(db)?;\n    println!(\"{{asked}} tables, {{read}} rows\");\n    Ok(())\n}}\n",
        asked.collect::<String>()
    )
}
