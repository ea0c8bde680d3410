//! Inserts and updates.

use crate::common::generated::*;
use crate::common::world::*;
use groundplan::Error;
use groundplan::chrono::Utc;
use groundplan::diesel::result::{DatabaseErrorKind, Error as DieselError};
use groundplan::prelude::*;

#[test]
fn new_rows_are_stamped_and_filled() -> QueryResult<()> {
    let World { mut conn, acme, ship, .. } = world();
    acme.transaction(&mut conn, |db| {
        let new = NewTask { due_date: day(24), ..NewTask::new(ship.id, "Test", TaskPriority::Medium) };
        let task = Task::insert(db, new).get_result(db)?;
        assert_eq!((task.organization_id, task.status, task.deleted_at), (acme.id(), TaskStatus::Pending, None));
        assert_eq!(task.created_at, task.updated_at);
        let age = Utc::now() - task.created_at;
        assert!(age.num_seconds().abs() < 60, "{age}");
        assert_eq!(Task::find(db, task.id).first::<Task>(db)?, task);
        let plain = Project::insert(db, NewProject::new("Plain")).get_result(db)?;
        let red =
            Project::insert(db, NewProject { colour: Some("red".into()), ..NewProject::new("Red") }).get_result(db)?;
        assert_eq!((plain.colour.as_str(), red.colour.as_str()), ("blue", "red"));
        Ok(())
    })
}

#[test]
fn updates_with_different_sets_share_one_connection() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        let id = tasks[0].id;
        Task::update(db, id).set(Task::status, TaskStatus::Done).set(Task::due_date, None).execute(db)?;
        let after = Task::update(db, id).set(Task::title, "Tested").get_result(db)?;
        assert_eq!((after.title.as_str(), after.status, after.due_date), ("Tested", TaskStatus::Done, None));
        // One Rust type, three texts, through one cache of statements.
        let maybe = |title: Option<&'static str>, status| {
            Task::update(&acme, id).set_if(Task::title, title).set_if(Task::status, status)
        };
        maybe(Some("A"), None).execute(db)?;
        maybe(None, Some(TaskStatus::Active)).execute(db)?;
        let now: Task = Task::find(db, id).first(db)?;
        assert_eq!((now.title.as_str(), now.status), ("A", TaskStatus::Active));
        let now = maybe(Some("B"), Some(TaskStatus::InReview)).get_result(db)?;
        assert_eq!((now.title.as_str(), now.status), ("B", TaskStatus::InReview));
        let nothing = maybe(None, None).execute(db).unwrap_err();
        assert_eq!(Error::of(&nothing), Some(&Error::NothingSet { table: "tasks" }));
        Ok(())
    })
}

#[test]
fn a_struct_of_changes() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        let changes = TaskChanges { title: Some("Changed".into()), due_date: Some(None), ..TaskChanges::default() };
        let task = Task::update(db, tasks[0].id).changes(changes).get_result(db)?;
        assert_eq!((task.title.as_str(), task.due_date, task.status), ("Changed", None, TaskStatus::Active));
        let again = TaskChanges { status: Some(TaskStatus::Done), ..TaskChanges::default() };
        let task = Task::update(db, tasks[0].id).changes(again).get_result(db)?;
        assert_eq!((task.title.as_str(), task.status), ("Changed", TaskStatus::Done));
        let none = Task::update(db, tasks[0].id).changes(TaskChanges::default()).execute(db).unwrap_err();
        assert_eq!(Error::of(&none), Some(&Error::NothingSet { table: "tasks" }));
        Ok(())
    })
}

#[test]
fn updated_at_moves_where_something_changes() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        std::thread::sleep(std::time::Duration::from_millis(5));
        let same =
            Task::update(db, tasks[0].id).set(Task::title, "late").set(Task::description, None).get_result(db)?;
        assert_eq!(same.updated_at, tasks[0].updated_at);
        let other =
            Task::update(db, tasks[0].id).set(Task::title, "late").set(Task::description, "x").get_result(db)?;
        assert!(other.updated_at > tasks[0].updated_at && other.created_at == tasks[0].created_at);
        // In one transaction the time moves on too.
        std::thread::sleep(std::time::Duration::from_millis(5));
        let third = Task::update(db, tasks[0].id).set(Task::description, None).get_result(db)?;
        assert!(third.updated_at > other.updated_at);
        Ok(())
    })
}

#[test]
fn many_rows_at_once() -> QueryResult<()> {
    let World { mut conn, acme, ship, .. } = world();
    acme.transaction(&mut conn, |db| {
        let new =
            |n: usize| (0..n).map(|i| NewTask::new(ship.id, format!("{i}"), TaskPriority::Low)).collect::<Vec<_>>();
        for n in [1, 3, 0, 2] {
            assert_eq!(Task::insert_many(db, new(n)).execute(db)?, n);
        }
        let back = Task::insert_many(db, new(4)).get_results(db)?;
        assert_eq!(titles(&back), ["0", "1", "2", "3"]);
        assert_eq!(Task::insert_many(db, new(0)).get_results(db)?, []);
        // More values than one statement of either engine binds.
        assert_eq!(Task::insert_many(db, new(9_000)).execute(db)?, 9_000);
        assert_eq!(Task::of(db).count(db)?, 3 + 6 + 4 + 9_000);
        Ok(())
    })
}

#[test]
fn all_of_many_rows_or_none() -> QueryResult<()> {
    let World { mut conn, acme, .. } = world();
    acme.transaction(&mut conn, |db| {
        let twice = [NewTag::new("a"), NewTag::new("b"), NewTag::new("a")];
        let refused = Tag::insert_many(db, twice).execute(db);
        assert!(
            matches!(refused, Err(DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _))),
            "{refused:?}"
        );
        assert_eq!(Tag::of(db).count(db)?, 0);
        Ok(())
    })
}

#[test]
fn updates_by_a_filter() -> QueryResult<()> {
    let World { mut conn, acme, .. } = world();
    acme.transaction(&mut conn, |db| {
        let low =
            Task::update_where(db).filter(Task::priority.eq(TaskPriority::Low)).set(Task::status, TaskStatus::Done);
        assert_eq!(low.execute(db)?, 2);
        let done: Vec<Task> = Task::update_where(db)
            .filter(Task::status.eq(TaskStatus::Done))
            .filter(Task::due_date.is_null())
            .set(Task::description, "never")
            .get_results(db)?;
        assert_eq!(titles(&done), ["some day"]);
        Ok(())
    })
}

#[test]
fn a_status_that_is_none_is_refused_by_the_database() {
    let World { mut conn, acme, tasks, .. } = world();
    let refused = acme.transaction(&mut conn, |db| {
        // No Rust value has a bad status; a title that is too long stands for the CHECKs.
        Task::update(db, tasks[0].id).set(Task::title, "x".repeat(201)).execute(db)
    });
    assert!(matches!(refused, Err(DieselError::DatabaseError(_, _))), "{refused:?}");
}
