//! Reserved and awkward words as tables and columns, from English, as a role that owns no table, under forced row level security.

use diesel::PgConnection as Conn;
use groundplan_tests_postgres::{ADMIN, APP, Database};

// Awkward in that, too: rules warn of such names.
#[allow(deprecated)]
mod tables {
    groundplan::schema! { file = "../program/tables.md" }
}
// Awkward in that, too: rules warn of such a table.
#[allow(deprecated)]
mod columns {
    groundplan::schema! { file = "../program/columns.md" }
}

#[path = "../../program/awkward.rs"]
mod program;

#[test]
fn tables_may_have_any_name() {
    let database = Database::new(tables::DDL);
    let tenant = program::table_tenant(&mut database.connect_as(ADMIN)).expect("a tenant, made by the administrator");
    let lines = program::table_names(&mut database.connect_as(APP), tenant).expect("rows are made, found and deleted");
    assert_eq!(lines, include_str!("../../program/tables.txt").lines().collect::<Vec<_>>());
}

#[test]
fn columns_may_have_any_name() {
    let database = Database::new(columns::DDL);
    let tenant = program::column_tenant(&mut database.connect_as(ADMIN)).expect("a tenant, made by the administrator");
    let lines = program::column_names(&mut database.connect_as(APP), tenant).expect("values are written and found");
    assert_eq!(lines, include_str!("../../program/columns.txt").lines().collect::<Vec<_>>());
}
