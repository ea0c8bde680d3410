//! A model without a key, for a case of what refers to it.

pub use groundplan::Id;
pub use groundplan::chrono::{DateTime, Utc};
pub use groundplan::prelude::*;

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Room {
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
