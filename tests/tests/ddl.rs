//! What the DDL does in a real SQLite. `tests/postgres/tests/ddl.rs` asks PostgreSQL the same.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use groundplan_schema::condition::{Condition, Term};
use groundplan_schema::emit::sql::{self, Statement, alter};
use groundplan_schema::ir::{CheckKind, Engine, PrimaryKeyStrategy, Schema, Value};

#[path = "ddl/drafts.rs"]
mod drafts;

use drafts::{Settings, Sketch};

struct Db(SqliteConnection);

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
    /// An empty database in memory in which foreign keys hold.
    fn empty() -> Db {
        let mut conn = SqliteConnection::establish(":memory:").expect("SQLite opens in memory");
        conn.batch_execute("PRAGMA foreign_keys = ON").expect("a PRAGMA");
        Db(conn)
    }

    fn of(schema: &Schema) -> Db {
        let mut db = Db::empty();
        db.runs(&sql::ddl(schema));
        db
    }

    fn runs(&mut self, sql: &str) {
        self.0.batch_execute(sql).unwrap_or_else(|why| panic!("{why}:\n{sql}"));
    }

    /// The statement fails, and the message has these words.
    fn refuses(&mut self, sql: &str, words: &str) {
        match self.0.batch_execute(sql) {
            Ok(()) => panic!("this was not refused: {sql}"),
            Err(why) => assert!(why.to_string().contains(words), "`{why}` does not say `{words}`:\n{sql}"),
        }
    }

    fn cell(&mut self, query: &str) -> Option<String> {
        diesel::sql_query(query).get_result::<Cell>(&mut self.0).unwrap_or_else(|why| panic!("{why}: {query}")).cell
    }

    fn number(&mut self, query: &str) -> i64 {
        diesel::sql_query(query).get_result::<Number>(&mut self.0).unwrap_or_else(|why| panic!("{why}: {query}")).number
    }

    /// Everything that was made, as SQLite keeps it.
    fn objects(&mut self) -> Vec<String> {
        let query = "SELECT type || ' ' || name || ': ' || coalesce(sql, '') AS cell FROM sqlite_schema \
                     WHERE name NOT LIKE 'sqlite_%' ORDER BY 1";
        let cells = diesel::sql_query(query).load::<Cell>(&mut self.0).expect("the catalogue");
        cells.into_iter().filter_map(|cell| cell.cell).collect()
    }
}

fn sqlite(sketch: Sketch) -> Schema {
    sketch.lower(Settings::of(Engine::Sqlite))
}

/// Two organizations, each with a user, a project and a task.
fn two_tenants() -> Db {
    let mut db = Db::of(&sqlite(drafts::tracker()));
    for n in [1, 2] {
        db.runs(&format!(
            "INSERT INTO organizations (id, name) VALUES (x'0{n}', 'organization {n}');
             INSERT INTO users (organization_id, id, email, name) VALUES (x'0{n}', x'1{n}', 'a@example.org', 'A');
             INSERT INTO projects (organization_id, id, owner_id, name) VALUES (x'0{n}', x'2{n}', x'1{n}', 'P');
             INSERT INTO tasks (organization_id, id, project_id, reviewer_id, title, priority)
                 VALUES (x'0{n}', x'3{n}', x'2{n}', x'1{n}', 'Ship', 'high');"
        ));
    }
    db
}

