//! A column of each further type, and a tenant-owned key that the database counts.
#![allow(unused_imports, reason = "one list for all models")]

use super::*;
use groundplan::chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use groundplan::uuid::Uuid;
use groundplan::{Decimal, Id, Json, Private};

/// What a user keeps as JSON.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Settings {
    pub theme: String,
    pub width: u32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    pub id: Id<Sample>,
    pub organization_id: Id<Organization>,
    pub small: i16,
    pub medium: i32,
    pub large: i64,
    pub ratio: f64,
    pub rough: f32,
    pub yes: bool,
    pub token: Uuid,
    pub at: NaiveTime,
    pub seen_at: Option<DateTime<Utc>>,
    pub email: Private<String>,
    pub phone: Option<Private<String>>,
    pub anything: Json,
    pub settings: Option<Json<Settings>>,
    pub words: Vec<String>,
    pub numbers: Option<Vec<i32>>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct NewSample {
    pub small: i16,
    pub medium: i32,
    pub large: i64,
    pub ratio: f64,
    pub rough: f32,
    pub yes: Option<bool>,
    pub token: Uuid,
    pub at: NaiveTime,
    pub seen_at: Option<DateTime<Utc>>,
    pub email: Private<String>,
    pub phone: Option<Private<String>>,
    pub anything: Json,
    pub settings: Option<Json<Settings>>,
    pub words: Vec<String>,
    pub numbers: Option<Vec<i32>>,
}
impl NewSample {
    pub fn new(
        small: i16,
        medium: i32,
        large: i64,
        ratio: f64,
        rough: f32,
        token: Uuid,
        at: NaiveTime,
        email: Private<String>,
        anything: Json,
        words: Vec<String>,
    ) -> Self {
        Self {
            small,
            medium,
            large,
            ratio,
            rough,
            yes: None,
            token,
            at,
            seen_at: None,
            email,
            phone: None,
            anything,
            settings: None,
            words,
            numbers: None,
        }
    }
}
const _: () = {
    use crate::engine as __sql;
    use ::groundplan::__private as __g;
    #[allow(non_camel_case_types)]
    mod __f {
        pub struct id;
        pub struct organization_id;
        pub struct small;
        pub struct medium;
        pub struct large;
        pub struct ratio;
        pub struct rough;
        pub struct yes;
        pub struct token;
        pub struct at;
        pub struct seen_at;
        pub struct email;
        pub struct phone;
        pub struct anything;
        pub struct settings;
        pub struct words;
        pub struct numbers;
    }
    impl __g::Field for __f::id {
        type Model = Sample;
        type Index = (__g::X0, __g::X0);
        type Rust = Id<Sample>;
        type SqlType = __g::KeyOf<Sample>;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::organization_id {
        type Model = Sample;
        type Index = (__g::X0, __g::X1);
        type Rust = Id<Organization>;
        type SqlType = __g::KeyOf<Organization>;
        type Access = __g::Stamped;
    }
    impl __g::Field for __f::small {
        type Model = Sample;
        type Index = (__g::X0, __g::X2);
        type Rust = i16;
        type SqlType = __sql::SmallInt;
        type Access = __g::Free;
    }
    impl __g::Field for __f::medium {
        type Model = Sample;
        type Index = (__g::X0, __g::X3);
        type Rust = i32;
        type SqlType = __sql::Integer;
        type Access = __g::Free;
    }
    impl __g::Field for __f::large {
        type Model = Sample;
        type Index = (__g::X0, __g::X4);
        type Rust = i64;
        type SqlType = __sql::BigInt;
        type Access = __g::Free;
    }
    impl __g::Field for __f::ratio {
        type Model = Sample;
        type Index = (__g::X0, __g::X5);
        type Rust = f64;
        type SqlType = __sql::Double;
        type Access = __g::Free;
    }
    impl __g::Field for __f::rough {
        type Model = Sample;
        type Index = (__g::X0, __g::X6);
        type Rust = f32;
        type SqlType = __sql::Float;
        type Access = __g::Free;
    }
    impl __g::Field for __f::yes {
        type Model = Sample;
        type Index = (__g::X0, __g::X7);
        type Rust = bool;
        type SqlType = __sql::Bool;
        type Access = __g::Free;
    }
    impl __g::Field for __f::token {
        type Model = Sample;
        type Index = (__g::X0, __g::X8);
        type Rust = Uuid;
        type SqlType = __sql::Uuid;
        type Access = __g::Free;
    }
    impl __g::Field for __f::at {
        type Model = Sample;
        type Index = (__g::X0, __g::X9);
        type Rust = NaiveTime;
        type SqlType = __sql::Time;
        type Access = __g::Free;
    }
    impl __g::Field for __f::seen_at {
        type Model = Sample;
        type Index = (__g::X0, __g::Xa);
        type Rust = Option<DateTime<Utc>>;
        type SqlType = __sql::Nullable<__sql::Timestamp>;
        type Access = __g::Free;
    }
    impl __g::Field for __f::email {
        type Model = Sample;
        type Index = (__g::X0, __g::Xb);
        type Rust = Private<String>;
        type SqlType = __sql::Text;
        type Access = __g::Free;
    }
    impl __g::Field for __f::phone {
        type Model = Sample;
        type Index = (__g::X0, __g::Xc);
        type Rust = Option<Private<String>>;
        type SqlType = __sql::Nullable<__sql::Text>;
        type Access = __g::Free;
    }
    impl __g::Field for __f::anything {
        type Model = Sample;
        type Index = (__g::X0, __g::Xd);
        type Rust = Json;
        type SqlType = __sql::Json;
        type Access = __g::Free;
    }
    impl __g::Field for __f::settings {
        type Model = Sample;
        type Index = (__g::X0, __g::Xe);
        type Rust = Option<Json<Settings>>;
        type SqlType = __sql::Nullable<__sql::Json>;
        type Access = __g::Free;
    }
    impl __g::Field for __f::words {
        type Model = Sample;
        type Index = (__g::X0, __g::Xf);
        type Rust = Vec<String>;
        type SqlType = __sql::Array<__sql::Text>;
        type Access = __g::Free;
    }
    impl __g::Field for __f::numbers {
        type Model = Sample;
        type Index = (__g::X1, __g::X0);
        type Rust = Option<Vec<i32>>;
        type SqlType = __sql::Nullable<__sql::Array<__sql::Integer>>;
        type Access = __g::Free;
    }
    impl __g::Model for Sample {
        const TABLE: &'static str = "samples";
        const COLUMNS: &'static [&'static str] = &[
            "id",
            "organization_id",
            "small",
            "medium",
            "large",
            "ratio",
            "rough",
            "yes",
            "token",
            "at",
            "seen_at",
            "email",
            "phone",
            "anything",
            "settings",
            "words",
            "numbers",
        ];
        const TENANT: &'static str = "organization_id";
        type Name = __g::Name<
            __g::Xc,
            __g::Xd,
            __g::Xd,
            __g::Xd,
            __g::X8,
            __g::X4,
            __g::Xb,
            __g::X3,
            __g::Xa,
            __g::X6,
            __g::Xa,
            __g::Xc,
            __g::X1,
            __g::Xb,
            __g::X3,
            __g::Xe,
        >;
        type Entity = Self;
        type Scope = __g::Owned<Organization>;
    }
    impl __g::Keyed for Sample {
        type RawKey = i64;
        type Key = __f::id;
    }
    struct __Reader;
    impl __g::Reader for __Reader {
        type Row = Sample;
        type Fields = __g::Chain<
            (
                __f::id,
                __f::organization_id,
                __f::small,
                __f::medium,
                __f::large,
                __f::ratio,
                __f::rough,
                __f::yes,
                __f::token,
                __f::at,
                __f::seen_at,
                __f::email,
                __f::phone,
                __f::anything,
                __f::settings,
                __f::words,
            ),
            (__f::numbers,),
        >;
        fn row(values: <Self::Fields as __g::Cells>::Values) -> Sample {
            Sample {
                id: values.0.0,
                organization_id: values.0.1,
                small: values.0.2,
                medium: values.0.3,
                large: values.0.4,
                ratio: values.0.5,
                rough: values.0.6,
                yes: values.0.7,
                token: values.0.8,
                at: values.0.9,
                seen_at: values.0.10,
                email: values.0.11,
                phone: values.0.12,
                anything: values.0.13,
                settings: values.0.14,
                words: values.0.15,
                numbers: values.1.0,
            }
        }
    }
    impl __g::FromSqlRow<__g::Rec<__g::One<Sample>>, __sql::Db> for Sample {
        fn build_from_row<'a>(row: &impl __g::Row<'a, __sql::Db>) -> __g::deserialize::Result<Self> {
            __g::read::<__Reader, _>(row)
        }
    }
    impl __g::StaticallySizedRow<__g::Rec<__g::One<Sample>>, __sql::Db> for Sample {
        const FIELD_COUNT: usize = 17;
    }
    #[allow(non_upper_case_globals)]
    impl Sample {
        pub const id: __g::Column<__f::id> = __g::Column::NEW;
        pub const organization_id: __g::Column<__f::organization_id> = __g::Column::NEW;
        pub const small: __g::Column<__f::small> = __g::Column::NEW;
        pub const medium: __g::Column<__f::medium> = __g::Column::NEW;
        pub const large: __g::Column<__f::large> = __g::Column::NEW;
        pub const ratio: __g::Column<__f::ratio> = __g::Column::NEW;
        pub const rough: __g::Column<__f::rough> = __g::Column::NEW;
        pub const yes: __g::Column<__f::yes> = __g::Column::NEW;
        pub const token: __g::Column<__f::token> = __g::Column::NEW;
        pub const at: __g::Column<__f::at> = __g::Column::NEW;
        pub const seen_at: __g::Column<__f::seen_at> = __g::Column::NEW;
        pub const email: __g::Column<__f::email> = __g::Column::NEW;
        pub const phone: __g::Column<__f::phone> = __g::Column::NEW;
        pub const anything: __g::Column<__f::anything> = __g::Column::NEW;
        pub const settings: __g::Column<__f::settings> = __g::Column::NEW;
        pub const words: __g::Column<__f::words> = __g::Column::NEW;
        pub const numbers: __g::Column<__f::numbers> = __g::Column::NEW;
    }
    impl __g::New for NewSample {
        type Model = Sample;
        type Key = __g::Made<Sample>;
        const COLUMNS: &'static [&'static str] = &[
            "small", "medium", "large", "ratio", "rough", "yes", "token", "at", "seen_at", "email", "phone",
            "anything", "settings", "words", "numbers",
        ];
    }
    impl __g::NewOn<__sql::Db> for NewSample {
        fn bind<'b>(&'b self, row: &mut __g::Values<'_, '_, 'b, __sql::Db>) -> __g::QueryResult<()> {
            row.bind::<(
                __f::small,
                __f::medium,
                __f::large,
                __f::ratio,
                __f::rough,
                __f::yes,
                __f::token,
                __f::at,
                __f::seen_at,
                __f::email,
                __f::phone,
                __f::anything,
                __f::settings,
                __f::words,
                __f::numbers,
            )>((
                &self.small,
                &self.medium,
                &self.large,
                &self.ratio,
                &self.rough,
                self.yes.as_ref().unwrap_or(&false),
                &self.token,
                &self.at,
                &self.seen_at,
                &self.email,
                &self.phone,
                &self.anything,
                &self.settings,
                &self.words,
                &self.numbers,
            ))
        }
    }
};
