//! Single statements: what is read, what is skipped and listed, what is an error at its place, and which engine it is.

use super::super::{check, findings, folder, run_at};

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

/// With a tenant, keys and uniques are judged by it; without one, nobody is.
#[test]
fn tenants_are_judged_where_they_are_said() {
    let text = "CREATE TABLE shops (id uuid PRIMARY KEY, created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now());\n\
        CREATE TABLE shelves (id uuid PRIMARY KEY, shop_id uuid NOT NULL REFERENCES shops (id) ON DELETE RESTRICT, code varchar(9) NOT NULL, \
        created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), UNIQUE (code));\n\
        CREATE INDEX idx_shelves_on_shop_id ON shelves (shop_id);\n\
        CREATE TABLE jars (id uuid PRIMARY KEY, shop_id uuid NOT NULL REFERENCES shops (id) ON DELETE RESTRICT, \
        shelf_id uuid NOT NULL REFERENCES shelves (id) ON DELETE CASCADE, \
        created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now());\n\
        CREATE INDEX idx_jars_on_shop_id ON jars (shop_id);\nCREATE INDEX idx_jars_on_shelf_id_shop_id ON jars (shelf_id, shop_id);\n";
    let found = |test: &str, more: &[&str]| {
        let (_, document) = check(test, "old.sql", text, more);
        let all = findings(&document);
        let (rls, others): (Vec<String>, Vec<String>) =
            all.into_iter().partition(|finding| finding.starts_with("missing_rls"));
        (rls.len(), others)
    };
    assert_eq!(found("no_tenant", &[]), (0, Vec::new()));
    let (rls, others) = found("with_tenant", &["--tenant", "shops"]);
    assert_eq!(
        others,
        [
            "unique_without_tenant error Shelf 2",
            "fk_crosses_tenants error Jar.shelf_id 4",
            "tenant_not_first error Jar 6",
        ]
    );
    assert!(rls >= 2, "{rls}");
}

/// What a dump has beside its tables is counted, not hidden; SQL of ours is not printed for a database that is there.
#[test]
fn what_is_skipped_is_said() {
    let text = "SET x = 1;\nSET y = 2;\nCREATE TABLE pots (id serial PRIMARY KEY);\nCREATE VIEW v AS SELECT 1;\n";
    let home = folder("skipped", &[("old.sql", text)]);
    let output = run_at(&home, &["check", "old.sql"]);
    assert!(
        output.stdout.contains("2 statements skipped: a setting\n")
            && output.stdout.contains("1 statement skipped: a view is no table\n"),
        "{}",
        output.stdout
    );
    let report = run_at(&home, &["read", "old.sql", "--format", "report"]);
    assert!(report.stdout.contains("## Skipped"), "{}", report.stdout);
    assert_eq!(run_at(&home, &["read", "old.sql", "--format", "sql"]).code, 2);
}
