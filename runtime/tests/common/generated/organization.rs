//! The tenants.
#![allow(unused_imports, reason = "one list for all models")]

use super::*;
use groundplan::chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use groundplan::uuid::Uuid;
use groundplan::{Decimal, Id, Json, Private};

#[derive(Debug, Clone, PartialEq)]
pub struct Organization {
    pub id: Id<Organization>,
    pub name: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct NewOrganization {
    pub name: String,
}
impl NewOrganization {
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
        pub struct name;
        pub struct created_at;
        pub struct updated_at;
    }
    #[allow(non_camel_case_types)]
    mod __r {
        pub struct projects;
    }
    impl __g::Field for __f::id {
        type Model = Organization;
        type Index = (__g::X0, __g::X0);
        type Rust = Id<Organization>;
        type SqlType = __g::KeyOf<Organization>;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::name {
        type Model = Organization;
        type Index = (__g::X0, __g::X1);
        type Rust = String;
        type SqlType = __sql::Text;
        type Access = __g::Free;
    }
    impl __g::Field for __f::created_at {
        type Model = Organization;
        type Index = (__g::X0, __g::X2);
        type Rust = DateTime<Utc>;
        type SqlType = __sql::Timestamp;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::updated_at {
        type Model = Organization;
        type Index = (__g::X0, __g::X3);
        type Rust = DateTime<Utc>;
        type SqlType = __sql::Timestamp;
        type Access = __g::Stamped;
    }
    impl __g::Model for Organization {
        const TABLE: &'static str = "organizations";
        const COLUMNS: &'static [&'static str] = &["id", "name", "created_at", "updated_at"];
        const TENANT: &'static str = "id";
        const UPDATED_AT: &'static str = "updated_at";
        const STAMPS: &'static [&'static str] = &["created_at", "updated_at"];
        type Name = __g::Name<
            __g::Xb,
            __g::X5,
            __g::Xa,
            __g::Xd,
            __g::Xe,
            __g::Xb,
            __g::Xf,
            __g::X7,
            __g::X5,
            __g::X9,
            __g::X3,
            __g::X0,
            __g::X6,
            __g::X3,
            __g::X8,
            __g::X6,
        >;
        type Entity = Self;
        type Scope = __g::Root<Self>;
    }
    impl __g::Keyed for Organization {
        type RawKey = __g::Uuid;
        type Key = __f::id;
    }
    impl __g::TenantRoot for Organization {
        type Isolation = crate::Isolation;
        const ADMIN_ROLE: &'static str = "app_admin";
    }
    struct __Reader;
    impl __g::Reader for __Reader {
        type Row = Organization;
        type Fields = (__f::id, __f::name, __f::created_at, __f::updated_at);
        fn row(values: <Self::Fields as __g::Cells>::Values) -> Organization {
            Organization { id: values.0, name: values.1, created_at: values.2, updated_at: values.3 }
        }
    }
    impl __g::FromSqlRow<__g::Rec<__g::One<Organization>>, __sql::Db> for Organization {
        fn build_from_row<'a>(row: &impl __g::Row<'a, __sql::Db>) -> __g::deserialize::Result<Self> {
            __g::read::<__Reader, _>(row)
        }
    }
    impl __g::StaticallySizedRow<__g::Rec<__g::One<Organization>>, __sql::Db> for Organization {
        const FIELD_COUNT: usize = 4;
    }
    #[allow(non_upper_case_globals)]
    impl Organization {
        pub const id: __g::Column<__f::id> = __g::Column::NEW;
        pub const name: __g::Column<__f::name> = __g::Column::NEW;
        pub const created_at: __g::Column<__f::created_at> = __g::Column::NEW;
        pub const updated_at: __g::Column<__f::updated_at> = __g::Column::NEW;
        pub const projects: __g::Relation<__r::projects> = __g::Relation::NEW;
    }
    impl __g::Related for __r::projects {
        type From = Organization;
        type To = Project;
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
        const AS: &'static str = "projects";
        const ON: &'static [(&'static str, &'static str)] = &[("id", "organization_id")];
    }
    impl __g::New for NewOrganization {
        type Model = Organization;
        type Key = __g::Made<Organization>;
        const COLUMNS: &'static [&'static str] = &["name"];
    }
    impl __g::NewOn<__sql::Db> for NewOrganization {
        fn bind<'b>(&'b self, row: &mut __g::Values<'_, '_, 'b, __sql::Db>) -> __g::QueryResult<()> {
            row.bind::<(__f::name,)>((&self.name,))
        }
    }
};
