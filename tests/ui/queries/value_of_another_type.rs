#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use groundplan::prelude::*;
use groundplan::Id;

fn odd(acme: Tenant<Organization>, task: Id<Task>) {
    let _ = Task::of(&acme).filter(Task::status.eq("done"));
    let _ = Task::of(&acme).filter(Task::title.eq(5));
    let _ = Task::update(&acme, task).set(Task::status, true);
}

fn main() {}
