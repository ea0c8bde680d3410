#[derive(Debug, Clone, Copy, PartialEq, groundplan::Enum)]
pub enum Level {}

fn main() {}
