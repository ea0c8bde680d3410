#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use groundplan::prelude::*;
use groundplan::Id;

fn moved(acme: Tenant<Organization>, task: Id<Task>, other: Id<Organization>) {
    let _ = Task::update(&acme, task).set(Task::organization_id, other);
    let _ = Task::update(&acme, task).set(Task::id, task);
}

fn main() {}
