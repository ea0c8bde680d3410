//! Rows that come back without RETURNING: the twin of the plans in `engine/mysql/back.rs`, with the same statements.

use super::Open;
use super::back::GivesBackAsync;
use crate::engine::mysql::back::{Found, Inserted, Key, Rows, WithKeys, chunks, in_order};
use crate::model::{Keyed, Model};
use crate::statement::back::ByPlan;
use crate::statement::delete::{DeleteParts, OneRow, Remove};
use crate::statement::insert::{InsertParts, NewKey as _, NewOn, Row as NewRow};
use crate::statement::update::UpdateParts;
use diesel::mysql::Mysql;
use diesel::query_builder::{QueryFragment, QueryId};
use diesel::result::{Error, QueryResult};
use diesel_async::methods::LoadQuery;
use diesel_async::{AsyncConnection, RunQueryDsl};
use std::marker::PhantomData;

impl<'q, C, N, Sc> GivesBackAsync<'q, ByPlan, C, N::Model> for InsertParts<NewRow<N>, Sc>
where
    C: AsyncConnection<Backend = Mysql>,
    N: NewOn<Mysql, Model: Send>,
    Sc: Copy + Send + Sync,
    NewRow<N>: Send + Sync,
    Self: QueryFragment<Mysql> + QueryId,
    Rows<N::Model, Sc, Inserted<NewRow<N>>>: LoadQuery<'q, C, N::Model> + Send + 'q,
{
    async fn rows(self, conn: &mut C) -> QueryResult<Vec<N::Model>> {
        let open = Open::begin(conn).await?;
        let done = match RunQueryDsl::execute(&self, &mut *open.conn).await {
            Ok(_) => RunQueryDsl::load(Rows::of(self.scope, Inserted(self.rows)), &mut *open.conn).await,
            Err(error) => Err(error),
        };
        open.end(done).await
    }
}
impl<'q, C, N, Sc> GivesBackAsync<'q, ByPlan, C, N::Model> for InsertParts<Vec<NewRow<N>>, Sc>
where
    C: AsyncConnection<Backend = Mysql>,
    N: NewOn<Mysql, Model: Send>,
    Sc: Copy + Send + Sync,
    NewRow<N>: Send + Sync,
    Self: QueryFragment<Mysql> + QueryId,
    Rows<N::Model, Sc, Inserted<Vec<NewRow<N>>>>: LoadQuery<'q, C, N::Model> + Send + 'q,
    InsertParts<NewRow<N>, Sc>: GivesBackAsync<'q, ByPlan, C, N::Model>,
{
    async fn rows(self, conn: &mut C) -> QueryResult<Vec<N::Model>> {
        let Self { scope, rows } = self;
        let keys: Option<Vec<u128>> = rows.iter().map(|row| row.key().bits()).collect();
        let Some(keys) = keys else {
            // A key that the database counts is known after each row only.
            let mut made = Vec::with_capacity(rows.len());
            for rows in rows {
                made.extend(InsertParts { scope, rows }.rows(conn).await?);
            }
            return Ok(made);
        };
        let made = InsertParts { scope, rows };
        RunQueryDsl::execute(&made, conn).await?;
        let found = RunQueryDsl::load(Rows::of(scope, Inserted(made.rows)), conn).await?;
        if found.len() == keys.len() { Ok(in_order(&keys, found)) } else { Err(Error::NotFound) }
    }
}

