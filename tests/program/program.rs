//! The program of the design, written once: `tests/tests/program.rs` runs it on SQLite, `tests/postgres/tests/program.rs` on PostgreSQL as a role
//! that owns no table, under forced row level security. Whoever includes it has the models in scope and an alias `Conn`.

use super::{Conn, NewOrganization, NewProject, NewTag, NewTask, NewTaskTag, NewUser};
use super::{Organization, Project, Tag, Task, TaskPriority, TaskStatus, TaskTag, User};
use groundplan::chrono::NaiveDate;
use groundplan::diesel::QueryResult;
use groundplan::prelude::*;
use groundplan::{Id, TenantConnection};

type Db<'c> = TenantConnection<'c, Conn, Organization>;

/// Two tenants, made by whoever may see all of them.
pub(crate) fn organizations(conn: &mut Conn) -> QueryResult<[Tenant<Organization>; 2]> {
    let mut admin = AdminConnection::assume(conn, "the test makes its tenants");
    let mut made = |name: &str| -> QueryResult<_> {
        let new = Organization::insert(&admin, NewOrganization::new(name)).get_result(&mut admin)?;
        Ok(Tenant::assume(new.id))
    };
    Ok([made("Acme")?, made("Globex")?])
}

/// What each tenant sees after a day's work, line by line.
pub(crate) fn work(conn: &mut Conn, tenants: [Tenant<Organization>; 2]) -> QueryResult<Vec<String>> {
    let mut lines = Vec::new();
    let mut stolen: Option<Id<Task>> = None;
    for (name, tenant) in ["Acme", "Globex"].into_iter().zip(tenants) {
        tenant.transaction(conn, |db| {
            let first = a_day(db, name, &mut lines)?;
            if let Some(stolen) = stolen.replace(first) {
                strangers(db, stolen, &mut lines)?;
            }
            deletion(db, &mut lines)
        })?;
    }
    Ok(lines)
}

fn a_day(db: &mut Db<'_>, name: &str, lines: &mut Vec<String>) -> QueryResult<Id<Task>> {
    let owner: User = User::insert(db, NewUser::new(format!("ada@{name}.example"), "Ada")).get_result(db)?;
    let project: Project = Project::insert(db, NewProject::new(owner.id, format!("{name} rocket"))).get_result(db)?;
    let friday = NaiveDate::from_ymd_opt(2026, 12, 4);
    let new = NewTask { due_date: friday, ..NewTask::new(project.id, "Ship", TaskPriority::High) };
    let task: Task = Task::insert(db, new).get_result(db)?;
    lines.push(format!("{name}: {} is {} and {}", task.title, task.priority, task.status));
    Task::update(db, task.id).set(Task::status, TaskStatus::Active).execute(db)?;
    let more = ["Test", "Paint"].map(|title| NewTask::new(project.id, title, TaskPriority::Low));
    let made = Task::insert_many(db, more).execute(db)?;
    lines.push(format!("{name}: {made} more"));
    let tag: Tag = Tag::insert(db, NewTag::new("urgent")).get_result(db)?;
    TaskTag::insert(db, NewTaskTag::new(task.id, tag.id)).execute(db)?;

    let due: Vec<Task> =
        Task::of(db).filter(Task::status.eq(TaskStatus::Active)).order(Task::due_date.asc()).load(db)?;
    lines.extend(due.iter().map(|task| format!("{name}: active: {} by {:?}", task.title, task.due_date)));
    let open =
        Task::update_where(db).filter(Task::status.eq(TaskStatus::Pending)).set(Task::priority, TaskPriority::Medium);
    lines.push(format!("{name}: {} raised", open.execute(db)?));
    let joined: Vec<(Task, Project)> = Task::of(db).join(Task::project).order(Task::title.asc()).load(db)?;
    lines.extend(joined.iter().map(|(task, project)| format!("{name}: {} of {}", task.title, project.name)));
    let tagged: Vec<(Task, Option<TaskTag>)> =
        Task::of(db).left_join(Task::task_tags).order(Task::title.asc()).limit(2).load(db)?;
    lines.extend(tagged.iter().map(|(task, tag)| {
        format!("{name}: {} {}", task.title, if tag.is_some() { "is tagged" } else { "has no tag" })
    }));
    let titles: Vec<(String, TaskPriority)> =
        Task::of(db).select((Task::title, Task::priority)).order(Task::title.desc()).load(db)?;
    lines.push(format!("{name}: {titles:?}"));
    Ok(task.id)
}

fn strangers(db: &mut Db<'_>, stolen: Id<Task>, lines: &mut Vec<String>) -> QueryResult<()> {
    let found: Option<Task> = Task::find(db, stolen).first(db).optional()?;
    let changed = Task::update(db, stolen).set(Task::title, "taken over").execute(db)?;
    let deleted = Task::delete(db, stolen).execute(db)?;
    lines.push(format!(
        "a stranger finds {}, changes {changed} and deletes {deleted}",
        if found.is_some() { "it" } else { "nothing" }
    ));
    Ok(())
}

fn deletion(db: &mut Db<'_>, lines: &mut Vec<String>) -> QueryResult<()> {
    let project: Project = Project::of(db).first(db)?;
    let before = Task::of(db).count(db)?;
    let deleted = Project::delete(db, project.id).execute(db)?;
    let between = (Project::of(db).count(db)?, Task::of(db).count(db)?);
    Project::restore(db, project.id).execute(db)?;
    let after = (Project::of(db).count(db)?, Task::of(db).count(db)?);
    lines.push(format!("{before} tasks; {deleted} project deleted: {between:?} left; restored: {after:?}"));
    Ok(())
}
