#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use groundplan::prelude::*;

fn mixed(acme: Tenant<Organization>) {
    let _ = Task::of(&acme).order(Project::name.asc());
    let _ = Task::of(&acme).select(Project::name);
}

fn main() {}
