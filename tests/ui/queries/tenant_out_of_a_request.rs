#[path = "../common/crm.rs"]
mod crm;
use crm::Organization;
use groundplan::{Id, Tenant};

fn guessed(id: Id<Organization>) -> Tenant<Organization> {
    let _ = Tenant::<Organization>::default();
    id.into()
}

fn main() {}
