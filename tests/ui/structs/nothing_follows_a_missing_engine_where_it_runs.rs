use groundplan::{Id, prelude::*, chrono::{DateTime, Utc}};

#[derive(groundplan::Model)]
#[model(global)]
pub struct Course {
    pub id: Id<Course>,
    pub seats: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn run(conn: &mut diesel::SqliteConnection) -> QueryResult<Vec<Course>> {
    Course::insert(conn, NewCourse::new(5)).execute(conn).and_then(|_| Course::of(conn).load(conn))
}
fn main() {}
