//! PostgreSQL.

use super::{Engine, Enter, Locks, Returning};
use chrono::{DateTime, Utc};
use diesel::connection::{LoadConnection, TransactionManager};
use diesel::deserialize::{self, FromSql};
use diesel::pg::{Pg, PgValue};
use diesel::query_builder::AstPass;
use diesel::query_dsl::RunQueryDsl;
use diesel::result::QueryResult;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types as st;
use uuid::Uuid;

super::engine!(Pg);

// ---- Clock and paging

impl Engine for Pg {
    // `now()` is the start of the transaction: two updates in one transaction would have the same time.
    const NOW: &'static str = "clock_timestamp()";
    const DIFFERS: &'static str = " IS DISTINCT FROM ";
    const MAX_BINDS: usize = 65_535;
    const ROW_BY_ROW: bool = false;
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
impl Returning for Pg {}
impl Locks for Pg {}

// ---- Entering a tenant: the policies read `app.current_tenant_id`

impl<C: LoadConnection<Backend = Self>> Enter<C> for Pg {
    fn enter(conn: &mut C, tenant: &str) -> QueryResult<()> {
        set_tenant(conn, tenant)
    }
    fn leave(conn: &mut C) -> QueryResult<()> {
        // The setting ends with the transaction. Where ours is a savepoint of one that somebody else began, it would outlive us.
        let depth = C::TransactionManager::transaction_manager_status_mut(conn).transaction_depth()?;
        if depth.is_some_and(|depth| depth.get() > 1) { set_tenant(conn, "") } else { Ok(()) }
    }
    fn sees_all(conn: &mut C, role: &str) -> QueryResult<bool> {
        // USAGE is what a policy's `TO role` asks for; superusers and BYPASSRLS pass every policy. A role that does not exist is
        // no error of the query's, only a "no".
        let found = diesel::sql_query(
            "SELECT FROM pg_roles own WHERE own.rolname = current_user AND (own.rolsuper OR own.rolbypassrls OR EXISTS \
             (SELECT FROM pg_roles admin WHERE admin.rolname = $1 AND pg_has_role(current_user, admin.oid, 'USAGE')))",
        );
        Ok(found.bind::<st::Text, _>(role).execute(conn)? > 0)
    }
}
fn set_tenant<C: LoadConnection<Backend = Pg>>(conn: &mut C, tenant: &str) -> QueryResult<()> {
    diesel::sql_query("SELECT set_config('app.current_tenant_id', $1, true)")
        .bind::<st::Text, _>(tenant)
        .execute(conn)
        .map(drop)
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

// ---- Column types: Diesel has them all

/// The SQL types of columns, by the names that generated code uses on every engine.
pub mod sql {
    pub use diesel::pg::Pg as Db;
    pub use diesel::sql_types::{
        BigInt, Binary, Bool, Date, Double, Float, Integer, Nullable, SmallInt, Text, Time, Uuid,
    };

    /// A point in time.
    pub type Timestamp = diesel::sql_types::Timestamptz;
    /// A decimal with `S` places; PostgreSQL keeps the scale in the column.
    pub type Decimal<const S: u32> = diesel::sql_types::Numeric;
}
