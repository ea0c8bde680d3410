//! Front ends: each reads one kind of source into a [`crate::draft::Draft`]. A front end never stops early and never imports the other.

pub mod derive;
pub mod english;
pub mod schema_macro;
pub mod span;
