//! A tenant and its rows on PostgreSQL. Row level security is on there by default.

use groundplan::Id;
use groundplan::chrono::{DateTime, Utc};

#[derive(Debug, groundplan::Model)]
#[model(engine = postgres, root)]
pub struct Organization {
    pub id: Id<Organization>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Debug, groundplan::Model)]
#[model(engine = postgres, tenant = Organization)]
pub struct Task {
    pub id: Id<Task>,
    pub organization_id: Id<Organization>,
    #[model(max_length = 200)]
    pub title: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
