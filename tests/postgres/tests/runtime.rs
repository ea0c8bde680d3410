//! The runtime's cases on a real PostgreSQL: as the application's role, which owns no table, under forced row level security.

#[path = "../../../runtime/tests/common/mod.rs"]
mod common;

#[path = "../../../runtime/tests/common/asynchronous.rs"]
mod asynchronous;

/// Where the macro prints `::groundplan::__private::postgres`.
use groundplan::__private::postgres as engine;
/// Where the macro prints `__g::Rls`.
use groundplan::Rls as Isolation;

use common::generated::*;
use common::world::{World, world};
use diesel::PgConnection as Conn;
use diesel::connection::SimpleConnection;
use diesel::result::Error as DieselError;
use diesel::{Connection, QueryDsl, RunQueryDsl};
use diesel_async::{AsyncConnection, AsyncPgConnection as Twin, SimpleAsyncConnection};
use groundplan::prelude::*;
use groundplan::{Error, Tenant};
use groundplan_tests::database::kept;
use groundplan_tests_postgres::{ADMIN, APP, Database};

const DDL: &str = include_str!("../../../runtime/tests/common/postgres.sql");

/// A connection of the application and one of the administrator's role.
fn open() -> (Conn, Option<Conn>) {
    let database = Database::new(DDL);
    let both = (database.connect_as(APP), Some(database.connect_as(ADMIN)));
    database.keep();
    both
}
/// A connection of diesel-async to the database that was opened last, of the application or of the administrator's role.
async fn twin(administrator: bool) -> Twin {
    let mut twin = <Twin as AsyncConnection>::establish(&kept()).await.unwrap();
    let role = if administrator { ADMIN } else { APP };
    SimpleAsyncConnection::batch_execute(&mut twin, &format!("SET SESSION AUTHORIZATION {role}")).await.unwrap();
    twin
}
/// How many transactions are open within each other.
fn depth(conn: &mut Conn) -> Option<std::num::NonZeroU32> {
    use diesel::connection::{AnsiTransactionManager, TransactionManager};
    AnsiTransactionManager::transaction_manager_status_mut(conn).transaction_depth().unwrap()
}

mod plain {
    diesel::table! { tasks (organization_id, id) { id -> Uuid, organization_id -> Uuid, title -> Text, } }
}
fn rows(conn: &mut Conn) -> i64 {
    plain::tasks::table.count().get_result(conn).unwrap()
}

#[test]
fn the_policies_hold_where_a_statement_is_not_ours() {
    let World { mut conn, acme, tasks, .. } = world();
    assert_eq!(rows(&mut conn), 0, "outside of a tenant there is nothing");
    acme.transaction(&mut conn, |db| Task::of(db).count(db)).unwrap();
    assert_eq!(rows(&mut conn), 0, "the tenant does not outlive its transaction");
    // A savepoint inside a transaction of somebody else's: afterwards the tenant is gone again.
    conn.transaction(|conn| {
        assert_eq!(acme.transaction(conn, |db| Task::of(db).count(db))?, 3);
        assert_eq!(rows(conn), 0, "the tenant does not outlive its savepoint");
        QueryResult::Ok(())
    })
    .unwrap();
    // Plain Diesel inside a tenant's transaction sees that tenant only; here by the setting itself.
    let set = format!("BEGIN; SELECT set_config('app.current_tenant_id', '{}', true)", acme.id());
    conn.batch_execute(&set).unwrap();
    assert_eq!(rows(&mut conn), 3);
    let stolen = diesel::update(plain::tasks::table.filter(plain::tasks::id.eq(tasks[0].id.raw())))
        .set(plain::tasks::organization_id.eq(groundplan::uuid::Uuid::nil()))
        .execute(&mut conn);
    assert!(matches!(stolen, Err(DieselError::DatabaseError(_, _))), "WITH CHECK: {stolen:?}");
    conn.batch_execute("ROLLBACK").unwrap();
}

#[test]
fn an_administrator_without_the_role_is_an_error_and_never_an_empty_answer() {
    let World { mut conn, admin, .. } = world();
    let role = Error::AdminRole { role: ADMIN.to_owned() };
    let mut wrong = AdminConnection::assume(&mut conn, "the application's role is not let through");
    let error = Task::across_tenants().load::<Task>(&mut wrong).unwrap_err();
    assert_eq!(Error::of(&error), Some(&role));
    assert!(error.to_string().contains("is not a member of `app_admin`"), "{error}");
    let error = Organization::insert(&wrong, NewOrganization::new("x")).execute(&mut wrong).unwrap_err();
    assert_eq!(Error::of(&error), Some(&role));
    // With the role the same statement answers; the question is asked once per connection.
    let mut admin = admin.unwrap();
    let mut right = AdminConnection::assume(&mut admin, "the administrator's role");
    assert_eq!(Task::across_tenants().count(&mut right), Ok(6));
    assert_eq!(Task::across_tenants().count(&mut right), Ok(6));
}

#[test]
fn a_tenant_is_not_made_by_a_tenant() {
    let World { mut conn, .. } = world();
    let made = conn.batch_execute(
        "INSERT INTO organizations (id, name, created_at, updated_at) VALUES (gen_random_uuid(), 'x', now(), now())",
    );
    assert!(matches!(made, Err(DieselError::DatabaseError(_, _))), "{made:?}");
}

#[test]
fn rows_are_locked_until_the_transaction_ends() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        let locked: Task = Task::find(db, tasks[0].id).for_update().first(db)?;
        assert_eq!(locked.title, "late");
        Ok(())
    })
}

/// What SQLite has no word for, in the canary matrix.
#[test]
fn locked_rows_are_the_tenants_own() {
    use common::cases::canary::{Expect, check, form, told};
    check(&[
        form("Select::for_update", Expect::Own, |db, _| told(Task::of(db).for_update().load::<Task>(db)?)),
        form("Select::for_update of a stranger", Expect::Nothing, |db, at| {
            told(Task::find(db, at.other.task).for_update().load::<Task>(db)?)
        }),
    ]);
}

#[test]
fn the_first_program() -> QueryResult<()> {
    let World { mut conn, mut admin, .. } = world();
    let mut admin = AdminConnection::assume(admin.as_mut().unwrap(), "a new customer");
    let organization = Organization::insert(&admin, NewOrganization::new("Third")).get_result(&mut admin)?;
    let third = Tenant::assume(organization.id);
    let due: Vec<Task> = third.transaction(&mut conn, |db| {
        let project = Project::insert(db, NewProject::new("Site")).get_result(db)?;
        let new = NewTask { due_date: common::world::day(27), ..NewTask::new(project.id, "Ship", TaskPriority::High) };
        let task: Task = Task::insert(db, new).get_result(db)?;
        Task::update(db, task.id).set(Task::status, TaskStatus::Active).execute(db)?;
        Task::of(db).filter(Task::status.eq(TaskStatus::Active)).order(Task::due_date.asc()).load(db)
    })?;
    assert_eq!(common::world::titles(&due), ["Ship"]);
    Ok(())
}
