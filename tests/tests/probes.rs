//! What models promise, asked of a real SQLite row by row; and the DDL with one thing left out, which some row must notice.
//! `tests/postgres/tests/probes.rs` asks PostgreSQL the same.
//!
//! `GROUNDPLAN_PROBED_SCHEMAS=500` asks as many random schemas, from `GROUNDPLAN_SEED` on; `GROUNDPLAN_MUTATIONS=all` leaves out
//! everything, one thing after another, and not a share that the seed draws; another word, what is called so.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use groundplan_schema::ir::Engine;
use groundplan_tests::probe::Server;

#[path = "probes/cases.rs"]
mod cases;
#[path = "ddl/drafts.rs"]
mod drafts;

struct Sqlite(SqliteConnection);

#[derive(QueryableByName)]
struct Cell {
    #[diesel(sql_type = Nullable<Text>)]
    cell: Option<String>,
}

impl Sqlite {
    fn open() -> Sqlite {
        let mut conn = SqliteConnection::establish(":memory:").expect("SQLite opens in memory");
        conn.batch_execute("PRAGMA foreign_keys = ON").expect("a PRAGMA");
        Sqlite(conn)
    }
}

impl Server for Sqlite {
    fn load(&mut self, statements: &[String]) -> Result<(), String> {
        *self = Sqlite::open();
        statements.iter().try_for_each(|sql| self.run(sql))
    }
    fn run(&mut self, sql: &str) -> Result<(), String> {
        self.0.batch_execute(sql).map_err(|why| why.to_string())
    }
    fn cell(&mut self, query: &str) -> Result<Option<String>, String> {
        diesel::sql_query(query).get_result::<Cell>(&mut self.0).map(|row| row.cell).map_err(|why| why.to_string())
    }
}

#[test]
fn random_schemas_do_what_they_promise() {
    cases::random(&mut Sqlite::open(), Engine::Sqlite, 20);
}

#[test]
fn what_is_left_out_of_the_ddl_is_noticed() {
    cases::mutations(&mut Sqlite::open(), Engine::Sqlite, 300);
}
