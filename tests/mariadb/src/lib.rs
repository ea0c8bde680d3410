//! A database of a test's own on a real MariaDB; with the feature `mysql`, on a real MySQL.
//!
//! `GROUNDPLAN_MARIADB_URL` (`GROUNDPLAN_MYSQL_URL`) is the URL of a superuser on a throwaway server; `cargo xtask test` starts a MariaDB and
//! sets it. Without it the tests fail and say so: nothing is left out in silence.

use diesel::connection::SimpleConnection;
use diesel::{Connection, MysqlConnection};
use std::cell::RefCell;
use std::sync::atomic::{AtomicU32, Ordering};

/// The variable that holds the URL.
pub const URL: &str = if cfg!(feature = "mysql") { "GROUNDPLAN_MYSQL_URL" } else { "GROUNDPLAN_MARIADB_URL" };

/// Texts that differ in a letter's case or in a space at the end are different, as on the other engines.
const COLLATION: &str = if cfg!(feature = "mysql") { "utf8mb4_0900_bin" } else { "utf8mb4_nopad_bin" };

/// A database that lives as long as this value.
#[derive(Debug)]
pub struct Database {
    server: String,
    name: String,
}

impl Database {
    /// A new database, after `sql` has run in it.
    ///
    /// # Panics
    /// Where there is no server, or `sql` fails.
    #[must_use]
    pub fn new(sql: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let server = std::env::var(URL).unwrap_or_else(|_| {
            panic!(
                "`{URL}` is not set: run `cargo xtask test`, which starts a MariaDB, or set it to a superuser's URL on a throwaway \
                 server (`mysql://root@127.0.0.1:3306/mysql`)"
            )
        });
        let name = format!("groundplan_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let mut conn = connect(&server);
        conn.batch_execute(&format!(
            "DROP DATABASE IF EXISTS {name}; CREATE DATABASE {name} CHARACTER SET utf8mb4 COLLATE {COLLATION}"
        ))
        .expect("a superuser makes databases");
        let database = Self { server, name };
        if !sql.is_empty() {
            database.connect().batch_execute(sql).expect("the test's SQL runs");
        }
        database
    }
    /// A connection.
    ///
    /// # Panics
    /// Where the server is gone.
    #[must_use]
    pub fn connect(&self) -> MysqlConnection {
        connect(&self.url())
    }
    /// The URL of this database.
    ///
    /// # Panics
    /// Where the server's URL has no database in it.
    #[must_use]
    pub fn url(&self) -> String {
        let (address, options) =
            self.server.split_once('?').map_or((self.server.as_str(), None), |(a, o)| (a, Some(o)));
        let (server, _) = address.rsplit_once('/').expect("the URL ends with a database");
        let options = options.map_or_else(String::new, |options| format!("?{options}"));
        format!("{server}/{}{options}", self.name)
    }
    /// Keeps the database until the test's thread ends, for tests that only hold connections.
    pub fn keep(self) {
        thread_local!(static KEPT: RefCell<Vec<Database>> = const { RefCell::new(Vec::new()) });
        KEPT.with_borrow_mut(|kept| kept.push(self));
    }
}
impl Drop for Database {
    fn drop(&mut self) {
        // A server that is gone has no database left either.
        if let Ok(mut conn) = MysqlConnection::establish(&self.server) {
            // A connection that the test still holds may hold a lock on the metadata.
            let _ = conn.batch_execute(&format!("SET lock_wait_timeout = 2; DROP DATABASE IF EXISTS {}", self.name));
        }
    }
}
fn connect(url: &str) -> MysqlConnection {
    MysqlConnection::establish(url).unwrap_or_else(|e| panic!("`{URL}`: no server answers: {e}"))
}
