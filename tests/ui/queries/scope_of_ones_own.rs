#[path = "../common/crm.rs"]
mod crm;
use groundplan::scope::{Global, Grants, Owned};

/// Gives the scope that needs no tenant where a tenant's is due.
struct Door;
impl Grants<Owned<crm::Organization>> for Door {
    type Scope = Global;
    fn scope(&self) -> Global {
        Global
    }
}

fn main() {}
