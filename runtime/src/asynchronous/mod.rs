//! The twins of [`TenantConnection`](crate::TenantConnection) and [`AdminConnection`](crate::AdminConnection) on diesel-async's connections.
//! Statements are the same values; here the connection runs them: `db.load(Task::of(db)).await`. Futures may move between threads.

#[cfg(feature = "postgres")]
mod audit;
mod back;
mod delete;
mod enter;
#[cfg(feature = "mysql")]
mod plan;
mod run;

#[cfg(feature = "postgres")]
pub use audit::audit;
pub use back::GivesBackAsync;
pub use enter::EnterAsync;
pub use run::{Changes, Counts, First, Loads, Returns};

use crate::actor::{Acting, Actor};
use crate::engine::Engine;
use crate::error::Error;
use crate::key::Id;
use crate::model::TenantRoot;
use crate::scope::{AllTenants, Global, Grants, InTenant, Owned, Root, Token, sealed};
use crate::tenant::{Isolation as _, Tenant, WithoutTransaction};
use diesel::result::QueryResult;
use diesel_async::{AsyncConnection, TransactionManager};
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;

/// A connection of diesel-async that runs the statements of one tenant, and statements on shared models. Made by
/// [`Tenant::transaction_async`].
///
/// ```ignore
/// let due: Vec<Task> = acme.transaction_async(&mut conn, async |db| {
///     let task = db.get_result(Task::insert(db, NewTask::new(project, "Ship"))).await?;
///     db.execute(Task::update(db, task.id).set(Task::status, TaskStatus::Active)).await?;
///     db.load(Task::of(db).filter(Task::status.eq(TaskStatus::Active))).await
/// }).await?;
/// ```
pub struct AsyncTenantConnection<'c, C, R: TenantRoot> {
    conn: &'c mut C,
    tenant: Id<R>,
}
impl<C, R: TenantRoot> fmt::Debug for AsyncTenantConnection<'_, C, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncTenantConnection").field("tenant", &self.tenant).finish_non_exhaustive()
    }
}

/// A connection of diesel-async for what no tenant does: see [`AdminConnection`](crate::AdminConnection).
pub struct AsyncAdminConnection<'c, C> {
    conn: &'c mut C,
    reason: String,
    checked: bool,
}
impl<C> fmt::Debug for AsyncAdminConnection<'_, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncAdminConnection").field("reason", &self.reason).finish_non_exhaustive()
    }
}
impl<'c, C: AsyncConnection> AsyncAdminConnection<'c, C> {
    /// Trust is given here: say why, for those who read the code and for the trace.
    pub fn assume(conn: &'c mut C, reason: impl Into<String>) -> Self {
        Self { conn, reason: reason.into(), checked: false }
    }
    /// Why this connection sees all tenants.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl<R: TenantRoot> Tenant<R> {
    /// [`transaction`](Self::transaction) on a connection of diesel-async.
    ///
    /// A future that is dropped before its end leaves the transaction open, which nothing can undo without waiting; the connection is
    /// marked as broken then, so that no other tenant enters it and a pool throws it away.
    ///
    /// # Errors
    /// That of `run`, or those of the transaction itself.
    pub fn transaction_async<'f, C, T, E, F>(
        self,
        conn: &'f mut C,
        run: F,
    ) -> impl Future<Output = Result<T, E>> + Send + 'f
    where
        C: AsyncConnection<Backend: EnterAsync<C>>,
        for<'r, 'c> F: Work<&'r mut AsyncTenantConnection<'c, C, R>, Result<T, E>, Future: Send> + Send + 'f,
        T: Send + 'f,
        E: From<diesel::result::Error> + Send + 'f,
    {
        self.transaction_as_async(conn, None, run)
    }
    /// The same with somebody who acts.
    fn transaction_as_async<'f, C, T, E, F>(
        self,
        conn: &'f mut C,
        actor: Option<Actor>,
        run: F,
    ) -> impl Future<Output = Result<T, E>> + Send + 'f
    where
        C: AsyncConnection<Backend: EnterAsync<C>>,
        for<'r, 'c> F: Work<&'r mut AsyncTenantConnection<'c, C, R>, Result<T, E>, Future: Send> + Send + 'f,
        T: Send + 'f,
        E: From<diesel::result::Error> + Send + 'f,
    {
        let tenant = self.id();
        async move {
            let open = Open::begin(conn).await?;
            let name = tenant.to_string();
            let done = match begun(&mut *open.conn, &name, actor.as_ref()).await {
                Ok(()) => run(&mut AsyncTenantConnection { conn: &mut *open.conn, tenant }).await,
                Err(error) => Err(error.into()),
            };
            let acted = actor.is_some();
            let done = match done {
                Ok(value) => ending(&mut *open.conn, acted).await.map(|()| value).map_err(E::from),
                Err(error) => {
                    // While the transaction is still open, so that a future that is dropped here is noticed too. Where it fails, the
                    // connection is lost, and who acted with it.
                    if acted {
                        let _ = C::Backend::forget_actor(&mut *open.conn).await;
                    }
                    Err(error)
                }
            };
            open.end(done).await
        }
    }
    /// A connection of this tenant without a transaction around its statements. Under row level security it does not compile.
    pub fn on_async<'c, C: AsyncConnection>(&self, conn: &'c mut C) -> AsyncTenantConnection<'c, C, R>
    where
        R::Isolation: WithoutTransaction,
    {
        AsyncTenantConnection { conn, tenant: self.id() }
    }
}

