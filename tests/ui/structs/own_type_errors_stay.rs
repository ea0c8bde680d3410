use groundplan::Id;
use groundplan::chrono::{DateTime, Utc};
use groundplan::prelude::*;

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course {
    pub id: Id<Course>,
    pub title: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}


fn main() {
    let new = NewCourse::new("Pottery");
    let _statement = Course::of(&mut ()).filter(Course::title.eq("Pottery"));
    let seats: i32 = "twelve";
    let _ = (new, seats);
}
