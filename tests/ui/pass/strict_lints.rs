//! Lints that rustc allows unless a crate asks for them. What macros write keeps to them.
#![forbid(unsafe_code, deprecated)]
#![deny(warnings, future_incompatible, keyword_idents, nonstandard_style, rust_2018_idioms, unused)]
#![deny(absolute_paths_not_starting_with_crate, elided_lifetimes_in_paths, explicit_outlives_requirements)]
#![deny(let_underscore_drop, missing_copy_implementations, missing_debug_implementations, redundant_imports)]
#![deny(single_use_lifetimes, trivial_casts, trivial_numeric_casts, unit_bindings, unnameable_types)]
#![deny(unreachable_pub, unused_import_braces, unused_lifetimes, unused_qualifications, unused_results)]
#![allow(dead_code)]

pub mod structs {
    use groundplan::Id;
    use groundplan::chrono::{DateTime, Utc};

    #[derive(Debug, groundplan::Model)]
    #[model(engine = sqlite, global)]
    pub struct Course {
        pub id: Id<Course>,
        #[model(max_length = 20, unique)]
        pub code: String,
        #[model(default = Level::Beginner)]
        pub level: Level,
        #[model(on_delete = set_null, reverse = opens)]
        pub needs_id: Option<Id<Course>>,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
    }

    #[derive(Debug, Clone, Copy, PartialEq, Eq, groundplan::Enum)]
    pub enum Level {
        Beginner,
        Advanced,
    }
}

pub mod text {
    groundplan::schema! {
        engine = sqlite,
        "Organizations are the tenants and have a name."
        "Tasks have a title and a status. Status can be pending or done and defaults to pending."
        "Tasks can have multiple tags, and tags can be on multiple tasks. Tags have a unique name."
        "Users have a unique email and an optional phone. Deleted tasks are kept."
    }
}

fn main() {}
