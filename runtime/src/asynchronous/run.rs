//! The run methods.

use super::back::{GivesBackAsync, HowOf};
use super::{AsyncAdminConnection, AsyncRuns, AsyncTenantConnection, Open};
use crate::model::TenantRoot;
use crate::scope::{Scope, Token};
use crate::source::Source;
use crate::statement::insert::{Insert, InsertMany, InsertParts, New, Row, chunks};
use crate::statement::page::{Extra, First as One};
use crate::statement::select::{Parts, Picked, Select, Single, Whole};
use crate::statement::update::{Update, UpdateParts};
use diesel::dsl::CountStar;
use diesel::query_builder::{QueryFragment, QueryId};
use diesel::result::{Error, QueryResult};
use diesel_async::methods::LoadQuery;
use diesel_async::{AsyncConnectionCore, RunQueryDsl};
use std::future::Future;

pub(super) type BackendOf<On, Sc> = <<On as AsyncRuns<Sc>>::Conn as AsyncConnectionCore>::Backend;

/// A SELECT whose rows the connection `On` reads as `U`.
#[diagnostic::on_unimplemented(
    message = "the rows of this statement are not read as `{U}` on a `{On}`",
    note = "a statement on `Task` gives `Task`, a join gives tuples: `(Task, Project)`, after a left join `(Task, Option<Project>)`"
)]
pub trait Loads<'q, On, U>: Sized {
    #[doc(hidden)]
    fn load(self, on: &mut On) -> impl Future<Output = QueryResult<Vec<U>>> + Send;
    #[doc(hidden)]
    fn get_result(self, on: &mut On) -> impl Future<Output = QueryResult<U>> + Send;
}
impl<'q, On, U, F, Sc, S, W, O, G, X> Loads<'q, On, U> for Select<F, Sc, S, W, O, G, X>
where
    On: AsyncRuns<Sc>,
    U: Send,
    Sc: Scope + Send + Sync,
    Parts<F, Sc, S, W, O, G, X>: LoadQuery<'q, On::Conn, U> + Send + 'q,
{
    async fn load(self, on: &mut On) -> QueryResult<Vec<U>> {
        let scope = self.0.scope;
        RunQueryDsl::load(self.0, on.enter(&scope, Token(())).await?).await
    }
    async fn get_result(self, on: &mut On) -> QueryResult<U> {
        let scope = self.0.scope;
        RunQueryDsl::get_result(self.0, on.enter(&scope, Token(())).await?).await
    }
}

/// A SELECT of which the connection `On` reads the first row as `U`.
pub trait First<'q, On, U>: Sized {
    #[doc(hidden)]
    fn first(self, on: &mut On) -> impl Future<Output = QueryResult<U>> + Send;
}
impl<'q, On, U, F, Sc, S, W, O, G, X> First<'q, On, U> for Select<F, Sc, S, W, O, G, X>
where
    F: Source,
    Sc: Scope,
    X: Extra,
    Select<F, Sc, S, W, O, G, X::First>: Loads<'q, On, U>,
{
    fn first(self, on: &mut On) -> impl Future<Output = QueryResult<U>> + Send {
        let Parts { from, scope, select, wheres, order, group, extra } = self.0;
        Loads::get_result(Select(Parts { from, scope, select, wheres, order, group, extra: extra.first() }), on)
    }
}

/// A SELECT of whole rows, which the connection `On` counts.
pub trait Counts<'q, On>: Sized {
    #[doc(hidden)]
    fn count(self, on: &mut On) -> impl Future<Output = QueryResult<i64>> + Send;
    #[doc(hidden)]
    fn exists(self, on: &mut On) -> impl Future<Output = QueryResult<bool>> + Send;
}
impl<'q, On, F, Sc, W> Counts<'q, On> for Select<F, Sc, Whole, W>
where
    On: Send,
    F: Source,
    Sc: Scope + Send,
    W: Send,
    Select<F, Sc, Picked<CountStar>, W>: Loads<'q, On, i64>,
    Select<F, Sc, Picked<Single>, W, (), (), One>: Loads<'q, On, i32>,
{
    fn count(self, on: &mut On) -> impl Future<Output = QueryResult<i64>> + Send {
        let Parts { from, scope, wheres, .. } = self.0;
        let select = Picked(diesel::dsl::count_star());
        Loads::get_result(Select(Parts { from, scope, select, wheres, order: (), group: (), extra: () }), on)
    }
    async fn exists(self, on: &mut On) -> QueryResult<bool> {
        let Parts { from, scope, wheres, .. } = self.0;
        let one = Select(Parts { from, scope, select: Picked(Single), wheres, order: (), group: (), extra: One });
        Ok(!Loads::load(one, on).await?.is_empty())
    }
}

