//! DELETE, and what stands in its place where deleted rows are kept: `delete`, `restore`, `purge`.

use super::back::{GivesBack, HowOf};
use super::clause::{And, ByKey, Predicates, WhereSql};
use super::follow::{Plan, Step, Way, follow};
use crate::column::{Table, ident, table};
use crate::engine::{Engine, Moment};
use crate::model::{Keyed, Model, SqlTypeOf};
use crate::scope::{BindScope, Runs, Scope, Token, changing};
use crate::source::scoped;
use chrono::{DateTime, Utc};
use diesel::connection::Connection;
use diesel::expression::{AppearsOnTable, NonAggregate};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::query_dsl::RunQueryDsl;
use diesel::query_dsl::methods::LoadQuery;
use diesel::result::QueryResult;
use diesel::sql_types::BoolOrNullableBool;
use std::marker::PhantomData;

/// Deletes, or marks as deleted where the model keeps its rows.
#[derive(Debug, Clone, Copy)]
pub struct Remove;
/// Deletes rows that are marked as deleted.
#[derive(Debug, Clone, Copy)]
pub struct Purge;
/// Takes the mark away.
#[derive(Debug, Clone, Copy)]
pub struct Revive;

/// A delete, purge or restore of scope `Sc`; `A` finds the rows, `W` are further predicates.
#[derive(Debug)]
#[must_use = "a statement does nothing until it is run: `.execute(db)?`"]
pub struct Delete<M, Sc, K, A, W = ()>(pub(crate) DeleteParts<M, Sc, K, A, W>);
#[doc(hidden)]
#[derive(Debug)]
pub struct DeleteParts<M, Sc, K, A, W> {
    pub(crate) model: PhantomData<fn() -> (M, K)>,
    pub(crate) scope: Sc,
    pub(crate) now: DateTime<Utc>,
    pub(crate) anchor: A,
    pub(crate) wheres: W,
}
/// The predicate of a key.
pub(crate) type OneRow<M> = And<(), ByKey<M>>;
impl<M, Sc, K, A> Delete<M, Sc, K, A> {
    pub(crate) fn start(scope: Sc, anchor: A) -> Self {
        // One time for the row and all that follow it: `restore` knows them by it. It is the application's clock, because SQLite's
        // ends at milliseconds, and two deletes within one of them would become one.
        let now = chrono::SubsecRound::trunc_subsecs(Utc::now(), 6);
        Self(DeleteParts { model: PhantomData, scope, now, anchor, wheres: () })
    }
}
impl<M: 'static, Sc: 'static, K: 'static, A: QueryId, W: QueryId> QueryId for DeleteParts<M, Sc, K, A, W> {
    type QueryId = DeleteParts<M, Sc, K, A::QueryId, W::QueryId>;
    const HAS_STATIC_QUERY_ID: bool = A::HAS_STATIC_QUERY_ID && W::HAS_STATIC_QUERY_ID;
}

/// The three kinds of deletes.
pub trait Kind: 'static {
    #[doc(hidden)]
    const IS: Is;
}
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Is {
    Remove,
    Purge,
    Revive,
}
impl Kind for Remove {
    const IS: Is = Is::Remove;
}
impl Kind for Purge {
    const IS: Is = Is::Purge;
}
impl Kind for Revive {
    const IS: Is = Is::Revive;
}

impl<DB, M, Sc, K, A, W> QueryFragment<DB> for DeleteParts<M, Sc, K, A, W>
where
    DB: Engine,
    M: Model,
    Sc: BindScope<DB>,
    K: Kind,
    A: WhereSql<DB>,
    W: WhereSql<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        changing(&self.scope, || {
            let kept = !M::DELETED_AT.is_empty();
            if kept && K::IS != Is::Purge {
                out.push_sql("UPDATE ");
                table::<M, DB>(&mut out)?;
                let mut glue = " SET ";
                for column in [M::DELETED_AT, M::UPDATED_AT] {
                    if column.is_empty() {
                        continue;
                    }
                    out.push_sql(std::mem::replace(&mut glue, ", "));
                    out.push_identifier(column)?;
                    out.push_sql(" = ");
                    if K::IS == Is::Revive && column == M::DELETED_AT {
                        out.push_sql("NULL");
                    } else {
                        DB::push_time(&mut out, &self.now)?;
                    }
                }
            } else {
                out.push_sql("DELETE FROM ");
                table::<M, DB>(&mut out)?;
            }
            let mut glue = " WHERE ";
            scoped::<M, DB, Sc>(&self.scope, K::IS == Is::Remove, &mut glue, &mut out)?;
            if kept && K::IS != Is::Remove {
                out.push_sql(std::mem::replace(&mut glue, " AND "));
                ident(&mut out, M::AS, M::DELETED_AT)?;
                out.push_sql(" IS NOT NULL");
            }
            self.anchor.wheres(&mut glue, out.reborrow())?;
            self.wheres.wheres(&mut glue, out)
        })
    }
}

