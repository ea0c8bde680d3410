use diesel::SqliteConnection;
use groundplan::chrono::{DateTime, Utc};
use groundplan::{Id, prelude::*};

#[derive(groundplan::Model)]
#[model(global)]
pub struct Course {
    pub id: Id<Course>,
    pub seats: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn build(conn: &mut SqliteConnection, id: Id<Course>) {
    let _ = Course::of(conn).filter(Course::seats.eq(5)).order(Course::seats.asc());
    let _ = Course::update(conn, id).set(Course::seats, 5);
    let _ = Course::insert(conn, NewCourse::new(5));
}

fn run(conn: &mut SqliteConnection) -> QueryResult<Vec<Course>> {
    Course::insert(conn, NewCourse::new(5)).execute(conn)?;
    Course::of(conn).load(conn)
}

fn main() {}
