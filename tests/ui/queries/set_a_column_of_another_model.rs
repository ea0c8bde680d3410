#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use groundplan::prelude::*;
use groundplan::Id;

fn renamed(acme: Tenant<Organization>, task: Id<Task>) {
    let _ = Task::update(&acme, task).set(Project::name, "Ship");
}

fn main() {}
