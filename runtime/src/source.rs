//! The FROM clause of a statement, which is only a type.

use crate::column::{Table, ident, list, table};
use crate::diesel_internal::{Inner, Join, LeftOuter};
use crate::model::Model;
use crate::relation::{Related, carries_tenant, on};
use crate::row::{Maybe, One, Push, Rec, Width};
use crate::scope::BindScope;
use diesel::backend::Backend;
use diesel::query_builder::AstPass;
use diesel::query_source::{Never, Once, QuerySource};
use diesel::result::QueryResult;
use std::marker::PhantomData;

/// What a statement reads from.
pub trait Source: 'static {
    /// The model that the statement starts from; its rows carry the tenant.
    type Base: Model;
    /// Diesel's name for this FROM clause, which its checks of expressions understand.
    type From: 'static;
    /// The parts of a row, as a tuple.
    type Parts: Width + 'static;
    /// The SQL type of a row.
    type Row: 'static;
    /// Whether the dead rows of `Base` are left out.
    const LIVING: bool = true;
    #[doc(hidden)]
    fn from<'b, DB: Backend, Sc: BindScope<DB>>(scope: &'b Sc, out: &mut AstPass<'_, 'b, DB>) -> QueryResult<()>;
    #[doc(hidden)]
    fn columns<DB: Backend>(out: &mut AstPass<'_, '_, DB>) -> QueryResult<()>;
}

impl<M: Model> Source for Table<M> {
    type Base = M;
    type From = Self;
    type Parts = (One<M>,);
    type Row = Rec<One<M>>;
    fn from<'b, DB: Backend, Sc: BindScope<DB>>(_: &'b Sc, out: &mut AstPass<'_, 'b, DB>) -> QueryResult<()> {
        table::<M, DB>(out)
    }
    fn columns<DB: Backend>(out: &mut AstPass<'_, '_, DB>) -> QueryResult<()> {
        list(out, M::AS, M::COLUMNS)
    }
}

/// A table with its deleted rows. Tables that are joined to it still leave theirs out.
#[derive(Debug)]
pub struct WithDeleted<M>(PhantomData<fn() -> M>);
impl<M: Model> Source for WithDeleted<M> {
    type Base = M;
    type From = Table<M>;
    type Parts = (One<M>,);
    type Row = Rec<One<M>>;
    const LIVING: bool = false;
    fn from<'b, DB: Backend, Sc: BindScope<DB>>(scope: &'b Sc, out: &mut AstPass<'_, 'b, DB>) -> QueryResult<()> {
        <Table<M> as Source>::from(scope, out)
    }
    fn columns<DB: Backend>(out: &mut AstPass<'_, '_, DB>) -> QueryResult<()> {
        <Table<M> as Source>::columns(out)
    }
}

/// `L` joined along the relation `R`.
#[derive(Debug)]
pub struct Joined<L, R, K>(PhantomData<fn() -> (L, R, K)>);
/// The kinds of joins.
pub trait Kind: 'static {
    /// How it is written.
    const SQL: &'static str;
    /// The far table's part of a row.
    type Part<M: Model>: Width + 'static;
}
impl Kind for Inner {
    const SQL: &'static str = " INNER JOIN ";
    type Part<M: Model> = One<M>;
}
impl Kind for LeftOuter {
    const SQL: &'static str = " LEFT JOIN ";
    type Part<M: Model> = Maybe<M>;
}

impl<L: Source, R: Related, K: Kind> Source for Joined<L, R, K>
where
    L::From: QuerySource,
    L::Parts: Push<K::Part<<R::To as Model>::Entity>, Out: Width + 'static>,
{
    type Base = L::Base;
    type From = Join<L::From, Table<R::To>, K>;
    type Parts = <L::Parts as Push<K::Part<<R::To as Model>::Entity>>>::Out;
    type Row = Rec<Self::Parts>;
    const LIVING: bool = L::LIVING;
    fn from<'b, DB: Backend, Sc: BindScope<DB>>(scope: &'b Sc, out: &mut AstPass<'_, 'b, DB>) -> QueryResult<()> {
        L::from(scope, out)?;
        out.push_sql(K::SQL);
        table::<R::To, DB>(out)?;
        out.push_sql(" ON ");
        on::<R, DB>(out)?;
        // A tenant may refer to another one (its parent): no pair of that key keeps the join inside the tenant, so the scope does.
        if Sc::BINDS && !R::To::TENANT.is_empty() && !carries_tenant::<R>() {
            out.push_sql(" AND ");
            ident(out, R::To::AS, R::To::TENANT)?;
            out.push_sql(" = ");
            scope.bind(out)?;
        }
        Ok(())
    }
    fn columns<DB: Backend>(out: &mut AstPass<'_, '_, DB>) -> QueryResult<()> {
        L::columns(out)?;
        out.push_sql(", ");
        list(out, R::To::AS, R::To::COLUMNS)
    }
}

/// How often a table must not be in a statement before it is joined.
#[diagnostic::on_unimplemented(
    message = "this table is already in the statement",
    label = "leads to a table that is joined already",
    note = "join it under a name of its own: `.join(relation.aliased())`, its columns by `relation.of(column)`"
)]
pub trait NotYet {}
impl NotYet for Never {}
/// How often a table must be in a statement before one joins from it.
#[diagnostic::on_unimplemented(
    message = "this relation starts at a table that is not in the statement",
    label = "starts elsewhere",
    note = "join the table that it starts at first, or walk it backwards: `.join(relation.reverse())`"
)]
pub trait Present {}
impl Present for Once {}

/// Prints the conditions that every statement on `M` carries: the tenant, and that the row is alive.
pub(crate) fn scoped<'b, M: Model, DB: Backend, Sc: BindScope<DB>>(
    scope: &'b Sc,
    living: bool,
    glue: &mut &'static str,
    out: &mut AstPass<'_, 'b, DB>,
) -> QueryResult<()> {
    if Sc::BINDS {
        out.push_sql(std::mem::replace(glue, " AND "));
        ident(out, M::AS, M::TENANT)?;
        out.push_sql(" = ");
        scope.bind(out)?;
    }
    if living && !M::DELETED_AT.is_empty() {
        out.push_sql(std::mem::replace(glue, " AND "));
        ident(out, M::AS, M::DELETED_AT)?;
        out.push_sql(" IS NULL");
    }
    Ok(())
}
