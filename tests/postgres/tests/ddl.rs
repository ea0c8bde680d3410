//! What the DDL does in a real PostgreSQL, row level security included. `tests/tests/ddl.rs` asks SQLite the same.
//!
//! `GROUNDPLAN_POSTGRES_URL` names a throwaway server by its superuser; each test makes a database and roles of its own there.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use groundplan_schema::emit::sql::{self, Statement, alter};
use groundplan_schema::ir::{Engine, PrimaryKeyStrategy, Schema};

#[path = "../../tests/ddl/drafts.rs"]
mod drafts;

use drafts::{Settings, Sketch};

/// A database with three roles: one owns the tables, one is the application's, one is its administrator's. None is a superuser.
struct Db {
    conn: PgConnection,
    name: String,
}

#[derive(QueryableByName)]
struct Cell {
    #[diesel(sql_type = Nullable<Text>)]
    cell: Option<String>,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

impl Db {
    /// An empty database called after the test, and after this process, so that two runs on one server do not meet.
    fn empty(test: &str) -> Db {
        let url = std::env::var("GROUNDPLAN_POSTGRES_URL").expect(
            "GROUNDPLAN_POSTGRES_URL is not set: run `cargo xtask test`, which starts a server, or name one by its superuser",
        );
        let name = format!("ddl_{test}_{}", std::process::id());
        let (server, _) = url.rsplit_once('/').expect("a URL ends in the name of a database");
        let mut conn = PgConnection::establish(&url).expect("the server answers");
        conn.batch_execute(&format!("CREATE DATABASE {name}")).expect("a database");
        let mut conn = PgConnection::establish(&format!("{server}/{name}")).expect("the new database");
        let roles: String =
            ["owner", "app", "admin"].iter().map(|role| format!("CREATE ROLE {name}_{role};")).collect();
        conn.batch_execute(&roles).expect("roles");
        conn.batch_execute(&format!("GRANT CREATE ON SCHEMA public TO {name}_owner")).expect("a right");
        Db { conn, name }
    }

    /// The schema that the sketch is, made by the owner.
    fn of(test: &str, sketch: Sketch, change: impl Fn(&mut Settings)) -> (Db, Schema) {
        let mut db = Db::empty(test);
        let mut settings = Settings::of(Engine::Postgres);
        settings.roles = Some((db.role("app"), db.role("admin")));
        change(&mut settings);
        let schema = sketch.lower(settings);
        db.become_("owner");
        db.runs(&sql::ddl(&schema));
        (db, schema)
    }

    fn role(&self, role: &str) -> String {
        format!("{}_{role}", self.name)
    }

    /// From here on statements run as this role.
    fn become_(&mut self, role: &str) {
        let role = self.role(role);
        self.runs(&format!("RESET ROLE; SET ROLE {role}"));
    }

    fn runs(&mut self, sql: &str) {
        self.conn.batch_execute(sql).unwrap_or_else(|why| panic!("{why}:\n{sql}"));
    }

    /// The statement fails, and the message has these words.
    fn refuses(&mut self, sql: &str, words: &str) {
        match self.conn.batch_execute(sql) {
            Ok(()) => panic!("this was not refused: {sql}"),
            Err(why) => assert!(why.to_string().contains(words), "`{why}` does not say `{words}`:\n{sql}"),
        }
    }

    fn cell(&mut self, query: &str) -> Option<String> {
        diesel::sql_query(query).get_result::<Cell>(&mut self.conn).unwrap_or_else(|why| panic!("{why}: {query}")).cell
    }

    fn number(&mut self, query: &str) -> i64 {
        diesel::sql_query(query)
            .get_result::<Number>(&mut self.conn)
            .unwrap_or_else(|why| panic!("{why}: {query}"))
            .number
    }

    fn tasks(&mut self) -> i64 {
        self.number("SELECT count(*) AS number FROM tasks")
    }

    /// The rows of `tasks` that a statement of this role sees in a transaction that has entered this tenant.
    fn tasks_of(&mut self, tenant: &str) -> i64 {
        self.runs(&format!("BEGIN; {}", enter(tenant)));
        let seen = self.tasks();
        self.runs("COMMIT");
        seen
    }

    /// Tables, columns, constraints, indexes, triggers, policies and functions, as the server prints them.
    fn objects(&mut self) -> Vec<String> {
        let query = "
            SELECT 'table ' || relname || ' ' || relrowsecurity || relforcerowsecurity || coalesce(relacl::text, '') AS cell
                FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
            UNION ALL SELECT 'column ' || attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) || attnotnull
                FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
            UNION ALL SELECT 'constraint ' || conname || ': ' || pg_get_constraintdef(oid)
                FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL SELECT 'policy ' || tablename || ' ' || policyname || ' ' || roles::text || qual || with_check FROM pg_policies
            UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            ORDER BY 1";
        let cells = diesel::sql_query(query).load::<Cell>(&mut self.conn).expect("the catalogue");
        cells.into_iter().filter_map(|cell| cell.cell).collect()
    }
}

