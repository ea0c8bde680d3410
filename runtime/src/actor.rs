//! Who changes rows, for the audit log.

use crate::engine::Enter;
use crate::key::Id;
use crate::model::{Keyed, TenantRoot};
use crate::tenant::{Tenant, TenantConnection};
use diesel::connection::Connection;
use std::fmt;
use uuid::Uuid;

/// Who acts: a user's key, or the name of a program where nobody is called `User`.
///
/// ```
/// use groundplan::Actor;
///
/// assert_eq!(Actor::from("nightly import").to_string(), "nightly import");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor(pub(crate) Who);

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Who {
    Uuid(Uuid),
    Number(i64),
    Text(String),
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Who::Uuid(key) => key.fmt(f),
            Who::Number(key) => key.fmt(f),
            Who::Text(name) => f.write_str(name),
        }
    }
}
impl From<Uuid> for Actor {
    fn from(key: Uuid) -> Self {
        Self(Who::Uuid(key))
    }
}
impl From<i64> for Actor {
    fn from(key: i64) -> Self {
        Self(Who::Number(key))
    }
}
impl From<i32> for Actor {
    fn from(key: i32) -> Self {
        Self(Who::Number(key.into()))
    }
}
impl From<String> for Actor {
    fn from(name: String) -> Self {
        Self(Who::Text(name))
    }
}
impl From<&str> for Actor {
    fn from(name: &str) -> Self {
        Self(Who::Text(name.to_owned()))
    }
}
impl<M: Keyed<RawKey: Into<Actor>>> From<Id<M>> for Actor {
    fn from(id: Id<M>) -> Self {
        id.raw().into()
    }
}

/// A tenant, and who acts in its name: what `Tenant::acting` gives.
#[derive(Debug)]
pub struct Acting<R: TenantRoot> {
    pub(crate) tenant: Tenant<R>,
    pub(crate) actor: Actor,
}

impl<R: TenantRoot> Tenant<R> {
    /// Names who acts: the audit log writes it beside each change of a transaction that is opened by what this gives.
    ///
    /// ```ignore
    /// acme.acting(user.id).transaction(&mut conn, |db| Invoice::update(db, invoice.id).set(Invoice::paid, true).execute(db))?;
    /// ```
    pub fn acting(&self, actor: impl Into<Actor>) -> Acting<R> {
        Acting { tenant: *self, actor: actor.into() }
    }
}

impl<R: TenantRoot> Acting<R> {
    /// As [`Tenant::transaction`], with the actor known to the audit log until it ends.
    ///
    /// # Errors
    /// That of `run`, or those of the transaction itself. On SQLite a model in which nothing is audited has no place for the actor, which
    /// is an error of the database.
    pub fn transaction<C, T, E>(
        &self,
        conn: &mut C,
        run: impl FnOnce(&mut TenantConnection<'_, C, R>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        C: Connection<Backend: Enter<C>>,
        E: From<diesel::result::Error>,
    {
        self.tenant.transaction_as(conn, Some(&self.actor), run)
    }
}
