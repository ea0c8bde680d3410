//! What differs per engine. Each engine's file has the same headings in the same order: clock and paging, entering a tenant, keys,
//! column types.

#[cfg(feature = "mysql")]
pub mod mysql;
#[cfg(feature = "postgres")]
pub mod postgres;
#[cfg(feature = "sqlite")]
pub mod sqlite;

use crate::actor::Actor;
use chrono::{DateTime, Utc};
use diesel::backend::Backend;
use diesel::connection::Connection;
use diesel::query_builder::{AstPass, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::SqlType;

/// A database engine that Groundplan prints for.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an engine of Groundplan",
    note = "switch its feature on: `groundplan = {{ version = \"…\", features = [\"postgres\"] }}`"
)]
pub trait Engine: Backend {
    /// The time now, as SQL, in the column type of timestamps.
    const NOW: &'static str;
    /// "Is the same value as", where NULL is a value.
    const SAME: &'static str;
    /// What follows `INSERT INTO table` for a row of which nothing is given.
    const NO_VALUES: &'static str = " DEFAULT VALUES";
    /// The most values that one statement binds.
    const MAX_BINDS: usize;
    /// The most rows that one INSERT has.
    const MAX_ROWS: usize = usize::MAX;
    /// Whether many rows are inserted fastest one by one, by one prepared statement. The engine sits in our process then, and a
    /// statement costs no journey.
    const ROW_BY_ROW: bool;
    /// What stands around the statement of an `IN` that has a LIMIT, or that may read the table which the statement around it changes.
    const APART: (&'static str, &'static str) = (" IN (", ")");
    /// How statements give rows back: [`ByReturning`](crate::statement::back::ByReturning), or a plan of several statements.
    type GivesBack;
    /// Binds a time.
    ///
    /// # Errors
    /// Those of Diesel.
    fn push_time<'b>(out: &mut AstPass<'_, 'b, Self>, time: &'b DateTime<Utc>) -> QueryResult<()>;
    /// Prints LIMIT and OFFSET.
    ///
    /// # Errors
    /// Those of Diesel.
    fn page<'b>(out: &mut AstPass<'_, 'b, Self>, limit: Option<&'b i64>, offset: Option<&'b i64>) -> QueryResult<()>;
}

/// A point in time, whatever the engine's own type for it is.
#[derive(Debug, Clone, Copy, QueryId, SqlType)]
pub struct Moment;

/// What an engine does on a connection when a tenant or an administrator comes.
pub trait Enter<C: Connection<Backend = Self>>: Engine {
    /// A tenant's transaction has begun.
    ///
    /// # Errors
    /// Those of the database.
    fn enter(_conn: &mut C, _tenant: &str) -> QueryResult<()> {
        Ok(())
    }
    /// A tenant's transaction is about to end well.
    ///
    /// # Errors
    /// Those of the database.
    fn leave(_conn: &mut C) -> QueryResult<()> {
        Ok(())
    }
    /// Says who acts in the transaction that is open, or that nobody does any more: triggers write it into the audit log.
    ///
    /// # Errors
    /// Those of the database.
    fn act(conn: &mut C, actor: Option<&Actor>) -> QueryResult<()>;
    /// The same after the transaction, where the engine's setting is not undone with it.
    ///
    /// # Errors
    /// Those of the database.
    fn forget_actor(_conn: &mut C) -> QueryResult<()> {
        Ok(())
    }
    /// Whether this connection sees the rows of all tenants.
    ///
    /// # Errors
    /// Those of the database.
    fn sees_all(_conn: &mut C, _role: &str) -> QueryResult<bool> {
        Ok(true)
    }
}

/// Engines that lock the rows that a statement reads.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no SELECT … FOR UPDATE",
    note = "SQLite locks the whole database for the first write of a transaction"
)]
pub trait Locks: Engine {}

/// The impls that every engine has, printed once per engine: with the backend as a type parameter they would overlap with Diesel's own.
macro_rules! engine {
    ($db:ty) => {
        use crate::key::{KeyOf, KeyOn};
        use crate::model::Keyed;
        use crate::row::{Maybe, One, Rec, Width};
        use diesel::deserialize::FromSqlRow;
        use diesel::expression::QueryMetadata;
        use diesel::row::{Field as _, Row};
        use diesel::sql_types::HasSqlType;

        impl<M: Keyed> HasSqlType<KeyOf<M>> for $db
        where
            M::RawKey: KeyOn<$db>,
            $db: HasSqlType<<M::RawKey as KeyOn<$db>>::Sql>,
        {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                <$db as HasSqlType<<M::RawKey as KeyOn<$db>>::Sql>>::metadata(lookup)
            }
        }
        impl HasSqlType<$crate::engine::Moment> for $db {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                <$db as HasSqlType<sql::Timestamp>>::metadata(lookup)
            }
        }
        impl FromSql<$crate::engine::Moment, $db> for DateTime<Utc> {
            fn from_sql(raw: <$db as diesel::backend::Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                FromSql::<sql::Timestamp, $db>::from_sql(raw)
            }
        }
        impl<T: Width + 'static> QueryMetadata<Rec<T>> for $db {
            fn row_metadata(_: &mut Self::MetadataLookup, out: &mut Vec<Option<Self::TypeMetadata>>) {
                out.extend((0..T::WIDTH).map(|_| None));
            }
        }
        impl<T: FromSqlRow<Rec<One<M>>, $db>, M: $crate::model::Model> FromSqlRow<Rec<Maybe<M>>, $db> for Option<T> {
            fn build_from_row<'a>(row: &impl Row<'a, $db>) -> deserialize::Result<Self> {
                // The first column is never NULL in a row that is there.
                if row.get(0).is_none_or(|key| key.is_null()) { Ok(None) } else { T::build_from_row(row).map(Some) }
            }
        }
        $crate::engine::tuples! { $db;
            [A A2]
            [A A2, B B2]
            [A A2, B B2, C C2]
            [A A2, B B2, C C2, D D2]
            [A A2, B B2, C C2, D D2, E E2]
            [A A2, B B2, C C2, D D2, E E2, F F2]
            [A A2, B B2, C C2, D D2, E E2, F F2, G G2]
            [A A2, B B2, C C2, D D2, E E2, F F2, G G2, H H2]
        }
    };
}
macro_rules! tuples {
    ($db:ty; $([$($part:ident $value:ident),*])*) => { $(
        impl<$($part: Width + 'static, $value),*> FromSqlRow<Rec<($($part,)*)>, $db> for ($($value,)*)
        where
            $($value: FromSqlRow<Rec<$part>, $db>),*
        {
            #[allow(non_snake_case, unused_assignments, reason = "the names of the type parameters name the values")]
            fn build_from_row<'a>(row: &impl Row<'a, $db>) -> deserialize::Result<Self> {
                let mut at = 0;
                $(
                    let $part = $value::build_from_row(&row.partial_row(at..at + $part::WIDTH))?;
                    at += $part::WIDTH;
                )*
                Ok(($($part,)*))
            }
        }
    )* };
}
/// Keys that are integers, on one engine.
macro_rules! integer_keys {
    ($db:ty; $($raw:ty => $sql:ty),*) => { $(
        impl KeyOn<$db> for $raw {
            type Sql = $sql;
            fn write<'b>(&'b self, out: &mut Output<'b, '_, $db>) -> serialize::Result {
                ToSql::<$sql, $db>::to_sql(self, out)
            }
            fn read(raw: <$db as diesel::backend::Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                FromSql::<$sql, $db>::from_sql(raw)
            }
        }
    )* };
}
pub(crate) use {engine, integer_keys, tuples};
