#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use diesel::SqliteConnection;
use groundplan::prelude::*;

fn all(acme: Tenant<Organization>, conn: &mut SqliteConnection) -> QueryResult<Vec<Task>> {
    acme.transaction(conn, |db| Task::across_tenants().load(db))
}

fn main() {}
