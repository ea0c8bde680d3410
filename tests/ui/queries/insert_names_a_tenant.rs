#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use groundplan::prelude::*;
use groundplan::Id;

fn planted(acme: Tenant<Organization>, project: Id<Project>, other: Id<Organization>) {
    let new = NewTask { organization_id: other, ..NewTask::new(project, "Ship") };
    let _ = Task::insert(&acme, new);
}

fn main() {}
