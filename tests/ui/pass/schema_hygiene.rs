#![no_implicit_prelude]
#![deny(missing_docs, missing_debug_implementations)]
#![allow(dead_code)]
//! What `schema!` writes leans on no name of the user's.

/// A model whose names are those that generated code likes to use.
pub mod model {
    ::groundplan::schema! {
        engine = sqlite,
        "Organizations are the tenants and have a name."
        "Options have a label (up to 20 characters) and a count."
        "Results have a value (up to 20 characters) and belong to options; deleting an option deletes its results."
        "Strings have a type, an order (a whole number), a group and a match."
        "Users have a unique email, a name and an optional phone."
    }
}

fn main() {}
