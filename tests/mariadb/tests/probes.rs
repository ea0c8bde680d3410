//! What models promise, asked of a real MariaDB, or MySQL, row by row; and the DDL with one thing left out, which some row must notice.
//! `tests/tests/probes.rs` asks SQLite the same, and says how to ask more.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use groundplan_schema::ir::Engine;
use groundplan_tests::probe::Server;
use groundplan_tests_mariadb::Database;

#[path = "../../tests/probes/cases.rs"]
mod cases;
#[path = "../../tests/ddl/drafts.rs"]
mod drafts;

const ENGINE: Engine = if cfg!(feature = "mysql") { Engine::Mysql } else { Engine::Mariadb };

struct Mariadb {
    conn: MysqlConnection,
    _database: Database,
}

#[derive(QueryableByName)]
struct Cell {
    #[diesel(sql_type = Nullable<Text>)]
    cell: Option<String>,
}

impl Mariadb {
    fn open() -> Mariadb {
        let database = Database::new("");
        let mut conn = database.connect();
        conn.batch_execute(
            "SET time_zone = '+00:00'; CREATE ROLE IF NOT EXISTS app; CREATE ROLE IF NOT EXISTS app_admin",
        )
        .expect("sessions are in UTC, and an operator has made the roles");
        Mariadb { conn, _database: database }
    }
}

impl Server for Mariadb {
    fn load(&mut self, statements: &[String]) -> Result<(), String> {
        let tables = "SELECT group_concat(concat('`', table_name, '`')) AS cell FROM information_schema.tables \
                      WHERE table_schema = database()";
        if let Some(tables) = self.cell(tables)? {
            self.run(&format!("SET foreign_key_checks = 0; DROP TABLE {tables}; SET foreign_key_checks = 1"))?;
        }
        statements.iter().try_for_each(|sql| self.run(sql))
    }
    fn run(&mut self, sql: &str) -> Result<(), String> {
        self.conn.batch_execute(sql).map_err(|why| why.to_string())
    }
    fn cell(&mut self, query: &str) -> Result<Option<String>, String> {
        diesel::sql_query(query).get_result::<Cell>(&mut self.conn).map(|row| row.cell).map_err(|why| why.to_string())
    }
}

#[test]
fn random_schemas_do_what_they_promise() {
    cases::random(&mut Mariadb::open(), ENGINE, 20);
}

#[test]
fn what_is_left_out_of_the_ddl_is_noticed() {
    cases::mutations(&mut Mariadb::open(), ENGINE, 12);
}