impl<R: TenantRoot> Acting<R> {
    /// As [`Tenant::transaction_async`], with the actor known to the audit log until it ends.
    ///
    /// # Errors
    /// As there.
    pub fn transaction_async<'f, C, T, E, F>(
        &self,
        conn: &'f mut C,
        run: F,
    ) -> impl Future<Output = Result<T, E>> + Send + 'f
    where
        C: AsyncConnection<Backend: EnterAsync<C>>,
        for<'r, 'c> F: Work<&'r mut AsyncTenantConnection<'c, C, R>, Result<T, E>, Future: Send> + Send + 'f,
        T: Send + 'f,
        E: From<diesel::result::Error> + Send + 'f,
    {
        self.tenant.transaction_as_async(conn, Some(self.actor.clone()), run)
    }
}
/// A tenant's transaction has begun.
async fn begun<C: AsyncConnection<Backend: EnterAsync<C>>>(
    conn: &mut C,
    tenant: &str,
    actor: Option<&Actor>,
) -> QueryResult<()> {
    C::Backend::enter(conn, tenant).await?;
    if actor.is_some() { C::Backend::act(conn, actor).await } else { Ok(()) }
}
/// A tenant's transaction is about to end well.
async fn ending<C: AsyncConnection<Backend: EnterAsync<C>>>(conn: &mut C, acted: bool) -> QueryResult<()> {
    if acted {
        C::Backend::act(conn, None).await?;
    }
    C::Backend::leave(conn).await
}

impl<C: AsyncConnection, R: TenantRoot> AsyncTenantConnection<'_, C, R> {
    /// The tenant of this connection, to build statements from while the connection is borrowed.
    #[must_use]
    pub fn tenant(&self) -> Tenant<R> {
        Tenant::assume(self.tenant)
    }
    /// Runs some statements in a savepoint: an error undoes them alone.
    ///
    /// # Errors
    /// That of `run`, or those of the savepoint itself.
    #[allow(clippy::manual_async_fn, reason = "`Send` is promised")]
    pub fn transaction<'f, T, E, F>(&'f mut self, run: F) -> impl Future<Output = Result<T, E>> + Send + 'f
    where
        for<'r, 'd> F: Work<&'r mut AsyncTenantConnection<'d, C, R>, Result<T, E>, Future: Send> + Send + 'f,
        T: Send + 'f,
        E: From<diesel::result::Error> + Send + 'f,
    {
        async move {
            let open = Open::begin(&mut *self.conn).await?;
            let done = run(&mut AsyncTenantConnection { conn: &mut *open.conn, tenant: self.tenant }).await;
            open.end(done).await
        }
    }
}

/// An async closure whose future may be named, so that it can be asked to move between threads.
#[doc(hidden)]
pub trait Work<T, R>: AsyncFnOnce(T) -> R + FnOnce(T) -> <Self as Work<T, R>>::Future {
    type Future: Future<Output = R>;
}
impl<F, T, R, Fut> Work<T, R> for F
where
    F: AsyncFnOnce(T) -> R + FnOnce(T) -> Fut,
    Fut: Future<Output = R>,
{
    type Future = Fut;
}

/// A transaction that is open. Dropped before its end, it marks its connection as broken.
struct Open<'c, C: AsyncConnection> {
    conn: &'c mut C,
    over: bool,
}
impl<'c, C: AsyncConnection> Open<'c, C> {
    async fn begin(conn: &'c mut C) -> QueryResult<Self> {
        C::TransactionManager::begin_transaction(conn).await?;
        Ok(Self { conn, over: false })
    }
    async fn end<T, E: From<diesel::result::Error>>(mut self, done: Result<T, E>) -> Result<T, E> {
        let ended = match done {
            Ok(value) => C::TransactionManager::commit_transaction(self.conn).await.map(|()| Ok(value)),
            Err(error) => match C::TransactionManager::rollback_transaction(self.conn).await {
                Ok(()) | Err(diesel::result::Error::BrokenTransactionManager) => Ok(Err(error)),
                Err(other) => Err(other),
            },
        };
        self.over = true;
        ended?
    }
}
impl<C: AsyncConnection> Drop for Open<'_, C> {
    fn drop(&mut self) {
        if !self.over {
            C::TransactionManager::transaction_manager_status_mut(self.conn).set_in_error();
        }
    }
}

