//! The ways by which rows have left their tenant in other systems, each with the test that holds it here.
//!
//! | | shape | held by |
//! |---|---|---|
//! | T1 | a query without a WHERE | `leaks::statements_without_a_filter_are_scoped`; `ui/queries/without_a_tenant.rs` |
//! | T2 | joins, EXISTS, counts, groups, junctions | `leaks::what_is_counted_grouped_or_joined_is_scoped`; `keys_to_tenants.rs`, all of it |
//! | T3 | find by key | `leaks::one_key_in_two_tenants_is_two_rows`, `scopes::other_tenants_rows_are_out_of_reach` |
//! | T4 | UPDATE and DELETE | `leaks::writes_by_a_filter_leave_the_other_tenant_alone`, `deletes::other_tenants_and_other_parents_stay`; `ui/queries/update_without_a_tenant.rs` |
//! | T5 | INSERT for another tenant, or for none | `scopes::a_statement_runs_on_its_own_tenants_connection`, `writes::new_rows_are_stamped_and_filled`; `ui/queries/insert_names_a_tenant.rs`; `ddl.rs`: `the_application_writes_into_no_other_tenant` |
//! | T6 | UPDATE moves a row | `ui/queries/set_a_stamped_column.rs`, `changes_of_a_stamped_column.rs`; `runtime.rs`: `the_policies_hold_where_a_statement_is_not_ours` |
//! | T7 | a parent of another tenant | `leaks::a_parent_of_another_tenant_is_refused`; `ddl.rs`: `the_application_writes_into_no_other_tenant` |
//! | T8 | a UNIQUE over all tenants | `leaks::unique_values_are_each_tenants_own`; here: `no_unique_and_no_key_leaves_the_tenant_out` |
//! | T9 | the way out switches everything off | `leaks::the_way_out_is_not_left_open`, `runtime.rs`: `an_administrator_without_the_role_is_an_error_and_never_an_empty_answer`; `ui/queries/across_tenants_on_a_tenants_connection.rs` |
//! | T10 | a tenant that stays on the connection | `leaks::a_panic_leaves_no_tenant_behind`, `tenants_take_turns_on_one_connection`, `two_tenants_in_one_transaction`; here: `after_a_panic_the_policies_hide_everything`; `attempts.rs`: `a_connection_that_is_given_back_sees_nothing` |
//! | T11 | migrations that see one tenant | `migrations.rs`: `rows_of_every_tenant_get_the_default_and_the_check`; `ddl.rs`: `the_administrator_and_migrations_see_all_tenants` |
//! | T12 | raw SQL | `reads::raw_sql_stays_inside_the_tenant`, `runtime.rs`: `the_policies_hold_where_a_statement_is_not_ours`; `attempts.rs`; on SQLite it is a named escape |
//! | T13 | a tenant in global state | `ui/queries/bare_connection.rs`, `scope_of_ones_own.rs`, `connection_of_ones_own.rs`, `tenant_out_of_a_request.rs`; `scopes::a_scoped_sub_select_does_not_run_inside_plain_diesel` |
//! | T14 | upsert against another tenant's index | there is no upsert yet; `no_unique_and_no_key_leaves_the_tenant_out` is what its conflict target will find |
//! | T15 | owners and superusers pass the policies | here: `the_owner_is_held_too`; `program.rs`; `ddl.rs`: `the_administrator_and_migrations_see_all_tenants`. `bypass.rs`: what passes them is reported at start |
//! | T16 | policies that are partly there | here: `every_table_has_all_of_its_policies` |
//!
//! `cases::canary` runs every form of statement besides, and looks at the other tenant's rows before and after.
//! `leaks`, `scopes`, `reads`, `writes` and `deletes` are `runtime/tests/common/cases/`; they run on SQLite, on MariaDB (`tests/mariadb`, whose own `leaks.rs` holds what the keys
//! do there) and, by `runtime.rs`, here as the role `app`.

use diesel::PgConnection as Conn;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use groundplan_tests_postgres::{ADMIN, APP, Database};
use std::panic::{AssertUnwindSafe, catch_unwind};

groundplan::schema! { file = "../parity/english.md" }

#[path = "../../program/program.rs"]
mod program;

#[derive(diesel::QueryableByName)]
struct Line {
    #[diesel(sql_type = diesel::sql_types::Text)]
    line: String,
}
fn lines(conn: &mut Conn, query: &str) -> Vec<String> {
    let rows: Vec<Line> = diesel::sql_query(query).get_results(conn).expect("the catalogue answers");
    rows.into_iter().map(|row| row.line).collect()
}
const TABLES: [&str; 6] = ["organizations", "projects", "tags", "task_tags", "tasks", "users"];

