//! Statements belong to one tenant.

use crate::common::generated::*;
use crate::common::world::*;
use groundplan::Error;
use groundplan::diesel::result::Error as DieselError;
use groundplan::prelude::*;

#[test]
fn a_statement_runs_on_its_own_tenants_connection() -> QueryResult<()> {
    let World { mut conn, acme, evil, .. } = world();
    let before = Task::of(&acme).filter(Task::status.ne(TaskStatus::Done)); // before a connection is at hand
    assert_eq!(acme.transaction(&mut conn, |db| before.load::<Task>(db))?.len(), 3);
    let other = acme.transaction(&mut conn, |db| Task::of(&evil).load::<Task>(db)).unwrap_err();
    assert_eq!(Error::of(&other), Some(&Error::OtherTenant));
    let other = acme.transaction(&mut conn, |db| {
        Task::insert(&evil, NewTask::new(task_of(db)?, "x", TaskPriority::Low)).execute(db)
    });
    assert_eq!(Error::of(&other.unwrap_err()), Some(&Error::OtherTenant));
    Ok(())
}
fn task_of(db: &mut Db<'_>) -> QueryResult<Id<Project>> {
    Project::of(db).select(Project::id).first(db)
}

#[test]
fn other_tenants_rows_are_out_of_reach() -> QueryResult<()> {
    let World { mut conn, acme, evil, ship, tasks, .. } = world();
    evil.transaction(&mut conn, |db| {
        assert_eq!(Task::find(db, tasks[0].id).load::<Task>(db)?, []);
        assert_eq!(Task::update(db, tasks[1].id).set(Task::title, "stolen").execute(db)?, 0);
        assert_eq!(Task::delete(db, tasks[1].id).execute(db)?, 0);
        assert_eq!(Task::restore(db, tasks[1].id).execute(db)?, 0);
        assert_eq!(Task::purge(db, tasks[1].id).execute(db)?, 0);
        assert_eq!(Task::of(db).join(Task::project).filter(Project::id.eq(ship.id)).load::<(Task, Project)>(db)?, []);
        QueryResult::Ok(())
    })?;
    // The database refuses a parent of another tenant: the key holds the tenant.
    let foreign =
        evil.transaction(&mut conn, |db| Task::insert(db, NewTask::new(ship.id, "x", TaskPriority::Low)).execute(db));
    assert!(matches!(foreign, Err(DieselError::DatabaseError(_, _))), "{foreign:?}");
    let same = acme.transaction(&mut conn, |db| Task::of(db).order(Task::title.asc()).load::<Task>(db))?;
    assert_eq!(titles(&same), ["late", "some day", "soon"]);
    Ok(())
}

#[test]
fn sub_selects_are_of_the_same_tenant() -> QueryResult<()> {
    let World { mut conn, acme, evil, .. } = world();
    acme.transaction(&mut conn, |db| {
        let ships = |tenant| Project::of(tenant).filter(Project::name.eq("Ship")).select(Project::id);
        assert_eq!(Task::of(db).filter(Task::project_id.in_query(ships(&acme))).load::<Task>(db)?.len(), 3);
        let mixed = Task::of(db).filter(Task::project_id.in_query(ships(&evil))).load::<Task>(db).unwrap_err();
        assert_eq!(Error::of(&mixed), Some(&Error::SubSelectOfOtherTenant));
        let wide = Project::across_tenants().select(Project::id);
        let wide = Task::of(db).filter(Task::project_id.in_query(wide)).load::<Task>(db).unwrap_err();
        assert_eq!(Error::of(&wide), Some(&Error::SubSelectOfOtherTenant));
        let soon = Task::of(db).filter(Task::title.eq("soon"));
        assert_eq!(Project::of(db).filter(exists(soon)).count(db)?, 1);
        let with =
            |title| Project::of(&acme).filter(exists_via(Task::project, Task::of(&acme).filter(Task::title.eq(title))));
        assert_eq!((with("soon").count(db)?, with("nothing").count(db)?), (1, 0));
        // A statement of another tenant in an UPDATE and in a DELETE.
        let update = Task::update_where(db).filter(exists(Task::of(&evil))).set(Task::title, "x").execute(db);
        assert_eq!(Error::of(&update.unwrap_err()), Some(&Error::SubSelectOfOtherTenant));
        let delete = TaskTag::delete_where(db).filter(exists(Task::of(&evil))).execute(db);
        assert_eq!(Error::of(&delete.unwrap_err()), Some(&Error::SubSelectOfOtherTenant));
        Ok(())
    })
}

