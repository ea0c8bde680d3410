use groundplan::Id;
use groundplan::chrono::{DateTime, Utc};

#[derive(groundplan::Model)]
#[model(engine = sqlite, global, soft_delte)]
pub struct Course {
    pub id: Id<Course>,
    pub created_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, PartialEq, groundplan::Enum)]
pub enum Level {}

fn main() {}
