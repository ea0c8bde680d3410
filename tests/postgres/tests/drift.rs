//! `groundplan drift` on PostgreSQL: a database that is as the model says, and each change that somebody makes by hand. `tests/tests/drift.rs` asks
//! SQLite the same.

use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use groundplan_cli::{Output, Surroundings, run_in};
use groundplan_tests_postgres::Database;
use serde_json::Value;

fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("drift").join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder under target");
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let around =
        Surroundings { folder: folder.to_owned(), stdin: &mut std::io::empty(), now: 1_795_000_000, colours: false };
    run_in(arguments, around)
}

const TOML: &str = "engine = \"postgres\"\nengine_version = \"15\"\n[tenancy]\nmodel = \"Organization\"\napp_role = \"app\"\nadmin_role = \"app_admin\"\n";
const MODEL: &str = "Organizations are the tenants and have a name.
Users have a unique email, a name and an optional phone.
Projects have a name and an owner, who is a user.
Tasks have a title (up to 200 characters), a price, an age between 0 and 150, optional settings, a priority and a status.
Priority can be low, medium or high. Status can be pending, active or done and defaults to pending.
Tasks belong to projects; deleting a project deletes its tasks.
Deleted projects and tasks are kept. No two tasks of a project have the same title.
Users often search tasks by status and price.
";

/// The folder with the model, and a database that has it.
fn made(test: &str) -> (PathBuf, Database) {
    let folder = folder(test);
    std::fs::write(folder.join("groundplan.toml"), TOML).expect("a file");
    std::fs::write(folder.join("model.md"), MODEL).expect("a file");
    let sql = run(&folder, &["read", "model.md", "--format", "sql"]);
    assert_eq!(sql.code, 0, "{}", sql.stderr);
    (folder, Database::new(&sql.stdout))
}