#[test]
fn every_schema_loads_and_is_taken_back_statement_by_statement() {
    for primary_key in [PrimaryKeyStrategy::UuidV7, PrimaryKeyStrategy::BigInt] {
        for sketch in [drafts::tracker(), drafts::types(), drafts::circle()] {
            let schema = sketch.lower(Settings { primary_key, ..Settings::of(Engine::Sqlite) });
            let statements = sql::statements(&schema);
            let (mut db, mut whole) = (Db::empty(), Db::of(&schema));
            for statement in &statements {
                db.runs(&statement.sql);
            }
            assert_eq!(db.objects(), whole.objects(), "the script is its statements");
            let tables = whole.number(
                "SELECT count(*) AS number FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            );
            assert_eq!(tables as usize, schema.models.len());
            undo(&mut db, &statements);
            assert_eq!(db.objects(), Vec::<String>::new());
        }
    }
}

fn undo(db: &mut Db, statements: &[Statement]) {
    for back in statements.iter().rev().filter_map(|statement| statement.undo.as_ref()) {
        db.runs(back);
    }
}

#[test]
fn no_row_refers_to_another_tenant() {
    let mut db = two_tenants();
    let task = |organization: &str, project: &str| {
        format!(
            "INSERT INTO tasks (organization_id, id, project_id, title, priority) \
             VALUES (x'{organization}', x'99', x'{project}', 'Steal', 'low')"
        )
    };
    db.refuses(&task("01", "22"), "FOREIGN KEY");
    db.runs(&task("01", "21"));
    db.refuses("UPDATE tasks SET reviewer_id = x'12' WHERE id = x'31'", "FOREIGN KEY");
    db.refuses("DELETE FROM organizations WHERE id = x'02'", "FOREIGN KEY");
}

#[test]
fn constraints_are_refused_by_their_names() {
    let mut db = two_tenants();
    db.refuses("UPDATE tasks SET status = 'lost'", "check_tasks_status_enum");
    db.runs("UPDATE tasks SET status = 'it''s done'");
    db.refuses("UPDATE tasks SET title = printf('%.201c', 'x')", "check_tasks_title_length");
    db.runs("UPDATE tasks SET title = printf('%.200c', 'ä')");
    db.refuses("UPDATE users SET email = NULL", "NOT NULL");
    db.refuses(
        "INSERT INTO users (organization_id, id, email, name) VALUES (x'01', x'77', 'a@example.org', 'B')",
        "UNIQUE",
    );
}

#[test]
fn uniques_hold_among_the_living() {
    let mut db = two_tenants();
    let again = "INSERT INTO tasks (organization_id, id, project_id, title, priority) VALUES (x'01', x'66', x'21', 'Ship', 'low')";
    db.refuses(again, "UNIQUE");
    db.runs("UPDATE tasks SET deleted_at = created_at WHERE id = x'31'");
    db.runs(again);
    db.refuses("UPDATE tasks SET deleted_at = NULL WHERE id = x'31'", "UNIQUE");
}

#[test]
fn set_null_leaves_the_tenant_and_cascades_go_through() {
    let mut db = two_tenants();
    db.runs(
        "INSERT INTO tasks (organization_id, id, project_id, parent_task_id, title, priority) \
         VALUES (x'01', x'41', x'21', x'31', 'Part', 'low'), (x'01', x'51', x'21', x'41', 'Part of part', 'low');
         INSERT INTO users (organization_id, id, email, name) VALUES (x'01', x'18', 'r@example.org', 'R');
         UPDATE tasks SET reviewer_id = x'18' WHERE organization_id = x'01';
         DELETE FROM users WHERE id = x'18';",
    );
    assert_eq!(
        db.number("SELECT count(*) AS number FROM tasks WHERE organization_id = x'01' AND reviewer_id IS NULL"),
        3
    );
    assert_eq!(db.cell("SELECT hex(reviewer_id) AS cell FROM tasks WHERE id = x'32'").as_deref(), Some("12"));
    db.runs("DELETE FROM tasks WHERE id = x'31'");
    assert_eq!(db.cell("SELECT hex(parent_task_id) AS cell FROM tasks WHERE id = x'41'").as_deref(), Some(""));
    // A whole tree of tasks goes with its project.
    db.runs("DELETE FROM projects WHERE id = x'21'");
    assert_eq!(db.number("SELECT count(*) AS number FROM tasks WHERE organization_id = x'01'"), 0);
}

const LONG_AGO: &str = "2001-01-01 00:00:00.000000+00:00";

#[test]
fn the_database_keeps_updated_at() {
    let mut db = two_tenants();
    db.runs(&format!("UPDATE tasks SET updated_at = '{LONG_AGO}'"));
    let stamp = |db: &mut Db| db.cell("SELECT updated_at AS cell FROM tasks WHERE id = x'31'").unwrap_or_default();
    assert_eq!(stamp(&mut db), LONG_AGO, "a value that the statement sets stays");
    db.runs("UPDATE tasks SET title = title, priority = 'high', description = NULL");
    assert_eq!(stamp(&mut db), LONG_AGO, "nothing was changed");
    db.runs("UPDATE tasks SET description = 'new' WHERE id = x'31'");
    let new = stamp(&mut db);
    assert!(new.as_str() > "2026" && new.len() == LONG_AGO.len(), "{new}");
    let made = db.cell("SELECT created_at AS cell FROM tasks WHERE id = x'31'").unwrap_or_default();
    assert!(made.len() == LONG_AGO.len() && made <= new, "defaults and triggers write one form: {made}");
    assert_eq!(db.cell("SELECT updated_at AS cell FROM tasks WHERE id = x'32'").as_deref(), Some(LONG_AGO));
}

/// A row of `samples` with one column set to this.
fn sample(column: &str, value: &str) -> String {
    let mut row = vec![
        ("id", "randomblob(16)"),
        ("code", "'abc'"),
        ("notes", "''"),
        ("small", "1"),
        ("whole", "2"),
        ("large", "3"),
        ("half", "0.5"),
        ("full", "0.25"),
        ("price", "100"),
        ("total", "200"),
        ("active", "1"),
        ("seen_at", "'2026'"),
        ("born", "'2026-01-01'"),
        ("opens", "'08:00:00'"),
        ("token", "x'00'"),
        ("extra", "'{}'"),
        ("photo", "x'00'"),
        ("kind", "'a'"),
        ("labels", "'[]'"),
    ];
    row.retain(|(name, _)| *name != column);
    row.push((column, value));
    let (names, values): (Vec<_>, Vec<_>) = row.into_iter().filter(|(_, value)| *value != "DEFAULT").unzip();
    format!("INSERT INTO samples ({}) VALUES ({})", names.join(", "), values.join(", "))
}

#[test]
fn types_that_sqlite_has_not_are_checked() {
    let mut db = Db::of(&sqlite(drafts::types()));
    for (column, value, words) in [
        ("whole", "'two'", "cannot store TEXT"),
        ("code", "'ab'", "check_samples_code_length"),
        ("code", "'abcdefghijk'", "check_samples_code_max_length"),
        ("active", "2", "check_samples_active_boolean"),
        ("extra", "'{'", "check_samples_extra_json"),
        ("labels", "'no list'", "check_samples_labels_json"),
        ("kind", "'c'", "check_samples_kind_enum"),
    ] {
        db.refuses(&sample(column, value), words);
    }
    db.runs(&sample("code", "'abcdefghij'"));
}

#[test]
fn checks_and_defaults_of_decimals_are_scaled() {
    let mut db = Db::of(&sqlite(drafts::types()));
    db.runs(&sample("price", "9999"));
    db.refuses(&sample("price", "10000"), "check_samples_price_range");
    db.refuses(&sample("price", "-1"), "check_samples_price_range");
    // 1.00 times 2 is 2.00, so 2.01 is too much.
    db.refuses(&sample("total", "201"), "check_samples_total_expression");
    db.runs("DELETE FROM samples");
    db.runs(&sample("price", "DEFAULT"));
    assert_eq!(db.number("SELECT price AS number FROM samples"), 999);
}

#[test]
fn a_bigint_key_is_numbered_and_never_given_twice() {
    let settings = Settings { primary_key: PrimaryKeyStrategy::BigInt, ..Settings::of(Engine::Sqlite) };
    let mut db = Db::of(&drafts::tracker().lower(settings));
    let mut ids = Vec::new();
    for _ in 0..2 {
        db.runs("INSERT INTO countries (name) VALUES ('Iceland')");
        ids.push(db.number("SELECT id AS number FROM countries"));
        db.runs("DELETE FROM countries");
    }
    assert_eq!(ids, [1, 2]);
}

#[test]
fn a_new_column_comes_with_its_checks_and_its_trigger() {
    let after = sqlite(drafts::tracker());
    let id = after.find_table("tasks").expect("there are tasks");
    let mut before = after.clone();
    let new = "status"; // it has a default and a check
    let model = &mut before.models[id.0];
    model.fields.retain(|field| field.column != new);
    model.checks.retain(|check| check.column.as_deref() != Some(new));
    model.indexes.retain(|index| !index.columns.contains(&new.to_owned()));

    let (before, after_model) = (before, after.model(id));
    let mut db = Db::of(&before);
    let old = db.objects();
    let field = after_model.column(new).expect("the new column");
    let mut statements = alter::add_columns(&after, before.model(id), after_model, &[field]);
    let index = after_model.indexes.iter().find(|index| index.columns.contains(&new.to_owned())).expect("its index");
    statements.extend(alter::add_index(&after, after_model, index, true));
    for statement in &statements {
        db.runs(&statement.sql);
    }
    db.runs(
        "INSERT INTO organizations (id, name) VALUES (x'01', 'o');
         INSERT INTO users (organization_id, id, email, name) VALUES (x'01', x'11', 'e', 'n');
         INSERT INTO projects (organization_id, id, owner_id, name) VALUES (x'01', x'21', x'11', 'P');",
    );
    db.runs(&format!(
        "INSERT INTO tasks (organization_id, id, project_id, title, priority, updated_at) \
         VALUES (x'01', x'31', x'21', 'Ship', 'high', '{LONG_AGO}')"
    ));
    assert_eq!(db.cell("SELECT status AS cell FROM tasks").as_deref(), Some("pending"));
    db.refuses("UPDATE tasks SET status = 'lost'", "check_tasks_status_enum");
    db.runs("UPDATE tasks SET status = 'active'");
    assert_ne!(
        db.cell("SELECT updated_at AS cell FROM tasks").as_deref(),
        Some(LONG_AGO),
        "the trigger knows the column"
    );
    undo(&mut db, &statements);
    let table = |objects: Vec<String>| -> Vec<String> {
        objects.into_iter().filter(|object| !object.starts_with("table tasks")).collect()
    };
    assert_eq!(table(db.objects()), table(old));
    assert_eq!(db.number("SELECT count(*) AS number FROM pragma_table_info('tasks') WHERE name = 'status'"), 0);
}

#[test]
fn text_of_users_stays_text() {
    let mut schema = sqlite(drafts::types());
    let evil = "a'); DROP TABLE samples; --";
    let model = &mut schema.models[0];
    for field in model.fields.iter_mut().filter(|field| field.column == "notes") {
        field.default = Some(Value::Text(evil.into()));
    }
    for check in model.checks.iter_mut().filter(|check| check.kind == CheckKind::Enum) {
        check.condition = Condition::In(Term::Column("kind".into()), vec![Term::Text(evil.into())]);
    }
    model.doc = Some("first\n; DROP TABLE samples; --\u{1}".into());
    let mut db = Db::of(&schema);
    db.refuses(&sample("notes", "DEFAULT"), "check_samples_kind_enum");
    db.runs(&sample("notes", "DEFAULT").replace("'a'", "'a''); DROP TABLE samples; --'"));
    assert_eq!(db.cell("SELECT notes AS cell FROM samples").as_deref(), Some(evil));
}
