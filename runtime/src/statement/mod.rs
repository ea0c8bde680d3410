//! Statements. Their names are Diesel's, their parts are private, so nothing outside can widen or run them.

pub mod back;
pub mod clause;
pub mod delete;
pub mod follow;
pub mod insert;
pub mod ops;
pub mod page;
pub mod run;
pub mod select;
pub mod subselect;
pub mod update;
