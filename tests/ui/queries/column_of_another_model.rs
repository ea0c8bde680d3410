#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use groundplan::prelude::*;

fn mixed(acme: Tenant<Organization>) {
    let _ = Task::of(&acme).filter(Project::name.eq("Ship"));
}

fn main() {}
