//! Soft-deleted, with children that follow; one of them is also its main task: a circle.
#![allow(unused_imports, reason = "one list for all models")]

use super::*;
use groundplan::chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use groundplan::uuid::Uuid;
use groundplan::{Decimal, Id, Json, Private};

#[derive(Debug, Clone, PartialEq)]
pub struct Project {
    pub id: Id<Project>,
    pub organization_id: Id<Organization>,
    pub main_task_id: Option<Id<Task>>,
    pub name: String,
    pub colour: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct NewProject {
    pub main_task_id: Option<Id<Task>>,
    pub name: String,
    pub colour: Option<String>,
}
impl NewProject {
    pub fn new(name: impl Into<String>) -> Self {
        Self { main_task_id: None, name: name.into(), colour: None }
    }
}
const _: () = {
    use crate::engine as __sql;
    use ::groundplan::__private as __g;
    #[allow(non_camel_case_types)]
    mod __f {
        pub struct id;
        pub struct organization_id;
        pub struct main_task_id;
        pub struct name;
        pub struct colour;
        pub struct created_at;
        pub struct updated_at;
        pub struct deleted_at;
    }
    #[allow(non_camel_case_types)]
    mod __r {
        pub struct organization;
        pub struct main_task;
        pub struct tasks;
    }
    impl __g::Field for __f::id {
        type Model = Project;
        type Index = (__g::X0, __g::X0);
        type Rust = Id<Project>;
        type SqlType = __g::KeyOf<Project>;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::organization_id {
        type Model = Project;
        type Index = (__g::X0, __g::X1);
        type Rust = Id<Organization>;
        type SqlType = __g::KeyOf<Organization>;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::main_task_id {
        type Model = Project;
        type Index = (__g::X0, __g::X2);
        type Rust = Option<Id<Task>>;
        type SqlType = __sql::Nullable<__g::KeyOf<Task>>;
        type Access = __g::Free;
    }
    impl __g::Field for __f::name {
        type Model = Project;
        type Index = (__g::X0, __g::X3);
        type Rust = String;
        type SqlType = __sql::Text;
        type Access = __g::Free;
    }
    impl __g::Field for __f::colour {
        type Model = Project;
        type Index = (__g::X0, __g::X4);
        type Rust = String;
        type SqlType = __sql::Text;
        type Access = __g::Free;
    }
    impl __g::Field for __f::created_at {
        type Model = Project;
        type Index = (__g::X0, __g::X5);
        type Rust = DateTime<Utc>;
        type SqlType = __sql::Timestamp;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::updated_at {
        type Model = Project;
        type Index = (__g::X0, __g::X6);
        type Rust = DateTime<Utc>;
        type SqlType = __sql::Timestamp;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::deleted_at {
        type Model = Project;
        type Index = (__g::X0, __g::X7);
        type Rust = Option<DateTime<Utc>>;
        type SqlType = __sql::Nullable<__sql::Timestamp>;
        type Access = __g::Stamped;
    }
    impl __g::Model for Project {
        const TABLE: &'static str = "projects";
        const COLUMNS: &'static [&'static str] =
            &["id", "organization_id", "main_task_id", "name", "colour", "created_at", "updated_at", "deleted_at"];
        const TENANT: &'static str = "organization_id";
        const DELETED_AT: &'static str = "deleted_at";
        const UPDATED_AT: &'static str = "updated_at";
        const STAMPS: &'static [&'static str] = &["created_at", "updated_at"];
        const FOLLOW: &'static [__g::Follow] = &[
            __g::Follow {
                parent: "projects",
                child: "tasks",
                columns: &[("organization_id", "organization_id"), ("project_id", "id")],
                on_delete: __g::OnDelete::Cascade,
                tenant: "organization_id",
                deleted_at: "deleted_at",
                updated_at: "updated_at",
            },
            __g::Follow {
                parent: "projects",
                child: "tasks",
                columns: &[("organization_id", "organization_id"), ("backup_project_id", "id")],
                on_delete: __g::OnDelete::SetNull,
                tenant: "organization_id",
                deleted_at: "deleted_at",
                updated_at: "updated_at",
            },
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
            __g::X7,
            __g::X1,
            __g::X2,
            __g::X8,
            __g::X1,
            __g::X5,
            __g::Xf,
            __g::Xb,
            __g::X2,
            __g::X8,
            __g::X3,
            __g::X4,
            __g::Xe,
            __g::X1,
            __g::X5,
            __g::X6,
        >;
        type Entity = Self;
        type Scope = __g::Owned<Organization>;
    }
    impl __g::Keyed for Project {
        type RawKey = __g::Uuid;
        type Key = __f::id;
    }
    impl __g::SoftDelete for Project {}
    struct __Reader;
    impl __g::Reader for __Reader {
        type Row = Project;
        type Fields = (
            __f::id,
            __f::organization_id,
            __f::main_task_id,
            __f::name,
            __f::colour,
            __f::created_at,
            __f::updated_at,
            __f::deleted_at,
        );
        fn row(values: <Self::Fields as __g::Cells>::Values) -> Project {
            Project {
                id: values.0,
                organization_id: values.1,
                main_task_id: values.2,
                name: values.3,
                colour: values.4,
                created_at: values.5,
                updated_at: values.6,
                deleted_at: values.7,
            }
        }
    }
    impl __g::FromSqlRow<__g::Rec<__g::One<Project>>, __sql::Db> for Project {
        fn build_from_row<'a>(row: &impl __g::Row<'a, __sql::Db>) -> __g::deserialize::Result<Self> {
            __g::read::<__Reader, _>(row)
        }
    }
    impl __g::StaticallySizedRow<__g::Rec<__g::One<Project>>, __sql::Db> for Project {
        const FIELD_COUNT: usize = 8;
    }
    #[allow(non_upper_case_globals)]
    impl Project {
        pub const id: __g::Column<__f::id> = __g::Column::NEW;
        pub const organization_id: __g::Column<__f::organization_id> = __g::Column::NEW;
        pub const main_task_id: __g::Column<__f::main_task_id> = __g::Column::NEW;
        pub const name: __g::Column<__f::name> = __g::Column::NEW;
        pub const colour: __g::Column<__f::colour> = __g::Column::NEW;
        pub const created_at: __g::Column<__f::created_at> = __g::Column::NEW;
        pub const updated_at: __g::Column<__f::updated_at> = __g::Column::NEW;
        pub const deleted_at: __g::Column<__f::deleted_at> = __g::Column::NEW;
        pub const organization: __g::Relation<__r::organization> = __g::Relation::NEW;
        pub const main_task: __g::Relation<__r::main_task> = __g::Relation::NEW;
        pub const tasks: __g::Relation<__r::tasks> = __g::Relation::NEW;
    }
    impl __g::Related for __r::organization {
        type From = Project;
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
    impl __g::Related for __r::main_task {
        type From = Project;
        type To = Task;
        type Name = __g::Name<
            __g::Xc,
            __g::X7,
            __g::X5,
            __g::X1,
            __g::X4,
            __g::Xa,
            __g::X1,
            __g::Xa,
            __g::X9,
            __g::X6,
            __g::Xb,
            __g::Xc,
            __g::X9,
            __g::X5,
            __g::X5,
            __g::Xa,
        >;
        const AS: &'static str = "main_task";
        const ON: &'static [(&'static str, &'static str)] =
            &[("organization_id", "organization_id"), ("main_task_id", "id")];
    }
    impl __g::Related for __r::tasks {
        type From = Project;
        type To = Task;
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
        const AS: &'static str = "tasks";
        const ON: &'static [(&'static str, &'static str)] =
            &[("organization_id", "organization_id"), ("id", "project_id")];
    }
    impl __g::New for NewProject {
        type Model = Project;
        type Key = __g::Made<Project>;
        const COLUMNS: &'static [&'static str] = &["main_task_id", "name", "colour"];
        fn fill(&mut self) {
            self.colour.get_or_insert_with(|| "blue".into());
        }
    }
    impl __g::NewOn<__sql::Db> for NewProject {
        fn bind<'b>(&'b self, row: &mut __g::Values<'_, '_, 'b, __sql::Db>) -> __g::QueryResult<()> {
            row.bind::<(__f::main_task_id, __f::name)>((&self.main_task_id, &self.name))?;
            row.filled::<__f::colour>(&self.colour)
        }
    }
};
