//! Joins along relations. No pair of models is declared anywhere.

use crate::common::generated::*;
use crate::common::world::*;
use groundplan::prelude::*;

#[test]
fn chains_of_joins() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        Comment::insert(db, NewComment::new(tasks[1].id, "soon enough")).execute(db)?;
        let chain: Vec<(Comment, Task, Project, Organization)> = Comment::of(db)
            .join(Comment::task)
            .join(Task::project)
            .join(Project::organization)
            .filter(Organization::name.eq("acme"))
            .filter(Task::title.eq("soon"))
            .load(db)?;
        assert_eq!(chain.len(), 1);
        assert_eq!((chain[0].0.body.as_str(), chain[0].2.name.as_str()), ("soon enough", "Ship"));
        Ok(())
    })
}

#[test]
fn a_left_join_may_stand_anywhere() -> QueryResult<()> {
    let World { mut conn, acme, .. } = world();
    acme.transaction(&mut conn, |db| {
        let last: Vec<(Task, Organization, Option<Country>)> =
            Task::of(db).join(Task::organization).left_join(Task::country).order(Task::title.asc()).load(db)?;
        let codes: Vec<_> = last.iter().map(|row| row.2.as_ref().map(|country| country.code.as_str())).collect();
        assert_eq!(codes, [None, None, Some("NZ")]);
        let middle: Vec<(Task, Option<Project>, Organization)> =
            Task::of(db).left_join(Task::backup_project).join(Task::organization).load(db)?;
        assert!(middle.len() == 3 && middle.iter().all(|row| row.1.is_none()));
        let names: Vec<(String, Option<String>)> = Task::of(db)
            .left_join(Task::backup_project)
            .select((Task::title, Project::name.nullable()))
            .order(Task::title.asc())
            .load(db)?;
        assert_eq!(names[0], ("late".into(), None));
        let rows: Vec<(String, Option<Country>)> = Task::of(db)
            .left_join(Task::country)
            .select((Task::title, Country::all_columns().maybe()))
            .order(Task::title.asc())
            .load(db)?;
        assert_eq!(rows[2].1.as_ref().map(|country| country.code.as_str()), Some("NZ"));
        Ok(())
    })
}

#[test]
fn two_keys_to_one_parent() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        let spare = Project::insert(db, NewProject::new("Spare")).get_result(db)?;
        Task::update(db, tasks[2].id).set(Task::backup_project_id, spare.id).execute(db)?;
        let both =
            || Task::of(&acme).join(Task::project).left_join(Task::backup_project.aliased()).order(Task::title.asc());
        let rows: Vec<(Task, Project, Option<Project>)> = both().load(db)?;
        let spares: Vec<_> = rows.iter().map(|row| row.2.as_ref().map(|project| project.name.as_str())).collect();
        assert_eq!(spares, [None, Some("Spare"), None]);
        assert!(rows.iter().all(|row| row.1.name == "Ship"));
        let without: Vec<(Task, Project, Option<Project>)> =
            both().filter(Task::backup_project.of(Project::name).is_null()).load(db)?;
        assert_eq!(without.len(), 2);
        Ok(())
    })
}

#[test]
fn circles_and_the_way_back() -> QueryResult<()> {
    let World { mut conn, acme, ship, .. } = world();
    acme.transaction(&mut conn, |db| {
        let main: Vec<(String, String)> =
            Project::of(db).join(Project::main_task).select((Project::name, Task::title)).load(db)?;
        assert_eq!(main, [("Ship".to_string(), "late".to_string())]);
        assert_eq!(Project::of(db).join(Project::tasks).load::<(Project, Task)>(db)?.len(), 3);
        let back: Vec<(Project, Task)> =
            Project::of(db).join(Task::project.reverse()).filter(Project::id.eq(ship.id)).load(db)?;
        assert_eq!(back.len(), 3);
        let own: Vec<(Organization, Project)> = Organization::of(db).join(Organization::projects).load(db)?;
        assert_eq!(own.len(), 1);
        Ok(())
    })
}

#[test]
fn a_tree_is_joined_with_itself() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        let top = Comment::insert(db, NewComment::new(tasks[0].id, "top")).get_result(db)?;
        let below = NewComment { parent_comment_id: Some(top.id), ..NewComment::new(tasks[0].id, "below") };
        Comment::insert(db, below).execute(db)?;
        let pairs: Vec<(Comment, Comment)> = Comment::of(db).join(Comment::parent_comment.aliased()).load(db)?;
        assert_eq!(pairs.len(), 1);
        assert_eq!((pairs[0].0.body.as_str(), pairs[0].1.body.as_str()), ("below", "top"));
        Ok(())
    })
}

#[test]
fn many_to_many_by_the_junction() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        let urgent = Tag::insert(db, NewTag::new("urgent")).get_result(db)?;
        let pairs = [NewTaskTag::new(tasks[0].id, urgent.id), NewTaskTag::new(tasks[1].id, urgent.id)];
        assert_eq!(TaskTag::insert_many(db, pairs).execute(db)?, 2);
        let tagged: Vec<(TaskTag, Task, Tag)> =
            TaskTag::of(db).join(TaskTag::task).join(TaskTag::tag).order(Task::title.asc()).load(db)?;
        assert_eq!(tagged.iter().map(|row| row.1.title.as_str()).collect::<Vec<_>>(), ["late", "soon"]);
        assert_eq!(TaskTag::delete_where(db).filter(TaskTag::task_id.eq(tasks[0].id)).execute(db)?, 1);
        assert_eq!(TaskTag::of(db).count(db)?, 1);
        Ok(())
    })
}
