//! Databases of PostgreSQL that are there already, read as they are. `tests/tests/live.rs` asks SQLite the same.

use std::path::PathBuf;

use groundplan_cli::{Output, Surroundings, run_in};
use groundplan_tests_postgres::Database;
use serde_json::Value;

fn run(arguments: &[&str]) -> Output {
    let around =
        Surroundings { folder: PathBuf::from("/"), stdin: &mut std::io::empty(), now: 1_795_000_000, colours: false };
    run_in(arguments, around)
}

fn read(database: &Database, more: &[&str]) -> Value {
    let url = database.url();
    let mut arguments = vec!["read", "--database-url", &url, "--format", "json"];
    arguments.extend(more);
    let output = run(&arguments);
    serde_json::from_str(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

/// What an older application has, and we would not have designed.
const OLDER: &str = r#"
    CREATE SCHEMA auth;
    CREATE TYPE auth.mood AS ENUM ('sad', 'it''s fine');
    CREATE DOMAIN percent AS integer CHECK (value BETWEEN 0 AND 100);
    CREATE TABLE auth."Odd Users" (
        id serial PRIMARY KEY, "select" auth.mood DEFAULT 'sad', waits interval day to second(3), share percent, code "char",
        tags text[] DEFAULT '{}', doubled integer GENERATED ALWAYS AS (1 + 1) STORED, price numeric(12,2) NOT NULL DEFAULT 0.5,
        seen timestamp, span int4range, CHECK (price > 0 AND span && int4range(1, 2)), EXCLUDE USING gist (span WITH &&));
    CREATE INDEX odd_lower ON auth."Odd Users" (lower(code::text), price DESC NULLS LAST) WHERE "select" = 'sad';
    CREATE TABLE logs (id bigint GENERATED ALWAYS AS IDENTITY, at timestamptz NOT NULL, kind integer, user_id integer,
        PRIMARY KEY (id, at), CHECK (kind IN (1, 2)),
        FOREIGN KEY (user_id) REFERENCES auth."Odd Users" ON DELETE SET NULL) PARTITION BY RANGE (at);
    CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
    CREATE TABLE logs_rest PARTITION OF logs DEFAULT;
    CREATE INDEX logs_user ON logs (user_id) INCLUDE (kind);
    CREATE INDEX logs_at ON logs USING brin (at);
    CREATE VIEW seen AS SELECT id FROM logs;
    CREATE TABLE flags (id uuid PRIMARY KEY, owner text CHECK (owner ~ '^[a-z]+$'), UNIQUE NULLS NOT DISTINCT (owner));
    ALTER TABLE flags ADD CONSTRAINT flags_short CHECK (length(owner) < 9) NOT VALID;
    ALTER TABLE flags ENABLE ROW LEVEL SECURITY;
    CREATE POLICY mine ON flags FOR SELECT TO app USING (owner = current_user);
    COMMENT ON TABLE logs IS 'what''s \ done';
    COMMENT ON COLUMN logs.at IS E'when\nit was';
"#;

#[test]
fn what_we_would_not_have_designed_is_read() {
    let database = Database::new(OLDER);
    let read = read(&database, &[]);
    let model = |table: &str| {
        let models = read["models"].as_array().expect("models");
        models.iter().find(|model| model["table"] == table).unwrap_or_else(|| panic!("no `{table}`: {read}"))
    };
    let field = |table: &str, name: &str| {
        let fields = model(table)["fields"].as_array().expect("fields");
        fields.iter().find(|field| field["name"] == name).unwrap_or_else(|| panic!("no `{table}.{name}`")).clone()
    };
    let odd = model("Odd Users");
    assert_eq!(odd["schema"], "auth");
    for (name, word, sql) in [
        ("id", "integer", "INTEGER"),
        ("select", "enum", "auth.mood"),
        ("waits", "other", "INTERVAL DAY TO SECOND(3)"),
        // What a domain is made of, under the domain's name.
        ("share", "integer", "public.percent"),
        ("code", "other", "\"char\""),
        ("tags", "array", "TEXT[]"),
        ("price", "decimal", "NUMERIC(12,2)"),
        ("seen", "timestamp", "TIMESTAMP WITHOUT TIME ZONE"),
        ("span", "other", "int4range"),
    ] {
        let field = field("Odd Users", name);
        assert_eq!((field["type"].as_str(), field["sql_type"].as_str()), (Some(word), Some(sql)), "{field}");
    }
    assert_eq!(field("Odd Users", "select")["values"].to_string(), r#"["sad","it's fine"]"#);
    let checks = odd["checks"].as_array().expect("checks").len();
    assert_eq!(checks, 2, "a condition and an exclusion that no rule judges are there all the same: {odd}");
    assert_eq!(odd["indexes"][0]["columns"][0], "lower((code)::TEXT)");
    let logs = model("logs");
    assert_eq!((logs["doc"].as_str(), &logs["schema"]), (Some("what's \\ done"), &Value::Null));
    assert_eq!(logs["foreign_keys"][0]["on_delete"], "set_null");
    assert_eq!(logs["foreign_keys"][0]["references"][0], "id");
    assert_eq!(logs["checks"][0]["expression"], "kind IN (1, 2)");
    let methods: Vec<_> = logs["indexes"].as_array().expect("indexes").iter().map(|index| &index["method"]).collect();
    assert_eq!(methods, ["brin", "btree"]);
    assert_eq!(logs["indexes"][1]["include"][0], "kind");
    let unread = read["unread"].to_string();
    for words in ["public.percent", "logs_2026", "CREATE VIEW public.seen", "NOT VALID"] {
        assert!(unread.contains(words), "{words}: {unread}");
    }
}

#[test]
fn one_namespace_can_be_left_out() {
    let database = Database::new(OLDER);
    let read = read(&database, &["--ignore", "auth.*", "--ignore", "flags"]);
    let tables: Vec<_> = read["models"].as_array().expect("models").iter().map(|model| &model["table"]).collect();
    assert_eq!(tables, ["logs", "logs_2026", "logs_rest"]);
    assert!(read["unread"].to_string().contains("ignored, by `auth.*`"));
}

#[test]
fn nothing_is_written_and_no_password_is_shown() {
    let database = Database::new("");
    let url = database.url();
    let (server, _) = url.rsplit_once('/').expect("a database");
    let with_password = server.replace("://postgres@", "://postgres:opensesame@");
    let (_, address) = server.split_once('@').expect("a user");
    for (url, words) in [
        (format!("{with_password}/nowhere"), "database \"nowhere\" does not exist"),
        (format!("postgres://nobody_is_called_so:opensesame@{address}/postgres"), "does not exist"),
        ("postgres://postgres:opensesame@127.0.0.1:1/postgres".to_owned(), "cannot be reached"),
        (format!("{with_password}/postgres?sslmode=verify-full"), "asks for an encrypted connection"),
        (format!("{with_password}/postgres?opensesame=1"), "cannot be read"),
        ("postgres://postgres:opensesame%zz@127.0.0.1:x/y".to_owned(), "cannot be read"),
    ] {
        let output = run(&["check", "--database-url", &url]);
        assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{url}: {output:?}");
        assert!(output.stderr.contains(words) && !output.stderr.contains("opensesame"), "{url}: {}", output.stderr);
    }
}
