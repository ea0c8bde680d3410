#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub enum Course {
    Beginner,
    Advanced,
}

fn main() {}
