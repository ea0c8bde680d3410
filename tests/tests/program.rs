//! The program of the design on SQLite; `tests/postgres` runs the same one.

use groundplan::diesel::connection::SimpleConnection;
use groundplan::diesel::{Connection, SqliteConnection as Conn};

groundplan::schema! { engine = sqlite, file = "parity/english.md" }

#[path = "../program/program.rs"]
mod program;

#[test]
fn the_program_of_the_design_runs() {
    let mut conn = Conn::establish(":memory:").expect("SQLite in memory");
    conn.batch_execute(&format!("PRAGMA foreign_keys = ON;\n{DDL}")).expect("the printed DDL loads");
    let tenants = program::organizations(&mut conn).expect("two tenants");
    let lines = program::work(&mut conn, tenants).expect("a day's work");
    assert_eq!(lines, include_str!("../program/rows.txt").lines().collect::<Vec<_>>());
}
