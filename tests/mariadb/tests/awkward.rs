//! Reserved and awkward words as tables and columns, from English.

use diesel::MysqlConnection as Conn;
use groundplan_tests_mariadb::Database;

// Awkward in that, too: rules warn of such names.
#[allow(deprecated)]
mod tables {
    #[cfg(not(feature = "mysql"))]
    groundplan::schema! { engine = mariadb, file = "../program/tables.md" }
    #[cfg(feature = "mysql")]
    groundplan::schema! { engine = mysql, file = "../program/tables.md" }
}
#[allow(deprecated)]
mod columns {
    #[cfg(not(feature = "mysql"))]
    groundplan::schema! { engine = mariadb, file = "../program/columns.md" }
    #[cfg(feature = "mysql")]
    groundplan::schema! { engine = mysql, file = "../program/columns.md" }
}

#[path = "../../program/awkward.rs"]
mod program;

#[test]
fn tables_may_have_any_name() {
    let database = Database::new(tables::DDL);
    let mut conn = database.connect();
    let tenant = program::table_tenant(&mut conn).expect("a tenant");
    let lines = program::table_names(&mut conn, tenant).expect("rows are made, found and deleted");
    assert_eq!(lines, include_str!("../../program/tables.txt").lines().collect::<Vec<_>>());
}

#[test]
fn columns_may_have_any_name() {
    let database = Database::new(columns::DDL);
    let mut conn = database.connect();
    let tenant = program::column_tenant(&mut conn).expect("a tenant");
    let lines = program::column_names(&mut conn, tenant).expect("values are written and found");
    assert_eq!(lines, include_str!("../../program/columns.txt").lines().collect::<Vec<_>>());
}
