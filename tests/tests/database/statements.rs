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

/// "line text: hint" of all that was not read.
fn unread(test: &str, engine: &str, text: &str) -> Vec<String> {
    let (output, document) = check(test, "old.sql", text, &["--engine", engine]);
    let list = document["unread"].as_array().unwrap_or_else(|| panic!("{output:?}"));
    let word = |one: &serde_json::Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    list.iter().map(|one| format!("{} {}: {}", one["line"], word(one, "text"), word(one, "hint"))).collect()
}

#[test]
fn what_the_schema_has_no_place_for_is_listed_with_its_line() {
    let text = "CREATE TABLE rooms (floor int NOT NULL, number int NOT NULL, spare int, CONSTRAINT pk_rooms PRIMARY KEY (floor, number));\n\
        CREATE TABLE keys (\n\
        id bigint PRIMARY KEY,\n\
        floor int,\n\
        number int,\n\
        CONSTRAINT uq_keys UNIQUE (floor, id) DEFERRABLE INITIALLY DEFERRED,\n\
        CONSTRAINT fk_keys_a FOREIGN KEY (floor, number) REFERENCES rooms (floor, number) MATCH FULL ON DELETE SET NULL (number),\n\
        CONSTRAINT fk_keys_b FOREIGN KEY (floor, number) REFERENCES rooms (floor, number) ON DELETE SET NULL (floor)\n\
        );\n\
        ALTER TABLE keys ADD CONSTRAINT fk_keys_c FOREIGN KEY (floor, number) REFERENCES rooms (floor, number)\n\
        ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE NOT VALID;\n";
    assert_eq!(
        unread("lost", "postgres", text),
        [
            "6 DEFERRABLE INITIALLY DEFERRED: not read: when a unique is asked (`DEFERRABLE`, `NOT ENFORCED`)",
            "7 MATCH FULL: not read: how a key with absent parts is matched (`MATCH`)",
            "8 ON DELETE SET NULL (floor): not read: which columns of a key `SET NULL` is for",
            "10 DEFERRABLE: not read: when a foreign key is asked (`DEFERRABLE`, `NOT ENFORCED`)",
            "10 ON UPDATE CASCADE: not read: what a foreign key does when the key it refers to is changed",
            "10 NOT VALID: not read: that a constraint is not asked of the rows that are there (`NOT VALID`)",
        ]
    );
}

/// To PostgreSQL it is a comment; MySQL reads it.
#[test]
fn what_mysql_reads_from_a_version_on_is_listed() {
    let text = "/*!40101 SET NAMES utf8mb4 */;\nCREATE TABLE pots (\n  id bigint NOT NULL /* the key */ PRIMARY KEY,\n  \
        tint int /*!80023 INVISIBLE */\n);\n";
    let hint = "not read: what MySQL reads from a version on (`/*! … */`)";
    assert_eq!(
        unread("conditional", "mysql", text),
        [format!("1 /*!40101 SET NAMES utf8mb4 */: {hint}"), format!("4 /*!80023 INVISIBLE */: {hint}")]
    );
    assert_eq!(unread("comment", "postgres", text), Vec::<String>::new());
}

/// What an application says without a word in the structs: keys that are drawn or come from outside lead to one tenant.
#[test]
fn uniques_across_tenants_may_be_over_keys_that_are_drawn_or_come_from_outside() {
    let text = "CREATE TABLE shops (id uuid PRIMARY KEY, created_at timestamptz NOT NULL DEFAULT now());\n\
        CREATE TABLE files (id uuid PRIMARY KEY, shop_id uuid NOT NULL REFERENCES shops (id) ON DELETE RESTRICT,\n\
        object_key text NOT NULL UNIQUE, provider text NOT NULL, event_id text NOT NULL, key text NOT NULL,\n\
        created_at timestamptz NOT NULL DEFAULT now(), UNIQUE (provider, event_id),\n\
        CONSTRAINT files_key UNIQUE (key));\n\
        CREATE INDEX files_shop ON files (shop_id);";
    let (_, document) = check("across", "old.sql", text, &["--tenant", "shops"]);
    let found = findings(&document);
    let found: Vec<&String> = found.iter().filter(|finding| finding.starts_with("unique_without_tenant")).collect();
    assert_eq!(found, ["unique_without_tenant error File 5"]);
}

/// The cure of nullable_in_unique on PostgreSQL 15 is read.
#[test]
fn nulls_that_are_not_distinct_are_read() {
    let text = "CREATE TABLE seats (id uuid PRIMARY KEY, line varchar(9), place varchar(9) NOT NULL,\n\
        created_at timestamptz NOT NULL DEFAULT now(), CONSTRAINT uq_seats UNIQUE NULLS NOT DISTINCT (line, place));\n\
        CREATE UNIQUE INDEX uq_seats_again ON seats (place, line) NULLS NOT DISTINCT WHERE place <> '';";
    let (_, document) = check("nulls", "old.sql", text, &[]);
    assert_eq!(findings(&document), Vec::<String>::new());
}
