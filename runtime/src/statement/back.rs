//! Rows that an INSERT, UPDATE or DELETE gives back: by RETURNING where the engine has it, else by a plan of several statements, with the
//! same `get_result`.

use crate::column::list;
use crate::engine::Engine;
use crate::model::Model;
use crate::row::{One, Rec};
use diesel::connection::Connection;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::query_dsl::RunQueryDsl;
use diesel::query_dsl::methods::LoadQuery;
use diesel::result::{Error, QueryResult};
use std::marker::PhantomData;

/// [`Engine::GivesBack`]: every statement has RETURNING.
#[derive(Debug)]
pub struct ByReturning;
/// [`Engine::GivesBack`]: other statements find the rows, in the same transaction.
#[derive(Debug)]
pub struct ByPlan;

/// A statement that gives rows of `M` back on a connection `C`, whose engine does so by `How`.
pub trait GivesBack<'q, How, C, M>: Sized {
    #[doc(hidden)]
    fn rows(self, conn: &mut C) -> QueryResult<Vec<M>>;
    #[doc(hidden)]
    fn row(self, conn: &mut C) -> QueryResult<M> {
        self.rows(conn)?.into_iter().next().ok_or(Error::NotFound)
    }
}
/// How the engine of a connection gives rows back.
pub type HowOf<C> = <<C as Connection>::Backend as Engine>::GivesBack;

impl<'q, C, St, M> GivesBack<'q, ByReturning, C, M> for St
where
    Back<St, M>: LoadQuery<'q, C, M>,
{
    fn rows(self, conn: &mut C) -> QueryResult<Vec<M>> {
        RunQueryDsl::load(Back(self, PhantomData), conn)
    }
    fn row(self, conn: &mut C) -> QueryResult<M> {
        RunQueryDsl::get_result(Back(self, PhantomData), conn)
    }
}

/// `statement RETURNING` the whole row.
#[doc(hidden)]
#[derive(Debug)]
pub struct Back<St, M>(pub(crate) St, pub(crate) PhantomData<fn() -> M>);
impl<St: QueryId, M: 'static> QueryId for Back<St, M> {
    type QueryId = Back<St::QueryId, M>;
    const HAS_STATIC_QUERY_ID: bool = St::HAS_STATIC_QUERY_ID;
}
impl<St, M: Model> Query for Back<St, M> {
    type SqlType = Rec<One<M>>;
}
impl<C, St, M> RunQueryDsl<C> for Back<St, M> {}
impl<DB: Engine, St: QueryFragment<DB>, M: Model> QueryFragment<DB> for Back<St, M> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out.reborrow())?;
        out.push_sql(" RETURNING ");
        list(&mut out, "", M::COLUMNS)
    }
}
