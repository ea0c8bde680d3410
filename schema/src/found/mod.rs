//! Tables that are there already, as a database's own words have them: what SQL, a live database, Diesel's `schema.rs` and structs with
//! `#[model(existing)]` become before they are a schema. No convention is applied: what a database has, it has.
//!
//! [`tables::Tables`] is what was read; [`schema`] makes the schema of it; [`roles`] reads from keys, types and names what columns are for.

mod relations;
mod roles;
mod schema;
pub mod tables;

pub use relations::{name_of as relation_name, of as relations};
pub use roles::{Named, settle, tenancy};
pub use schema::{default_name, models, native, schema, stored};