impl Drop for Db {
    fn drop(&mut self) {
        // What a failed test leaves behind dies with the server.
        let roles = ["app", "admin", "owner"].map(|role| self.role(role)).join(", ");
        let _ = self.conn.batch_execute(&format!("ROLLBACK; RESET ROLE; DROP OWNED BY {roles}; DROP ROLE {roles}"));
    }
}

fn enter(tenant: &str) -> String {
    format!("SELECT set_config('app.current_tenant_id', '{}', true)", id(tenant))
}

fn id(digits: &str) -> String {
    format!("{digits:0>8}-0000-7000-8000-000000000000")
}

/// Two organizations, each with a user, a project and a task; made by the owner, who has entered no tenant.
fn two_tenants(test: &str, change: impl Fn(&mut Settings)) -> Db {
    let (mut db, _) = Db::of(test, drafts::tracker(), change);
    for n in ["1", "2"] {
        let key = |kind: &str| id(&format!("{kind}{n}"));
        let (o, user, project, task) = (id(n), key("1"), key("2"), key("3"));
        db.runs(&format!(
            "INSERT INTO organizations (id, name) VALUES ('{o}', 'organization {n}');
             INSERT INTO users (organization_id, id, email, name) VALUES ('{o}', '{user}', 'a@example.org', 'A');
             INSERT INTO projects (organization_id, id, owner_id, name) VALUES ('{o}', '{project}', '{user}', 'P');
             INSERT INTO tasks (organization_id, id, project_id, reviewer_id, title, priority)
                 VALUES ('{o}', '{task}', '{project}', '{user}', 'Ship', 'high');"
        ));
    }
    db
}

fn undo(db: &mut Db, statements: &[Statement]) {
    for back in statements.iter().rev().filter_map(|statement| statement.undo.as_ref()) {
        db.runs(back);
    }
}

#[test]
fn every_schema_loads_and_is_taken_back_statement_by_statement() {
    for (name, sketch) in
        [("tracker", drafts::tracker as fn() -> Sketch), ("types", drafts::types), ("circle", drafts::circle)]
    {
        for (version, primary_key) in [(14, PrimaryKeyStrategy::UuidV7), (15, PrimaryKeyStrategy::BigInt)] {
            let (mut db, schema) = Db::of(&format!("{name}_{version}"), sketch(), |settings| {
                settings.version = Some(version);
                settings.primary_key = primary_key;
            });
            let made = db.objects();
            let tables = made.iter().filter(|object| object.starts_with("table ")).count();
            assert_eq!(tables, schema.models.len(), "{made:#?}");
            let statements = sql::statements(&schema);
            undo(&mut db, &statements);
            assert_eq!(db.objects(), Vec::<String>::new());
            for statement in &statements {
                db.runs(&statement.sql);
            }
            assert_eq!(db.objects(), made, "the script is its statements");
        }
    }
}

#[test]
fn the_application_sees_the_tenant_that_it_has_entered() {
    let mut db = two_tenants("isolation", |_| {});
    db.become_("app");
    assert_eq!(db.tasks(), 0, "no tenant was entered");
    assert_eq!((db.tasks_of("1"), db.tasks_of("2"), db.tasks_of("3")), (1, 1, 0));
    // After a transaction the setting is '' and not NULL: still nothing, and no error.
    assert_eq!(db.tasks(), 0);
    db.runs(&format!("BEGIN; {}", enter("1")));
    assert_eq!(db.number("SELECT count(*) AS number FROM organizations"), 1);
    assert_eq!(db.number("SELECT count(*) AS number FROM task_tags"), 0);
    db.runs(&format!("UPDATE tasks SET title = 'Mine'; DELETE FROM users WHERE id = '{}'; COMMIT", id("12")));
    db.become_("owner");
    assert_eq!(db.number("SELECT count(*) AS number FROM tasks WHERE title = 'Mine'"), 1);
    assert_eq!(db.number("SELECT count(*) AS number FROM users"), 2);
}

