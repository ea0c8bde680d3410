//! `groundplan drift` on SQLite: a database that is as the model says, and each change that somebody makes by hand.
//! `tests/postgres/tests/drift.rs` asks PostgreSQL the same.

use std::path::{Path, PathBuf};

use diesel::Connection;
use diesel::connection::SimpleConnection;
use diesel::sqlite::SqliteConnection;
use groundplan_cli::{Output, Surroundings, run_in};
use serde_json::Value;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let around =
        Surroundings { folder: folder.to_owned(), stdin: &mut std::io::empty(), now: 1_795_000_000, colours: false };
    run_in(arguments, around)
}

const MODEL: &str = "Use SQLite. Organizations are the tenants and have a name.
Users have a unique email, a name and an optional phone.
Tasks have a title (up to 200 characters), a price, an age between 0 and 150, optional settings, a priority and a status.
Priority can be low, medium or high. Status can be pending, active or done and defaults to pending.
Tasks belong to users. Tasks can have a reviewer, who is a user. When a user is deleted, the reviewer of the task is set to null.
Deleted tasks are kept. No two tasks of a user have the same title.
People often search tasks by status and price.
";

/// A folder with the model and a database that has it, and that database's connection.
fn made(test: &str) -> (PathBuf, SqliteConnection) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("drift").join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder under target");
    std::fs::write(folder.join("model.md"), MODEL).expect("a file");
    let sql = run(&folder, &["read", "model.md", "--format", "sql"]);
    assert_eq!(sql.code, 0, "{}", sql.stderr);
    let file = folder.join("app.db");
    let mut conn = SqliteConnection::establish(file.to_str().expect("a plain path")).expect("SQLite makes the file");
    conn.batch_execute(&sql.stdout).expect("the model's DDL");
    (folder, conn)
}

fn drift(folder: &Path, path: &str) -> (i32, Value) {
    let output = run(folder, &["drift", path, "--database-url", "sqlite:app.db", "--format", "json"]);
    let document = serde_json::from_str(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    (output.code, document)
}

/// `direction kind table name`, one line each.
fn lines(document: &Value) -> Vec<String> {
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let differences = document["differences"].as_array().expect("a list").iter();
    differences.map(|one| ["direction", "kind", "table", "name"].map(|key| word(&one[key])).join(" ")).collect()
}

/// The statement that made an object, with one word changed: what building a table anew does.
fn rewritten(name: &str, from: &str, to: &str) -> String {
    format!(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '{from}', '{to}') WHERE name = '{name}'; \
         PRAGMA writable_schema = RESET;"
    )
}

#[test]
fn a_database_as_the_model_says_has_no_drift() {
    let (folder, _conn) = made("none");
    let (code, document) = drift(&folder, "model.md");
    assert_eq!((code, lines(&document)), (0, Vec::new()), "{document:#}");
}

#[test]
fn each_change_by_hand_is_found() {
    let changes: Vec<(String, &str)> = vec![
        ("ALTER TABLE tasks ADD COLUMN colour text".into(), "only_in_database column tasks colour"),
        ("ALTER TABLE users RENAME COLUMN phone TO fax".into(), "missing_in_database column users phone"),
        (
            "DROP INDEX idx_tasks_on_organization_id_status_price".into(),
            "missing_in_database index tasks idx_tasks_on_organization_id_status_price",
        ),
        ("CREATE INDEX by_hand ON tasks (price)".into(), "only_in_database index tasks by_hand"),
        ("CREATE TABLE others (id INTEGER PRIMARY KEY)".into(), "only_in_database table - others"),
        ("DROP TRIGGER tasks_set_updated_at".into(), "missing_in_database trigger tasks tasks_set_updated_at"),
        (
            "CREATE TRIGGER audit AFTER DELETE ON tasks BEGIN SELECT 1; END".into(),
            "only_in_database trigger tasks audit",
        ),
        (rewritten("tasks", "DEFAULT ''pending''", "DEFAULT ''done''"), "different default tasks status"),
        (rewritten("tasks", "BETWEEN 0 AND 150", "BETWEEN 0 AND 151"), "different check tasks check_tasks_age_range"),
        (rewritten("users", "\"name\" TEXT NOT NULL", "\"name\" TEXT"), "different not null users name"),
        (rewritten("tasks", "\"title\" TEXT NOT NULL", "\"title\" BLOB NOT NULL"), "different type tasks title"),
        (
            rewritten("tasks", "length(\"title\") <= 200", "length(\"title\") <= 20"),
            "different check tasks check_tasks_title_length",
        ),
        (
            rewritten("uq_users_organization_id_email", "x", "x") + "ALTER TABLE users RENAME TO people",
            "missing_in_database table - users",
        ),
    ];
    for (at, (change, expected)) in changes.iter().enumerate() {
        let (folder, mut conn) = made(&format!("change_{at}"));
        conn.batch_execute(change).unwrap_or_else(|error| panic!("{error}: {change}"));
        let (code, document) = drift(&folder, "model.md");
        let lines = lines(&document);
        assert!(code == 1 && lines.iter().any(|line| line == expected), "{change}\n{document:#}");
        if !change.contains("RENAME") {
            assert_eq!(lines.len(), 1, "{change}\n{document:#}");
        }
        let one = document["differences"].as_array().and_then(|list| list.iter().find(|one| one["cure"].is_string()));
        let cure = one.and_then(|one| one["cure"].as_str()).expect("a cure");
        let sql = cure.split('`').find(|part| part.ends_with(';')).unwrap_or(cure);
        if sql.ends_with(';') && lines.len() == 1 {
            conn.batch_execute(sql).unwrap_or_else(|error| panic!("{error}: {sql}"));
            assert_eq!(drift(&folder, "model.md").0, 0, "{sql}");
        } else {
            assert!(cure.contains("SQLite cannot change this") || lines.len() > 1, "{change}: {cure}");
        }
    }
}

