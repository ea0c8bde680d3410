#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use groundplan::prelude::*;
use diesel::SqliteConnection;

fn all(acme: Tenant<Organization>, conn: &mut SqliteConnection) -> QueryResult<Vec<Task>> {
    Task::of(&acme).load(conn)
}

fn main() {}
