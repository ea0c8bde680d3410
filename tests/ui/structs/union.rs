#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub union Course {
    id: u32,
}

fn main() {}
