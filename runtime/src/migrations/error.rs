//! Why migrations did not run.

use std::fmt;

/// Why migrations did not run. Its `Debug` is its `Display`, since `fn main() -> Result<(), Box<dyn Error>>` shows the first.
#[non_exhaustive]
pub enum Error {
    /// The database has migrations that this program does not know: it is older than the database.
    Ahead {
        /// Their versions.
        versions: Vec<String>,
    },
    /// The `up.sql` of this folder holds nothing but comments.
    Empty {
        /// The folder.
        name: String,
    },
    /// Two folders have one version (the part before the first `_`); one of them would never run.
    SameVersion {
        /// The folders.
        names: [String; 2],
    },
    /// Another runner has worked for longer than we wait.
    Busy,
    /// The migrations, or the record of those that ran, cannot be read.
    Unreadable(Box<dyn std::error::Error + Send + Sync>),
    /// A migration failed.
    Failed {
        /// The folder.
        name: String,
        /// What the database said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A migration of several statements failed on an engine that commits each of them at once: what stands before the one that failed
    /// has been done.
    HalfApplied {
        /// The folder.
        name: String,
        /// What is recorded of a migration that has run.
        version: String,
        /// What the database said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The database failed beside the migrations.
    Database(diesel::result::Error),
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ahead { versions } => write!(
                f,
                "the database is ahead: it has the migrations `{}`, which this program does not know; run a program that is as new as the database",
                versions.join("`, `")
            ),
            Self::Empty { name } => write!(
                f,
                "`migrations/{name}/up.sql` does nothing: write the change by hand (its plan is the comment there), or delete the folder"
            ),
            Self::SameVersion { names: [one, other] } => write!(
                f,
                "`migrations/{one}` and `migrations/{other}` have the same version, so one of them would never run: rename one"
            ),
            Self::Busy => {
                f.write_str("another program has been running migrations for too long: look for it, then run again")
            }
            Self::Unreadable(source) => {
                write!(f, "the migrations, or the record of those that ran, cannot be read: {source}")
            }
            Self::Failed { name, source } => write!(f, "the migration `{name}` failed: {source}"),
            Self::HalfApplied { name, version, source } => write!(
                f,
                "the migration `{name}` failed: {source}; MySQL and MariaDB commit each CREATE, ALTER and DROP at once, so what stands before \
                 the failing statement in `migrations/{name}/up.sql` is done and stays: mend the cause, then take those statements back by hand \
                 (`down.sql` has them) and run again, or do the rest by hand and record it with \
                 `INSERT INTO __diesel_schema_migrations (version) VALUES ('{version}')`"
            ),
            Self::Database(source) => write!(f, "the database failed while migrations were run: {source}"),
        }
    }
}
impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable(source) | Self::Failed { source, .. } | Self::HalfApplied { source, .. } => {
                Some(source.as_ref())
            }
            Self::Database(source) => Some(source),
            _ => None,
        }
    }
}
impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error)
    }
}
