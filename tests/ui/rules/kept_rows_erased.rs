#[path = "../common/crm.rs"]
mod crm;
use crm::{Organization, Project};
use groundplan::Id;
use groundplan::chrono::{DateTime, Utc};

#[derive(groundplan::Model)]
#[model(engine = sqlite, tenant = Organization, soft_delete)]
pub struct Note {
    pub id: Id<Note>,
    pub organization_id: Id<Organization>,
    #[model(on_delete = cascade)]
    pub project_id: Id<Project>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

fn main() {}