#[test]
fn administrators_see_all_tenants_and_say_why() -> QueryResult<()> {
    let mut world = world();
    let mut admin = world.administrator();
    assert_eq!(admin.reason(), "a test looks at all tenants");
    assert_eq!(Task::across_tenants().count(&mut admin)?, 6);
    assert_eq!(Organization::of(&admin).count(&mut admin)?, 2);
    let joined: Vec<(Task, Project)> = Task::across_tenants().join(Task::project).load(&mut admin)?;
    assert_eq!(joined.len(), 6);
    let acme = world.acme;
    let mut admin = world.administrator();
    let renamed = Organization::update(&admin, acme.id()).set(Organization::name, "Acme Ltd").get_result(&mut admin)?;
    assert_eq!(renamed.name, "Acme Ltd");
    Ok(())
}

#[test]
fn shared_models_run_on_every_connection() -> QueryResult<()> {
    let mut world = world();
    let acme = world.acme;
    assert_eq!(Country::of(&()).count(&mut world.administrator())?, 1);
    assert_eq!(acme.transaction(&mut world.conn, |db| Country::of(db).count(db))?, 1);
    let bare: Country = Country::of(&world.conn).first(&mut world.conn)?;
    assert_eq!((bare.code.as_str(), bare.id.to_string().as_str()), ("NZ", "1"));
    // A tenant's sub-select does not ride along on a bare connection.
    let ride = Country::of(&()).filter(exists(Task::of(&acme))).load::<Country>(&mut world.conn).unwrap_err();
    assert_eq!(Error::of(&ride), Some(&Error::SubSelectOfOtherTenant));
    Ok(())
}

mod plain {
    groundplan::diesel::table! { countries (id) { id -> BigInt, code -> Text, } }
}
#[test]
fn a_scoped_sub_select_does_not_run_inside_plain_diesel() {
    use groundplan::diesel::{QueryDsl, RunQueryDsl};
    let World { mut conn, acme, .. } = world();
    let query = QueryDsl::filter(plain::countries::table, exists(Task::of(&acme)));
    let error = RunQueryDsl::load::<(i64, String)>(query, &mut conn).unwrap_err();
    assert_eq!(Error::of(&error), Some(&Error::OutsideStatement));
}

#[test]
fn an_error_undoes_the_transaction_and_a_savepoint_only_itself() -> QueryResult<()> {
    let World { mut conn, acme, tasks, .. } = world();
    let undone: QueryResult<()> = acme.transaction(&mut conn, |db| {
        Task::update(db, tasks[0].id).set(Task::title, "undone").execute(db)?;
        Err(DieselError::RollbackTransaction)
    });
    assert_eq!(undone, Err(DieselError::RollbackTransaction));
    acme.transaction(&mut conn, |db| {
        assert_eq!(Task::find(db, tasks[0].id).first::<Task>(db)?.title, "late");
        Task::update(db, tasks[0].id).set(Task::title, "kept").execute(db)?;
        let inner: QueryResult<()> = db.transaction(|db| {
            Task::update(db, tasks[0].id).set(Task::title, "undone").execute(db)?;
            Err(DieselError::RollbackTransaction)
        });
        assert!(inner.is_err());
        assert_eq!(Task::find(db, tasks[0].id).first::<Task>(db)?.title, "kept");
        Ok(())
    })
}
