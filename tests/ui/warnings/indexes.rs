#![deny(warnings)]
use groundplan::chrono::{DateTime, Utc};

#[derive(groundplan::Model)]
#[model(engine = sqlite, global, soft_delete, index(starts_at, full), index(seats, where = "seats > 9"))]
pub struct Course {
    pub id: groundplan::Id<Course>,
    #[model(default = false)] pub full: bool,
    pub seats: i32,
    pub starts_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}
fn main() {}
