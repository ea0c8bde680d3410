#![deny(warnings)]
use groundplan::chrono::{DateTime, Utc};

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course {
    pub id: groundplan::Id<Course>,
    pub c00: i32, pub c01: i32, pub c02: i32, pub c03: i32, pub c04: i32, pub c05: i32, pub c06: i32, pub c07: i32, pub c08: i32, pub c09: i32, pub c10: i32, pub c11: i32, pub c12: i32, pub c13: i32, pub c14: i32, pub c15: i32,
    pub c16: i32, pub c17: i32, pub c18: i32, pub c19: i32, pub c20: i32, pub c21: i32, pub c22: i32, pub c23: i32, pub c24: i32, pub c25: i32, pub c26: i32, pub c27: i32, pub c28: i32, pub c29: i32, pub c30: i32, pub c31: i32,
    pub c32: i32, pub c33: i32, pub c34: i32, pub c35: i32, pub c36: i32, pub c37: i32, pub c38: i32, pub c39: i32, pub c40: i32, pub c41: i32, pub c42: i32, pub c43: i32, pub c44: i32, pub c45: i32, pub c46: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
fn main() {}
