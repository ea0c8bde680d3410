//! Values go in and come out the same.

use crate::common::generated::*;
use crate::common::world::*;
use groundplan::Id;
use groundplan::chrono::TimeDelta;
use groundplan::diesel::result::Error as DieselError;
use groundplan::prelude::*;
use std::collections::HashSet;

#[test]
fn keys_print_parse_and_sort() {
    let World { tasks, .. } = world();
    let ids: HashSet<Id<Task>> = tasks.iter().map(|task| task.id).collect();
    assert_eq!(ids.len(), 3);
    let text = tasks[0].id.to_string();
    assert_eq!(text.parse::<Id<Task>>(), Ok(tasks[0].id));
    assert!("none".parse::<Id<Task>>().is_err());
    assert_eq!(format!("{:?}", tasks[0].id), text);
    assert!(tasks[0].id < tasks[1].id, "keys of version 7 sort by time");
}

#[test]
fn bytes_decimals_and_dates() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        let bytes = vec![0, 255, 39, 92];
        let attachment = Attachment::insert(db, NewAttachment::new(tasks[0].id, bytes.clone())).get_result(db)?;
        assert_eq!(attachment.bytes, bytes);
        for text in ["0.01", "-12345678.90", "0", "7"] {
            let task = Task::update(db, tasks[0].id).set(Task::cost, money(text)).get_result(db)?;
            assert_eq!(task.cost, Some(money(text)), "{text}");
        }
        let fine = Task::update(db, tasks[0].id).set(Task::cost, money("0.001")).execute(db).unwrap_err();
        assert!(fine.to_string().contains("more than the 2 places of its column"), "{fine}");
        let task = Task::update(db, tasks[0].id).set(Task::due_date, day(31)).get_result(db)?;
        assert_eq!(task.due_date, day(31));
        let text = "a'b\"c`d\\e; -- ü\u{1F600}";
        let task = Task::update(db, tasks[0].id).set(Task::description, text).get_result(db)?;
        assert_eq!(task.description.as_deref(), Some(text));
        Ok(())
    })
}

#[test]
fn times_keep_their_microseconds() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        Task::delete(db, tasks[2].id).execute(db)?;
        let dead: Task = Task::with_deleted(db).filter(Task::id.eq(tasks[2].id)).first(db)?;
        let at = dead.deleted_at.unwrap();
        assert_eq!(Task::with_deleted(db).filter(Task::deleted_at.eq(at)).count(db)?, 1);
        let next = at + TimeDelta::microseconds(1);
        assert_eq!(Task::with_deleted(db).filter(Task::deleted_at.lt(next)).count(db)?, 1);
        assert_eq!(Task::with_deleted(db).filter(Task::deleted_at.lt(at)).count(db)?, 0);
        Ok(())
    })
}

#[test]
fn a_text_that_is_no_choice_is_an_error() {
    use groundplan::Choice as _;
    let error = TaskStatus::parse("gone").unwrap_err();
    assert_eq!(error.to_string(), "`gone` is none of `pending`, `active`, `in_review`, `done`");
    assert_eq!(TaskStatus::parse("in_review"), Ok(TaskStatus::InReview));
    assert_eq!(TaskStatus::InReview.text(), "in_review");
}

#[test]
fn errors_reach_the_caller_as_they_are() {
    let World { mut conn, acme, .. } = world();
    #[derive(Debug, PartialEq)]
    enum Own {
        Database(DieselError),
        Nothing,
    }
    impl From<DieselError> for Own {
        fn from(error: DieselError) -> Self {
            Self::Database(error)
        }
    }
    let result: Result<(), Own> = acme.transaction(&mut conn, |db| {
        let none: Option<Task> = Task::of(db).filter(Task::title.eq("none")).first(db).optional()?;
        none.map(drop).ok_or(Own::Nothing)
    });
    assert_eq!(result, Err(Own::Nothing));
}
