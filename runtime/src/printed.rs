//! What build.rs printed of the whole schema, as text in the program.

/// The tables of the whole schema as SQL, as `build.rs` has written them: a `&'static str`, for tests and new databases.
///
/// In a package whose build script does not call `groundplan_build`, the file is missing, and rustc says which.
#[macro_export]
macro_rules! ddl {
    () => {
        include_str!(concat!(env!("OUT_DIR"), "/groundplan.sql"))
    };
}

/// The scorecard of the whole schema, as `groundplan check` prints it: a `&'static str`.
#[macro_export]
macro_rules! scorecard {
    () => {
        include_str!(concat!(env!("OUT_DIR"), "/groundplan_scorecard.txt"))
    };
}

/// The source of the whole schema's ER diagram, for mermaid: a `&'static str`.
#[macro_export]
macro_rules! diagram {
    () => {
        include_str!(concat!(env!("OUT_DIR"), "/groundplan.mmd"))
    };
}
