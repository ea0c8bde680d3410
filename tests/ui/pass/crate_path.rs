//! Where `groundplan` is hidden behind another crate's or module's name.
#![allow(dead_code)]

mod db {
    pub use groundplan as plan;
}

#[derive(Debug, db::plan::Model)]
#[model(crate = crate::db::plan, engine = sqlite, global)]
pub struct Course {
    pub id: db::plan::Id<Course>,
    pub level: Level,
    pub created_at: db::plan::chrono::DateTime<db::plan::chrono::Utc>,
    pub updated_at: db::plan::chrono::DateTime<db::plan::chrono::Utc>,
}

#[derive(Debug, Clone, Copy, PartialEq, db::plan::Enum)]
#[model(crate = crate::db::plan)]
pub enum Level {
    Beginner,
    Advanced,
}

fn main() {}
