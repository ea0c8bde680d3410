//! The ways by which rows have left their tenant elsewhere (T1 to T16; `tests/postgres/tests/leaks.rs` has the list), tried on every
//! engine. Row by row on both sides: what the one tenant does is looked at by the other one.

use crate::common::generated::*;
use crate::common::world::*;
use groundplan::chrono::NaiveDate;
use groundplan::diesel::dsl::{count_star, max};
use groundplan::diesel::result::Error as DieselError;
use groundplan::prelude::*;
use groundplan::{Id, Tenant};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a tenant's tasks are now: title, description and whether they are dead.
fn state(conn: &mut crate::Conn, tenant: Tenant<Organization>) -> Vec<(String, Option<String>, bool)> {
    let tasks: Vec<Task> =
        tenant.transaction(conn, |db| Task::with_deleted(db).order(Task::title.asc()).load(db)).unwrap();
    tasks.into_iter().map(|task| (task.title, task.description, task.deleted_at.is_some())).collect()
}

/// T1: nothing but the scope stands in the WHERE.
#[test]
fn statements_without_a_filter_are_scoped() -> QueryResult<()> {
    let World { mut conn, acme, evil, tasks, .. } = world();
    acme.transaction(&mut conn, |db| Task::delete(db, tasks[0].id).execute(db))?;
    evil.transaction(&mut conn, |db| {
        let all: Vec<Task> = Task::with_deleted(db).load(db)?;
        assert_eq!(all.len(), 3);
        assert!(all.iter().all(|task| task.organization_id == evil.id()), "{all:?}");
        assert_eq!(Task::of(db).count(db)?, 3);
        let own: Vec<Organization> = Organization::of(db).load(db)?;
        assert_eq!(own.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["evil"]);
        Ok(())
    })
}

/// T2: aggregates, groups, EXISTS, boxed statements and the junction of a many-to-many relation.
#[test]
fn what_is_counted_grouped_or_joined_is_scoped() -> QueryResult<()> {
    let World { mut conn, acme, evil, tasks, .. } = world();
    acme.transaction(&mut conn, |db| {
        Task::update(db, tasks[2].id).set(Task::due_date, day(31)).execute(db)?;
        Task::update(db, tasks[2].id).set(Task::title, "zebra").execute(db)?;
        let tag = Tag::insert(db, NewTag::new("secret")).get_result(db)?;
        TaskTag::insert(db, NewTaskTag::new(tasks[2].id, tag.id)).execute(db)
    })?;
    evil.transaction(&mut conn, |db| {
        let last: Option<NaiveDate> = Task::of(db).select(max(Task::due_date)).get_result(db)?;
        assert_eq!(last, day(2));
        let by: Vec<(TaskStatus, i64)> =
            Task::of(db).group_by(Task::status).select((Task::status, count_star())).order(count_star()).load(db)?;
        assert_eq!(by, [(TaskStatus::Pending, 1), (TaskStatus::Active, 2)]);
        assert!(!Task::of(db).filter(Task::title.eq("zebra")).exists(db)?);
        assert!(!Tag::of(db).exists(db)?);
        assert_eq!(TaskTag::of(db).join(TaskTag::task).join(TaskTag::tag).count(db)?, 0);
        assert_eq!(Task::of(db).left_join(TaskTag::task.reverse()).load::<(Task, Option<TaskTag>)>(db)?.len(), 3);
        let zebra = Task::title.eq("zebra").or(Task::due_date.eq(day(31)));
        assert_eq!(Task::of(db).filter(zebra).boxed::<crate::engine::Db>().load::<Task>(db)?, []);
        let via = exists_via(Task::project, Task::of(db).filter(Task::title.eq("zebra")));
        assert_eq!(Project::of(db).filter(via).count(db)?, 0);
        Ok(())
    })
}

/// T4: writes without a filter, and with one that holds everywhere.
#[test]
fn writes_by_a_filter_leave_the_other_tenant_alone() -> QueryResult<()> {
    let World { mut conn, acme, evil, .. } = world();
    let before = state(&mut conn, acme);
    evil.transaction(&mut conn, |db| {
        assert_eq!(Task::update_where(db).set(Task::description, "stolen").execute(db)?, 3);
        let either = Task::description.is_null().or(Task::description.is_not_null());
        assert_eq!(Task::update_where(db).filter(either).set(Task::title, "stolen").execute(db)?, 3);
        assert_eq!(Task::delete_where(db).execute(db)?, 3);
        assert_eq!(TaskTag::delete_where(db).execute(db)?, 0);
        QueryResult::Ok(())
    })?;
    assert_eq!(state(&mut conn, acme), before);
    Ok(())
}

/// T4: a key that both tenants have. The composite primary key allows it, so only the tenant tells the rows apart.
#[test]
fn one_key_in_two_tenants_is_two_rows() -> QueryResult<()> {
    let World { mut conn, acme, evil, tasks, .. } = world();
    let foreign: Id<Task> = tasks[0].id;
    let before = state(&mut conn, acme);
    evil.transaction(&mut conn, |db| {
        assert!(!Task::find(db, foreign).exists(db)?);
        assert_eq!(Task::update(db, foreign).set(Task::title, "stolen").execute(db)?, 0);
        let gone = Task::update(db, foreign).set(Task::title, "stolen").get_result(db);
        assert_eq!(gone.unwrap_err(), DieselError::NotFound);
        assert_eq!(Task::delete(db, foreign).get_result(db).unwrap_err(), DieselError::NotFound);
        QueryResult::Ok(())
    })?;
    assert_eq!(state(&mut conn, acme), before);
    Ok(())
}