impl<M: Model, Sc: Scope, K: Kind, A, W> Delete<M, Sc, K, A, W> {
    /// Only rows for which `predicate` holds, among those of the scope.
    pub fn filter<E>(self, predicate: E) -> Delete<M, Sc, K, A, W::Out>
    where
        E: AppearsOnTable<Table<M>> + NonAggregate,
        SqlTypeOf<E>: BoolOrNullableBool,
        W: Predicates<E>,
    {
        let DeleteParts { model, scope, now, anchor, wheres } = self.0;
        Delete(DeleteParts { model, scope, now, anchor, wheres: wheres.and(predicate) })
    }
    /// The SQL text of the first statement with its values, for tests and logs.
    #[must_use]
    pub fn to_sql<DB: Engine + Default>(&self) -> String
    where
        DB::QueryBuilder: Default,
        DeleteParts<M, Sc, K, A, W>: QueryFragment<DB>,
    {
        diesel::debug_query::<DB, _>(&self.0).to_string()
    }
}

/// Whether a delete has more to do than its one statement.
pub(crate) fn alone<M: Model>() -> bool {
    M::DELETED_AT.is_empty() || M::FOLLOW.is_empty()
}

impl<M: Model, Sc: Scope, A: Clone, W> Delete<M, Sc, Remove, A, W> {
    pub(crate) fn plan(&self) -> Plan<M, Sc, A> {
        let DeleteParts { scope, now, ref anchor, .. } = self.0;
        Plan { model: PhantomData, scope, anchor: anchor.clone(), stamp: now, now, way: Way::Delete }
    }
    /// Deletes the rows; gives their number, 0 where there is none in the scope. Where deleted rows are kept, children under a cascade follow
    /// in the same transaction (they are not counted), and a living child under `restrict` refuses the delete.
    ///
    /// # Errors
    /// [`Error::StillReferenced`](crate::Error::StillReferenced), and those of the database.
    pub fn execute<'q, Db: Runs<Sc>>(self, db: &mut Db) -> QueryResult<usize>
    where
        DeleteParts<M, Sc, Remove, A, W>: QueryFragment<<Db::Conn as Connection>::Backend> + QueryId,
        Sc: BindScope<<Db::Conn as Connection>::Backend>,
        A: WhereSql<<Db::Conn as Connection>::Backend>,
        Step<M, Sc, A>: LoadQuery<'q, Db::Conn, i32>,
    {
        let scope = self.0.scope;
        let conn = db.enter(&scope, Token(()))?;
        if alone::<M>() {
            return conn.execute_returning_count(&self.0);
        }
        conn.transaction(|conn| {
            let done = conn.execute_returning_count(&self.0)?;
            if done > 0 {
                follow(self.plan(), conn)?;
            }
            Ok(done)
        })
    }
    /// Deletes one row and gives it back.
    ///
    /// # Errors
    /// `NotFound` where there is none in the scope; else as [`execute`](Self::execute).
    pub fn get_result<'q, Db: Runs<Sc>>(self, db: &mut Db) -> QueryResult<M>
    where
        DeleteParts<M, Sc, Remove, A, W>: GivesBack<'q, HowOf<Db::Conn>, Db::Conn, M>,
        Sc: BindScope<<Db::Conn as Connection>::Backend>,
        A: WhereSql<<Db::Conn as Connection>::Backend>,
        Step<M, Sc, A>: LoadQuery<'q, Db::Conn, i32>,
    {
        let scope = self.0.scope;
        let conn = db.enter(&scope, Token(()))?;
        conn.transaction(|conn| {
            let plan = self.plan();
            let row = self.0.row(conn)?;
            if !alone::<M>() {
                follow(plan, conn)?;
            }
            Ok(row)
        })
    }
}

