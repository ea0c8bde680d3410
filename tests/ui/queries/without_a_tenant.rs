#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use groundplan::prelude::*;
use diesel::SqliteConnection;

fn all(conn: &mut SqliteConnection) -> QueryResult<Vec<Task>> {
    Task::of(conn).load(conn)
}

fn main() {}
