#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course(groundplan::Id<Course>, String);

fn main() {}
