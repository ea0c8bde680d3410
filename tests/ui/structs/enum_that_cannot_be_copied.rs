#[derive(groundplan::Enum)]
pub enum Level {
    Beginner,
    Advanced,
}

fn main() {}
