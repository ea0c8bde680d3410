//! What an engine does on a connection of diesel-async when a tenant or an administrator comes.

use crate::actor::Actor;
use crate::engine::Engine;
use diesel::result::QueryResult;
use diesel_async::AsyncConnection;
use std::future::{Future, ready};

/// The twin of [`Enter`](crate::engine::Enter).
pub trait EnterAsync<C: AsyncConnection<Backend = Self>>: Engine {
    /// A tenant's transaction has begun.
    ///
    /// # Errors
    /// Those of the database.
    fn enter(conn: &mut C, tenant: &str) -> impl Future<Output = QueryResult<()>> + Send;
    /// A tenant's transaction is about to end well.
    ///
    /// # Errors
    /// Those of the database.
    fn leave(_conn: &mut C) -> impl Future<Output = QueryResult<()>> + Send {
        ready(Ok(()))
    }
    /// Says who acts in the transaction that is open, or that nobody does any more.
    ///
    /// # Errors
    /// Those of the database.
    fn act(conn: &mut C, actor: Option<&Actor>) -> impl Future<Output = QueryResult<()>> + Send;
    /// The same after an error, where the engine's setting is not undone with the transaction.
    ///
    /// # Errors
    /// Those of the database.
    fn forget_actor(_conn: &mut C) -> impl Future<Output = QueryResult<()>> + Send {
        ready(Ok(()))
    }
    /// Whether this connection sees the rows of all tenants.
    ///
    /// # Errors
    /// Those of the database.
    fn sees_all(_conn: &mut C, _role: &str) -> impl Future<Output = QueryResult<bool>> + Send {
        ready(Ok(true))
    }
}

#[cfg(feature = "postgres")]
impl<C: AsyncConnection<Backend = Self>> EnterAsync<C> for diesel::pg::Pg {
    async fn enter(conn: &mut C, tenant: &str) -> QueryResult<()> {
        let set = crate::engine::postgres::set_tenant(tenant);
        diesel_async::RunQueryDsl::execute(set, conn).await.map(drop)
    }
    async fn leave(conn: &mut C) -> QueryResult<()> {
        use diesel_async::TransactionManager;
        let depth = C::TransactionManager::transaction_manager_status_mut(conn).transaction_depth()?;
        if depth.is_some_and(|depth| depth.get() > 1) { <Self as EnterAsync<C>>::enter(conn, "").await } else { Ok(()) }
    }
    async fn act(conn: &mut C, actor: Option<&Actor>) -> QueryResult<()> {
        let set = crate::engine::postgres::set_actor(actor);
        diesel_async::RunQueryDsl::execute(set, conn).await.map(drop)
    }
    async fn sees_all(conn: &mut C, role: &str) -> QueryResult<bool> {
        let found = crate::engine::postgres::is_let_through(role);
        Ok(diesel_async::RunQueryDsl::execute(found, conn).await? > 0)
    }
}

#[cfg(feature = "mysql")]
impl<C: AsyncConnection<Backend = Self>> EnterAsync<C> for diesel::mysql::Mysql {
    async fn enter(conn: &mut C, _tenant: &str) -> QueryResult<()> {
        diesel_async::RunQueryDsl::execute(crate::engine::mysql::Session, conn).await.map(drop)
    }
    async fn act(conn: &mut C, actor: Option<&Actor>) -> QueryResult<()> {
        let acts = crate::engine::mysql::Acts(actor.map(Actor::to_string));
        diesel_async::RunQueryDsl::execute(acts, conn).await.map(drop)
    }
    async fn forget_actor(conn: &mut C) -> QueryResult<()> {
        <Self as EnterAsync<C>>::act(conn, None).await // a variable of the session is no part of the transaction
    }
}
