#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use groundplan::prelude::*;
use diesel::SqliteConnection;
use groundplan::Id;

fn done(conn: &mut SqliteConnection, id: Id<Task>) -> QueryResult<usize> {
    Task::update(conn, id).set(Task::status, TaskStatus::Done).execute(conn)
}

fn main() {}
