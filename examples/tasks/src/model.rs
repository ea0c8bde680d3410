//! The data model of a multi-tenant task tracker, in English.

groundplan::schema! {
    "Organizations are the tenants and have a name."
    "Users have a unique email, a name and an optional phone."
    "Projects have a name and an owner, who is a user."
    "Tasks have a title (up to 200 characters), an optional description, an optional due date, a priority and a status."
    "Priority can be low, medium or high. Status can be pending, active or done and defaults to pending."
    "Tasks belong to projects; deleting a project deletes its tasks."
    "Tasks can have multiple tags, and tags can be on multiple tasks. Tags have a unique name."
    "Deleted projects and tasks are kept."
    "Users often search tasks by status and due date."
}

/// The sealed migrations of this package, built into the program.
pub const MIGRATIONS: groundplan::Migrations = groundplan::embed_migrations!();
