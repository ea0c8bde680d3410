use groundplan::Id;
use groundplan::chrono::{DateTime, Utc};

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course {
    pub id: Id<Course>,
    #[model(text, max_length = 200)]
    pub title: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {}
