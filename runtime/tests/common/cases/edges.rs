//! The edges of each column type, on every engine: what goes in comes out, is found again, and sorts.

use crate::common::generated::*;
use crate::common::world::*;
use groundplan::chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use groundplan::diesel::dsl::sum;
use groundplan::prelude::*;
use groundplan::uuid::Uuid;
use groundplan::{Decimal, Json};

fn sample() -> NewSample {
    let text = |text: &str| text.to_owned().into();
    let nothing = Json(serde_json::Value::Null);
    NewSample::new(0, 0, 0, 0.0, 0.0, Uuid::nil(), NaiveTime::MIN, text("ann@example.org"), nothing, Vec::new())
}
fn kept(db: &mut Db<'_>, new: NewSample) -> QueryResult<Sample> {
    let row = Sample::insert(db, new).get_result(db)?;
    assert_eq!(row, Sample::find(db, row.id).first(db)?);
    Ok(row)
}

#[test]
fn whole_numbers_reach_their_limits() -> QueryResult<()> {
    let World { mut conn, acme, .. } = world();
    acme.transaction(&mut conn, |db| {
        for (small, medium, large) in [(i16::MIN, i32::MIN, i64::MIN), (i16::MAX, i32::MAX, i64::MAX), (-1, -1, -1)] {
            let row = kept(db, NewSample { small, medium, large, ..sample() })?;
            assert_eq!((row.small, row.medium, row.large), (small, medium, large));
            let found = Sample::of(db).filter(Sample::small.eq(small)).filter(Sample::medium.eq(medium));
            assert_eq!(found.filter(Sample::large.eq(large)).count(db)?, 1);
        }
        let sorted: Vec<i64> = Sample::of(db).select(Sample::large).order(Sample::large.asc()).load(db)?;
        assert_eq!(sorted, [i64::MIN, -1, i64::MAX]);
        Ok(())
    })
}

#[test]
fn floats_keep_every_bit() -> QueryResult<()> {
    let World { mut conn, acme, .. } = world();
    acme.transaction(&mut conn, |db| {
        for (ratio, rough) in [
            (f64::MAX, 3.402_823e38_f32),
            (f64::MIN, -3.402_823e38),
            (f64::MIN_POSITIVE, f32::MIN_POSITIVE),
            (0.1 + 0.2, 0.1 + 0.2),
            (1.0 / 3.0, 1.0 / 3.0),
            (9_007_199_254_740_993.0, 16_777_217.0),
        ] {
            let row = kept(db, NewSample { ratio, rough, ..sample() })?;
            assert_eq!(
                (row.ratio.to_bits(), row.rough.to_bits()),
                (ratio.to_bits(), rough.to_bits()),
                "{ratio} {rough}"
            );
            assert_eq!(Sample::of(db).filter(Sample::ratio.eq(ratio)).count(db)?, 1);
            // The same again changes nothing, whatever the engine makes of a short float in a comparison.
            assert_eq!(Sample::update(db, row.id).set(Sample::rough, rough).get_result(db)?, row);
        }
        Ok(())
    })
}

#[test]
fn times_from_year_one_to_year_9999() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        let moments = [
            "0001-01-01T00:00:00Z",
            "1582-10-10T12:00:00.5Z",
            "1969-12-31T23:59:59.999999Z",
            "1970-01-01T00:00:00Z",
            "2026-03-29T01:30:00Z", // an hour that summer time leaves out in much of Europe
            "2038-01-19T03:14:08Z",
            "9999-12-31T23:59:59.999999Z",
        ];
        let moments = moments.map(|text| text.parse::<DateTime<Utc>>().unwrap());
        for moment in moments {
            let row = kept(db, NewSample { seen_at: Some(moment), ..sample() })?;
            assert_eq!(row.seen_at, Some(moment));
            assert_eq!(Sample::of(db).filter(Sample::seen_at.eq(moment)).count(db)?, 1, "{moment}");
        }
        let sorted: Vec<Option<DateTime<Utc>>> =
            Sample::of(db).select(Sample::seen_at).order(Sample::seen_at.asc()).load(db)?;
        assert_eq!(sorted, moments.map(Some));
        let dates =
            [(1, 1, 1), (1600, 2, 29), (9999, 12, 31)].map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap());
        for date in dates {
            let task = Task::update(db, tasks[0].id).set(Task::due_date, date).get_result(db)?;
            assert_eq!(task.due_date, Some(date));
            assert_eq!(Task::of(db).filter(Task::due_date.eq(date)).count(db)?, 1, "{date}");
        }
        let last = NaiveTime::from_hms_micro_opt(23, 59, 59, 999_999).unwrap();
        for at in [NaiveTime::MIN, NaiveTime::from_hms_micro_opt(0, 0, 0, 1).unwrap(), last] {
            let row = kept(db, NewSample { at, medium: 1, ..sample() })?;
            assert_eq!(row.at, at);
            assert_eq!(Sample::of(db).filter(Sample::at.eq(at)).filter(Sample::medium.eq(1)).count(db)?, 1, "{at}");
        }
        Ok(())
    })
}

