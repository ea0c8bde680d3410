//! A struct that a user's own macro writes.
#![allow(dead_code)]

use groundplan::Id;
use groundplan::chrono::{DateTime, Utc};
use groundplan::prelude::*;

macro_rules! lookup {
    ($name:ident, $length:literal, $($field:ident: $ty:ty),*) => {
        #[derive(Debug, groundplan::Model)]
        #[model(engine = sqlite, global)]
        pub struct $name {
            pub id: Id<$name>,
            #[model(max_length = $length)]
            pub code: String,
            $(pub $field: $ty,)*
            #[model(on_delete = set_null, reverse = children)]
            pub parent_id: Option<Id<$name>>,
            pub created_at: DateTime<Utc>,
            pub updated_at: DateTime<Utc>,
        }
    };
}
lookup!(Country, 2, area: i64, founded: Option<i32>);
lookup!(Currency, 3, digits: i16);

fn main() {
    assert!(Country::of(&()).filter(Country::area.gt(5)).to_sql::<diesel::sqlite::Sqlite>().contains("countries"));
}
