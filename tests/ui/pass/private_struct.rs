#![deny(private_interfaces, private_bounds)]
#![allow(dead_code)]

mod inner {
    use groundplan::Id;
    use groundplan::chrono::{DateTime, Utc};
    use groundplan::prelude::*;

    #[derive(Debug, groundplan::Model)]
    #[model(engine = sqlite, global)]
    struct Course {
        id: Id<Course>,
        level: Level,
        #[model(on_delete = set_null, reverse = opens)]
        needs_id: Option<Id<Course>>,
        created_at: DateTime<Utc>,
        updated_at: DateTime<Utc>,
    }

    #[derive(Debug, Clone, Copy, PartialEq, groundplan::Enum)]
    enum Level {
        Beginner,
        Advanced,
    }

    pub(super) fn sql() -> String {
        Course::of(&()).filter(Course::level.eq(Level::Advanced)).to_sql::<diesel::sqlite::Sqlite>()
    }
}

fn main() {
    assert!(inner::sql().contains("courses"));
}