#[test]
fn the_application_writes_into_no_other_tenant() {
    let mut db = two_tenants("writes", |_| {});
    db.become_("app");
    let insert = |tenant: &str, project: &str| {
        let (organization, project) = (id(tenant), id(project));
        format!(
            "BEGIN; {}; INSERT INTO tasks (organization_id, id, project_id, title, priority) \
             VALUES ('{organization}', gen_random_uuid(), '{project}', 'Steal', 'low'); COMMIT",
            enter("1")
        )
    };
    db.refuses(&insert("2", "22"), "row-level security");
    db.runs("ROLLBACK");
    db.refuses(&insert("1", "22"), "fk_tasks_project_id_projects");
    db.runs("ROLLBACK");
    db.refuses(
        &format!("BEGIN; {}; UPDATE tasks SET organization_id = '{}'", enter("1"), id("2")),
        "row-level security",
    );
    db.runs("ROLLBACK");
    db.runs(&insert("1", "21"));
    for forbidden in [
        "TRUNCATE tasks",
        "ALTER TABLE tasks DISABLE ROW LEVEL SECURITY",
        "INSERT INTO organizations (id, name) VALUES (gen_random_uuid(), 'new')",
        "DELETE FROM organizations",
    ] {
        db.refuses(forbidden, if forbidden.starts_with("ALTER") { "must be owner" } else { "permission denied" });
    }
}

#[test]
fn the_administrator_and_migrations_see_all_tenants() {
    let mut db = two_tenants("all", |_| {});
    db.become_("admin");
    assert_eq!(db.tasks(), 2);
    db.runs("INSERT INTO organizations (id, name) VALUES (gen_random_uuid(), 'new')");
    db.become_("owner");
    assert_eq!(db.tasks(), 2, "FORCE binds the owner, and a migration must not skip rows");
    db.runs("UPDATE tasks SET title = 'Backfilled'");
    assert_eq!(db.number("SELECT count(*) AS number FROM tasks WHERE title = 'Backfilled'"), 2);
    // An application that runs as the owner by mistake is held in its transactions like any other role.
    assert_eq!((db.tasks_of("1"), db.tasks_of("3")), (1, 0));
    // Whoever may act as the owner migrates as well.
    let member = format!("{}_member", db.name);
    let owner = db.role("owner");
    db.runs(&format!("RESET ROLE; CREATE ROLE {member} IN ROLE {owner}; SET ROLE {member}"));
    assert_eq!(db.tasks(), 2);
    db.runs(&format!("RESET ROLE; DROP ROLE {member}"));
}

#[test]
fn without_row_level_security_there_are_grants_only() {
    let (mut db, _) = Db::of("grants", drafts::tracker(), |settings| settings.rls = false);
    let policies = db.objects().into_iter().filter(|object| object.starts_with("policy ")).count();
    assert_eq!(policies, 0);
    db.become_("app");
    db.runs("INSERT INTO organizations (id, name) VALUES (gen_random_uuid(), 'made by the application itself')");
    assert_eq!(db.number("SELECT count(*) AS number FROM organizations"), 1);
}

#[test]
fn constraints_are_refused_by_their_names() {
    let mut db = two_tenants("names", |_| {});
    db.refuses("UPDATE tasks SET status = 'lost'", "check_tasks_status_enum");
    db.runs("UPDATE tasks SET status = 'it''s done'");
    db.refuses("UPDATE tasks SET title = repeat('x', 201)", "character varying(200)");
    let again = format!(
        "INSERT INTO tasks (organization_id, id, project_id, title, priority) VALUES ('{}', gen_random_uuid(), '{}', 'Ship', 'low')",
        id("1"),
        id("21")
    );
    db.refuses(&again, "uq_tasks_organization_id_title");
    db.runs("UPDATE tasks SET deleted_at = created_at");
    db.runs(&again);
    db.refuses("UPDATE tasks SET deleted_at = NULL", "uq_tasks_organization_id_title");
    db.refuses(
        &format!("DELETE FROM organizations WHERE id = '{}'", id("1")),
        "fk_users_organization_id_organizations",
    );
}

