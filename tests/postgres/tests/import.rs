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

/// A database as an older application leaves it.
fn legacy(case: &str) -> Database {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../imports").join(case).join("schema.sql");
    let sql = std::fs::read_to_string(file).expect("the database");
    Database::new(&format!("CREATE EXTENSION IF NOT EXISTS hstore;\n{sql}"))
}

/// What is there beside the tables, which an import lists and an empty database needs from whoever makes it.
const BESIDE: [(&str, &str); 2] = [
    ("postgres", "CREATE EXTENSION IF NOT EXISTS hstore"),
    (
        "agency",
        "CREATE EXTENSION citext; CREATE EXTENSION hstore; CREATE EXTENSION btree_gist; CREATE EXTENSION pg_trgm;
         CREATE SCHEMA booking; CREATE SCHEMA \"ERP\";
         CREATE DOMAIN email_address AS varchar(254); CREATE DOMAIN amount AS numeric(18,4) DEFAULT 0 NOT NULL;
         CREATE DOMAIN \"ERP\".mandant AS character(3);
         CREATE TYPE geo AS (lat double precision, lon double precision);
         CREATE TYPE floatrange AS RANGE (subtype = float8);
         CREATE SEQUENCE booking.hibernate_sequence;
         CREATE FUNCTION next_code() RETURNS text LANGUAGE sql AS $$ SELECT 'T1' $$",
    ),
];

fn drift(folder: &Path, database: &Database) -> Output {
    run(folder, &["drift", "src/model.rs", "--database-url", &database.url()])
}

fn up(folder: &Path) -> String {
    let path = folder.join("migrations/2026-11-18-110640_initial/up.sql");
    std::fs::read_to_string(path).expect("the first migration")
}

#[test]
fn the_import_is_the_database_and_its_first_migration_changes_nothing_there() {
    for (case, _) in BESIDE {
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
    for (case, beside) in BESIDE {
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

/// Every table of the imported model is asked, and rows come back as they are in the database: native enums, tables of one name in two
/// namespaces, domains.
#[test]
fn what_is_imported_is_read_and_written() {
    let (home, database) = (folder("round-trip-agency"), legacy("agency"));
    let imported = run(&home, &["import", "--database-url", &database.url()]);
    assert_eq!(imported.code, 0, "{}", imported.stderr);
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../imports/agency/seed.sql");
    let seed = std::fs::read_to_string(seed).expect("rows");
    database.connect().batch_execute(&seed).expect("the rows are loaded");
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let package = groundplan_tests::imported::package(scratch, &home, "agency", "postgres", "PgConnection");
    let (out, _) = package.succeed(&["run"], &[("DATABASE_URL", &database.url())]);
    assert!(out.trim().starts_with("42 tables"), "{out}");
}

#[test]
fn a_change_by_hand_is_reported() {
    let theatre: &[(&str, &str)] = &[
        ("ALTER TABLE houses ADD COLUMN roof text", "`roof`"),
        ("ALTER TABLE plays ALTER COLUMN title TYPE varchar(300)", "`title`"),
        ("ALTER TABLE \"order\" DROP CONSTRAINT order_customer_id_fkey", "`order_customer_id_fkey`"),
        ("DROP INDEX index_comments_on_commentable", "`index_comments_on_commentable`"),
        ("ALTER TABLE plays DROP CONSTRAINT plays_genre_fkey, ADD FOREIGN KEY (genre) REFERENCES genres", "ON UPDATE"),
    ];
    let agency: &[(&str, &str)] = &[
        ("ALTER TABLE portal.orders DROP CONSTRAINT orders_member_id_fkey", "`orders_member_id_fkey`"),
        ("ALTER TABLE portal.tags ALTER COLUMN label TYPE varchar(60)", "`label`"),
        ("ALTER TABLE booking.booking DROP CONSTRAINT booking_no_overlap", "`booking_no_overlap`"),
        ("ALTER TABLE booking.booking ALTER COLUMN id SET DEFAULT 1", "`id`"),
        ("ALTER TYPE portal.status ADD VALUE 'gone'", "'gone'"),
        ("ALTER TABLE \"ERP\".\"Preis Liste\" DROP CONSTRAINT \"Preis > 0\"", "`Preis > 0`"),
        ("ALTER TABLE \"ERP\".bseg ALTER COLUMN mandt TYPE \"ERP\".mandant", "`mandt`"),
    ];
    for (case, changes) in [("postgres", theatre), ("agency", agency)] {
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
