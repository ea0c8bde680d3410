//! Structs and enums → Draft.

pub mod condition;
