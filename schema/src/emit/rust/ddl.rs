//! The script that makes the tables, as a constant beside what a whole `schema!` writes.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Schema;

/// ```ignore
/// #[doc = "…"]
/// pub const DDL: &str = "CREATE TABLE …";
/// ```
pub(super) fn constant(schema: &Schema) -> Option<TokenStream> {
    // With models elsewhere it would be half a script; build.rs knows the whole one.
    let script = schema.whole.then(|| crate::emit::sql::ddl(schema))?;
    let doc = format!("The tables of this schema, as a script for {}.", schema.engine.title());
    Some(quote! {
        #[doc = #doc]
        pub const DDL: &str = #script;
    })
}
