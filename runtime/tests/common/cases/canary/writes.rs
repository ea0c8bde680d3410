//! Every form that writes: with the own keys it changes something, with the other's keys nothing.

use super::Expect::{Changes, Nothing};
use super::{Form, OWN, form, told};
use crate::common::generated::*;
use groundplan::diesel::dsl::sql;
use groundplan::diesel::sql_types::Bool;
use groundplan::prelude::*;

/// A task under this project.
fn task(project: Id<Project>) -> NewTask {
    NewTask { description: Some(OWN.into()), ..NewTask::new(project, OWN, TaskPriority::Low) }
}

pub(super) const FORMS: &[Form] = &[
    form("Ops::insert Insert::execute", Changes, |db, at| told(Task::insert(db, task(at.own.project)).execute(db)?)),
    form("Insert::get_result", Changes, |db, at| told(Task::insert(db, task(at.own.project)).get_result(db)?)),
    form("Insert::execute under a stranger's row", Nothing, |db, at| {
        told(Task::insert(db, task(at.other.project)).execute(db)?)
    }),
    form("Insert::get_result under a stranger's row", Nothing, |db, at| {
        told(Task::insert(db, task(at.other.project)).get_result(db)?)
    }),
    form("Insert::execute with a stranger's optional key", Nothing, |db, at| {
        let new = NewTask { backup_project_id: Some(at.other.project), ..task(at.own.project) };
        told(Task::insert(db, new).execute(db)?)
    }),
    form("Insert::execute of a stranger's answer", Nothing, |db, at| {
        let new = NewComment { parent_comment_id: Some(at.other.comment), ..NewComment::new(at.own.task, OWN) };
        told(Comment::insert(db, new).execute(db)?)
    }),
    form("Insert::execute into a junction with a stranger's task", Nothing, |db, at| {
        told(TaskTag::insert(db, NewTaskTag::new(at.other.task, at.own.tag)).execute(db)?)
    }),
    form("Insert::execute into a junction with a stranger's tag", Nothing, |db, at| {
        told(TaskTag::insert(db, NewTaskTag::new(at.own.task, at.other.tag)).execute(db)?)
    }),
    form("Insert::execute of a value that the other has", Changes, |db, _| {
        told(Tag::insert(db, NewTag::new("canary-of-acme")).execute(db)?) // free here: nobody learns that it is taken elsewhere
    }),
    form("Insert::execute in another tenant", Nothing, |db, at| {
        told(Task::insert(&at.stranger, task(at.other.project)).execute(db)?)
    }),
    form("Ops::insert_many InsertMany::execute", Changes, |db, at| {
        told(Task::insert_many(db, [task(at.own.project), task(at.own.project)]).execute(db)?)
    }),
    form("InsertMany::get_results", Changes, |db, at| {
        told(Task::insert_many(db, [task(at.own.project), task(at.own.project)]).get_results(db)?)
    }),
    form("InsertMany::execute with one of a stranger", Nothing, |db, at| {
        told(Task::insert_many(db, [task(at.own.project), task(at.other.project)]).execute(db)?)
    }),
    form("InsertMany::get_results in another tenant", Nothing, |db, at| {
        told(Task::insert_many(&at.stranger, [task(at.other.project)]).get_results(db)?)
    }),
    // Updates.
    form("Ops::update Update::set Update::execute", Changes, |db, at| {
        told(Task::update(db, at.own.task).set(Task::status, TaskStatus::Done).execute(db)?)
    }),
    form("Update::get_result", Changes, |db, at| {
        told(Task::update(db, at.own.task).set(Task::title, "new").get_result(db)?)
    }),
    form("Update::set_if", Changes, |db, at| {
        told(Task::update(db, at.own.task).set_if(Task::title, Some("new")).execute(db)?)
    }),
    form("Update::changes", Changes, |db, at| {
        let changes = TaskChanges { title: Some("new".into()), ..TaskChanges::default() };
        told(Task::update(db, at.own.task).changes(changes).execute(db)?)
    }),
    form("Update::execute of a stranger's row", Nothing, |db, at| {
        told(Task::update(db, at.other.task).set(Task::title, "stolen").execute(db)?)
    }),
    form("Update::get_result of a stranger's row", Nothing, |db, at| {
        told(Task::update(db, at.other.task).set(Task::title, "stolen").get_result(db).optional()?)
    }),
    form("Update::set_if of a stranger's row", Nothing, |db, at| {
        told(Comment::update(db, at.other.comment).set_if(Comment::body, Some("stolen")).execute(db)?)
    }),
    form("Update::changes of a stranger's row", Nothing, |db, at| {
        let changes = TaskChanges { title: Some("stolen".into()), ..TaskChanges::default() };
        told(Task::update(db, at.other.task).changes(changes).execute(db)?)
    }),
    form("Update::execute of a stranger's counted key", Nothing, |db, at| {
        told(Sample::update(db, at.other.sample).set(Sample::small, 99).execute(db)?)
    }),
    form("Update::execute of the other tenant", Nothing, |db, at| {
        told(Organization::update(db, at.stranger.id()).set(Organization::name, "stolen").execute(db)?)
    }),
    form("Update::set to a stranger's parent", Nothing, |db, at| {
        told(Task::update(db, at.own.task).set(Task::project_id, at.other.project).execute(db)?)
    }),
    form("Update::set to a stranger's optional parent", Nothing, |db, at| {
        told(Project::update(db, at.own.project).set(Project::main_task_id, at.other.task).execute(db)?)
    }),
    form("Update::changes to a stranger's parent", Nothing, |db, at| {
        let changes = TaskChanges { project_id: Some(at.other.project), ..TaskChanges::default() };
        told(Task::update(db, at.own.task).changes(changes).execute(db)?)
    }),
    form("Update::execute in another tenant", Nothing, |db, at| {
        told(Task::update(&at.stranger, at.other.task).set(Task::title, "stolen").execute(db)?)
    }),
    form("Ops::update_where", Changes, |db, _| told(Task::update_where(db).set(Task::title, "all").execute(db)?)),
    form("Update::filter", Changes, |db, _| {
        let wide = Task::title.is_null().or(Task::title.is_not_null());
        told(Task::update_where(db).filter(wide).set(Task::title, "all").execute(db)?)
    }),
    form("Update::filter by raw SQL", Changes, |db, _| {
        told(Task::update_where(db).filter(sql::<Bool>("1=1 OR 1=1")).set(Task::title, "all").execute(db)?)
    }),
    form("Update::get_results", Changes, |db, _| {
        told(Task::update_where(db).set(Task::description, "all").get_results(db)?)
    }),
    form("Update::filter for the other's rows", Nothing, |db, at| {
        let other = Task::title.like("%acme%").or(Task::organization_id.eq(at.stranger.id()));
        told(Task::update_where(db).filter(other).set(Task::title, "stolen").get_results(db)?)
    }),
    form("Update::filter by a sub-select of another tenant", Nothing, |db, at| {
        let ids = Project::of(&at.stranger).select(Project::id);
        told(Task::update_where(db).filter(Task::project_id.in_query(ids)).set(Task::title, "stolen").execute(db)?)
    }),
    // Deletes, and back.
    form("Ops::delete Delete::execute", Changes, |db, at| told(Comment::delete(db, at.own.comment).execute(db)?)),
    form("Delete::get_result", Changes, |db, at| told(Attachment::delete(db, at.own.attachment).get_result(db)?)),
    form("Delete::execute of a stranger's row", Nothing, |db, at| {
        told(Comment::delete(db, at.other.comment).execute(db)?)
    }),
    form("Delete::execute of a stranger's row with children", Nothing, |db, at| {
        told(Project::delete(db, at.other.project).execute(db)?)
    }),
    form("Delete::execute of a stranger's row for good", Nothing, |db, at| {
        told(Attachment::delete(db, at.other.attachment).execute(db)?)
    }),
    form("Delete::get_result of a stranger's row", Nothing, |db, at| {
        told(Attachment::delete(db, at.other.attachment).get_result(db).optional()?)
    }),
    form("Delete::execute of the other tenant", Nothing, |db, at| {
        told(Organization::delete(db, at.stranger.id()).execute(db)?)
    }),
    form("Delete::execute in another tenant", Nothing, |db, at| {
        told(Task::delete(&at.stranger, at.other.task).execute(db)?)
    }),
    form("Delete::execute that children follow", Changes, |db, at| {
        Attachment::delete_where(db).execute(db)?;
        told(Project::delete(db, at.own.project).execute(db)?)
    }),
    form("Ops::delete_where", Changes, |db, _| told(TaskTag::delete_where(db).execute(db)?)),
    form("Delete::filter", Changes, |db, _| {
        let wide = Comment::body.like("%").or(Comment::body.is_null());
        told(Comment::delete_where(db).filter(wide).execute(db)?)
    }),
    form("Delete::filter for the other's rows", Nothing, |db, at| {
        let other = Comment::body.like("%acme%").or(Comment::organization_id.eq(at.stranger.id()));
        told(Comment::delete_where(db).filter(other).execute(db)?)
    }),
    form("Ops::restore", Changes, |db, at| told(Task::restore(db, at.own.dead).execute(db)?)),
    form("Ops::restore of a stranger's row", Nothing, |db, at| told(Task::restore(db, at.other.dead).execute(db)?)),
    form("Ops::restore in another tenant", Nothing, |db, at| {
        told(Task::restore(&at.stranger, at.other.dead).execute(db)?)
    }),
    form("Ops::purge", Changes, |db, at| told(Task::purge(db, at.own.dead).execute(db)?)),
    form("Ops::purge of a stranger's row", Nothing, |db, at| told(Task::purge(db, at.other.dead).execute(db)?)),
    form("Ops::purge in another tenant", Nothing, |db, at| told(Task::purge(&at.stranger, at.other.dead).execute(db)?)),
];
