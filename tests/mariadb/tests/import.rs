//! `groundplan import` of a MariaDB that runs: the database of `tests/imports/mariadb`, loaded and read back. `tests/tests/import.rs` reads the file.

use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use groundplan_cli::{Output, Surroundings, run_in};
use groundplan_tests_mariadb::Database;

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
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../imports/mariadb/schema.sql");
    let sql = std::fs::read_to_string(file).expect("the database");
    // `DELIMITER` is a word of the client's, which a driver is not.
    let sql = sql.replace("DELIMITER ;;\n", "").replace("DELIMITER ;\n", "").replace(";;\n", ";\n");
    Database::new(&sql)
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
    let empty = Database::new("");
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
        ("ALTER TABLE kunde ADD COLUMN fax varchar(40)", "`fax`"),
        ("ALTER TABLE artikel MODIFY bezeichnung varchar(300) NOT NULL", "`bezeichnung`"),
        ("ALTER TABLE rechnung DROP FOREIGN KEY rechnung_order", "`rechnung_order`"),
        ("ALTER TABLE seite DROP INDEX slug", "`slug`"),
    ] {
        let before = drift(&home, &database);
        assert!(!before.stdout.contains(said), "{said} is told too early:\n{}", before.stdout);
        database.connect().batch_execute(sql).expect("the change");
        let after = drift(&home, &database);
        assert_eq!(after.code, 1, "{sql}");
        assert!(after.stdout.contains(said), "{sql}:\n{}", after.stdout);
    }
}
