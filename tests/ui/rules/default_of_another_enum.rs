use groundplan::Id;
use groundplan::chrono::{DateTime, Utc};

#[derive(Debug, Clone, Copy, PartialEq, groundplan::Enum)]
pub enum Level {
    Beginner,
    Advanced,
}

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course {
    pub id: Id<Course>,
    #[model(default = Level::Expert)]
    pub level: Level,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {}
