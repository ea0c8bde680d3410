//! What the macros write is documented.
#![deny(missing_docs, warnings)]
#![allow(dead_code)]

use groundplan::Id;
use groundplan::chrono::{DateTime, Utc};

/// A course.
#[derive(Debug, groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course {
    /// The key.
    pub id: Id<Course>,
    /// The level.
    #[model(default = Level::Beginner)]
    pub level: Level,
    /// What it needs first.
    #[model(on_delete = set_null, reverse = opens)]
    pub needs_id: Option<Id<Course>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was changed.
    pub updated_at: DateTime<Utc>,
}

/// How hard it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, groundplan::Enum)]
pub enum Level {
    /// For all.
    Beginner,
    /// For some.
    Advanced,
}

fn main() {}
