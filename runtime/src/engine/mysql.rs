//! MySQL and MariaDB: one backend of Diesel serves both.

pub(crate) mod back;

use super::{Engine, Enter, Locks};
use crate::actor::Actor;
use crate::column::ident;
use crate::decimal::{Fixed, Mean, fits};
use crate::model::{Field, Model as _};
use crate::one_of::OneOf;
use crate::statement::back::ByPlan;
use chrono::{DateTime, Datelike as _, NaiveDate, NaiveDateTime, Utc};
use diesel::connection::LoadConnection;
use diesel::deserialize::{self, FromSql};
use diesel::mysql::{Mysql, MysqlType, MysqlValue};
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types as st;
use rust_decimal::Decimal;
use std::io::Write as _;
use uuid::Uuid;

super::engine!(Mysql);

// ---- Clock and paging

impl Engine for Mysql {
    // The start of the statement, whatever the session's time zone is.
    const NOW: &'static str = "UTC_TIMESTAMP(6)";
    const SAME: &'static str = " <=> ";
    const NO_VALUES: &'static str = " () VALUES ()";
    const MAX_BINDS: usize = 65_535;
    // The fastest of 1, 100, 1,000 and 4,000; and a statement travels with its values as one packet, which the server bounds (16 MiB on
    // MariaDB).
    const MAX_ROWS: usize = 1_000;
    const ROW_BY_ROW: bool = false;
    // `IN` takes no LIMIT, and MySQL lets no UPDATE read its own table; a derived table may do both, and DISTINCT keeps it from being
    // merged into the statement around it.
    const APART: (&'static str, &'static str) =
        (" IN (SELECT * FROM (SELECT DISTINCT * FROM (", ") AS `found`) AS `known`)");
    type GivesBack = ByPlan;
    fn push_time<'b>(out: &mut AstPass<'_, 'b, Self>, time: &'b DateTime<Utc>) -> QueryResult<()> {
        out.push_bind_param::<UtcDatetime, _>(time)
    }
    fn page<'b>(out: &mut AstPass<'_, 'b, Self>, limit: Option<&'b i64>, offset: Option<&'b i64>) -> QueryResult<()> {
        match limit {
            Some(n) => {
                out.push_sql(" LIMIT ");
                out.push_bind_param::<st::BigInt, _>(n)?;
            }
            None if offset.is_some() => out.push_sql(" LIMIT 18446744073709551615"), // OFFSET does not stand alone
            None => {}
        }
        if let Some(n) = offset {
            out.push_sql(" OFFSET ");
            out.push_bind_param::<st::BigInt, _>(n)?;
        }
        Ok(())
    }
}
impl Locks for Mysql {}

impl<F: Field> QueryFragment<Mysql> for OneOf<F>
where
    Mysql: HasSqlType<F::SqlType>,
    F::Rust: ToSql<F::SqlType, Mysql>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Mysql>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared(); // a text per number of values would fill the cache
        if self.values.is_empty() {
            out.push_sql(if self.not { "TRUE" } else { "FALSE" }); // `IN ()` is no SQL here
            return Ok(());
        }
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

// ---- Entering a tenant: keys and statements keep tenants apart, the engine has no policies

impl<C: LoadConnection<Backend = Self>> Enter<C> for Mysql {
    fn enter(conn: &mut C, _tenant: &str) -> QueryResult<()> {
        conn.execute_returning_count(&Session).map(drop)
    }
    fn act(conn: &mut C, actor: Option<&Actor>) -> QueryResult<()> {
        conn.execute_returning_count(&Acts(actor.map(Actor::to_string))).map(drop)
    }
    fn forget_actor(conn: &mut C) -> QueryResult<()> {
        Self::act(conn, None) // a variable of the session is no part of the transaction
    }
}
/// What the keys, the CHECKs and the times rely on, and what a session may have switched off: a bulk load does so, and the connection
/// goes back to its pool.
#[derive(Debug, Clone, Copy, QueryId)]
pub(crate) struct Session;
impl QueryFragment<Mysql> for Session {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Mysql>) -> QueryResult<()> {
        out.push_sql(
            "SET foreign_key_checks = 1, unique_checks = 1, time_zone = '+00:00', \
             sql_mode = CONCAT(@@sql_mode, ',STRICT_TRANS_TABLES') /*M! , check_constraint_checks = 1 */", // MySQL always checks, and has no such word
        );
        Ok(())
    }
}

/// Names who acts, or nobody.
#[derive(Debug, QueryId)]
pub(crate) struct Acts(pub(crate) Option<String>);
impl QueryFragment<Mysql> for Acts {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Mysql>) -> QueryResult<()> {
        out.push_sql("SET @groundplan_actor = ");
        out.push_bind_param::<st::Nullable<st::Text>, _>(&self.0)
    }
}

// ---- Keys

super::integer_keys!(Mysql; i64 => st::BigInt, i32 => st::Integer);
impl KeyOn<Mysql> for Uuid {
    type Sql = UuidBytes;
    fn write<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
        ToSql::<UuidBytes, Mysql>::to_sql(self, out)
    }
    fn read(raw: MysqlValue<'_>) -> deserialize::Result<Self> {
        FromSql::<UuidBytes, Mysql>::from_sql(raw)
    }
}

