//! Single statements: what is read, what is skipped and listed, what is an error at its place, and which engine it is.

use super::super::{check, folder, run_at};

#[test]
fn a_statement_that_cannot_be_read_hides_no_other() {
    let text = "CREATE TABLE pots (id uuid PRIMARY KEY, tint frob frob frob);\nFROBNICATE pots;\n\
        CREATE TABLE kilns (id uuid PRIMARY KEY);\nALTER TABLE lids ADD COLUMN a integer;\n";
    let home = folder("unread", &[("old.sql", text)]);
    let output = run_at(&home, &["check", "old.sql", "--engine", "postgres"]);
    assert_eq!((output.code, output.stdout.as_str()), (1, ""));
    for place in [" --> old.sql:1:", " --> old.sql:2:1", " --> old.sql:4:13"] {
        assert!(output.stderr.contains(place), "{place}\n{}", output.stderr);
    }
    assert_eq!(output.stderr.matches("= rule: not_sql").count(), 3, "{}", output.stderr);
    let lenient = run_at(&home, &["check", "old.sql", "--engine", "postgres", "--lenient"]);
    assert!(lenient.stdout.starts_with("scorecard: "), "{lenient:?}");
}

#[test]
fn the_engine_is_plain_or_asked_for() {
    let home = folder(
        "engine",
        &[("plain.sql", "CREATE TABLE `pots` (`id` int NOT NULL);"), ("bare.sql", "CREATE TABLE pots (id integer);")],
    );
    assert!(run_at(&home, &["check", "plain.sql"]).stdout.contains("MySQL"));
    let asked = run_at(&home, &["check", "bare.sql"]);
    assert_eq!((asked.code, asked.stdout.as_str()), (2, ""));
    assert!(asked.stderr.contains("name it with `--engine postgres`"), "{}", asked.stderr);
    assert!(run_at(&home, &["check", "bare.sql", "--engine", "sqlite"]).stdout.contains("SQLite"));
    let home = folder(
        "engine_said",
        &[("groundplan.toml", "engine = \"sqlite\"\n"), ("plain.sql", "CREATE TABLE pots (id bigserial);")],
    );
    let both = run_at(&home, &["check", "plain.sql"]);
    assert!(both.code == 1 && both.stderr.contains("is written for PostgreSQL"), "{both:?}");
}

#[test]
fn a_tenant_that_is_no_table_is_an_error() {
    let text = "CREATE TABLE shops (id serial PRIMARY KEY);";
    let (output, document) = check("tenant", "old.sql", text, &["--tenant", "shops"]);
    assert_eq!(document["tenancy"]["model"], "Shop", "{output:?}");
    let home = folder("tenant_wrong", &[("old.sql", text), ("m.md", "Tasks have a title.")]);
    let wrong = run_at(&home, &["check", "old.sql", "--tenant", "shop"]);
    assert!(wrong.code == 1 && wrong.stderr.contains("write `--tenant shops`"), "{wrong:?}");
    assert_eq!(run_at(&home, &["check", "m.md", "--tenant", "tasks"]).code, 2);
}
