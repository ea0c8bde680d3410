#[path = "../common/crm.rs"]
mod crm;
use crm::*;

#[derive(groundplan::Model)]
#[model(engine = sqlite, global, soft_delete)]
pub struct Stamp {
    pub id: Id<Stamp>,
    #[model(on_delete = cascade)]
    pub country_id: Id<Country>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}
fn main() {}
