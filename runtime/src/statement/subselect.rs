//! Sub-selects. They take statements of ours only, and are compared with the statement around them when they are printed.

use super::clause::And;
use super::page::ExtraSql;
use super::select::{Parts, Picked, Select, Whole};
use crate::column::{Column, Table};
use crate::engine::Engine;
use crate::model::Field;
use crate::one_of::MaybeBool;
use crate::relation::{Related, Relation, on};
use crate::scope::{Scope, inside, is_changing};
use crate::source::Source;
use diesel::backend::Backend;
use diesel::expression::{AppearsOnTable, Expression, TypedExpressionType, ValidGrouping, is_aggregate};
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::query_source::{AppearsInFromClause, Once};
use diesel::result::QueryResult;
use diesel::sql_types::is_nullable::IsSqlTypeNullable;
use diesel::sql_types::{Bool, MaybeNullableType, SqlType};
use std::marker::PhantomData;

/// `expression IN (statement)`.
#[derive(Debug, Clone, Copy, QueryId)]
pub struct InQuery<E, Q>(E, Q);
/// `EXISTS (statement)`.
#[derive(Debug, Clone, Copy, QueryId)]
pub struct Exists<Q>(Q);
/// `EXISTS (statement on the children of this row)`.
#[derive(Debug, Clone, Copy)]
pub struct ExistsVia<R, Q>(PhantomData<fn() -> R>, Q);
/// The ON clause of a relation as a predicate.
#[derive(Debug, Clone, Copy)]
pub struct On<R>(PhantomData<fn() -> R>);

/// `in_query` on columns.
pub trait InScoped: Expression + Sized {
    /// Whether the value is one of those that the statement selects.
    ///
    /// `Task::project_id.in_query(Project::of(db).filter(…).select(Project::id))`
    fn in_query<F, Sc, E, W, O, G, X>(
        self,
        query: Select<F, Sc, Picked<E>, W, O, G, X>,
    ) -> InQuery<Self, Parts<F, Sc, Picked<E>, W, O, G, X>>
    where
        F: Source,
        Sc: Scope,
        E: Expression<SqlType = Self::SqlType>,
    {
        InQuery(self, query.0)
    }
}
impl<F: Field> InScoped for Column<F> {}

/// Whether a statement has a row.
pub fn exists<F: Source, Sc: Scope, S, W, O, G, X>(
    query: Select<F, Sc, S, W, O, G, X>,
) -> Exists<Parts<F, Sc, S, W, O, G, X>> {
    Exists(query.0)
}

/// Whether a row has a counterpart along a relation that ends at it.
///
/// `Project::of(db).filter(exists_via(Task::project, Task::of(db).filter(Task::status.eq(TaskStatus::Active))))`: projects with an
/// active task.
pub fn exists_via<R: Related, Sc: Scope, W, O>(
    _: Relation<R>,
    query: Select<Table<R::From>, Sc, Whole, W, O>,
) -> ExistsVia<R, Parts<Table<R::From>, Sc, Whole, And<W, On<R>>, O, (), ()>> {
    let Parts { from, scope, select, wheres, order, group, extra } = query.0;
    ExistsVia(PhantomData, Parts { from, scope, select, wheres: And(wheres, On(PhantomData)), order, group, extra })
}

impl<R: Related, DB: Backend> QueryFragment<DB> for On<R> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        on::<R, DB>(&mut out)
    }
}
impl<R: 'static> QueryId for On<R> {
    type QueryId = Self;
}
impl<R: 'static, Q: QueryId> QueryId for ExistsVia<R, Q> {
    type QueryId = ExistsVia<R, Q::QueryId>;
    const HAS_STATIC_QUERY_ID: bool = Q::HAS_STATIC_QUERY_ID;
}

impl<E: Expression<SqlType: SqlType>, Q> Expression for InQuery<E, Q>
where
    IsSqlTypeNullable<E::SqlType>: MaybeNullableType<Bool>,
    MaybeBool<E>: TypedExpressionType,
{
    type SqlType = MaybeBool<E>;
}
impl<Q> Expression for Exists<Q> {
    type SqlType = Bool;
}
impl<R, Q> Expression for ExistsVia<R, Q> {
    type SqlType = Bool;
}
impl<E: AppearsOnTable<QS>, Q, QS: ?Sized> AppearsOnTable<QS> for InQuery<E, Q> where Self: Expression {}
impl<Q, QS: ?Sized> AppearsOnTable<QS> for Exists<Q> {}
impl<R: Related, Q, QS: AppearsInFromClause<Table<R::To>, Count = Once>> AppearsOnTable<QS> for ExistsVia<R, Q> {}
impl<E: ValidGrouping<GB>, Q, GB> ValidGrouping<GB> for InQuery<E, Q> {
    type IsAggregate = E::IsAggregate;
}
impl<Q, GB> ValidGrouping<GB> for Exists<Q> {
    type IsAggregate = is_aggregate::Never;
}
impl<R, Q, GB> ValidGrouping<GB> for ExistsVia<R, Q> {
    type IsAggregate = is_aggregate::No;
}

impl<DB, E, F, Sc, S, W, O, G, X> QueryFragment<DB> for InQuery<E, Parts<F, Sc, S, W, O, G, X>>
where
    DB: Engine,
    E: QueryFragment<DB>,
    X: ExtraSql<DB>,
    Parts<F, Sc, S, W, O, G, X>: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        inside()?;
        let apart = self.1.extra.is_limited() || is_changing();
        let (begins, ends) = if apart { DB::APART } else { (" IN (", ")") };
        self.0.walk_ast(out.reborrow())?;
        out.push_sql(begins);
        self.1.walk_ast(out.reborrow())?;
        out.push_sql(ends);
        Ok(())
    }
}
fn exists_sql<'b, DB: Backend>(query: &'b impl QueryFragment<DB>, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
    inside()?;
    out.push_sql("EXISTS (");
    query.walk_ast(out.reborrow())?;
    out.push_sql(")");
    Ok(())
}
impl<DB: Backend, Q: QueryFragment<DB>> QueryFragment<DB> for Exists<Q> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        exists_sql(&self.0, out)
    }
}
impl<DB: Backend, R, Q: QueryFragment<DB>> QueryFragment<DB> for ExistsVia<R, Q> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        exists_sql(&self.1, out)
    }
}
