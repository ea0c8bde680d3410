#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use diesel::SqliteConnection;
use groundplan::prelude::*;
use groundplan::scope::{Global, Grants, Owned};

/// Gives the scope that needs no tenant where a tenant's is due.
struct Door;
impl Grants<Owned<Organization>> for Door {
    type Scope = Global;
    fn scope(&self) -> Global {
        Global
    }
}

fn all(conn: &mut SqliteConnection) -> QueryResult<Vec<Task>> {
    Task::of(&Door).load(conn)
}

fn main() {}
