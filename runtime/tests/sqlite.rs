//! Statements on SQLite, in memory.

mod common;

/// Where the macro prints `::groundplan::__private::sqlite`.
use groundplan::__private::sqlite as engine;
/// Where the macro prints `__g::Keys`.
use groundplan::Keys as Isolation;

use common::generated::*;
use groundplan::chrono::NaiveDate;
use groundplan::diesel::connection::SimpleConnection;
use groundplan::diesel::{Connection, SqliteConnection};
use groundplan::prelude::*;
use groundplan::{Decimal, Tenant};

fn database() -> SqliteConnection {
    let mut conn = SqliteConnection::establish(":memory:").unwrap();
    conn.batch_execute("PRAGMA foreign_keys = ON").unwrap();
    conn.batch_execute(include_str!("common/sqlite.sql")).unwrap();
    conn
}

#[test]
fn the_first_program() -> QueryResult<()> {
    let mut conn = database();
    let mut admin = AdminConnection::assume(&mut conn, "a new customer");
    let organization = Organization::insert(&admin, NewOrganization::new("Acme")).get_result(&mut admin)?;
    let acme = Tenant::assume(organization.id);
    let friday = NaiveDate::from_ymd_opt(2026, 11, 27).unwrap();
    let due: Vec<Task> = acme.transaction(&mut conn, |db| {
        let project = Project::insert(db, NewProject::new("Site")).get_result(db)?;
        let task: Task = Task::insert(
            db,
            NewTask {
                due_date: Some(friday),
                cost: Some(Decimal::new(1250, 2)),
                ..NewTask::new(project.id, "Ship", TaskPriority::High)
            },
        )
        .get_result(db)?;
        Task::update(db, task.id).set(Task::status, TaskStatus::Active).execute(db)?;
        Task::of(db).filter(Task::status.eq(TaskStatus::Active)).order(Task::due_date.asc()).load(db)
    })?;
    assert_eq!(due.len(), 1);
    assert_eq!((due[0].title.as_str(), due[0].cost), ("Ship", Some(Decimal::new(1250, 2))));
    Ok(())
}
