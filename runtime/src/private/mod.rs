//! Everything that generated code names. Nothing here is for users, and nothing here is stable: the macros and this crate are one
//! release.
//!
//! `tests/common/generated/` is the specimen: what the macros print, for nine models. An item that stands there may be printed;
//! what does not stand there may go.
//!
//! Generated code begins each `const _: () = { … }` with
//!
//! ```text
//! use ::groundplan::__private as __g;             // or the path that `crate = …` gives
//! use ::groundplan::__private::sqlite as __sql;   // or `postgres`: the column types, and `__sql::Db`, the backend
//! ```
//!
//! and names everything through these two, so that a user's own `Field`, `Row` or `Choice` is never hidden. The user's types are printed
//! as the user wrote them.
//!
//! **Names as types.** `type Name` of a model is the FNV-1a hash (64 bits, offset basis 0xcbf29ce484222325, prime 0x100000001b3)
//! of the bytes of `AS`, as sixteen hexadecimal digits from the lowest to the highest: `Name<Xd, X3, …>`. The lowest stand
//! first because they differ first. Of a relation it is the hash of the relation's `AS`. `type Index` of a field is its
//! place in `COLUMNS` as two digits, `(X0, Xb)` for 11.
//!
//! **Visibility.** Markers stand in `mod __f` (columns) and `mod __r` (relations) inside the `const`; they need the field's own visibility, one module deeper:
//! `pub` stays `pub`, private becomes `pub(super)`, `pub(crate)` stays, `pub(super)` becomes `pub(in super::super)`.

mod assert;
mod stub;

pub use crate::cells::{Cells, Chain, Reader, read};
pub use crate::choice::{Choice, UnknownChoice, choice_from_sql, choice_to_sql};
pub use crate::column::Column;
pub use crate::diesel_internal::Bound;
pub use crate::key::{Id, KeyOf};
pub use crate::model::{Field, Follow, Free, Keyed, Model, OnDelete, SoftDelete, Stamped, TenantRoot};
pub use crate::name::{Name, X0, X1, X2, X3, X4, X5, X6, X7, X8, X9, Xa, Xb, Xc, Xd, Xe, Xf};
pub use crate::relation::{Related, Relation};
pub use crate::row::{One, Rec};
pub use crate::scope::{Global, Owned, Root};
pub use crate::statement::insert::{Made, New, NewOn, Values};
pub use crate::statement::update::{Changes, ChangesOn, Sets};
pub use crate::tenant::{Keys, Rls};
pub use assert::{Chooses, KeptWith, RefersInto, kept_with, same_tenant};
pub use chrono;
pub use diesel::QueryResult;
pub use diesel::backend::Backend;
pub use diesel::deserialize::{self, FromSql, FromSqlRow, Queryable, StaticallySizedRow};
pub use diesel::expression::AsExpression;
pub use diesel::row::Row;
pub use diesel::serialize::{self, Output, ToSql};
pub use diesel_migrations;
pub use rust_decimal::Decimal;
pub use stub::Unread;
pub use uuid::Uuid;

#[cfg(feature = "mysql")]
pub use crate::engine::mysql::{sql as mariadb, sql as mysql};
#[cfg(feature = "postgres")]
pub use crate::engine::postgres::sql as postgres;
#[cfg(feature = "sqlite")]
pub use crate::engine::sqlite::sql as sqlite;
