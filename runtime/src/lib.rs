//! Data models, as structs or plain English, turned into checked Rust at compile time: tenant-safe Diesel queries, migrations, a
//! design scorecard.
//!
//! This crate is the one that users name. It holds what generated code stands on: [`Tenant`], [`TenantConnection`] and
//! [`AdminConnection`], typed keys ([`Id`]), and the statements that start from a model ([`prelude::Ops`]).
//!
//! Every statement on rows of a tenant starts from that tenant and runs on its connection; one that does not, does not compile.
//! What leaves this protection is named: `diesel::sql_query` on a bare connection; a `diesel::table!` of your own for a table of ours, on a bare
//! connection or as a boxed sub-select in a scoped statement; SQL of your own in a scoped statement (`diesel::dsl::sql`, an operator or a
//! `QueryFragment`) where it has unbalanced parentheses or a SELECT in it; and a hand-written impl of the traits that the macros print (`Model`,
//! `Field`, `Related`, …). On PostgreSQL row level security stands behind them; on MySQL, MariaDB and SQLite nothing does,
//! but the composite keys, which refuse what would refer to another tenant's row.
//! The policies hold statements that forget the tenant, not an attacker who writes statements: whoever runs SQL of their own can set
//! `app.current_tenant_id` as well, and enters any tenant.
//!
//! # Features
//!
//! - `postgres`, `sqlite`, `mysql` (MySQL and MariaDB): the engine of the models; none of the three links a C library by itself, the
//!   connection is Diesel's and the user's choice.
//! - `async`: `AsyncTenantConnection`, the twin of [`TenantConnection`] on the connections of
//!   diesel-async, whose drivers for PostgreSQL, MySQL and MariaDB link no C library at all.
//! - `json`: JSON columns, and the lists of engines that keep them as JSON (`sqlite` and `mysql` have it).
//! - `serde`: [`Id`], [`Private`] and `Json` in requests and answers.

#![allow(clippy::type_complexity, reason = "statements are types; an alias would hide what users read in errors")]
// Without an engine there is nothing to run on, but a library of models may build so.
#![cfg_attr(
    not(any(feature = "sqlite", feature = "postgres", feature = "mysql")),
    allow(unused_macros, unused_imports, dead_code)
)]

#[cfg(feature = "async")]
pub mod asynchronous;
pub mod column;
pub mod engine;
pub mod migrations;
pub mod model;
pub mod relation;
pub mod row;
pub mod scope;
pub mod source;
pub mod statement;

#[doc(hidden)]
#[path = "private/mod.rs"]
pub mod __private;
mod actor;
mod audit;
mod cells;
mod choice;
mod decimal;
mod diesel_internal;
mod error;
#[cfg(feature = "json")]
mod json;
mod key;
mod name;
mod one_of;
mod operand;
mod personal;
mod printed;
mod tenant;

pub use actor::{Acting, Actor};
#[cfg(feature = "async")]
pub use asynchronous::{AsyncAdminConnection, AsyncTenantConnection};
pub use audit::Bypass;
#[cfg(feature = "postgres")]
pub use audit::audit;
pub use choice::{Choice, UnknownChoice};
pub use chrono;
pub use column::{Column, Table};
pub use decimal::{Fixed, Mean};
pub use diesel;
pub use error::Error;
pub use groundplan_macros::{Enum, Model, schema};
#[cfg(feature = "json")]
pub use json::Json;
pub use key::{Id, KeyOf, KeyOn, RawKey};
pub use migrations::Migrations;
pub use model::{Field, Keyed, Model, SoftDelete, TenantRoot};
pub use one_of::OneOf;
pub use operand::{Expr, Operand, Takes, Value, expr};
pub use personal::Private;
pub use relation::Relation;
pub use rust_decimal::Decimal;
pub use scope::{AllTenants, Global, InTenant, Owned, Root};
pub use statement::subselect::{exists, exists_via};
pub use tenant::{AdminConnection, Keys, Rls, Tenant, TenantConnection};
pub use uuid;

/// What a file that queries imports: `use groundplan::prelude::*;`. It has no `Table`, no `Column` and no `RunQueryDsl`.
pub mod prelude {
    pub use crate::key::Id;
    pub use crate::model::Model;
    pub use crate::operand::expr;
    pub use crate::statement::ops::Ops;
    pub use crate::statement::subselect::{InScoped, exists, exists_via};
    pub use crate::tenant::{AdminConnection, Tenant, TenantConnection};
    pub use diesel::expression_methods::*;
    pub use diesel::{OptionalExtension, QueryResult};
}
