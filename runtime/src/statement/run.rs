//! Running. This trait is what the run methods of statements ask of Diesel's connection; it keeps Diesel's bounds out of users' sight.

use diesel::connection::Connection;
use diesel::query_dsl::RunQueryDsl;
use diesel::query_dsl::methods::LoadQuery;
use diesel::result::QueryResult;

/// A connection that runs the statement `Q` and reads its rows as `U`.
///
/// It is asked of `Runs::Conn`, beside `Runs` and not above it: so a statement on the wrong connection is reported as that, before anything
/// is said about rows. And `load` has one type parameter: `load::<Task>(db)`.
#[diagnostic::on_unimplemented(
    message = "the rows of this statement are not read as `{U}`",
    note = "a statement on `Task` gives `Task`, a join gives tuples: `(Task, Project)`, after a left join `(Task, Option<Project>)`"
)]
pub trait Loads<'q, Q, U>: Connection {
    #[doc(hidden)]
    fn load_all(&mut self, query: Q) -> QueryResult<Vec<U>>;
    #[doc(hidden)]
    fn load_one(&mut self, query: Q) -> QueryResult<U>;
}
impl<'q, C, Q, U> Loads<'q, Q, U> for C
where
    C: Connection,
    Q: LoadQuery<'q, C, U> + RunQueryDsl<C>,
{
    fn load_all(&mut self, query: Q) -> QueryResult<Vec<U>> {
        RunQueryDsl::load(query, self)
    }
    fn load_one(&mut self, query: Q) -> QueryResult<U> {
        RunQueryDsl::get_result(query, self)
    }
}
