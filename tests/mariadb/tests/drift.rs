//! `groundplan drift` on MariaDB (and MySQL): a database that is as the model says, and each change that somebody makes by hand; and what is read of
//! a database that we would not have designed. `tests/postgres/tests/drift.rs` asks PostgreSQL the same.

use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use groundplan_cli::{Output, Surroundings, run_in};
use groundplan_tests_mariadb::Database;
use serde_json::Value;

const ENGINE: &str = if cfg!(feature = "mysql") { "mysql" } else { "mariadb" };

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let around =
        Surroundings { folder: folder.to_owned(), stdin: &mut std::io::empty(), now: 1_795_000_000, colours: false };
    run_in(arguments, around)
}

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
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("drift").join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder under target");
    std::fs::write(folder.join("model.md"), MODEL).expect("a file");
    let sql = run(&folder, &["read", "model.md", "--engine", ENGINE, "--format", "sql"]);
    assert_eq!(sql.code, 0, "{}", sql.stderr);
    (folder, Database::new(&sql.stdout))
}

fn drift(folder: &Path, database: &Database) -> (i32, Value) {
    let url = database.url();
    let output = run(folder, &["drift", "model.md", "--database-url", &url, "--format", "json"]);
    let document = serde_json::from_str(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    (output.code, document)
}

/// `direction kind table name`, one line each.
fn lines(document: &Value) -> Vec<String> {
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let differences = document["differences"].as_array().expect("a list").iter();
    differences.map(|one| ["direction", "kind", "table", "name"].map(|key| word(&one[key])).join(" ")).collect()
}

/// What somebody does by hand, and what is said of it. After its cure nothing differs.
const CHANGES: &[(&str, &str)] = &[
    ("ALTER TABLE tasks ADD COLUMN colour text", "only_in_database column tasks colour"),
    ("ALTER TABLE users DROP COLUMN phone", "missing_in_database column users phone"),
    ("ALTER TABLE users MODIFY COLUMN phone varchar(21)", "different type users phone"),
    ("ALTER TABLE tasks MODIFY COLUMN title varchar(200)", "different not null tasks title"),
    ("ALTER TABLE tasks ALTER COLUMN status SET DEFAULT 'done'", "different default tasks status"),
    ("ALTER TABLE tasks ALTER COLUMN status DROP DEFAULT", "different default tasks status"),
    (
        "ALTER TABLE tasks MODIFY COLUMN updated_at datetime(6) NOT NULL DEFAULT (utc_timestamp(6))",
        "missing_in_database on update tasks updated_at",
    ),
    (
        "DROP INDEX idx_tasks_on_organization_id_status_price ON tasks",
        "missing_in_database index tasks idx_tasks_on_organization_id_status_price",
    ),
    ("CREATE INDEX by_hand ON tasks (price)", "only_in_database index tasks by_hand"),
    (
        "ALTER TABLE tasks DROP CONSTRAINT check_tasks_age_range",
        "missing_in_database check tasks check_tasks_age_range",
    ),
    (
        "ALTER TABLE tasks DROP CONSTRAINT check_tasks_age_range, ADD CONSTRAINT check_tasks_age_range CHECK (age BETWEEN 0 AND 151)",
        "different check tasks check_tasks_age_range",
    ),
    (
        "ALTER TABLE tasks ADD CONSTRAINT dear CHECK (price > 1 AND title REGEXP '^x')",
        "only_in_database check tasks dear",
    ),
    (
        "ALTER TABLE users DROP INDEX uq_users_organization_id_email, ADD CONSTRAINT uq_users_organization_id_email UNIQUE (email)",
        "different unique users uq_users_organization_id_email",
    ),
    (
        "ALTER TABLE projects DROP FOREIGN KEY fk_projects_owner_id_users",
        "missing_in_database foreign key projects fk_projects_owner_id_users",
    ),
    (
        "ALTER TABLE projects DROP FOREIGN KEY fk_projects_owner_id_users;
         ALTER TABLE projects ADD CONSTRAINT fk_projects_owner_id_users
         FOREIGN KEY (organization_id, owner_id) REFERENCES users (organization_id, id) ON DELETE CASCADE",
        "different foreign key projects fk_projects_owner_id_users",
    ),
    ("CREATE TRIGGER other BEFORE DELETE ON tasks FOR EACH ROW SET @gone = 1", "only_in_database trigger tasks other"),
    ("CREATE TABLE others (id int)", "only_in_database table - others"),
    ("DROP TABLE tasks", "missing_in_database table - tasks"),
];

#[test]
fn each_change_by_hand_is_found_and_cured() {
    let (folder, database) = made("changes");
    let (code, document) = drift(&folder, &database);
    assert_eq!((code, lines(&document)), (0, Vec::new()), "{document:#}");
    let mut conn = database.connect();
    for (change, expected) in CHANGES {
        conn.batch_execute(change).unwrap_or_else(|error| panic!("{error}: {change}"));
        let (code, document) = drift(&folder, &database);
        assert_eq!((code, lines(&document)), (1, vec![(*expected).to_owned()]), "{change}\n{document:#}");
        let cure = document["differences"][0]["cure"].as_str().expect("a cure");
        // What is for a person to decide has its SQL in back-ticks, where names have some too.
        let sql = cure.split_once("run `").map_or(cure, |(_, sql)| sql.split(";`").next().unwrap_or(sql));
        conn.batch_execute(sql).unwrap_or_else(|error| panic!("{error}: {change}\n{cure}"));
        let (_, after) = drift(&folder, &database);
        assert_eq!(lines(&after), Vec::<String>::new(), "{change}\n{sql}");
    }
}

/// What an older application has, and we would not have designed.
const OLDER: &str = "
    CREATE TABLE customers (
        id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, email varchar(100) NOT NULL, mood enum('sad','it''s fine') DEFAULT 'sad',
        labels set('a','b'), bio json, price decimal(10,2) DEFAULT 0.5, seen timestamp NULL, at datetime(6) DEFAULT current_timestamp(6),
        active tinyint(1) DEFAULT 1, doubled int GENERATED ALWAYS AS (price * 2) VIRTUAL, place point, CHECK (price > 0),
        CONSTRAINT emails CHECK (char_length(email) BETWEEN 3 AND 90), CONSTRAINT odd CHECK (email REGEXP '^[a-z]'),
        UNIQUE KEY em (email), KEY pre (email(10)), FULLTEXT KEY words (email)) COMMENT='it''s a table';
    CREATE TABLE orders (customer_id int unsigned, other int unsigned, FOREIGN KEY named (customer_id) REFERENCES customers (id),
        CONSTRAINT other_key FOREIGN KEY (other) REFERENCES customers (id) ON DELETE SET NULL);
    CREATE TABLE logs (id bigint PRIMARY KEY, note text) PARTITION BY HASH (id) PARTITIONS 4;
    CREATE VIEW seen AS SELECT id FROM customers;
    CREATE TRIGGER kept BEFORE UPDATE ON customers FOR EACH ROW BEGIN SET NEW.seen = now(); SET NEW.active = 1; END";

#[test]
fn what_we_would_not_have_designed_is_read() {
    let database = Database::new("");
    let mut conn = database.connect();
    for statement in OLDER.split(";\n") {
        conn.batch_execute(statement).unwrap_or_else(|error| panic!("{error}: {statement}"));
    }
    let url = database.url();
    let output = run(Path::new(env!("CARGO_TARGET_TMPDIR")), &["read", "--database-url", &url, "--format", "json"]);
    let read: Value = serde_json::from_str(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    let models = read["models"].as_array().expect("models");
    let model =
        |table: &str| models.iter().find(|model| model["table"] == table).unwrap_or_else(|| panic!("no `{table}`"));
    let customers = model("customers");
    let types: Vec<String> = customers["fields"]
        .as_array()
        .expect("fields")
        .iter()
        .map(|field| {
            format!("{} {}", field["name"].as_str().unwrap_or_default(), field["type"].as_str().unwrap_or_default())
        })
        .collect();
    let expected = [
        "id bigint",
        "email string",
        "mood enum",
        "labels other",
        "bio json",
        "price decimal",
        "seen timestamp",
        "at timestamp",
        "active boolean",
        "doubled integer",
        "place other",
    ];
    assert_eq!(types, expected);
    assert_eq!(customers["doc"], "it's a table");
    let checks = customers["checks"].to_string();
    for words in ["price > 0", "length(email) BETWEEN 3 AND 90", "odd"] {
        assert!(checks.contains(words), "{words}: {checks}");
    }
    let keys: Vec<&Value> =
        model("orders")["foreign_keys"].as_array().expect("keys").iter().map(|key| &key["on_delete"]).collect();
    assert_eq!(keys.len(), 2);
    assert!(keys.contains(&&Value::from("set_null")), "{keys:?}");
    let unread = read["unread"].to_string();
    for words in ["seen", "kept", "in parts"] {
        assert!(unread.contains(words), "{words}: {unread}");
    }
}

#[test]
fn no_password_is_shown() {
    let database = Database::new("");
    let url = database.url();
    let (server, name) = url.rsplit_once('/').expect("a database");
    let (_, address) = server.split_once('@').unwrap_or(("", "127.0.0.1"));
    for (url, words) in [
        (format!("mysql://nobody:opensesame@{address}/{name}"), "refuses: Access denied"),
        ("mariadb://root:opensesame@127.0.0.1:1/shop".to_owned(), "cannot be reached"),
        (format!("mysql://root:opensesame@{address}/{name}?ssl-mode=REQUIRED"), "asks for an encrypted connection"),
        (format!("mysql://root:opensesame@{address}"), "names no database"),
        ("mysql://root:opensesame@host:x/y".to_owned(), "cannot be read"),
    ] {
        let output = run(Path::new(env!("CARGO_TARGET_TMPDIR")), &["check", "--database-url", &url]);
        assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{url}: {output:?}");
        assert!(output.stderr.contains(words) && !output.stderr.contains("opensesame"), "{url}: {}", output.stderr);
    }
    let missing =
        run(Path::new(env!("CARGO_TARGET_TMPDIR")), &["check", "--database-url", &format!("{server}/nowhere")]);
    assert!(missing.code == 2 && missing.stderr.contains("Unknown database 'nowhere'"), "{missing:?}");
}
/// A database in the style of an older application, imported: nothing differs, whatever no struct can say; and a change by hand is found.
#[test]
fn what_was_imported_has_no_drift_until_somebody_changes_it() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("drift").join("imported");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder under target");
    let sql = Path::new(env!("CARGO_MANIFEST_DIR")).join("../imports/mariadb/schema.sql");
    let sql = std::fs::read_to_string(sql).expect("the older application");
    // What every server has: MEMORY takes no text, and ARCHIVE is a plugin.
    let sql =
        ["MEMORY", "ARCHIVE"].iter().fold(sql, |sql, kind| sql.replace(&format!("ENGINE={kind}"), "ENGINE=InnoDB"));
    // The rest is for the client of a shell: a trigger's body holds the sign that ends it.
    let (sql, programs) = sql.split_once("DELIMITER ;;").expect("its trigger");
    let trigger = programs.split(";;").next().expect("the trigger");
    // Some of its tables name their character set and some do not, and keys run between them.
    let database = Database::new(&format!(
        "ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci; SET sql_mode = 'NO_ENGINE_SUBSTITUTION'; {sql}"
    ));
    database.connect().batch_execute(trigger).expect("its trigger");
    let url = database.url();
    let imported = run(&folder, &["import", "--database-url", &url]);
    assert_eq!(imported.code, 0, "{imported:?}");
    for path in ["src/model.rs", "migrations"] {
        let output = run(&folder, &["drift", path, "--database-url", &url]);
        assert_eq!(output.code, 0, "{path}: {output:?}");
    }
    database.connect().batch_execute("ALTER TABLE kunde ADD COLUMN farbe varchar(9)").expect("a change");
    let output = run(&folder, &["drift", "src/model.rs", "--database-url", &url, "--format", "json"]);
    let document = serde_json::from_str(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    assert_eq!((output.code, lines(&document)), (1, vec!["only_in_database column kunde farbe".to_owned()]));
}
