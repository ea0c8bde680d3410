#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use groundplan::prelude::*;

fn odd(acme: Tenant<Organization>) {
    let _ = Project::of(&acme).join(Task::country);
}

fn main() {}
