//! The runtime's cases on a real MariaDB, or MySQL; and what only these engines have.

#[path = "../../../runtime/tests/common/mod.rs"]
mod common;

#[path = "../../../runtime/tests/common/asynchronous.rs"]
mod asynchronous;

/// Where the macro prints `::groundplan::__private::mariadb`.
use groundplan::__private::mariadb as engine;
/// Where the macro prints `__g::Keys`.
use groundplan::Keys as Isolation;

use diesel::MysqlConnection as Conn;
use groundplan_tests::database::kept;
use groundplan_tests_mariadb::Database;

const DDL: &str = include_str!("../../../runtime/tests/common/mariadb.sql");

/// The engines have no roles of ours, so there is no connection for administrators.
fn open() -> (Conn, Option<Conn>) {
    let database = Database::new(DDL);
    let conn = database.connect();
    database.keep();
    (conn, None)
}
use diesel_async::{AsyncConnection, AsyncMysqlConnection as Twin};

/// A connection of diesel-async to the database that was opened last.
async fn twin(_administrator: bool) -> Twin {
    Twin::establish(&kept()).await.unwrap()
}
/// How many transactions are open within each other.
fn depth(conn: &mut Conn) -> Option<std::num::NonZeroU32> {
    use diesel::connection::{AnsiTransactionManager, TransactionManager};
    AnsiTransactionManager::transaction_manager_status_mut(conn).transaction_depth().unwrap()
}

use common::generated::*;
use common::world::{World, world};
use diesel::Connection as _;
use diesel::connection::SimpleConnection;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use groundplan::chrono::{DateTime, NaiveTime, Utc};
use groundplan::prelude::*;
use groundplan::uuid::Uuid;

/// A bulk load switches checks off and gives the connection back to its pool: the next tenant has them again.
#[test]
fn entering_a_tenant_puts_the_session_in_order() {
    let World { mut conn, acme, evil, tasks, .. } = world();
    conn.batch_execute("SET foreign_key_checks = 0, unique_checks = 0, sql_mode = '', time_zone = '+05:00'").unwrap();
    let stolen = evil.transaction(&mut conn, |db| {
        Comment::insert(db, NewComment::new(tasks[0].id, "a task of another tenant")).execute(db)
    });
    assert!(matches!(stolen, Err(DieselError::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _))), "{stolen:?}");
    conn.batch_execute("SET sql_mode = ''").unwrap();
    let cut =
        acme.transaction(&mut conn, |db| Task::update(db, tasks[0].id).set(Task::title, "x".repeat(201)).execute(db));
    assert!(matches!(cut, Err(DieselError::DatabaseError(_, _))), "a title that is too long is not cut: {cut:?}");
    conn.batch_execute("SET time_zone = '+05:00'").unwrap();
    acme.transaction(&mut conn, |db| Task::of(db).count(db)).unwrap();
    // MySQL has no such switch.
    if cfg!(not(feature = "mysql")) {
        conn.batch_execute("SET check_constraint_checks = 0").unwrap();
        acme.transaction(&mut conn, |db| Task::of(db).count(db)).unwrap();
        let checks = diesel::dsl::sql::<diesel::sql_types::BigInt>("SELECT @@check_constraint_checks");
        assert_eq!(diesel::RunQueryDsl::get_result::<i64>(checks, &mut conn), Ok(1));
    }
    // Times that the database writes by itself are in UTC too.
    conn.batch_execute("UPDATE tasks SET title = 'by hand' WHERE title = 'late'").unwrap();
    let hand: Task = acme.transaction(&mut conn, |db| Task::find(db, tasks[0].id).first(db)).unwrap();
    assert!((Utc::now() - hand.updated_at).num_minutes().abs() < 2, "{}", hand.updated_at);
}

#[test]
fn times_beyond_the_type_are_refused() {
    let World { mut conn, acme, tasks, .. } = world();
    for text in ["+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z"] {
        let time: DateTime<Utc> = text.parse().unwrap();
        let refused =
            acme.transaction(&mut conn, |db| Task::of(db).filter(Task::deleted_at.eq(time)).count(db)).unwrap_err();
        assert!(refused.to_string().contains("between the years 0 and 9999"), "{refused}");
        let date = time.date_naive();
        let refused =
            acme.transaction(&mut conn, |db| Task::update(db, tasks[0].id).set(Task::due_date, date).execute(db));
        let refused = refused.unwrap_err();
        assert!(refused.to_string().contains("between the years 0 and 9999"), "{refused}");
    }
}

/// DOUBLE has no NaN and no infinity; nothing else is kept in their place.
#[test]
fn a_number_that_is_none_is_refused() {
    let World { mut conn, acme, .. } = world();
    for ratio in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let nothing = || groundplan::Json(serde_json::Value::Null);
        let new = NewSample::new(0, 0, 0, ratio, 0.0, Uuid::nil(), NaiveTime::MIN, "a".into(), nothing(), Vec::new());
        let kept = acme.transaction(&mut conn, |db| Sample::insert(db, new).get_result(db));
        assert!(kept.is_err(), "{ratio} became {kept:?}");
    }
}

#[test]
fn rows_are_locked_until_the_transaction_ends() {
    let World { mut conn, acme, tasks, .. } = world();
    let mut other = Conn::establish(&kept()).unwrap();
    other.batch_execute("SET innodb_lock_wait_timeout = 1").unwrap();
    let mut change = |title: &str| {
        acme.transaction(&mut other, |db| Task::update(db, tasks[0].id).set(Task::title, title).execute(db))
    };
    acme.transaction(&mut conn, |db| {
        let locked: Task = Task::find(db, tasks[0].id).for_update().first(db)?;
        assert_eq!(locked.title, "late");
        let waited = change("taken").unwrap_err();
        assert!(waited.to_string().contains("Lock wait timeout exceeded"), "{waited}");
        QueryResult::Ok(())
    })
    .unwrap();
    assert_eq!(change("free"), Ok(1));
}

/// A connection without a transaction around its statements, which policies do not allow: the twin of `cases::scopes`.
#[tokio::test]
async fn a_twin_without_a_transaction_stays_inside_its_tenant() {
    let World { acme, evil, tasks, .. } = world();
    let mut conn = twin(false).await;
    let mut db = evil.on_async(&mut conn);
    let stolen = db.execute(Task::update(&db, tasks[0].id).set(Task::title, "stolen")).await;
    assert_eq!(stolen, Ok(0));
    assert_eq!(db.load::<Task>(Task::find(&db, tasks[0].id)).await, Ok(Vec::new()));
    assert_eq!(db.count(Task::of(&db)).await, Ok(3));
    let foreign = db.load::<Task>(Task::of(&acme)).await.unwrap_err();
    assert_eq!(groundplan::Error::of(&foreign), Some(&groundplan::Error::OtherTenant));
    assert_eq!(acme.on_async(&mut conn).count(Task::of(&acme).filter(Task::title.eq("late"))).await, Ok(1));
}