#[test]
fn texts_of_every_plane_and_length() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        let long = "\u{10FFFF}é\\'\"`%_\n\t".repeat(10_000);
        for text in ["", " ", "\u{1F600}\u{10348}", "e\u{301}", "NULL", "\\N", long.as_str()] {
            let task = Task::update(db, tasks[0].id).set(Task::description, text).get_result(db)?;
            assert_eq!(task.description.as_deref(), Some(text));
            assert_eq!(Task::of(db).filter(Task::description.eq(text)).count(db)?, 1, "{:?}", text.get(..9));
        }
        let empty = Task::update(db, tasks[0].id).set(Task::description, "").get_result(db)?;
        let none = Task::update(db, tasks[1].id).set(Task::description, None).get_result(db)?;
        assert_eq!((empty.description.as_deref(), none.description), (Some(""), None));
        let found: Vec<Task> = Task::of(db).filter(Task::description.eq("")).load(db)?;
        assert_eq!(titles(&found), ["late"], "an empty text is no NULL");
        assert_eq!(Task::of(db).filter(Task::description.is_null()).count(db)?, 2);
        // The longest title has 200 characters, not bytes.
        let title = "\u{1F600}".repeat(200);
        assert_eq!(Task::update(db, tasks[0].id).set(Task::title, &title).get_result(db)?.title, title);
        Ok(())
    })
}

#[test]
fn money_is_exact_sums_and_sorts() -> QueryResult<()> {
    let World { mut conn, acme, ship, .. } = world();
    acme.transaction(&mut conn, |db| {
        let costs = ["-9999999999999999.99", "-0.01", "0", "0.10", "0.2", "2", "10", "9999999999999999.99"].map(money);
        let mut shuffled = costs;
        shuffled.reverse();
        shuffled.swap(1, 5);
        let low = |cost| NewTask { cost: Some(cost), ..NewTask::new(ship.id, "paid", TaskPriority::Medium) };
        let tasks = Task::insert_many(db, shuffled.map(low)).get_results(db)?;
        assert_eq!(tasks.iter().map(|task| task.cost).collect::<Vec<_>>(), shuffled.map(Some));
        let paid = || Task::of(&acme).filter(Task::title.eq("paid"));
        let sorted: Vec<Option<Decimal>> = paid().select(Task::cost).order(Task::cost.asc()).load(db)?;
        assert_eq!(sorted, costs.map(Some));
        assert_eq!(paid().filter(Task::cost.eq(money("0.1"))).count(db)?, 1);
        assert_eq!(paid().filter(Task::cost.between(money("0.10"), money("2.00"))).count(db)?, 3);
        let total: Option<Decimal> = paid().select(sum(Task::cost)).first(db)?;
        assert_eq!(total, Some(money("12.29")));
        // A tenth, a thousand times, is a hundred.
        let tenths = (0..1_000).map(|_| NewTask { title: "tenth".into(), ..low(money("0.1")) });
        Task::insert_many(db, tenths).execute(db)?;
        let total: Option<Decimal> = Task::of(db).filter(Task::title.eq("tenth")).select(sum(Task::cost)).first(db)?;
        assert_eq!(total, Some(money("100")));
        Ok(())
    })
}

#[test]
fn money_that_is_too_large_is_refused() {
    let World { mut conn, acme, tasks, .. } = world();
    let refused = acme.transaction(&mut conn, |db| {
        Task::update(db, tasks[0].id).set(Task::cost, money("100000000000000000.00")).execute(db)
    });
    assert!(refused.is_err(), "{refused:?}");
    let kept = acme.transaction(&mut conn, |db| Task::find(db, tasks[0].id).first::<Task>(db)).unwrap();
    assert_eq!(kept.cost, Some(money("10.50")));
}

#[test]
fn json_lists_bytes_and_enums() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        let deep = serde_json::json!({ "z": [1, -2.5, null, true, "ü\u{1F600}\"\\"], "a": { "": {} }, "n": i64::MAX });
        for anything in [deep, serde_json::json!([]), serde_json::json!("text"), serde_json::json!(0)] {
            assert_eq!(kept(db, NewSample { anything: Json(anything.clone()), ..sample() })?.anything, Json(anything));
        }
        let json_null = kept(db, sample())?;
        assert_eq!((json_null.anything, json_null.settings, json_null.numbers), (Json::default(), None, None));
        let words: Vec<String> = ["", "a,b", "{\"}", "\u{1F600}", "NULL"].map(str::to_owned).to_vec();
        let row = kept(db, NewSample { words: words.clone(), numbers: Some(vec![]), ..sample() })?;
        assert_eq!((row.words, row.numbers), (words, Some(vec![])), "an empty list is no NULL");
        for bytes in [vec![], (0..=255).collect::<Vec<u8>>(), vec![0; 100_000]] {
            let row = Attachment::insert(db, NewAttachment::new(tasks[0].id, bytes.clone())).get_result(db)?;
            assert_eq!(row.bytes, bytes);
        }
        for status in [TaskStatus::Pending, TaskStatus::Active, TaskStatus::InReview, TaskStatus::Done] {
            assert_eq!(Task::update(db, tasks[0].id).set(Task::status, status).get_result(db)?.status, status);
            assert!(Task::of(db).filter(Task::status.eq(status)).count(db)? >= 1);
        }
        for token in [Uuid::nil(), Uuid::max(), Uuid::from_u128(1)] {
            assert_eq!(kept(db, NewSample { token, ..sample() })?.token, token);
        }
        Ok(())
    })
}
