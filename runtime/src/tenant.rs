//! Where trust is given, and the connections that carry it.

use crate::actor::Actor;
use crate::engine::{Engine, Enter};
use crate::error::Error;
use crate::key::Id;
use crate::model::TenantRoot;
use crate::scope::{AllTenants, Global, Grants, InTenant, Owned, Root, Runs, Token, sealed};
use diesel::connection::{Connection, TransactionManager as _};
use diesel::result::QueryResult;
use std::fmt;
use std::marker::PhantomData;
use std::num::NonZeroU32;

/// What keeps tenants apart: [`Keys`] or [`Rls`].
pub trait Isolation: 'static {
    /// Whether the database hides rows of other tenants by policies.
    const POLICIES: bool;
}
/// Composite keys and scoped statements.
#[derive(Debug)]
pub struct Keys;
/// Row level security too: PostgreSQL itself hides the rows of other tenants.
#[derive(Debug)]
pub struct Rls;
impl Isolation for Keys {
    const POLICIES: bool = false;
}
impl Isolation for Rls {
    const POLICIES: bool = true;
}
/// Tenants whose statements run outside a transaction too.
#[diagnostic::on_unimplemented(
    message = "under row level security a tenant's statements run in its transaction only",
    label = "outside of it the policies would hide every row",
    note = "use `tenant.transaction(&mut conn, |db| …)`"
)]
pub trait WithoutTransaction {}
impl WithoutTransaction for Keys {}

/// A tenant that the program has decided to trust. It has no `Default`, no `From` and no `Deserialize`: a tenant never comes
/// out of a request by itself.
pub struct Tenant<R: TenantRoot>(Id<R>);
impl<R: TenantRoot> Clone for Tenant<R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R: TenantRoot> Copy for Tenant<R> {}
impl<R: TenantRoot> PartialEq for Tenant<R> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<R: TenantRoot> Eq for Tenant<R> {}
impl<R: TenantRoot> fmt::Debug for Tenant<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Tenant").field(&self.0).finish()
    }
}
impl<R: TenantRoot> Tenant<R> {
    /// Trust is given here and nowhere else: call it after authentication, with the tenant that the user belongs to.
    pub fn assume(id: Id<R>) -> Self {
        Self(id)
    }
    /// The tenant's key.
    #[must_use]
    pub fn id(&self) -> Id<R> {
        self.0
    }
    /// Runs statements of this tenant in one transaction, which is rolled back where `run` returns an error. Within a transaction
    /// that is open already it is a savepoint.
    ///
    /// On PostgreSQL the transaction sets `app.current_tenant_id` for itself only, and the policies read it.
    ///
    /// A panic in `run` rolls back too, and goes on.
    ///
    /// # Errors
    /// That of `run`, or those of the transaction itself.
    pub fn transaction<C, T, E>(
        &self,
        conn: &mut C,
        run: impl FnOnce(&mut TenantConnection<'_, C, R>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        C: Connection<Backend: Enter<C>>,
        E: From<diesel::result::Error>,
    {
        self.transaction_as(conn, None, run)
    }
    /// The same with somebody who acts.
    pub(crate) fn transaction_as<C, T, E>(
        &self,
        conn: &mut C,
        actor: Option<&Actor>,
        run: impl FnOnce(&mut TenantConnection<'_, C, R>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        C: Connection<Backend: Enter<C>>,
        E: From<diesel::result::Error>,
    {
        let forgetting = Forgetting { conn, acted: actor.is_some() };
        forgetting.conn.transaction(|conn| {
            undoing_panics(conn, |conn| {
                C::Backend::enter(conn, &self.0.to_string())?;
                if actor.is_some() {
                    C::Backend::act(conn, actor)?;
                }
                let done = run(&mut TenantConnection { conn: &mut *conn, tenant: self.0 })?;
                if actor.is_some() {
                    C::Backend::act(conn, None)?;
                }
                C::Backend::leave(conn)?;
                Ok(done)
            })
        })
    }
    /// A connection of this tenant without a transaction around its statements. Under row level security it does not compile.
    pub fn on<'c, C: Connection>(&self, conn: &'c mut C) -> TenantConnection<'c, C, R>
    where
        R::Isolation: WithoutTransaction,
    {
        TenantConnection { conn, tenant: self.0 }
    }
}

/// Takes who acted from a connection, also after an error or a panic: whoever uses it next would act in that name.
struct Forgetting<'c, C: Connection<Backend: Enter<C>>> {
    conn: &'c mut C,
    acted: bool,
}
impl<C: Connection<Backend: Enter<C>>> Drop for Forgetting<'_, C> {
    fn drop(&mut self) {
        if self.acted {
            // A connection that cannot even do this runs nothing more.
            drop(C::Backend::forget_actor(self.conn));
        }
    }
}

/// Runs the inside of a transaction; a panic there rolls it back and goes on. Diesel leaves it open: whoever catches the panic and goes
/// on with the connection would still stand inside it, with its tenant entered.
fn undoing_panics<C: Connection, T>(conn: &mut C, run: impl FnOnce(&mut C) -> T) -> T {
    struct Undo<'c, C: Connection> {
        conn: &'c mut C,
        depth: Option<NonZeroU32>,
        over: bool,
    }
    impl<C: Connection> Drop for Undo<'_, C> {
        fn drop(&mut self) {
            // A savepoint of the statement that panicked may be open within ours. Where a rollback fails, Diesel holds the connection for
            // broken and runs nothing more on it.
            while !self.over && depth(self.conn) >= self.depth && self.depth.is_some() {
                self.over = C::TransactionManager::rollback_transaction(self.conn).is_err();
            }
        }
    }
    fn depth<C: Connection>(conn: &mut C) -> Option<NonZeroU32> {
        C::TransactionManager::transaction_manager_status_mut(conn).transaction_depth().ok().flatten()
    }
    let depth = depth(conn);
    let mut undo = Undo { conn, depth, over: false };
    let done = run(undo.conn);
    undo.over = true;
    done
}

