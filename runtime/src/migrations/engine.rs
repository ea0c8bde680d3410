//! What differs per engine when migrations run.

use super::Error;
use crate::engine::Engine;
use diesel::connection::Connection;
use diesel::migration::Migration;
use diesel_migrations::MigrationHarness;

/// An engine whose migrations [`run`](super::run) applies on a connection `C`.
pub trait Migrates<C: Connection<Backend = Self> + MigrationHarness<Self>>: Engine + Sized {
    /// Runs `work` while no other runner works.
    ///
    /// # Errors
    /// Those of `work`, and [`Error::Busy`].
    fn alone<T>(conn: &mut C, work: impl FnOnce(&mut C) -> Result<T, Error>) -> Result<T, Error>;
    /// Applies one migration and records it. False where another runner has done so meanwhile.
    ///
    /// # Errors
    /// [`Error::Failed`].
    fn apply(conn: &mut C, migration: &dyn Migration<Self>) -> Result<bool, Error> {
        let name = migration.name().to_string();
        conn.run_migration(migration).map(|_| true).map_err(|source| Error::Failed { name, source })
    }
    /// Clears away what an earlier, failed attempt at this migration has left.
    ///
    /// # Errors
    /// Those of the database.
    fn mend(_conn: &mut C, _migration: &dyn Migration<Self>) -> Result<(), Error> {
        Ok(())
    }
    /// Whether the same migration may succeed in a moment.
    fn may_pass(_error: &Error) -> bool {
        false
    }
}

/// How long a runner waits for another one. Indexes of large tables take their time.
#[cfg(any(feature = "postgres", feature = "mysql"))]
const WAIT: std::time::Duration = std::time::Duration::from_secs(30 * 60);

#[cfg(feature = "sqlite")]
mod sqlite {
    use super::{Error, Migrates, Migration, MigrationHarness};
    use diesel::connection::SimpleConnection;
    use diesel::deserialize::QueryableByName;
    use diesel::query_dsl::RunQueryDsl;
    use diesel::sql_types::Integer;
    use diesel::sqlite::{Sqlite, SqliteConnection};

    /// How long a runner waits for another one's transaction, in milliseconds.
    const WAIT: i32 = 60_000;

    impl Migrates<SqliteConnection> for Sqlite {
        /// The file has one writer at a time. Whoever comes second waits at BEGIN IMMEDIATE, and then finds the migration done.
        fn alone<T>(
            conn: &mut SqliteConnection,
            work: impl FnOnce(&mut SqliteConnection) -> Result<T, Error>,
        ) -> Result<T, Error> {
            let before = diesel::sql_query("PRAGMA busy_timeout").get_result::<Timeout>(conn)?.0;
            conn.batch_execute(&format!("PRAGMA busy_timeout = {}", before.max(WAIT)))?;
            let done = work(conn);
            conn.batch_execute(&format!("PRAGMA busy_timeout = {before}"))?;
            done
        }
        fn apply(conn: &mut SqliteConnection, migration: &dyn Migration<Sqlite>) -> Result<bool, Error> {
            let name = migration.name().to_string();
            let failed = |source| Error::Failed { name: name.clone(), source };
            let once = |conn: &mut SqliteConnection| {
                let version = migration.name().version();
                if conn.applied_migrations().map_err(Error::Unreadable)?.contains(&version) {
                    return Ok(false);
                }
                conn.run_migration(migration).map(|_| true).map_err(failed)
            };
            // A migration that turns foreign keys off cannot do so inside a transaction.
            if migration.metadata().run_in_transaction() { conn.immediate_transaction(once) } else { once(conn) }
        }
    }

    struct Timeout(i32);
    impl QueryableByName<Sqlite> for Timeout {
        fn build<'a>(row: &impl diesel::row::NamedRow<'a, Sqlite>) -> diesel::deserialize::Result<Self> {
            diesel::row::NamedRow::get::<Integer, i32>(row, "timeout").map(Self)
        }
    }
}

#[cfg(feature = "postgres")]
mod postgres {
    use super::super::script;
    use super::{Error, Migrates, Migration, MigrationHarness, WAIT};
    use diesel::connection::{Connection, LoadConnection};
    use diesel::pg::Pg;
    use diesel::query_dsl::RunQueryDsl;
    use diesel::sql_types::{BigInt, Text};
    use std::time::{Duration, Instant};

    /// The advisory lock that runners share; the bytes of "grplan" and a number, so that no other program takes it by chance.
    const LOCK: i64 = 0x6772_706c_616e_0001;

