//! Statements on SQLite, in memory.

mod common;

/// Where the macro prints `::groundplan::__private::sqlite`.
use groundplan::__private::sqlite as engine;
/// Where the macro prints `__g::Keys`.
use groundplan::Keys as Isolation;

use groundplan::diesel::connection::SimpleConnection;
use groundplan::diesel::{Connection, SqliteConnection as Conn};

/// A database of its own, in memory. SQLite has no roles, so there is no connection for administrators.
fn open() -> (Conn, Option<Conn>) {
    let mut conn = Conn::establish(":memory:").unwrap();
    conn.batch_execute("PRAGMA foreign_keys = ON").unwrap();
    conn.batch_execute(include_str!("common/sqlite.sql")).unwrap();
    (conn, None)
}

/// How many transactions are open within each other.
fn depth(conn: &mut Conn) -> Option<std::num::NonZeroU32> {
    use groundplan::diesel::connection::{AnsiTransactionManager, TransactionManager};
    AnsiTransactionManager::transaction_manager_status_mut(conn).transaction_depth().unwrap()
}

/// As a library does that was built without foreign keys: nothing would hold what refers to another tenant's row.
#[test]
fn no_tenant_is_entered_without_foreign_keys() {
    let (mut conn, _) = open();
    conn.batch_execute("PRAGMA foreign_keys = OFF").unwrap();
    let tenant =
        groundplan::Tenant::<common::generated::Organization>::assume(groundplan::Id::from_raw(uuid::Uuid::nil()));
    let entered = tenant.transaction(&mut conn, |_| Ok::<_, diesel::result::Error>(()));
    let error = entered.expect_err("keys keep tenants apart");
    assert_eq!(groundplan::Error::of(&error), Some(&groundplan::Error::ForeignKeysOff));
    assert!(error.to_string().contains("`PRAGMA foreign_keys = ON`"), "{error}");
    conn.batch_execute("PRAGMA foreign_keys = ON").unwrap();
    tenant.transaction(&mut conn, |_| Ok::<_, diesel::result::Error>(())).unwrap();
}