/// A connection that runs the statements of one tenant, and statements on shared models.
pub struct TenantConnection<'c, C, R: TenantRoot> {
    conn: &'c mut C,
    tenant: Id<R>,
}
impl<C, R: TenantRoot> fmt::Debug for TenantConnection<'_, C, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TenantConnection").field("tenant", &self.tenant).finish_non_exhaustive()
    }
}
impl<C: Connection, R: TenantRoot> TenantConnection<'_, C, R> {
    /// The tenant of this connection, to build statements from while the connection is borrowed.
    #[must_use]
    pub fn tenant(&self) -> Tenant<R> {
        Tenant(self.tenant)
    }
    /// Runs some statements in a savepoint (or, after [`Tenant::on`], in a transaction): an error undoes them alone.
    ///
    /// # Errors
    /// That of `run`, or those of the savepoint itself.
    pub fn transaction<T, E>(
        &mut self,
        run: impl FnOnce(&mut TenantConnection<'_, C, R>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        E: From<diesel::result::Error>,
    {
        let tenant = self.tenant;
        self.conn.transaction(|conn| undoing_panics(conn, |conn| run(&mut TenantConnection { conn, tenant })))
    }
}

/// A connection for what no tenant does: finding a user at sign-in, reports over all tenants, making a tenant.
///
/// It runs statements of `Model::across_tenants()`, of the tenants themselves and of shared models.
/// On PostgreSQL under row level security the database role must be one that the generated policies let through; with another the first
/// statement is [`Error::AdminRole`], never an empty answer.
pub struct AdminConnection<'c, C> {
    conn: &'c mut C,
    reason: String,
    checked: bool,
}
impl<C> fmt::Debug for AdminConnection<'_, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AdminConnection").field("reason", &self.reason).finish_non_exhaustive()
    }
}
impl<'c, C: Connection> AdminConnection<'c, C> {
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

// What each of them may build …
impl<R: TenantRoot> sealed::Grants<Owned<R>> for Tenant<R> {}
impl<R: TenantRoot> sealed::Grants<Root<R>> for Tenant<R> {}
impl<C, R: TenantRoot> sealed::Grants<Owned<R>> for TenantConnection<'_, C, R> {}
impl<C, R: TenantRoot> sealed::Grants<Root<R>> for TenantConnection<'_, C, R> {}
impl<C, R: TenantRoot> sealed::Grants<Root<R>> for AdminConnection<'_, C> {}
impl<C, R: TenantRoot> sealed::Grants<AllTenants<R>> for AdminConnection<'_, C> {}
#[diagnostic::do_not_recommend]
impl<R: TenantRoot> Grants<Owned<R>> for Tenant<R> {
    type Scope = InTenant<R>;
    fn scope(&self) -> InTenant<R> {
        InTenant(self.0)
    }
}
#[diagnostic::do_not_recommend]
impl<R: TenantRoot> Grants<Root<R>> for Tenant<R> {
    type Scope = InTenant<R>;
    fn scope(&self) -> InTenant<R> {
        InTenant(self.0)
    }
}
#[diagnostic::do_not_recommend]
impl<C, R: TenantRoot> Grants<Owned<R>> for TenantConnection<'_, C, R> {
    type Scope = InTenant<R>;
    fn scope(&self) -> InTenant<R> {
        InTenant(self.tenant)
    }
}
#[diagnostic::do_not_recommend]
impl<C, R: TenantRoot> Grants<Root<R>> for TenantConnection<'_, C, R> {
    type Scope = InTenant<R>;
    fn scope(&self) -> InTenant<R> {
        InTenant(self.tenant)
    }
}
#[diagnostic::do_not_recommend]
impl<C, R: TenantRoot> Grants<Root<R>> for AdminConnection<'_, C> {
    type Scope = AllTenants<R>;
    fn scope(&self) -> AllTenants<R> {
        AllTenants(PhantomData)
    }
}
#[diagnostic::do_not_recommend]
impl<C, R: TenantRoot> Grants<AllTenants<R>> for AdminConnection<'_, C> {
    type Scope = AllTenants<R>;
    fn scope(&self) -> AllTenants<R> {
        AllTenants(PhantomData)
    }
}

