#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use groundplan::prelude::*;
use groundplan::Id;

fn find(acme: Tenant<Organization>, project: Id<Project>) {
    let _ = Task::find(&acme, project);
    let _ = Task::of(&acme).filter(Task::id.eq(project));
    let _ = NewTask::new(acme.id(), "Ship");
}

fn main() {}
