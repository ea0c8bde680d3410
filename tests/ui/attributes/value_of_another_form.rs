use groundplan::{Id, chrono::{DateTime, Utc}};

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course {
    pub id: Id<Course>,
    #[model(max_length = "200")]
    pub title: String,
    #[model(on_delete = delete)]
    pub parent_id: Id<Course>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {}