#[test]
fn set_null_leaves_the_tenant_and_cascades_go_through() {
    for version in [14, 15] {
        let mut db = two_tenants(&format!("set_null_{version}"), |settings| settings.version = Some(version));
        db.become_("app"); // under the policies, as the application does it
        let (organization, project, task, part) = (id("1"), id("21"), id("31"), id("41"));
        db.runs(&format!(
            "BEGIN; {};
             INSERT INTO tasks (organization_id, id, project_id, parent_task_id, title, priority)
                 VALUES ('{organization}', '{part}', '{project}', '{task}', 'Part', 'low');
             INSERT INTO users (organization_id, id, email, name) VALUES ('{organization}', '{part}', 'r@example.org', 'R');
             UPDATE tasks SET reviewer_id = '{part}';
             DELETE FROM users WHERE id = '{part}';
             DELETE FROM tasks WHERE id = '{task}';",
            enter("1")
        ));
        let row = "SELECT concat_ws(',', organization_id, reviewer_id, parent_task_id) AS cell FROM tasks";
        assert_eq!(db.cell(row).as_ref(), Some(&organization), "{version}");
        // One statement that deletes a task and its parts, then a project with all of its tasks.
        let tree = format!(
            "INSERT INTO tasks (organization_id, id, project_id, parent_task_id, title, priority) VALUES
                 ('{organization}', '{task}', '{project}', '{part}', 'One', 'low'),
                 ('{organization}', '{}', '{project}', '{task}', 'Two', 'low')",
            id("51")
        );
        db.runs(&format!("{tree}; DELETE FROM tasks"));
        assert_eq!(db.tasks(), 0);
        let again = tree.replacen(&format!("'{part}'"), "NULL", 1);
        db.runs(&format!("{again}; DELETE FROM projects WHERE id = '{project}'"));
        assert_eq!(db.tasks(), 0);
        db.runs("COMMIT");
        assert_eq!(db.tasks_of("2"), 1);
    }
}

#[test]
fn the_database_keeps_updated_at() {
    let mut db = two_tenants("updated_at", |_| {});
    let stamp = |db: &mut Db| {
        let query =
            format!("SELECT (updated_at AT TIME ZONE 'UTC')::text AS cell FROM tasks WHERE id = '{}'", id("31"));
        db.cell(&query).unwrap_or_default()
    };
    db.runs("UPDATE tasks SET updated_at = '2001-01-01 00:00:00Z'");
    assert_eq!(stamp(&mut db), "2001-01-01 00:00:00", "a value that the statement sets stays");
    db.runs("UPDATE tasks SET title = title, priority = 'high', description = NULL");
    assert_eq!(stamp(&mut db), "2001-01-01 00:00:00", "nothing was changed");
    db.runs("BEGIN; UPDATE tasks SET description = 'one'");
    let one = stamp(&mut db);
    db.runs("UPDATE tasks SET description = 'two'");
    let two = stamp(&mut db);
    db.runs("COMMIT");
    assert!(one.as_str() > "2026" && two > one, "each statement of a transaction has its own time: {one} {two}");
}

#[test]
fn a_bigint_key_is_numbered() {
    let bigint = |settings: &mut Settings| settings.primary_key = PrimaryKeyStrategy::BigInt;
    let (mut db, _) = Db::of("bigint", drafts::tracker(), bigint);
    db.become_("admin");
    db.runs("INSERT INTO organizations (name) VALUES ('one'), ('two')");
    db.runs("INSERT INTO tags (organization_id, name) VALUES (1, 'red'), (2, 'red')");
    db.become_("app"); // which has no right on the sequence and needs none
    db.runs("BEGIN; SELECT set_config('app.current_tenant_id', '2', true)");
    db.runs("INSERT INTO tags (organization_id, name) VALUES (2, 'blue')");
    assert_eq!(
        db.cell("SELECT string_agg(id || name, ' ' ORDER BY id) AS cell FROM tags").as_deref(),
        Some("2red 3blue")
    );
}

#[test]
fn constraints_and_indexes_are_added_to_a_table_that_is_there() {
    let (mut db, schema) = Db::of("alter", drafts::tracker(), |settings| settings.version = Some(14));
    let made = db.objects();
    let tasks = schema.model(schema.find_table("tasks").expect("there are tasks"));
    let find = |name: &str| tasks.foreign_keys.iter().find(|key| key.own == name).expect("the key");
    let (key, check) = (find("reviewer_id"), &tasks.checks[0]);
    let index = tasks.indexes.iter().find(|index| index.name.contains("status")).expect("the index");
    let field = tasks.column("description").expect("the column");

    let columns = alter::add_columns(&schema, tasks, tasks, &[field]);
    let keys = alter::add_foreign_key(&schema, tasks, key, true);
    let checks: Vec<Statement> = alter::add_check(&schema, tasks, check, true).into_iter().collect();
    let indexes: Vec<Statement> = alter::add_index(&schema, tasks, index, true).into_iter().collect();
    for statements in [&columns, &keys, &checks, &indexes] {
        assert!(!statements.is_empty());
        undo(&mut db, statements);
        assert_ne!(db.objects(), made, "{statements:#?}");
        statements.iter().for_each(|statement| db.runs(&statement.sql));
    }
    let not_valid = "SELECT count(*) AS number FROM pg_constraint WHERE NOT convalidated";
    assert_eq!(db.number(not_valid), 2);
    for name in [&key.name, &check.name] {
        db.runs(&alter::validate(&schema, tasks, name).expect("PostgreSQL validates").sql);
    }
    assert_eq!((db.number(not_valid), db.objects()), (0, made));
}
