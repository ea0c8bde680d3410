//! Databases of SQLite that are there already, read as they are. `tests/postgres/tests/live.rs` asks PostgreSQL the same.

use std::path::{Path, PathBuf};

use diesel::Connection;
use diesel::connection::SimpleConnection;
use diesel::sqlite::SqliteConnection;
use groundplan_cli::{Output, Surroundings, run_in};
use serde_json::Value;

/// A fresh folder with the database `app.db` in it, in which these statements ran.
fn database(test: &str, sql: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("live").join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder under target");
    let file = folder.join("app.db");
    let mut conn = SqliteConnection::establish(file.to_str().expect("a plain path")).expect("SQLite makes the file");
    conn.batch_execute(sql).unwrap_or_else(|error| panic!("{error}: {sql}"));
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let around =
        Surroundings { folder: folder.to_owned(), stdin: &mut std::io::empty(), now: 1_795_000_000, colours: false };
    run_in(arguments, around)
}

fn document(output: &Output) -> Value {
    serde_json::from_str(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

/// Words for the reason why each part is skipped, by the names of what is skipped.
fn skipped(document: &Value) -> Vec<String> {
    let unread = document["unread"].as_array().expect("a list");
    unread.iter().map(|one| format!("{}: {}", one["text"], one["hint"]).replace('"', "")).collect()
}

const SHOP: &str = "
    CREATE TABLE shops (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price FLOAT);
    CREATE TABLE legacy_carts (id INTEGER PRIMARY KEY, shop_id INTEGER REFERENCES shops (id));
    CREATE TABLE legacy_items (id INTEGER PRIMARY KEY, cart_id INTEGER REFERENCES legacy_carts (id));
    CREATE UNIQUE INDEX shops_name ON shops (lower(name)) WHERE price > 0;
    CREATE VIRTUAL TABLE words USING fts5 (word);
    CREATE VIEW cheap AS SELECT * FROM shops WHERE price < 1;
    CREATE TRIGGER kept BEFORE DELETE ON shops BEGIN SELECT RAISE(ABORT, 'no; never'); END;";

#[test]
fn a_file_is_judged_as_its_statements_are() {
    let folder = database("judged", SHOP);
    std::fs::write(folder.join("shop.sql"), SHOP).expect("a file");
    let live = run(&folder, &["check", "--database-url", "sqlite:app.db", "--format", "json"]);
    let file = run(&folder, &["check", "shop.sql", "--engine", "sqlite", "--format", "json"]);
    assert_eq!((live.code, file.code), (1, 1), "{live:?}");
    let (live, file) = (document(&live), document(&file));
    let findings = |document: &Value| -> Vec<String> {
        let findings = document["scorecard"]["findings"].as_array().expect("findings").iter();
        let mut list: Vec<_> =
            findings.map(|found| format!("{} {} {}", found["rule"], found["model"], found["field"])).collect();
        list.sort();
        list
    };
    assert_eq!(findings(&live), findings(&file));
    assert!(findings(&live).iter().any(|finding| finding.contains("money_as_float")), "{live}");
    assert_eq!(live["models"][0]["fields"][0]["origin"]["file"], "sqlite:app.db");
    let skipped = skipped(&live);
    for words in ["words_data: skipped: a virtual table keeps it", "CREATE VIEW cheap", "CREATE TRIGGER kept"] {
        assert!(skipped.iter().any(|line| line.contains(words)), "{words}: {skipped:?}");
    }
}

#[test]
fn tables_that_are_not_ours_are_left_out_and_listed() {
    let folder = database("ignored", SHOP);
    let output = run(&folder, &["check", "--database-url", "app.db", "--ignore", "LEGACY_*", "--format", "json"]);
    let read = document(&output);
    let models: Vec<_> = read["models"].as_array().expect("models").iter().map(|model| &model["table"]).collect();
    assert_eq!(models, ["shops"]);
    let ignored: Vec<_> = skipped(&read).into_iter().filter(|line| line.contains("ignored")).collect();
    assert_eq!(ignored, ["legacy_carts: ignored, by `legacy_*`", "legacy_items: ignored, by `legacy_*`"]);
}

#[test]
fn what_cannot_be_read_says_why() {
    let folder = database("faults", SHOP);
    std::fs::write(
        folder.join("text.db"),
        "no database, but a text that is long enough to be looked at by it".repeat(20),
    )
    .expect("a file");
    for (arguments, words) in [
        (&["check", "--database-url", "sqlite:none.db"][..], "there is no file `none.db`"),
        (&["check", "--database-url", "sqlite:text.db"], "it is no database of SQLite"),
        (&["check", "--database-url", "oracle://me:secret@host/x"], "`oracle:` is the scheme of no database"),
        (&["check", "--database-url", "secret"], "has no scheme"),
        (&["check", "--database-url", "sqlite:app.db", "--engine", "postgres"], "`sqlite:app.db` is SQLite"),
        (&["check", "--database-url", "sqlite:app.db", "--ignore", ""], "is no pattern"),
        (&["check", "--database-url", "sqlite:app.db", "model.md"], "cannot be used with"),
        (&["check", "text.db", "--ignore", "x"], "is for a database that runs"),
    ] {
        let output = run(&folder, arguments);
        assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{arguments:?}: {output:?}");
        assert!(output.stderr.contains(words) && !output.stderr.contains("secret"), "{arguments:?}: {}", output.stderr);
    }
    assert!(!folder.join("none.db").exists(), "nothing is made");
}

#[test]
fn an_empty_database_is_said_to_be_empty() {
    let folder = database("empty", "CREATE TABLE a (b); DROP TABLE a;");
    let output = run(&folder, &["check", "--database-url", "sqlite:app.db"]);
    assert!(output.code == 1 && output.stderr.contains("there is no table in `sqlite:app.db`"), "{output:?}");
}

/// SQLite keeps the text of a statement with the comment at its end.
#[test]
fn a_comment_at_the_end_of_a_statement_hides_nothing_behind_it() {
    let folder = database(
        "comments",
        "CREATE TABLE pots (id INTEGER PRIMARY KEY, name TEXT NOT NULL -- its name
         ) -- all of them\n; CREATE INDEX pots_name ON pots (name) -- for searches\n; CREATE TABLE lids (id INTEGER PRIMARY KEY, pot_id INTEGER -- whose\n);",
    );
    let output = run(&folder, &["read", "--database-url", "sqlite:app.db", "--format", "json"]);
    let document = document(&output);
    let models = document["models"].as_array().unwrap_or_else(|| panic!("{output:?}"));
    let tables: Vec<_> = models.iter().map(|model| model["table"].as_str().unwrap_or_default()).collect();
    assert_eq!(tables, ["pots", "lids"]);
    assert_eq!(models[0]["indexes"][0]["name"], "pots_name", "{document:#}");
    assert_eq!(document["unread"].as_array().map(Vec::len), Some(0), "{document:#}");
}

/// PostgreSQL has words for numbers that have no digits, and has tried each default; SQLite takes anything.
#[test]
fn a_default_that_an_engine_has_tried_is_no_finding() {
    let folder = database("defaults", "CREATE TABLE a (id INTEGER PRIMARY KEY)");
    std::fs::write(folder.join("pots.sql"), "CREATE TABLE pots (id INTEGER PRIMARY KEY, heat REAL DEFAULT 'NaN');")
        .expect("a file");
    let found = |engine: &str| {
        let output = run(&folder, &["check", "pots.sql", "--engine", engine, "--format", "json"]);
        output.stdout.matches("\"default_outside_values\"").count()
    };
    assert_eq!(found("postgres"), 0);
    assert!(found("sqlite") > 0);
}
