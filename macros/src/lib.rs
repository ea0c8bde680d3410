//! The macros of Groundplan. Use the `groundplan` crate, which exports them; nothing of the program's own stands here.
//!
//! All logic is in `groundplan-schema`. This crate reads the files that a macro needs ([`input`]), runs the pipeline ([`driver`]) and
//! prints what is wrong at its place ([`render`]).

mod driver;
mod findings;
mod input;
mod render;

use proc_macro::TokenStream;

/// Makes a struct a model: a table, its typed columns and relations, `NewTask` for inserts and `TaskChanges` for updates.
///
#[doc = include_str!("../doc/derive.md")]
#[doc = include_str!("../doc/written.md")]
#[proc_macro_derive(Model, attributes(model))]
pub fn derive_model(item: TokenStream) -> TokenStream {
    guarded("#[derive(Model)]", || driver::model(item.into()))
}

/// Makes an enum a column type: its values are kept as text, with a CHECK.
///
/// The enum has no data, and also derives `Debug`, `Clone`, `Copy` and `PartialEq`. A value is stored in snake case (`InProgress` as
/// `in_progress`), or as `#[model(value = "…")]` says. The reference stands at [`Model`](derive@Model).
#[proc_macro_derive(Enum, attributes(model))]
pub fn derive_enum(item: TokenStream) -> TokenStream {
    guarded("#[derive(Enum)]", || driver::enumeration(item.into()))
}

#[doc = include_str!("../doc/schema.md")]
#[doc = include_str!("../doc/written.md")]
#[proc_macro]
pub fn schema(text: TokenStream) -> TokenStream {
    guarded("schema!", || driver::schema(text.into()))
}

/// A panic of ours is a bug of ours: it says so, instead of rustc's "proc macro panicked".
fn guarded(name: &str, run: impl FnOnce() -> proc_macro2::TokenStream) -> TokenStream {
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run));
    done.unwrap_or_else(|panic| render::panicked(name, panic.as_ref())).into()
}
