//! Applying migrations on a real PostgreSQL: several runners, locks, and what a failed concurrent build leaves.

#[path = "../../../runtime/tests/common/folders.rs"]
mod folders;

use diesel::connection::SimpleConnection;
use diesel::{PgConnection, RunQueryDsl, sql_query};
use folders::Folders;
use groundplan::migrations::{Error, run};
use groundplan_tests_postgres::Database;
use std::sync::Barrier;
use std::time::Duration;

const FOLDERS: Folders = Folders(&[
    ("1_notes", "CREATE TABLE notes (id bigint PRIMARY KEY, body text NOT NULL)", true),
    ("2_index", "CREATE UNIQUE INDEX CONCURRENTLY \"uq_notes_body\" ON \"notes\" (\"body\")", false),
]);

fn rows(conn: &mut PgConnection, sql: &str) -> usize {
    sql_query(sql).execute(conn).unwrap()
}

#[test]
fn folders_run_once() {
    let database = Database::new("");
    let mut conn = database.connect();
    assert_eq!(run(&mut conn, FOLDERS).unwrap(), ["1_notes", "2_index"]);
    assert_eq!(run(&mut conn, FOLDERS).unwrap(), [""; 0]);
    let older = run(&mut conn, Folders(&[("1_notes", "SELECT 1", true)])).unwrap_err();
    assert!(matches!(&older, Error::Ahead { versions } if *versions == ["2"]), "{older:?}");
    let held = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    assert_eq!(rows(&mut conn, held), 0, "the lock is let go, after an error too");
}

#[test]
fn runners_at_the_same_time_do_not_meet() {
    let database = Database::new("");
    let start = Barrier::new(4);
    let mut ran: Vec<String> = std::thread::scope(|scope| {
        let runners: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let mut conn = database.connect();
                    start.wait();
                    run(&mut conn, FOLDERS).unwrap()
                })
            })
            .collect();
        runners.into_iter().flat_map(|runner| runner.join().unwrap()).collect()
    });
    ran.sort();
    assert_eq!(ran, ["1_notes", "2_index"]);
}

#[test]
fn an_invalid_index_is_built_again() {
    let database = Database::new("");
    let mut conn = database.connect();
    run(&mut conn, Folders(&[("1_notes", "CREATE TABLE notes (id bigint PRIMARY KEY, body text NOT NULL)", true)]))
        .unwrap();
    conn.batch_execute("INSERT INTO notes VALUES (1, 'a'), (2, 'a')").unwrap();
    let error = run(&mut conn, FOLDERS).unwrap_err();
    assert!(matches!(&error, Error::Failed { name, .. } if name == "2_index"), "{error:?}");
    let invalid = "SELECT FROM pg_index WHERE NOT indisvalid";
    assert_eq!(rows(&mut conn, invalid), 1, "the failed build has left it");
    conn.batch_execute("DELETE FROM notes WHERE id = 2").unwrap();
    assert_eq!(run(&mut conn, FOLDERS).unwrap(), ["2_index"]);
    assert_eq!(rows(&mut conn, invalid), 0);
    assert_eq!(rows(&mut conn, "SELECT FROM pg_index WHERE indisvalid AND indexrelid = 'uq_notes_body'::regclass"), 1);
}

#[test]
fn a_migration_that_gives_up_waiting_is_tried_again() {
    let database = Database::new("CREATE TABLE notes (id bigint PRIMARY KEY)");
    let locked = Barrier::new(2);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut other = database.connect();
            other.batch_execute("BEGIN; LOCK TABLE notes").unwrap();
            locked.wait();
            std::thread::sleep(Duration::from_millis(1_500));
            other.batch_execute("COMMIT").unwrap();
        });
        locked.wait();
        let mut conn = database.connect();
        let folders =
            Folders(&[("1_title", "SET LOCAL lock_timeout = '200ms'; ALTER TABLE notes ADD COLUMN title text", true)]);
        assert_eq!(run(&mut conn, folders).unwrap(), ["1_title"]);
    });
    // Another failure is not tried again.
    let began = std::time::Instant::now();
    let error = run(&mut database.connect(), Folders(&[("1_title", "SELECT 1", true), ("2_bad", "NONSENSE", true)]))
        .unwrap_err();
    assert!(matches!(error, Error::Failed { .. }) && began.elapsed() < Duration::from_millis(900), "{error:?}");
}
