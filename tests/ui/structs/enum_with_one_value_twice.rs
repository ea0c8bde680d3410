#[derive(Debug, Clone, Copy, PartialEq, groundplan::Enum)]
pub enum Colour {
    Red,
    #[model(value = "red")]
    Crimson,
}

fn main() {}
