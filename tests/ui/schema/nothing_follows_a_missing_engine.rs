use groundplan::prelude::*;

groundplan::schema! {
    "Organizations are the tenants and have a name."
    "Tasks have a title and a status. Status can be pending or done."
}

fn done(acme: Tenant<Organization>, conn: &mut diesel::SqliteConnection) -> QueryResult<Vec<Task>> {
    acme.transaction(conn, |db| {
        Task::insert(db, NewTask::new("Ship", TaskStatus::Pending)).execute(db)?;
        Task::of(db).filter(Task::status.eq(TaskStatus::Done)).load(db)
    })
}

fn main() {}
