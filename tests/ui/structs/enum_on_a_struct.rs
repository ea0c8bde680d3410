#[derive(groundplan::Enum)]
pub struct Level {
    id: u32,
}

fn main() {}
