#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use groundplan::prelude::*;

fn sign_up(acme: Tenant<Organization>) {
    let _ = Organization::insert(&acme, NewOrganization::new("Acme"));
}

fn main() {}
