#![deny(private_interfaces, unreachable_pub, missing_debug_implementations, unused_qualifications)]
#![allow(dead_code)]

pub(crate) mod outer {
    pub(crate) mod inner {
        use groundplan::Id;
        use groundplan::chrono::{DateTime, Utc};

        #[derive(Debug, groundplan::Model)]
        #[model(engine = sqlite, global)]
        pub(super) struct Course {
            pub(crate) id: Id<Course>,
            pub(in crate::outer) seats: i32,
            places: Option<i32>,
            #[model(on_delete = restrict, reverse = next)]
            pub(super) before_id: Option<Id<Course>>,
            pub(self) created_at: DateTime<Utc>,
            updated_at: DateTime<Utc>,
        }
    }
}

fn main() {}
