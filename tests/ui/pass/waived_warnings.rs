//! A warning that is waived with a reason is none.
#![deny(warnings)]
#![allow(dead_code)]

use groundplan::Id;
use groundplan::chrono::{DateTime, Utc};

#[derive(Debug, groundplan::Model)]
#[model(engine = sqlite, global, table = "course", allow(table_not_plural, reason = "as the old system has it"))]
pub struct Course {
    pub id: Id<Course>,
    #[model(max_length = 20, allow(enum_without_check, reason = "the values are the provider's"))]
    pub status: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {}
