//! What a tenant reads.

use crate::common::generated::*;
use crate::common::world::*;
use crate::engine;
use groundplan::diesel::dsl::{avg, count_star, max, sql, sum};
use groundplan::diesel::result::Error as DieselError;
use groundplan::diesel::sql_types::{Bool, Integer};
use groundplan::prelude::*;
use groundplan::uuid::Uuid;
use groundplan::{Decimal, Id};

#[test]
fn a_tenant_sees_its_own_rows() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        let due: Vec<Task> =
            Task::of(db).filter(Task::status.eq(TaskStatus::Active)).order(Task::due_date.asc()).load(db)?;
        assert_eq!(titles(&due), ["soon", "late"]);
        assert!(due.iter().all(|task| task.organization_id == acme.id()));
        assert_eq!(Task::of(db).count(db)?, 3);
        assert!(Task::of(db).filter(Task::title.eq("soon")).exists(db)?);
        assert!(!Task::of(db).filter(Task::title.eq("never")).exists(db)?);
        assert_eq!(Task::find(db, tasks[1].id).first::<Task>(db)?, tasks[1]);
        assert_eq!(Task::find(db, tasks[1].id).get_result::<Task>(db)?.title, "soon");
        let nothing = Task::find(db, Id::from_raw(Uuid::nil())).first::<Task>(db);
        assert_eq!(nothing.optional()?, None);
        let own: Vec<Organization> = Organization::of(db).load(db)?;
        assert_eq!(own.iter().map(|organization| organization.id).collect::<Vec<_>>(), [acme.id()]);
        Ok(())
    })
}

#[test]
fn raw_sql_stays_inside_the_tenant() -> QueryResult<()> {
    let World { mut conn, acme, .. } = world();
    acme.transaction(&mut conn, |db| {
        let wide = Task::of(db).filter(sql::<Bool>("1=1 OR 1=1"));
        assert_eq!(wide.load::<Task>(db)?.len(), 3);
        assert_eq!(Task::update_where(db).filter(sql::<Bool>("1=1 OR 1=1")).set(Task::title, "x").execute(db)?, 3);
        assert_eq!(TaskTag::delete_where(db).filter(sql::<Bool>("1=1 OR 1=1")).execute(db)?, 0);
        Ok(())
    })
}

#[test]
fn pages_are_cut_and_rows_are_picked() -> QueryResult<()> {
    let World { mut conn, acme, .. } = world();
    acme.transaction(&mut conn, |db| {
        let by_title = || Task::of(&acme).order(Task::title.desc()).then_order_by(Task::id.asc());
        let page: Vec<(Id<Task>, String)> = by_title().select((Task::id, Task::title)).limit(1).offset(1).load(db)?;
        assert_eq!(page[0].1, "some day");
        // One statement's text, several values.
        for n in [2, 1, 3, 2] {
            assert_eq!(by_title().limit(n).load::<Task>(db)?.len(), usize::try_from(n).unwrap());
        }
        assert_eq!(titles(&by_title().offset(1).load::<Task>(db)?), ["some day", "late"]);
        assert_eq!(by_title().limit(5).offset(2).first::<Task>(db)?.title, "late");
        assert_eq!(Task::of(db).select(Task::priority).distinct().load::<TaskPriority>(db)?.len(), 2);
        assert_eq!(Task::of(db).select(sql::<Integer>("1")).distinct().load::<i32>(db)?, [1]);
        let whole: Vec<(Task, TaskStatus)> =
            Task::of(db).select((Task::all_columns(), Task::status)).order(Task::title.asc()).load(db)?;
        assert_eq!((whole[0].0.title.as_str(), whole[0].1), ("late", TaskStatus::Active));
        Ok(())
    })
}

