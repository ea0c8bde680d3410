//! Tables and columns as generic types: what `diesel::table!` prints per table stands here once.

use crate::diesel_internal::{Inner, Join, LeftOuter, Pick};
use crate::model::{Field, Model};
use crate::name::{Answer, Same};
use crate::row::{Maybe, One, Rec};
use diesel::backend::Backend;
use diesel::expression::{
    AppearsOnTable, Expression, IsContainedInGroupBy, SelectableExpression, ValidGrouping, is_aggregate,
    is_contained_in_group_by,
};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::query_source::{AppearsInFromClause, Never, Once, QuerySource};
use diesel::result::QueryResult;
use std::fmt;
use std::marker::PhantomData;

/// A table as a type. It has no value at all, so nothing, in Diesel or outside, can hand one out and start an unscoped query from it.
pub enum Table<M> {
    #[doc(hidden)]
    __(std::convert::Infallible, PhantomData<fn() -> M>),
}
impl<M> Clone for Table<M> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<M> Copy for Table<M> {}
impl<M> fmt::Debug for Table<M> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::__(never, _) => match never {},
        }
    }
}
impl<M: Model> QuerySource for Table<M> {
    type FromClause = Self;
    type DefaultSelection = All<M>;
    fn from_clause(&self) -> Self {
        *self
    }
    fn default_selection(&self) -> All<M> {
        All::NEW
    }
}
impl<M: Model> Query for Table<M> {
    type SqlType = Rec<One<M>>;
}
/// Diesel's `Nullable` asks for it. Of its methods none can be called without a value but `all_columns`, which is harmless.
impl<M: Model> diesel::Table for Table<M> {
    type PrimaryKey = All<M>;
    type AllColumns = All<M>;
    fn primary_key(&self) -> All<M> {
        All::NEW
    }
    fn all_columns() -> All<M> {
        All::NEW
    }
}
impl<M: Model, N: Model> AppearsInFromClause<Table<N>> for Table<M>
where
    M::Name: Same<N::Name>,
{
    type Count = <<M::Name as Same<N::Name>>::Out as Answer>::Count;
}

/// A column. Its constants stand on the model: `Task::status`.
pub struct Column<F>(PhantomData<fn() -> F>);
/// All columns of a table: `Task::all_columns()`.
pub struct All<M>(PhantomData<fn() -> M>);

impl<F: Field> Column<F> {
    #[doc(hidden)]
    pub const NEW: Self = Self(PhantomData);
}
impl<M> All<M> {
    pub(crate) const NEW: Self = Self(PhantomData);
}

macro_rules! type_marker {
    ($($ty:ident<$param:ident>)*) => { $(
        impl<$param> Clone for $ty<$param> {
            fn clone(&self) -> Self {
                *self
            }
        }
        impl<$param> Copy for $ty<$param> {}
        impl<$param: 'static> diesel::query_builder::QueryId for $ty<$param> {
            type QueryId = Self;
        }
    )* };
}
pub(crate) use type_marker;
type_marker!(Column<F> All<M>);
impl<M: 'static> QueryId for Table<M> {
    type QueryId = Self;
}
impl<F: Field> fmt::Debug for Column<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", F::Model::AS, F::NAME)
    }
}
impl<M: Model> fmt::Debug for All<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.*", M::AS)
    }
}

/// Prints the table of `M` as a FROM clause, an INSERT, an UPDATE or a DELETE names it.
pub(crate) fn table<M: Model, DB: Backend>(out: &mut AstPass<'_, '_, DB>) -> QueryResult<()> {
    placed(out, M::NAMESPACE, M::TABLE)?;
    if M::AS != M::TABLE {
        out.push_sql(" AS ");
        out.push_identifier(M::AS)?;
    }
    Ok(())
}
/// Prints `"namespace"."table"`, or the table alone.
pub(crate) fn placed<DB: Backend>(out: &mut AstPass<'_, '_, DB>, namespace: &str, table: &str) -> QueryResult<()> {
    if namespace.is_empty() { out.push_identifier(table) } else { ident(out, namespace, table) }
}
/// Prints `"table"."column"`.
pub(crate) fn ident<DB: Backend>(out: &mut AstPass<'_, '_, DB>, table: &str, column: &str) -> QueryResult<()> {
    out.push_identifier(table)?;
    out.push_sql(".");
    out.push_identifier(column)
}
/// Prints a list of columns, with their table where one is given.
pub(crate) fn list<DB: Backend>(out: &mut AstPass<'_, '_, DB>, table: &str, columns: &[&str]) -> QueryResult<()> {
    for (i, column) in columns.iter().enumerate() {
        if i > 0 {
            out.push_sql(", ");
        }
        if table.is_empty() {
            out.push_identifier(column)?;
        } else {
            ident(out, table, column)?;
        }
    }
    Ok(())
}

