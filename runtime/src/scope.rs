//! Scopes: whose rows a statement may see, who may build it, and which connection may run it.

use crate::engine::Engine;
use crate::error::Error;
use crate::key::{Id, KeyOn};
use crate::model::{Field, Keyed, TenantRoot};
use diesel::backend::Backend;
use diesel::connection::Connection;
use diesel::query_builder::AstPass;
use diesel::result::QueryResult;
use diesel::serialize::ToSql;
use diesel::sql_types::HasSqlType;
use std::any::TypeId;
use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

/// Which scopes there are, who gives them and who runs them is settled in this crate. Were it open, a user's type that gave [`Global`] for a
/// tenant's model would read all tenants, and one that ran statements would be handed the [`Token`] that takes any connection out.
pub(crate) mod sealed {
    pub trait Scope {}
    pub trait Grants<Sc> {}
    pub trait Runs<Sc> {}
}

// ---- Who owns a model's rows (`Model::Scope`).

/// The rows of this model belong to a tenant, a row of `R`.
#[derive(Debug)]
pub struct Owned<R>(PhantomData<fn() -> R>);
/// The rows of this model are the tenants.
#[derive(Debug)]
pub struct Root<R>(PhantomData<fn() -> R>);
/// As a model's scope: its rows are shared by all tenants. As a statement's scope: no tenant is needed.
#[derive(Debug, Clone, Copy)]
pub struct Global;

/// The three answers to "who owns the rows".
pub trait Ownership: 'static {
    /// Whom one asks for leave to insert. A tenant is made by an [`AdminConnection`](crate::AdminConnection) only.
    type ToInsert: 'static;
}
impl<R: TenantRoot> Ownership for Owned<R> {
    type ToInsert = Self;
}
impl<R: TenantRoot> Ownership for Root<R> {
    type ToInsert = AllTenants<R>;
}
impl Ownership for Global {
    type ToInsert = Self;
}
/// Scopes that belong to a tenant.
#[diagnostic::on_unimplemented(
    message = "this model is shared by all tenants",
    note = "it needs no `across_tenants()`: `Country::of(&mut conn)`"
)]
pub trait OfTenant {
    /// The model of the tenants.
    type Root: TenantRoot;
}
impl<R: TenantRoot> OfTenant for Owned<R> {
    type Root = R;
}
impl<R: TenantRoot> OfTenant for Root<R> {
    type Root = R;
}
/// Along a relation one may go to the same tenant or to a shared model, never from a shared model back into tenants.
#[diagnostic::on_unimplemented(
    message = "a relation from a shared model into tenant-owned rows would leave the tenant",
    note = "start the statement from the tenant-owned model and join the shared one"
)]
pub trait Reaches<To> {}
impl<R: TenantRoot> Reaches<Self> for Owned<R> {}
impl<R: TenantRoot> Reaches<Root<R>> for Owned<R> {}
impl<R: TenantRoot> Reaches<Global> for Owned<R> {}
impl<R: TenantRoot> Reaches<Owned<R>> for Root<R> {}
impl<R: TenantRoot> Reaches<Self> for Root<R> {}
impl<R: TenantRoot> Reaches<Global> for Root<R> {}
impl Reaches<Self> for Global {}

// ---- Whose rows a statement sees.

/// The scope of a statement that sees one tenant's rows.
pub struct InTenant<R: TenantRoot>(pub(crate) Id<R>);
/// The scope of a statement that sees the rows of all tenants.
pub struct AllTenants<R>(pub(crate) PhantomData<fn() -> R>);
impl<R: TenantRoot> Clone for InTenant<R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R: TenantRoot> Copy for InTenant<R> {}
impl<R> Clone for AllTenants<R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R> Copy for AllTenants<R> {}
impl<R: TenantRoot> fmt::Debug for InTenant<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("InTenant").field(&self.0).finish()
    }
}
impl<R> fmt::Debug for AllTenants<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AllTenants")
    }
}

/// A scope's value, to be compared while a statement is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[doc(hidden)]
pub enum Extent {
    Shared,
    All(TypeId),
    /// The model of the tenants stands beside the key, for two of them may count from 1.
    Tenant(TypeId, u128),
}
/// The scope of a statement: [`InTenant`], [`AllTenants`] or [`Global`].
pub trait Scope: sealed::Scope + Copy + 'static {
    #[doc(hidden)]
    fn extent(&self) -> Extent;
}
impl<R: TenantRoot> sealed::Scope for InTenant<R> {}
impl<R> sealed::Scope for AllTenants<R> {}
impl sealed::Scope for Global {}
impl<R: TenantRoot> Scope for InTenant<R> {
    fn extent(&self) -> Extent {
        use crate::key::RawKey as _;
        Extent::Tenant(TypeId::of::<R>(), self.0.raw().bits())
    }
}
impl<R: 'static> Scope for AllTenants<R> {
    fn extent(&self) -> Extent {
        Extent::All(TypeId::of::<R>())
    }
}
impl Scope for Global {
    fn extent(&self) -> Extent {
        Extent::Shared
    }
}

