#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use groundplan::Id;
use groundplan::prelude::*;

fn back(acme: Tenant<Organization>, task: Id<Task>) {
    let _ = Task::restore(&acme, task);
    let _ = Task::with_deleted(&acme);
}

fn main() {}
