//! Rust: what the macros write.
