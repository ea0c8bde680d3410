//! Running. The traits here are what the run methods of statements ask of `db`; they keep Diesel's bounds out of users' sight.

use crate::scope::{Runs, Token};
use diesel::query_dsl::RunQueryDsl;
use diesel::query_dsl::methods::{ExecuteDsl, LoadQuery};
use diesel::result::QueryResult;

/// A connection that runs the statement `Q` of scope `Sc` and reads its rows as `U`.
pub trait Loads<'q, Sc, Q, U>: Runs<Sc> {
    #[doc(hidden)]
    fn load_all(&mut self, scope: &Sc, query: Q, token: Token) -> QueryResult<Vec<U>>;
    #[doc(hidden)]
    fn load_one(&mut self, scope: &Sc, query: Q, token: Token) -> QueryResult<U>;
}
impl<'q, Sc, Q, U, Db> Loads<'q, Sc, Q, U> for Db
where
    Db: Runs<Sc>,
    Q: LoadQuery<'q, Db::Conn, U> + RunQueryDsl<Db::Conn>,
{
    fn load_all(&mut self, scope: &Sc, query: Q, token: Token) -> QueryResult<Vec<U>> {
        RunQueryDsl::load(query, self.enter(scope, token)?)
    }
    fn load_one(&mut self, scope: &Sc, query: Q, token: Token) -> QueryResult<U> {
        RunQueryDsl::get_result(query, self.enter(scope, token)?)
    }
}

/// A connection that runs the statement `Q` of scope `Sc`.
pub trait Executes<Sc, Q>: Runs<Sc> {
    #[doc(hidden)]
    fn run(&mut self, scope: &Sc, query: Q, token: Token) -> QueryResult<usize>;
}
impl<Sc, Q, Db> Executes<Sc, Q> for Db
where
    Db: Runs<Sc>,
    Q: ExecuteDsl<Db::Conn>,
{
    fn run(&mut self, scope: &Sc, query: Q, token: Token) -> QueryResult<usize> {
        ExecuteDsl::execute(query, self.enter(scope, token)?)
    }
}
