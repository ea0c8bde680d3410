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

/// A shop and a magazine.
const CASES: [&str; 2] = ["mariadb", "magazine"];

/// A database as an older application leaves it.
fn legacy(case: &str) -> Database {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../imports").join(case).join("schema.sql");
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
    for case in CASES {
        let (home, database) = (folder(&format!("legacy-{case}")), legacy(case));
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
}

#[test]
fn the_first_migration_makes_the_tables_in_an_empty_database() {
    // What an import lists, and an empty database needs from whoever makes it.
    for (case, beside) in [("mariadb", ""), ("magazine", "CREATE SEQUENCE SEQ_BELEG")] {
        let (home, database) = (folder(&format!("empty-{case}")), legacy(case));
        let imported = run(&home, &["import", "--database-url", &database.url()]);
        assert_eq!(imported.code, 0, "{}", imported.stderr);
        let empty = Database::new(beside);
        empty.connect().batch_execute(&up(&home)).expect("the first migration runs in an empty database");
        let drift = drift(&home, &empty);
        assert_eq!(drift.code, 0, "{}{}", drift.stdout, drift.stderr);
        empty.connect().batch_execute(&up(&home)).expect("it runs again");
    }
}

/// Every table of the imported model is asked, and rows come back as they are in the database.
#[test]
fn what_is_imported_is_read_and_written() {
    let (home, database) = (folder("round-trip-magazine"), legacy("magazine"));
    let imported = run(&home, &["import", "--database-url", &database.url()]);
    assert_eq!(imported.code, 0, "{}", imported.stderr);
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../imports/magazine/seed.sql");
    let seed = std::fs::read_to_string(seed).expect("rows");
    database.connect().batch_execute(&seed).expect("the rows are loaded");
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let package = groundplan_tests::imported::package(scratch, &home, "magazine", "mysql", "MysqlConnection");
    let (out, _) = package.succeed(&["run"], &[("DATABASE_URL", &database.url())]);
    assert!(out.trim().starts_with("31 tables"), "{out}");
}

#[test]
fn a_change_by_hand_is_reported() {
    let shop: &[(&str, &str)] = &[
        ("ALTER TABLE kunde ADD COLUMN fax varchar(40)", "`fax`"),
        ("ALTER TABLE artikel MODIFY bezeichnung varchar(300) NOT NULL", "`bezeichnung`"),
        ("ALTER TABLE rechnung DROP FOREIGN KEY rechnung_order", "`rechnung_order`"),
        ("ALTER TABLE seite DROP INDEX slug", "`slug`"),
    ];
    let magazine: &[(&str, &str)] = &[
        ("ALTER TABLE wp_posts MODIFY post_status varchar(30) NOT NULL DEFAULT 'publish'", "`post_status`"),
        ("ALTER TABLE customer_entity MODIFY gender enum('m','f','x')", "`gender`"),
        ("ALTER TABLE T_PLATZ DROP CONSTRAINT GESPERRT_J_N", "`GESPERRT_J_N`"),
        ("ALTER TABLE catalog_product_entity DROP COLUMN sku_upper", "`sku_upper`"),
        ("ALTER TABLE T_BELEG ALTER COLUMN BELEG_NR SET DEFAULT 1", "`BELEG_NR`"),
    ];
    for (case, changes) in [("mariadb", shop), ("magazine", magazine)] {
        let (home, database) = (folder(&format!("changed-{case}")), legacy(case));
        let imported = run(&home, &["import", "--database-url", &database.url()]);
        assert_eq!(imported.code, 0, "{}", imported.stderr);
        for (sql, said) in changes {
            let before = drift(&home, &database);
            assert!(!before.stdout.contains(said), "{said} is told too early:\n{}", before.stdout);
            database.connect().batch_execute(sql).expect("the change");
            let after = drift(&home, &database);
            assert_eq!(after.code, 1, "{sql}");
            assert!(after.stdout.contains(said), "{sql}:\n{}", after.stdout);
        }
    }
}
