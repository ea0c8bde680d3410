use groundplan::Id;
use groundplan::chrono::{DateTime, Utc};

#[derive(groundplan::Model)]
#[model(engine = sqlite, global, table = "cour;ses")]
pub struct Course {
    pub id: Id<Course>,
    #[model(column = "se\"ats; DROP TABLE courses")]
    pub seats: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {}