/// A statement that changes rows on the connection `On`.
pub trait Changes<'q, On>: Sized {
    #[doc(hidden)]
    fn execute(self, on: &mut On) -> impl Future<Output = QueryResult<usize>> + Send;
}
/// A statement that changes rows on the connection `On` and gives them back.
pub trait Returns<'q, On>: Sized {
    /// The model.
    type Row;
    #[doc(hidden)]
    fn rows(self, on: &mut On) -> impl Future<Output = QueryResult<Vec<Self::Row>>> + Send;
    #[doc(hidden)]
    fn row(self, on: &mut On) -> impl Future<Output = QueryResult<Self::Row>> + Send
    where
        Self: Send,
        On: Send,
    {
        async move { self.rows(on).await?.into_iter().next().ok_or(Error::NotFound) }
    }
}

impl<'q, On, N, Sc> Changes<'q, On> for Insert<N, Sc>
where
    On: AsyncRuns<Sc>,
    N: New,
    Sc: Scope + Send + Sync,
    InsertParts<Row<N>, Sc>: QueryFragment<BackendOf<On, Sc>> + QueryId + Send + 'q,
{
    async fn execute(self, on: &mut On) -> QueryResult<usize> {
        let scope = self.0.scope;
        RunQueryDsl::execute(self.0, on.enter(&scope, Token(())).await?).await
    }
}
impl<'q, On, N, Sc> Returns<'q, On> for Insert<N, Sc>
where
    On: AsyncRuns<Sc>,
    N: New,
    Sc: Scope + Send + Sync,
    InsertParts<Row<N>, Sc>: GivesBackAsync<'q, HowOf<On::Conn>, On::Conn, N::Model> + Send,
{
    type Row = N::Model;
    async fn rows(self, on: &mut On) -> QueryResult<Vec<N::Model>> {
        let scope = self.0.scope;
        self.0.rows(on.enter(&scope, Token(())).await?).await
    }
}

impl<'q, On, M, Sc, Ss, A, W> Changes<'q, On> for Update<M, Sc, Ss, A, W>
where
    On: AsyncRuns<Sc>,
    Sc: Scope + Send + Sync,
    UpdateParts<M, Sc, Ss, A, W>: QueryFragment<BackendOf<On, Sc>> + QueryId + Send + 'q,
{
    async fn execute(self, on: &mut On) -> QueryResult<usize> {
        let scope = self.0.scope;
        RunQueryDsl::execute(self.0, on.enter(&scope, Token(())).await?).await
    }
}
impl<'q, On, M, Sc, Ss, A, W> Returns<'q, On> for Update<M, Sc, Ss, A, W>
where
    On: AsyncRuns<Sc>,
    Sc: Scope + Send + Sync,
    UpdateParts<M, Sc, Ss, A, W>: GivesBackAsync<'q, HowOf<On::Conn>, On::Conn, M> + Send,
{
    type Row = M;
    async fn rows(self, on: &mut On) -> QueryResult<Vec<M>> {
        let scope = self.0.scope;
        self.0.rows(on.enter(&scope, Token(())).await?).await
    }
}

