#[path = "../common/crm.rs"]
mod crm;
use crm::*;

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course {
    pub id: Id<Course>,
    #[model(default = TaskStatus::Expert)]
    pub status: TaskStatus,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {}
