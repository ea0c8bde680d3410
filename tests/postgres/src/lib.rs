//! A database of a test's own on a real PostgreSQL.
//!
//! `GROUNDPLAN_POSTGRES_URL` is the URL of a superuser on a throwaway server; `cargo xtask test` starts one and sets it. Without it the tests
//! fail and say so: nothing is left out in silence.

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use std::cell::RefCell;
use std::sync::atomic::{AtomicU32, Ordering};

/// The variable that holds the URL.
pub const URL: &str = "GROUNDPLAN_POSTGRES_URL";
/// The application's role, which owns no table.
pub const APP: &str = "app";
/// The role that the policies let through.
pub const ADMIN: &str = "app_admin";

/// A database that lives as long as this value.
#[derive(Debug)]
pub struct Database {
    server: String,
    name: String,
}

impl Database {
    /// A new database, with the roles [`APP`] and [`ADMIN`] on the server, after `sql` has run in it as the superuser.
    ///
    /// # Panics
    /// Where there is no server, or `sql` fails.
    #[must_use]
    pub fn new(sql: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let server = std::env::var(URL).unwrap_or_else(|_| {
            panic!(
                "`{URL}` is not set: run `cargo xtask test`, which starts a PostgreSQL, or set it to a superuser's URL on a \
                 throwaway server (`postgres://postgres@localhost:5432/postgres`)"
            )
        });
        let name = format!("groundplan_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let mut conn = connect(&server);
        for role in [APP, ADMIN] {
            // Tests of one server make the roles at the same time; the second one finds them.
            conn.batch_execute(&format!(
                "DO $$ BEGIN CREATE ROLE {role}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
            ))
            .expect("a superuser makes roles");
        }
        conn.batch_execute(&format!("DROP DATABASE IF EXISTS {name}")).expect("no database of that name is left");
        conn.batch_execute(&format!("CREATE DATABASE {name}")).expect("a superuser makes databases");
        let database = Self { server, name };
        if !sql.is_empty() {
            database.connect().batch_execute(sql).expect("the test's SQL runs");
        }
        database
    }
    /// A connection of the superuser, whom no policy binds.
    ///
    /// # Panics
    /// Where the server is gone.
    #[must_use]
    pub fn connect(&self) -> PgConnection {
        connect(&self.url())
    }
    /// A connection whose user is `role`, as if it had signed in.
    ///
    /// # Panics
    /// Where there is no such role.
    #[must_use]
    pub fn connect_as(&self, role: &str) -> PgConnection {
        let mut conn = self.connect();
        conn.batch_execute(&format!("SET SESSION AUTHORIZATION {role}")).expect("the role exists");
        conn
    }
    /// The URL of this database, for the superuser.
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
        if let Ok(mut conn) = PgConnection::establish(&self.server) {
            let _ = conn.batch_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        }
    }
}
fn connect(url: &str) -> PgConnection {
    PgConnection::establish(url).unwrap_or_else(|e| panic!("`{URL}`: no PostgreSQL answers: {e}"))
}
