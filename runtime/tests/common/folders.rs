//! Migrations that stand in a test and not in a folder.

use groundplan::diesel::backend::Backend;
use groundplan::diesel::connection::BoxableConnection;
use groundplan::diesel::migration::{Migration, MigrationMetadata, MigrationName, MigrationSource, MigrationVersion};
use std::error::Error;
use std::fmt;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// (name, up.sql, run_in_transaction)
#[derive(Clone, Copy)]
pub(crate) struct Folders(pub(crate) &'static [(&'static str, &'static str, bool)]);
impl<DB: Backend> MigrationSource<DB> for Folders {
    fn migrations(&self) -> Result<Vec<Box<dyn Migration<DB>>>> {
        let folder =
            |&(name, up, run_in_transaction)| Folder { name: Name(name), up, run: InTransaction(run_in_transaction) };
        Ok(self.0.iter().map(folder).map(|folder| Box::new(folder) as Box<dyn Migration<DB>>).collect())
    }
}
struct Folder {
    name: Name,
    up: &'static str,
    run: InTransaction,
}
impl<DB: Backend> Migration<DB> for Folder {
    fn run(&self, conn: &mut dyn BoxableConnection<DB>) -> Result<()> {
        Ok(conn.batch_execute(self.up)?)
    }
    fn revert(&self, _: &mut dyn BoxableConnection<DB>) -> Result<()> {
        Err("these tests only go forward".into())
    }
    fn metadata(&self) -> &dyn MigrationMetadata {
        &self.run
    }
    fn name(&self) -> &dyn MigrationName {
        &self.name
    }
}
struct InTransaction(bool);
impl MigrationMetadata for InTransaction {
    fn run_in_transaction(&self) -> bool {
        self.0
    }
}
struct Name(&'static str);
impl MigrationName for Name {
    fn version(&self) -> MigrationVersion<'_> {
        self.0.split_once('_').map_or(self.0, |(version, _)| version).into()
    }
}
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
