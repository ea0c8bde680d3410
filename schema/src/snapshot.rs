//! The snapshot beside a migration, `schema.json`: the schema after it, as much as a database has of it, and the hash of the snapshot before.
//!
//! It holds what the JSON document holds, without places, words and scores, and with what is needed to make the schema from it again:
//! roles, conditions as trees, defaults with their kind. The same schema gives the same bytes on every machine.

mod condition;
mod node;
mod read;
mod write;

use crate::ir::Schema;

pub use read::read;
pub use write::write;

/// The file's name.
pub const FILE: &str = "schema.json";

/// What `version` says; another one is not read.
pub const VERSION: u64 = 1;

/// A snapshot.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The schema after the migration. All of its places are the snapshot's own file.
    pub schema: Schema,
    /// The hash of the snapshot before; `None`: this is the first.
    pub parent: Option<String>,
    /// Tables, and the hash of what was printed for each: a release that prints another thing for the same schema is noticed. The empty
    /// name stands for functions that tables share.
    pub printed: Vec<(String, String)>,
    /// Migrations that were begun and must be ended by another one: what to ask for.
    pub phases: Vec<String>,
}
