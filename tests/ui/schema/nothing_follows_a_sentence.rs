use groundplan::prelude::*;

groundplan::schema! {
    engine = sqlite,
    "Organizations are the tenants and have a name."
    "Projects have a name. Tasks have a title and belong to projects."
    "Tasks have a status, whatever that means."
}

fn done(acme: Tenant<Organization>, conn: &mut diesel::SqliteConnection) -> QueryResult<Vec<Task>> {
    acme.transaction(conn, |db| Task::of(db).filter(Task::title.eq("Ship")).load(db))
}

fn main() {}
