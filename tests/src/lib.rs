//! What the tests of this workspace share.

pub mod chapters;
pub mod comments;
pub mod database;
pub mod imported;
pub mod outside;
pub mod probe;
pub mod random;
pub mod read_back;
pub mod sentences;
pub mod spoilt;
