//! The cases that run on every engine, by theme.

mod deletes;
mod joins;
mod leaks;
mod reads;
mod scopes;
mod types;
mod writes;
