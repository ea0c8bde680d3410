//! Applying migrations, thin over Diesel's own harness: Diesel's runner applies the same folders and keeps the same record.
//!
//! ```ignore
//! const MIGRATIONS: groundplan::Migrations = groundplan::embed_migrations!();
//! groundplan::migrations::run(&mut conn, MIGRATIONS)?;
//! ```

mod engine;
mod error;
mod script;

pub use engine::Migrates;
pub use error::Error;

use diesel::connection::Connection;
use diesel::migration::{Migration, MigrationSource, MigrationVersion};
use diesel_migrations::MigrationHarness;
use std::collections::BTreeMap;

/// Migrations inside the program: what [`embed_migrations!`](crate::embed_migrations) gives. A Diesel `MigrationSource`.
pub type Migrations = diesel_migrations::EmbeddedMigrations;

/// Runs the migrations that the database does not have yet; gives the names of those that ran.
///
/// One runner works at a time, the others wait for it. A migration that gives up waiting for a lock is tried again a few times. An
/// invalid index that a failed `CREATE INDEX CONCURRENTLY` left behind is dropped before it is built again.
///
/// # Errors
/// [`Error::Ahead`] where the database has migrations that this program does not know; [`Error::Empty`] for a folder whose `up.sql`
/// does nothing yet; [`Error::SameVersion`]; [`Error::Failed`] with the migration's name and the database's complaint, or [`Error::HalfApplied`] on MySQL and
/// MariaDB, which undo no DDL. What ran before the error stays.
#[expect(clippy::needless_pass_by_value, reason = "a constant is handed over: `run(conn, MIGRATIONS)`")]
pub fn run<C, S>(conn: &mut C, migrations: S) -> Result<Vec<String>, Error>
where
    C: Connection<Backend: Migrates<C>> + MigrationHarness<C::Backend>,
    S: MigrationSource<C::Backend>,
{
    C::Backend::alone(conn, |conn| {
        let pending = pending(conn, &migrations)?;
        for migration in pending.values() {
            script::check(migration.as_ref())?;
        }
        let mut done = Vec::new();
        for migration in pending.values() {
            if attempt::<C>(conn, migration.as_ref())? {
                done.push(migration.name().to_string());
            }
        }
        Ok(done)
    })
}

type Boxed<DB> = Box<dyn Migration<DB>>;
/// What the database does not have yet, in the order in which it runs.
fn pending<C, S>(conn: &mut C, migrations: &S) -> Result<BTreeMap<MigrationVersion<'static>, Boxed<C::Backend>>, Error>
where
    C: Connection + MigrationHarness<C::Backend>,
    S: MigrationSource<C::Backend>,
{
    let mut known = BTreeMap::new();
    for migration in migrations.migrations().map_err(Error::Unreadable)? {
        let version = migration.name().version().as_owned();
        if let Some(twin) = known.insert(version, migration) {
            let version = twin.name().version().as_owned();
            let other = known[&version].name().to_string();
            return Err(Error::SameVersion { names: [twin.name().to_string(), other] });
        }
    }
    let mut ahead = Vec::new();
    for version in conn.applied_migrations().map_err(Error::Unreadable)? {
        if known.remove(&version).is_none() {
            ahead.push(version.to_string());
        }
    }
    ahead.sort();
    if ahead.is_empty() { Ok(known) } else { Err(Error::Ahead { versions: ahead }) }
}

/// How often a migration is tried that gives up waiting for a lock.
const ATTEMPTS: u32 = 5;

/// Runs one migration. False where another runner was faster.
fn attempt<C>(conn: &mut C, migration: &dyn Migration<C::Backend>) -> Result<bool, Error>
where
    C: Connection<Backend: Migrates<C>> + MigrationHarness<C::Backend>,
{
    let mut tried = 1;
    loop {
        C::Backend::mend(conn, migration)?;
        match C::Backend::apply(conn, migration) {
            Err(error) if tried < ATTEMPTS && C::Backend::may_pass(&error) => {
                // A second, two, four, eight: whoever holds the lock is given time, and requests that queue behind us too.
                std::thread::sleep(std::time::Duration::from_secs(1 << (tried - 1)));
                tried += 1;
            }
            result => return result,
        }
    }
}

/// The `migrations/` folder of the package as a [`Migrations`], for a constant: `groundplan::embed_migrations!()`. Another folder is
/// named relative to Cargo.toml: `groundplan::embed_migrations!("db/migrations")`.
///
/// The draft (`.draft`) is left out. A new folder is seen when the package is compiled again; the `build.rs` of Groundplan sees to that.
#[macro_export]
macro_rules! embed_migrations {
    () => {
        $crate::embed_migrations!("migrations")
    };
    ($path:literal) => {{
        use $crate::__private::diesel_migrations; // Diesel's macro names its own crate
        diesel_migrations::embed_migrations!($path)
    }};
}