/// T7: the parent of another tenant, by insert, by `set`, by a struct of changes and in a junction.
#[test]
fn a_parent_of_another_tenant_is_refused() -> QueryResult<()> {
    let World { mut conn, acme, evil, ship, tasks, .. } = world();
    let refused = |done: QueryResult<usize>| {
        assert!(matches!(done, Err(DieselError::DatabaseError(_, _))), "{done:?}");
    };
    let own = evil.transaction(&mut conn, |db| Task::of(db).first::<Task>(db))?;
    let tag = evil.transaction(&mut conn, |db| Tag::insert(db, NewTag::new("mine")).get_result(db))?;
    let mut try_ = |run: &mut dyn FnMut(&mut Db<'_>) -> QueryResult<usize>| evil.transaction(&mut conn, |db| run(db));
    refused(try_(&mut |db| Task::insert(db, NewTask::new(ship.id, "x", TaskPriority::Low)).execute(db)));
    refused(try_(&mut |db| Task::insert_many(db, [NewTask::new(ship.id, "x", TaskPriority::Low)]).execute(db)));
    refused(try_(&mut |db| Task::update(db, own.id).set(Task::project_id, ship.id).execute(db)));
    refused(try_(&mut |db| Task::update(db, own.id).set(Task::backup_project_id, ship.id).execute(db)));
    let changes = || TaskChanges { project_id: Some(ship.id), ..Default::default() };
    refused(try_(&mut |db| Task::update(db, own.id).changes(changes()).execute(db)));
    refused(try_(&mut |db| TaskTag::insert(db, NewTaskTag::new(tasks[0].id, tag.id)).execute(db)));
    assert_eq!(acme.transaction(&mut conn, |db| Task::of(db).count(db))?, 3);
    Ok(())
}

/// T8: a unique value of another tenant is free, and tells nothing.
#[test]
fn unique_values_are_each_tenants_own() -> QueryResult<()> {
    let World { mut conn, acme, evil, .. } = world();
    for tenant in [acme, evil] {
        let made = tenant.transaction(&mut conn, |db| Tag::insert(db, NewTag::new("urgent")).execute(db))?;
        assert_eq!(made, 1);
    }
    Ok(())
}

/// T9: what an administrator looks at widens nothing afterwards.
#[test]
fn the_way_out_is_not_left_open() -> QueryResult<()> {
    let mut world = world();
    let evil = world.evil;
    assert_eq!(Task::across_tenants().count(&mut world.administrator())?, 6);
    assert_eq!(evil.transaction(&mut world.conn, |db| Task::of(db).count(db))?, 3);
    if let Some(admin) = &mut world.admin {
        // The administrator's own connection: no policy holds it, the statement does.
        assert_eq!(evil.transaction(admin, |db| Task::of(db).count(db))?, 3);
    }
    Ok(())
}

/// T10, and statements cached on the connection: tenants take turns, the text is the same, the tenant is bound.
#[test]
fn tenants_take_turns_on_one_connection() -> QueryResult<()> {
    let World { mut conn, acme, evil, .. } = world();
    for (turn, tenant) in [acme, evil, acme, evil].into_iter().enumerate() {
        let title = format!("turn {turn}");
        let rows: Vec<Task> = tenant.transaction(&mut conn, |db| {
            Task::update_where(db).set(Task::title, title.as_str()).execute(db)?;
            Task::of(db).load(db)
        })?;
        assert_eq!(rows.len(), 3);
        assert!(rows.iter().all(|row| row.organization_id == tenant.id() && row.title == title), "{rows:?}");
    }
    Ok(())
}

/// T10: a panic that somebody catches. Diesel would leave the transaction open, with its tenant entered.
#[test]
fn a_panic_leaves_no_tenant_behind() -> QueryResult<()> {
    let World { mut conn, acme, evil, tasks, .. } = world();
    let before = state(&mut conn, acme);
    for nested in [false, true] {
        let caught = catch_unwind(AssertUnwindSafe(|| {
            acme.transaction(&mut conn, |db| -> QueryResult<()> {
                Task::update(db, tasks[0].id).set(Task::title, "half done").execute(db)?;
                let inner: QueryResult<()> =
                    if nested { db.transaction(|_| panic!("inside")) } else { panic!("inside") };
                inner
            })
        }));
        assert!(caught.is_err());
        assert_eq!(crate::depth(&mut conn), None, "the transaction is over");
        assert_eq!(state(&mut conn, acme), before);
    }
    // What comes after is kept, and is the other tenant's.
    evil.transaction(&mut conn, |db| Task::update_where(db).set(Task::title, "later").execute(db))?;
    assert_eq!(state(&mut conn, evil)[0].0, "later");
    assert_eq!(state(&mut conn, acme), before);
    Ok(())
}

/// T10: two tenants in one transaction of somebody else's, the first of which fails.
#[test]
fn two_tenants_in_one_transaction() -> QueryResult<()> {
    use groundplan::diesel::Connection;
    let World { mut conn, acme, evil, .. } = world();
    conn.transaction(|conn| {
        let failed: QueryResult<()> = acme.transaction(conn, |db| {
            Task::update_where(db).set(Task::title, "undone").execute(db)?;
            Err(DieselError::RollbackTransaction)
        });
        assert!(failed.is_err());
        let rows: Vec<Task> = evil.transaction(conn, |db| Task::of(db).load(db))?;
        assert!(rows.len() == 3 && rows.iter().all(|row| row.organization_id == evil.id()), "{rows:?}");
        let rows: Vec<Task> = acme.transaction(conn, |db| Task::of(db).load(db))?;
        assert!(rows.len() == 3 && rows.iter().all(|row| row.title != "undone"), "{rows:?}");
        Ok(())
    })
}
