//! Conventions: what a text means where it does not say.