// … and what each of them may run.
impl<C: Connection<Backend: Engine>, R: TenantRoot> sealed::Runs<InTenant<R>> for TenantConnection<'_, C, R> {}
impl<C: Connection<Backend: Engine>, R: TenantRoot> sealed::Runs<Global> for TenantConnection<'_, C, R> {}
impl<C: Connection<Backend: Enter<C>>, R: TenantRoot> sealed::Runs<AllTenants<R>> for AdminConnection<'_, C> {}
impl<C: Connection<Backend: Engine>> sealed::Runs<Global> for AdminConnection<'_, C> {}
#[diagnostic::do_not_recommend]
impl<C: Connection<Backend: Engine>, R: TenantRoot> Runs<InTenant<R>> for TenantConnection<'_, C, R> {
    type Conn = C;
    fn enter(&mut self, scope: &InTenant<R>, _: Token) -> QueryResult<&mut C> {
        if scope.0 == self.tenant { Ok(self.conn) } else { Err(Error::OtherTenant.into()) }
    }
}
#[diagnostic::do_not_recommend]
impl<C: Connection<Backend: Engine>, R: TenantRoot> Runs<Global> for TenantConnection<'_, C, R> {
    type Conn = C;
    fn enter(&mut self, _: &Global, _: Token) -> QueryResult<&mut C> {
        Ok(self.conn)
    }
}
#[diagnostic::do_not_recommend]
impl<C: Connection<Backend: Enter<C>>, R: TenantRoot> Runs<AllTenants<R>> for AdminConnection<'_, C> {
    type Conn = C;
    fn enter(&mut self, _: &AllTenants<R>, _: Token) -> QueryResult<&mut C> {
        use crate::tenant::Isolation as _;
        if R::Isolation::POLICIES && !self.checked {
            if R::ADMIN_ROLE.is_empty() || !C::Backend::sees_all(self.conn, R::ADMIN_ROLE)? {
                return Err(Error::AdminRole { role: R::ADMIN_ROLE.to_owned() }.into());
            }
            self.checked = true;
        }
        Ok(self.conn)
    }
}
#[diagnostic::do_not_recommend]
impl<C: Connection<Backend: Engine>> Runs<Global> for AdminConnection<'_, C> {
    type Conn = C;
    fn enter(&mut self, _: &Global, _: Token) -> QueryResult<&mut C> {
        Ok(self.conn)
    }
}
