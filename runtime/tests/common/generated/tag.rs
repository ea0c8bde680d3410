//! The other side of the junction.
#![allow(unused_imports, reason = "one list for all models")]

use super::*;
use groundplan::chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use groundplan::uuid::Uuid;
use groundplan::{Decimal, Id, Json, Private};

#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    pub id: Id<Tag>,
    pub organization_id: Id<Organization>,
    pub name: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct NewTag {
    pub name: String,
}
impl NewTag {
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}
const _: () = {
    use crate::engine as __sql;
    use ::groundplan::__private as __g;
    #[allow(non_camel_case_types)]
    mod __f {
        pub struct id;
        pub struct organization_id;
        pub struct name;
        pub struct created_at;
        pub struct updated_at;
    }
    impl __g::Field for __f::id {
        type Model = Tag;
        type Index = (__g::X0, __g::X0);
        type Rust = Id<Tag>;
        type SqlType = __g::KeyOf<Tag>;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::organization_id {
        type Model = Tag;
        type Index = (__g::X0, __g::X1);
        type Rust = Id<Organization>;
        type SqlType = __g::KeyOf<Organization>;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::name {
        type Model = Tag;
        type Index = (__g::X0, __g::X2);
        type Rust = String;
        type SqlType = __sql::Text;
        type Access = __g::Free;
    }
    impl __g::Field for __f::created_at {
        type Model = Tag;
        type Index = (__g::X0, __g::X3);
        type Rust = DateTime<Utc>;
        type SqlType = __sql::Timestamp;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::updated_at {
        type Model = Tag;
        type Index = (__g::X0, __g::X4);
        type Rust = DateTime<Utc>;
        type SqlType = __sql::Timestamp;
        type Access = __g::Stamped;
    }
    impl __g::Model for Tag {
        const TABLE: &'static str = "tags";
        const COLUMNS: &'static [&'static str] = &["id", "organization_id", "name", "created_at", "updated_at"];
        const TENANT: &'static str = "organization_id";
        const UPDATED_AT: &'static str = "updated_at";
        const STAMPS: &'static [&'static str] = &["created_at", "updated_at"];
        type Name = __g::Name<
            __g::X0,
            __g::X8,
            __g::X5,
            __g::X8,
            __g::Xf,
            __g::X6,
            __g::X7,
            __g::X0,
            __g::Xf,
            __g::Xe,
            __g::Xb,
            __g::X3,
            __g::Xc,
            __g::X1,
            __g::X9,
            __g::Xd,
        >;
        type Entity = Self;
        type Scope = __g::Owned<Organization>;
    }
    impl __g::Keyed for Tag {
        type RawKey = __g::Uuid;
        type Key = __f::id;
    }
    struct __Reader;
    impl __g::Reader for __Reader {
        type Row = Tag;
        type Fields = (__f::id, __f::organization_id, __f::name, __f::created_at, __f::updated_at);
        fn row(values: <Self::Fields as __g::Cells>::Values) -> Tag {
            Tag { id: values.0, organization_id: values.1, name: values.2, created_at: values.3, updated_at: values.4 }
        }
    }
    impl __g::FromSqlRow<__g::Rec<__g::One<Tag>>, __sql::Db> for Tag {
        fn build_from_row<'a>(row: &impl __g::Row<'a, __sql::Db>) -> __g::deserialize::Result<Self> {
            __g::read::<__Reader, _>(row)
        }
    }
    impl __g::StaticallySizedRow<__g::Rec<__g::One<Tag>>, __sql::Db> for Tag {
        const FIELD_COUNT: usize = 5;
    }
    #[allow(non_upper_case_globals)]
    impl Tag {
        pub const id: __g::Column<__f::id> = __g::Column::NEW;
        pub const organization_id: __g::Column<__f::organization_id> = __g::Column::NEW;
        pub const name: __g::Column<__f::name> = __g::Column::NEW;
        pub const created_at: __g::Column<__f::created_at> = __g::Column::NEW;
        pub const updated_at: __g::Column<__f::updated_at> = __g::Column::NEW;
    }
    impl __g::New for NewTag {
        type Model = Tag;
        type Key = __g::Made<Tag>;
        const COLUMNS: &'static [&'static str] = &["name"];
    }
    impl __g::NewOn<__sql::Db> for NewTag {
        fn bind<'b>(&'b self, row: &mut __g::Values<'_, '_, 'b, __sql::Db>) -> __g::QueryResult<()> {
            row.bind::<(__f::name,)>((&self.name,))
        }
    }
};
