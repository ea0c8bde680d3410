//! Warnings. A macro on stable Rust has none of its own: a warning is the use of a deprecated macro that carries our text.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

/// A warning at a place of the user's.
///
/// rustc prints it only where every token of the use has the user's own span; and the item must not carry `allow(deprecated)`, which a
/// crate with `forbid(deprecated)` refuses.
///
/// ```ignore
/// const _: () = {
///     #[deprecated(note = "`Task::age` has no range\n= rule: range_without_check (…)\n= help: …")]
///     macro_rules! range_without_check { () => {}; }
///     range_without_check!();
/// };
/// ```
pub fn warning(code: &str, text: &str, span: Span) -> TokenStream {
    let name = Ident::new(code, span);
    // rustc's own sentence goes on after a colon.
    let used = quote_spanned!(span => #name!(););
    quote! {
        const _: () = {
            #[deprecated(note = #text)]
            macro_rules! #name { () => {}; }
            #used
        };
    }
}

/// An error at a place of the user's, from its first token to its last.
///
/// ```ignore
/// ::core::compile_error! { "…" }
/// ```
pub fn error(text: &str, first: Span, last: Span) -> TokenStream {
    let path = quote_spanned!(first => ::core::compile_error!);
    let mut body = proc_macro2::Group::new(proc_macro2::Delimiter::Brace, quote!(#text));
    body.set_span(last);
    quote!(#path #body)
}
