//! Visibilities of markers. A marker stands one module deeper than its struct, and rustc checks how far it is seen.

use proc_macro2::TokenStream;
use quote::quote;

/// The narrower of two visibilities. A marker may be seen no further than its struct, and no further than the field's own type.
pub(super) fn narrower<'v>(one: &'v TokenStream, other: &'v TokenStream) -> &'v TokenStream {
    let rank = |vis: &TokenStream| match syn::parse2::<syn::Visibility>(vis.clone()) {
        Ok(syn::Visibility::Public(_)) => 3,
        Ok(syn::Visibility::Restricted(restricted)) if restricted.path.is_ident("crate") => 2,
        Ok(syn::Visibility::Restricted(restricted)) if !restricted.path.is_ident("self") => 1,
        _ => 0,
    };
    if rank(other) < rank(one) { other } else { one }
}

/// A visibility as it must be written one module deeper.
pub(super) fn deeper(vis: &TokenStream) -> TokenStream {
    match syn::parse2::<syn::Visibility>(vis.clone()) {
        Ok(syn::Visibility::Inherited) => quote!(pub(super)),
        Ok(syn::Visibility::Restricted(restricted)) => {
            let first = restricted.path.segments.first().map(|segment| segment.ident.to_string());
            let path = &restricted.path;
            match first.as_deref() {
                Some("self") if path.segments.len() == 1 => quote!(pub(super)),
                Some("super") => quote!(pub(in super::#path)),
                _ => vis.clone(),
            }
        }
        _ => vis.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visibilities_one_module_deeper() {
        for (own, inside) in [
            ("", "pub(super)"),
            ("pub", "pub"),
            ("pub(crate)", "pub(crate)"),
            ("pub(self)", "pub(super)"),
            ("pub(super)", "pub(in super::super)"),
            ("pub(in super::super)", "pub(in super::super::super)"),
            ("pub(in crate::billing)", "pub(in crate::billing)"),
        ] {
            let tokens: TokenStream = own.parse().unwrap();
            assert_eq!(deeper(&tokens).to_string(), inside.parse::<TokenStream>().unwrap().to_string(), "{own}");
        }
    }

    #[test]
    fn the_narrower_visibility() {
        let order = [quote!(), quote!(pub(super)), quote!(pub(crate)), quote!(pub)];
        for (at, narrow) in order.iter().enumerate() {
            for wide in order.iter().skip(at) {
                assert_eq!(narrower(narrow, wide).to_string(), narrow.to_string());
                assert_eq!(narrower(wide, narrow).to_string(), narrow.to_string());
            }
        }
    }
}
