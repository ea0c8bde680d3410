//! SQL written by hand by somebody who has the application's connection, inside a tenant's transaction: nothing, or an error. The connection
//! is a real sign-in of a role that owns nothing, so `RESET ROLE` leads nowhere.
//!
//! What the policies do not hold is said here too: whoever runs SQL of their own may set `app.current_tenant_id` themselves, and enters any
//! tenant. The policies are there for statements that forget the tenant, not for an attacker who writes statements.

#![allow(clippy::print_stdout, reason = "the seed is for people")]

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use groundplan::prelude::*;
use groundplan_tests::random::Random;
use groundplan_tests_postgres::{ADMIN, APP, Database};
use std::panic::{AssertUnwindSafe, catch_unwind};

groundplan::schema! { file = "../parity/english.md" }

/// What the texts of the tenant hold that runs the attempts, and those of the other one.
const OWN: &str = "canary-of-acme";
const OTHER: &str = "canary-of-globex";
const TABLES: [&str; 6] = ["organizations", "users", "projects", "tasks", "tags", "task_tags"];

/// A key: the tenant's digit, then the table's.
fn key(tenant: u8, table: u8) -> String {
    format!("{tenant}0000000-0000-7000-8000-00000000000{table}")
}

/// The rows of both tenants; every text names its owner.
fn seed() -> String {
    let mut sql = "TRUNCATE organizations CASCADE;".to_owned();
    for (tenant, canary) in [(1, OWN), (2, OTHER)] {
        let [o, user, project, task, tag] = [1, 2, 3, 4, 5].map(|table| key(tenant, table));
        sql += &format!(
            "INSERT INTO organizations (id, name) VALUES ('{o}', '{canary}');
             INSERT INTO users (organization_id, id, email, name, phone) VALUES ('{o}', '{user}', '{canary}', '{canary}', '{canary}');
             INSERT INTO projects (organization_id, id, owner_id, name) VALUES ('{o}', '{project}', '{user}', '{canary}');
             INSERT INTO tasks (organization_id, id, project_id, title, description, priority)
                 VALUES ('{o}', '{task}', '{project}', '{canary}', '{canary}', 'low');
             INSERT INTO tags (organization_id, id, name) VALUES ('{o}', '{tag}', '{canary}');
             INSERT INTO task_tags (organization_id, task_id, tag_id) VALUES ('{o}', '{task}', '{tag}');"
        );
    }
    for table in ["organizations", "users", "projects", "tasks", "tags"] {
        // The same bytes after every seed.
        sql += &format!("UPDATE {table} SET created_at = '2026-01-01Z', updated_at = '2026-01-01Z';");
    }
    sql
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = diesel::sql_types::Nullable<Text>)]
    line: Option<String>,
}

struct Stage {
    database: Database,
    superuser: PgConnection,
    /// Signed in as a member of the application's role.
    app: PgConnection,
    login: String,
}

impl Stage {
    fn new(test: &str) -> Stage {
        let database = Database::new(DDL);
        let mut superuser = database.connect();
        let login = format!("login_of_{test}_{}", std::process::id());
        superuser.batch_execute(&format!("CREATE ROLE {login} LOGIN IN ROLE {APP}; {}", seed())).expect("two tenants");
        let url = database.url();
        let (scheme, rest) = url.split_once("://").expect("a URL");
        let server = rest.split_once('@').map_or(rest, |(_, server)| server);
        let app =
            PgConnection::establish(&format!("{scheme}://{login}@{server}")).expect("the throwaway server trusts");
        Stage { database, superuser, app, login }
    }

    /// The rows of a tenant in all tables, as the superuser sees them.
    fn rows(&mut self, tenant: u8) -> String {
        let all = TABLES.map(|table| {
            let column = if table == "organizations" { "id" } else { "organization_id" };
            let (key, table) = (key(tenant, 1), table);
            format!("SELECT '{table}' || t::text AS line FROM {table} t WHERE t.{column} = '{key}'")
        });
        let query = format!("SELECT string_agg(line, '|' ORDER BY line) AS line FROM ({}) s", all.join(" UNION ALL "));
        let row: Line = diesel::sql_query(query).get_result(&mut self.superuser).expect("a superuser reads");
        row.line.unwrap_or_default()
    }

