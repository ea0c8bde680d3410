//! English → Draft.
