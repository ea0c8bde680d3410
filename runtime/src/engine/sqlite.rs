//! SQLite.

use super::{Engine, Enter};
use crate::actor::{Actor, Who};
use crate::column::ident;
use crate::decimal::{Fixed, Mean, fits};
use crate::error::Error;
use crate::model::{Field, Model as _};
use crate::one_of::OneOf;
use crate::statement::back::ByReturning;
use chrono::{DateTime, Utc};
use diesel::connection::LoadConnection;
use diesel::deserialize::{self, FromSql};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::query_dsl::RunQueryDsl;
use diesel::result::QueryResult;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types as st;
use diesel::sqlite::{Sqlite, SqliteType, SqliteValue};
use rust_decimal::Decimal;
use uuid::Uuid;

super::engine!(Sqlite);

// ---- Clock and paging

impl Engine for Sqlite {
    const NOW: &'static str = "strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')";
    const SAME: &'static str = " IS ";
    const MAX_BINDS: usize = 32_766;
    const ROW_BY_ROW: bool = true;
    type GivesBack = ByReturning;
    fn push_time<'b>(out: &mut AstPass<'_, 'b, Self>, time: &'b DateTime<Utc>) -> QueryResult<()> {
        out.push_bind_param::<UtcText, _>(time)
    }
    /// SQLite prepares a statement anew at every run where LIMIT or OFFSET is a bare parameter, for its planner looks at the value.
    /// In an expression it does not look.
    fn page<'b>(out: &mut AstPass<'_, 'b, Self>, limit: Option<&'b i64>, offset: Option<&'b i64>) -> QueryResult<()> {
        match limit {
            Some(n) => {
                out.push_sql(" LIMIT ");
                out.push_bind_param::<st::BigInt, _>(n)?;
                out.push_sql(" + 0");
            }
            None if offset.is_some() => out.push_sql(" LIMIT -1"), // OFFSET does not stand alone
            None => {}
        }
        if let Some(n) = offset {
            out.push_sql(" OFFSET ");
            out.push_bind_param::<st::BigInt, _>(n)?;
            out.push_sql(" + 0");
        }
        Ok(())
    }
}

impl<F: Field> QueryFragment<Sqlite> for OneOf<F>
where
    Sqlite: HasSqlType<F::SqlType>,
    F::Rust: ToSql<F::SqlType, Sqlite>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared(); // a text per number of values would fill the cache
        ident(&mut out, F::Model::AS, F::NAME)?;
        out.push_sql(if self.not { " NOT IN (" } else { " IN (" });
        for (i, value) in self.values.iter().enumerate() {
            if i > 0 {
                out.push_sql(", ");
            }
            out.push_bind_param::<F::SqlType, F::Rust>(value)?;
        }
        out.push_sql(")");
        Ok(())
    }
}

/// Whether foreign keys hold on this connection.
#[derive(Debug, Clone, Copy, QueryId)]
struct ForeignKeys;
impl Query for ForeignKeys {
    type SqlType = st::Integer;
}
impl<C> RunQueryDsl<C> for ForeignKeys {}
impl QueryFragment<Sqlite> for ForeignKeys {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.push_sql("PRAGMA foreign_keys");
        Ok(())
    }
}

// ---- Entering a tenant: keys and statements keep tenants apart, the engine has no policies

impl<C: LoadConnection<Backend = Self>> Enter<C> for Sqlite {
    fn enter(conn: &mut C, _tenant: &str) -> QueryResult<()> {
        // A library that was built without it leaves foreign keys off, and a row may refer to another tenant's. It cannot be switched on
        // here: inside a transaction that does nothing.
        match RunQueryDsl::get_result::<i32>(ForeignKeys, conn)? {
            0 => Err(Error::ForeignKeysOff.into()),
            _ => Ok(()),
        }
    }
    fn act(conn: &mut C, actor: Option<&Actor>) -> QueryResult<()> {
        let Some(actor) = actor else {
            return diesel::sql_query("DELETE FROM \"groundplan_actor\"").execute(conn).map(drop);
        };
        let insert = diesel::sql_query("INSERT OR REPLACE INTO \"groundplan_actor\" (\"id\", \"actor\") VALUES (1, ?)");
        match &actor.0 {
            Who::Uuid(key) => insert.bind::<UuidBytes, _>(*key).execute(conn),
            Who::Number(key) => insert.bind::<st::BigInt, _>(*key).execute(conn),
            Who::Text(name) => insert.bind::<st::Text, _>(name).execute(conn),
        }
        .map(drop)
    }
}

// ---- Keys

