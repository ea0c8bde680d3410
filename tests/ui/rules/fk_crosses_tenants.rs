#[path = "../common/crm.rs"]
mod crm;
use crm::*;

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Template {
    pub id: Id<Template>,
    #[model(on_delete = restrict)]
    pub task_id: Id<Task>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {}
