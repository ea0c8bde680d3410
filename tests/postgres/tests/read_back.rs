//! What is read back from a database of PostgreSQL equals the model: every golden schema, and random ones. `tests/tests/read_back.rs` asks SQLite
//! the same.

use std::path::Path;

use diesel::connection::SimpleConnection;
use groundplan_cli::database::{compare, live};
use groundplan_schema::emit::sql;
use groundplan_schema::ir::{Engine, Schema};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::Sources;
use groundplan_tests::read_back;
use groundplan_tests_postgres::Database;

/// One database serves all schemas of a test, one after another.
fn check(database: &Database, name: &str, schema: &Schema) {
    let mut conn = database.connect();
    let ddl = sql::ddl(schema);
    conn.batch_execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public").expect("an empty namespace");
    conn.batch_execute(&ddl).unwrap_or_else(|error| panic!("{name}: {error}\n{ddl}"));
    let live = live::read(&database.url(), Path::new(".")).unwrap_or_else(|error| panic!("{name}: {error}"));
    let (mut sources, mut out) = (Sources::new(), Diagnostics::new());
    let (found, _) = live.schema(&mut sources, &[], &mut out);
    assert!(out.finish().is_empty(), "{name}");
    let faults = read_back::difference(schema, &found);
    assert!(faults.is_empty(), "{name}\n{}\n{ddl}", faults.join("\n"));
    let drift = compare::compare(schema, &live, &[]).expect("one engine");
    assert!(drift.differences.is_empty(), "{name}\n{:#?}\n{ddl}", drift.differences);
}

#[test]
fn golden_schemas_are_read_back() {
    let database = Database::new("");
    let cases = read_back::golden(Engine::Postgres);
    assert!(cases.len() > 30, "{}", cases.len());
    for (name, schema) in cases {
        check(&database, &name, &schema);
    }
}

#[test]
fn random_schemas_are_read_back() {
    let database = Database::new("");
    for case in read_back::cases(Engine::Postgres, 7_000) {
        // What 15 cannot do yet, an older one can do neither.
        let mut schema = case.schema;
        schema.engine_version.major = schema.engine_version.major.min(15);
        check(&database, &format!("seed {}", case.seed), &schema);
    }
}
