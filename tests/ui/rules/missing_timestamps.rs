use groundplan::Id;

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course {
    pub id: Id<Course>,
    pub seats: i32,
}

fn main() {}