/// Binds the tenant's key, where the scope has one.
pub trait BindScope<DB: Backend>: Scope {
    /// Whether there is one.
    const BINDS: bool;
    #[doc(hidden)]
    fn bind<'b>(&'b self, out: &mut AstPass<'_, 'b, DB>) -> QueryResult<()>;
}
impl<R: TenantRoot, DB> BindScope<DB> for InTenant<R>
where
    DB: Backend + HasSqlType<<R::Key as Field>::SqlType>,
    R::RawKey: KeyOn<DB>,
    Id<R>: ToSql<<R::Key as Field>::SqlType, DB>,
{
    const BINDS: bool = true;
    fn bind<'b>(&'b self, out: &mut AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_bind_param::<<R::Key as Field>::SqlType, _>(&self.0)
    }
}
impl<R: 'static, DB: Backend> BindScope<DB> for AllTenants<R> {
    const BINDS: bool = false;
    fn bind<'b>(&'b self, _: &mut AstPass<'_, 'b, DB>) -> QueryResult<()> {
        Ok(())
    }
}
impl<DB: Backend> BindScope<DB> for Global {
    const BINDS: bool = false;
    fn bind<'b>(&'b self, _: &mut AstPass<'_, 'b, DB>) -> QueryResult<()> {
        Ok(())
    }
}

// ---- Who may build a statement, and who may run it.

/// What a statement is started from: `Task::of(db)`. A [`Tenant`](crate::Tenant) and a
/// [`TenantConnection`](crate::TenantConnection) give their tenant; shared models start from anything.
#[diagnostic::on_unimplemented(
    message = "this statement does not start from a `{Self}`",
    label = "gives no scope `{Sc}`",
    note = "rows of a tenant start from that tenant: from `db` inside `tenant.transaction(&mut conn, |db| …)`, or from `&tenant`",
    note = "a new tenant starts from `AdminConnection::assume(&mut conn, \"reason\")`"
)]
pub trait Grants<Sc>: sealed::Grants<Sc> {
    /// The scope of the statement.
    type Scope: Scope;
    #[doc(hidden)]
    fn scope(&self) -> Self::Scope;
}
impl<T> sealed::Grants<Global> for T {}
#[diagnostic::do_not_recommend]
impl<T> Grants<Global> for T {
    type Scope = Global;
    fn scope(&self) -> Global {
        Global
    }
}

/// Only this crate can make one, so only this crate can take the connection out.
#[derive(Debug)]
pub struct Token(pub(crate) ());

/// A connection that may run statements of scope `Sc`.
#[diagnostic::on_unimplemented(
    message = "this statement does not run on a `{Self}`",
    label = "runs no statement of scope `{Sc}`",
    note = "a tenant's statements run inside `tenant.transaction(&mut conn, |db| …)`, on `db`",
    note = "statements across tenants run on `AdminConnection::assume(&mut conn, \"reason\")`"
)]
pub trait Runs<Sc>: sealed::Runs<Sc> {
    /// Diesel's connection.
    type Conn: Connection<Backend: Engine>;
    #[doc(hidden)]
    fn enter(&mut self, scope: &Sc, token: Token) -> QueryResult<&mut Self::Conn>;
}
impl<C: Connection<Backend: Engine>> sealed::Runs<Global> for C {}
#[diagnostic::do_not_recommend]
impl<C: Connection<Backend: Engine>> Runs<Global> for C {
    type Conn = C;
    fn enter(&mut self, _: &Global, _: Token) -> QueryResult<&mut C> {
        Ok(self)
    }
}

// ---- Sub-selects: compared with the statement around them when they are printed.

thread_local!(static WITHIN: Cell<Option<Extent>> = const { Cell::new(None) });
thread_local!(static CHANGES: Cell<bool> = const { Cell::new(false) });

/// Walks a statement. A statement inside must have the same scope, or a shared one; anything else is an error.
pub(crate) fn within<T>(scope: &impl Scope, walk: impl FnOnce() -> QueryResult<T>) -> QueryResult<T> {
    struct Back(Option<Extent>);
    impl Drop for Back {
        fn drop(&mut self) {
            WITHIN.set(self.0);
        }
    }
    let own = scope.extent();
    let outer = WITHIN.get();
    let _back = Back(outer);
    match outer {
        None => WITHIN.set(Some(own)),
        Some(outer) if own == Extent::Shared || own == outer => {}
        Some(_) => return Err(Error::SubSelectOfOtherTenant.into()),
    }
    walk()
}
/// The same for a statement that changes rows.
pub(crate) fn changing<T>(scope: &impl Scope, walk: impl FnOnce() -> QueryResult<T>) -> QueryResult<T> {
    struct Back(bool);
    impl Drop for Back {
        fn drop(&mut self) {
            CHANGES.set(self.0);
        }
    }
    let _back = Back(CHANGES.replace(true));
    within(scope, walk)
}
/// Whether the statement around a sub-select changes rows.
pub(crate) fn is_changing() -> bool {
    CHANGES.get()
}
/// A sub-select is printed only inside a statement of ours, never in a plain Diesel query on a bare connection.
pub(crate) fn inside() -> QueryResult<()> {
    match WITHIN.get() {
        Some(_) => Ok(()),
        None => Err(Error::OutsideStatement.into()),
    }
}

/// The key's SQL type of a model, for bounds of ours.
pub(crate) type KeySql<M> = <<M as Keyed>::Key as Field>::SqlType;
/// The Rust type of a model's key.
pub(crate) type KeyRust<M> = <<M as Keyed>::Key as Field>::Rust;
