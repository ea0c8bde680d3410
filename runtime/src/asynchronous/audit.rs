//! The twin of [`audit`](crate::audit()).

use diesel::pg::Pg;
use diesel::result::QueryResult;
use diesel_async::AsyncConnection;

/// As [`groundplan::audit`](crate::audit()): checks that row level security holds back the role of this connection.
///
/// # Errors
/// As there.
pub async fn audit<C: AsyncConnection<Backend = Pg>>(conn: &mut C) -> QueryResult<()> {
    crate::audit::judge(diesel_async::RunQueryDsl::load(crate::audit::ask(), conn).await?)
}
