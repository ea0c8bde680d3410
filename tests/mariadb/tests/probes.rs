//! What models promise, asked of a real MariaDB, or MySQL, row by row; and the DDL with one thing left out, which some row must notice.
//! `tests/tests/probes.rs` asks SQLite the same, and says how to ask more.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use groundplan_schema::ir::Engine;
use groundplan_tests::probe::{self, Server};
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
        conn.batch_execute("SET time_zone = '+00:00', group_concat_max_len = 1000000").expect("sessions are in UTC");
        for role in ["app", "app_admin"] {
            let procedure = probe::procedure(role);
            let as_role = format!(
                "CREATE ROLE IF NOT EXISTS {role}; \
                 CREATE DEFINER = {role} PROCEDURE {procedure}(given LONGTEXT) SQL SECURITY DEFINER BEGIN \
                 SET @given = given; PREPARE given FROM @given; EXECUTE given; END; \
                 GRANT EXECUTE ON PROCEDURE {procedure} TO {role}"
            );
            conn.batch_execute(&as_role).expect("an operator has made the roles, and statements run as one of them");
        }
        Mariadb { conn, _database: database }
    }
}

impl Server for Mariadb {
    fn load(&mut self, statements: &[String]) -> Result<(), String> {
        // Rights to a table outlive it.
        let rights = "SELECT group_concat(concat('REVOKE ALL PRIVILEGES ON `', table_name, '` FROM ', user) SEPARATOR ';') AS cell \
                      FROM mysql.tables_priv WHERE db = database()";
        if let Some(revokes) = self.cell(rights)? {
            self.run(&revokes)?;
        }
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
    cases::mutations(&mut Mariadb::open(), ENGINE, 24);
}