/// A connection of diesel-async that may run statements of scope `Sc`.
#[diagnostic::on_unimplemented(
    message = "this statement does not run on a `{Self}`",
    label = "runs no statement of scope `{Sc}`",
    note = "a tenant's statements run inside `tenant.transaction_async(&mut conn, async |db| …)`, on `db`",
    note = "statements across tenants run on `AsyncAdminConnection::assume(&mut conn, \"reason\")`"
)]
pub trait AsyncRuns<Sc>: sealed::Runs<Sc> + Send {
    /// The connection of diesel-async.
    type Conn: AsyncConnection<Backend: Engine> + 'static;
    #[doc(hidden)]
    fn enter(&mut self, scope: &Sc, token: Token) -> impl Future<Output = QueryResult<&mut Self::Conn>> + Send;
}
/// The connection, unless a future that was dropped has left a transaction open on it: what ran there would seem done and never be kept.
fn whole<C: AsyncConnection>(conn: &mut C) -> QueryResult<&mut C> {
    C::TransactionManager::transaction_manager_status_mut(conn).transaction_depth()?;
    Ok(conn)
}

impl<C, R: TenantRoot> sealed::Runs<InTenant<R>> for AsyncTenantConnection<'_, C, R> {}
impl<C, R: TenantRoot> sealed::Runs<Global> for AsyncTenantConnection<'_, C, R> {}
impl<C, R: TenantRoot> sealed::Runs<AllTenants<R>> for AsyncAdminConnection<'_, C> {}
impl<C> sealed::Runs<Global> for AsyncAdminConnection<'_, C> {}
impl<C: AsyncConnection<Backend: Engine> + 'static, R: TenantRoot> AsyncRuns<InTenant<R>>
    for AsyncTenantConnection<'_, C, R>
{
    type Conn = C;
    fn enter(&mut self, scope: &InTenant<R>, _: Token) -> impl Future<Output = QueryResult<&mut C>> + Send {
        std::future::ready(if scope.0 == self.tenant { whole(self.conn) } else { Err(Error::OtherTenant.into()) })
    }
}
impl<C: AsyncConnection<Backend: Engine> + 'static, R: TenantRoot> AsyncRuns<Global>
    for AsyncTenantConnection<'_, C, R>
{
    type Conn = C;
    fn enter(&mut self, _: &Global, _: Token) -> impl Future<Output = QueryResult<&mut C>> + Send {
        std::future::ready(whole(self.conn))
    }
}
impl<C: AsyncConnection<Backend: EnterAsync<C>> + 'static, R: TenantRoot> AsyncRuns<AllTenants<R>>
    for AsyncAdminConnection<'_, C>
{
    type Conn = C;
    async fn enter(&mut self, _: &AllTenants<R>, _: Token) -> QueryResult<&mut C> {
        whole(self.conn)?;
        if R::Isolation::POLICIES && !self.checked {
            if R::ADMIN_ROLE.is_empty() || !C::Backend::sees_all(self.conn, R::ADMIN_ROLE).await? {
                return Err(Error::AdminRole { role: R::ADMIN_ROLE.to_owned() }.into());
            }
            self.checked = true;
        }
        Ok(self.conn)
    }
}
impl<C: AsyncConnection<Backend: Engine> + 'static> AsyncRuns<Global> for AsyncAdminConnection<'_, C> {
    type Conn = C;
    fn enter(&mut self, _: &Global, _: Token) -> impl Future<Output = QueryResult<&mut C>> + Send {
        std::future::ready(whole(self.conn))
    }
}

impl<C, R: TenantRoot> sealed::Grants<Owned<R>> for AsyncTenantConnection<'_, C, R> {}
impl<C, R: TenantRoot> sealed::Grants<Root<R>> for AsyncTenantConnection<'_, C, R> {}
impl<C, R: TenantRoot> sealed::Grants<Root<R>> for AsyncAdminConnection<'_, C> {}
impl<C, R: TenantRoot> sealed::Grants<AllTenants<R>> for AsyncAdminConnection<'_, C> {}
#[diagnostic::do_not_recommend]
impl<C, R: TenantRoot> Grants<Owned<R>> for AsyncTenantConnection<'_, C, R> {
    type Scope = InTenant<R>;
    fn scope(&self) -> InTenant<R> {
        InTenant(self.tenant)
    }
}
#[diagnostic::do_not_recommend]
impl<C, R: TenantRoot> Grants<Root<R>> for AsyncTenantConnection<'_, C, R> {
    type Scope = InTenant<R>;
    fn scope(&self) -> InTenant<R> {
        InTenant(self.tenant)
    }
}
#[diagnostic::do_not_recommend]
impl<C, R: TenantRoot> Grants<Root<R>> for AsyncAdminConnection<'_, C> {
    type Scope = AllTenants<R>;
    fn scope(&self) -> AllTenants<R> {
        AllTenants(PhantomData)
    }
}
#[diagnostic::do_not_recommend]
impl<C, R: TenantRoot> Grants<AllTenants<R>> for AsyncAdminConnection<'_, C> {
    type Scope = AllTenants<R>;
    fn scope(&self) -> AllTenants<R> {
        AllTenants(PhantomData)
    }
}
