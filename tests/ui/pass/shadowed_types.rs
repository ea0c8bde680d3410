#![allow(dead_code, non_camel_case_types)]

pub mod model {
    use groundplan::Id;
    use groundplan::chrono::{DateTime, Utc};
    use ::std::option::Option as Maybe;

    pub struct Option;
    pub struct String;
    pub struct Vec;
    pub struct Result;
    pub struct Some;
    pub struct Ok;
    pub struct Box;
    pub struct Field;
    pub struct Row;
    pub struct Column;
    pub struct Table;
    pub struct __Private;
    pub trait Into {}
    pub trait Clone {}
    pub trait Default {}
    pub trait From {}
    pub mod core {}
    pub mod std {}
    pub mod groundplan_sql {}

    #[derive(Debug, groundplan::Model)]
    #[model(engine = sqlite, global)]
    pub struct Course {
        pub id: Id<Course>,
        #[model(max_length = 100, default = "new")]
        pub title: ::std::string::String,
        pub seats: ::std::option::Option<i32>,
        #[model(default = Level::Beginner)]
        pub level: Level,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
    }

    #[derive(Debug, Copy, PartialEq, groundplan::Enum)]
    pub enum Level {
        Beginner,
        Advanced,
    }
    impl ::core::clone::Clone for Level {
        fn clone(&self) -> Self {
            *self
        }
    }
    pub type Kept = Maybe<Course>;
}

fn main() {}
