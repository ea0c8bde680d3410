use groundplan::Id;
use groundplan::chrono::{DateTime, Utc};

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course {
    pub id: Id<Course>,
    #[model(min = 10, max = 1)]
    pub seats: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {}
