//! A multi-tenant task tracker on a SQLite file: `cargo run --example tasks`.
//!
//! It prints the scorecard of its model, applies its migrations, works as two tenants, shows that neither sees the
//! other's rows, deletes softly and restores, refuses a bad status, and prints the source of its ER diagram.
#![allow(clippy::print_stdout, reason = "the example shows what it does")]

use groundplan::chrono::NaiveDate;
use groundplan::diesel::connection::SimpleConnection;
use groundplan::diesel::{Connection, QueryResult, SqliteConnection};
use groundplan::prelude::*;
use groundplan::{AdminConnection, Id, Tenant, TenantConnection, migrations};
use groundplan_example_tasks::{
    MIGRATIONS, NewOrganization, NewProject, NewTask, NewUser, Organization, Project, Task, TaskPriority, TaskStatus,
    User,
};

type Db<'c> = TenantConnection<'c, SqliteConnection, Organization>;
type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    println!("{}", groundplan::scorecard!());

    let file = std::env::temp_dir().join("groundplan-tasks.sqlite");
    let mut conn = SqliteConnection::establish(&file.to_string_lossy())?;
    conn.batch_execute("PRAGMA foreign_keys = ON")?;
    let applied = migrations::run(&mut conn, MIGRATIONS)?;
    println!("database {}: {} migrations applied now", file.display(), applied.len());

    let acme = tenant(&mut conn, "Acme")?;
    let globex = tenant(&mut conn, "Globex")?;
    for (who, tenant) in [("Acme", &acme), ("Globex", &globex)] {
        let titles = tenant.transaction(&mut conn, |db| work(db, who))?;
        println!("{who} sees {titles:?}");
        assert!(titles.iter().all(|title| title.starts_with(who)), "a row of another tenant: {titles:?}");
    }
    strangers_find_nothing(&mut conn, &acme, &globex)?;
    acme.transaction(&mut conn, delete_and_restore)?;
    bad_status_is_refused(&mut conn);

    println!("\n{}", groundplan::diagram!());
    Ok(())
}

/// The organization of this name: found where an earlier run made it.
fn tenant(conn: &mut SqliteConnection, name: &str) -> QueryResult<Tenant<Organization>> {
    let mut admin = AdminConnection::assume(conn, "set up the example's two organizations");
    let known = Organization::across_tenants()
        .filter(Organization::name.eq(name))
        .first::<Organization>(&mut admin)
        .optional()?;
    let organization = match known {
        Some(organization) => organization,
        None => Organization::insert(&admin, NewOrganization::new(name)).get_result(&mut admin)?,
    };
    Ok(Tenant::assume(organization.id))
}

/// A day's work of one tenant; gives the titles of its active tasks by due date.
fn work(db: &mut Db<'_>, who: &str) -> QueryResult<Vec<String>> {
    let email = format!("ada@{}.example", who.to_lowercase());
    let owner: User = match User::of(db).filter(User::email.eq(email.as_str())).first(db).optional()? {
        Some(user) => user,
        None => User::insert(db, NewUser::new(email, "Ada")).get_result(db)?,
    };
    let project: Project = Project::insert(db, NewProject::new(owner.id, format!("{who} rocket"))).get_result(db)?;
    for (title, day) in [("ship", 2), ("test", 1)] {
        let due = NaiveDate::from_ymd_opt(2026, 12, day);
        let new = NewTask { due_date: due, ..NewTask::new(project.id, format!("{who}: {title}"), TaskPriority::High) };
        let task: Task = Task::insert(db, new).get_result(db)?;
        Task::update(db, task.id).set(Task::status, TaskStatus::Active).execute(db)?;
    }
    let tasks: Vec<Task> = Task::of(db)
        .filter(Task::status.eq(TaskStatus::Active))
        .filter(Task::project_id.eq(project.id))
        .order(Task::due_date.asc())
        .load(db)?;
    Ok(tasks.into_iter().map(|task| task.title).collect())
}

/// Globex knows the id of a task of Acme; it helps nobody.
fn strangers_find_nothing(
    conn: &mut SqliteConnection,
    acme: &Tenant<Organization>,
    globex: &Tenant<Organization>,
) -> QueryResult<()> {
    let stolen: Id<Task> = acme.transaction(conn, |db| Task::of(db).first::<Task>(db)).map(|task| task.id)?;
    globex.transaction(conn, |db| {
        let found: Option<Task> = Task::find(db, stolen).first(db).optional()?;
        let changed = Task::update(db, stolen).set(Task::title, "taken over").execute(db)?;
        println!(
            "Globex asks for a task of Acme by its id: {}, and changes {changed} rows",
            found.map_or("nothing", |_| "found")
        );
        assert_eq!(changed, 0);
        Ok(())
    })
}

/// A deleted project takes its tasks along, and brings them back.
fn delete_and_restore(db: &mut Db<'_>) -> QueryResult<()> {
    let project: Project = Project::of(db).first(db)?;
    let living = |db: &mut Db<'_>| Task::of(db).filter(Task::project_id.eq(project.id)).count(db);
    let before = living(db)?;
    Project::delete(db, project.id).execute(db)?;
    let deleted = living(db)?;
    Project::restore(db, project.id).execute(db)?;
    let after = living(db)?;
    println!("tasks of a project: {before}, after its deletion {deleted}, restored {after}");
    assert_eq!((deleted, after), (0, before));
    Ok(())
}

/// A status that the model does not know is refused by the program and by the database.
fn bad_status_is_refused(conn: &mut SqliteConnection) {
    let parsed = "someday".parse::<TaskStatus>();
    println!("\"someday\" as a status: {}", parsed.map_or_else(|why| why.to_string(), |status| status.to_string()));
    let raw = conn.batch_execute("UPDATE tasks SET status = 'someday'");
    println!(
        "the same in hand-written SQL: {}",
        raw.err().map_or_else(|| "accepted".to_owned(), |why| why.to_string())
    );
}
