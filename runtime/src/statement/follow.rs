//! What follows a soft delete, and its undoing: the living children under a cascade, and the refusal where a living child restricts.
//!
//! The database's own ON DELETE does not fire, for no row goes away. The plan walks `Model::FOLLOW`, which is text, from the model to its
//! children, their children, and so on. Each step is one UPDATE; a step that changes nothing ends its branch, so circles end too.

use super::clause::WhereSql;
use super::page::First;

use crate::column::{ident, placed};
use crate::engine::Engine;
use crate::error::Error;
use crate::model::{Follow, Model, OnDelete};
use crate::scope::BindScope;
use chrono::{DateTime, Utc};
use diesel::connection::Connection;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::query_dsl::RunQueryDsl;
use diesel::query_dsl::methods::LoadQuery;
use diesel::result::QueryResult;
use diesel::sql_types::Integer;
use std::borrow::Cow;
use std::marker::PhantomData;

/// What the steps do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[doc(hidden)]
pub enum Way {
    Delete,
    Restore,
}

/// Everything that the steps of one delete or restore share.
#[derive(Debug)]
#[doc(hidden)]
pub struct Plan<M, Sc, A> {
    pub(crate) model: PhantomData<fn() -> M>,
    pub(crate) scope: Sc,
    /// The predicate that found the rows of `M`; its columns must not be touched by the delete.
    pub(crate) anchor: A,
    /// The `deleted_at` that is given, or looked for.
    pub(crate) stamp: DateTime<Utc>,
    /// The `updated_at` that is given.
    pub(crate) now: DateTime<Utc>,
    pub(crate) way: Way,
}

// By hand, because a derive would ask the same of `M`.
impl<M, Sc: Copy, A: Clone> Clone for Plan<M, Sc, A> {
    fn clone(&self) -> Self {
        Self { anchor: self.anchor.clone(), ..*self }
    }
}

/// One statement of the plan, on the rows at the end of a path of foreign keys.
///
/// It owns its parts: with a lifetime in it, "implementation of `Query` is not general enough" would stand at the user's `execute`.
#[derive(Debug)]
#[doc(hidden)]
pub struct Step<M, Sc, A> {
    plan: Plan<M, Sc, A>,
    path: Vec<&'static Follow>,
    /// Looks for a living row only.
    looks: bool,
}
impl<M, Sc, A> QueryId for Step<M, Sc, A> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl<M, Sc, A> Query for Step<M, Sc, A> {
    type SqlType = Integer;
}
impl<C, M, Sc, A> RunQueryDsl<C> for Step<M, Sc, A> {}

/// From this depth on (a tree in one table) parents are found by their time alone: a chain of sub-selects would grow beyond what engines
/// parse.
const DEEP: usize = 12;

impl<DB, M, Sc, A> QueryFragment<DB> for Step<M, Sc, A>
where
    DB: Engine,
    M: Model,
    Sc: BindScope<DB>,
    A: WhereSql<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        let Some((edge, above)) = self.path.split_last() else { return Ok(()) };
        let plan = &self.plan;
        if self.looks {
            out.push_sql("SELECT 1 FROM ");
            from(edge.child, &mut out)?;
        } else {
            out.push_sql("UPDATE ");
            from(edge.child, &mut out)?;
            out.push_sql(" SET ");
            out.push_identifier(edge.deleted_at)?;
            out.push_sql(" = ");
            match plan.way {
                Way::Delete => DB::push_time(&mut out, &plan.stamp)?,
                Way::Restore => out.push_sql("NULL"),
            }
            if !edge.updated_at.is_empty() {
                out.push_sql(", ");
                out.push_identifier(edge.updated_at)?;
                out.push_sql(" = ");
                DB::push_time(&mut out, &plan.now)?;
            }
        }
        out.push_sql(" WHERE ");
        plan.in_tenant(edge.child, edge.tenant, &mut out)?;
        if !edge.deleted_at.is_empty() {
            ident(&mut out, &called(edge.child), edge.deleted_at)?;
            match plan.way {
                Way::Delete => out.push_sql(" IS NULL"),
                Way::Restore => {
                    out.push_sql(" = ");
                    DB::push_time(&mut out, &plan.stamp)?;
                }
            }
            out.push_sql(" AND ");
        }
        plan.children_of(edge, above, &mut out)?;
        if self.looks {
            super::page::ExtraSql::tail(&First, out)?;
        }
        Ok(())
    }
}

