//! Back ends: each prints a [`crate::ir::Schema`] that has passed the rules. They ask no question and cannot fail.

pub mod english;
#[cfg(feature = "json")]
pub mod json;
pub mod mermaid;
pub mod report;
pub mod rust;
pub mod sql;
