#[path = "../common/tenant.rs"]
mod tenant;
use tenant::*;

#[derive(groundplan::Model)]
#[model(engine = sqlite, tenant = Organization, index(seats, organization_id))]
pub struct Course {
    pub id: Id<Course>,
    pub organization_id: Id<Organization>,
    pub seats: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {}
