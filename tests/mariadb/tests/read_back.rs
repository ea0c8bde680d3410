//! What is read back from a database of MariaDB equals the model: every golden schema, and random ones. `tests/tests/read_back.rs` asks SQLite the
//! same.

use std::path::Path;

use diesel::connection::SimpleConnection;
use groundplan_cli::database::{compare, live};
use groundplan_schema::emit::sql;
use groundplan_schema::ir::{Engine, Schema};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::Sources;
use groundplan_tests::read_back;
use groundplan_tests_mariadb::Database;

/// The engine whose server is at hand.
const ENGINE: Engine = if cfg!(feature = "mysql") { Engine::Mysql } else { Engine::Mariadb };

fn check(name: &str, schema: &Schema) {
    let database = Database::new("");
    let ddl = sql::ddl(schema);
    let mut conn = database.connect();
    // One statement at a time: the client's own words for the end of a body are none of the server's.
    for statement in sql::statements(schema) {
        conn.batch_execute(&statement.sql).unwrap_or_else(|error| panic!("{name}: {error}\n{}", statement.sql));
    }
    let live = live::read(&database.url(), Path::new(".")).unwrap_or_else(|error| panic!("{name}: {error}"));
    let (mut sources, mut out) = (Sources::new(), Diagnostics::new());
    let (found, _) = live.schema(&mut sources, &[], &mut out);
    assert!(out.finish().is_empty(), "{name}");
    let faults = read_back::difference(schema, &found);
    assert!(faults.is_empty(), "{name}\n{}\n{ddl}\n{}", faults.join("\n"), live.script());
    let drift = compare::compare(schema, &live, &[]).expect("one engine");
    assert!(drift.differences.is_empty(), "{name}\n{:#?}\n{ddl}", drift.differences);
}

#[test]
fn golden_schemas_are_read_back() {
    let cases = read_back::golden(ENGINE);
    assert!(cases.len() > 30, "{}", cases.len());
    for (name, schema) in cases {
        check(&name, &schema);
    }
}

#[test]
fn random_schemas_are_read_back() {
    for case in read_back::cases(ENGINE, 7_000) {
        let mut schema = case.schema;
        schema.engine_version = schema.engine_version.min(ENGINE.oldest());
        check(&format!("seed {}", case.seed), &schema);
    }
}
