//! Everything that we take from `diesel::internal`, and why. No other file names that module.
//!
//! It is outside Diesel's promise of stability, so the workspace pins Diesel's minor version; on an update this file is read first.

pub(crate) use diesel::internal::table_macro::{
    // The FROM clause of a join and its two kinds. Diesel's checks of expressions (`nullable()`, tuples, aggregates) are written against
    // these types, so a join of ours must look like one of Diesel's.
    Inner,
    Join,
    LeftOuter,
    // Diesel's way to say from which side of a join a column is taken; a column's `SelectableExpression` on a join needs it.
    Pick,
};

/// A bound value as an expression. Diesel's derive of `AsExpression` prints this type; we need the same for types that are foreign
/// to us and to Diesel, and generated enums name it.
pub use diesel::internal::derives::as_expression::Bound;
