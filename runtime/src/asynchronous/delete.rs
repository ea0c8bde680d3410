//! Deletes, with what follows them: the twin of the run methods in `statement/delete.rs`.

use super::back::{GivesBackAsync, HowOf};
use super::run::{BackendOf, Changes, Returns};
use super::{AsyncRuns, Open};
use crate::engine::Engine;
use crate::model::{Keyed, Model};
use crate::scope::{BindScope, Scope, Token};
use crate::statement::clause::WhereSql;
use crate::statement::delete::{Delete, DeleteParts, OneRow, Purge, Remove, Revive, StampOf, alone};
use crate::statement::follow::{Ask, Plan, Step, Walk};
use chrono::{DateTime, Utc};
use diesel::query_builder::{QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel_async::methods::LoadQuery;
use diesel_async::{AsyncConnectionCore, RunQueryDsl};

/// The twin of `statement::follow::follow`.
async fn follow<'q, C, M, Sc, A>(plan: Plan<M, Sc, A>, conn: &mut C) -> QueryResult<()>
where
    C: AsyncConnectionCore<Backend: Engine>,
    M: Model,
    Sc: BindScope<C::Backend> + Send,
    A: WhereSql<C::Backend> + Clone + Send,
    Step<M, Sc, A>: LoadQuery<'q, C, i32> + QueryFragment<C::Backend> + Send + 'q,
{
    let mut walk = Walk::new(plan);
    while let Some(ask) = walk.next() {
        match ask {
            Ask::Change(step) => walk.changed(RunQueryDsl::execute(step, conn).await?),
            Ask::Look(step, refusal) => {
                if !RunQueryDsl::load::<i32>(step, conn).await?.is_empty() {
                    return Err(refusal.into());
                }
            }
        }
    }
    Ok(())
}

impl<'q, On, M, Sc, A, W> Changes<'q, On> for Delete<M, Sc, Remove, A, W>
where
    On: AsyncRuns<Sc>,
    M: Model,
    Sc: Scope + BindScope<BackendOf<On, Sc>> + Send + Sync,
    A: WhereSql<BackendOf<On, Sc>> + Clone + Send + Sync,
    W: Send,
    DeleteParts<M, Sc, Remove, A, W>: QueryFragment<BackendOf<On, Sc>> + QueryId + Send + 'q,
    Step<M, Sc, A>: LoadQuery<'q, On::Conn, i32> + Send + 'q,
{
    async fn execute(self, on: &mut On) -> QueryResult<usize> {
        let scope = self.0.scope;
        let plan = self.plan();
        let conn = on.enter(&scope, Token(())).await?;
        if alone::<M>() {
            return RunQueryDsl::execute(self.0, conn).await;
        }
        let open = Open::begin(conn).await?;
        let done = match RunQueryDsl::execute(self.0, &mut *open.conn).await {
            Ok(done) if done > 0 => follow(plan, &mut *open.conn).await.map(|()| done),
            done => done,
        };
        open.end(done).await
    }
}
impl<'q, On, M, Sc, A, W> Returns<'q, On> for Delete<M, Sc, Remove, A, W>
where
    On: AsyncRuns<Sc>,
    M: Model + Send,
    Sc: Scope + BindScope<BackendOf<On, Sc>> + Send + Sync,
    A: WhereSql<BackendOf<On, Sc>> + Clone + Send + Sync,
    W: Send,
    DeleteParts<M, Sc, Remove, A, W>: GivesBackAsync<'q, HowOf<On::Conn>, On::Conn, M> + Send,
    Step<M, Sc, A>: LoadQuery<'q, On::Conn, i32> + Send + 'q,
{
    type Row = M;
    async fn rows(self, on: &mut On) -> QueryResult<Vec<M>> {
        let scope = self.0.scope;
        let plan = self.plan();
        let open = Open::begin(on.enter(&scope, Token(())).await?).await?;
        let done = match self.0.rows(&mut *open.conn).await {
            Ok(rows) if !rows.is_empty() && !alone::<M>() => follow(plan, &mut *open.conn).await.map(|()| rows),
            done => done,
        };
        open.end(done).await
    }
}
impl<'q, On, M, Sc, A, W> Changes<'q, On> for Delete<M, Sc, Purge, A, W>
where
    On: AsyncRuns<Sc>,
    Sc: Scope + Send + Sync,
    DeleteParts<M, Sc, Purge, A, W>: QueryFragment<BackendOf<On, Sc>> + QueryId + Send + 'q,
{
    async fn execute(self, on: &mut On) -> QueryResult<usize> {
        let scope = self.0.scope;
        RunQueryDsl::execute(self.0, on.enter(&scope, Token(())).await?).await
    }
}
impl<'q, On, M, Sc> Changes<'q, On> for Delete<M, Sc, Revive, OneRow<M>>
where
    On: AsyncRuns<Sc>,
    M: Keyed,
    Sc: Scope + BindScope<BackendOf<On, Sc>> + Send + Sync,
    OneRow<M>: WhereSql<BackendOf<On, Sc>> + Clone + Send + Sync,
    DeleteParts<M, Sc, Revive, OneRow<M>, ()>: QueryFragment<BackendOf<On, Sc>> + QueryId + Send + 'q,
    StampOf<M, Sc, OneRow<M>>: LoadQuery<'q, On::Conn, DateTime<Utc>> + Send + 'q,
    Step<M, Sc, OneRow<M>>: LoadQuery<'q, On::Conn, i32> + Send + 'q,
{
    async fn execute(self, on: &mut On) -> QueryResult<usize> {
        let scope = self.0.scope;
        let stamp_of = StampOf(self.plan(self.0.now));
        let open = Open::begin(on.enter(&scope, Token(())).await?).await?;
        let done = match RunQueryDsl::load::<DateTime<Utc>>(stamp_of, &mut *open.conn).await {
            Ok(stamps) => match stamps.into_iter().next() {
                Some(stamp) => {
                    let plan = self.plan(stamp);
                    match RunQueryDsl::execute(self.0, &mut *open.conn).await {
                        Ok(done) => follow(plan, &mut *open.conn).await.map(|()| done),
                        error => error,
                    }
                }
                None => Ok(0),
            },
            Err(error) => Err(error),
        };
        open.end(done).await
    }
}