/// T16: on, forced, for all commands, for reading and for writing; and what a policy lets through besides is by role.
#[test]
fn every_table_has_all_of_its_policies() {
    let database = Database::new(DDL);
    let mut conn = database.connect();
    let forced = "SELECT relname::text AS line FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace \
                  AND relrowsecurity AND relforcerowsecurity ORDER BY relname::text COLLATE \"C\"";
    assert_eq!(lines(&mut conn, forced), TABLES);
    let policies = "SELECT tablename || ' ' || policyname || ' ' || cmd || ' ' || permissive || ' ' || (qual = with_check) AS line \
                    FROM pg_policies ORDER BY tablename::text COLLATE \"C\", policyname::text COLLATE \"C\"";
    let expected = TABLES.iter().flat_map(|table| {
        ["admin_access", "migration_access", "tenant_isolation"]
            .map(|name| format!("{table} {name} ALL PERMISSIVE true"))
    });
    assert_eq!(lines(&mut conn, policies), expected.collect::<Vec<_>>());
    let everybody = "SELECT tablename::text AS line FROM pg_policies WHERE roles = '{public}' AND qual NOT LIKE '%app.current_tenant_id%'";
    assert_eq!(lines(&mut conn, everybody), Vec::<String>::new());
}

/// T8, T14, T7: a unique index or a key of a tenant-owned table begins with the tenant.
#[test]
fn no_unique_and_no_key_leaves_the_tenant_out() {
    let database = Database::new(DDL);
    let mut conn = database.connect();
    let without = "SELECT i.indexrelid::regclass::text AS line FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid \
                   JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0] \
                   WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> 'organizations' AND i.indisunique \
                   AND a.attname <> 'organization_id'";
    assert_eq!(lines(&mut conn, without), Vec::<String>::new());
    let keys = "SELECT k.conname::text AS line FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1] \
                WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND a.attname <> 'organization_id'";
    assert_eq!(lines(&mut conn, keys), Vec::<String>::new());
    let all = "SELECT conname::text AS line FROM pg_constraint WHERE contype IN ('f', 'p', 'u') AND connamespace = 'public'::regnamespace";
    assert!(lines(&mut conn, all).len() > 12, "the constraints are looked at");
}

/// T10: the connection is used again after somebody has caught a panic.
#[test]
fn after_a_panic_the_policies_hide_everything() {
    use groundplan::prelude::*;
    let database = Database::new(DDL);
    let [acme, globex] = program::organizations(&mut database.connect_as(ADMIN)).expect("two tenants");
    let mut app = database.connect_as(APP);
    program::work(&mut app, [acme, globex]).expect("a day's work");
    let caught = catch_unwind(AssertUnwindSafe(|| {
        acme.transaction(&mut app, |db| -> QueryResult<()> {
            assert!(Task::of(db).count(db)? > 0);
            panic!("inside")
        })
    }));
    assert!(caught.is_err());
    for table in TABLES {
        assert_eq!(lines(&mut app, &format!("SELECT 'seen' AS line FROM {table}")), Vec::<String>::new());
    }
    let entered = "SELECT coalesce(nullif(current_setting('app.current_tenant_id', true), ''), 'nobody') AS line";
    assert_eq!(lines(&mut app, entered), ["nobody"]);
}

/// T15: an application that runs as the owner by mistake is held inside its transactions, by the policies alone.
#[test]
fn the_owner_is_held_too() {
    let database = Database::new("");
    let owner = format!("owner_of_leaks_{}", std::process::id());
    let mut conn = database.connect();
    conn.batch_execute(&format!(
        "CREATE ROLE {owner}; GRANT ALL ON SCHEMA public TO {owner}; SET ROLE {owner}; {DDL}; RESET ROLE"
    ))
    .expect("a role that is no superuser owns the tables");
    let [acme, globex] = program::organizations(&mut database.connect_as(ADMIN)).expect("two tenants");
    program::work(&mut database.connect_as(APP), [acme, globex]).expect("a day's work");
    conn.batch_execute(&format!(
        "SET ROLE {owner}; BEGIN; SELECT set_config('app.current_tenant_id', '{}', true)",
        acme.id()
    ))
    .expect("the owner enters a tenant");
    let seen = lines(&mut conn, "SELECT DISTINCT organization_id::text AS line FROM tasks");
    assert_eq!(seen, [acme.id().to_string()]);
    assert_eq!(lines(&mut conn, "SELECT id::text AS line FROM organizations"), [acme.id().to_string()]);
    conn.batch_execute("ROLLBACK; RESET ROLE").expect("the owner leaves");
    conn.batch_execute(&format!("DROP OWNED BY {owner} CASCADE; DROP ROLE {owner}")).expect("the role goes");
}