impl<'q, On, N, Sc> Changes<'q, On> for InsertMany<N, Sc>
where
    On: AsyncRuns<Sc>,
    N: New,
    Sc: Scope + Send + Sync,
    Row<N>: Send,
    InsertParts<Vec<Row<N>>, Sc>: QueryFragment<BackendOf<On, Sc>> + QueryId + Send + 'q,
{
    async fn execute(self, on: &mut On) -> QueryResult<usize> {
        let Self { scope, rows } = self;
        let conn = on.enter(&scope, Token(())).await?;
        let mut chunks: Vec<_> = chunks::<_, BackendOf<On, Sc>>(rows).collect();
        if chunks.len() < 2 {
            let Some(rows) = chunks.pop() else { return Ok(0) };
            return RunQueryDsl::execute(InsertParts { scope, rows }, conn).await;
        }
        let open = Open::begin(conn).await?;
        let mut done = Ok(0);
        for rows in chunks {
            match RunQueryDsl::execute(InsertParts { scope, rows }, &mut *open.conn).await {
                Ok(more) => done = done.map(|count| count + more),
                Err(error) => {
                    done = Err(error);
                    break;
                }
            }
        }
        open.end(done).await
    }
}
impl<'q, On, N, Sc> Returns<'q, On> for InsertMany<N, Sc>
where
    On: AsyncRuns<Sc>,
    N: New<Model: Send>,
    Sc: Scope + Send + Sync,
    Row<N>: Send,
    InsertParts<Vec<Row<N>>, Sc>: GivesBackAsync<'q, HowOf<On::Conn>, On::Conn, N::Model> + Send,
{
    type Row = N::Model;
    async fn rows(self, on: &mut On) -> QueryResult<Vec<N::Model>> {
        let Self { scope, rows } = self;
        let conn = on.enter(&scope, Token(())).await?;
        let chunks: Vec<_> = chunks::<_, BackendOf<On, Sc>>(rows).collect();
        let open = Open::begin(conn).await?;
        let mut done = Ok(Vec::new());
        for rows in chunks {
            match (InsertParts { scope, rows }.rows(&mut *open.conn).await, &mut done) {
                (Ok(more), Ok(rows)) => rows.extend(more),
                (Err(error), _) => {
                    done = Err(error);
                    break;
                }
                (Ok(_), Err(_)) => break,
            }
        }
        open.end(done).await
    }
}

macro_rules! run_methods {
    ($([$($parameter:tt)*] $on:ty;)*) => { $(
        impl<$($parameter)*> $on {
            /// All rows of a SELECT.
            ///
            /// # Errors
            /// Those of the database, and [`Error`](crate::Error) where the statement is another tenant's.
            pub fn load<'q, U>(&mut self, select: impl Loads<'q, Self, U>) -> impl Future<Output = QueryResult<Vec<U>>> + Send {
                select.load(self)
            }
            /// The first row of a SELECT, by `LIMIT 1`.
            ///
            /// # Errors
            /// `NotFound` where there is none; else as [`load`](Self::load).
            pub fn first<'q, U>(&mut self, select: impl First<'q, Self, U>) -> impl Future<Output = QueryResult<U>> + Send {
                select.first(self)
            }
            /// How many rows a SELECT has.
            ///
            /// # Errors
            /// As [`load`](Self::load).
            pub fn count<'q>(&mut self, select: impl Counts<'q, Self>) -> impl Future<Output = QueryResult<i64>> + Send {
                select.count(self)
            }
            /// Whether a SELECT has a row.
            ///
            /// # Errors
            /// As [`load`](Self::load).
            pub fn exists<'q>(&mut self, select: impl Counts<'q, Self>) -> impl Future<Output = QueryResult<bool>> + Send {
                select.exists(self)
            }
            /// Runs an insert, update, delete or restore; gives the number of its rows.
            ///
            /// # Errors
            /// As those of the statement's own `execute`.
            pub fn execute<'q>(&mut self, change: impl Changes<'q, Self>) -> impl Future<Output = QueryResult<usize>> + Send {
                change.execute(self)
            }
            /// Runs an insert, update or delete of one row and gives it back.
            ///
            /// # Errors
            /// `NotFound` where there is none in the scope; else as [`execute`](Self::execute).
            pub fn get_result<'q, S: Returns<'q, Self> + Send>(&mut self, change: S) -> impl Future<Output = QueryResult<S::Row>> + Send {
                change.row(self)
            }
            /// Runs an insert, update or delete and gives its rows back; those of an insert in the order in which they were given.
            ///
            /// # Errors
            /// As [`execute`](Self::execute).
            pub fn get_results<'q, S: Returns<'q, Self> + Send>(&mut self, change: S) -> impl Future<Output = QueryResult<Vec<S::Row>>> + Send {
                change.rows(self)
            }
        }
    )* };
}
run_methods! {
    [C: Send, R: TenantRoot] AsyncTenantConnection<'_, C, R>;
    [C: Send] AsyncAdminConnection<'_, C>;
}
