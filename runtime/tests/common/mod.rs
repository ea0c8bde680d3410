//! What all test programs share: the models, a world of two tenants, and the cases that run on every engine.
//!
//! A test program gives `crate::engine`, `crate::Isolation`, `crate::Conn` and `crate::open()`, which makes a database of its own.

pub(crate) mod cases;
pub(crate) mod generated;
pub(crate) mod world;
