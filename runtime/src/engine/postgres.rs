//! PostgreSQL.

use super::{Engine, Enter, Locks};
use crate::actor::Actor;
use crate::column::ident;
use crate::decimal::{Fixed, Mean, fits};
use crate::model::{Field, Model as _};
use crate::one_of::OneOf;
use crate::statement::back::ByReturning;
use chrono::{DateTime, Utc};
use diesel::connection::{LoadConnection, TransactionManager};
use diesel::deserialize::{self, FromSql};
use diesel::pg::{Pg, PgTypeMetadata, PgValue};
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types as st;
use rust_decimal::Decimal;
use std::fmt;
use std::marker::PhantomData;
use uuid::Uuid;

super::engine!(Pg);

// ---- Clock and paging

impl Engine for Pg {
    // `now()` is the start of the transaction: two updates in one would have the same time. `clock_timestamp()` moves within a
    // statement: a new row would have been updated after it was made.
    const NOW: &'static str = "statement_timestamp()";
    const SAME: &'static str = " IS NOT DISTINCT FROM ";
    const MAX_BINDS: usize = 65_535;
    const ROW_BY_ROW: bool = false;
    type GivesBack = ByReturning;
    fn push_time<'b>(out: &mut AstPass<'_, 'b, Self>, time: &'b DateTime<Utc>) -> QueryResult<()> {
        out.push_bind_param::<st::Timestamptz, _>(time)
    }
    fn page<'b>(out: &mut AstPass<'_, 'b, Self>, limit: Option<&'b i64>, offset: Option<&'b i64>) -> QueryResult<()> {
        for (sql, n) in [(" LIMIT ", limit), (" OFFSET ", offset)] {
            if let Some(n) = n {
                out.push_sql(sql);
                out.push_bind_param::<st::BigInt, _>(n)?;
            }
        }
        Ok(())
    }
}
impl Locks for Pg {}

impl<F: Field> QueryFragment<Pg> for OneOf<F>
where
    Pg: HasSqlType<F::SqlType>,
    F::Rust: ToSql<F::SqlType, Pg>,
    Vec<F::Rust>: ToSql<st::Array<F::SqlType>, Pg>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        if F::UNTYPED {
            return untyped(self, out);
        }
        ident(&mut out, F::Model::AS, F::NAME)?;
        // One bound value however many there are.
        out.push_sql(if self.not { " <> ALL(" } else { " = ANY(" });
        out.push_bind_param::<st::Array<F::SqlType>, Vec<F::Rust>>(&self.values)?;
        out.push_sql(")");
        Ok(())
    }
}

/// A list of values says of which type they are; a value alone need not, so here each is bound by itself.
fn untyped<'b, F: Field>(of: &'b OneOf<F>, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()>
where
    Pg: HasSqlType<F::SqlType>,
    F::Rust: ToSql<F::SqlType, Pg>,
{
    out.unsafe_to_cache_prepared(); // a text per number of values would fill the cache
    if of.values.is_empty() {
        out.push_sql(if of.not { "TRUE" } else { "FALSE" });
        return Ok(());
    }
    ident(&mut out, F::Model::AS, F::NAME)?;
    out.push_sql(if of.not { " NOT IN (" } else { " IN (" });
    for (i, value) in of.values.iter().enumerate() {
        if i > 0 {
            out.push_sql(", ");
        }
        out.push_bind_param::<F::SqlType, F::Rust>(value)?;
    }
    out.push_sql(")");
    Ok(())
}

// ---- Native enums

/// The SQL type of a column `F` of a native enum. A value goes to the server without a type, and there it gets the column's: only the server
/// knows the number of a type that users have made.
pub struct Native<F>(PhantomData<fn() -> F>);
impl<F> fmt::Debug for Native<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Native")
    }
}
impl<F: 'static> QueryId for Native<F> {
    type QueryId = Self;
}
impl<F: 'static> st::SqlType for Native<F> {
    type IsNull = st::is_nullable::NotNull;
}
impl<F: 'static> st::SingleValue for Native<F> {}
impl<F: 'static> HasSqlType<Native<F>> for Pg {
    fn metadata(_: &mut Self::MetadataLookup) -> PgTypeMetadata {
        PgTypeMetadata::new(0, 0)
    }
}

// ---- Entering a tenant: the policies read `app.current_tenant_id`

