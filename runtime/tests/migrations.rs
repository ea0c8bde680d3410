//! Applying migrations on SQLite. `tests/postgres` does the same, and what only a server can do.

#[path = "common/folders.rs"]
mod folders;

use folders::Folders;
use groundplan::diesel::sqlite::SqliteConnection;
use groundplan::diesel::{Connection, RunQueryDsl, sql_query};
use groundplan::migrations::{Error, run};
use std::sync::Barrier;

const MIGRATIONS: groundplan::Migrations = groundplan::embed_migrations!("tests/folders");
const NAMES: [&str; 2] = ["2026-01-01-000000_first", "2026-01-02-000000_second"];

fn memory() -> SqliteConnection {
    SqliteConnection::establish(":memory:").unwrap()
}

#[test]
fn folders_run_once_in_their_order() {
    let mut conn = memory();
    assert_eq!(run(&mut conn, MIGRATIONS).unwrap(), NAMES);
    assert_eq!(run(&mut conn, MIGRATIONS).unwrap(), [""; 0]);
    sql_query("INSERT INTO notes (body, title) VALUES ('a', 'b')").execute(&mut conn).unwrap();
}

#[test]
fn a_database_that_is_ahead_is_refused() {
    let mut conn = memory();
    run(&mut conn, MIGRATIONS).unwrap();
    let older = Folders(&[("20260101000000_first", "SELECT 1", true)]);
    let error = run(&mut conn, older).unwrap_err();
    assert!(matches!(&error, Error::Ahead { versions } if *versions == ["20260102000000"]), "{error:?}");
    assert!(error.to_string().starts_with("the database is ahead: it has the migrations `20260102000000`"), "{error}");
}

#[test]
fn a_folder_that_does_nothing_stops_all() {
    let mut conn = memory();
    let folders =
        Folders(&[("1_real", "CREATE TABLE a (b)", true), ("2_by_hand", "-- split the name\n-- into two\n", true)]);
    let error = run(&mut conn, folders).unwrap_err();
    assert!(matches!(&error, Error::Empty { name } if name == "2_by_hand"), "{error:?}");
    assert!(sql_query("SELECT * FROM a").execute(&mut conn).is_err(), "nothing ran before it either");
}

#[test]
fn two_folders_with_one_version_are_refused() {
    let error = run(&mut memory(), Folders(&[("1_a", "SELECT 1", true), ("1_b", "SELECT 1", true)])).unwrap_err();
    assert!(matches!(&error, Error::SameVersion { names } if names == &["1_a", "1_b"]), "{error:?}");
}

#[test]
fn a_failed_migration_leaves_nothing_and_is_named() {
    let mut conn = memory();
    let error = run(
        &mut conn,
        Folders(&[("1_good", "CREATE TABLE a (b)", true), ("2_bad", "CREATE TABLE c (d); NONSENSE", true)]),
    )
    .unwrap_err();
    assert!(error.to_string().starts_with("the migration `2_bad` failed:"), "{error}");
    sql_query("SELECT * FROM a").execute(&mut conn).unwrap();
    assert!(sql_query("SELECT * FROM c").execute(&mut conn).is_err());
    let mended = Folders(&[("1_good", "CREATE TABLE a (b)", true), ("2_bad", "CREATE TABLE c (d)", true)]);
    assert_eq!(run(&mut conn, mended).unwrap(), ["2_bad"]);
}

#[test]
fn runners_at_the_same_time_do_not_meet() {
    let path = std::env::temp_dir().join(format!("groundplan_runners_{}.sqlite", std::process::id()));
    let _ = std::fs::remove_file(&path);
    let start = Barrier::new(4);
    let ran: Vec<String> = std::thread::scope(|scope| {
        let runners: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let mut conn = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
                    start.wait();
                    run(&mut conn, MIGRATIONS).unwrap()
                })
            })
            .collect();
        runners.into_iter().flat_map(|runner| runner.join().unwrap()).collect()
    });
    std::fs::remove_file(&path).unwrap();
    let mut ran = ran;
    ran.sort();
    assert_eq!(ran, NAMES);
}
