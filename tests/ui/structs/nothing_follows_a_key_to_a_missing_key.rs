#[path = "../common/keyless.rs"]
mod keyless;
use keyless::*;

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course {
    pub id: Id<Course>,
    #[model(on_delete = cascade, reverse = courses)]
    pub room_id: Id<Room>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() { let _ = |room: Id<Room>| (Course::of(&()).join(Course::room), Room::of(&()).join(Room::courses), NewCourse::new(room)); }
