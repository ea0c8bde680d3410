//! ER diagrams.
