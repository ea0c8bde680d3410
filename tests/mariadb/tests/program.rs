//! The program of the design: the same rows as on SQLite and PostgreSQL.

use diesel::MysqlConnection as Conn;
use groundplan_tests_mariadb::Database;

#[cfg(not(feature = "mysql"))]
groundplan::schema! { engine = mariadb, file = "../parity/english.md" }
#[cfg(feature = "mysql")]
groundplan::schema! { engine = mysql, file = "../parity/english.md" }

#[path = "../../program/program.rs"]
mod program;

#[test]
fn the_program_of_the_design_runs() {
    let database = Database::new(DDL);
    let mut conn = database.connect();
    let tenants = program::organizations(&mut conn).expect("two tenants");
    let lines = program::work(&mut conn, tenants).expect("a day's work");
    assert_eq!(lines, include_str!("../../program/rows.txt").lines().collect::<Vec<_>>());
}
