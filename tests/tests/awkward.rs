//! Reserved and awkward words as tables and columns, from English, on SQLite; `tests/postgres` runs the same program.

use groundplan::diesel::connection::SimpleConnection;
use groundplan::diesel::{Connection, SqliteConnection as Conn};

// Awkward in that, too: rules warn of such names.
#[allow(deprecated)]
mod tables {
    groundplan::schema! { engine = sqlite, file = "program/tables.md" }
}
// Awkward in that, too: rules warn of such a table.
#[allow(deprecated)]
mod columns {
    groundplan::schema! { engine = sqlite, file = "program/columns.md" }
}

#[path = "../program/awkward.rs"]
mod program;

fn empty(ddl: &str) -> Conn {
    let mut conn = Conn::establish(":memory:").expect("SQLite in memory");
    conn.batch_execute(&format!("PRAGMA foreign_keys = ON;\n{ddl}")).expect("the printed DDL loads");
    conn
}

#[test]
fn tables_may_have_any_name() {
    let mut conn = empty(tables::DDL);
    let tenant = program::table_tenant(&mut conn).expect("a tenant");
    let lines = program::table_names(&mut conn, tenant).expect("rows are made, found, changed and deleted");
    assert_eq!(lines, include_str!("../program/tables.txt").lines().collect::<Vec<_>>());
}

#[test]
fn columns_may_have_any_name() {
    let mut conn = empty(columns::DDL);
    let tenant = program::column_tenant(&mut conn).expect("a tenant");
    let lines = program::column_names(&mut conn, tenant).expect("values are written, found, ordered and set");
    assert_eq!(lines, include_str!("../program/columns.txt").lines().collect::<Vec<_>>());
}
