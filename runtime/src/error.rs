//! What can go wrong on our side of a statement.

use crate::audit::Bypass;
use std::fmt;

/// A failure of ours. Run methods return `diesel::QueryResult`; there it stands inside `QueryBuilderError`, and
/// [`Error::of`] finds it again.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The statement was built for one tenant and run on the connection of another.
    OtherTenant,
    /// A sub-select belongs to another tenant, or to all of them, while the statement around it does not.
    SubSelectOfOtherTenant,
    /// A scoped sub-select was used in a plain Diesel query, where no tenant is known.
    OutsideStatement,
    /// The database role of this connection is not let through by the policies, so statements across tenants would find nothing.
    AdminRole {
        /// The role that `groundplan.toml` names as `admin_role`; empty where it names none.
        role: String,
    },
    /// An update without a single column to set.
    NothingSet {
        /// The table.
        table: &'static str,
    },
    /// A soft delete was refused: rows that are alive still refer to the row.
    StillReferenced {
        /// The table whose row was to be deleted.
        table: &'static str,
        /// The table whose rows refer to it.
        by: &'static str,
        /// The column that refers.
        column: &'static str,
    },
    /// SQLite does not hold foreign keys on this connection, so a row might refer to another tenant's.
    ForeignKeysOff,
    /// Row level security does not hold back the role of this connection: what [`audit`](crate::audit()) found.
    Bypassed {
        /// The role.
        role: String,
        /// The ways past the policies, at least one.
        ways: Vec<Bypass>,
    },
}

impl Error {
    /// Our own failure inside an error of Diesel's, if it is one.
    ///
    /// ```
    /// # use groundplan::Error;
    /// let e = diesel::result::Error::from(Error::OtherTenant);
    /// assert_eq!(Error::of(&e), Some(&Error::OtherTenant));
    /// ```
    #[must_use]
    pub fn of(error: &diesel::result::Error) -> Option<&Self> {
        match error {
            diesel::result::Error::QueryBuilderError(inner) => inner.downcast_ref(),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherTenant => f.write_str(
                "this statement belongs to another tenant than the connection: build it from the same `Tenant`, or from `db` itself",
            ),
            Self::SubSelectOfOtherTenant => f.write_str(
                "a sub-select of another tenant than the statement around it: build both from the same `Tenant`",
            ),
            Self::OutsideStatement => f.write_str(
                "a scoped sub-select outside of a scoped statement: start the outer statement with `Model::of(db)` too",
            ),
            Self::AdminRole { role } if role.is_empty() => f.write_str(
                "`AdminConnection` needs a role that the policies let through, and `groundplan.toml` names none: \
                 add `admin_role = \"app_admin\"` under `[tenancy]`",
            ),
            Self::AdminRole { role } => write!(
                f,
                "the database role of this connection is not a member of `{role}`, so the policies would hide every row: \
                 connect with a role that is, or run `GRANT {role} TO …`"
            ),
            Self::NothingSet { table } => {
                write!(f, "an update of `{table}` that sets no column: add `.set(column, value)`")
            }
            Self::StillReferenced { table, by, column } => write!(
                f,
                "a row of `{table}` is not deleted while `{by}.{column}` refers to it: delete those rows first, \
                 or say `on_delete = cascade` there"
            ),
            Self::ForeignKeysOff => f.write_str(
                "SQLite does not hold foreign keys on this connection, and they keep tenants apart: run `PRAGMA foreign_keys = ON` \
                 right after connecting",
            ),
            Self::Bypassed { role, ways } => {
                write!(f, "row level security does not hold back the database role `{role}`:")?;
                ways.iter().try_for_each(|way| write!(f, "\n- {way}"))
            }
        }
    }
}

impl std::error::Error for Error {}

impl From<Error> for diesel::result::Error {
    fn from(error: Error) -> Self {
        Self::QueryBuilderError(Box::new(error))
    }
}
