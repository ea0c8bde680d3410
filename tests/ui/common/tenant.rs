//! The tenant of cases that need no more.

pub use groundplan::Id;
pub use groundplan::chrono::{DateTime, Utc};

#[derive(groundplan::Model)]
#[model(engine = sqlite, root)]
pub struct Organization {
    pub id: Id<Organization>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
