//! The program of the design on diesel-async, as a role that owns no table, under forced row level security.

use diesel_async::{AsyncConnection, AsyncPgConnection as Conn, SimpleAsyncConnection};
use groundplan_tests_postgres::{ADMIN, APP, Database};

groundplan::schema! { file = "../parity/english.md" }

mod audited {
    groundplan::schema! { file = "../program/audit.md" }
}

#[path = "../../program/acted.rs"]
mod acted;
#[path = "../../program/asynchronous.rs"]
mod program;

async fn connect(database: &Database, role: &str) -> Conn {
    let mut conn = Conn::establish(&database.url()).await.expect("the server answers");
    conn.batch_execute(&format!("SET SESSION AUTHORIZATION {role}")).await.expect("the role exists");
    conn
}

#[tokio::test]
async fn the_program_of_the_design_runs_as_the_application() {
    let database = Database::new(DDL);
    let open = async |role: &str| connect(&database, role).await;
    let tenants = program::organizations(&mut open(ADMIN).await).await.expect("two tenants, made by the administrator");
    let mut app = open(APP).await;
    let lines = program::may_move_between_threads(program::work(&mut app, tenants)).await.expect("a day's work");
    assert_eq!(lines, include_str!("../../program/rows.txt").lines().collect::<Vec<_>>());
    program::may_move_between_threads(program::the_rest(&mut app, tenants)).await.expect("all the rest");
    let refused = program::organizations(&mut app).await.expect_err("the application is no administrator");
    assert!(refused.to_string().contains("app_admin"), "{refused}");
    program::dropped(open(APP).await, tenants).await;
}

#[tokio::test]
async fn the_audit_log_tells_who_acted() {
    let database = Database::new(audited::DDL);
    let acme = acted::tenant(&mut connect(&database, ADMIN).await).await.expect("a tenant");
    let mut app = connect(&database, APP).await;
    program::may_move_between_threads(acted::acted(&mut app, acme)).await.expect("rows are made");
}
