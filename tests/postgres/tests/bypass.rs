//! `groundplan::audit`: each way past row level security, made for real, is reported, and nothing is where there is none.

use diesel::PgConnection as Conn;
use diesel::connection::SimpleConnection;
use groundplan::Bypass;
use groundplan_tests_postgres::{ADMIN, APP, Database};

groundplan::schema! { file = "../parity/english.md" }

/// The schema in a database of its own, and `sql` as its superuser after it; `{r}` in it is a role of this test's own, which may do
/// what the application's role may.
struct Scene {
    database: Database,
    role: String,
}
impl Scene {
    fn new(name: &str, sql: &str) -> Self {
        let scene = Self { database: Database::new(DDL), role: format!("bypass_{name}_{}", std::process::id()) };
        scene.run("CREATE ROLE {r}; GRANT app TO {r}");
        scene.run(sql);
        scene
    }
    fn run(&self, sql: &str) {
        self.database.connect().batch_execute(&sql.replace("{r}", &self.role)).unwrap_or_else(|e| panic!("{sql}: {e}"));
    }
    fn found(&self) -> Vec<Bypass> {
        found(&mut self.database.connect_as(&self.role), &self.role)
    }
}
impl Drop for Scene {
    fn drop(&mut self) {
        // What the role owns goes with the database; the role itself is the server's.
        let mut conn = self.database.connect();
        let _ = conn.batch_execute(&format!("DROP OWNED BY {0} CASCADE; DROP ROLE {0}", self.role));
    }
}
fn found(conn: &mut Conn, whose: &str) -> Vec<Bypass> {
    match groundplan::audit(conn) {
        Ok(()) => Vec::new(),
        Err(error) => match groundplan::Error::of(&error) {
            Some(groundplan::Error::Bypassed { role, ways }) => {
                assert_eq!(role, whose);
                assert!(!ways.is_empty());
                ways.clone()
            }
            other => panic!("{other:?}: {error}"),
        },
    }
}
fn name(text: &str) -> String {
    text.to_owned()
}

#[test]
fn the_applications_role_is_held() {
    let database = Database::new(DDL);
    groundplan::audit(&mut database.connect_as(APP)).expect("the role of the example is held by every policy");
    assert_eq!(Scene::new("member", "SELECT 1").found(), [], "and so is a member of it");
}

#[test]
fn a_superuser_passes_and_the_message_says_what_to_do() {
    let database = Database::new(DDL);
    let error = groundplan::audit(&mut database.connect()).expect_err("no policy binds a superuser");
    assert!(
        error.to_string().ends_with(
            ":\n- it is a superuser, whom no policy binds: connect as a role that is not (`CREATE ROLE app LOGIN`)"
        ),
        "{error}"
    );
}

#[test]
fn bypassrls_passes() {
    assert_eq!(Scene::new("attribute", "ALTER ROLE {r} BYPASSRLS").found(), [Bypass::BypassRls]);
}

#[test]
fn members_of_the_administrators_role_pass() {
    let scene = Scene::new("admin", "GRANT app_admin TO {r}");
    let tables = ["organizations", "projects", "tags", "task_tags", "tasks", "users"];
    let each = tables.map(|table| Bypass::Policy { table: name(table), policy: name("admin_access") });
    assert_eq!(scene.found(), each);
    assert_eq!(found(&mut scene.database.connect_as(ADMIN), ADMIN), each);
}

#[test]
fn an_owner_passes_while_it_has_entered_no_tenant() {
    let scene = Scene::new("owner", "ALTER TABLE tasks OWNER TO {r}");
    assert_eq!(scene.found(), [Bypass::Owner { table: name("tasks"), owner: scene.role.clone() }]);
}

#[test]
fn policies_that_are_switched_off_or_open_are_found() {
    let scene = Scene::new(
        "off",
        "ALTER TABLE tasks DISABLE ROW LEVEL SECURITY; ALTER TABLE projects NO FORCE ROW LEVEL SECURITY; \
         CREATE POLICY \"For all\" ON tags FOR SELECT USING (true); CREATE POLICY writes ON users FOR INSERT WITH CHECK (true); \
         CREATE POLICY narrower ON tags AS RESTRICTIVE USING (name <> ''); CREATE POLICY others ON tags TO app_admin USING (true)",
    );
    assert_eq!(
        scene.found(),
        [
            Bypass::Policy { table: name("tags"), policy: name("\"For all\"") },
            Bypass::Policy { table: name("users"), policy: name("writes") },
            Bypass::NotEnabled { table: name("tasks") },
            Bypass::NotForced { table: name("projects") },
        ]
    );
}