#[test]
fn groups_are_counted_and_decimals_are_numbers() -> QueryResult<()> {
    let World { mut conn, acme, .. } = world();
    acme.transaction(&mut conn, |db| {
        let by: Vec<(String, TaskStatus, i64)> = Task::of(db)
            .join(Task::project)
            .group_by((Project::name, Task::status))
            .select((Project::name, Task::status, count_star()))
            .order(count_star().desc())
            .load(db)?;
        assert_eq!(by, [("Ship".into(), TaskStatus::Active, 2), ("Ship".into(), TaskStatus::Pending, 1)]);
        // As text "9" is not less than "10.50".
        let cheap: Vec<String> = Task::of(db).filter(Task::cost.lt(money("10"))).select(Task::title).load(db)?;
        assert_eq!(cheap, ["soon"]);
        let (most, all): (Option<Decimal>, Option<Decimal>) =
            Task::of(db).select((max(Task::cost), sum(Task::cost))).get_result(db)?;
        assert_eq!((most, all), (Some(money("10.50")), Some(money("19.50"))));
        let mean: Option<Decimal> = Task::of(db).select(avg(Task::cost)).get_result(db)?;
        assert_eq!(mean, Some(money("9.75")));
        Ok(())
    })
}

#[test]
fn statements_are_built_by_conditions() -> QueryResult<()> {
    let World { mut conn, acme, .. } = world();
    acme.transaction(&mut conn, |db| {
        for (begins, expected) in [(Some("s%"), vec!["some day", "soon"]), (None, vec!["some day", "soon", "late"])] {
            let mut statement = Task::of(db).boxed::<engine::Db>();
            if let Some(pattern) = begins {
                statement = statement.filter(Task::title.like(pattern));
            }
            statement = statement.order(Task::priority.desc()).then_order_by(Task::title.asc());
            let found: Vec<Task> = statement.load(db)?;
            assert_eq!(titles(&found), expected);
        }
        Ok(())
    })
}

#[test]
fn values_compare_with_columns() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        let count = |found: QueryResult<Vec<Task>>| found.map(|tasks| tasks.len());
        assert_eq!(count(Task::of(db).filter(Task::id.eq_any(vec![tasks[0].id, tasks[2].id])).load(db))?, 2);
        assert_eq!(count(Task::of(db).filter(Task::id.eq_any(Vec::<Id<Task>>::new())).load(db))?, 0);
        assert_eq!(count(Task::of(db).filter(Task::status.eq_any([TaskStatus::Active])).load(db))?, 2);
        assert_eq!(count(Task::of(db).filter(Task::status.ne_all([TaskStatus::Active])).load(db))?, 1);
        assert_eq!(count(Task::of(db).filter(Task::cost.eq_any([money("9.00"), money("1")])).load(db))?, 1);
        assert!(count(Task::of(db).filter(Task::created_at.eq_any([tasks[1].created_at])).load(db))? > 0);
        assert_eq!(count(Task::of(db).filter(Task::cost.between(money("9"), money("10"))).load(db))?, 1);
        assert_eq!(count(Task::of(db).filter(Task::due_date.is_null()).load(db))?, 1);
        assert_eq!(count(Task::of(db).filter(Task::due_date.ge(day(2))).load(db))?, 1);
        assert_eq!(count(Task::of(db).filter(Task::due_date.between(day(1), day(1))).load(db))?, 1);
        assert_eq!(count(Task::of(db).filter(Task::created_at.le(Task::updated_at)).load(db))?, 3);
        assert!(count(Task::of(db).filter(Task::created_at.le(tasks[0].created_at)).load(db))? > 0);
        assert_eq!(count(Task::of(db).filter(Task::title.eq(expr(sql("'soon'")))).load(db))?, 1);
        let either = Task::title.eq("soon").or(Task::title.eq("late"));
        assert_eq!(count(Task::of(db).filter(either).load(db))?, 2);
        Ok(())
    })
}

#[test]
fn a_missing_row_is_not_found() {
    let World { mut conn, acme, .. } = world();
    let found = acme
        .transaction(&mut conn, |db| Task::update(db, Id::from_raw(Uuid::nil())).set(Task::title, "x").get_result(db));
    assert_eq!(found, Err(DieselError::NotFound));
}