super::integer_keys!(Sqlite; i64 => st::BigInt, i32 => st::Integer);
impl KeyOn<Sqlite> for Uuid {
    type Sql = UuidBytes;
    fn write<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        ToSql::<UuidBytes, Sqlite>::to_sql(self, out)
    }
    fn read(raw: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        FromSql::<UuidBytes, Sqlite>::from_sql(raw)
    }
}

// ---- Column types

/// A UUID as 16 bytes. `ToSql<Binary, Sqlite> for Uuid` would be an orphan; with a SQL type of ours it is not.
#[derive(Debug, Clone, Copy, QueryId, st::SqlType)]
#[diesel(sqlite_type(name = "Binary"))]
pub struct UuidBytes;
impl st::SqlOrd for UuidBytes {}
impl ToSql<UuidBytes, Sqlite> for Uuid {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        ToSql::<st::Binary, Sqlite>::to_sql(self.as_bytes().as_slice(), out)
    }
}
impl FromSql<UuidBytes, Sqlite> for Uuid {
    fn from_sql(raw: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        let bytes: Vec<u8> = FromSql::<st::Binary, Sqlite>::from_sql(raw)?;
        Ok(Self::from_slice(&bytes)?)
    }
}

/// A point in time as text in UTC, always with six digits of a second: `2026-11-21 13:12:33.123456+00:00`.
///
/// Texts of one length sort as the times do and are equal where the times are. Diesel's `TimestamptzSqlite` reads this form, but writes
/// three, six, nine or no digits, so the same moment would have several texts. DEFAULT and triggers write the same form by
/// [`Engine::NOW`].
#[derive(Debug, Clone, Copy, QueryId, st::SqlType)]
#[diesel(sqlite_type(name = "Text"))]
pub struct UtcText;
impl st::SqlOrd for UtcText {}
impl ToSql<UtcText, Sqlite> for DateTime<Utc> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.format("%Y-%m-%d %H:%M:%S%.6f+00:00").to_string());
        Ok(IsNull::No)
    }
}
impl FromSql<UtcText, Sqlite> for DateTime<Utc> {
    fn from_sql(raw: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        // Diesel's reader takes all forms that SQLite's own functions and other programs write.
        FromSql::<st::TimestamptzSqlite, Sqlite>::from_sql(raw)
    }
}

impl<const S: u32> HasSqlType<Fixed<S>> for Sqlite {
    fn metadata((): &mut ()) -> SqliteType {
        SqliteType::Long
    }
}
impl<const S: u32> ToSql<Fixed<S>, Sqlite> for Decimal {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(units(*self, S)?);
        Ok(IsNull::No)
    }
}
/// The decimal in units of its column.
fn units(value: Decimal, scale: u32) -> Result<i64, String> {
    let value = fits(value, scale)?;
    10_i128
        .checked_pow(scale - value.scale())
        .and_then(|factor| value.mantissa().checked_mul(factor))
        .and_then(|units| i64::try_from(units).ok())
        .ok_or_else(|| format!("`{value}` is too large for a decimal column of SQLite (18 digits)"))
}
impl<const S: u32> FromSql<Fixed<S>, Sqlite> for Decimal {
    fn from_sql(raw: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        let units: i64 = FromSql::<st::BigInt, Sqlite>::from_sql(raw)?;
        Ok(Self::try_new(units, S)?)
    }
}
impl<const S: u32> HasSqlType<Mean<S>> for Sqlite {
    fn metadata((): &mut ()) -> SqliteType {
        SqliteType::Double
    }
}
impl<const S: u32> FromSql<Mean<S>, Sqlite> for Decimal {
    fn from_sql(raw: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        let units: f64 = FromSql::<st::Double, Sqlite>::from_sql(raw)?;
        let units = Self::try_from(units)?;
        Ok(units / Self::from(10_i128.checked_pow(S).ok_or("a scale of more than 38")?))
    }
}

/// The SQL types of columns, by the names that generated code uses on every engine.
pub mod sql {
    pub use diesel::sql_types::{BigInt, Binary, Bool, Date, Double, Float, Integer, Nullable, SmallInt, Text, Time};

    /// The backend. An alias and no re-export, so that errors call it by its own name.
    pub type Db = diesel::sqlite::Sqlite;
    /// A point in time.
    pub type Timestamp = super::UtcText;
    /// A day and a time of day whose zone nobody wrote down.
    pub type NaiveTimestamp = diesel::sql_types::Timestamp;
    /// A UUID that is no key.
    pub type Uuid = super::UuidBytes;
    /// JSON, as text.
    pub type Json = crate::json::sqlite::JsonText;
    /// A list of values, as a JSON array.
    pub type Array<T> = crate::json::sqlite::JsonArray<T>;
    /// A decimal with `S` places.
    pub type Decimal<const S: u32> = crate::decimal::Fixed<S>;
}
