use groundplan::chrono::{DateTime, Utc};
use groundplan::uuid::Uuid;

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Remark {
    pub id: groundplan::Id<Remark>,
    pub subject_id: Uuid,
    #[model(max_length = 20)]
    pub subject_type: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {}
