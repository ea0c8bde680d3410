//! A tree in one table: it refers to itself.
#![allow(unused_imports, reason = "one list for all models")]

use super::*;
use groundplan::chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use groundplan::uuid::Uuid;
use groundplan::{Decimal, Id, Json, Private};

#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
    pub id: Id<Comment>,
    pub organization_id: Id<Organization>,
    pub task_id: Id<Task>,
    pub parent_comment_id: Option<Id<Comment>>,
    pub body: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct NewComment {
    pub task_id: Id<Task>,
    pub parent_comment_id: Option<Id<Comment>>,
    pub body: String,
}
impl NewComment {
    pub fn new(task_id: Id<Task>, body: impl Into<String>) -> Self {
        Self { task_id, parent_comment_id: None, body: body.into() }
    }
}
const _: () = {
    use crate::engine as __sql;
    use ::groundplan::__private as __g;
    #[allow(non_camel_case_types)]
    mod __f {
        pub struct id;
        pub struct organization_id;
        pub struct task_id;
        pub struct parent_comment_id;
        pub struct body;
        pub struct created_at;
        pub struct updated_at;
        pub struct deleted_at;
    }
    #[allow(non_camel_case_types)]
    mod __r {
        pub struct task;
        pub struct parent_comment;
    }
    impl __g::Field for __f::id {
        type Model = Comment;
        type Index = (__g::X0, __g::X0);
        type Rust = Id<Comment>;
        type SqlType = __g::KeyOf<Comment>;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::organization_id {
        type Model = Comment;
        type Index = (__g::X0, __g::X1);
        type Rust = Id<Organization>;
        type SqlType = __g::KeyOf<Organization>;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::task_id {
        type Model = Comment;
        type Index = (__g::X0, __g::X2);
        type Rust = Id<Task>;
        type SqlType = __g::KeyOf<Task>;
        type Access = __g::Free;
    }
    impl __g::Field for __f::parent_comment_id {
        type Model = Comment;
        type Index = (__g::X0, __g::X3);
        type Rust = Option<Id<Comment>>;
        type SqlType = __sql::Nullable<__g::KeyOf<Comment>>;
        type Access = __g::Free;
    }
    impl __g::Field for __f::body {
        type Model = Comment;
        type Index = (__g::X0, __g::X4);
        type Rust = String;
        type SqlType = __sql::Text;
        type Access = __g::Free;
    }
    impl __g::Field for __f::created_at {
        type Model = Comment;
        type Index = (__g::X0, __g::X5);
        type Rust = DateTime<Utc>;
        type SqlType = __sql::Timestamp;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::updated_at {
        type Model = Comment;
        type Index = (__g::X0, __g::X6);
        type Rust = DateTime<Utc>;
        type SqlType = __sql::Timestamp;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::deleted_at {
        type Model = Comment;
        type Index = (__g::X0, __g::X7);
        type Rust = Option<DateTime<Utc>>;
        type SqlType = __sql::Nullable<__sql::Timestamp>;
        type Access = __g::Stamped;
    }
    impl __g::Model for Comment {
        const TABLE: &'static str = "comments";
        const COLUMNS: &'static [&'static str] = &[
            "id",
            "organization_id",
            "task_id",
            "parent_comment_id",
            "body",
            "created_at",
            "updated_at",
            "deleted_at",
        ];
        const TENANT: &'static str = "organization_id";
        const DELETED_AT: &'static str = "deleted_at";
        const UPDATED_AT: &'static str = "updated_at";
        const STAMPS: &'static [&'static str] = &["created_at", "updated_at"];
        const FOLLOW: &'static [__g::Follow] = &[__g::Follow {
            parent: "comments",
            child: "comments",
            columns: &[("organization_id", "organization_id"), ("parent_comment_id", "id")],
            on_delete: __g::OnDelete::Cascade,
            tenant: "organization_id",
            deleted_at: "deleted_at",
            updated_at: "updated_at",
        }];
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
        type Entity = Self;
        type Scope = __g::Owned<Organization>;
    }
    impl __g::Keyed for Comment {
        type RawKey = __g::Uuid;
        type Key = __f::id;
    }
    impl __g::SoftDelete for Comment {}
    struct __Reader;
    impl __g::Reader for __Reader {
        type Row = Comment;
        type Fields = (
            __f::id,
            __f::organization_id,
            __f::task_id,
            __f::parent_comment_id,
            __f::body,
            __f::created_at,
            __f::updated_at,
            __f::deleted_at,
        );
        fn row(values: <Self::Fields as __g::Cells>::Values) -> Comment {
            Comment {
                id: values.0,
                organization_id: values.1,
                task_id: values.2,
                parent_comment_id: values.3,
                body: values.4,
                created_at: values.5,
                updated_at: values.6,
                deleted_at: values.7,
            }
        }
    }
    impl __g::FromSqlRow<__g::Rec<__g::One<Comment>>, __sql::Db> for Comment {
        fn build_from_row<'a>(row: &impl __g::Row<'a, __sql::Db>) -> __g::deserialize::Result<Self> {
            __g::read::<__Reader, _>(row)
        }
    }
    impl __g::StaticallySizedRow<__g::Rec<__g::One<Comment>>, __sql::Db> for Comment {
        const FIELD_COUNT: usize = 8;
    }
    #[allow(non_upper_case_globals)]
    impl Comment {
        pub const id: __g::Column<__f::id> = __g::Column::NEW;
        pub const organization_id: __g::Column<__f::organization_id> = __g::Column::NEW;
        pub const task_id: __g::Column<__f::task_id> = __g::Column::NEW;
        pub const parent_comment_id: __g::Column<__f::parent_comment_id> = __g::Column::NEW;
        pub const body: __g::Column<__f::body> = __g::Column::NEW;
        pub const created_at: __g::Column<__f::created_at> = __g::Column::NEW;
        pub const updated_at: __g::Column<__f::updated_at> = __g::Column::NEW;
        pub const deleted_at: __g::Column<__f::deleted_at> = __g::Column::NEW;
        pub const task: __g::Relation<__r::task> = __g::Relation::NEW;
        pub const parent_comment: __g::Relation<__r::parent_comment> = __g::Relation::NEW;
    }
    impl __g::Related for __r::task {
        type From = Comment;
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
    impl __g::Related for __r::parent_comment {
        type From = Comment;
        type To = Comment;
        type Name = __g::Name<
            __g::Xb,
            __g::Xe,
            __g::Xb,
            __g::Xc,
            __g::X2,
            __g::X0,
            __g::X8,
            __g::X3,
            __g::Xc,
            __g::X8,
            __g::X1,
            __g::Xd,
            __g::Xe,
            __g::X4,
            __g::Xe,
            __g::Xa,
        >;
        const AS: &'static str = "parent_comment";
        const ON: &'static [(&'static str, &'static str)] =
            &[("organization_id", "organization_id"), ("parent_comment_id", "id")];
    }
    impl __g::New for NewComment {
        type Model = Comment;
        type Key = __g::Made<Comment>;
        const COLUMNS: &'static [&'static str] = &["task_id", "parent_comment_id", "body"];
    }
    impl __g::NewOn<__sql::Db> for NewComment {
        fn bind<'b>(&'b self, row: &mut __g::Values<'_, '_, 'b, __sql::Db>) -> __g::QueryResult<()> {
            row.bind::<(__f::task_id, __f::parent_comment_id, __f::body)>((
                &self.task_id,
                &self.parent_comment_id,
                &self.body,
            ))
        }
    }
};
