//! The program of the design as a role that owns no table, under forced row level security: the same rows as on SQLite.

use diesel::PgConnection as Conn;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use groundplan_tests_postgres::{ADMIN, APP, Database};

groundplan::schema! { file = "../parity/english.md" }

#[path = "../../program/program.rs"]
mod program;

#[derive(diesel::QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    count: i64,
}

#[test]
fn the_program_of_the_design_runs_as_the_application() {
    let database = Database::new(DDL);
    let tenants =
        program::organizations(&mut database.connect_as(ADMIN)).expect("two tenants, made by the administrator");
    let mut app = database.connect_as(APP);
    let owned: Count = diesel::sql_query("SELECT count(*) AS count FROM pg_tables WHERE tableowner = 'app'")
        .get_result(&mut app)
        .expect("the catalogue answers");
    assert_eq!(owned.count, 0, "the application's role owns a table");
    let lines = program::work(&mut app, tenants).expect("a day's work");
    assert_eq!(lines, include_str!("../../program/rows.txt").lines().collect::<Vec<_>>());

    // Outside of a tenant's transaction the application sees nothing and changes nothing, whatever it writes by hand …
    for table in ["organizations", "users", "projects", "tasks", "tags", "task_tags"] {
        let seen: Count =
            diesel::sql_query(format!("SELECT count(*) AS count FROM {table}")).get_result(&mut app).expect(table);
        assert_eq!(seen.count, 0, "{table}");
    }
    // … and what asks for all tenants is an error, never an empty answer.
    let refused = program::organizations(&mut app).expect_err("the application is no administrator");
    assert!(refused.to_string().contains("app_admin"), "{refused}");
    assert!(app.batch_execute("INSERT INTO organizations (id, name) VALUES (gen_random_uuid(), 'Evil')").is_err());
}
