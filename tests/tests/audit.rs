//! The audit log on SQLite; `tests/postgres` runs the same program.

use groundplan::diesel::connection::SimpleConnection;
use groundplan::diesel::{Connection, SqliteConnection as Conn};

groundplan::schema! { engine = sqlite, file = "program/audit.md" }

#[path = "../program/audit.rs"]
mod program;

#[test]
fn the_log_tells_who_changed_what() {
    let mut conn = Conn::establish(":memory:").expect("SQLite in memory");
    conn.batch_execute(&format!("PRAGMA foreign_keys = ON;\n{DDL}")).expect("the printed DDL loads");
    let tenants = program::tenants(&mut conn).expect("two tenants");
    let lines = program::work(&mut conn, tenants).expect("rows are made, changed and deleted");
    assert_eq!(lines, include_str!("../program/audit.txt").lines().collect::<Vec<_>>());
}
