//! Applying migrations on a real PostgreSQL: several runners, locks, and what a failed concurrent build leaves.

#[path = "../../../runtime/tests/common/folders.rs"]
mod folders;
#[path = "../../program/runner.rs"]
mod runner;

use diesel::connection::SimpleConnection;
use diesel::{PgConnection, RunQueryDsl, sql_query};
use folders::Folders;
use groundplan::migrations::{Error, run};
use groundplan_tests_postgres::{Database, Postgres};
use runner::Locked;
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
    let held = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    runner::once::<Postgres>(FOLDERS, run, |conn| rows(conn, held) == 0);
}

#[test]
fn runners_at_the_same_time_do_not_meet() {
    runner::side_by_side::<Postgres>(FOLDERS, run);
}

#[test]
fn an_invalid_index_is_built_again() {
    let database = Database::new("");
    let mut conn = database.connect();
    run(&mut conn, Folders(&FOLDERS.0[..1])).unwrap();
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
    let waits = "SET LOCAL lock_timeout = '200ms'; ALTER TABLE notes ADD COLUMN title text";
    let locked = Locked {
        lock: "BEGIN; LOCK TABLE notes",
        unlock: "COMMIT",
        held: Duration::from_millis(1_500),
        folder: Folders(vec![("1_title", waits, true)].leak()),
    };
    runner::tried_again::<Postgres>(&locked, run);
}
