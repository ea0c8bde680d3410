use groundplan::{Id, prelude::*, chrono::{DateTime, Utc}};

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course {
    pub id: Id<Course>,
    pub title: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {
    let _ = (NewCourse::new("Pottery"), Course::of(&mut ()).filter(Course::title.eq("Pottery")));
    let _: i32 = "twelve";
}