/// A package's sealed migrations are what a deployed database should be, whatever the model has become since.
#[test]
fn the_last_migration_can_be_what_is_compared() {
    let (folder, mut conn) = made("migrations");
    for (path, text) in [
        ("Cargo.toml", "[package]\nname = \"tracker\"\nversion = \"0.1.0\"\nedition = \"2024\"\n"),
        (
            "build.rs",
            "fn main() { groundplan_build::Schema::from_files([\"src/model.md\"]).migrations(\"migrations\").run(); }\n",
        ),
        ("src/model.md", MODEL),
    ] {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    let sealed = run(&folder, &["migrate", "initial"]);
    assert_eq!(sealed.code, 0, "{sealed:?}");
    std::fs::write(folder.join("src/model.md"), format!("{MODEL}Labels have a name.\n")).expect("a file");
    let (code, document) = drift(&folder, "migrations");
    assert_eq!((code, lines(&document)), (0, Vec::new()), "{document:#}");
    assert_eq!(document["compared_with"]["kind"], "migration");
    assert!(document["compared_with"]["path"].as_str().is_some_and(|path| path.ends_with("_initial")), "{document}");
    let (code, document) = drift(&folder, "src/model.md");
    assert_eq!((code, lines(&document)), (1, vec!["missing_in_database table - labels".to_owned()]));
    conn.batch_execute("DROP INDEX idx_tasks_on_organization_id_status_price").expect("an index");
    let (code, document) = drift(&folder, "migrations");
    assert_eq!((code, lines(&document).len()), (1, 1), "{document:#}");
}

#[test]
fn what_is_never_ours_stands_in_groundplan_toml() {
    let (folder, mut conn) = made("ignored");
    conn.batch_execute(
        "CREATE TABLE legacy_carts (id INTEGER PRIMARY KEY); CREATE VIEW old_titles AS SELECT title FROM tasks",
    )
    .expect("tables of others");
    assert_eq!(lines(&drift(&folder, "model.md").1), ["only_in_database table - legacy_carts"]);
    std::fs::write(folder.join("groundplan.toml"), "[database]\nignore = [\"legacy_*\", \"old_*\"]\n").expect("a file");
    let (code, document) = drift(&folder, "model.md");
    assert_eq!((code, lines(&document)), (0, Vec::new()), "{document:#}");
    let ignored: Vec<String> = document["ignored"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| format!("{} {}", one["name"], one["why"]))
        .collect();
    assert_eq!(ignored, ["\"legacy_carts\" \"by `legacy_*`\"", "\"old_titles\" \"by `old_*`\""]);
    let checked = run(&folder, &["check", "--database-url", "sqlite:app.db", "--format", "json"]);
    assert!(!checked.stdout.contains("\"table\": \"legacy_carts\""), "{}", checked.stdout);
    for (toml, code) in [("[database]\nignore = [\"a;b\"]\n", 2), ("[database]\nignore = 3\n", 1)] {
        std::fs::write(folder.join("groundplan.toml"), toml).expect("a file");
        let output = run(&folder, &["drift", "model.md", "--database-url", "sqlite:app.db"]);
        assert!(output.code == code && output.stderr.contains("ignore"), "{output:?}");
    }
}
/// A database in the style of an older application, imported: nothing differs, whatever no struct can say; and a change by hand is found.
#[test]
fn what_was_imported_has_no_drift_until_somebody_changes_it() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("drift").join("imported");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder under target");
    let sql = Path::new(env!("CARGO_MANIFEST_DIR")).join("imports/sqlite/schema.sql");
    let sql = std::fs::read_to_string(sql).expect("the older application");
    let file = folder.join("app.db");
    let mut conn = SqliteConnection::establish(file.to_str().expect("a plain path")).expect("SQLite makes the file");
    conn.batch_execute(&sql).expect("its tables");
    let imported = run(&folder, &["import", "--database-url", "sqlite:app.db"]);
    assert_eq!(imported.code, 0, "{imported:?}");
    for path in ["src/model.rs", "migrations"] {
        let output = run(&folder, &["drift", path, "--database-url", "sqlite:app.db"]);
        assert!(output.code == 0 && output.stdout.contains("loans.loan_back"), "{path}: {output:?}");
    }
    conn.batch_execute("ALTER TABLE tools ADD COLUMN colour TEXT").expect("a change");
    let (code, document) = drift(&folder, "src/model.rs");
    assert_eq!((code, lines(&document)), (1, vec!["only_in_database column tools colour".to_owned()]));
}