// ---- Column types

/// A UUID as 16 bytes. `ToSql<Binary, Mysql> for Uuid` would be an orphan; with a SQL type of ours it is not.
#[derive(Debug, Clone, Copy, QueryId, st::SqlType)]
#[diesel(mysql_type(name = "Blob"))]
pub struct UuidBytes;
impl st::SqlOrd for UuidBytes {}
impl ToSql<UuidBytes, Mysql> for Uuid {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
        out.write_all(self.as_bytes())?;
        Ok(IsNull::No)
    }
}
impl FromSql<UuidBytes, Mysql> for Uuid {
    fn from_sql(raw: MysqlValue<'_>) -> deserialize::Result<Self> {
        Ok(Self::from_slice(raw.as_bytes())?)
    }
}

/// A point in time as DATETIME(6) in UTC. Diesel's `Datetime` takes a time without a zone only, and TIMESTAMP ends in 2038.
#[derive(Debug, Clone, Copy, QueryId, st::SqlType)]
#[diesel(mysql_type(name = "DateTime"))]
pub struct UtcDatetime;
impl st::SqlOrd for UtcDatetime {}
impl ToSql<UtcDatetime, Mysql> for DateTime<Utc> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
        // Also takes a leap second, which chrono counts as more than a million microseconds, into the next minute.
        let time = Self::from_timestamp_micros(self.timestamp_micros()).ok_or("the time is too far away")?;
        in_range(time.date_naive())?;
        ToSql::<st::Datetime, Mysql>::to_sql(&time.naive_utc(), &mut out.reborrow())
    }
}
impl FromSql<UtcDatetime, Mysql> for DateTime<Utc> {
    fn from_sql(raw: MysqlValue<'_>) -> deserialize::Result<Self> {
        let time: NaiveDateTime = FromSql::<st::Datetime, Mysql>::from_sql(raw)?;
        Ok(time.and_utc())
    }
}

/// A date of a year that the engine has. Of the year 10000 it makes `0000-00-00` without a word, in strict mode too.
#[derive(Debug, Clone, Copy, QueryId, st::SqlType)]
#[diesel(mysql_type(name = "Date"))]
pub struct YearsTo9999;
impl st::SqlOrd for YearsTo9999 {}
impl ToSql<YearsTo9999, Mysql> for NaiveDate {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
        in_range(*self)?;
        ToSql::<st::Date, Mysql>::to_sql(self, &mut out.reborrow())
    }
}
impl FromSql<YearsTo9999, Mysql> for NaiveDate {
    fn from_sql(raw: MysqlValue<'_>) -> deserialize::Result<Self> {
        FromSql::<st::Date, Mysql>::from_sql(raw)
    }
}
fn in_range(date: NaiveDate) -> Result<(), String> {
    if (0..=9999).contains(&date.year()) {
        Ok(())
    } else {
        Err(format!("`{date}` is not between the years 0 and 9999, which MySQL and MariaDB hold"))
    }
}

impl<const S: u32> HasSqlType<Fixed<S>> for Mysql {
    fn metadata((): &mut ()) -> MysqlType {
        MysqlType::Numeric
    }
}
impl<const S: u32> ToSql<Fixed<S>, Mysql> for Decimal {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
        write!(out, "{}", fits(*self, S)?)?;
        Ok(IsNull::No)
    }
}
impl<const S: u32> FromSql<Fixed<S>, Mysql> for Decimal {
    fn from_sql(raw: MysqlValue<'_>) -> deserialize::Result<Self> {
        decimal(&raw)
    }
}
impl<const S: u32> HasSqlType<Mean<S>> for Mysql {
    fn metadata((): &mut ()) -> MysqlType {
        MysqlType::Numeric
    }
}
impl<const S: u32> FromSql<Mean<S>, Mysql> for Decimal {
    fn from_sql(raw: MysqlValue<'_>) -> deserialize::Result<Self> {
        decimal(&raw)
    }
}
/// DECIMAL comes as text.
fn decimal(raw: &MysqlValue<'_>) -> deserialize::Result<Decimal> {
    Ok(Decimal::from_str_exact(std::str::from_utf8(raw.as_bytes())?)?)
}

/// The SQL types of columns, by the names that generated code uses on every engine.
pub mod sql {
    pub use diesel::sql_types::{BigInt, Binary, Bool, Double, Float, Integer, Nullable, SmallInt, Text, Time};

    /// The backend. An alias and no re-export, so that errors call it by its own name.
    pub type Db = diesel::mysql::Mysql;
    /// A date.
    pub type Date = super::YearsTo9999;
    /// A point in time.
    pub type Timestamp = super::UtcDatetime;
    /// A day and a time of day whose zone nobody wrote down.
    pub type NaiveTimestamp = diesel::sql_types::Datetime;
    /// A UUID that is no key.
    pub type Uuid = super::UuidBytes;
    /// JSON, as text: MariaDB keeps it so, and MySQL reads it so.
    pub type Json = crate::json::mysql::JsonText;
    /// A list of values, as a JSON array.
    pub type Array<T> = crate::json::mysql::JsonArray<T>;
    /// A decimal with `S` places.
    pub type Decimal<const S: u32> = crate::decimal::Fixed<S>;
}