impl<C: LoadConnection<Backend = Self>> Enter<C> for Pg {
    fn enter(conn: &mut C, tenant: &str) -> QueryResult<()> {
        conn.execute_returning_count(&set_tenant(tenant)).map(drop)
    }
    fn leave(conn: &mut C) -> QueryResult<()> {
        // The setting ends with the transaction. Where ours is a savepoint of one that somebody else began, it would outlive us.
        let depth = C::TransactionManager::transaction_manager_status_mut(conn).transaction_depth()?;
        if depth.is_some_and(|depth| depth.get() > 1) { Self::enter(conn, "") } else { Ok(()) }
    }
    fn act(conn: &mut C, actor: Option<&Actor>) -> QueryResult<()> {
        conn.execute_returning_count(&set_actor(actor)).map(drop)
    }
    fn sees_all(conn: &mut C, role: &str) -> QueryResult<bool> {
        Ok(conn.execute_returning_count(&is_let_through(role))? > 0)
    }
}
/// A question with one text in it.
#[derive(Debug)]
pub(crate) struct Asks {
    before: &'static str,
    text: String,
    after: &'static str,
}
impl QueryId for Asks {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false; // two texts of SQL
}
impl QueryFragment<Pg> for Asks {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql(self.before);
        out.push_bind_param::<st::Text, String>(&self.text)?;
        out.push_sql(self.after);
        Ok(())
    }
}
pub(crate) fn set_tenant(tenant: &str) -> Asks {
    Asks { before: "SELECT set_config('app.current_tenant_id', ", text: tenant.to_owned(), after: ", true)" }
}
pub(crate) fn set_actor(actor: Option<&Actor>) -> Asks {
    let text = actor.map(Actor::to_string).unwrap_or_default();
    Asks { before: "SELECT set_config('app.current_actor', ", text, after: ", true)" }
}
/// Gives a row where the policies let this connection see all tenants.
pub(crate) fn is_let_through(role: &str) -> Asks {
    // USAGE is what a policy's `TO role` asks for; superusers and BYPASSRLS pass every policy. A role that does not exist is
    // no error of the query's, only a "no".
    Asks {
        before: "SELECT FROM pg_roles own WHERE own.rolname = current_user AND (own.rolsuper OR own.rolbypassrls OR EXISTS \
                 (SELECT FROM pg_roles admin WHERE admin.rolname = ",
        text: role.to_owned(),
        after: " AND pg_has_role(current_user, admin.oid, 'USAGE')))",
    }
}

// ---- Keys

super::integer_keys!(Pg; i64 => st::BigInt, i32 => st::Integer);
impl KeyOn<Pg> for Uuid {
    type Sql = st::Uuid;
    fn write<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        ToSql::<st::Uuid, Pg>::to_sql(self, out)
    }
    fn read(raw: PgValue<'_>) -> deserialize::Result<Self> {
        FromSql::<st::Uuid, Pg>::from_sql(raw)
    }
}

// ---- Column types

impl<const S: u32> HasSqlType<Fixed<S>> for Pg {
    fn metadata(lookup: &mut Self::MetadataLookup) -> PgTypeMetadata {
        <Self as HasSqlType<st::Numeric>>::metadata(lookup)
    }
}
impl<const S: u32> ToSql<Fixed<S>, Pg> for Decimal {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        ToSql::<st::Numeric, Pg>::to_sql(&fits(*self, S)?, &mut out.reborrow())
    }
}
impl<const S: u32> FromSql<Fixed<S>, Pg> for Decimal {
    fn from_sql(raw: PgValue<'_>) -> deserialize::Result<Self> {
        FromSql::<st::Numeric, Pg>::from_sql(raw)
    }
}
impl<const S: u32> HasSqlType<Mean<S>> for Pg {
    fn metadata(lookup: &mut Self::MetadataLookup) -> PgTypeMetadata {
        <Self as HasSqlType<st::Numeric>>::metadata(lookup)
    }
}
impl<const S: u32> FromSql<Mean<S>, Pg> for Decimal {
    fn from_sql(raw: PgValue<'_>) -> deserialize::Result<Self> {
        FromSql::<st::Numeric, Pg>::from_sql(raw)
    }
}

/// The SQL types of columns, by the names that generated code uses on every engine.
pub mod sql {
    pub use diesel::sql_types::{
        BigInt, Binary, Bool, Date, Double, Float, Integer, Nullable, SmallInt, Text, Time, Uuid,
    };

    pub use super::Native;

    /// The backend. An alias and no re-export, so that errors call it by its own name.
    pub type Db = diesel::pg::Pg;
    /// A point in time.
    pub type Timestamp = diesel::sql_types::Timestamptz;
    /// A day and a time of day whose zone nobody wrote down.
    pub type NaiveTimestamp = diesel::sql_types::Timestamp;
    /// JSON, as JSONB.
    pub type Json = diesel::sql_types::Jsonb;
    /// A list of values.
    pub type Array<T> = diesel::sql_types::Array<T>;
    /// A decimal with `S` places.
    pub type Decimal<const S: u32> = crate::decimal::Fixed<S>;
}
