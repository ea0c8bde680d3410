//! Values go in and come out the same.

use crate::common::generated::*;
use crate::common::world::*;
use groundplan::chrono::{NaiveTime, TimeDelta};
use groundplan::diesel::result::Error as DieselError;
use groundplan::prelude::*;
use groundplan::uuid::Uuid;
use groundplan::{Id, Json, Private};
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

fn sample() -> NewSample {
    NewSample {
        seen_at: Some("2026-11-21T13:12:33.123456Z".parse().unwrap()),
        phone: Some("+64 21".into()),
        settings: Some(Json(Settings { theme: "dark".into(), width: 80 })),
        numbers: Some(vec![1, -2, i32::MAX]),
        ..NewSample::new(
            -7,
            1 << 20,
            1 << 40,
            0.1,
            1.5,
            Uuid::from_u128(7),
            NaiveTime::from_hms_micro_opt(13, 12, 33, 500).unwrap(),
            "ann@example.org".into(),
            Json(serde_json::json!({ "a": [1, null, "x"] })),
            vec!["one".into(), "t\"wo".into()],
        )
    }
}

#[test]
fn every_type_comes_back_as_it_went() -> QueryResult<()> {
    let World { mut conn, acme, .. } = world();
    acme.transaction(&mut conn, |db| {
        let new = sample();
        let row = Sample::insert(db, new.clone()).get_result(db)?;
        assert_eq!(row, Sample::find(db, row.id).first(db)?);
        let NewSample {
            small,
            medium,
            large,
            ratio,
            rough,
            token,
            at,
            seen_at,
            email,
            phone,
            anything,
            settings,
            words,
            numbers,
            ..
        } = new;
        assert_eq!((row.small, row.medium, row.large, row.ratio, row.rough), (small, medium, large, ratio, rough));
        assert_eq!((row.token, row.at, row.seen_at, row.yes), (token, at, seen_at, false));
        assert_eq!((&row.email, &row.phone), (&email, &phone));
        assert_eq!((row.anything, row.settings, row.words, row.numbers), (anything, settings, words, numbers));
        // Each of them in a comparison, in an update and in a select.
        let found = Sample::of(db)
            .filter(Sample::token.eq(token))
            .filter(Sample::token.eq_any([token]))
            .filter(Sample::seen_at.eq(seen_at))
            .filter(Sample::email.eq("ann@example.org"))
            .filter(Sample::at.eq(at))
            .filter(Sample::yes.eq(false))
            .filter(Sample::small.lt(0));
        assert_eq!(found.count(db)?, 1);
        let row = Sample::update(db, row.id)
            .set(Sample::email, "bob@example.org")
            .set(Sample::phone, None)
            .set(Sample::settings, None)
            .set(Sample::words, Vec::new())
            .set(Sample::numbers, vec![3])
            .get_result(db)?;
        assert_eq!((row.email.as_str(), row.phone, row.settings), ("bob@example.org", None, None));
        assert_eq!((row.words, row.numbers), (vec![], Some(vec![3])));
        let picked: (Private<String>, Vec<String>, Json, Option<Vec<i32>>, NaiveTime) = Sample::of(db)
            .select((Sample::email, Sample::words, Sample::anything, Sample::numbers, Sample::at))
            .first(db)?;
        assert_eq!((picked.0.as_str(), picked.4), ("bob@example.org", at));
        Ok(())
    })
}

#[test]
fn personal_data_is_not_shown() {
    let text = format!("{:?}", sample());
    assert!(text.contains("email: [private]") && text.contains("phone: Some([private])"), "{text}");
    assert!(!text.contains("ann@"), "{text}");
}

#[test]
fn counted_keys_are_the_databases_own() -> QueryResult<()> {
    let World { mut conn, acme, evil, .. } = world();
    let mine = acme.transaction(&mut conn, |db| Sample::insert_many(db, [sample(), sample()]).get_results(db))?;
    assert!(mine[0].id < mine[1].id);
    evil.transaction(&mut conn, |db| {
        assert_eq!(Sample::find(db, mine[0].id).load::<Sample>(db)?, []);
        assert_eq!(Sample::update(db, mine[0].id).set(Sample::small, 1).execute(db)?, 0);
        assert_eq!(Sample::delete(db, mine[0].id).execute(db)?, 0);
        Ok(())
    })
}
