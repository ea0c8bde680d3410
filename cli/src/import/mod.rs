//! A database that is there already becomes a package's model: structs, settings, a first migration and a baseline, as texts.
//!
//! [`names`] finds names that Rust allows, [`structs`] prints the structs, [`field`] one field, [`settings`] groundplan.toml. Nothing here
//! writes a file: `cmd/import.rs` does, all or nothing.

mod compare;
mod field;
mod names;
mod settings;
mod structs;
mod types;

pub use compare::differences;
pub(crate) use settings::{BASELINE, settings};
pub(crate) use structs::print;