    /// Runs statements of the application in a transaction of the first tenant; the lines that the last one gives.
    fn attempt(&mut self, sql: &str) -> Result<Vec<String>, String> {
        let enter = format!("BEGIN; SELECT set_config('app.current_tenant_id', '{}', true)", key(1, 1));
        self.app.batch_execute(&enter).expect("a tenant is entered");
        let (before, last) = sql.rsplit_once(";;").unwrap_or(("", sql));
        // An empty script is an error of the client's.
        let first = if before.is_empty() { Ok(()) } else { self.app.batch_execute(before) };
        let answer = first.and_then(|()| {
            let query = last.contains(" AS line");
            if query {
                let rows: Vec<Line> = diesel::sql_query(last).get_results(&mut self.app)?;
                Ok(rows.into_iter().filter_map(|row| row.line).collect())
            } else {
                let done = diesel::sql_query(last).execute(&mut self.app)?;
                Ok(if done == 0 { Vec::new() } else { vec![format!("{done} rows")] })
            }
        });
        let end = if answer.is_ok() { "COMMIT" } else { "ROLLBACK" };
        let ended = self.app.batch_execute(end);
        answer.and_then(|lines| ended.map(|()| lines)).map_err(|why| why.to_string())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = self.superuser.batch_execute(&format!("DROP OWNED BY {0}; DROP ROLE {0}", self.login));
        let _ = &self.database;
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Expect {
    /// Rows, all of them the tenant's own.
    Own,
    /// No row at all.
    Nothing,
    Refused,
    /// Whatever it is, it is not the other's.
    Either,
}
use Expect::{Either, Nothing, Own, Refused};

/// The attempts on one table, each with what it must come to. `;;` parts what comes first from the statement itself.
fn on_table(table: &str) -> Vec<(String, Expect)> {
    let root = table == "organizations";
    let tenant = if root { "id" } else { "organization_id" };
    let text = match table {
        "tasks" => "title",
        "task_tags" => "tag_id",
        _ => "name",
    };
    let own_or = |expect| if table == "task_tags" { Either } else { expect };
    let (one, other) = (key(1, 1), key(2, 1));
    let stolen = if table == "task_tags" { format!("'{}'", key(1, 5)) } else { "'stolen'".to_owned() };
    let delete = |expect| if root { Refused } else { expect };
    vec![
        (format!("SELECT t::text AS line FROM {table} t"), Own),
        (format!("SELECT t::text AS line FROM {table} t WHERE true OR {tenant} = '{other}'"), Own),
        (format!("SELECT t::text AS line FROM {table} t WHERE {tenant} = '{other}'"), Nothing),
        (format!("SELECT t::text AS line FROM {table} t WHERE {tenant} <> '{one}'"), Nothing),
        (format!("SELECT string_agg(t::text, ' ') AS line FROM {table} t"), Own),
        (
            format!(
                "WITH everything AS MATERIALIZED (SELECT * FROM {table}) SELECT row_to_json(e)::text AS line FROM everything e"
            ),
            Own,
        ),
        (format!("SELECT (SELECT string_agg(u::text, ' ') FROM {table} u) AS line"), Own),
        (format!("SELECT a::text || b::text AS line FROM {table} a CROSS JOIN {table} b"), Own),
        (
            format!(
                "SELECT t::text AS line FROM {table} t UNION ALL SELECT u::text FROM {table} u WHERE {tenant} = '{other}'"
            ),
            Own,
        ),
        (
            format!("SELECT l.line FROM organizations o CROSS JOIN LATERAL (SELECT t::text AS line FROM {table} t) l"),
            Own,
        ),
        (format!("SELECT 'there' AS line WHERE EXISTS (SELECT FROM {table} WHERE {tenant} = '{other}')"), Nothing),
        (format!("SELECT t::text AS line FROM ONLY {table} t FOR UPDATE"), Own),
        // An error would tell that the row is there: the policy is asked before any function that may fail.
        (
            format!(
                "SELECT t::text AS line FROM {table} t WHERE 1 / (CASE WHEN {tenant} = '{other}' THEN 0 ELSE 1 END) = 1"
            ),
            Own,
        ),
        (format!("SELECT most_common_vals::text AS line FROM pg_stats WHERE tablename = '{table}'"), Nothing),
        (format!("SET LOCAL row_security = off;; SELECT t::text AS line FROM {table} t"), Refused),
        (
            format!(
                "CREATE TEMP TABLE loot ON COMMIT DROP AS SELECT * FROM {table};; SELECT l::text AS line FROM loot l"
            ),
            Own,
        ),
        (format!("CREATE TEMP VIEW spy AS SELECT * FROM {table};; SELECT s::text AS line FROM spy s"), own_or(Own)),
        (format!("DROP VIEW IF EXISTS spy;; SELECT t::text AS line FROM {table} t"), Own),
        (
            format!("DECLARE spy CURSOR FOR SELECT * FROM {table} WHERE {tenant} = '{other}';; FETCH ALL FROM spy"),
            Nothing,
        ),
        (format!("UPDATE {table} SET {text} = {stolen} WHERE {tenant} = '{other}'"), Nothing),
        (format!("UPDATE {table} t SET {text} = {stolen} RETURNING t::text AS line"), Either),
        (format!("UPDATE {table} SET {tenant} = '{other}'"), Refused),
        (format!("UPDATE {table} t SET {text} = {stolen} FROM organizations o WHERE o.id = '{other}'"), Nothing),
        (
            format!(
                "WITH w AS (UPDATE {table} SET {text} = {stolen} WHERE {tenant} = '{other}' RETURNING *) SELECT w::text AS line FROM w"
            ),
            Nothing,
        ),
        (
            format!(
                "MERGE INTO {table} t USING (SELECT '{other}'::uuid AS id) s ON t.{tenant} = s.id WHEN MATCHED THEN UPDATE SET {text} = {stolen}"
            ),
            Nothing,
        ),
        (
            format!(
                "MERGE INTO {table} t USING (SELECT '{other}'::uuid AS id) s ON t.{tenant} = s.id WHEN MATCHED THEN DELETE"
            ),
            delete(Nothing),
        ),
        (format!("DELETE FROM {table} WHERE {tenant} = '{other}'"), delete(Nothing)),
        (format!("DELETE FROM {table} t USING organizations o WHERE o.id = '{other}'"), delete(Nothing)),
        (
            format!(
                "WITH d AS (DELETE FROM {table} WHERE {tenant} = '{other}' RETURNING *) SELECT d::text AS line FROM d"
            ),
            delete(Nothing),
        ),
        (format!("INSERT INTO {table} SELECT * FROM {table} WHERE {tenant} = '{other}'"), delete(Nothing)),
        (format!("TRUNCATE {table} CASCADE"), Refused),
        (format!("LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE"), Either),
        (format!("COPY {table} TO '/tmp/loot'"), Refused),
        (format!("COPY {table} FROM '/tmp/loot'"), Refused),
        (format!("COPY (SELECT * FROM {table}) TO PROGRAM 'cat'"), Refused),
        (format!("ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"), Refused),
        (format!("ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY"), Refused),
        (format!("ALTER TABLE {table} OWNER TO CURRENT_USER"), Refused),
        (format!("DROP POLICY tenant_isolation ON {table}"), Refused),
        (format!("CREATE POLICY mine ON {table} USING (true)"), Refused),
        (format!("CREATE TRIGGER mine BEFORE INSERT ON {table} EXECUTE FUNCTION groundplan_set_updated_at()"), Refused),
        (format!("CREATE RULE mine AS ON SELECT TO {table} DO INSTEAD SELECT 1"), Refused),
        (format!("GRANT SELECT ON {table} TO PUBLIC"), Either), // a warning, and nothing is granted
    ]
}

/// The attempts that name rows of the other tenant, and those on the role itself.
fn others() -> Vec<(String, Expect)> {
    let (one, other) = (key(1, 1), key(2, 1));
    let at = |table| key(2, table);
    let own = |table| key(1, table);
    let task = |organization: &str, project: &str| {
        format!(
            "INSERT INTO tasks (organization_id, id, project_id, title, priority) \
             VALUES ('{organization}', gen_random_uuid(), '{project}', 'x', 'low')"
        )
    };
    vec![
        (task(&one, &at(3)), Refused),
        (task(&other, &at(3)), Refused),
        (task(&other, &own(3)), Refused),
        (format!("{} RETURNING tasks::text AS line", task(&other, &at(3))), Refused),
        (format!("INSERT INTO projects (organization_id, id, owner_id, name) VALUES ('{one}', gen_random_uuid(), '{}', 'x')", at(2)), Refused),
        (format!("UPDATE tasks SET project_id = '{}'", at(3)), Refused),
        (format!("UPDATE projects SET owner_id = '{}'", at(2)), Refused),
        (format!("INSERT INTO task_tags VALUES ('{one}', '{}', '{}')", at(4), own(5)), Refused),
        (format!("INSERT INTO task_tags VALUES ('{one}', '{}', '{}')", own(4), at(5)), Refused),
        (format!("INSERT INTO task_tags VALUES ('{other}', '{}', '{}')", at(4), at(5)), Refused),
        (format!("INSERT INTO tags (organization_id, id, name) VALUES ('{other}', '{}', 'x') ON CONFLICT (organization_id, id) DO UPDATE SET name = 'stolen'", at(5)), Refused),
        (format!("INSERT INTO tags (organization_id, id, name) VALUES ('{other}', '{}', 'x') ON CONFLICT DO NOTHING", at(5)), Refused),
        (format!("INSERT INTO tags (organization_id, id, name) VALUES ('{one}', '{}', '{OTHER} is free here')", at(5)), Either),
        (format!("INSERT INTO tags (organization_id, id, name) VALUES ('{one}', '{}', 'x') ON CONFLICT (organization_id, id) DO UPDATE SET organization_id = '{other}'", own(5)), Refused),
        (format!("INSERT INTO organizations (id, name) VALUES ('{other}', 'x') ON CONFLICT (id) DO UPDATE SET name = 'stolen'"), Refused),
        ("INSERT INTO organizations (id, name) VALUES (gen_random_uuid(), 'x')".to_owned(), Refused),
        ("DELETE FROM organizations".to_owned(), Refused),
        (format!("SELECT t::text AS line FROM tasks t JOIN projects p ON p.id = '{}'", at(3)), Nothing),
        (format!("SELECT t::text AS line FROM tasks t LEFT JOIN tasks u ON u.organization_id = '{other}'"), Own),
        (format!("SELECT t::text AS line FROM tasks t WHERE project_id IN (SELECT id FROM projects WHERE organization_id = '{other}')"), Nothing),
        (format!("SET ROLE {ADMIN}"), Refused),
        ("SET SESSION AUTHORIZATION postgres".to_owned(), Refused),
        ("RESET SESSION AUTHORIZATION;; SELECT t::text AS line FROM tasks t".to_owned(), Own),
        ("RESET ROLE;; SELECT t::text AS line FROM tasks t".to_owned(), Own),
        (format!("SET ROLE {APP};; SELECT t::text AS line FROM tasks t"), Own),
        ("ALTER ROLE CURRENT_USER BYPASSRLS".to_owned(), Refused),
        ("ALTER ROLE CURRENT_USER SUPERUSER".to_owned(), Refused),
        (format!("GRANT {ADMIN} TO CURRENT_USER"), Refused),
        ("CREATE ROLE mine SUPERUSER".to_owned(), Refused),
        ("CREATE TABLE public.mine (id int)".to_owned(), Refused),
        ("CREATE VIEW public.mine AS SELECT * FROM tasks".to_owned(), Refused),
        ("CREATE FUNCTION public.mine() RETURNS text LANGUAGE sql SECURITY DEFINER AS 'SELECT 1::text'".to_owned(), Refused),
        ("CREATE FUNCTION pg_temp.leak(t text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS $$ BEGIN RAISE NOTICE '%', t; RETURN true; END $$;; \
          SELECT t::text AS line FROM tasks t WHERE pg_temp.leak(t.title)".to_owned(), Own),
        ("CREATE OR REPLACE FUNCTION groundplan_set_updated_at() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'".to_owned(), Refused),
        ("SELECT pg_read_file('/etc/passwd') AS line".to_owned(), Refused),
        ("SELECT lo_import('/etc/passwd')::text AS line".to_owned(), Refused),
        ("SELECT s::text AS line FROM pg_statistic s".to_owned(), Refused),
        ("SELECT rolpassword AS line FROM pg_authid".to_owned(), Refused),
        ("SET LOCAL session_replication_role = replica".to_owned(), Refused),
        ("DO $$ BEGIN EXECUTE 'DELETE FROM organizations'; END $$".to_owned(), Refused),
        (format!("DO $$ BEGIN EXECUTE 'UPDATE tasks SET title = ''x'' WHERE organization_id = ''{other}'''; END $$"), Either),
        ("SELECT set_config('app.current_tenant_id', '', true);; SELECT t::text AS line FROM tasks t".to_owned(), Nothing),
        ("SELECT set_config('app.current_tenant_id', 'no key', true);; SELECT t::text AS line FROM tasks t".to_owned(), Refused),
        ("SELECT set_config('app.current_tenant_id', NULL, true);; SELECT t::text AS line FROM tasks t".to_owned(), Nothing),
        ("RESET app.current_tenant_id;; SELECT t::text AS line FROM tasks t".to_owned(), Nothing),
        ("DISCARD ALL".to_owned(), Refused),
    ]
}

/// A query out of joins, conditions and shapes that are drawn.
fn drawn(random: &mut Random) -> String {
    let other = key(2, 1);
    let table = |random: &mut Random| *random.pick(&TABLES);
    let condition = |random: &mut Random, alias: &str| -> String {
        let all = [
            "true".to_owned(),
            "1 = 1 OR 1 = 1".to_owned(),
            format!("{alias}::text LIKE '%{OTHER}%'"),
            format!("{alias}::text LIKE '%{other}%'"),
            format!("{alias} IS NOT NULL"),
            format!("{alias}::text ~ 'canary'"),
            format!("EXISTS (SELECT FROM organizations o WHERE o.id = '{other}') OR true"),
            format!("{alias}::text IN (SELECT t::text FROM {} t)", random.pick(&TABLES)),
        ];
        random.pick(&all).clone()
    };
    let (one, two) = (table(random), table(random));
    let join = *random.pick(&["JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN"]);
    // FULL JOIN takes only conditions that can be merged.
    let on = if join == "FULL JOIN" { "a::text = b::text".to_owned() } else { condition(random, "b") };
    let shape = *random.pick(&[
        "a::text || coalesce(b::text, '')",
        "coalesce(b::text, a::text)",
        "row_to_json(a)::text",
        "b::text",
    ]);
    let tail = *random.pick(&["", " ORDER BY 1", " LIMIT 50", " ORDER BY 1 DESC OFFSET 0", " GROUP BY 1"]);
    let body =
        format!("SELECT {shape} AS line FROM {one} a {join} {two} b ON {on} WHERE {}{tail}", condition(random, "a"));
    match random.below(4) {
        0 => format!("WITH w AS ({body}) SELECT line AS line FROM w"),
        1 => format!("SELECT s.line AS line FROM ({body}) s WHERE s.line IS NOT NULL"),
        2 => format!("SELECT string_agg(s.line, ' ') AS line FROM ({body}) s"),
        _ => body,
    }
}

#[test]
fn sql_by_hand_finds_nothing_and_changes_nothing_of_the_other_tenant() {
    let mut stage = Stage::new("attempts");
    stage.superuser.batch_execute("ANALYZE").expect("statistics with the most common values");
    let mut all: Vec<(String, Expect)> = TABLES.iter().flat_map(|table| on_table(table)).chain(others()).collect();
    let seed_of_numbers = std::env::var("GROUNDPLAN_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(2026);
    let mut random = Random::new(seed_of_numbers);
    all.extend((0..150).map(|_| (drawn(&mut random), Either)));
    println!("{} attempts, 150 of them drawn from seed {seed_of_numbers}", all.len());

    let (theirs, ours) = (stage.rows(2), stage.rows(1));
    assert!(theirs.matches(OTHER).count() > 5 && !theirs.contains(OWN), "{theirs}");
    let (mut wrong, mut answered) = (Vec::new(), 0);
    for (sql, expect) in &all {
        let answer = stage.attempt(sql);
        let shown = match &answer {
            Ok(lines) => lines.join("\n"),
            Err(why) => why.clone(),
        };
        // An attempt that gives the other's name as a literal of its own may have it in a row of its own.
        if (shown.contains(OTHER) || shown.contains(&key(2, 1))) && !sql.contains("is free here") {
            wrong.push(format!("it shows the other's rows: {sql}\n    {shown}"));
        }
        if stage.rows(2) != theirs {
            wrong.push(format!("it changes the other's rows: {sql}"));
            stage.superuser.batch_execute(&seed()).expect("the rows again");
        }
        let fine = match (expect, &answer) {
            (Own, Ok(lines)) => !lines.is_empty() && shown.contains(&key(1, 1)),
            (Nothing, Ok(lines)) => lines.is_empty(),
            (Refused, Err(_)) | (Either, _) => true,
            _ => false,
        };
        if !fine {
            wrong.push(format!("{expect:?} was expected: {sql}\n    {answer:?}"));
        }
        answered += usize::from(matches!(&answer, Ok(lines) if !lines.is_empty()));
        if stage.rows(1) != ours {
            stage.superuser.batch_execute(&seed()).expect("the rows again");
            assert_eq!((&stage.rows(2), &stage.rows(1)), (&theirs, &ours), "the rows are as they were");
        }
    }
    assert!(wrong.is_empty(), "{} of {} attempts:\n{}", wrong.len(), all.len(), wrong.join("\n"));
    assert!(answered > 100, "only {answered} attempts read anything at all");
}

/// By design: the setting is the tenant. A role that runs SQL of its own choice can name another one.
#[test]
fn whoever_sets_the_setting_enters_the_tenant() {
    let mut stage = Stage::new("setting");
    let other = key(2, 1);
    let seen = stage.attempt(&format!(
        "SELECT set_config('app.current_tenant_id', '{other}', true);; SELECT t::text AS line FROM tasks t"
    ));
    assert!(seen.expect("the policies trust the setting").join(" ").contains(OTHER));
    // Only one at a time, and only until the transaction ends.
    assert!(stage.attempt("SELECT t::text AS line FROM tasks t").expect("its own").join(" ").contains(OWN));
}

/// The second wall alone: without policies the composite keys refuse what crosses the tenants.
#[test]
fn without_policies_the_keys_refuse_what_crosses_tenants() {
    let mut stage = Stage::new("keys");
    for table in TABLES {
        let off = format!("ALTER TABLE {table} DISABLE ROW LEVEL SECURITY");
        stage.superuser.batch_execute(&off).expect("a superuser alters");
    }
    let seen = stage.attempt("SELECT t::text AS line FROM tasks t").expect("everything").join(" ");
    assert!(seen.contains(OTHER) && seen.contains(OWN), "the policies are off: {seen}");
    let theirs = stage.rows(2);
    let (one, other) = (key(1, 1), key(2, 1));
    let [their_user, their_project, their_task, their_tag] = [2, 3, 4, 5].map(|table| key(2, table));
    let own = |table| key(1, table);
    for sql in [
        format!(
            "INSERT INTO tasks (organization_id, id, project_id, title, priority) VALUES ('{one}', gen_random_uuid(), '{their_project}', 'x', 'low')"
        ),
        format!(
            "INSERT INTO projects (organization_id, id, owner_id, name) VALUES ('{one}', gen_random_uuid(), '{their_user}', 'x')"
        ),
        format!("UPDATE tasks SET project_id = '{their_project}' WHERE organization_id = '{one}'"),
        format!("UPDATE projects SET owner_id = '{their_user}' WHERE organization_id = '{one}'"),
        format!("INSERT INTO task_tags VALUES ('{one}', '{their_task}', '{}')", own(5)),
        format!("INSERT INTO task_tags VALUES ('{one}', '{}', '{their_tag}')", own(4)),
        format!("UPDATE task_tags SET tag_id = '{their_tag}' WHERE organization_id = '{one}'"),
        format!("UPDATE tasks SET organization_id = '{other}' WHERE organization_id = '{one}'"),
        format!("UPDATE projects SET organization_id = '{other}' WHERE organization_id = '{one}'"),
        format!("UPDATE users SET organization_id = '{other}' WHERE organization_id = '{one}'"),
        format!("UPDATE tags SET organization_id = '{other}' WHERE organization_id = '{one}'"),
    ] {
        let refused = stage.attempt(&sql);
        assert!(
            refused.as_ref().is_err_and(|why| why.contains("violates foreign key constraint")),
            "{sql}: {refused:?}"
        );
        assert_eq!(stage.rows(2), theirs, "{sql}");
    }
}

/// A connection goes back to its pool: whatever ended the transaction, nothing is seen behind it.
#[test]
fn a_connection_that_is_given_back_sees_nothing() {
    use diesel::result::Error as DieselError;
    let mut stage = Stage::new("pool");
    let acme = Tenant::assume(key(1, 1).parse::<Id<Organization>>().expect("a key"));
    type Db<'a> = TenantConnection<'a, PgConnection, Organization>;
    type Ending = fn(&mut Db<'_>) -> QueryResult<()>;
    let endings: [(&str, Ending); 6] = [
        ("success", |_| Ok(())),
        ("an error of the program", |_| Err(DieselError::RollbackTransaction)),
        ("an error of the database", |db| {
            Tag::insert(db, NewTag::new("twice")).execute(db)?;
            Tag::insert(db, NewTag::new("twice")).execute(db).map(drop)
        }),
        ("an error in a savepoint", |db| {
            let inner: QueryResult<()> = db.transaction(|_| Err(DieselError::NotFound));
            assert!(inner.is_err());
            Ok(())
        }),
        ("a panic", |_| panic!("inside")),
        ("a panic in a savepoint", |db| db.transaction(|_| panic!("inside"))),
    ];
    for (name, ending) in endings {
        let app = &mut stage.app;
        let ended = catch_unwind(AssertUnwindSafe(|| {
            acme.transaction(app, |db| {
                assert!(Task::of(db).count(db)? > 0, "{name}");
                ending(db)
            })
        }));
        assert_eq!(ended.is_err(), name.starts_with("a panic"), "{name}: {ended:?}");
        for table in TABLES {
            let seen: Vec<Line> = diesel::sql_query(format!("SELECT t::text AS line FROM {table} t"))
                .get_results(&mut stage.app)
                .unwrap_or_else(|why| panic!("{name}: {why}"));
            assert!(seen.is_empty(), "{name}: {table}");
        }
    }
    // By hand, and left open: the pool's own ROLLBACK ends it.
    let enter = format!("BEGIN; SELECT set_config('app.current_tenant_id', '{}', true); ROLLBACK", key(1, 1));
    stage.app.batch_execute(&enter).expect("by hand");
    let seen: Vec<Line> =
        diesel::sql_query("SELECT t::text AS line FROM tasks t").get_results(&mut stage.app).expect("nothing");
    assert!(seen.is_empty());
}
