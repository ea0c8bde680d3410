//! The cases that run on every engine, by theme.

mod deletes;
mod joins;
mod reads;
mod scopes;
mod types;
mod writes;
