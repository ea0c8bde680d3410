//! The program of the design on diesel-async, written once for PostgreSQL and MariaDB: the same rows as `program.rs`. Whoever includes it has the
//! models in scope and an alias `Conn`.

use super::{Conn, NewOrganization, NewProject, NewTag, NewTask, NewTaskTag, NewUser};
use super::{Organization, Project, Tag, Task, TaskPriority, TaskStatus, TaskTag, User};
use groundplan::chrono::NaiveDate;
use groundplan::diesel::QueryResult;
use groundplan::diesel::result::Error as DieselError;
use groundplan::prelude::*;
use groundplan::{AsyncAdminConnection, AsyncTenantConnection, Error, Id};

type Db<'c> = AsyncTenantConnection<'c, Conn, Organization>;

/// Two tenants, made by whoever may see all of them.
pub(crate) async fn organizations(conn: &mut Conn) -> QueryResult<[Tenant<Organization>; 2]> {
    let mut admin = AsyncAdminConnection::assume(conn, "the test makes its tenants");
    let new = ["Acme", "Globex"].map(NewOrganization::new);
    let made = admin.get_results(Organization::insert_many(&admin, new)).await?;
    assert_eq!(made.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Acme", "Globex"]);
    Ok([Tenant::assume(made[0].id), Tenant::assume(made[1].id)])
}

/// What each tenant sees after a day's work, line by line.
pub(crate) async fn work(conn: &mut Conn, tenants: [Tenant<Organization>; 2]) -> QueryResult<Vec<String>> {
    let mut lines = Vec::new();
    let mut stolen: Option<Id<Task>> = None;
    for (name, tenant) in ["Acme", "Globex"].into_iter().zip(tenants) {
        tenant
            .transaction_async(conn, async |db| -> QueryResult<()> {
                let first = a_day(db, name, &mut lines).await?;
                if let Some(stolen) = stolen.replace(first) {
                    strangers(db, stolen, &mut lines).await?;
                }
                deletion(db, &mut lines).await
            })
            .await?;
    }
    Ok(lines)
}

async fn a_day(db: &mut Db<'_>, name: &str, lines: &mut Vec<String>) -> QueryResult<Id<Task>> {
    let owner = db.get_result(User::insert(db, NewUser::new(format!("ada@{name}.example"), "Ada"))).await?;
    let project = db.get_result(Project::insert(db, NewProject::new(owner.id, format!("{name} rocket")))).await?;
    let friday = NaiveDate::from_ymd_opt(2026, 12, 4);
    let new = NewTask { due_date: friday, ..NewTask::new(project.id, "Ship", TaskPriority::High) };
    let task: Task = db.get_result(Task::insert(db, new)).await?;
    lines.push(format!("{name}: {} is {} and {}", task.title, task.priority, task.status));
    db.execute(Task::update(db, task.id).set(Task::status, TaskStatus::Active)).await?;
    let more = ["Test", "Paint"].map(|title| NewTask::new(project.id, title, TaskPriority::Low));
    let made = db.execute(Task::insert_many(db, more)).await?;
    lines.push(format!("{name}: {made} more"));
    let tag = db.get_result(Tag::insert(db, NewTag::new("urgent"))).await?;
    db.execute(TaskTag::insert(db, NewTaskTag::new(task.id, tag.id))).await?;

    let active = Task::of(db).filter(Task::status.eq(TaskStatus::Active)).order(Task::due_date.asc());
    let due: Vec<Task> = db.load(active).await?;
    lines.extend(due.iter().map(|task| format!("{name}: active: {} by {:?}", task.title, task.due_date)));
    let open =
        Task::update_where(db).filter(Task::status.eq(TaskStatus::Pending)).set(Task::priority, TaskPriority::Medium);
    lines.push(format!("{name}: {} raised", db.execute(open).await?));
    let joined: Vec<(Task, Project)> = db.load(Task::of(db).join(Task::project).order(Task::title.asc())).await?;
    lines.extend(joined.iter().map(|(task, project)| format!("{name}: {} of {}", task.title, project.name)));
    let tagged = Task::of(db).left_join(Task::task_tags).order(Task::title.asc()).limit(2);
    let tagged: Vec<(Task, Option<TaskTag>)> = db.load(tagged).await?;
    lines.extend(tagged.iter().map(|(task, tag)| {
        format!("{name}: {} {}", task.title, if tag.is_some() { "is tagged" } else { "has no tag" })
    }));
    let titles = Task::of(db).select((Task::title, Task::priority)).order(Task::title.desc());
    lines.push(format!("{name}: {:?}", db.load::<(String, TaskPriority)>(titles).await?));
    Ok(task.id)
}

async fn strangers(db: &mut Db<'_>, stolen: Id<Task>, lines: &mut Vec<String>) -> QueryResult<()> {
    let found: Option<Task> = db.first(Task::find(db, stolen)).await.optional()?;
    let changed = db.execute(Task::update(db, stolen).set(Task::title, "taken over")).await?;
    let deleted = db.execute(Task::delete(db, stolen)).await?;
    lines.push(format!(
        "a stranger finds {}, changes {changed} and deletes {deleted}",
        if found.is_some() { "it" } else { "nothing" }
    ));
    Ok(())
}

async fn deletion(db: &mut Db<'_>, lines: &mut Vec<String>) -> QueryResult<()> {
    let project: Project = db.first(Project::of(db)).await?;
    let before = db.count(Task::of(db)).await?;
    let deleted = db.execute(Project::delete(db, project.id)).await?;
    let between = (db.count(Project::of(db)).await?, db.count(Task::of(db)).await?);
    db.execute(Project::restore(db, project.id)).await?;
    let after = (db.count(Project::of(db)).await?, db.count(Task::of(db)).await?);
    lines.push(format!("{before} tasks; {deleted} project deleted: {between:?} left; restored: {after:?}"));
    Ok(())
}

/// What the program does not do: rows that come back from every kind of change, savepoints, and statements of another tenant.
pub(crate) async fn the_rest(conn: &mut Conn, [acme, globex]: [Tenant<Organization>; 2]) -> QueryResult<()> {
    let undone = acme
        .transaction_async(conn, async |db| {
            let names = (0..1_500).map(|n| NewTag::new(format!("{:04}", (n * 7) % 1_500)));
            let tags = db.get_results(Tag::insert_many(db, names)).await?;
            assert!(tags.iter().zip(0..).all(|(tag, n)| tag.name == format!("{:04}", (n * 7) % 1_500)));
            let renamed = Tag::update_where(db).filter(Tag::name.lt("0010")).set(Tag::name, "same");
            assert!(db.transaction(async |db| db.get_results(renamed).await).await.is_err(), "a tag's name is unique");
            let one = db.get_result(Tag::update(db, tags[0].id).set(Tag::name, "first")).await?;
            assert_eq!((one.id, one.name.as_str()), (tags[0].id, "first"));
            let medium = Task::update_where(db).filter(Task::priority.eq(TaskPriority::Medium));
            let low = db.get_results(medium.set(Task::priority, TaskPriority::Low)).await?;
            assert_eq!(low.len(), 2, "though the filter finds them no longer");
            assert_eq!(db.get_result(Tag::delete(db, tags[1].id)).await?.id, tags[1].id);
            assert!(!db.exists(Tag::find(db, tags[1].id)).await?);
            let task: Task = db.first(Task::of(db).order(Task::title.asc())).await?;
            let gone = db.get_result(Task::delete(db, task.id)).await?;
            assert!(gone.deleted_at.is_some());
            assert_eq!(db.get_result(Task::delete(db, task.id)).await, Err(DieselError::NotFound));
            assert_eq!(db.execute(Task::purge(db, task.id)).await?, 1);
            let foreign = db.load::<Task>(Task::of(&globex)).await.expect_err("a statement of another tenant");
            assert_eq!(Error::of(&foreign), Some(&Error::OtherTenant));
            Err::<(), _>(DieselError::RollbackTransaction)
        })
        .await;
    assert_eq!(undone, Err(DieselError::RollbackTransaction));
    acme.transaction_async(conn, async |db| {
        assert_eq!((db.count(Tag::of(db)).await?, db.count(Task::of(db)).await?), (1, 3), "all of it is undone");
        QueryResult::Ok(())
    })
    .await
}

/// A future that nobody waits for any more leaves its transaction open: no other tenant enters that connection.
pub(crate) async fn dropped(mut conn: Conn, [acme, globex]: [Tenant<Organization>; 2]) {
    let never = acme.transaction_async(&mut conn, async |db| {
        db.count(Task::of(db)).await?;
        std::future::pending::<QueryResult<()>>().await
    });
    let late = tokio::time::timeout(std::time::Duration::from_secs(2), never).await;
    assert!(late.is_err());
    let next = globex.transaction_async(&mut conn, async |db| db.count(Task::of(db)).await).await;
    assert!(matches!(next, Err(DieselError::BrokenTransactionManager)), "{next:?}");
    // Without a transaction of its own it would run in the dead one, and be lost.
    let mut admin = AsyncAdminConnection::assume(&mut conn, "after a future was dropped");
    let next = admin.count(Task::across_tenants()).await;
    assert!(matches!(next, Err(DieselError::BrokenTransactionManager)), "{next:?}");
}

/// A server runs such futures on any of its threads.
pub(crate) fn may_move_between_threads<T: Send>(future: T) -> T {
    future
}
