#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course;

fn main() {}
