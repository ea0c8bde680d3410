//! The model of `english.md`, as structs: both must give the same schema.

use groundplan::chrono::{DateTime, NaiveDate, Utc};
use groundplan::{Id, Model};

#[derive(groundplan::Model, Debug, Clone, PartialEq)]
#[model(root)]
pub struct Organization {
    pub id: Id<Organization>,
    #[model(max_length = 255)]
    pub name: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Model, Debug, Clone, PartialEq)]
#[model(tenant)]
pub struct User {
    pub id: Id<User>,
    pub organization_id: Id<Organization>,
    #[model(max_length = 255, unique, pii = email)]
    pub email: String,
    #[model(max_length = 255, pii = name)]
    pub name: String,
    #[model(max_length = 255, pii = phone)]
    pub phone: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Model, Debug, Clone, PartialEq)]
#[model(tenant, soft_delete)]
pub struct Project {
    pub id: Id<Project>,
    pub organization_id: Id<Organization>,
    #[model(on_delete = restrict)]
    pub owner_id: Id<User>,
    #[model(max_length = 255)]
    pub name: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(groundplan::Enum)]
pub enum TaskPriority {
    Low,
    Medium,
    High,
}

#[derive(groundplan::Enum)]
pub enum TaskStatus {
    Pending,
    Active,
    Done,
}

#[derive(Model, Debug, Clone, PartialEq)]
#[model(tenant, soft_delete, index(status, due_date))]
pub struct Task {
    pub id: Id<Task>,
    pub organization_id: Id<Organization>,
    #[model(on_delete = cascade, reverse = tasks)]
    pub project_id: Id<Project>,
    #[model(max_length = 200)]
    pub title: String,
    #[model(text)]
    pub description: Option<String>,
    pub due_date: Option<NaiveDate>,
    pub priority: TaskPriority,
    #[model(default = TaskStatus::Pending)]
    pub status: TaskStatus,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(Model, Debug, Clone, PartialEq)]
#[model(tenant)]
pub struct Tag {
    pub id: Id<Tag>,
    pub organization_id: Id<Organization>,
    #[model(max_length = 255, unique)]
    pub name: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Model, Debug, Clone, PartialEq)]
#[model(tenant, junction)]
pub struct TaskTag {
    pub organization_id: Id<Organization>,
    pub task_id: Id<Task>,
    pub tag_id: Id<Tag>,
}
