use groundplan::{Id, chrono::{DateTime, Utc}};

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course {
    pub id: Id<Course>,
    pub seats: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl Course {
    fn seats(&self) -> i32 { self.seats }
}
fn main() {}
