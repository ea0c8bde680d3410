use groundplan::Id;

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course<T> {
    pub id: Id<Course<T>>,
    pub extra: T,
}

fn main() {}
