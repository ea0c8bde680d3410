//! Applying migrations on a real server: once, by several runners, and again after a lock timeout. Whoever includes it has `super::folders` and
//! says what its server is.

use super::folders::Folders;
use groundplan::diesel::connection::SimpleConnection;
use groundplan::migrations::Error;
use groundplan_tests::database::{Database, Host};
use std::sync::Barrier;
use std::thread::{scope, sleep};
use std::time::{Duration, Instant};

/// Runs folders on a connection of the server; `run` asks for its engine by name.
pub(crate) type Run<H> = fn(&mut <H as Host>::Conn, Folders) -> Result<Vec<String>, Error>;

fn names(folders: Folders) -> Vec<&'static str> {
    folders.0.iter().map(|(name, _, _)| *name).collect()
}

/// What was run is not run again, and an older program says that the database is ahead of it. `free` answers whether the lock is let go.
pub(crate) fn once<H: Host + 'static>(folders: Folders, run: Run<H>, free: impl Fn(&mut H::Conn) -> bool) {
    let database = Database::<H>::new("");
    let mut conn = database.connect();
    assert_eq!(run(&mut conn, folders).unwrap(), names(folders));
    assert_eq!(run(&mut conn, folders).unwrap(), [""; 0]);
    let older = run(&mut conn, Folders(&[("1_notes", "SELECT 1", true)])).unwrap_err();
    assert!(matches!(&older, Error::Ahead { versions } if *versions == ["2"]), "{older:?}");
    assert!(free(&mut conn), "the lock is let go, after an error too");
}

/// Several runners at the same time: each folder runs once.
pub(crate) fn side_by_side<H: Host + 'static>(folders: Folders, run: Run<H>)
where
    Database<H>: Sync,
{
    let database = Database::<H>::new("");
    let start = Barrier::new(4);
    let mut ran: Vec<String> = scope(|scope| {
        let runners: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let mut conn = database.connect();
                    start.wait();
                    run(&mut conn, folders).unwrap()
                })
            })
            .collect();
        runners.into_iter().flat_map(|runner| runner.join().unwrap()).collect()
    });
    ran.sort();
    assert_eq!(ran, names(folders));
}

/// Another session's lock on the table `notes`, and a folder that gives up waiting for it.
pub(crate) struct Locked {
    pub(crate) lock: &'static str,
    pub(crate) unlock: &'static str,
    pub(crate) held: Duration,
    pub(crate) folder: Folders,
}

/// A folder that gives up waiting is tried again; another failure is not.
pub(crate) fn tried_again<H: Host + 'static>(locked: &Locked, run: Run<H>)
where
    Database<H>: Sync,
{
    let database = Database::<H>::new("CREATE TABLE notes (id bigint PRIMARY KEY)");
    let both = Barrier::new(2);
    scope(|scope| {
        scope.spawn(|| {
            let mut other = database.connect();
            other.batch_execute(locked.lock).unwrap();
            both.wait();
            sleep(locked.held);
            other.batch_execute(locked.unlock).unwrap();
        });
        both.wait();
        assert_eq!(run(&mut database.connect(), locked.folder).unwrap(), names(locked.folder));
    });
    let began = Instant::now();
    let bad = Folders(&[("1_title", "SELECT 1", true), ("2_bad", "NONSENSE", true)]);
    let error = run(&mut database.connect(), bad).unwrap_err();
    assert!(matches!(error, Error::Failed { .. }) && began.elapsed() < Duration::from_millis(900), "{error:?}");
}
