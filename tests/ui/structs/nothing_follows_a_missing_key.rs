use groundplan::{Id, prelude::*, chrono::{DateTime, Utc}};

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Room {
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {
    let _ = |room: Id<Room>| Room::find(&(), room);
    let _ = Room::update_where(&());
}
