//! The audit log on MariaDB (with the feature `mysql`, on MySQL); `tests/tests/audit.rs` runs the same program on SQLite.

use diesel::MysqlConnection as Conn;
use groundplan_tests_mariadb::Database;

#[cfg(not(feature = "mysql"))]
groundplan::schema! { engine = mariadb, file = "../program/audit.md" }
#[cfg(feature = "mysql")]
groundplan::schema! { engine = mysql, file = "../program/audit.md" }

#[path = "../../program/audit.rs"]
mod program;

#[test]
fn the_log_tells_who_changed_what() {
    let database = Database::new(DDL);
    let mut conn: Conn = database.connect();
    let tenants = program::tenants(&mut conn).expect("two tenants");
    let lines = program::work(&mut conn, tenants).expect("rows are made, changed and deleted");
    assert_eq!(lines, include_str!("../../program/audit.txt").lines().collect::<Vec<_>>());
}
