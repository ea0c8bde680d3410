#[path = "../common/tenant.rs"]
mod tenant;
#[allow(unused_imports)] // the tenant's column is what is missing
use tenant::Organization;

#[derive(groundplan::Model)]
#[model(engine = sqlite, tenant = Organization, soft_delete)]
pub struct Course {
    pub seats: i32,
}

fn main() {}