impl<M: Model, Sc: Scope, A, W> Delete<M, Sc, Purge, A, W> {
    /// Deletes rows that are marked as deleted, for good; gives their number. What refers to them is the database's matter: its own
    /// ON DELETE holds.
    ///
    /// # Errors
    /// Those of the database: a row that still refers to it.
    pub fn execute<Db: Runs<Sc>>(self, db: &mut Db) -> QueryResult<usize>
    where
        DeleteParts<M, Sc, Purge, A, W>: QueryFragment<<Db::Conn as Connection>::Backend> + QueryId,
    {
        let scope = self.0.scope;
        db.enter(&scope, Token(()))?.execute_returning_count(&self.0)
    }
}

/// `SELECT deleted_at` of the row that is to be restored.
#[doc(hidden)]
#[derive(Debug)]
pub struct StampOf<M, Sc, A>(pub(crate) Plan<M, Sc, A>);
impl<M: 'static, Sc: 'static, A: QueryId> QueryId for StampOf<M, Sc, A> {
    type QueryId = StampOf<M, Sc, A::QueryId>;
    const HAS_STATIC_QUERY_ID: bool = A::HAS_STATIC_QUERY_ID;
}
impl<M, Sc, A> Query for StampOf<M, Sc, A> {
    type SqlType = Moment;
}
impl<C, M, Sc, A> RunQueryDsl<C> for StampOf<M, Sc, A> {}
impl<DB: Engine, M: Model, Sc: BindScope<DB>, A: WhereSql<DB>> QueryFragment<DB> for StampOf<M, Sc, A> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("SELECT ");
        ident(&mut out, M::AS, M::DELETED_AT)?;
        out.push_sql(" FROM ");
        table::<M, DB>(&mut out)?;
        let mut glue = " WHERE ";
        scoped::<M, DB, Sc>(&self.0.scope, false, &mut glue, &mut out)?;
        out.push_sql(glue);
        ident(&mut out, M::AS, M::DELETED_AT)?;
        out.push_sql(" IS NOT NULL");
        self.0.anchor.wheres(&mut " AND ", out)
    }
}

impl<M: Keyed, Sc: Scope> Delete<M, Sc, Revive, OneRow<M>> {
    pub(crate) fn plan(&self, stamp: DateTime<Utc>) -> Plan<M, Sc, OneRow<M>> {
        let DeleteParts { scope, now, ref anchor, .. } = self.0;
        Plan { model: PhantomData, scope, anchor: anchor.clone(), stamp, now, way: Way::Restore }
    }
    /// Takes a deleted row back, and the children that went with it; gives 1, or 0 where no such row is deleted.
    ///
    /// # Errors
    /// Those of the database: a living row may have taken a unique value meanwhile.
    pub fn execute<'q, Db: Runs<Sc>>(self, db: &mut Db) -> QueryResult<usize>
    where
        DeleteParts<M, Sc, Revive, OneRow<M>, ()>: QueryFragment<<Db::Conn as Connection>::Backend> + QueryId,
        StampOf<M, Sc, OneRow<M>>: LoadQuery<'q, Db::Conn, DateTime<Utc>>,
        Sc: BindScope<<Db::Conn as Connection>::Backend>,
        OneRow<M>: WhereSql<<Db::Conn as Connection>::Backend>,
        Step<M, Sc, OneRow<M>>: LoadQuery<'q, Db::Conn, i32>,
    {
        let scope = self.0.scope;
        let conn = db.enter(&scope, Token(()))?;
        conn.transaction(|conn| {
            let stamps = RunQueryDsl::load(StampOf(self.plan(self.0.now)), conn)?;
            let Some(&stamp) = stamps.first() else { return Ok(0) };
            let done = conn.execute_returning_count(&self.0)?;
            follow(self.plan(stamp), conn)?;
            Ok(done)
        })
    }
}
