//! Several `schema!` and derives in one crate; a `schema!` that names a struct of another module.
#![deny(warnings, missing_docs)]
#![allow(dead_code)]

/// Written as structs.
pub mod billing {
    use crate::Organization;
    use groundplan::Id;
    use groundplan::chrono::{DateTime, Utc};

    /// An invoice.
    #[derive(Debug, groundplan::Model)]
    #[model(engine = sqlite, tenant = Organization)]
    pub struct Invoice {
        /// The key.
        pub id: Id<Invoice>,
        /// Whose it is.
        pub organization_id: Id<Organization>,
        /// When it was made.
        pub created_at: DateTime<Utc>,
        /// When it was changed.
        pub updated_at: DateTime<Utc>,
    }
}

groundplan::schema! {
    engine = sqlite,
    "Organizations are the tenants and have a name."
}

/// A text of its own.
pub mod work {
    groundplan::schema! {
        engine = sqlite,
        use crate::Organization;
        use crate::billing::Invoice;
        "Organizations are the tenants."
        "Tasks have a title and a status. Status can be pending or done and defaults to pending."
        "Tasks belong to invoices; deleting an invoice deletes its tasks."
    }
}

fn main() {
    use groundplan::prelude::*;
    let acme = Tenant::assume(groundplan::Id::<Organization>::from_raw(groundplan::uuid::Uuid::nil()));
    let sql = work::Task::of(&acme).join(work::Task::invoice).to_sql::<diesel::sqlite::Sqlite>();
    assert!(sql.contains("INNER JOIN `invoices`"), "{sql}");
}
