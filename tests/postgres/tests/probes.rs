//! What models promise, asked of a real PostgreSQL row by row, as the role that owns the tables, as the application and as its administrator;
//! and the DDL with one thing left out, which some row must notice. `tests/tests/probes.rs` asks SQLite the same, and says how to ask more.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use groundplan_schema::ir::Engine;
use groundplan_tests::probe::Server;
use groundplan_tests_postgres::{ADMIN, APP, Database};

#[path = "../../tests/probes/cases.rs"]
mod cases;
#[path = "../../tests/ddl/drafts.rs"]
mod drafts;

struct Postgres {
    conn: PgConnection,
    /// No superuser: policies hold it.
    owner: String,
    database: Database,
}

#[derive(QueryableByName)]
struct Cell {
    #[diesel(sql_type = Nullable<Text>)]
    cell: Option<String>,
}

impl Postgres {
    fn open(test: &str) -> Postgres {
        let owner = format!("owner_of_{test}_{}", std::process::id());
        let database = Database::new(&format!("CREATE ROLE {owner}"));
        Postgres { conn: database.connect(), owner, database }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let owner = &self.owner;
        // What a failed test leaves behind dies with the server.
        let _ =
            self.conn.batch_execute(&format!("ROLLBACK; RESET ROLE; DROP OWNED BY {owner} CASCADE; DROP ROLE {owner}"));
    }
}

impl Server for Postgres {
    fn load(&mut self, statements: &[String]) -> Result<(), String> {
        // A session that has seen thousands of tables come and go is slow.
        self.conn = self.database.connect();
        let owner = &self.owner;
        let empty = format!(
            "RESET ROLE; DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT CREATE, USAGE ON SCHEMA public TO {owner}; \
             GRANT USAGE ON SCHEMA public TO {APP}, {ADMIN}; SET client_min_messages = warning; SET ROLE {owner}"
        );
        self.run(&empty)?;
        statements.iter().try_for_each(|sql| self.run(sql))
    }
    fn run(&mut self, sql: &str) -> Result<(), String> {
        // `RESET ROLE` of a probe is back to the owner, not to the superuser.
        let reset = format!("SET LOCAL ROLE {}", self.owner);
        let sql = if sql == "RESET ROLE" { &reset } else { sql };
        self.conn.batch_execute(sql).map_err(|why| why.to_string())
    }
    fn cell(&mut self, query: &str) -> Result<Option<String>, String> {
        diesel::sql_query(query).get_result::<Cell>(&mut self.conn).map(|row| row.cell).map_err(|why| why.to_string())
    }
}

#[test]
fn random_schemas_do_what_they_promise() {
    cases::random(&mut Postgres::open("random"), Engine::Postgres, 20);
}

#[test]
fn what_is_left_out_of_the_ddl_is_noticed() {
    cases::mutations(&mut Postgres::open("mutations"), Engine::Postgres, 40);
}
