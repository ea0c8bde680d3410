//! The program of the design on diesel-async.

use diesel_async::{AsyncConnection, AsyncMysqlConnection as Conn};
use groundplan_tests_mariadb::Database;

#[cfg(not(feature = "mysql"))]
groundplan::schema! { engine = mariadb, file = "../parity/english.md" }
#[cfg(feature = "mysql")]
groundplan::schema! { engine = mysql, file = "../parity/english.md" }

mod audited {
    #[cfg(not(feature = "mysql"))]
    groundplan::schema! { engine = mariadb, file = "../program/audit.md" }
    #[cfg(feature = "mysql")]
    groundplan::schema! { engine = mysql, file = "../program/audit.md" }
}

#[path = "../../program/acted.rs"]
mod acted;
#[path = "../../program/asynchronous.rs"]
mod program;

#[tokio::test]
async fn the_program_of_the_design_runs() {
    let database = Database::new(DDL);
    let open = async || Conn::establish(&database.url()).await.expect("the server answers");
    let mut conn = open().await;
    let tenants = program::organizations(&mut conn).await.expect("two tenants");
    let lines = program::may_move_between_threads(program::work(&mut conn, tenants)).await.expect("a day's work");
    assert_eq!(lines, include_str!("../../program/rows.txt").lines().collect::<Vec<_>>());
    program::may_move_between_threads(program::the_rest(&mut conn, tenants)).await.expect("all the rest");
    program::dropped(open().await, tenants).await;
}

#[tokio::test]
async fn the_audit_log_tells_who_acted() {
    let database = Database::new(audited::DDL);
    let mut conn = Conn::establish(&database.url()).await.expect("the server answers");
    let acme = acted::tenant(&mut conn).await.expect("a tenant");
    program::may_move_between_threads(acted::acted(&mut conn, acme)).await.expect("rows are made");
}
