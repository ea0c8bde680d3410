//! The runtime's cases on a real MariaDB, or MySQL; and what only these engines have.

#[path = "../../../runtime/tests/common/mod.rs"]
mod common;

/// Where the macro prints `::groundplan::__private::mariadb`.
use groundplan::__private::mariadb as engine;
/// Where the macro prints `__g::Keys`.
use groundplan::Keys as Isolation;

use diesel::MysqlConnection as Conn;
use groundplan_tests_mariadb::Database;

const DDL: &str = include_str!("../../../runtime/tests/common/mariadb.sql");

/// The engines have no roles of ours, so there is no connection for administrators.
fn open() -> (Conn, Option<Conn>) {
    let database = Database::new(DDL);
    let conn = database.connect();
    database.keep();
    (conn, None)
}
/// How many transactions are open within each other.
fn depth(conn: &mut Conn) -> Option<std::num::NonZeroU32> {
    use diesel::connection::{AnsiTransactionManager, TransactionManager};
    AnsiTransactionManager::transaction_manager_status_mut(conn).transaction_depth().unwrap()
}
