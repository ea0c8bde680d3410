//! Rows that statements give back, whether the engine has RETURNING or takes several statements; and sub-selects of the same table.

use crate::common::generated::*;
use crate::common::world::*;
use groundplan::diesel::result::Error as DieselError;
use groundplan::prelude::*;

#[test]
fn a_junctions_row_comes_back() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        let tag = Tag::insert(db, NewTag::new("urgent")).get_result(db)?;
        let row = TaskTag::insert(db, NewTaskTag::new(tasks[0].id, tag.id)).get_result(db)?;
        assert_eq!((row.organization_id, row.task_id, row.tag_id), (acme.id(), tasks[0].id, tag.id));
        let more = tasks[1..].iter().map(|task| NewTaskTag::new(task.id, tag.id));
        let rows = TaskTag::insert_many(db, more).get_results(db)?;
        assert_eq!(rows.iter().map(|row| row.task_id).collect::<Vec<_>>(), [tasks[1].id, tasks[2].id]);
        Ok(())
    })
}

#[test]
fn many_rows_come_back_in_the_order_in_which_they_were_given() -> QueryResult<()> {
    let World { mut conn, acme, .. } = world();
    acme.transaction(&mut conn, |db| {
        // Names that sort otherwise than the keys, in more rows than one statement has.
        let names: Vec<String> = (0..2_500).map(|i| format!("{:04}", (i * 7_919) % 2_500)).collect();
        let tags = Tag::insert_many(db, names.iter().map(NewTag::new)).get_results(db)?;
        assert_eq!(tags.iter().map(|tag| &tag.name).collect::<Vec<_>>(), names.iter().collect::<Vec<_>>());
        Ok(())
    })
}

#[test]
fn an_update_gives_back_what_its_filter_no_longer_finds() -> QueryResult<()> {
    let World { mut conn, acme, ship, .. } = world();
    acme.transaction(&mut conn, |db| {
        let new = (0..1_100).map(|i| NewTask::new(ship.id, format!("{i}"), TaskPriority::Medium));
        Task::insert_many(db, new).execute(db)?;
        let medium = Task::update_where(db).filter(Task::priority.eq(TaskPriority::Medium));
        let high = medium.set(Task::priority, TaskPriority::High).get_results(db)?;
        assert_eq!(high.len(), 1_100);
        assert!(high.iter().all(|task| task.priority == TaskPriority::High));
        let none = Task::update_where(db).filter(Task::priority.eq(TaskPriority::Medium)).set(Task::title, "none");
        assert_eq!(none.get_results(db)?, []);
        Ok(())
    })
}

#[test]
fn a_delete_gives_its_row_back() -> QueryResult<()> {
    let World { mut conn, acme, evil, tasks, .. } = world();
    let stranger = evil.transaction(&mut conn, |db| Task::delete(db, tasks[0].id).get_result(db));
    assert_eq!(stranger, Err(DieselError::NotFound));
    acme.transaction(&mut conn, |db| {
        let gone = Task::delete(db, tasks[0].id).get_result(db)?;
        assert_eq!((gone.id, gone.title.as_str(), gone.deleted_at), (tasks[0].id, "late", Some(gone.updated_at)));
        assert_eq!(Task::delete(db, tasks[0].id).get_result(db), Err(DieselError::NotFound));
        let tag = Tag::insert(db, NewTag::new("old")).get_result(db)?;
        assert_eq!(Tag::delete(db, tag.id).get_result(db)?, tag);
        assert_eq!(Tag::delete(db, tag.id).get_result(db), Err(DieselError::NotFound));
        Ok(())
    })
}

#[test]
fn rows_come_back_outside_of_a_transaction_of_ours_too() -> QueryResult<()> {
    let World { mut conn, mut admin, .. } = world();
    // Shared and root models start on bare connections.
    let mut admin = AdminConnection::assume(admin.as_mut().unwrap_or(&mut conn), "a new customer");
    let made = Organization::insert(&admin, NewOrganization::new("third")).get_result(&mut admin)?;
    let renamed = Organization::update(&admin, made.id).set(Organization::name, "Third").get_result(&mut admin)?;
    assert_eq!((renamed.id, renamed.name.as_str()), (made.id, "Third"));
    let codes = ["AT", "BE"].map(NewCountry::new);
    let countries = Country::insert_many(&(), codes).get_results(&mut admin)?;
    assert_eq!(countries.iter().map(|country| country.code.as_str()).collect::<Vec<_>>(), ["AT", "BE"]);
    assert!(countries[0].id < countries[1].id);
    Ok(())
}

#[test]
fn a_change_may_read_its_own_table() -> QueryResult<()> {
    let World { mut conn, acme, .. } = world();
    acme.transaction(&mut conn, |db| {
        let first =
            Task::of(db).order(Task::due_date.asc()).filter(Task::due_date.is_not_null()).limit(1).select(Task::id);
        let found: Vec<Task> = Task::of(db).filter(Task::id.in_query(first)).load(db)?;
        assert_eq!(titles(&found), ["soon"]);
        let active = Task::of(db).filter(Task::status.eq(TaskStatus::Active)).select(Task::id);
        assert_eq!(Task::update_where(db).filter(Task::id.in_query(active)).set(Task::title, "x").execute(db)?, 2);
        let active = Task::of(db).filter(Task::status.eq(TaskStatus::Active)).select(Task::id);
        assert_eq!(Task::delete_where(db).filter(Task::id.in_query(active)).execute(db)?, 2);
        assert_eq!(Task::of(db).count(db)?, 1);
        Ok(())
    })
}

#[test]
fn lists_may_be_empty() -> QueryResult<()> {
    let World { mut conn, acme, .. } = world();
    acme.transaction(&mut conn, |db| {
        let none: [&str; 0] = [];
        assert_eq!(Task::of(db).filter(Task::title.eq_any(none)).count(db)?, 0);
        assert_eq!(Task::of(db).filter(Task::title.ne_all(none)).count(db)?, 3);
        assert_eq!(Task::of(db).filter(Task::description.ne_all(none)).count(db)?, 3, "NULL is in no empty list");
        Ok(())
    })
}

#[test]
fn texts_differ_by_case_and_by_spaces_at_the_end() -> QueryResult<()> {
    let World { mut conn, acme, .. } = world();
    acme.transaction(&mut conn, |db| {
        for name in ["urgent", "Urgent", "urgent ", "ürgent", "urgent\u{1F600}", ""] {
            Tag::insert(db, NewTag::new(name)).execute(db)?;
        }
        for name in ["urgent", "Urgent", "urgent ", "urgent\u{1F600}", ""] {
            let found: Vec<Tag> = Tag::of(db).filter(Tag::name.eq(name)).load(db)?;
            assert_eq!(found.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), [name]);
        }
        let tag: Tag = Tag::of(db).filter(Tag::name.eq("urgent")).first(db)?;
        std::thread::sleep(std::time::Duration::from_millis(5));
        let changed = Tag::update(db, tag.id).set(Tag::name, "URGENT").get_result(db)?;
        assert!(changed.updated_at > tag.updated_at, "another case is another text");
        Ok(())
    })
}
