//! The engine that Groundplan's macros, build library and command share. Not for users: no promise of stability.
//!
//! One pipeline: a front end ([`front`]) makes a [`draft::Draft`], [`lower`] makes an [`ir::Schema`], [`rules`] judge it, [`emit`] prints it.
//! The engine does no I/O and reads no clock and no environment; drivers do.

pub mod condition;
pub mod config;
pub mod convention;
pub mod diagnostic;
pub mod diff;
pub mod draft;
pub mod emit;
pub mod findings;
pub mod follow;
pub mod found;
pub mod front;
pub mod ir;
pub mod lower;
pub mod name;
pub mod path;
pub mod rules;
pub mod score;
pub mod sink;
#[cfg(feature = "json")]
pub mod snapshot;
pub mod text;
