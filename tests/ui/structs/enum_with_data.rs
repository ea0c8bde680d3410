#[derive(Debug, Clone, Copy, PartialEq, groundplan::Enum)]
pub enum Level {
    Beginner,
    Advanced(u8),
    Expert { since: u16 },
}

fn main() {
    let _level: &dyn std::fmt::Debug = &Level::Beginner;
}
