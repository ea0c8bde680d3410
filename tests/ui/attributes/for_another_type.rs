use groundplan::{Id, chrono::{DateTime, Utc}};

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course {
    pub id: Id<Course>,
    #[model(max_length = 20)]
    pub seats: i32,
    #[model(min = 1, text)]
    pub title: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {}
