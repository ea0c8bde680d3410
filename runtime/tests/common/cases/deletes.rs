//! Deletes where rows are kept: who follows, who refuses, who comes back.

use crate::common::generated::*;
use crate::common::world::*;
use groundplan::diesel::result::{DatabaseErrorKind, Error as DieselError};
use groundplan::prelude::*;
use groundplan::{Error, Id};

fn comment(db: &mut Db<'_>, task: Id<Task>, parent: Option<Id<Comment>>, body: &str) -> QueryResult<Id<Comment>> {
    let new = NewComment { parent_comment_id: parent, ..NewComment::new(task, body) };
    Ok(Comment::insert(db, new).get_result(db)?.id)
}

#[test]
fn a_deleted_row_is_left_out_until_it_is_asked_for() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        assert_eq!(Task::delete(db, tasks[0].id).execute(db)?, 1);
        assert_eq!(Task::delete(db, tasks[0].id).execute(db)?, 0, "it is deleted already");
        assert_eq!(Task::find(db, tasks[0].id).load::<Task>(db)?, []);
        assert_eq!(Task::of(db).count(db)?, 2);
        assert_eq!(Task::update(db, tasks[0].id).set(Task::title, "x").execute(db)?, 0);
        assert_eq!(Project::of(db).join(Project::main_task).load::<(Project, Task)>(db)?, [], "no dead row is joined");
        let left: Vec<(Project, Option<Task>)> = Project::of(db).left_join(Project::main_task).load(db)?;
        assert_eq!(left[0].1, None);
        let dead: Vec<Task> = Task::with_deleted(db).filter(Task::deleted_at.is_not_null()).load(db)?;
        assert_eq!(titles(&dead), ["late"]);
        assert_eq!(dead[0].deleted_at, Some(dead[0].updated_at));
        assert_eq!(Task::restore(db, tasks[0].id).execute(db)?, 1);
        assert_eq!(Task::restore(db, tasks[0].id).execute(db)?, 0, "it is alive already");
        assert_eq!(Task::find(db, tasks[0].id).first::<Task>(db)?.deleted_at, None);
        assert_eq!(Task::delete(db, tasks[1].id).get_result(db)?.title, "soon");
        Ok(())
    })
}

#[test]
fn children_under_a_cascade_follow_and_come_back() -> QueryResult<()> {
    let World { mut conn, acme, ship, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        let top = comment(db, tasks[0].id, None, "top")?;
        comment(db, tasks[0].id, Some(top), "below")?;
        let urgent = Tag::insert(db, NewTag::new("urgent")).get_result(db)?;
        TaskTag::insert(db, NewTaskTag::new(tasks[0].id, urgent.id)).execute(db)?;
        // One task goes earlier, by itself: it does not come back with the project.
        Task::delete(db, tasks[2].id).execute(db)?;
        assert_eq!(Project::delete(db, ship.id).execute(db)?, 1);
        assert_eq!((Task::of(db).count(db)?, Comment::of(db).count(db)?), (0, 0));
        let stamp = Project::with_deleted(db).filter(Project::id.eq(ship.id)).first::<Project>(db)?.deleted_at;
        let stamps: Vec<Task> = Task::with_deleted(db).filter(Task::deleted_at.eq(stamp)).load(db)?;
        assert_eq!(stamps.len(), 2);
        assert_eq!(Comment::with_deleted(db).filter(Comment::deleted_at.eq(stamp)).count(db)?, 2);
        assert_eq!(TaskTag::of(db).count(db)?, 1, "what is really deleted waits for purge");
        assert_eq!(Project::restore(db, ship.id).execute(db)?, 1);
        assert_eq!((Project::of(db).count(db)?, Task::of(db).count(db)?, Comment::of(db).count(db)?), (1, 2, 2));
        Ok(())
    })
}

