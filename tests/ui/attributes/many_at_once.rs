use groundplan::{Id, chrono::{DateTime, Utc}};

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course {
    pub id: Id<Course>,
    #[model(lenght = 20)]
    pub title: String,
    #[model(on_delete = casacde)]
    pub parent_id: Option<Id<Course>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {}
