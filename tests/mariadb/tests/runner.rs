//! Applying migrations on a real MariaDB: several runners, what a failed folder leaves, and locks.

#[path = "../../../runtime/tests/common/folders.rs"]
mod folders;
#[path = "../../program/runner.rs"]
mod runner;

use diesel::connection::SimpleConnection;
use diesel::sql_types::{BigInt, Nullable};
use diesel::{MysqlConnection, QueryableByName, RunQueryDsl, sql_query};
use folders::Folders;
use groundplan::migrations::{Error, run};
use groundplan_tests_mariadb::{Database, Mariadb};
use runner::Locked;
use std::time::{Duration, Instant};

const FOLDERS: Folders = Folders(&[
    ("1_notes", "CREATE TABLE notes (id bigint PRIMARY KEY, body varchar(50) NOT NULL)", false),
    ("2_unique", "SET SESSION lock_wait_timeout = 2;\nALTER TABLE notes ADD UNIQUE uq_notes_body (body);\n", false),
]);

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = Nullable<BigInt>)]
    count: Option<i64>,
}
fn count(conn: &mut MysqlConnection, sql: &str) -> i64 {
    sql_query(sql).get_result::<Count>(conn).unwrap().count.unwrap_or_default()
}
fn tables(conn: &mut MysqlConnection) -> i64 {
    count(
        conn,
        "SELECT count(*) AS `count` FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name NOT LIKE '\\_\\_%'",
    )
}

#[test]
fn folders_run_once() {
    let free = "SELECT IS_FREE_LOCK(CONCAT('groundplan migrations ', MD5(DATABASE()))) AS `count`";
    runner::once::<Mariadb>(FOLDERS, run, |conn| count(conn, free) == 1);
}

#[test]
fn runners_at_the_same_time_do_not_meet() {
    runner::side_by_side::<Mariadb>(FOLDERS, run);
}

#[test]
fn runners_of_other_databases_do_not_wait() {
    let (one, other) = (Database::new(""), Database::new(""));
    let mut held = one.connect();
    held.batch_execute("SELECT GET_LOCK(CONCAT('groundplan migrations ', MD5(DATABASE())), 0)").unwrap();
    let began = Instant::now();
    assert_eq!(run(&mut other.connect(), FOLDERS).unwrap(), ["1_notes", "2_unique"]);
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}

/// DDL commits by itself here, in a transaction too, so the error says what stays and what to do.
#[test]
fn a_folder_that_fails_half_way_says_what_stays() {
    for in_transaction in [false, true] {
        let database = Database::new("");
        let mut conn = database.connect();
        let folders: [(&str, &str, bool); 2] = [
            ("1_notes", "CREATE TABLE notes (id bigint PRIMARY KEY)", in_transaction),
            (
                "20261122_more",
                "CREATE TABLE more (id bigint PRIMARY KEY);\nALTER TABLE missing ADD a int;\n",
                in_transaction,
            ),
        ];
        let folders = Folders(folders.to_vec().leak());
        let error = run(&mut conn, folders).unwrap_err();
        let text = error.to_string();
        assert!(matches!(&error, Error::HalfApplied { name, .. } if name == "20261122_more"), "{error:?}");
        for part in [
            "the migration `20261122_more` failed: ",
            "missing' doesn't exist",
            "`migrations/20261122_more/up.sql` is done and stays",
            "VALUES ('20261122')",
        ] {
            assert!(text.contains(part), "no `{part}` in: {text}");
        }
        assert_eq!(tables(&mut conn), 2, "what ran before it stays, and the message says so");
        // Its cure works: take back what is done, mend the cause, run again.
        conn.batch_execute("DROP TABLE more; CREATE TABLE missing (id bigint PRIMARY KEY)").unwrap();
        assert_eq!(run(&mut conn, folders).unwrap(), ["20261122_more"]);
    }
}

#[test]
fn a_folder_of_one_statement_fails_as_a_whole() {
    let database = Database::new("");
    let mut conn = database.connect();
    let error = run(&mut conn, Folders(&[("1_bad", "ALTER TABLE missing ADD a int", false)])).unwrap_err();
    assert!(matches!(&error, Error::Failed { name, .. } if name == "1_bad"), "{error:?}");
    assert_eq!(tables(&mut conn), 0);
}

#[test]
fn a_migration_that_gives_up_waiting_is_tried_again() {
    let waits = "SET SESSION lock_wait_timeout = 1;\nALTER TABLE notes ADD COLUMN title varchar(9);\n";
    let locked = Locked {
        lock: "LOCK TABLES notes WRITE",
        unlock: "UNLOCK TABLES",
        held: Duration::from_millis(2_500),
        folder: Folders(vec![("1_title", waits, false)].leak()),
    };
    runner::tried_again::<Mariadb>(&locked, run);
}
