//! Columns by the handful: the runtime reads, binds and sets a tuple of up to sixteen in one call, which is what rustc checks fastest.
//!
//! `(__f::id, __f::status)`, or of more than sixteen `__g::Chain<(…), (…)>`; and the same shape as a value.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};

use super::shape::Column;

/// So many fields the runtime knows in one tuple.
const MANY: usize = 16;

/// The fields as a type, each at its place in the source, so that rustc complains of a type there.
pub(super) fn fields(columns: &[&Column<'_>]) -> TokenStream {
    let markers = columns.iter().map(|column| {
        let marker = column.marker();
        quote_spanned!(column.span => #marker)
    });
    folded(markers, |tuple, rest| quote!(__g::Chain<#tuple, #rest>))
}

/// A value for each of the fields, in the same shape.
pub(super) fn values(values: impl IntoIterator<Item = TokenStream>) -> TokenStream {
    folded(values, |tuple, rest| quote!((#tuple, #rest)))
}

/// The way to each of so many values in that shape: `.0`, `.1`, …, and beyond sixteen `.0.0`, …, `.1.0`.
pub(super) fn ways(count: usize) -> impl Iterator<Item = TokenStream> {
    let tuples = count.div_ceil(MANY);
    (0..count).map(move |at| {
        let (tuple, place) = (at / MANY, Literal::usize_unsuffixed(at % MANY));
        // Each `.1` goes one tuple further; the last one has no tuple beside it.
        let further = std::iter::repeat_n(quote!(.1), tuple);
        let here = (tuple + 1 < tuples).then(|| quote!(.0));
        quote!(#(#further)* #here .#place)
    })
}

fn folded(
    parts: impl IntoIterator<Item = TokenStream>,
    then: impl Fn(&TokenStream, &TokenStream) -> TokenStream,
) -> TokenStream {
    let parts: Vec<_> = parts.into_iter().collect();
    let mut tuples = parts.chunks(MANY).map(|some| quote!((#(#some,)*))).rev();
    let last = tuples.next().unwrap_or_default();
    tuples.fold(last, |rest, tuple| then(&tuple, &rest))
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    use super::*;

    fn text(tokens: &TokenStream) -> String {
        tokens.to_string().replace(' ', "")
    }

    #[test]
    fn the_ways_lead_to_the_values() {
        let all = |count: usize| ways(count).map(|way| text(&way)).collect::<Vec<_>>();
        assert_eq!(all(2), [".0", ".1"]);
        assert_eq!((all(16)[15].as_str(), all(17)[15].as_str(), all(17)[16].as_str()), (".15", ".0.15", ".1.0"));
        assert_eq!((all(33)[16].as_str(), all(33)[32].as_str()), (".1.0.0", ".1.1.0"));
    }

    #[test]
    fn a_tuple_ends_after_sixteen() {
        let many = |count: u8| text(&values((0..count).map(|at| Literal::u8_unsuffixed(at).into_token_stream())));
        assert_eq!(many(1), "(0,)");
        assert_eq!(many(17), "((0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,),(16,))");
    }
}
