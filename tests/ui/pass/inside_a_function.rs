//! Items inside a function body see the function's own imports.
fn main() {
    use groundplan::Id;
    use groundplan::chrono::{DateTime, Utc};
    use groundplan::prelude::*;

    #[derive(Debug, groundplan::Model)]
    #[model(engine = sqlite, global)]
    struct Course {
        id: Id<Course>,
        level: Level,
        created_at: DateTime<Utc>,
        updated_at: DateTime<Utc>,
    }

    #[derive(Debug, Clone, Copy, PartialEq, groundplan::Enum)]
    enum Level {
        Beginner,
        Advanced,
    }

    let sql = Course::of(&()).filter(Course::level.ne(Level::Beginner)).to_sql::<diesel::sqlite::Sqlite>();
    assert!(sql.contains("courses") && Level::Advanced != Level::Beginner, "{sql}");
}
