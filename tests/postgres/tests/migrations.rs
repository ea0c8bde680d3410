//! Migrations on a real PostgreSQL, by Diesel's own runner: old + migration = fresh new, and back. The cases are those of
//! `tests/tests/migrations.rs`. The runner is a role that owns the tables and is no superuser, so forced row level security binds it.

use std::collections::BTreeSet;
use std::path::Path;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use groundplan_tests_postgres::Database;

#[path = "../../tests/migrations/cases.rs"]
mod cases;
#[path = "../../tests/migrations/package.rs"]
mod package;

use cases::{PLANNED, REFUSED};
use package::Package;

struct Db {
    conn: PgConnection,
    _database: Database,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Nullable<Text>)]
    text: Option<String>,
}

/// What the catalogue knows, one line per fact; names of columns, never their numbers.
const FACTS: &[&str] = &[
    "SELECT 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || \
     coalesce(pg_get_expr(d.adbin, d.adrelid), '-') || ' ' || a.attidentity::text AS text \
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum \
     WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE '\\_\\_%'",
    "SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated AS text \
     FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '\\_\\_%'",
    "SELECT 'index ' || pg_get_indexdef(indexrelid) || ' ' || indisvalid AS text FROM pg_index JOIN pg_class c ON c.oid = indrelid \
     WHERE c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE '\\_\\_%'",
    "SELECT 'trigger ' || pg_get_triggerdef(oid) AS text FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT 'function ' || pg_get_functiondef(oid) AS text FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    "SELECT 'policy ' || polrelid::regclass || ' ' || polname || ' ' || polroles::regrole[]::text || ' ' || \
     coalesce(pg_get_expr(polqual, polrelid), '-') || ' ' || coalesce(pg_get_expr(polwithcheck, polrelid), '-') AS text FROM pg_policy",
    "SELECT 'table ' || relname || ' ' || relrowsecurity || relforcerowsecurity || ' ' || coalesce(relacl::text, '-') AS text \
     FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT LIKE '\\_\\_%'",
];

impl Db {
    fn new() -> Db {
        let database = Database::new("");
        let mut conn = database.connect();
        // One owner for all tests of a server; it runs the migrations and is bound by the policies.
        let owner = "DO $$ BEGIN CREATE ROLE migrations_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$; \
                     GRANT CREATE ON SCHEMA public TO migrations_owner; SET SESSION AUTHORIZATION migrations_owner";
        conn.batch_execute(owner).expect("a role");
        Db { conn, _database: database }
    }

    fn run(&mut self, sql: &str) {
        self.conn.batch_execute(sql).unwrap_or_else(|error| panic!("{error}:\n{sql}"));
    }

    fn texts(&mut self, query: &str) -> Vec<String> {
        let rows = diesel::sql_query(query).load::<Row>(&mut self.conn);
        let rows = rows.unwrap_or_else(|error| panic!("{error}:\n{query}"));
        rows.into_iter().map(|row| row.text.unwrap_or_else(|| "NULL".to_owned())).collect()
    }

    fn facts(&mut self) -> BTreeSet<String> {
        FACTS.iter().flat_map(|query| self.texts(query)).collect()
    }

    fn up(&mut self, package: &Path) -> usize {
        let source = FileBasedMigrations::from_path(package.join("migrations")).expect("a migrations folder");
        self.conn.run_pending_migrations(source).unwrap_or_else(|error| panic!("{}: {error}", package.display())).len()
    }

    fn down(&mut self, package: &Path, count: usize) {
        for _ in 0..count {
            let source = FileBasedMigrations::from_path(package.join("migrations")).expect("a migrations folder");
            self.conn.revert_last_migration(source).unwrap_or_else(|error| panic!("{}: {error}", package.display()));
        }
    }
}

fn package(name: &str) -> Package {
    let package = Package::new(name, "postgres");
    package.write(
        "groundplan.toml",
        "engine = \"postgres\"\nengine_version = \"15\"\n[tenancy]\napp_role = \"app\"\nadmin_role = \"app_admin\"\n",
    );
    package
}

