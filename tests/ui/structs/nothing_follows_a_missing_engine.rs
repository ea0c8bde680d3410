use groundplan::{Id, prelude::*, chrono::{DateTime, Utc}};

#[derive(groundplan::Model)]
#[model(global)]
pub struct Course {
    pub id: Id<Course>,
    pub seats: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {
    let _ = |id: Id<Course>| Course::update(&(), id).set(Course::seats, 5);
    let _ = Course::of(&()).filter(Course::seats.eq(5)).order(Course::seats.asc());
}
