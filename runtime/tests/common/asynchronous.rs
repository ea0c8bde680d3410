//! The canary matrix of diesel-async: every run method of its connections with every kind of statement that it runs, in one tenant beside another.
//! `tests/tests/canary.rs` compares `covers` with `runtime/src/asynchronous`, so that a method or a statement without a case fails.
//!
//! A test program that has an async client gives `crate::Twin`, its connection, and `crate::twin(administrator)`, which opens one to the database
//! of this thread's `crate::open()`.

use crate::Twin;
use crate::common::cases::canary::{Expect, OTHER, OWN, Stage, fill, is_fine, told};
use crate::common::generated::*;
use crate::common::world::{World, world};
use diesel_async::{AnsiTransactionManager, TransactionManager};
use groundplan::diesel::dsl::sql;
use groundplan::diesel::sql_types::Bool;
use groundplan::prelude::*;
use groundplan::{AsyncAdminConnection, AsyncTenantConnection, Error};
use std::future::Future;
use std::pin::Pin;

use Expect::{Changes, Is, Nothing, Own};

type Db<'c> = AsyncTenantConnection<'c, Twin, Organization>;
type Admin<'c> = AsyncAdminConnection<'c, Twin>;
type Answer<'a> = Pin<Box<dyn Future<Output = QueryResult<String>> + Send + 'a>>;

