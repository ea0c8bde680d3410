//! Back ends: each prints a [`crate::ir::Schema`] that has passed the rules. They ask no question and cannot fail.

#[cfg(feature = "json")]
mod diagram;
pub mod english;
pub mod github;
#[cfg(feature = "json")]
pub mod html;
#[cfg(feature = "json")]
pub mod json;
pub mod mermaid;
pub mod report;
pub mod rust;
#[cfg(feature = "json")]
pub mod sarif;
pub mod sql;
