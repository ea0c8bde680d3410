use groundplan::prelude::*;
groundplan::schema! {
    engine = sqlite,
    "Organizations are the tenants and have a name."
    "Tasks have a title and a status. Status can be pending or done and defaults to shut."
}

fn done(acme: Tenant<Organization>, conn: &mut diesel::SqliteConnection) -> QueryResult<Vec<Task>> {
    acme.transaction(conn, |db| {
        Task::insert(db, NewTask::new("Ship")).execute(db)?;
        Task::of(db).filter(Task::status.eq(TaskStatus::Done)).load(db)
    })
}

fn main() {}
