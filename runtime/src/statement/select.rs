//! SELECT.

use super::clause::{Boxed, IntoBoxed, OrderSql, Orders, Predicates, Reorders, WhereSql};
use super::page::{Extra, ExtraSql, First, Locked, Page, Pages};
use super::run::Loads;
use crate::column::Table;
use crate::diesel_internal::{Inner, LeftOuter};
use crate::engine::Engine;
use crate::model::{Model, SqlTypeOf};
use crate::relation::{Related, Relation};
use crate::scope::{BindScope, Reaches, Runs, Scope, Token, within};
use crate::source::{Joined, NotYet, Present, Source, scoped};
use diesel::dsl::CountStar;
use diesel::expression::{AppearsOnTable, Expression, NonAggregate, SelectableExpression, ValidGrouping};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::query_dsl::RunQueryDsl;
use diesel::query_source::AppearsInFromClause;
use diesel::result::QueryResult;
use diesel::sql_types::{BoolOrNullableBool, Integer};
use std::marker::PhantomData;

/// A SELECT of scope `Sc` from `F`. Start it with `Task::of(db)`, run it with [`load`](Select::load) or [`first`](Select::first).
///
/// The methods have the names and the meaning of Diesel's. `or_filter` does not exist, for it would widen the scope: write
/// `.filter(a.or(b))`.
#[derive(Debug, Clone)]
#[must_use = "a statement does nothing until it is run: `.load(db)?`"]
pub struct Select<F, Sc, S = Whole, W = (), O = (), G = (), X = ()>(pub(crate) Parts<F, Sc, S, W, O, G, X>);

/// The private parts of a [`Select`]; only they can be printed.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct Parts<F, Sc, S, W, O, G, X> {
    pub(crate) from: PhantomData<fn() -> F>,
    pub(crate) scope: Sc,
    pub(crate) select: S,
    pub(crate) wheres: W,
    pub(crate) order: O,
    pub(crate) group: G,
    pub(crate) extra: X,
}
impl<F: Source, Sc> Select<F, Sc> {
    pub(crate) fn start(scope: Sc) -> Self {
        Self(Parts { from: PhantomData, scope, select: Whole, wheres: (), order: (), group: (), extra: () })
    }
}

/// The whole row.
#[derive(Debug, Clone, Copy, QueryId)]
pub struct Whole;
/// What `select` was given.
#[derive(Debug, Clone, Copy, QueryId)]
pub struct Picked<E>(pub(crate) E);
/// After `group_by`, until `select`.
#[derive(Debug, Clone, Copy)]
pub struct NeedsSelect;

/// What is selected from `F`.
#[diagnostic::on_unimplemented(message = "`group_by` needs a `select` after it")]
pub trait Selection<F> {
    /// The SQL type of a row.
    type Sql: 'static;
}
impl<F: Source> Selection<F> for Whole {
    type Sql = F::Row;
}
impl<F, E: Expression<SqlType: 'static>> Selection<F> for Picked<E> {
    type Sql = SqlTypeOf<E>;
}
/// Prints what is selected.
pub trait SelectSql<F, DB: Engine> {
    #[doc(hidden)]
    fn select<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()>;
}
impl<F: Source, DB: Engine> SelectSql<F, DB> for Whole {
    fn select<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        F::columns(&mut out)
    }
}
impl<F, E: QueryFragment<DB>, DB: Engine> SelectSql<F, DB> for Picked<E> {
    fn select<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }
}

/// GROUP BY.
#[derive(Debug, Clone, Copy, QueryId)]
pub struct Grouped<E>(pub(crate) E);
/// Prints GROUP BY.
pub trait GroupSql<DB: Engine> {
    #[doc(hidden)]
    fn group<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()>;
}
impl<DB: Engine> GroupSql<DB> for () {
    fn group<'b>(&'b self, _: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        Ok(())
    }
}
impl<DB: Engine, E: QueryFragment<DB>> GroupSql<DB> for Grouped<E> {
    fn group<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql(" GROUP BY ");
        self.0.walk_ast(out)
    }
}
/// What a statement is grouped by, for Diesel's check of what may be selected.
pub trait GroupExpr {
    /// The expression; `()` for none.
    type Expr;
}
impl GroupExpr for () {
    type Expr = ();
}
impl<E> GroupExpr for Grouped<E> {
    type Expr = E;
}