#[test]
fn other_tenants_and_other_parents_stay() -> QueryResult<()> {
    let World { mut conn, acme, evil, ship, .. } = world();
    acme.transaction(&mut conn, |db| {
        let other = Project::insert(db, NewProject::new("Other")).get_result(db)?;
        Task::insert(db, NewTask::new(other.id, "stays", TaskPriority::Low)).execute(db)?;
        // A key that is set to NULL only on `purge`.
        Task::insert(
            db,
            NewTask { backup_project_id: Some(ship.id), ..NewTask::new(other.id, "backed up", TaskPriority::Low) },
        )
        .execute(db)?;
        Project::delete(db, ship.id).execute(db)?;
        let left: Vec<Task> = Task::of(db).order(Task::title.asc()).load(db)?;
        assert_eq!(titles(&left), ["backed up", "stays"]);
        assert_eq!(left[0].backup_project_id, Some(ship.id));
        QueryResult::Ok(())
    })?;
    assert_eq!(evil.transaction(&mut conn, |db| Task::of(db).count(db))?, 3);
    Ok(())
}

#[test]
fn a_living_child_under_restrict_refuses_and_undoes_all() -> QueryResult<()> {
    let World { mut conn, acme, ship, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        comment(db, tasks[1].id, None, "here")?;
        let attachment = Attachment::insert(db, NewAttachment::new(tasks[1].id, vec![1])).get_result(db)?;
        for refused in [Task::delete(db, tasks[1].id).execute(db), Project::delete(db, ship.id).execute(db)] {
            let error = refused.unwrap_err();
            let still = Error::StillReferenced { table: "tasks", by: "attachments", column: "task_id" };
            assert_eq!(Error::of(&error), Some(&still));
        }
        // Inside the same transaction everything is as it was.
        assert_eq!((Project::of(db).count(db)?, Task::of(db).count(db)?, Comment::of(db).count(db)?), (1, 3, 1));
        assert_eq!(Attachment::delete(db, attachment.id).execute(db)?, 1);
        assert_eq!(Project::delete(db, ship.id).execute(db)?, 1);
        Ok(())
    })
}

#[test]
fn trees_and_circles_end() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        let root = comment(db, tasks[0].id, None, "0")?;
        let mut deepest = root;
        for i in 1..40 {
            deepest = comment(db, tasks[0].id, Some(deepest), &i.to_string())?;
        }
        // The first is a child of the last: a circle.
        Comment::update(db, root).set(Comment::parent_comment_id, deepest).execute(db)?;
        assert_eq!(Comment::delete(db, root).execute(db)?, 1);
        assert_eq!(Comment::of(db).count(db)?, 0);
        assert_eq!(Comment::restore(db, root).execute(db)?, 1);
        assert_eq!(Comment::of(db).count(db)?, 40);
        assert_eq!(Task::delete(db, tasks[0].id).execute(db)?, 1);
        assert_eq!(Comment::of(db).count(db)?, 0);
        Ok(())
    })
}

#[test]
fn unique_values_are_those_of_the_living() -> QueryResult<()> {
    let World { mut conn, acme, ship, .. } = world();
    acme.transaction(&mut conn, |db| {
        Project::delete(db, ship.id).execute(db)?;
        let again = Project::insert(db, NewProject::new("Ship")).get_result(db)?;
        let taken = db.transaction(|db| Project::restore(db, ship.id).execute(db));
        assert!(matches!(taken, Err(DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _))), "{taken:?}");
        Project::delete(db, again.id).execute(db)?;
        assert_eq!(Project::restore(db, ship.id).execute(db)?, 1);
        Ok(())
    })
}

#[test]
fn purge_takes_the_dead_only() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        assert_eq!(Task::purge(db, tasks[1].id).execute(db)?, 0);
        comment(db, tasks[1].id, None, "goes too")?;
        Task::delete(db, tasks[1].id).execute(db)?;
        assert_eq!(Task::purge(db, tasks[1].id).execute(db)?, 1);
        assert_eq!(Task::with_deleted(db).count(db)?, 2);
        assert_eq!(Comment::with_deleted(db).count(db)?, 0, "the database's own cascade");
        Ok(())
    })
}

#[test]
fn deletes_by_a_filter_take_children_along() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        comment(db, tasks[0].id, None, "goes")?;
        comment(db, tasks[2].id, None, "stays")?;
        assert_eq!(Task::delete_where(db).filter(Task::status.eq(TaskStatus::Active)).execute(db)?, 2);
        assert_eq!(Comment::of(db).select(Comment::body).load::<String>(db)?, ["stays"]);
        assert_eq!(Task::delete(db, tasks[2].id).filter(Task::title.eq("other")).execute(db)?, 0);
        Ok(())
    })
}
