#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use groundplan::prelude::*;

fn widened(acme: Tenant<Organization>) {
    let _ = Task::of(&acme)
        .filter(Task::status.eq(TaskStatus::Done))
        .or_filter(Task::status.eq(TaskStatus::Active));
}

fn main() {}
