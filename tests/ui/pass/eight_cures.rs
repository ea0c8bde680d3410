//! `structs/eight_faults.rs` with the cures of its eight messages pasted in.
#![deny(warnings)]
#![allow(dead_code)]

#[path = "../common/tenant.rs"]
mod tenant;
use groundplan::chrono::{DateTime, Utc};
use groundplan::{Decimal, Id};
use tenant::Organization;

#[derive(groundplan::Model)]
#[model(engine = sqlite, tenant = Organization, index(starts_on))]
pub struct Course {
    pub id: Id<Course>,
    pub organization_id: Id<Organization>,
    #[model(on_delete = cascade)]
    pub parent_id: Option<Id<Course>>,
    #[model(on_delete = set_null)]
    pub next_id: Option<Id<Course>>,
    #[model(max_length = 255)]
    pub title: String,
    #[model(default = false)]
    pub open: bool,
    #[model(precision = 10, scale = 2)] pub price: Decimal,
    #[model(default = 50, max = 100)]
    pub seats: i32,
    pub starts_on: groundplan::chrono::NaiveDate,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {}
