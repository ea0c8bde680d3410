//! Really deleted, and restricts the delete of its task.
#![allow(unused_imports, reason = "one list for all models")]

use super::*;
use groundplan::chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use groundplan::uuid::Uuid;
use groundplan::{Decimal, Id, Json, Private};

#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    pub id: Id<Attachment>,
    pub organization_id: Id<Organization>,
    pub task_id: Id<Task>,
    pub bytes: Vec<u8>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct NewAttachment {
    pub task_id: Id<Task>,
    pub bytes: Vec<u8>,
}
impl NewAttachment {
    pub fn new(task_id: Id<Task>, bytes: Vec<u8>) -> Self {
        Self { task_id, bytes }
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
        pub struct bytes;
        pub struct created_at;
        pub struct updated_at;
    }
    #[allow(non_camel_case_types)]
    mod __r {
        pub struct task;
    }
    impl __g::Field for __f::id {
        type Model = Attachment;
        type Index = (__g::X0, __g::X0);
        type Rust = Id<Attachment>;
        type SqlType = __g::KeyOf<Attachment>;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::organization_id {
        type Model = Attachment;
        type Index = (__g::X0, __g::X1);
        type Rust = Id<Organization>;
        type SqlType = __g::KeyOf<Organization>;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::task_id {
        type Model = Attachment;
        type Index = (__g::X0, __g::X2);
        type Rust = Id<Task>;
        type SqlType = __g::KeyOf<Task>;
        type Access = __g::Free;
    }
    impl __g::Field for __f::bytes {
        type Model = Attachment;
        type Index = (__g::X0, __g::X3);
        type Rust = Vec<u8>;
        type SqlType = __sql::Binary;
        type Access = __g::Free;
    }
    impl __g::Field for __f::created_at {
        type Model = Attachment;
        type Index = (__g::X0, __g::X4);
        type Rust = DateTime<Utc>;
        type SqlType = __sql::Timestamp;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::updated_at {
        type Model = Attachment;
        type Index = (__g::X0, __g::X5);
        type Rust = DateTime<Utc>;
        type SqlType = __sql::Timestamp;
        type Access = __g::Stamped;
    }
    impl __g::Model for Attachment {
        const TABLE: &'static str = "attachments";
        const COLUMNS: &'static [&'static str] =
            &["id", "organization_id", "task_id", "bytes", "created_at", "updated_at"];
        const TENANT: &'static str = "organization_id";
        const UPDATED_AT: &'static str = "updated_at";
        const STAMPS: &'static [&'static str] = &["created_at", "updated_at"];
        type Name = __g::Name<
            __g::X1,
            __g::X4,
            __g::Xa,
            __g::X9,
            __g::X4,
            __g::X2,
            __g::X0,
            __g::X4,
            __g::X3,
            __g::X0,
            __g::Xa,
            __g::Xa,
            __g::X1,
            __g::X0,
            __g::X9,
            __g::Xf,
        >;
        type Entity = Self;
        type Scope = __g::Owned<Organization>;
    }
    impl __g::Keyed for Attachment {
        type RawKey = __g::Uuid;
        type Key = __f::id;
    }
    struct __Reader;
    impl __g::Reader for __Reader {
        type Row = Attachment;
        type Fields = (__f::id, __f::organization_id, __f::task_id, __f::bytes, __f::created_at, __f::updated_at);
        fn row(values: <Self::Fields as __g::Cells>::Values) -> Attachment {
            Attachment {
                id: values.0,
                organization_id: values.1,
                task_id: values.2,
                bytes: values.3,
                created_at: values.4,
                updated_at: values.5,
            }
        }
    }
    impl __g::FromSqlRow<__g::Rec<__g::One<Attachment>>, __sql::Db> for Attachment {
        fn build_from_row<'a>(row: &impl __g::Row<'a, __sql::Db>) -> __g::deserialize::Result<Self> {
            __g::read::<__Reader, _>(row)
        }
    }
    impl __g::StaticallySizedRow<__g::Rec<__g::One<Attachment>>, __sql::Db> for Attachment {
        const FIELD_COUNT: usize = 6;
    }
    #[allow(non_upper_case_globals)]
    impl Attachment {
        pub const id: __g::Column<__f::id> = __g::Column::NEW;
        pub const organization_id: __g::Column<__f::organization_id> = __g::Column::NEW;
        pub const task_id: __g::Column<__f::task_id> = __g::Column::NEW;
        pub const bytes: __g::Column<__f::bytes> = __g::Column::NEW;
        pub const created_at: __g::Column<__f::created_at> = __g::Column::NEW;
        pub const updated_at: __g::Column<__f::updated_at> = __g::Column::NEW;
        pub const task: __g::Relation<__r::task> = __g::Relation::NEW;
    }
    impl __g::Related for __r::task {
        type From = Attachment;
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
    impl __g::New for NewAttachment {
        type Model = Attachment;
        type Key = __g::Made<Attachment>;
        const COLUMNS: &'static [&'static str] = &["task_id", "bytes"];
    }
    impl __g::NewOn<__sql::Db> for NewAttachment {
        fn bind<'b>(&'b self, row: &mut __g::Values<'_, '_, 'b, __sql::Db>) -> __g::QueryResult<()> {
            row.bind::<(__f::task_id, __f::bytes)>((&self.task_id, &self.bytes))
        }
    }
};
