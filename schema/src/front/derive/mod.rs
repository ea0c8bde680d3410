//! Structs and enums → Draft.