impl<M: Model, Sc, A> Plan<M, Sc, A> {
    fn in_tenant<'b, DB: Engine>(&'b self, table: &str, tenant: &str, out: &mut AstPass<'_, 'b, DB>) -> QueryResult<()>
    where
        Sc: BindScope<DB>,
    {
        if Sc::BINDS && !tenant.is_empty() {
            ident(out, &called(table), tenant)?;
            out.push_sql(" = ");
            self.scope.bind(out)?;
            out.push_sql(" AND ");
        }
        Ok(())
    }
    /// The rows that this plan has changed already. False where nothing tells them apart.
    fn touched<'b, DB: Engine>(
        &'b self,
        table: &str,
        deleted_at: &str,
        updated_at: &str,
        out: &mut AstPass<'_, 'b, DB>,
    ) -> QueryResult<bool> {
        ident(out, &called(table), deleted_at)?;
        if self.way == Way::Delete {
            out.push_sql(" = ");
            DB::push_time(out, &self.stamp)?;
            return Ok(true);
        }
        out.push_sql(" IS NULL");
        if !updated_at.is_empty() {
            out.push_sql(" AND ");
            ident(out, &called(table), updated_at)?;
            out.push_sql(" = ");
            DB::push_time(out, &self.now)?;
        }
        Ok(!updated_at.is_empty())
    }
    /// `(tenant, key) IN (SELECT tenant, id FROM parent WHERE …)`, down to the rows of `M` that were asked for.
    fn children_of<'b, DB: Engine>(
        &'b self,
        edge: &Follow,
        above: &'b [&'static Follow],
        out: &mut AstPass<'_, 'b, DB>,
    ) -> QueryResult<()>
    where
        Sc: BindScope<DB>,
        A: WhereSql<DB>,
    {
        columns(&called(edge.child), edge.columns.iter().map(|pair| pair.0), true, out)?;
        let (begins, ends) = DB::APART;
        out.push_sql(begins);
        out.push_sql("SELECT ");
        columns(&called(edge.parent), edge.columns.iter().map(|pair| pair.1), false, out)?;
        out.push_sql(" FROM ");
        from(edge.parent, out)?;
        out.push_sql(" WHERE ");
        let (tenant, deleted_at, updated_at) = above
            .last()
            .map_or((M::TENANT, M::DELETED_AT, M::UPDATED_AT), |edge| (edge.tenant, edge.deleted_at, edge.updated_at));
        self.in_tenant(edge.parent, tenant, out)?;
        let touched = self.touched(edge.parent, deleted_at, updated_at, out)?;
        let deep = above.len() >= DEEP && touched;
        match above.split_last() {
            _ if deep => {}
            Some((edge, above)) => {
                out.push_sql(" AND ");
                self.children_of(edge, above, out)?;
            }
            None => self.anchor.wheres(&mut " AND ", out.reborrow())?,
        }
        out.push_sql(ends);
        Ok(())
    }
}
fn columns<DB: Engine>(
    table: &str,
    columns: impl ExactSizeIterator<Item = &'static str>,
    row: bool,
    out: &mut AstPass<'_, '_, DB>,
) -> QueryResult<()> {
    let row = row && columns.len() > 1;
    if row {
        out.push_sql("(");
    }
    for (i, column) in columns.enumerate() {
        if i > 0 {
            out.push_sql(", ");
        }
        ident(out, table, column)?;
    }
    if row {
        out.push_sql(")");
    }
    Ok(())
}