impl<DB, F, Sc, S, W, O, G, X> QueryFragment<DB> for Parts<F, Sc, S, W, O, G, X>
where
    DB: Engine,
    F: Source,
    Sc: BindScope<DB>,
    S: SelectSql<F, DB>,
    W: WhereSql<DB>,
    O: OrderSql<DB>,
    G: GroupSql<DB>,
    X: ExtraSql<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        within(&self.scope, || {
            out.push_sql(if self.extra.is_distinct() { "SELECT DISTINCT " } else { "SELECT " });
            self.select.select(out.reborrow())?;
            out.push_sql(" FROM ");
            F::from(&self.scope, &mut out)?;
            let mut glue = " WHERE ";
            scoped::<F::Base, DB, Sc>(&self.scope, F::LIVING, &mut glue, &mut out)?;
            self.wheres.wheres(&mut glue, out.reborrow())?;
            self.group.group(out.reborrow())?;
            self.order.order(&mut " ORDER BY ", out.reborrow())?;
            self.extra.tail(out.reborrow())
        })
    }
}
/// The text is that of the types alone, unless a part says otherwise; values are bound.
impl<F: 'static, Sc: 'static, S: QueryId, W: QueryId, O: QueryId, G: QueryId, X: QueryId> QueryId
    for Parts<F, Sc, S, W, O, G, X>
{
    type QueryId = Parts<F, Sc, S::QueryId, W::QueryId, O::QueryId, G::QueryId, X::QueryId>;
    const HAS_STATIC_QUERY_ID: bool = S::HAS_STATIC_QUERY_ID
        && W::HAS_STATIC_QUERY_ID
        && O::HAS_STATIC_QUERY_ID
        && G::HAS_STATIC_QUERY_ID
        && X::HAS_STATIC_QUERY_ID;
}
impl<F, Sc, S: Selection<F>, W, O, G, X> Query for Parts<F, Sc, S, W, O, G, X> {
    type SqlType = S::Sql;
}
impl<C, F, Sc, S, W, O, G, X> RunQueryDsl<C> for Parts<F, Sc, S, W, O, G, X> {}