/// One method with one kind of statement: `Type::method`, and `Trait::Statement` as the run methods ask for it.
struct Form {
    covers: &'static str,
    expect: Expect,
    run: for<'a, 'c> fn(&'a mut Db<'c>, &'a Stage) -> Answer<'a>,
}
macro_rules! form {
    ($covers:literal, $expect:expr, |$db:ident, $at:pat_param| $answer:expr $(,)?) => {
        Form { covers: $covers, expect: $expect, run: |$db, $at| Box::pin(async move { told($answer) }) }
    };
}

/// A task under this project.
fn task(project: Id<Project>) -> NewTask {
    NewTask { description: Some(OWN.into()), ..NewTask::new(project, OWN, TaskPriority::Low) }
}

const READS: &[Form] = &[
    form!("AsyncTenantConnection::load Loads::Select", Own, |db, _| db.load::<Task>(Task::of(db)).await?),
    form!("load by the widest filter", Own, |db, _| {
        let wide = Task::title.is_null().or(Task::title.is_not_null());
        db.load::<Task>(Task::of(db).filter(wide).filter(sql::<Bool>("1=1 OR 1=1"))).await?
    }),
    form!("load of a join", Own, |db, _| {
        db.load::<(Task, Option<Project>)>(Task::of(db).left_join(Task::backup_project)).await?
    }),
    form!("load of the deleted", Own, |db, _| {
        db.load::<Task>(Task::with_deleted(db).filter(Task::deleted_at.is_not_null())).await?
    }),
    form!("load of the tenants", Own, |db, _| db.load::<Organization>(Organization::of(db)).await?),
    form!("load of a shared model", Is("[\"NZ\"]"), |db, _| {
        db.load::<String>(Country::of(db).select(Country::code)).await?
    }),
    form!("load of a stranger's row", Nothing, |db, at| db.load::<Task>(Task::find(db, at.other.task)).await?),
    form!("load for the other's text", Nothing, |db, _| {
        db.load::<Task>(Task::of(db).filter(Task::title.like("%acme%"))).await?
    }),
    form!("load by a sub-select of another tenant", Nothing, |db, at| {
        let ids = Project::of(&at.stranger).select(Project::id);
        db.load::<Task>(Task::of(db).filter(Task::project_id.in_query(ids))).await?
    }),
    form!("load in another tenant", Nothing, |db, at| db.load::<Task>(Task::of(&at.stranger)).await?),
    form!("AsyncTenantConnection::first First::Select", Own, |db, _| {
        db.first::<Task>(Task::of(db).order(Task::cost.desc())).await?
    }),
    form!("first of a stranger's row", Nothing, |db, at| {
        db.first::<Project>(Project::find(db, at.other.project)).await.optional()?
    }),
    form!("first in another tenant", Nothing, |db, at| db.first::<Task>(Task::of(&at.stranger)).await?),
    form!("AsyncTenantConnection::count Counts::Select", Is("(3, 1, 4)"), |db, _| {
        (db.count(Task::of(db)).await?, db.count(Project::of(db)).await?, db.count(Task::with_deleted(db)).await?)
    }),
    form!("count in another tenant", Nothing, |db, at| db.count(Task::of(&at.stranger)).await?),
    form!("AsyncTenantConnection::exists", Nothing, |db, _| {
        db.exists(Task::of(db).filter(Task::title.like("%acme%"))).await?
    }),
    form!("exists of the own", Is("true"), |db, _| db.exists(Task::of(db).filter(Task::title.like("%evil%"))).await?),
    form!("exists in another tenant", Nothing, |db, at| db.exists(Task::of(&at.stranger)).await?),
    form!("AsyncTenantConnection::tenant", Own, |db, _| {
        let tenant = db.tenant();
        db.load::<Task>(Task::of(&tenant)).await?
    }),
    form!("AsyncTenantConnection::transaction", Own, |db, _| {
        db.transaction(async |db| db.load::<Task>(Task::of(db)).await).await?
    }),
    form!("transaction that reads another tenant", Nothing, |db, at| {
        let theirs = Task::of(&at.stranger);
        db.transaction(async |db| db.load::<Task>(theirs).await).await?
    }),
];

const WRITES: &[Form] = &[
    form!("AsyncTenantConnection::execute Changes::Insert", Changes, |db, at| {
        db.execute(Task::insert(db, task(at.own.project))).await?
    }),
    form!("execute an insert under a stranger's row", Nothing, |db, at| {
        db.execute(Task::insert(db, task(at.other.project))).await?
    }),
    form!("execute an insert in another tenant", Nothing, |db, at| {
        db.execute(Task::insert(&at.stranger, task(at.other.project))).await?
    }),
    form!("execute Changes::InsertMany", Changes, |db, at| {
        db.execute(Task::insert_many(db, [task(at.own.project), task(at.own.project)])).await?
    }),
    form!("execute many inserts, one under a stranger's row", Nothing, |db, at| {
        db.execute(Task::insert_many(db, [task(at.own.project), task(at.other.project)])).await?
    }),
    form!("execute more inserts than one statement takes, the last under a stranger's row", Nothing, |db, at| {
        let mut tasks: Vec<NewTask> = (0..12_000).map(|_| task(at.own.project)).collect();
        tasks.push(task(at.other.project));
        db.execute(Task::insert_many(db, tasks)).await?
    }),
    form!("execute Changes::Update", Changes, |db, at| {
        db.execute(Task::update(db, at.own.task).set(Task::title, "new")).await?
    }),
    form!("execute an update by the widest filter", Changes, |db, _| {
        let wide = Task::update_where(db).filter(sql::<Bool>("1=1 OR 1=1"));
        db.execute(wide.set(Task::title, "all")).await?
    }),
    form!("execute an update of a stranger's row", Nothing, |db, at| {
        db.execute(Task::update(db, at.other.task).set(Task::title, "stolen")).await?
    }),
    form!("execute an update to a stranger's parent", Nothing, |db, at| {
        db.execute(Task::update(db, at.own.task).set(Task::project_id, at.other.project)).await?
    }),
    form!("execute an update in another tenant", Nothing, |db, at| {
        db.execute(Task::update(&at.stranger, at.other.task).set(Task::title, "stolen")).await?
    }),
    form!("execute Changes::Delete::Remove", Changes, |db, at| db.execute(Comment::delete(db, at.own.comment)).await?),
    form!("execute a delete that children follow", Changes, |db, at| {
        db.execute(Attachment::delete_where(db)).await?;
        db.execute(Project::delete(db, at.own.project)).await?
    }),
    form!("execute a delete of all", Changes, |db, _| db.execute(TaskTag::delete_where(db)).await?),
    form!("execute a delete of a stranger's row with children", Nothing, |db, at| {
        db.execute(Project::delete(db, at.other.project)).await?
    }),
    form!("execute a delete of a stranger's row for good", Nothing, |db, at| {
        db.execute(Attachment::delete(db, at.other.attachment)).await?
    }),
    form!("execute a delete in another tenant", Nothing, |db, at| {
        db.execute(Task::delete(&at.stranger, at.other.task)).await?
    }),
    form!("execute Changes::Delete::Revive", Changes, |db, at| db.execute(Task::restore(db, at.own.dead)).await?),
    form!("execute a restore of a stranger's row", Nothing, |db, at| {
        db.execute(Task::restore(db, at.other.dead)).await?
    }),
    form!("execute a restore in another tenant", Nothing, |db, at| {
        db.execute(Task::restore(&at.stranger, at.other.dead)).await?
    }),
    form!("execute Changes::Delete::Purge", Changes, |db, at| db.execute(Task::purge(db, at.own.dead)).await?),
    form!("execute a purge of a stranger's row", Nothing, |db, at| {
        db.execute(Task::purge(db, at.other.dead)).await?
    }),
    form!("execute a purge in another tenant", Nothing, |db, at| {
        db.execute(Task::purge(&at.stranger, at.other.dead)).await?
    }),
    // What gives rows back.
    form!("AsyncTenantConnection::get_result Returns::Insert", Changes, |db, at| {
        db.get_result(Task::insert(db, task(at.own.project))).await?
    }),
    form!("get_result of an insert under a stranger's row", Nothing, |db, at| {
        db.get_result(Task::insert(db, task(at.other.project))).await?
    }),
    form!("AsyncTenantConnection::get_results Returns::InsertMany", Changes, |db, at| {
        db.get_results(Task::insert_many(db, [task(at.own.project), task(at.own.project)])).await?
    }),
    form!("get_results of many inserts in another tenant", Nothing, |db, at| {
        db.get_results(Task::insert_many(&at.stranger, [task(at.other.project)])).await?
    }),
    form!("get_results Returns::Update", Changes, |db, _| {
        db.get_results(Task::update_where(db).set(Task::description, "all")).await?
    }),
    form!("get_results of an update for the other's rows", Nothing, |db, at| {
        let other = Task::title.like("%acme%").or(Task::organization_id.eq(at.stranger.id()));
        db.get_results(Task::update_where(db).filter(other).set(Task::title, "stolen")).await?
    }),
    form!("get_result of an update of a stranger's row", Nothing, |db, at| {
        db.get_result(Task::update(db, at.other.task).set(Task::title, "stolen")).await.optional()?
    }),
    form!("get_result Returns::Delete::Remove", Changes, |db, at| {
        db.get_result(Attachment::delete(db, at.own.attachment)).await?
    }),
    form!("get_result of a delete of a stranger's row", Nothing, |db, at| {
        db.get_result(Task::delete(db, at.other.task)).await.optional()?
    }),
    form!("get_result of a delete in another tenant", Nothing, |db, at| {
        db.get_result(Task::delete(&at.stranger, at.other.task)).await?
    }),
    form!("transaction that changes a stranger's row", Nothing, |db, at| {
        let theirs = Task::update(db, at.other.task).set(Task::title, "stolen");
        db.transaction(async |db| db.execute(theirs).await).await?
    }),
];

/// All rows of a tenant, those that are marked as deleted too, as its own connection sees them.
async fn rows(db: &mut Db<'_>) -> QueryResult<Vec<String>> {
    let mut all = Vec::new();
    macro_rules! rows {
        ($($start:ident $model:ident),*) => {$({
            let mut found: Vec<String> =
                db.load::<$model>($model::$start(db)).await?.into_iter().map(|row| format!("{row:?}")).collect();
            found.sort();
            all.extend(found);
        })*};
    }
    rows!(of Organization, with_deleted Project, with_deleted Task, with_deleted Comment, of Tag, of TaskTag, of Attachment, of Sample);
    Ok(all)
}

/// Runs forms as one of two tenants; each in a transaction that is taken back.
async fn check(forms: &[Form]) {
    let World { mut conn, acme, evil, .. } = world();
    let other = acme.transaction(&mut conn, |db| fill(db, OTHER, true)).unwrap();
    let own = evil.transaction(&mut conn, |db| fill(db, OWN, false)).unwrap();
    let stage = &Stage { own, other, stranger: acme };
    let mut twin = crate::twin(false).await;
    let theirs = acme.transaction_async(&mut twin, async |db| rows(db).await).await.unwrap();
    let mine = evil.transaction_async(&mut twin, async |db| rows(db).await).await.unwrap();
    assert!(theirs.len() > mine.len() && mine.len() > 8, "{theirs:?} {mine:?}");
    assert!(!mine.iter().any(|row| row.contains(OTHER)) && !theirs.iter().any(|row| row.contains(OWN)));
    let secret = acme.id().to_string();
    for Form { covers, expect, run } in forms {
        AnsiTransactionManager::begin_transaction(&mut twin).await.unwrap();
        // A savepoint: an error undoes the form alone, and the rows can be looked at behind it.
        let answer = evil.transaction_async(&mut twin, async |db| run(db, stage).await).await;
        let text = match &answer {
            Ok(text) => text.clone(),
            Err(error) => format!("{error} {error:?}"),
        };
        assert!(!text.contains(OTHER) && !text.contains(&secret), "`{covers}` shows the other's canary: {text}");
        let theirs_now = acme.transaction_async(&mut twin, async |db| rows(db).await).await.unwrap();
        assert_eq!(theirs_now, theirs, "`{covers}`: rows of the other tenant have changed");
        let changed = evil.transaction_async(&mut twin, async |db| rows(db).await).await.unwrap() != mine;
        assert!(
            is_fine(expect, &answer, changed),
            "`{covers}`: {expect:?} was expected, the own rows changed: {changed}; the answer: {text}"
        );
        AnsiTransactionManager::rollback_transaction(&mut twin).await.unwrap();
    }
}

#[tokio::test]
async fn no_twin_that_reads_leaves_the_tenant() {
    check(READS).await;
}

#[tokio::test]
async fn no_twin_that_writes_leaves_the_tenant() {
    check(WRITES).await;
}

/// A run method of the administrator.
struct Wide {
    covers: &'static str,
    run: for<'a, 'c> fn(&'a mut Admin<'c>) -> Answer<'a>,
}
macro_rules! wide {
    ($covers:literal, |$admin:ident| $answer:expr $(,)?) => {
        Wide { covers: $covers, run: |$admin| Box::pin(async move { told($answer) }) }
    };
}
const WIDE: &[Wide] = &[
    wide!("AsyncAdminConnection::load", |admin| admin.load::<Task>(Task::across_tenants()).await?),
    wide!("AsyncAdminConnection::first", |admin| admin.first::<Task>(Task::across_tenants()).await?),
    wide!("AsyncAdminConnection::count", |admin| admin.count(Task::across_tenants()).await?),
    wide!("AsyncAdminConnection::exists", |admin| admin.exists(Task::across_tenants()).await?),
    wide!("AsyncAdminConnection::execute", |admin| {
        admin.execute(Organization::insert(admin, NewOrganization::new("third"))).await?
    }),
    wide!("AsyncAdminConnection::get_result", |admin| {
        admin.get_result(Organization::insert(admin, NewOrganization::new("fourth"))).await?
    }),
    wide!("AsyncAdminConnection::get_results", |admin| {
        let new = ["fifth", "sixth"].map(NewOrganization::new);
        admin.get_results(Organization::insert_many(admin, new)).await?
    }),
];

/// What the administrator sees is seen by no tenant that enters the same connection, and by nobody without the administrator's role.
#[tokio::test]
async fn the_twin_of_the_administrator_opens_no_way() {
    let World { mut conn, admin, acme, evil, .. } = world();
    acme.transaction(&mut conn, |db| fill(db, OTHER, true)).unwrap();
    evil.transaction(&mut conn, |db| fill(db, OWN, false)).unwrap();
    let mut twin = crate::twin(true).await;
    for Wide { covers, run } in WIDE {
        let mut admin = AsyncAdminConnection::assume(&mut twin, "a test looks at all tenants");
        let answer = run(&mut admin).await.unwrap_or_else(|error| panic!("`{covers}`: {error}"));
        assert!(!covers.ends_with("::load") || answer.contains(OTHER) && answer.contains(OWN), "`{covers}`: {answer}");
        // Whoever may see all rows by its role sees them again, unless the statement itself names the tenant: it does.
        let seen = evil.transaction_async(&mut twin, async |db| rows(db).await).await.unwrap();
        assert!(!seen.iter().any(|row| row.contains(OTHER)), "`{covers}`: {seen:?}");
    }
    if admin.is_none() {
        return; // without roles there is nobody to be refused
    }
    let mut app = crate::twin(false).await;
    for Wide { covers, run } in WIDE {
        let refused = run(&mut AsyncAdminConnection::assume(&mut app, "the application is no administrator")).await;
        let refused = refused.expect_err(covers);
        assert!(matches!(Error::of(&refused), Some(Error::AdminRole { .. })), "`{covers}`: {refused}");
    }
}