/// What a walk asks the connection for.
pub(crate) enum Ask<M, Sc, A> {
    /// Run this statement, and tell [`Walk::changed`] how many rows it has changed.
    Change(Step<M, Sc, A>),
    /// A row of this statement refuses the whole delete.
    Look(Step<M, Sc, A>, Error),
}
/// The way along the foreign keys, one statement after the other, whoever runs them.
pub(crate) struct Walk<M, Sc, A> {
    plan: Plan<M, Sc, A>,
    /// Paths whose ends are to be changed, the next one last.
    pending: Vec<Vec<&'static Follow>>,
    /// The path that was asked for.
    asked: Vec<&'static Follow>,
    /// Paths at whose ends rows have changed.
    reached: Vec<Vec<&'static Follow>>,
    /// Paths at whose ends a living row restricts, the next one last.
    looks: Option<Vec<Vec<&'static Follow>>>,
}
impl<M: Model, Sc: Copy, A: Clone> Walk<M, Sc, A> {
    /// From the rows of `M` themselves, which have been changed.
    pub(crate) fn new(plan: Plan<M, Sc, A>) -> Self {
        let mut walk = Self { plan, pending: Vec::new(), asked: Vec::new(), reached: Vec::new(), looks: None };
        walk.changed(1);
        walk
    }
    /// How many rows the last change was about.
    pub(crate) fn changed(&mut self, count: usize) {
        if count == 0 {
            return;
        }
        let path = std::mem::take(&mut self.asked);
        // Children that are really deleted wait for `purge`.
        let edges = edges::<M>(end::<M>(&path), OnDelete::Cascade).filter(|edge| !edge.deleted_at.is_empty());
        let longer: Vec<_> = edges.map(|edge| [path.as_slice(), &[edge]].concat()).collect();
        self.pending.extend(longer.into_iter().rev());
        self.reached.push(path);
    }
    pub(crate) fn next(&mut self) -> Option<Ask<M, Sc, A>> {
        if let Some(path) = self.pending.pop() {
            self.asked.clone_from(&path);
            return Some(Ask::Change(Step { plan: self.plan.clone(), path, looks: false }));
        }
        if self.plan.way == Way::Restore {
            return None;
        }
        // After the cascades, so that a child which goes by another way does not restrict.
        let reached = &self.reached;
        let looks = self.looks.get_or_insert_with(|| {
            let looks = reached.iter().flat_map(|path| {
                edges::<M>(end::<M>(path), OnDelete::Restrict).map(|edge| [path.as_slice(), &[edge]].concat())
            });
            let mut looks: Vec<_> = looks.collect();
            looks.reverse();
            looks
        });
        let path = looks.pop()?;
        let edge = *path.last()?;
        let column = edge.columns.last().map_or("", |pair| pair.0);
        let refusal = Error::StillReferenced { table: split(edge.parent).1, by: split(edge.child).1, column };
        Some(Ask::Look(Step { plan: self.plan.clone(), path, looks: true }, refusal))
    }
}
/// The table at the end of a path: its namespace and its name.
fn end<M: Model>(path: &[&'static Follow]) -> (&'static str, &'static str) {
    path.last().map_or((M::NAMESPACE, M::TABLE), |edge| split(edge.child))
}
fn edges<M: Model>(parent: (&'static str, &'static str), on_delete: OnDelete) -> impl Iterator<Item = &'static Follow> {
    M::FOLLOW.iter().filter(move |edge| split(edge.parent) == parent && edge.on_delete == on_delete)
}
/// The namespace and the name of a table of a [`Follow`].
fn split(table: &'static str) -> (&'static str, &'static str) {
    table.split_once('\0').unwrap_or(("", table))
}
/// What such a table is called in a statement, as [`Model::AS`] is.
fn called(table: &str) -> Cow<'_, str> {
    if table.contains('\0') { table.replace('\0', ".").into() } else { table.into() }
}
/// The table in a FROM clause or an UPDATE.
fn from<DB: Engine>(table: &'static str, out: &mut AstPass<'_, '_, DB>) -> QueryResult<()> {
    let (namespace, name) = split(table);
    placed(out, namespace, name)?;
    if !namespace.is_empty() {
        out.push_sql(" AS ");
        out.push_identifier(&called(table))?;
    }
    Ok(())
}

/// Takes the children along, after the rows of `M` themselves have been changed.
///
/// # Errors
/// [`Error::StillReferenced`], and those of the database. The caller's savepoint undoes what was done.
pub(crate) fn follow<'q, C, M, Sc, A>(plan: Plan<M, Sc, A>, conn: &mut C) -> QueryResult<()>
where
    C: Connection<Backend: Engine>,
    M: Model,
    Sc: BindScope<C::Backend>,
    A: WhereSql<C::Backend> + Clone,
    Step<M, Sc, A>: LoadQuery<'q, C, i32>,
{
    let mut walk = Walk::new(plan);
    while let Some(ask) = walk.next() {
        match ask {
            Ask::Change(step) => walk.changed(conn.execute_returning_count(&step)?),
            Ask::Look(step, refusal) => {
                if !RunQueryDsl::load::<i32>(step, conn)?.is_empty() {
                    return Err(refusal.into());
                }
            }
        }
    }
    Ok(())
}
