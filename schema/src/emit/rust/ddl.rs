//! The script that makes the tables, as a constant beside what a whole `schema!` writes.

use proc_macro2::TokenStream;
use quote::quote;

use super::Health;
use crate::ir::Schema;

/// ```ignore
/// #[doc = "…"]
/// pub const DDL: &str = "CREATE TABLE …";
/// ```
pub(super) fn constant(schema: &Schema, health: Health) -> Option<TokenStream> {
    // With models elsewhere it would be half a script; build.rs knows the whole one.
    let script = schema.whole.then(|| match health {
        Health::Sound => crate::emit::sql::ddl(schema),
        Health::Broken | Health::NoEngine => String::new(),
    })?;
    let doc = format!("The tables of this schema, as a script for {}.", schema.engine.title());
    Some(quote! {
        #[doc = #doc]
        pub const DDL: &str = #script;
    })
}
