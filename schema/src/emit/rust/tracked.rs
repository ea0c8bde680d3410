//! Files that the macro has read: cargo compiles again when they change.

use proc_macro2::TokenStream;
use quote::quote;

use super::Tracked;

/// The compiler watches what `include_bytes!` names. The paths are put together by the compiler, so that what we write is the same on
/// every machine.
///
/// ```ignore
/// const _: &[u8] = ::core::include_bytes!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/groundplan.toml"));
/// const _: &[u8] = ::core::include_bytes!(::core::concat!(::core::env!("OUT_DIR"), "/groundplan_findings.txt"));
/// ```
pub(super) fn files(files: &[Tracked]) -> TokenStream {
    let lines = files.iter().map(|file| {
        let (variable, path) = match file {
            Tracked::Package(path) => ("CARGO_MANIFEST_DIR", path),
            Tracked::OutDir(path) => ("OUT_DIR", path),
        };
        let path = format!("/{path}");
        quote! { const _: &[u8] = ::core::include_bytes!(::core::concat!(::core::env!(#variable), #path)); }
    });
    quote!(#(#lines)*)
}