impl<'q, C, M, Sc, Ss, W> GivesBackAsync<'q, ByPlan, C, M> for UpdateParts<M, Sc, Ss, OneRow<M>, W>
where
    C: AsyncConnection<Backend = Mysql>,
    M: Keyed + Send,
    Sc: Copy + Send,
    OneRow<M>: Clone + Send,
    Self: QueryFragment<Mysql> + QueryId + Send + 'q,
    Rows<M, Sc, OneRow<M>>: LoadQuery<'q, C, M> + Send + 'q,
{
    async fn rows(self, conn: &mut C) -> QueryResult<Vec<M>> {
        let rows = Rows::of(self.scope, self.anchor.clone());
        let open = Open::begin(conn).await?;
        let done = match RunQueryDsl::execute(self, &mut *open.conn).await {
            Ok(0) => Ok(Vec::new()),
            Ok(_) => RunQueryDsl::load(rows, &mut *open.conn).await,
            Err(error) => Err(error),
        };
        open.end(done).await
    }
}
impl<'q, C, M, Sc, Ss, W> GivesBackAsync<'q, ByPlan, C, M> for UpdateParts<M, Sc, Ss, (), W>
where
    C: AsyncConnection<Backend = Mysql>,
    M: Model + Send,
    Sc: Copy + Send + Sync,
    Ss: Send + Sync,
    W: Send,
    UpdateParts<M, Sc, Ss, (), WithKeys<M>>: QueryFragment<Mysql> + QueryId + Sync,
    Found<M, Sc, (), W>: LoadQuery<'q, C, Key> + Send + 'q,
    Rows<M, Sc, WithKeys<M>>: LoadQuery<'q, C, M> + Send + 'q,
{
    async fn rows(self, conn: &mut C) -> QueryResult<Vec<M>> {
        let open = Open::begin(conn).await?;
        let done = update(self, &mut *open.conn).await;
        open.end(done).await
    }
}
async fn update<'q, C, M, Sc, Ss, W>(parts: UpdateParts<M, Sc, Ss, (), W>, conn: &mut C) -> QueryResult<Vec<M>>
where
    C: AsyncConnection<Backend = Mysql>,
    M: Model + Send,
    Sc: Copy,
    UpdateParts<M, Sc, Ss, (), WithKeys<M>>: QueryFragment<Mysql> + QueryId + Sync,
    Found<M, Sc, (), W>: LoadQuery<'q, C, Key> + Send + 'q,
    Rows<M, Sc, WithKeys<M>>: LoadQuery<'q, C, M> + Send + 'q,
{
    let UpdateParts { model, scope, mut sets, anchor, wheres } = parts;
    let keys = RunQueryDsl::load(Found { model, scope, anchor, wheres }, conn).await?;
    let mut rows = Vec::with_capacity(keys.len());
    for [changed, read] in chunks(keys) {
        let update = UpdateParts { model, scope, sets, anchor, wheres: changed };
        RunQueryDsl::execute(&update, conn).await?;
        sets = update.sets;
        rows.extend(RunQueryDsl::load(Rows::of(scope, read), conn).await?);
    }
    Ok(rows)
}

impl<'q, C, M, Sc, A, W> GivesBackAsync<'q, ByPlan, C, M> for DeleteParts<M, Sc, Remove, A, W>
where
    C: AsyncConnection<Backend = Mysql>,
    M: Model + Send,
    Sc: Copy + Send + Sync,
    A: Send,
    W: Send,
    DeleteParts<M, Sc, Remove, (), WithKeys<M>>: QueryFragment<Mysql> + QueryId + Send + 'q,
    Found<M, Sc, A, W>: LoadQuery<'q, C, Key> + Send + 'q,
    Rows<M, Sc, WithKeys<M>>: LoadQuery<'q, C, M> + Send + 'q,
{
    /// Its caller has begun a transaction.
    async fn rows(self, conn: &mut C) -> QueryResult<Vec<M>> {
        let Self { scope, now, anchor, wheres, .. } = self;
        let keys = RunQueryDsl::load(Found { model: PhantomData, scope, anchor, wheres }, conn).await?;
        let mut rows = Vec::with_capacity(keys.len());
        for [removed, read] in chunks(keys) {
            let remove = DeleteParts { model: PhantomData, scope, now, anchor: (), wheres: removed };
            // A row that is marked is given back as it stands then, one that is really deleted as it was.
            if M::DELETED_AT.is_empty() {
                rows.extend(RunQueryDsl::load(Rows::of(scope, read), conn).await?);
                RunQueryDsl::execute(remove, conn).await?;
            } else {
                RunQueryDsl::execute(remove, conn).await?;
                rows.extend(RunQueryDsl::load(Rows::of(scope, read), conn).await?);
            }
        }
        Ok(rows)
    }
}
