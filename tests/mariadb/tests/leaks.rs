//! The ways by which rows have left their tenant in other systems, as far as the DDL and the session hold them; the numbers are those of
//! `tests/postgres/tests/leaks.rs`. The cases that it names by `leaks`, `scopes`, `reads`, `writes` and `deletes` run here by `runtime.rs`.
//!
//! There is no row level security: what is not a statement of ours is kept apart by keys alone. Reading by raw SQL (T12) is a named escape.

use diesel::MysqlConnection as Conn;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use diesel::sql_types::{Binary, Text};
use groundplan::Tenant;
use groundplan_tests_mariadb::Database;
use std::panic::{AssertUnwindSafe, catch_unwind};

#[cfg(not(feature = "mysql"))]
groundplan::schema! { engine = mariadb, file = "../parity/english.md" }
#[cfg(feature = "mysql")]
groundplan::schema! { engine = mysql, file = "../parity/english.md" }

#[path = "../../program/program.rs"]
mod program;

#[derive(diesel::QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}
fn lines(conn: &mut Conn, query: &str) -> Vec<String> {
    let rows: Vec<Line> = diesel::sql_query(query).get_results(conn).expect("the catalogue answers");
    rows.into_iter().map(|row| row.line).collect()
}
/// A database after a day's work of two tenants.
fn worked() -> (Database, Conn, [Tenant<Organization>; 2]) {
    let database = Database::new(DDL);
    let mut conn = database.connect();
    let tenants = program::organizations(&mut conn).expect("two tenants");
    program::work(&mut conn, tenants).expect("a day's work");
    (database, conn, tenants)
}
fn bytes(tenant: Tenant<Organization>) -> Vec<u8> {
    tenant.id().raw().as_bytes().to_vec()
}

/// T8, T14, T7: a unique index or a key of a tenant-owned table begins with the tenant, and so does what it refers to.
#[test]
fn no_unique_and_no_key_leaves_the_tenant_out() {
    let database = Database::new(DDL);
    let mut conn = database.connect();
    let uniques = "SELECT CONCAT(table_name, '.', index_name) AS line FROM information_schema.statistics \
                   WHERE table_schema = DATABASE() AND non_unique = 0 AND seq_in_index = 1 AND table_name <> 'organizations'";
    let without = format!("{uniques} AND column_name <> 'organization_id'");
    assert_eq!(lines(&mut conn, &without), Vec::<String>::new());
    assert!(lines(&mut conn, uniques).len() >= 7, "the indexes are looked at");
    let keys = "SELECT CONCAT(constraint_name, ': ', column_name, ' ', referenced_column_name) AS line \
                FROM information_schema.key_column_usage WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL \
                AND ordinal_position = 1";
    let without = format!(
        "{keys} AND NOT (column_name = 'organization_id' AND (referenced_column_name = 'organization_id' \
         OR (referenced_table_name = 'organizations' AND referenced_column_name = 'id')))"
    );
    assert_eq!(lines(&mut conn, &without), Vec::<String>::new());
    assert!(lines(&mut conn, keys).len() >= 8, "the keys are looked at");
}

/// T5, T6, T7: SQL by hand writes no row that refers to another tenant's, and moves none there.
#[test]
fn keys_hold_where_a_statement_is_not_ours() {
    let (_database, mut conn, [acme, globex]) = worked();
    for sql in [
        "UPDATE tasks SET organization_id = ? WHERE organization_id = ?",
        "UPDATE projects SET organization_id = ? WHERE organization_id = ?",
        "UPDATE task_tags SET organization_id = ? WHERE organization_id = ?",
        "INSERT INTO tasks (organization_id, id, project_id, title, priority) \
         SELECT ?, UNHEX(MD5(RAND())), id, 'stolen', 'low' FROM projects WHERE organization_id = ?",
        "INSERT INTO task_tags (organization_id, task_id, tag_id) SELECT ?, task_id, tag_id FROM task_tags WHERE organization_id = ?",
    ] {
        let done =
            diesel::sql_query(sql).bind::<Binary, _>(bytes(globex)).bind::<Binary, _>(bytes(acme)).execute(&mut conn);
        let refused = matches!(done, Err(Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _)));
        assert!(refused, "{sql}: {done:?}");
    }
}

/// T14: an upsert by hand fires for every unique key, and every one begins with the tenant: the row that it changes is one's own.
#[test]
fn an_upsert_meets_rows_of_its_own_tenant_only() {
    let (_database, mut conn, [acme, globex]) = worked();
    let before = lines(&mut conn, "SELECT CONCAT(HEX(organization_id), name) AS line FROM tags ORDER BY 1");
    // Acme's key and Acme's name, in the other tenant's hands: one row of its own changes (it has that name too), and none of Acme's.
    let upsert = "INSERT INTO tags (organization_id, id, name) SELECT ?, id, name FROM tags WHERE organization_id = ? \
                  ON DUPLICATE KEY UPDATE name = 'taken over'";
    diesel::sql_query(upsert)
        .bind::<Binary, _>(bytes(globex))
        .bind::<Binary, _>(bytes(acme))
        .execute(&mut conn)
        .expect("the row is the other tenant's own");
    let after = lines(&mut conn, "SELECT CONCAT(HEX(organization_id), name) AS line FROM tags ORDER BY 1");
    let of = |tenant: Tenant<Organization>, lines: &[String]| {
        let tenant = tenant.id().raw().simple().to_string().to_uppercase();
        lines.iter().filter_map(|line| line.strip_prefix(&tenant)).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(of(acme, &before), ["urgent"]);
    assert_eq!(of(acme, &after), ["urgent"]);
    assert_eq!((of(globex, &before), of(globex, &after)), (vec!["urgent".to_owned()], vec!["taken over".to_owned()]));
}

/// T10: the connection is used again after somebody has caught a panic, and after an error.
#[test]
fn after_a_panic_nothing_is_open() {
    use groundplan::prelude::*;
    let (_database, mut conn, [acme, globex]) = worked();
    let caught = catch_unwind(AssertUnwindSafe(|| {
        acme.transaction(&mut conn, |db| -> QueryResult<()> {
            Task::update_where(db).set(Task::title, "half done").execute(db)?;
            panic!("inside")
        })
    }));
    assert!(caught.is_err());
    let open = "SELECT CAST(COUNT(*) AS CHAR) AS line FROM information_schema.innodb_trx WHERE trx_mysql_thread_id = CONNECTION_ID()";
    assert_eq!(lines(&mut conn, open), ["0"]);
    assert_eq!(lines(&mut conn, "SELECT title AS line FROM tasks WHERE title = 'half done'"), Vec::<String>::new());
    globex.transaction(&mut conn, |db| Task::of(db).count(db)).map(|count| assert_eq!(count, 3)).expect("it goes on");
}

/// The keys are checked again where a bulk load has switched them off on this connection.
#[test]
fn a_session_without_checks_is_put_in_order() {
    use groundplan::prelude::*;
    let (_database, mut conn, [acme, globex]) = worked();
    let mine: Task = acme.transaction(&mut conn, |db| Task::of(db).first(db)).expect("a task");
    conn.batch_execute("SET foreign_key_checks = 0, unique_checks = 0").expect("anybody may do so");
    let tag = globex.transaction(&mut conn, |db| Tag::of(db).first::<Tag>(db)).expect("a tag");
    let stolen = globex.transaction(&mut conn, |db| TaskTag::insert(db, NewTaskTag::new(mine.id, tag.id)).execute(db));
    assert!(matches!(stolen, Err(Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _))), "{stolen:?}");
}
