//! A small model on SQLite, for the cases that are about queries.

pub use groundplan::Id;
pub use groundplan::chrono::{DateTime, NaiveDate, Utc};

#[derive(Debug, groundplan::Model)]
#[model(engine = sqlite, root)]
pub struct Organization {
    pub id: Id<Organization>,
    #[model(max_length = 200)]
    pub name: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Debug, groundplan::Model)]
#[model(engine = sqlite, tenant = Organization)]
pub struct Project {
    pub id: Id<Project>,
    pub organization_id: Id<Organization>,
    #[model(max_length = 200)]
    pub name: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Debug, groundplan::Model)]
#[model(engine = sqlite, tenant = Organization)]
pub struct Task {
    pub id: Id<Task>,
    pub organization_id: Id<Organization>,
    #[model(on_delete = cascade, reverse = tasks)]
    pub project_id: Id<Project>,
    #[model(on_delete = restrict, reverse = tasks)]
    pub country_id: Option<Id<Country>>,
    #[model(max_length = 200)]
    pub title: String,
    pub due_date: Option<NaiveDate>,
    #[model(default = TaskStatus::Pending)]
    pub status: TaskStatus,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, groundplan::Enum)]
pub enum TaskStatus {
    Pending,
    Active,
    Done,
}

/// All tenants share it.
#[derive(Debug, groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Country {
    pub id: Id<Country>,
    #[model(max_length = 100)]
    pub name: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
