#![no_implicit_prelude]
#![allow(dead_code)]

#[derive(::groundplan::Model)]
#[model(engine = sqlite, root)]
pub struct Organization {
    pub id: ::groundplan::Id<Organization>,
    #[model(max_length = 100)]
    pub name: ::std::string::String,
    pub note_count: ::core::option::Option<i32>,
    pub level: Level,
    pub created_at: ::groundplan::chrono::DateTime<::groundplan::chrono::Utc>,
    pub updated_at: ::groundplan::chrono::DateTime<::groundplan::chrono::Utc>,
}

#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::groundplan::Enum)]
pub enum Level {
    Beginner,
    Advanced,
}

fn main() {}
