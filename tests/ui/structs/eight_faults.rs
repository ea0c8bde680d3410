#[path = "../common/tenant.rs"]
mod tenant;
use groundplan::Id;
use groundplan::chrono::{DateTime, Utc};
use tenant::Organization;

#[derive(groundplan::Model)]
#[model(engine = sqlite, tenant = Organization, index(starts_on, organization_id))]
pub struct Course {
    pub id: Id<Course>,
    pub organization_id: Id<Organization>,
    pub parent_id: Option<Id<Course>>,
    #[model(on_delete = set_null)]
    pub next_id: Id<Course>,
    pub title: String,
    pub open: bool,
    pub price: f64,
    #[model(default = 500, max = 100)]
    pub seats: i32,
    pub starts_on: groundplan::chrono::NaiveDate,
    pub created_at: DateTime<Utc>,
}

fn main() {}
