//! The specimen: what the macros print for nine models, and the specification of the emitter. The structs and enums are the user's
//! own, or printed by `schema!`; each `const _` block, `NewX` and `XChanges` are printed by both. Models of one folder see each other as the
//! models of one `model.rs` do.
//!
//! Two names stand for what differs per package, so that these models run on SQLite and on PostgreSQL: where `crate::engine` stands, the
//! macro prints `::groundplan::__private::sqlite` or `::groundplan::__private::postgres`; where `crate::Isolation` stands, it prints
//! `__g::Keys`, or `__g::Rls` on PostgreSQL with row level security.
#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    clippy::too_many_arguments,
    reason = "each test program uses a part, and users' models are public"
)]

mod attachment;
mod choice;
mod comment;
mod country;
mod organization;
mod project;
mod sample;
mod tag;
mod task;
mod task_tag;

pub use attachment::*;
pub use choice::*;
pub use comment::*;
pub use country::*;
pub use organization::*;
pub use project::*;
pub use sample::*;
pub use tag::*;
pub use task::*;
pub use task_tag::*;
