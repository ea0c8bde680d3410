//! A database that is there already becomes a package's model: structs, settings, a first migration and a baseline, as texts.
//!
//! [`names`] finds names that Rust allows, [`structs`] prints the structs, [`field`] one field, [`settings`] groundplan.toml, [`english`] keeps the sentences that can be read
//! back. Nothing here
//! writes a file: `cmd/import.rs` does, all or nothing.

mod compare;
mod english;
mod field;
mod names;
mod settings;
mod structs;
mod types;

pub use compare::differences;
pub(crate) use english::readable;
pub(crate) use settings::{BASELINE, settings};
pub(crate) use structs::print;
