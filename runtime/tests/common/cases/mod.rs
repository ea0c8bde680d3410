//! The cases that run on every engine, by theme.

pub(crate) mod canary;
mod deletes;
mod edges;
mod joins;
mod leaks;
mod reads;
mod returned;
mod scopes;
mod types;
mod writes;
