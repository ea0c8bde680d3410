//! What is read back from a database of SQLite equals the model: every golden schema, and random ones. The packages `postgres` and `mariadb` ask
//! their servers the same.

use std::path::{Path, PathBuf};

use diesel::Connection;
use diesel::connection::SimpleConnection;
use diesel::sqlite::SqliteConnection;
use groundplan_cli::database::{compare, live};
use groundplan_schema::emit::sql;
use groundplan_schema::ir::{Engine, Schema};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::Sources;
use groundplan_tests::read_back;

fn check(name: &str, schema: &Schema, folder: &Path) {
    let file = folder.join(format!("{}.db", name.replace('/', "_")));
    let _ = std::fs::remove_file(&file);
    let mut conn = SqliteConnection::establish(file.to_str().expect("a plain path")).expect("SQLite makes the file");
    let ddl = sql::ddl(schema);
    conn.batch_execute("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY").expect("nobody keeps the file");
    conn.batch_execute(&ddl).unwrap_or_else(|error| panic!("{name}: {error}\n{ddl}"));
    let url = format!("sqlite:{}", file.display());
    let live = live::read(&url, folder).unwrap_or_else(|error| panic!("{name}: {error}"));
    let (mut sources, mut out) = (Sources::new(), Diagnostics::new());
    let (found, _) = live.schema(&mut sources, &[], &mut out);
    assert!(out.finish().is_empty(), "{name}");
    let faults = read_back::difference(schema, &found);
    assert!(faults.is_empty(), "{name}\n{}\n{ddl}", faults.join("\n"));
    let drift = compare::compare(schema, &live, &[]).expect("one engine");
    assert!(drift.differences.is_empty(), "{name}\n{:#?}\n{ddl}", drift.differences);
    std::fs::remove_file(&file).expect("it was made");
}

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("read_back");
    std::fs::create_dir_all(&folder).expect("a folder under target");
    folder
}

#[test]
fn golden_schemas_are_read_back() {
    let cases = read_back::golden(Engine::Sqlite);
    assert!(cases.len() > 30, "{}", cases.len());
    for (name, schema) in cases {
        check(&name, &schema, &folder());
    }
}

#[test]
fn random_schemas_are_read_back() {
    for case in read_back::cases(Engine::Sqlite, 7_000) {
        check(&format!("seed {}", case.seed), &case.schema, &folder());
    }
}
