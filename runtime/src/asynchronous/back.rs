//! Rows that a statement gives back: the twin of `statement/back.rs`.

use crate::engine::Engine;
use crate::statement::back::{Back, ByReturning};
use diesel::result::QueryResult;
use diesel_async::methods::LoadQuery;
use diesel_async::{AsyncConnectionCore, RunQueryDsl};
use std::future::Future;
use std::marker::PhantomData;

/// The twin of [`GivesBack`](crate::statement::back::GivesBack).
pub trait GivesBackAsync<'q, How, C, M>: Sized {
    #[doc(hidden)]
    fn rows(self, conn: &mut C) -> impl Future<Output = QueryResult<Vec<M>>> + Send;
}
/// How the engine of a connection gives rows back.
pub(super) type HowOf<C> = <<C as AsyncConnectionCore>::Backend as Engine>::GivesBack;

impl<'q, C, St, M> GivesBackAsync<'q, ByReturning, C, M> for St
where
    C: AsyncConnectionCore,
    M: Send,
    St: Send,
    Back<St, M>: LoadQuery<'q, C, M> + Send + 'q,
{
    async fn rows(self, conn: &mut C) -> QueryResult<Vec<M>> {
        RunQueryDsl::load(Back(self, PhantomData), conn).await
    }
}
