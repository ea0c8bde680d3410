#![deny(warnings)]
use groundplan::Id;
use groundplan::chrono::{DateTime, Utc};

#[derive(groundplan::Model)]
#[model(engine = sqlite, global, sql_check("positive", "\"order\" > 0"))]
pub struct Course {
    pub id: Id<Course>,
    #[model(max_length = 90, column = "subTitle")] pub subtitle: String,
    #[model(max_length = 90)] pub rooms: String,
    pub order: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
fn main() {}
