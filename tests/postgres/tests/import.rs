//! `groundplan import` of a PostgreSQL that runs: the database of `tests/imports/postgres`, loaded and read back. `tests/tests/import.rs` reads the file.

use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use groundplan_cli::{Output, Surroundings, run_in};
use groundplan_tests_postgres::Database;

fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("import").join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder under target");
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let around =
        Surroundings { folder: folder.to_owned(), stdin: &mut std::io::empty(), now: 1_795_000_000, colours: false };
    run_in(arguments, around)
}

/// The database as an older application leaves it.
fn legacy() -> Database {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../imports/postgres/schema.sql");
    let sql = std::fs::read_to_string(file).expect("the database");
    Database::new(&format!("CREATE EXTENSION IF NOT EXISTS hstore;\n{sql}"))
}

fn drift(folder: &Path, database: &Database) -> Output {
    run(folder, &["drift", "src/model.rs", "--database-url", &database.url()])
}

fn up(folder: &Path) -> String {
    let path = folder.join("migrations/2026-11-18-110640_initial/up.sql");
    std::fs::read_to_string(path).expect("the first migration")
}

#[test]
fn the_import_is_the_database_and_its_first_migration_changes_nothing_there() {
    let (home, database) = (folder("legacy"), legacy());
    let imported = run(&home, &["import", "--database-url", &database.url()]);
    assert_eq!(imported.code, 0, "{}", imported.stderr);
    assert!(!imported.stderr.contains("otherwise than the database"), "{}", imported.stderr);
    let check = run(&home, &["check", "."]);
    assert_eq!(check.code, 0, "what was found is tolerated:\n{}", check.stderr);

    let before = drift(&home, &database);
    assert_eq!(before.code, 0, "{}{}", before.stdout, before.stderr);
    database.connect().batch_execute(&up(&home)).expect("the first migration runs where the tables are");
    let after = drift(&home, &database);
    assert_eq!(after.stdout, before.stdout, "the first migration has changed the database");
}

#[test]
fn the_first_migration_makes_the_tables_in_an_empty_database() {
    let (home, database) = (folder("empty"), legacy());
    let imported = run(&home, &["import", "--database-url", &database.url()]);
    assert_eq!(imported.code, 0, "{}", imported.stderr);
    let empty = Database::new("CREATE EXTENSION IF NOT EXISTS hstore");
    empty.connect().batch_execute(&up(&home)).expect("the first migration runs in an empty database");
    let drift = drift(&home, &empty);
    assert_eq!(drift.code, 0, "{}{}", drift.stdout, drift.stderr);
    empty.connect().batch_execute(&up(&home)).expect("it runs again");
}

#[test]
fn a_change_by_hand_is_reported() {
    let (home, database) = (folder("changed"), legacy());
    let imported = run(&home, &["import", "--database-url", &database.url()]);
    assert_eq!(imported.code, 0, "{}", imported.stderr);
    for (sql, said) in [
        ("ALTER TABLE houses ADD COLUMN roof text", "`roof`"),
        ("ALTER TABLE plays ALTER COLUMN title TYPE varchar(300)", "`title`"),
        ("ALTER TABLE \"order\" DROP CONSTRAINT order_customer_id_fkey", "`order_customer_id_fkey`"),
        ("DROP INDEX index_comments_on_commentable", "`index_comments_on_commentable`"),
        ("ALTER TABLE plays DROP CONSTRAINT plays_genre_fkey, ADD FOREIGN KEY (genre) REFERENCES genres", "ON UPDATE"),
    ] {
        let before = drift(&home, &database);
        assert!(!before.stdout.contains(said), "{said} is told too early:\n{}", before.stdout);
        database.connect().batch_execute(sql).expect("the change");
        let after = drift(&home, &database);
        assert_eq!(after.code, 1, "{sql}");
        assert!(after.stdout.contains(said), "{sql}:\n{}", after.stdout);
    }
}