fn drift(folder: &Path, database: &Database, more: &[&str]) -> (i32, Value) {
    let url = database.url();
    let mut arguments = vec!["drift", "model.md", "--database-url", &url, "--format", "json"];
    arguments.extend(more);
    let output = run(folder, &arguments);
    let document = serde_json::from_str(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    (output.code, document)
}

/// `direction kind table name`, one line each.
fn lines(document: &Value) -> Vec<String> {
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let differences = document["differences"].as_array().expect("a list").iter();
    differences.map(|one| ["direction", "kind", "table", "name"].map(|key| word(&one[key])).join(" ")).collect()
}

/// What somebody does by hand, and what is said of it. After its cure nothing differs, where the cure is SQL.
const CHANGES: &[(&str, &[&str])] = &[
    ("ALTER TABLE tasks ADD COLUMN colour text", &["only_in_database column tasks colour"]),
    ("ALTER TABLE users DROP COLUMN phone", &["missing_in_database column users phone"]),
    ("ALTER TABLE users ALTER COLUMN phone TYPE varchar(21)", &["different type users phone"]),
    ("ALTER TABLE tasks ALTER COLUMN title DROP NOT NULL", &["different not null tasks title"]),
    ("ALTER TABLE tasks ALTER COLUMN status SET DEFAULT 'done'", &["different default tasks status"]),
    ("ALTER TABLE tasks ALTER COLUMN status DROP DEFAULT", &["different default tasks status"]),
    ("ALTER TABLE tasks ALTER COLUMN price SET DEFAULT 0", &["different default tasks price"]),
    (
        "DROP INDEX idx_tasks_on_organization_id_status_price",
        &["missing_in_database index tasks idx_tasks_on_organization_id_status_price"],
    ),
    ("CREATE INDEX by_hand ON tasks (price)", &["only_in_database index tasks by_hand"]),
    (
        "DROP INDEX idx_tasks_on_organization_id_status_price; CREATE INDEX idx_tasks_on_organization_id_status_price ON tasks (organization_id, status)",
        &["different index tasks idx_tasks_on_organization_id_status_price"],
    ),
    (
        "ALTER TABLE tasks DROP CONSTRAINT check_tasks_age_range",
        &["missing_in_database check tasks check_tasks_age_range"],
    ),
    (
        "ALTER TABLE tasks DROP CONSTRAINT check_tasks_age_range, ADD CONSTRAINT check_tasks_age_range CHECK (age BETWEEN 0 AND 151)",
        &["different check tasks check_tasks_age_range"],
    ),
    (
        "ALTER TABLE tasks DROP CONSTRAINT check_tasks_age_range, ADD CONSTRAINT check_tasks_age_range CHECK (age BETWEEN 0 AND 150) NOT VALID",
        &["different constraint tasks check_tasks_age_range"],
    ),
    (
        "ALTER TABLE tasks ADD CONSTRAINT dear CHECK (price > 1 AND title ~ '^x')",
        &["only_in_database check tasks dear"],
    ),
    (
        "ALTER TABLE tasks RENAME CONSTRAINT check_tasks_age_range TO ages",
        &["different name tasks check_tasks_age_range"],
    ),
    (
        "ALTER TABLE users DROP CONSTRAINT uq_users_organization_id_email",
        &["missing_in_database unique users uq_users_organization_id_email"],
    ),
    (
        "ALTER TABLE users DROP CONSTRAINT uq_users_organization_id_email, ADD CONSTRAINT uq_users_organization_id_email UNIQUE (email)",
        &["different unique users uq_users_organization_id_email"],
    ),
    (
        "ALTER TABLE projects DROP CONSTRAINT fk_projects_owner_id_users",
        &["missing_in_database foreign key projects fk_projects_owner_id_users"],
    ),
    (
        "ALTER TABLE projects DROP CONSTRAINT fk_projects_owner_id_users, ADD CONSTRAINT fk_projects_owner_id_users
         FOREIGN KEY (organization_id, owner_id) REFERENCES users (organization_id, id) ON DELETE CASCADE",
        &["different foreign key projects fk_projects_owner_id_users"],
    ),
    (
        "ALTER TABLE tasks DROP CONSTRAINT pk_tasks, ADD CONSTRAINT pk_tasks PRIMARY KEY (id)",
        &["different primary key tasks pk_tasks"],
    ),
    ("DROP POLICY tenant_isolation ON tasks", &["missing_in_database policy tasks tenant_isolation"]),
    ("ALTER POLICY tenant_isolation ON tasks USING (true)", &["different policy tasks tenant_isolation"]),
    ("ALTER POLICY tenant_isolation ON tasks WITH CHECK (true)", &["different policy tasks tenant_isolation"]),
    ("ALTER POLICY admin_access ON tasks TO app_admin, app", &["different policy tasks admin_access"]),
    ("CREATE POLICY back_door ON tasks USING (true)", &["only_in_database policy tasks back_door"]),
    ("REVOKE INSERT ON tasks FROM app", &["different grant tasks app"]),
    ("REVOKE ALL ON tasks FROM app", &["missing_in_database grant tasks app"]),
    ("GRANT TRUNCATE ON tasks TO app", &["different grant tasks app"]),
    ("ALTER TABLE tasks DISABLE ROW LEVEL SECURITY", &["different row level security tasks tasks"]),
    ("ALTER TABLE tasks NO FORCE ROW LEVEL SECURITY", &["different row level security tasks tasks"]),
    ("DROP TRIGGER set_updated_at ON tasks", &["missing_in_database trigger tasks set_updated_at"]),
    ("ALTER TABLE tasks DISABLE TRIGGER set_updated_at", &["different trigger tasks set_updated_at"]),
    (
        "DROP TRIGGER set_updated_at ON tasks; CREATE TRIGGER set_updated_at BEFORE UPDATE ON tasks FOR EACH ROW EXECUTE FUNCTION groundplan_set_updated_at()",
        &["different trigger tasks set_updated_at"],
    ),
    (
        "CREATE OR REPLACE FUNCTION groundplan_set_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        &["different function - groundplan_set_updated_at"],
    ),
    (
        "CREATE FUNCTION other() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$;
         CREATE TRIGGER other BEFORE DELETE ON tasks FOR EACH ROW EXECUTE FUNCTION other()",
        &["only_in_database trigger tasks other"],
    ),
    ("CREATE TABLE others (id int)", &["only_in_database table - others"]),
    ("CREATE SCHEMA depot; CREATE TABLE depot.tasks (id int)", &["only_in_database table - depot.tasks"]),
    ("DROP TABLE tasks", &["missing_in_database table - tasks"]),
    (
        "ALTER TABLE projects DROP CONSTRAINT fk_projects_owner_id_users, ADD CONSTRAINT fk_projects_owner_id_users
         FOREIGN KEY (organization_id, owner_id) REFERENCES users (organization_id, id) ON DELETE RESTRICT DEFERRABLE",
        &["different constraint projects fk_projects_owner_id_users"],
    ),
];

#[test]
fn a_database_as_the_model_says_has_no_drift() {
    let (folder, database) = made("none");
    let (code, document) = drift(&folder, &database, &[]);
    assert_eq!((code, lines(&document)), (0, Vec::new()), "{document:#}");
    assert_eq!(document["compared_with"], serde_json::json!({ "kind": "model", "path": "model.md" }));
}

#[test]
fn each_change_by_hand_is_found_and_cured() {
    let (folder, database) = made("changes");
    let mut conn = database.connect();
    let mut cured = 0;
    for (change, expected) in CHANGES {
        conn.batch_execute(&format!("BEGIN; {change}; COMMIT")).unwrap_or_else(|error| panic!("{error}: {change}"));
        let (code, document) = drift(&folder, &database, &[]);
        assert_eq!(
            (code, lines(&document)),
            (1, expected.iter().map(ToString::to_string).collect::<Vec<_>>()),
            "{change}\n{document:#}"
        );
        for one in document["differences"].as_array().expect("a list") {
            let cure = one["cure"].as_str().expect("a cure");
            assert!(!cure.is_empty(), "{one}");
            // What is for a person to decide has its SQL in back-ticks.
            let sql = cure.split('`').find(|part| part.ends_with(';')).unwrap_or(cure);
            if sql.ends_with(';') {
                conn.batch_execute(sql).unwrap_or_else(|error| panic!("{error}: {change}\n{one:#}"));
                let (_, after) = drift(&folder, &database, &[]);
                assert_eq!(lines(&after), Vec::<String>::new(), "{change}\n{sql}");
                cured += 1;
            } else {
                // Only the deferrable key has no SQL of its own.
                assert!(change.contains("DEFERRABLE"), "{one:#}");
            }
        }
    }
    assert_eq!(cured, CHANGES.len() - 1);
}

#[test]
fn what_is_not_ours_is_left_out_and_listed() {
    let (folder, database) = made("ignored");
    let mut conn = database.connect();
    conn.batch_execute(
        "CREATE SCHEMA auth; CREATE TABLE auth.sessions (id int); CREATE TABLE legacy_carts (id int); CREATE VIEW titles AS SELECT title FROM tasks;
         CREATE TABLE __diesel_schema_migrations (version varchar(50) PRIMARY KEY, run_on timestamp NOT NULL DEFAULT now())",
    )
    .expect("tables of others");
    let (code, document) =
        drift(&folder, &database, &["--ignore", "auth.*", "--ignore", "legacy_*", "--ignore", "titles"]);
    assert_eq!((code, lines(&document)), (0, Vec::new()), "{document:#}");
    let mut ignored: Vec<&str> =
        document["ignored"].as_array().expect("a list").iter().filter_map(|one| one["name"].as_str()).collect();
    ignored.sort_unstable();
    assert_eq!(ignored, ["__diesel_schema_migrations", "legacy_carts", "sessions", "titles"]);
    let url = database.url();
    let text = run(&folder, &["drift", "model.md", "--database-url", &url, "--ignore", "auth.*"]);
    for words in [
        "in 1 place",
        "only in the database",
        "  table `legacy_carts`",
        "ignored",
        "sessions: by `auth.*`",
        "titles: a view",
    ] {
        assert!(text.stdout.contains(words), "{words}: {}", text.stdout);
    }
    assert_eq!((text.code, text.stderr.as_str()), (1, ""));
}

#[test]
fn an_index_that_failed_to_build_is_not_taken_for_one() {
    let (folder, database) = made("invalid");
    let mut conn = database.connect();
    let index = "idx_tasks_on_organization_id_status_price";
    conn.batch_execute(&format!("UPDATE pg_index SET indisvalid = false WHERE indexrelid = '{index}'::regclass"))
        .expect("a superuser may");
    let (_, document) = drift(&folder, &database, &[]);
    assert_eq!(lines(&document), [format!("different index tasks {index}")]);
    let cure = document["differences"][0]["cure"].as_str().expect("a cure");
    conn.batch_execute(cure).unwrap_or_else(|error| panic!("{error}: {cure}"));
    assert_eq!(drift(&folder, &database, &[]).0, 0);
}

#[test]
fn wrong_use_is_no_drift() {
    let (folder, database) = made("usage");
    let url = database.url();
    for (arguments, words) in [
        (vec!["drift", "model.md"], "--database-url"),
        (vec!["drift", "none.md", "--database-url", &url], "`none.md` cannot be read"),
        (vec!["drift", "model.md", "--engine", "sqlite", "--database-url", &url], "the model is for SQLite"),
    ] {
        let output = run(&folder, &arguments);
        assert!(output.code == 2 && output.stderr.contains(words), "{arguments:?}: {output:?}");
    }
}
/// A database in the style of an older application, imported: nothing differs, whatever no struct can say; and a change by hand is found.
#[test]
fn what_was_imported_has_no_drift_until_somebody_changes_it() {
    let folder = folder("imported");
    let sql = Path::new(env!("CARGO_MANIFEST_DIR")).join("../imports/postgres/schema.sql");
    let sql = std::fs::read_to_string(sql).expect("the older application");
    let database = Database::new(&format!("CREATE EXTENSION IF NOT EXISTS hstore; {sql}"));
    let url = database.url();
    let imported = run(&folder, &["import", "--database-url", &url]);
    assert_eq!(imported.code, 0, "{imported:?}");
    for path in ["src/model.rs", "migrations"] {
        let output = run(&folder, &["drift", path, "--database-url", &url]);
        assert!(output.code == 0 && output.stdout.contains("people.people_touch"), "{path}: {output:?}");
    }
    let mut conn = database.connect();
    for (change, line) in [
        ("ALTER TABLE plays ALTER COLUMN title DROP NOT NULL", "different not null plays title"),
        ("DROP INDEX plays_tags", "missing_in_database index plays plays_tags"),
        ("ALTER TABLE genres ADD COLUMN colour text", "only_in_database column genres colour"),
        (
            "ALTER TABLE plays DROP CONSTRAINT plays_minutes_check",
            "missing_in_database check plays plays_minutes_check",
        ),
    ] {
        conn.batch_execute(change).unwrap_or_else(|error| panic!("{error}: {change}"));
        let output = run(&folder, &["drift", "src/model.rs", "--database-url", &url, "--format", "json"]);
        let document = serde_json::from_str(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
        assert!(lines(&document).iter().any(|own| own == line), "{change}\n{document:#}");
    }
}
