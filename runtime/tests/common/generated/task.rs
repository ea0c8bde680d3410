//! Two keys to one parent, an enum with a default, a decimal, and a struct of changes.
#![allow(unused_imports, reason = "one list for all models")]

use super::*;
use groundplan::chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use groundplan::uuid::Uuid;
use groundplan::{Decimal, Id, Json, Private};

#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    pub id: Id<Task>,
    pub organization_id: Id<Organization>,
    pub project_id: Id<Project>,
    pub backup_project_id: Option<Id<Project>>,
    pub country_id: Option<Id<Country>>,
    pub title: String,
    pub description: Option<String>,
    pub due_date: Option<NaiveDate>,
    pub priority: TaskPriority,
    pub status: TaskStatus,
    pub cost: Option<Decimal>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct NewTask {
    pub project_id: Id<Project>,
    pub backup_project_id: Option<Id<Project>>,
    pub country_id: Option<Id<Country>>,
    pub title: String,
    pub description: Option<String>,
    pub due_date: Option<NaiveDate>,
    pub priority: TaskPriority,
    pub status: Option<TaskStatus>,
    pub cost: Option<Decimal>,
}
impl NewTask {
    pub fn new(project_id: Id<Project>, title: impl Into<String>, priority: TaskPriority) -> Self {
        Self {
            project_id,
            backup_project_id: None,
            country_id: None,
            title: title.into(),
            description: None,
            due_date: None,
            priority,
            status: None,
            cost: None,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TaskChanges {
    pub project_id: Option<Id<Project>>,
    pub backup_project_id: Option<Option<Id<Project>>>,
    pub country_id: Option<Option<Id<Country>>>,
    pub title: Option<String>,
    pub description: Option<Option<String>>,
    pub due_date: Option<Option<NaiveDate>>,
    pub priority: Option<TaskPriority>,
    pub status: Option<TaskStatus>,
    pub cost: Option<Option<Decimal>>,
}
const _: () = {
    use crate::engine as __sql;
    use ::groundplan::__private as __g;
    #[allow(non_camel_case_types)]
    mod __f {
        pub struct id;
        pub struct organization_id;
        pub struct project_id;
        pub struct backup_project_id;
        pub struct country_id;
        pub struct title;
        pub struct description;
        pub struct due_date;
        pub struct priority;
        pub struct status;
        pub struct cost;
        pub struct created_at;
        pub struct updated_at;
        pub struct deleted_at;
    }
    #[allow(non_camel_case_types)]
    mod __r {
        pub struct organization;
        pub struct project;
        pub struct backup_project;
        pub struct country;
        pub struct comments;
    }
    impl __g::Field for __f::id {
        type Model = Task;
        type Index = (__g::X0, __g::X0);
        type Rust = Id<Task>;
        type SqlType = __g::KeyOf<Task>;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::organization_id {
        type Model = Task;
        type Index = (__g::X0, __g::X1);
        type Rust = Id<Organization>;
        type SqlType = __g::KeyOf<Organization>;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::project_id {
        type Model = Task;
        type Index = (__g::X0, __g::X2);
        type Rust = Id<Project>;
        type SqlType = __g::KeyOf<Project>;
        type Access = __g::Free;
    }
    impl __g::Field for __f::backup_project_id {
        type Model = Task;
        type Index = (__g::X0, __g::X3);
        type Rust = Option<Id<Project>>;
        type SqlType = __sql::Nullable<__g::KeyOf<Project>>;
        type Access = __g::Free;
    }
    impl __g::Field for __f::country_id {
        type Model = Task;
        type Index = (__g::X0, __g::X4);
        type Rust = Option<Id<Country>>;
        type SqlType = __sql::Nullable<__g::KeyOf<Country>>;
        type Access = __g::Free;
    }
    impl __g::Field for __f::title {
        type Model = Task;
        type Index = (__g::X0, __g::X5);
        type Rust = String;
        type SqlType = __sql::Text;
        type Access = __g::Free;
    }
    impl __g::Field for __f::description {
        type Model = Task;
        type Index = (__g::X0, __g::X6);
        type Rust = Option<String>;
        type SqlType = __sql::Nullable<__sql::Text>;
        type Access = __g::Free;
    }
    impl __g::Field for __f::due_date {
        type Model = Task;
        type Index = (__g::X0, __g::X7);
        type Rust = Option<NaiveDate>;
        type SqlType = __sql::Nullable<__sql::Date>;
        type Access = __g::Free;
    }
    impl __g::Field for __f::priority {
        type Model = Task;
        type Index = (__g::X0, __g::X8);
        type Rust = TaskPriority;
        type SqlType = __sql::Text;
        type Access = __g::Free;
    }
    impl __g::Field for __f::status {
        type Model = Task;
        type Index = (__g::X0, __g::X9);
        type Rust = TaskStatus;
        type SqlType = __sql::Text;
        type Access = __g::Free;
    }
    impl __g::Field for __f::cost {
        type Model = Task;
        type Index = (__g::X0, __g::Xa);
        type Rust = Option<Decimal>;
        type SqlType = __sql::Nullable<__sql::Decimal<2>>;
        type Access = __g::Free;
    }
    impl __g::Field for __f::created_at {
        type Model = Task;
        type Index = (__g::X0, __g::Xb);
        type Rust = DateTime<Utc>;
        type SqlType = __sql::Timestamp;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::updated_at {
        type Model = Task;
        type Index = (__g::X0, __g::Xc);
        type Rust = DateTime<Utc>;
        type SqlType = __sql::Timestamp;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::deleted_at {
        type Model = Task;
        type Index = (__g::X0, __g::Xd);
        type Rust = Option<DateTime<Utc>>;
        type SqlType = __sql::Nullable<__sql::Timestamp>;
        type Access = __g::Stamped;
    }
    impl __g::Model for Task {
        const TABLE: &'static str = "tasks";
        const COLUMNS: &'static [&'static str] = &[
            "id",
            "organization_id",
            "project_id",
            "backup_project_id",
            "country_id",
            "title",
            "description",
            "due_date",
            "priority",
            "status",
            "cost",
            "created_at",
            "updated_at",
            "deleted_at",
        ];
        const TENANT: &'static str = "organization_id";
        const DELETED_AT: &'static str = "deleted_at";
        const UPDATED_AT: &'static str = "updated_at";
        const STAMPS: &'static [&'static str] = &["created_at", "updated_at"];
        const FOLLOW: &'static [__g::Follow] = &[
            __g::Follow {
                parent: "tasks",
                child: "projects",
                columns: &[("organization_id", "organization_id"), ("main_task_id", "id")],
                on_delete: __g::OnDelete::SetNull,
                tenant: "organization_id",
                deleted_at: "deleted_at",
                updated_at: "updated_at",
            },
            __g::Follow {
                parent: "tasks",
                child: "comments",
                columns: &[("organization_id", "organization_id"), ("task_id", "id")],
                on_delete: __g::OnDelete::Cascade,
                tenant: "organization_id",
                deleted_at: "deleted_at",
                updated_at: "updated_at",
            },
            __g::Follow {
                parent: "comments",
                child: "comments",
                columns: &[("organization_id", "organization_id"), ("parent_comment_id", "id")],
                on_delete: __g::OnDelete::Cascade,
                tenant: "organization_id",
                deleted_at: "deleted_at",
                updated_at: "updated_at",
            },
            __g::Follow {
                parent: "tasks",
                child: "attachments",
                columns: &[("organization_id", "organization_id"), ("task_id", "id")],
                on_delete: __g::OnDelete::Restrict,
                tenant: "organization_id",
                deleted_at: "",
                updated_at: "updated_at",
            },
            __g::Follow {
                parent: "tasks",
                child: "task_tags",
                columns: &[("organization_id", "organization_id"), ("task_id", "id")],
                on_delete: __g::OnDelete::Cascade,
                tenant: "organization_id",
                deleted_at: "",
                updated_at: "",
            },
        ];
        type Name = __g::Name<
            __g::Xd,
            __g::X0,
            __g::X1,
            __g::Xc,
            __g::X6,
            __g::Xb,
            __g::X4,
            __g::X0,
            __g::Xa,
            __g::X2,
            __g::X6,
            __g::X1,
            __g::X8,
            __g::Xd,
            __g::X7,
            __g::X0,
        >;
        type Entity = Self;
        type Scope = __g::Owned<Organization>;
    }
    impl __g::Keyed for Task {
        type RawKey = __g::Uuid;
        type Key = __f::id;
    }
    impl __g::SoftDelete for Task {}
    struct __Reader;
    impl __g::Reader for __Reader {
        type Row = Task;
        type Fields = (
            __f::id,
            __f::organization_id,
            __f::project_id,
            __f::backup_project_id,
            __f::country_id,
            __f::title,
            __f::description,
            __f::due_date,
            __f::priority,
            __f::status,
            __f::cost,
            __f::created_at,
            __f::updated_at,
            __f::deleted_at,
        );
        fn row(values: <Self::Fields as __g::Cells>::Values) -> Task {
            Task {
                id: values.0,
                organization_id: values.1,
                project_id: values.2,
                backup_project_id: values.3,
                country_id: values.4,
                title: values.5,
                description: values.6,
                due_date: values.7,
                priority: values.8,
                status: values.9,
                cost: values.10,
                created_at: values.11,
                updated_at: values.12,
                deleted_at: values.13,
            }
        }
    }
    impl __g::FromSqlRow<__g::Rec<__g::One<Task>>, __sql::Db> for Task {
        fn build_from_row<'a>(row: &impl __g::Row<'a, __sql::Db>) -> __g::deserialize::Result<Self> {
            __g::read::<__Reader, _>(row)
        }
    }
    impl __g::StaticallySizedRow<__g::Rec<__g::One<Task>>, __sql::Db> for Task {
        const FIELD_COUNT: usize = 14;
    }
    #[allow(non_upper_case_globals)]
    impl Task {
        pub const id: __g::Column<__f::id> = __g::Column::NEW;
        pub const organization_id: __g::Column<__f::organization_id> = __g::Column::NEW;
        pub const project_id: __g::Column<__f::project_id> = __g::Column::NEW;
        pub const backup_project_id: __g::Column<__f::backup_project_id> = __g::Column::NEW;
        pub const country_id: __g::Column<__f::country_id> = __g::Column::NEW;
        pub const title: __g::Column<__f::title> = __g::Column::NEW;
        pub const description: __g::Column<__f::description> = __g::Column::NEW;
        pub const due_date: __g::Column<__f::due_date> = __g::Column::NEW;
        pub const priority: __g::Column<__f::priority> = __g::Column::NEW;
        pub const status: __g::Column<__f::status> = __g::Column::NEW;
        pub const cost: __g::Column<__f::cost> = __g::Column::NEW;
        pub const created_at: __g::Column<__f::created_at> = __g::Column::NEW;
        pub const updated_at: __g::Column<__f::updated_at> = __g::Column::NEW;
        pub const deleted_at: __g::Column<__f::deleted_at> = __g::Column::NEW;
        pub const organization: __g::Relation<__r::organization> = __g::Relation::NEW;
        pub const project: __g::Relation<__r::project> = __g::Relation::NEW;
        pub const backup_project: __g::Relation<__r::backup_project> = __g::Relation::NEW;
        pub const country: __g::Relation<__r::country> = __g::Relation::NEW;
        pub const comments: __g::Relation<__r::comments> = __g::Relation::NEW;
    }
    impl __g::Related for __r::organization {
        type From = Task;
        type To = Organization;
        type Name = __g::Name<
            __g::Xa,
            __g::Xc,
            __g::X0,
            __g::Xe,
            __g::Xb,
            __g::X3,
            __g::Xe,
            __g::X7,
            __g::X5,
            __g::Xc,
            __g::X9,
            __g::X9,
            __g::X0,
            __g::X7,
            __g::Xf,
            __g::X5,
        >;
        const AS: &'static str = "organization";
        const ON: &'static [(&'static str, &'static str)] = &[("organization_id", "id")];
    }
    impl __g::Related for __r::project {
        type From = Task;
        type To = Project;
        type Name = __g::Name<
            __g::Xe,
            __g::X7,
            __g::X4,
            __g::Xe,
            __g::Xa,
            __g::Xf,
            __g::X7,
            __g::X1,
            __g::Xe,
            __g::X3,
            __g::Xf,
            __g::X7,
            __g::X6,
            __g::X1,
            __g::Xc,
            __g::Xa,
        >;
        const AS: &'static str = "project";
        const ON: &'static [(&'static str, &'static str)] =
            &[("organization_id", "organization_id"), ("project_id", "id")];
    }
    impl __g::Related for __r::backup_project {
        type From = Task;
        type To = Project;
        type Name = __g::Name<
            __g::X5,
            __g::Xc,
            __g::X9,
            __g::X3,
            __g::X3,
            __g::X8,
            __g::X3,
            __g::Xb,
            __g::X5,
            __g::X6,
            __g::X9,
            __g::X0,
            __g::Xd,
            __g::X3,
            __g::X6,
            __g::X2,
        >;
        const AS: &'static str = "backup_project";
        const ON: &'static [(&'static str, &'static str)] =
            &[("organization_id", "organization_id"), ("backup_project_id", "id")];
    }
    impl __g::Related for __r::country {
        type From = Task;
        type To = Country;
        type Name = __g::Name<
            __g::X1,
            __g::X7,
            __g::Xf,
            __g::X6,
            __g::X2,
            __g::X3,
            __g::X6,
            __g::X1,
            __g::X4,
            __g::X7,
            __g::X5,
            __g::X7,
            __g::X2,
            __g::X7,
            __g::X7,
            __g::X7,
        >;
        const AS: &'static str = "country";
        const ON: &'static [(&'static str, &'static str)] = &[("country_id", "id")];
    }
    impl __g::Related for __r::comments {
        type From = Task;
        type To = Comment;
        type Name = __g::Name<
            __g::X7,
            __g::Xd,
            __g::X6,
            __g::Xc,
            __g::Xe,
            __g::Xc,
            __g::X8,
            __g::Xe,
            __g::Xb,
            __g::Xa,
            __g::X7,
            __g::Xb,
            __g::X5,
            __g::Xe,
            __g::Xc,
            __g::X2,
        >;
        const AS: &'static str = "comments";
        const ON: &'static [(&'static str, &'static str)] =
            &[("organization_id", "organization_id"), ("id", "task_id")];
    }
    impl __g::New for NewTask {
        type Model = Task;
        type Key = __g::Made<Task>;
        const COLUMNS: &'static [&'static str] = &[
            "project_id",
            "backup_project_id",
            "country_id",
            "title",
            "description",
            "due_date",
            "priority",
            "status",
            "cost",
        ];
    }
    impl __g::NewOn<__sql::Db> for NewTask {
        fn bind<'b>(&'b self, row: &mut __g::Values<'_, '_, 'b, __sql::Db>) -> __g::QueryResult<()> {
            row.bind::<(
                __f::project_id,
                __f::backup_project_id,
                __f::country_id,
                __f::title,
                __f::description,
                __f::due_date,
                __f::priority,
                __f::status,
                __f::cost,
            )>((
                &self.project_id,
                &self.backup_project_id,
                &self.country_id,
                &self.title,
                &self.description,
                &self.due_date,
                &self.priority,
                self.status.as_ref().unwrap_or(&TaskStatus::Pending),
                &self.cost,
            ))
        }
    }
    impl __g::Changes for TaskChanges {
        type Model = Task;
    }
    impl __g::ChangesOn<__sql::Db> for TaskChanges {
        fn sets<'b>(&'b self, out: &mut __g::Sets<'_, '_, 'b, __sql::Db>) -> __g::QueryResult<()> {
            out.given::<(
                __f::project_id,
                __f::backup_project_id,
                __f::country_id,
                __f::title,
                __f::description,
                __f::due_date,
                __f::priority,
                __f::status,
                __f::cost,
            )>((
                &self.project_id,
                &self.backup_project_id,
                &self.country_id,
                &self.title,
                &self.description,
                &self.due_date,
                &self.priority,
                &self.status,
                &self.cost,
            ))
        }
    }
};
