use groundplan::{Id, chrono::{DateTime, Utc}};

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course {
    pub id: Id<Course>,
    pub seats: u32,
    pub rooms: std::collections::HashMap<String, i32>,
    pub title: &'static str,
    pub place: (f64, f64),
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {}