impl<F: Source, Sc: Scope, S, W, O, G, X> Select<F, Sc, S, W, O, G, X> {
    /// Keeps the rows for which `predicate` holds, among those of the scope. Predicates are AND-ed.
    pub fn filter<E>(self, predicate: E) -> Select<F, Sc, S, W::Out, O, G, X>
    where
        E: AppearsOnTable<F::From> + NonAggregate,
        SqlTypeOf<E>: BoolOrNullableBool,
        W: Predicates<E>,
    {
        let Parts { from, scope, select, wheres, order, group, extra } = self.0;
        Select(Parts { from, scope, select, wheres: wheres.and(predicate), order, group, extra })
    }
    /// Sorts by `order`, in place of an earlier order.
    pub fn order<E>(self, order: E) -> Select<F, Sc, S, W, O::Out, G, X>
    where
        E: AppearsOnTable<F::From> + ValidGrouping<G::Expr>,
        G: GroupExpr,
        O: Reorders<E>,
    {
        let Parts { from, scope, select, wheres, order: old, group, extra } = self.0;
        Select(Parts { from, scope, select, wheres, order: old.anew(order), group, extra })
    }
    /// Sorts rows that are equal so far by `order`.
    pub fn then_order_by<E>(self, order: E) -> Select<F, Sc, S, W, O::Out, G, X>
    where
        E: AppearsOnTable<F::From> + ValidGrouping<G::Expr>,
        G: GroupExpr,
        O: Orders<E>,
    {
        let Parts { from, scope, select, wheres, order: first, group, extra } = self.0;
        Select(Parts { from, scope, select, wheres, order: first.then(order), group, extra })
    }
    /// Selects columns, tuples of them, expressions, or whole models (`Task::all_columns()`) in place of the row.
    pub fn select<E>(self, selection: E) -> Select<F, Sc, Picked<E>, W, O, G, X>
    where
        E: SelectableExpression<F::From> + ValidGrouping<G::Expr>,
        G: GroupExpr,
    {
        let Parts { from, scope, wheres, order, group, extra, .. } = self.0;
        Select(Parts { from, scope, select: Picked(selection), wheres, order, group, extra })
    }
    /// Joins along a relation, forwards or backwards. Tenant and key are in the ON clause; deleted rows are left out.
    pub fn join<R: Related>(self, _: Relation<R>) -> Select<Joined<F, R, Inner>, Sc, S, W, O, G, X>
    where
        F::From: AppearsInFromClause<Table<R::From>, Count: Present> + AppearsInFromClause<Table<R::To>, Count: NotYet>,
        <R::From as Model>::Scope: Reaches<<R::To as Model>::Scope>,
        Joined<F, R, Inner>: Source,
    {
        let Parts { scope, select, wheres, order, group, extra, .. } = self.0;
        Select(Parts { from: PhantomData, scope, select, wheres, order, group, extra })
    }
    /// Joins along a relation and keeps rows without a counterpart, whose part is `None`.
    pub fn left_join<R: Related>(self, _: Relation<R>) -> Select<Joined<F, R, LeftOuter>, Sc, S, W, O, G, X>
    where
        F::From: AppearsInFromClause<Table<R::From>, Count: Present> + AppearsInFromClause<Table<R::To>, Count: NotYet>,
        <R::From as Model>::Scope: Reaches<<R::To as Model>::Scope>,
        Joined<F, R, LeftOuter>: Source,
    {
        let Parts { scope, select, wheres, order, group, extra, .. } = self.0;
        Select(Parts { from: PhantomData, scope, select, wheres, order, group, extra })
    }
    /// Forgets the types of predicates and order, so that a variable can hold the statement while it is built by conditions. The engine
    /// is fixed then: `.boxed::<diesel::sqlite::Sqlite>()`.
    pub fn boxed<'a, DB: Engine>(self) -> Select<F, Sc, S, Boxed<'a, DB>, Boxed<'a, DB>, G, X>
    where
        W: IntoBoxed<'a, DB>,
        O: IntoBoxed<'a, DB>,
    {
        let Parts { from, scope, select, wheres: w, order: o, group, extra } = self.0;
        let (mut wheres, mut order) = (Boxed::default(), Boxed::default());
        w.into_boxed(&mut wheres);
        o.into_boxed(&mut order);
        Select(Parts { from, scope, select, wheres, order, group, extra })
    }
    /// At most `n` rows.
    pub fn limit(self, n: i64) -> Select<F, Sc, S, W, O, G, Page>
    where
        X: Pages,
    {
        self.paged(|page| page.limit = Some(n))
    }
    /// Leaves out the first `n` rows.
    pub fn offset(self, n: i64) -> Select<F, Sc, S, W, O, G, Page>
    where
        X: Pages,
    {
        self.paged(|page| page.offset = Some(n))
    }
    /// Each row once.
    pub fn distinct(self) -> Select<F, Sc, S, W, O, G, Page>
    where
        X: Pages,
    {
        self.paged(|page| page.distinct = true)
    }
    fn paged(self, change: impl FnOnce(&mut Page)) -> Select<F, Sc, S, W, O, G, Page>
    where
        X: Pages,
    {
        let Parts { from, scope, select, wheres, order, group, extra } = self.0;
        let mut page = extra.page();
        change(&mut page);
        Select(Parts { from, scope, select, wheres, order, group, extra: page })
    }
    /// Locks the rows until the transaction ends.
    pub fn for_update(self) -> Select<F, Sc, S, W, O, G, Locked<X>>
    where
        X: Pages,
    {
        let Parts { from, scope, select, wheres, order, group, extra } = self.0;
        Select(Parts { from, scope, select, wheres, order, group, extra: Locked(extra) })
    }

