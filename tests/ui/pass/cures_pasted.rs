//! What the help of our messages says, pasted where it says so.
#![deny(warnings)]
#![allow(dead_code)]

use groundplan::chrono::{DateTime, NaiveDate, Utc};
use groundplan::{Decimal, Id};

#[derive(groundplan::Model)]
#[model(engine = sqlite, root)]
pub struct Organization {
    pub id: Id<Organization>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(engine = sqlite, tenant = Organization, index(seats), soft_delete, unique(organization_id, number))]
#[model(sql_check("check_courses_expression", "seats > (SELECT 1)"))]
pub struct Course {
    pub id: Id<Course>,
    pub organization_id: Id<Organization>,
    #[model(max_length = 255)]
    pub title: String,
    #[model(text)]
    pub note: String,
    #[model(max_length = 200, check("length(place) >= 3"))]
    pub place: String,
    #[model(default = false)]
    pub open: bool,
    #[model(precision = 10, scale = 2)] pub price: Decimal,
    #[model(min = 0)]
    pub seats: i64,
    pub number: i32,
    #[model(on_delete = cascade)]
    pub first_id: Option<Id<Course>>,
    #[model(on_delete = restrict)]
    pub next_id: Option<Id<Course>>,
    #[model(on_delete = set_null)]
    pub last_id: Option<Id<Course>>,
    #[model(allow(bare_varchar, reason = "imported as it is"))]
    pub imported: String,
    pub status: CourseStatus,
    pub starts_on: NaiveDate,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Copy, PartialEq, groundplan::Enum)] pub enum CourseStatus { Open, Closed }

fn main() {}
