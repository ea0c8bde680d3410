#![deny(warnings)]
use groundplan::Id;
use groundplan::chrono::{DateTime, NaiveDate, Utc};

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Patient {
    pub id: Id<Patient>,
    pub birth_date: NaiveDate,
    pub age: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {}