    impl<C> Migrates<C> for Pg
    where
        C: Connection<Backend = Pg> + LoadConnection + MigrationHarness<Pg>,
    {
        /// The lock belongs to the session, for some migrations run outside a transaction. It is asked for again and again and never
        /// waited for: a waiting statement holds a snapshot, CREATE INDEX CONCURRENTLY waits for snapshots, and the two would wait for each
        /// other.
        fn alone<T>(conn: &mut C, work: impl FnOnce(&mut C) -> Result<T, Error>) -> Result<T, Error> {
            let began = Instant::now();
            while !locked(conn)? {
                if began.elapsed() > WAIT {
                    return Err(Error::Busy);
                }
                std::thread::sleep(Duration::from_millis(200));
            }
            let done = work(conn);
            // Where the work has broken the connection, the server lets the lock go by itself.
            let freed = diesel::sql_query("SELECT pg_advisory_unlock($1)").bind::<BigInt, _>(LOCK).execute(conn);
            let done = done?;
            freed?;
            Ok(done)
        }
        fn mend(conn: &mut C, migration: &dyn Migration<Pg>) -> Result<(), Error> {
            if migration.metadata().run_in_transaction() {
                return Ok(());
            }
            for index in script::of(migration).iter().flat_map(|sql| script::concurrent_indexes(sql)) {
                let left = diesel::sql_query(
                    "SELECT FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid \
                     WHERE relname = $1 AND NOT indisvalid AND pg_table_is_visible(indexrelid)",
                )
                .bind::<Text, _>(&index)
                .execute(conn)?;
                if left > 0 {
                    conn.batch_execute(&format!("DROP INDEX CONCURRENTLY \"{}\"", index.replace('"', "\"\"")))?;
                }
            }
            Ok(())
        }
        fn may_pass(error: &Error) -> bool {
            // Diesel does not give the code (55P03) away. A server that speaks another language is not tried again.
            matches!(error, Error::Failed { source, .. } if source.to_string().contains("due to lock timeout"))
        }
    }
    /// `SELECT … WHERE` gives a row or none, so that no value has to be read.
    fn locked<C: Connection<Backend = Pg> + LoadConnection>(conn: &mut C) -> Result<bool, Error> {
        let taken = diesel::sql_query("SELECT WHERE pg_try_advisory_lock($1)").bind::<BigInt, _>(LOCK).execute(conn)?;
        Ok(taken > 0)
    }
}

#[cfg(feature = "mysql")]
mod mysql {
    use super::super::script;
    use super::{Error, Migrates, Migration, MigrationHarness, WAIT};
    use diesel::connection::{Connection, LoadConnection};
    use diesel::dsl::sql;
    use diesel::mysql::Mysql;
    use diesel::query_dsl::RunQueryDsl;
    use diesel::sql_types::{BigInt, Nullable};

    /// The lock that runners share. Locks are the server's, so the database's name is in it; they have at most 64 characters.
    const LOCK: &str = "CONCAT('groundplan migrations ', MD5(COALESCE(DATABASE(), '')))";

    impl<C> Migrates<C> for Mysql
    where
        C: Connection<Backend = Self> + LoadConnection + MigrationHarness<Self>,
    {
        /// By a lock of the session: DDL commits whatever transaction there is, so none can keep runners apart.
        fn alone<T>(conn: &mut C, work: impl FnOnce(&mut C) -> Result<T, Error>) -> Result<T, Error> {
            let ask = |question: &str| diesel::select(sql::<Nullable<BigInt>>(question));
            let taken: Option<i64> = ask(&format!("GET_LOCK({LOCK}, {})", WAIT.as_secs())).get_result(conn)?;
            if taken != Some(1) {
                return Err(Error::Busy);
            }
            let done = work(conn);
            // Where the work has broken the connection, the server lets the lock go by itself.
            let freed = ask(&format!("RELEASE_LOCK({LOCK})")).get_result::<Option<i64>>(conn);
            let done = done?;
            freed?;
            Ok(done)
        }
        fn apply(conn: &mut C, migration: &dyn Migration<Self>) -> Result<bool, Error> {
            conn.run_migration(migration).map(|_| true).map_err(|source| {
                let (name, version) = (migration.name().to_string(), migration.name().version().to_string());
                if script::of(migration).is_some_and(|sql| script::changes(&sql) <= 1) {
                    Error::Failed { name, source }
                } else {
                    Error::HalfApplied { name, version, source }
                }
            })
        }
        /// Of one statement nothing is left where it has given up waiting for a lock.
        fn may_pass(error: &Error) -> bool {
            matches!(error, Error::Failed { source, .. } if source.to_string().contains("try restarting transaction"))
        }
    }
}
