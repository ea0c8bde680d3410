//! What every model can do. Methods of a trait in the prelude, not printed again for each model.

use super::clause::{And, ByKey};
use super::delete::{Delete, OneRow, Purge, Remove, Revive};
use super::insert::{Insert, InsertMany, InsertParts, New, Row};
use super::select::{Parts, Select, Whole};
use super::update::Update;
use crate::column::{All, Table};
use crate::model::{Keyed, Model, SoftDelete};
use crate::scope::{AllTenants, Grants, KeyRust, OfTenant, Ownership, Scope};
use crate::source::WithDeleted;
use std::marker::PhantomData;

/// What a model asks for to insert a row.
type ToInsert<M> = <<M as Model>::Scope as Ownership>::ToInsert;

/// The operations of a model. All but `across_tenants` start from a [`Tenant`](crate::Tenant) or from a connection that has one;
/// shared models start from anything.
///
/// A column with one of these names has its constant with an underscore: `Task::find_`.
pub trait Ops: Model<Entity = Self> {
    /// All rows of the scope, to be filtered, sorted, joined and loaded.
    fn of<Sc: Scope>(from: &impl Grants<Self::Scope, Scope = Sc>) -> Select<Table<Self>, Sc> {
        Select::start(from.scope())
    }
    /// All rows of the scope, those that are marked as deleted too.
    fn with_deleted<Sc: Scope>(from: &impl Grants<Self::Scope, Scope = Sc>) -> Select<WithDeleted<Self>, Sc>
    where
        Self: SoftDelete,
    {
        Select::start(from.scope())
    }
    /// All rows of all tenants, for an [`AdminConnection`](crate::AdminConnection).
    fn across_tenants() -> Select<Table<Self>, AllTenants<<Self::Scope as OfTenant>::Root>>
    where
        Self::Scope: OfTenant,
    {
        Select::start(AllTenants(PhantomData))
    }
    /// The row with this key, a statement like the others: `Task::find(db, id).first(db)`.
    fn find<Sc: Scope>(
        from: &impl Grants<Self::Scope, Scope = Sc>,
        key: KeyRust<Self>,
    ) -> Select<Table<Self>, Sc, Whole, And<(), ByKey<Self>>>
    where
        Self: Keyed,
    {
        let Parts { from, scope, select, order, group, extra, .. } = Self::of(from).0;
        Select(Parts { from, scope, select, wheres: And((), ByKey(key)), order, group, extra })
    }
    /// A new row. The tenant, the key and the times are stamped.
    fn insert<N: New<Model = Self>, Sc: Scope>(
        from: &impl Grants<ToInsert<Self>, Scope = Sc>,
        new: N,
    ) -> Insert<N, Sc> {
        Insert(InsertParts { scope: from.scope(), rows: Row::new(new) })
    }
    /// Many new rows, all or none.
    fn insert_many<N: New<Model = Self>, Sc: Scope>(
        from: &impl Grants<ToInsert<Self>, Scope = Sc>,
        new: impl IntoIterator<Item = N>,
    ) -> InsertMany<N, Sc> {
        InsertMany { scope: from.scope(), rows: new.into_iter().map(Row::new).collect() }
    }
    /// Changes the row with this key: `Task::update(db, id).set(Task::status, TaskStatus::Done).execute(db)`.
    fn update<Sc: Scope>(
        from: &impl Grants<Self::Scope, Scope = Sc>,
        key: KeyRust<Self>,
    ) -> Update<Self, Sc, (), OneRow<Self>>
    where
        Self: Keyed,
    {
        Update::start(from.scope(), And((), ByKey(key)))
    }
    /// Changes rows by a filter; without one, all of the scope.
    fn update_where<Sc: Scope>(from: &impl Grants<Self::Scope, Scope = Sc>) -> Update<Self, Sc, (), ()> {
        Update::start(from.scope(), ())
    }
    /// Deletes the row with this key; where deleted rows are kept, marks it, and its children with it.
    fn delete<Sc: Scope>(
        from: &impl Grants<Self::Scope, Scope = Sc>,
        key: KeyRust<Self>,
    ) -> Delete<Self, Sc, Remove, OneRow<Self>>
    where
        Self: Keyed,
    {
        Delete::start(from.scope(), And((), ByKey(key)))
    }
    /// Deletes rows by a filter; without one, all of the scope.
    fn delete_where<Sc: Scope>(from: &impl Grants<Self::Scope, Scope = Sc>) -> Delete<Self, Sc, Remove, ()> {
        Delete::start(from.scope(), ())
    }
    /// Takes a deleted row back, and the children that were deleted with it.
    fn restore<Sc: Scope>(
        from: &impl Grants<Self::Scope, Scope = Sc>,
        key: KeyRust<Self>,
    ) -> Delete<Self, Sc, Revive, OneRow<Self>>
    where
        Self: Keyed + SoftDelete,
    {
        Delete::start(from.scope(), And((), ByKey(key)))
    }
    /// Deletes a row for good that is marked as deleted.
    fn purge<Sc: Scope>(
        from: &impl Grants<Self::Scope, Scope = Sc>,
        key: KeyRust<Self>,
    ) -> Delete<Self, Sc, Purge, OneRow<Self>>
    where
        Self: Keyed + SoftDelete,
    {
        Delete::start(from.scope(), And((), ByKey(key)))
    }
    /// The whole row as one expression, for `select` and tuples.
    fn all_columns() -> All<Self> {
        All::NEW
    }
}
impl<M: Model<Entity = Self>> Ops for M {}
