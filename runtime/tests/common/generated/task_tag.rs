//! A junction: no key of its own.
#![allow(unused_imports, reason = "one list for all models")]

use super::*;
use groundplan::chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use groundplan::uuid::Uuid;
use groundplan::{Decimal, Id, Json, Private};

#[derive(Debug, Clone, PartialEq)]
pub struct TaskTag {
    pub organization_id: Id<Organization>,
    pub task_id: Id<Task>,
    pub tag_id: Id<Tag>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct NewTaskTag {
    pub task_id: Id<Task>,
    pub tag_id: Id<Tag>,
}
impl NewTaskTag {
    pub fn new(task_id: Id<Task>, tag_id: Id<Tag>) -> Self {
        Self { task_id, tag_id }
    }
}
const _: () = {
    use crate::engine as __sql;
    use ::groundplan::__private as __g;
    #[allow(non_camel_case_types)]
    mod __f {
        pub struct organization_id;
        pub struct task_id;
        pub struct tag_id;
    }
    #[allow(non_camel_case_types)]
    mod __r {
        pub struct task;
        pub struct tag;
    }
    impl __g::Field for __f::organization_id {
        type Model = TaskTag;
        type Index = (__g::X0, __g::X0);
        type Rust = Id<Organization>;
        type SqlType = __g::KeyOf<Organization>;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::task_id {
        type Model = TaskTag;
        type Index = (__g::X0, __g::X1);
        type Rust = Id<Task>;
        type SqlType = __g::KeyOf<Task>;
        type Access = __g::Free;
    }
    impl __g::Field for __f::tag_id {
        type Model = TaskTag;
        type Index = (__g::X0, __g::X2);
        type Rust = Id<Tag>;
        type SqlType = __g::KeyOf<Tag>;
        type Access = __g::Free;
    }
    impl __g::Model for TaskTag {
        const TABLE: &'static str = "task_tags";
        const COLUMNS: &'static [&'static str] = &["organization_id", "task_id", "tag_id"];
        const KEY: &'static [&'static str] = &["task_id", "tag_id"];
        const TENANT: &'static str = "organization_id";
        type Name = __g::Name<
            __g::X4,
            __g::Xd,
            __g::X1,
            __g::X6,
            __g::Xa,
            __g::Xd,
            __g::X9,
            __g::X3,
            __g::Xa,
            __g::Xa,
            __g::X4,
            __g::X7,
            __g::Xb,
            __g::X8,
            __g::Xc,
            __g::Xb,
        >;
        type Entity = Self;
        type Scope = __g::Owned<Organization>;
    }
    struct __Reader;
    impl __g::Reader for __Reader {
        type Row = TaskTag;
        type Fields = (__f::organization_id, __f::task_id, __f::tag_id);
        fn row(values: <Self::Fields as __g::Cells>::Values) -> TaskTag {
            TaskTag { organization_id: values.0, task_id: values.1, tag_id: values.2 }
        }
    }
    impl __g::FromSqlRow<__g::Rec<__g::One<TaskTag>>, __sql::Db> for TaskTag {
        fn build_from_row<'a>(row: &impl __g::Row<'a, __sql::Db>) -> __g::deserialize::Result<Self> {
            __g::read::<__Reader, _>(row)
        }
    }
    impl __g::StaticallySizedRow<__g::Rec<__g::One<TaskTag>>, __sql::Db> for TaskTag {
        const FIELD_COUNT: usize = 3;
    }
    #[allow(non_upper_case_globals)]
    impl TaskTag {
        pub const organization_id: __g::Column<__f::organization_id> = __g::Column::NEW;
        pub const task_id: __g::Column<__f::task_id> = __g::Column::NEW;
        pub const tag_id: __g::Column<__f::tag_id> = __g::Column::NEW;
        pub const task: __g::Relation<__r::task> = __g::Relation::NEW;
        pub const tag: __g::Relation<__r::tag> = __g::Relation::NEW;
    }
    impl __g::Related for __r::task {
        type From = TaskTag;
        type To = Task;
        type Name = __g::Name<
            __g::Xc,
            __g::X4,
            __g::X2,
            __g::X5,
            __g::X9,
            __g::Xa,
            __g::X7,
            __g::X0,
            __g::Xf,
            __g::Xe,
            __g::Xb,
            __g::X3,
            __g::X0,
            __g::X6,
            __g::X9,
            __g::Xd,
        >;
        const AS: &'static str = "task";
        const ON: &'static [(&'static str, &'static str)] =
            &[("organization_id", "organization_id"), ("task_id", "id")];
    }
    impl __g::Related for __r::tag {
        type From = TaskTag;
        type To = Tag;
        type Name = __g::Name<
            __g::X3,
            __g::Xf,
            __g::X4,
            __g::Xa,
            __g::X8,
            __g::X4,
            __g::X4,
            __g::X4,
            __g::X9,
            __g::X1,
            __g::Xb,
            __g::Xa,
            __g::X7,
            __g::Xd,
            __g::X6,
            __g::X5,
        >;
        const AS: &'static str = "tag";
        const ON: &'static [(&'static str, &'static str)] = &[("organization_id", "organization_id"), ("tag_id", "id")];
    }
    impl __g::New for NewTaskTag {
        type Model = TaskTag;
        type Key = ();
        const COLUMNS: &'static [&'static str] = &["task_id", "tag_id"];
    }
    impl __g::NewOn<__sql::Db> for NewTaskTag {
        fn bind<'b>(&'b self, row: &mut __g::Values<'_, '_, 'b, __sql::Db>) -> __g::QueryResult<()> {
            row.bind::<(__f::task_id, __f::tag_id)>((&self.task_id, &self.tag_id))
        }
    }
};