#[test]
fn old_and_migration_is_fresh_new_and_back() {
    for case in PLANNED {
        let package = package(case.name);
        package.model(case.before);
        package.migrate("initial");
        let mut db = Db::new();
        assert_eq!(db.up(&package.folder), 1);
        let before = db.facts();
        let mut fresh = Db::new();
        fresh.run(&package.ddl());
        assert_eq!(before, fresh.facts(), "{}: the first migration is not the schema", case.name);

        package.model(case.after);
        let count = package.migrate("second").len();
        assert_eq!(db.up(&package.folder), count);
        let mut fresh = Db::new();
        fresh.run(&package.ddl());
        assert_eq!(db.facts(), fresh.facts(), "{}: old and migration is not fresh new", case.name);

        db.down(&package.folder, count);
        assert_eq!(db.facts(), before, "{}: the migration is not taken back", case.name);
        db.down(&package.folder, 1);
        assert!(db.facts().is_empty(), "{}: {:?}", case.name, db.facts());
    }
}

#[test]
fn an_optional_key_to_another_table_comes_in_three_steps() {
    let package = package("optional_key");
    package.model("Organizations are the tenants and have a name. Projects have a name. Tasks have a title.");
    package.migrate("initial");
    let mut db = Db::new();
    db.up(&package.folder);
    let before = db.facts();
    db.run(
        "INSERT INTO organizations (id, name) VALUES ('00000000-0000-0000-0000-000000000001', 'Acme'); \
         INSERT INTO tasks (organization_id, id, title) \
         SELECT id, '00000000-0000-0000-0000-000000000002', 'old' FROM organizations",
    );
    package.model("Organizations are the tenants and have a name. Projects have a name. Tasks have a title and an optional project.");
    let folders = package.migrate("project");
    let suffixes: Vec<&str> = folders.iter().map(|folder| folder.split_once("_project").expect("the name").1).collect();
    assert_eq!(suffixes, ["", "_idx_tasks_on_organization_id_project_id", "_validate"]);
    db.up(&package.folder);
    let mut fresh = Db::new();
    fresh.run(&package.ddl());
    assert_eq!(db.facts(), fresh.facts());
    assert_eq!(db.texts("SELECT title || ' ' || coalesce(project_id::text, '-') AS text FROM tasks"), ["old -"]);
    db.down(&package.folder, 3);
    assert_eq!(db.facts(), before);
}

#[test]
fn rows_of_every_tenant_get_the_default_and_the_check() {
    let package = package("rows");
    package.model("Organizations are the tenants and have a name. Tasks have a title.");
    package.migrate("initial");
    let mut db = Db::new();
    db.up(&package.folder);
    let organizations = "INSERT INTO organizations (id, name) VALUES ('00000000-0000-0000-0000-000000000001', 'Acme'), \
                         ('00000000-0000-0000-0000-000000000002', 'Globex')";
    db.run(organizations);
    db.run("INSERT INTO tasks (organization_id, id, title) SELECT id, gen_random_uuid(), name FROM organizations");
    package.model(
        "Organizations are the tenants and have a name. Tasks have a title and a status. \
         Status can be open or done and defaults to open.",
    );
    package.migrate("status");
    db.up(&package.folder);
    assert_eq!(
        db.texts("SELECT title || ' ' || status AS text FROM tasks ORDER BY title"),
        ["Acme open", "Globex open"]
    );
    let refused = db.conn.batch_execute("UPDATE tasks SET status = 'someday'");
    assert!(refused.is_err_and(|error| error.to_string().contains("check_tasks_status_enum")));
}

#[test]
fn our_own_runner_applies_the_same_folders() {
    let case = PLANNED.iter().find(|case| case.name == "all_at_once").expect("such a case");
    let package = package("ours");
    package.model(case.before);
    let mut folders = package.migrate("initial");
    package.model(case.after);
    folders.extend(package.migrate("second"));
    let mut db = Db::new();
    let source = FileBasedMigrations::from_path(package.folder.join("migrations")).expect("a migrations folder");
    let ran = groundplan::migrations::run(&mut db.conn, source).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(ran, folders);
    let mut fresh = Db::new();
    fresh.run(&package.ddl());
    assert_eq!(db.facts(), fresh.facts());
}

#[test]
fn what_cannot_be_planned_is_refused_here_too() {
    for (number, case) in REFUSED.iter().enumerate() {
        let package = package(&format!("refused_{number}"));
        package.model(case.before);
        package.migrate("initial");
        let before = package.migrations();
        package.model(case.after);
        let output = package.run(&["migrate", "second"]);
        assert_eq!(output.code, 1, "{}: {}", case.after, output.stdout);
        for words in case.says {
            assert!(output.stderr.contains(words), "`{words}` is missing for {}:\n{}", case.after, output.stderr);
        }
        assert_eq!(package.migrations(), before, "{}: something was written", case.after);
    }
}
