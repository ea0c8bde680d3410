//! The audit log on PostgreSQL: as a role that owns no table, under forced row level security, and may read the log but not write it.

use diesel::PgConnection as Conn;
use diesel::connection::SimpleConnection;
use groundplan_tests_postgres::{ADMIN, APP, Database};

groundplan::schema! { file = "../program/audit.md" }

#[path = "../../program/audit.rs"]
mod program;

#[test]
fn the_log_tells_who_changed_what() {
    let database = Database::new(DDL);
    let tenants = program::tenants(&mut database.connect_as(ADMIN)).expect("two tenants");
    let lines = program::work(&mut database.connect_as(APP), tenants).expect("rows are made, changed and deleted");
    assert_eq!(lines, include_str!("../../program/audit.txt").lines().collect::<Vec<_>>());
}

#[test]
fn the_log_is_written_by_triggers_only() {
    let database = Database::new(DDL);
    let [acme, _] = program::tenants(&mut database.connect_as(ADMIN)).expect("two tenants");
    let mut conn = database.connect_as(APP);
    for statement in [
        "UPDATE audit_logs SET action = 'insert'",
        "DELETE FROM audit_logs",
        "TRUNCATE audit_logs",
        "INSERT INTO audit_logs (id, organization_id, table_name, record_id, action) SELECT gen_random_uuid(), organization_id, 'x', id, 'insert' FROM users",
    ] {
        let tried = format!("BEGIN; SELECT set_config('app.current_tenant_id', '{}', true); {statement}", acme.id());
        let why = conn.batch_execute(&tried).expect_err("the application may not").to_string();
        assert!(why.contains("permission denied"), "{statement}: {why}");
        conn.batch_execute("ROLLBACK").expect("a rollback");
    }
}

/// PUBLIC may create tables in `public` up to PostgreSQL 14, and a trigger on one's own table may name the log's function.
#[test]
fn nobody_forges_entries_by_a_trigger_of_their_own() {
    let database = Database::new(DDL);
    database.connect().batch_execute("GRANT CREATE ON SCHEMA public TO app").expect("as it was up to PostgreSQL 14");
    let mut conn = database.connect_as(APP);
    conn.batch_execute("CREATE TABLE forge (id uuid, organization_id uuid)").expect("a table of their own");
    let trigger = "CREATE TRIGGER forged AFTER INSERT ON forge FOR EACH ROW EXECUTE FUNCTION \
                   groundplan_audit('audit_logs', '{}', 'id', 'user_id', 'organization_id')";
    let why = conn.batch_execute(trigger).expect_err("the function is not theirs").to_string();
    assert!(why.contains("permission denied for function groundplan_audit"), "{why}");
}
