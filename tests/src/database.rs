//! A database of a test's own on a real server. The packages of the servers' tests say what theirs is, so that nothing here links a client.

use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::sync::atomic::{AtomicU32, Ordering};

use groundplan::diesel::Connection;
use groundplan::diesel::connection::SimpleConnection;

/// What makes and removes databases on one kind of server.
pub trait Host {
    /// The variable that holds the URL of a superuser on a throwaway server.
    const URL: &'static str;
    /// What such a URL looks like.
    const EXAMPLE: &'static str;
    /// A connection to it.
    type Conn: Connection + SimpleConnection;
    /// What a superuser runs before each database is made, tests of one server at the same time: roles.
    fn roles() -> Vec<String> {
        Vec::new()
    }
    /// Makes a database.
    fn create(name: &str) -> String;
    /// Removes it, whoever is in it.
    fn drop(name: &str) -> String;
}

/// A server with users beside the superuser.
pub trait SignsIn: Host {
    /// What makes the session one of this role, as if it had signed in.
    fn sign_in(role: &str) -> String;
}

/// A database that lives as long as this value.
#[derive(Debug)]
pub struct Database<H: Host> {
    server: String,
    name: String,
    host: PhantomData<H>,
}

impl<H: Host + 'static> Database<H> {
    /// A new database, after `sql` has run in it as the superuser.
    ///
    /// # Panics
    /// Where there is no server, or `sql` fails.
    #[must_use]
    pub fn new(sql: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let (url, example) = (H::URL, H::EXAMPLE);
        let server = std::env::var(url).unwrap_or_else(|_| {
            panic!(
                "`{url}` is not set: run `cargo xtask test`, which starts a server, or set it to a superuser's URL on a throwaway one \
                 (`{example}`)"
            )
        });
        let name = format!("groundplan_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let mut conn = connect::<H>(&server);
        for role in H::roles() {
            conn.batch_execute(&role).expect("a superuser makes roles");
        }
        conn.batch_execute(&format!("DROP DATABASE IF EXISTS {name}")).expect("no database of that name is left");
        conn.batch_execute(&H::create(&name)).expect("a superuser makes databases");
        let database = Self { server, name, host: PhantomData };
        if !sql.is_empty() {
            database.connect().batch_execute(sql).expect("the test's SQL runs");
        }
        database
    }

    /// A connection of the superuser.
    ///
    /// # Panics
    /// Where the server is gone.
    #[must_use]
    pub fn connect(&self) -> H::Conn {
        connect::<H>(&self.url())
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
        let url = self.url();
        KEPT.with_borrow_mut(|kept| kept.push((url, Box::new(self))));
    }
}

impl<H: SignsIn + 'static> Database<H> {
    /// A connection whose user is `role`.
    ///
    /// # Panics
    /// Where there is no such role.
    #[must_use]
    pub fn connect_as(&self, role: &str) -> H::Conn {
        let mut conn = self.connect();
        conn.batch_execute(&H::sign_in(role)).expect("the role exists");
        conn
    }
}

thread_local!(static KEPT: RefCell<Vec<(String, Box<dyn Any>)>> = const { RefCell::new(Vec::new()) });

/// The URL of the database that this thread has kept last.
///
/// # Panics
/// Where it has kept none.
#[must_use]
pub fn kept() -> String {
    KEPT.with_borrow(|kept| kept.last().expect("a database is kept").0.clone())
}

impl<H: Host> Drop for Database<H> {
    fn drop(&mut self) {
        // A server that is gone has no database left either.
        if let Ok(mut conn) = H::Conn::establish(&self.server) {
            let _ = conn.batch_execute(&H::drop(&self.name));
        }
    }
}

fn connect<H: Host>(url: &str) -> H::Conn {
    H::Conn::establish(url).unwrap_or_else(|why| panic!("`{}`: no server answers: {why}", H::URL))
}
