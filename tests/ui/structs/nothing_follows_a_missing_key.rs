use groundplan::chrono::{DateTime, Utc};
use groundplan::{Id, prelude::*};

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Room {
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course {
    pub id: Id<Course>,
    #[model(on_delete = cascade, reverse = courses)]
    pub room_id: Id<Room>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {
    let _ = |room: Id<Room>| (Room::find(&(), room), Course::of(&()).join(Course::room), NewCourse::new(room));
    let _ = (Room::of(&()).join(Room::courses), Room::update_where(&()));
}
