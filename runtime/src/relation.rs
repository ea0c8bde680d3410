//! Relations: one marker per foreign key, so two keys to one parent, circles and self joins need no pair of models.

use crate::column::{Column, ident};
use crate::model::{Field, Model};
use diesel::backend::Backend;
use diesel::query_builder::AstPass;
use diesel::result::QueryResult;
use std::fmt;
use std::marker::PhantomData;

/// A way from one model to another, along a foreign key or against it. Printed by the macros.
pub trait Related: 'static {
    /// Where it starts.
    type From: Model;
    /// Where it leads.
    type To: Model;
    /// A hash of `AS` as a type.
    type Name;
    /// The name of the far table when it is joined under a name of its own.
    const AS: &'static str;
    /// Pairs of columns (of `From`, of `To`), the tenant's pair first.
    const ON: &'static [(&'static str, &'static str)];
    /// Whether the pairs are to be read from right to left.
    const REVERSED: bool = false;
}

/// A relation as a value. Its constants stand on the model: `Task::project`.
pub struct Relation<R>(PhantomData<fn() -> R>);
crate::column::type_marker!(Relation<R>);
impl<R: Related> fmt::Debug for Relation<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} → {}", R::From::AS, R::AS)
    }
}
impl<R: Related> Relation<R> {
    #[doc(hidden)]
    pub const NEW: Self = Self(PhantomData);

    /// The same relation with the far table under the relation's own name: for the second join to one table.
    ///
    /// `.join(Task::project).left_join(Task::backup_project.aliased())`
    #[must_use]
    pub fn aliased(self) -> Relation<As<R>> {
        Relation(PhantomData)
    }
    /// A column of the far table of [`aliased`](Self::aliased).
    ///
    /// `Task::backup_project.of(Project::name)`
    #[must_use]
    pub fn of<F: Field<Model = R::To>>(self, _: Column<F>) -> Column<Via<R, F>> {
        Column::NEW
    }
    /// The way back: from the parent to its children.
    #[must_use]
    pub fn reverse(self) -> Relation<Reverse<R>> {
        Relation(PhantomData)
    }
}

/// The far end of a relation, under a name of its own.
pub struct As<R>(PhantomData<fn() -> R>);
/// A column of [`As`].
pub struct Via<R, F>(PhantomData<fn() -> (R, F)>);
/// A relation walked backwards.
pub struct Reverse<R>(PhantomData<fn() -> R>);

impl<R: Related> Model for As<R> {
    const TABLE: &'static str = R::To::TABLE;
    const NAMESPACE: &'static str = R::To::NAMESPACE;
    const AS: &'static str = R::AS;
    const COLUMNS: &'static [&'static str] = R::To::COLUMNS;
    const TENANT: &'static str = R::To::TENANT;
    const DELETED_AT: &'static str = R::To::DELETED_AT;
    type Name = R::Name;
    type Entity = <R::To as Model>::Entity;
    type Scope = <R::To as Model>::Scope;
}
impl<R: Related, F: Field<Model = R::To>> Field for Via<R, F> {
    type Model = As<R>;
    type Index = F::Index;
    type Rust = F::Rust;
    type SqlType = F::SqlType;
    type Access = F::Access;
    const NAME: &'static str = F::NAME;
    const UNTYPED: bool = F::UNTYPED;
}
impl<R: Related> Related for As<R> {
    type From = R::From;
    type To = Self;
    type Name = R::Name;
    const AS: &'static str = R::AS;
    const ON: &'static [(&'static str, &'static str)] = R::ON;
    const REVERSED: bool = R::REVERSED;
}
impl<R: Related> Related for Reverse<R> {
    type From = R::To;
    type To = R::From;
    type Name = <R::From as Model>::Name;
    const AS: &'static str = R::From::AS;
    const ON: &'static [(&'static str, &'static str)] = R::ON;
    const REVERSED: bool = !R::REVERSED;
}

/// Whether one of the pairs is that of the two tenants.
pub(crate) fn carries_tenant<R: Related>() -> bool {
    R::ON.iter().any(|&(left, right)| {
        let (from, to) = if R::REVERSED { (right, left) } else { (left, right) };
        !from.is_empty() && from == R::From::TENANT && to == R::To::TENANT
    })
}
/// Prints the ON clause: the tenant, the key, and that the far row is alive.
pub(crate) fn on<R: Related, DB: Backend>(out: &mut AstPass<'_, '_, DB>) -> QueryResult<()> {
    for (i, &(left, right)) in R::ON.iter().enumerate() {
        let (from, to) = if R::REVERSED { (right, left) } else { (left, right) };
        if i > 0 {
            out.push_sql(" AND ");
        }
        ident(out, R::From::AS, from)?;
        out.push_sql(" = ");
        ident(out, R::To::AS, to)?;
    }
    if !R::To::DELETED_AT.is_empty() {
        out.push_sql(" AND ");
        ident(out, R::To::AS, R::To::DELETED_AT)?;
        out.push_sql(" IS NULL");
    }
    Ok(())
}