    /// All rows.
    ///
    /// # Errors
    /// Those of the database, and [`Error`](crate::Error) where the statement is another tenant's.
    pub fn load<'q, U>(
        self,
        db: &mut impl Runs<Sc, Conn: Loads<'q, Parts<F, Sc, S, W, O, G, X>, U>>,
    ) -> QueryResult<Vec<U>> {
        let scope = self.0.scope;
        db.enter(&scope, Token(()))?.load_all(self.0)
    }
    /// The same as [`load`](Self::load).
    ///
    /// # Errors
    /// As there.
    pub fn get_results<'q, U>(
        self,
        db: &mut impl Runs<Sc, Conn: Loads<'q, Parts<F, Sc, S, W, O, G, X>, U>>,
    ) -> QueryResult<Vec<U>> {
        self.load(db)
    }
    /// The first row, by `LIMIT 1`.
    ///
    /// # Errors
    /// `NotFound` where there is none; else as [`load`](Self::load).
    pub fn first<'q, U>(
        self,
        db: &mut impl Runs<Sc, Conn: Loads<'q, Parts<F, Sc, S, W, O, G, X::First>, U>>,
    ) -> QueryResult<U>
    where
        X: Extra,
    {
        let Parts { from, scope, select, wheres, order, group, extra } = self.0;
        db.enter(&scope, Token(()))?.load_one(Parts { from, scope, select, wheres, order, group, extra: extra.first() })
    }
    /// The first row of the result, without a LIMIT: for statements that give one row, such as `find`.
    ///
    /// # Errors
    /// `NotFound` where there is none; else as [`load`](Self::load).
    pub fn get_result<'q, U>(
        self,
        db: &mut impl Runs<Sc, Conn: Loads<'q, Parts<F, Sc, S, W, O, G, X>, U>>,
    ) -> QueryResult<U> {
        let scope = self.0.scope;
        db.enter(&scope, Token(()))?.load_one(self.0)
    }
    /// The SQL text with its values, for tests and logs.
    #[must_use]
    pub fn to_sql<DB: Engine + Default>(&self) -> String
    where
        DB::QueryBuilder: Default,
        Parts<F, Sc, S, W, O, G, X>: QueryFragment<DB>,
    {
        diesel::debug_query::<DB, _>(&self.0).to_string()
    }
}

impl<F: Source, Sc: Scope, W> Select<F, Sc, Whole, W> {
    /// Groups the rows. A `select` must follow; Diesel checks that it names only what is grouped by, and aggregates.
    pub fn group_by<E: AppearsOnTable<F::From>>(self, group: E) -> Select<F, Sc, NeedsSelect, W, (), Grouped<E>> {
        let Parts { from, scope, wheres, .. } = self.0;
        Select(Parts { from, scope, select: NeedsSelect, wheres, order: (), group: Grouped(group), extra: () })
    }
    /// How many rows there are.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    pub fn count<'q>(
        self,
        db: &mut impl Runs<Sc, Conn: Loads<'q, Parts<F, Sc, Picked<CountStar>, W, (), (), ()>, i64>>,
    ) -> QueryResult<i64> {
        let Parts { from, scope, wheres, .. } = self.0;
        let select = Picked(diesel::dsl::count_star());
        db.enter(&scope, Token(()))?.load_one(Parts { from, scope, select, wheres, order: (), group: (), extra: () })
    }
    /// Whether there is a row.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    pub fn exists<'q>(
        self,
        db: &mut impl Runs<Sc, Conn: Loads<'q, Parts<F, Sc, Picked<Single>, W, (), (), First>, i32>>,
    ) -> QueryResult<bool> {
        let Parts { from, scope, wheres, .. } = self.0;
        let query = Parts { from, scope, select: Picked(Single), wheres, order: (), group: (), extra: First };
        Ok(!db.enter(&scope, Token(()))?.load_all(query)?.is_empty())
    }
}

/// The literal `1`: something to select where only the row's being there counts.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, QueryId)]
pub struct Single;
impl Expression for Single {
    type SqlType = Integer;
}
impl<DB: Engine> QueryFragment<DB> for Single {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("1");
        Ok(())
    }
}
