//! The record of a schema beside its migration.