impl<F: Field, DB: Backend> QueryFragment<DB> for Column<F> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        ident(&mut out, F::Model::AS, F::NAME)
    }
}
impl<M: Model, DB: Backend> QueryFragment<DB> for All<M> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        list(&mut out, M::AS, M::COLUMNS)
    }
}
impl<F: Field> Expression for Column<F> {
    type SqlType = F::SqlType;
}
impl<M: Model> Expression for All<M> {
    type SqlType = Rec<One<M::Entity>>;
}
/// Diesel's check of tuples against GROUP BY asks for it.
impl<F: Field> diesel::query_source::Column for Column<F> {
    type Table = Table<F::Model>;
    const NAME: &'static str = F::NAME;
}

/// A FROM clause that reads the table of `M` exactly once.
#[diagnostic::on_unimplemented(
    message = "this statement does not read `{M}`",
    label = "a column of `{M}`",
    note = "join it first, along a relation: `.join(Task::project)`; a table that is joined twice stands under its relation's name: `Task::backup_project.of(column)`"
)]
pub trait Reads<M> {}
impl<M: Model> Reads<M> for Table<M> {}
impl<M: Model, L: QuerySource, R: QuerySource, K> Reads<M> for Join<L, R, K> where
    Self: AppearsInFromClause<Table<M>, Count: ExactlyOnce<M>>
{
}
/// The same, asked of the number of times that a join has a table.
#[diagnostic::on_unimplemented(
    message = "this statement does not read `{M}`, or reads it twice",
    label = "a column of `{M}`",
    note = "join it first, along a relation: `.join(Task::project)`; a table that is joined twice stands under its relation's name: `Task::backup_project.of(column)`"
)]
pub trait ExactlyOnce<M> {}
impl<M> ExactlyOnce<M> for Once {}

// Where a column may stand: on one table directly (no names compared), on joins by comparing names.
macro_rules! selectable {
    ($([$param:ident: $bound:ident] $ty:ty, $model:ty;)*) => { $(
        impl<$param: $bound, QS: Reads<$model>> AppearsOnTable<QS> for $ty {}
        impl<$param: $bound, T: Model> SelectableExpression<Table<T>> for $ty where Table<T>: Reads<$model> {}
        impl<$param: $bound, L, R> SelectableExpression<Join<L, R, Inner>> for $ty
        where
            Self: AppearsOnTable<Join<L, R, Inner>>,
            L: AppearsInFromClause<Table<$model>> + QuerySource,
            R: AppearsInFromClause<Table<$model>> + QuerySource,
            (L::Count, R::Count): Pick<L, R>,
            Self: SelectableExpression<<(L::Count, R::Count) as Pick<L, R>>::Selection>,
        {
        }
        impl<$param: $bound, L: QuerySource, R> SelectableExpression<Join<L, R, LeftOuter>> for $ty
        where
            Self: AppearsOnTable<Join<L, R, LeftOuter>> + SelectableExpression<L>,
            R: AppearsInFromClause<Table<$model>, Count = Never> + QuerySource,
        {
        }
    )* };
}
selectable! {
    [F: Field] Column<F>, F::Model;
    [M: Model] All<M>, M;
}

impl<M> ValidGrouping<()> for All<M> {
    type IsAggregate = is_aggregate::No;
}
impl<F> ValidGrouping<()> for Column<F> {
    type IsAggregate = is_aggregate::No;
}
impl<F: Field, GB> ValidGrouping<GB> for Column<F>
where
    GB: IsContainedInGroupBy<Self, Output = is_contained_in_group_by::Yes>,
{
    type IsAggregate = is_aggregate::Yes;
}
/// A field's name over all models: the model's, then the field's index.
type Path<F> = (<<F as Field>::Model as Model>::Name, (<F as Field>::Index, ()));
impl<F: Field, G: Field> IsContainedInGroupBy<Column<F>> for Column<G>
where
    Path<G>: Same<Path<F>>,
{
    type Output = <<Path<G> as Same<Path<F>>>::Out as Answer>::Grouped;
}

/// The row of a left-joined model in a `select`: `Project::all_columns().maybe()`.
pub struct AllMaybe<M>(PhantomData<fn() -> M>);
type_marker!(AllMaybe<M>);
impl<M: Model> fmt::Debug for AllMaybe<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.*", M::AS)
    }
}
impl<M: Model> All<M> {
    /// The row as an `Option`, after a left join.
    #[must_use]
    pub fn maybe(self) -> AllMaybe<M> {
        AllMaybe(PhantomData)
    }
}
impl<M: Model, DB: Backend> QueryFragment<DB> for AllMaybe<M> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        list(&mut out, M::AS, M::COLUMNS)
    }
}
impl<M: Model> Expression for AllMaybe<M> {
    type SqlType = Rec<Maybe<M::Entity>>;
}
impl<M: Model, QS: Reads<M>> AppearsOnTable<QS> for AllMaybe<M> {}
impl<M: Model, QS: Reads<M>> SelectableExpression<QS> for AllMaybe<M> {}
impl<M> ValidGrouping<()> for AllMaybe<M> {
    type IsAggregate = is_aggregate::No;
}