#[test]
fn a_table_with_the_tenants_column_and_no_policy_is_found() {
    let scene = Scene::new(
        "unheld",
        "CREATE SCHEMA \"Side\"; GRANT USAGE ON SCHEMA \"Side\" TO {r}; \
         CREATE TABLE \"Side\".copies (organization_id uuid, id uuid); GRANT SELECT ON \"Side\".copies TO {r}; \
         CREATE TABLE by_column (organization_id uuid, id uuid); GRANT SELECT (id) ON by_column TO {r}; \
         CREATE TABLE staging (organization_id uuid); CREATE TABLE countries (id uuid PRIMARY KEY, name text); \
         GRANT ALL ON countries TO {r}",
    );
    let expected = ["\"Side\".copies", "by_column"]
        .map(|table| Bypass::Unheld { table: name(table), column: name("organization_id") });
    assert_eq!(scene.found(), expected, "a table out of reach and one without the column are none");
}

#[test]
fn truncate_asks_no_policy() {
    let scene = Scene::new("truncate", "GRANT TRUNCATE ON tasks TO {r}");
    assert_eq!(scene.found(), [Bypass::Truncate { table: name("tasks") }]);
    scene
        .database
        .connect_as(&scene.role)
        .batch_execute("TRUNCATE tasks CASCADE")
        .expect_err("its junction is not its own");
    scene.run("GRANT TRUNCATE ON task_tags TO {r}");
    scene.database.connect_as(&scene.role).batch_execute("TRUNCATE tasks, task_tags").expect("no policy is asked");
}

#[test]
fn views_read_with_their_owners_rights() {
    let scene = Scene::new(
        "views",
        "CREATE VIEW all_tasks AS SELECT * FROM tasks; CREATE VIEW of_views AS SELECT id FROM all_tasks; \
         CREATE VIEW held WITH (security_invoker = true) AS SELECT * FROM tasks; CREATE VIEW out_of_reach AS SELECT * FROM tasks; \
         CREATE MATERIALIZED VIEW kept AS SELECT * FROM projects; \
         GRANT SELECT ON all_tasks, of_views, held, kept TO {r}",
    );
    let view = |view: &str| Bypass::View { view: name(view), owner: name("postgres") };
    assert_eq!(scene.found(), [view("all_tasks"), view("of_views"), Bypass::MaterializedView { view: name("kept") }]);
}

/// The view of an owner whom FORCE binds: `migration_access` lets it see every row while no tenant is entered.
#[test]
fn a_view_of_the_tables_owner_shows_every_tenant() {
    let database = Database::new("");
    let owner = format!("bypass_maker_{}", std::process::id());
    let mut conn = database.connect();
    conn.batch_execute(&format!(
        "CREATE ROLE {owner}; GRANT ALL ON SCHEMA public TO {owner}; SET ROLE {owner}; {DDL}; \
         INSERT INTO organizations (id, name) VALUES (gen_random_uuid(), 'Acme'), (gen_random_uuid(), 'Globex'); \
         CREATE VIEW names AS SELECT name FROM organizations; GRANT SELECT ON names TO app; RESET ROLE"
    ))
    .expect("an owner that is no superuser");
    let mut app = database.connect_as(APP);
    let ways = found(&mut app, APP);
    let rows = diesel::RunQueryDsl::execute(diesel::sql_query("SELECT name FROM names"), &mut app);
    conn.batch_execute(&format!("DROP OWNED BY {owner} CASCADE; DROP ROLE {owner}")).expect("the role goes");
    assert_eq!(ways, [Bypass::View { view: name("names"), owner }]);
    assert_eq!(rows, Ok(2), "what the report warns of is true");
}

#[test]
fn a_database_without_policies_holds_nothing() {
    let database = Database::new("");
    assert_eq!(found(&mut database.connect_as(APP), APP), [Bypass::NoPolicies]);
}

#[tokio::test]
async fn the_asynchronous_twin_finds_the_same() {
    use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection};
    let database = Database::new(DDL);
    let mut conn = AsyncPgConnection::establish(&database.url()).await.expect("the server answers");
    let error = groundplan::asynchronous::audit(&mut conn).await.expect_err("a superuser");
    assert!(error.to_string().contains("superuser"), "{error}");
    conn.batch_execute("SET SESSION AUTHORIZATION app").await.expect("the role exists");
    groundplan::asynchronous::audit(&mut conn).await.expect("the application is held");
}
