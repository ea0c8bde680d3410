//! The input of `schema! { … }`: settings, `use` lines, literals.
