#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use diesel::SqliteConnection;
use groundplan::prelude::*;

fn leak(conn: &mut SqliteConnection) {
    let _ = Country::of(conn).join(Country::tasks);
}

fn main() {}
