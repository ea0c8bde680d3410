//! Shared by all tenants, with a key that the database counts.
#![allow(unused_imports, reason = "one list for all models")]

use super::*;
use groundplan::chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use groundplan::uuid::Uuid;
use groundplan::{Decimal, Id, Json, Private};

#[derive(Debug, Clone, PartialEq)]
pub struct Country {
    pub id: Id<Country>,
    pub code: String,
}
#[derive(Debug, Clone, PartialEq)]
pub struct NewCountry {
    pub code: String,
}
impl NewCountry {
    pub fn new(code: impl Into<String>) -> Self {
        Self { code: code.into() }
    }
}
const _: () = {
    use crate::engine as __sql;
    use ::groundplan::__private as __g;
    #[allow(non_camel_case_types)]
    mod __f {
        pub struct id;
        pub struct code;
    }
    impl __g::Field for __f::id {
        type Model = Country;
        type Index = (__g::X0, __g::X0);
        type Rust = Id<Country>;
        type SqlType = __g::KeyOf<Country>;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::code {
        type Model = Country;
        type Index = (__g::X0, __g::X1);
        type Rust = String;
        type SqlType = __sql::Text;
        type Access = __g::Free;
    }
    impl __g::Model for Country {
        const TABLE: &'static str = "countries";
        const COLUMNS: &'static [&'static str] = &["id", "code"];
        type Name = __g::Name<
            __g::Xd,
            __g::Xc,
            __g::X8,
            __g::Xc,
            __g::Xc,
            __g::Xa,
            __g::X4,
            __g::X7,
            __g::Xb,
            __g::Xa,
            __g::X6,
            __g::X0,
            __g::Xc,
            __g::X2,
            __g::Xc,
            __g::X7,
        >;
        type Entity = Self;
        type Scope = __g::Global;
    }
    impl __g::Keyed for Country {
        type RawKey = i64;
        type Key = __f::id;
    }
    struct __Reader;
    impl __g::Reader for __Reader {
        type Row = Country;
        type Fields = (__f::id, __f::code);
        fn row(values: <Self::Fields as __g::Cells>::Values) -> Country {
            Country { id: values.0, code: values.1 }
        }
    }
    impl __g::FromSqlRow<__g::Rec<__g::One<Country>>, __sql::Db> for Country {
        fn build_from_row<'a>(row: &impl __g::Row<'a, __sql::Db>) -> __g::deserialize::Result<Self> {
            __g::read::<__Reader, _>(row)
        }
    }
    impl __g::StaticallySizedRow<__g::Rec<__g::One<Country>>, __sql::Db> for Country {
        const FIELD_COUNT: usize = 2;
    }
    #[allow(non_upper_case_globals)]
    impl Country {
        pub const id: __g::Column<__f::id> = __g::Column::NEW;
        pub const code: __g::Column<__f::code> = __g::Column::NEW;
    }
    impl __g::New for NewCountry {
        type Model = Country;
        type Key = __g::Made<Country>;
        const COLUMNS: &'static [&'static str] = &["code"];
    }
    impl __g::NewOn<__sql::Db> for NewCountry {
        fn bind<'b>(&'b self, row: &mut __g::Values<'_, '_, 'b, __sql::Db>) -> __g::QueryResult<()> {
            row.bind::<(__f::code,)>((&self.code,))
        }
    }
};
