//! The struct itself, where `schema!` writes it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::shape::{Column, Item};
use crate::ir::{By, Schema};

/// ```ignore
/// #[doc = "Tasks: “Tasks have a title (up to 200 characters), …”"]
/// #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
/// pub struct Task {
///     #[doc = "“title”, in “Tasks have a title (up to 200 characters), …” (`have`)."]
///     pub title: ::std::string::String,
/// }
/// impl ::core::fmt::Debug for Task { … }        // only where personal data is left out; otherwise derived
/// ```
pub(super) fn item(item: &Item<'_>) -> TokenStream {
    let model = &item.ident;
    let said = item.model.doc.as_deref().unwrap_or(&item.model.origin.text);
    let words = match item.model.origin.by {
        By::Text if !said.is_empty() => format!("A row of `{}`: “{}”", item.model.table, plain(said)),
        _ => format!("A row of `{}`.", item.model.table),
    };
    let fields = item.declared().map(|column| {
        let (ident, ty, doc) = (&column.ident, &column.ty, doc(item.schema, column));
        quote!(#[doc = #doc] pub #ident: #ty,)
    });
    let (derived, written) = debug(model, item.declared());
    quote! {
        #[doc = #words]
        #[derive(::core::clone::Clone, ::core::cmp::PartialEq #derived)]
        pub struct #model { #(#fields)* }
        #written
    }
}

/// `Debug`: derived, or, where there is personal data, written so that it stays out of logs.
pub(super) fn debug<'i, 'a: 'i>(
    of: &Ident,
    columns: impl Iterator<Item = &'i Column<'a>>,
) -> (Option<TokenStream>, Option<TokenStream>) {
    let columns: Vec<_> = columns.collect();
    if columns.iter().all(|column| column.field.pii.is_none()) {
        return (Some(quote!(, ::core::fmt::Debug)), None);
    }
    let name = of.to_string();
    let fields = columns.iter().map(|column| {
        let (ident, field) = (&column.ident, &column.field.name);
        match column.field.pii {
            Some(_) => quote!(.field(#field, &::core::format_args!("…"))),
            None => quote!(.field(#field, &self.#ident)),
        }
    });
    let written = quote! {
        #[automatically_derived]
        impl ::core::fmt::Debug for #of {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct(#name)#(#fields)*.finish()
            }
        }
    };
    (None, Some(written))
}

/// The words that the field comes from, and the sentences that say something of it, each with its form.
fn doc(schema: &Schema, column: &Column<'_>) -> String {
    let field = column.field;
    let numbers = schema.sentences_of(&field.origin, &field.said);
    let said = numbers.into_iter().filter_map(|number| schema.sentences.get(number));
    let said: Vec<String> = said.map(|sentence| format!("“{}” (`{}`)", plain(&sentence.text), sentence.form)).collect();
    let said = said.join(" ");
    let mut doc = match field.origin.by {
        By::Text if !field.origin.text.is_empty() => {
            let words = plain(&field.origin.text);
            if said.is_empty() { format!("“{words}”") } else { format!("“{words}”, in {said}.") }
        }
        By::Automatic if !said.is_empty() => {
            format!("The column `{}`: {}, by {said}.", field.column, field.origin.text)
        }
        By::Automatic => format!("The column `{}`: {}.", field.column, field.origin.text),
        By::Text | By::Convention => format!("The column `{}`.", field.column),
    };
    if let Some(class) = field.pii {
        doc += &format!(" Personal data ({}): `Debug` leaves it out.", class.word());
    }
    doc
}

/// The user's words as Markdown: rustdoc must see neither links nor tags in them.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_no_markup() {
        assert_eq!(plain("a [link], <b> and\n`in progress`"), "a \\[link\\], \\<b\\> and \\`in progress\\`");
    }

    /// What an editor shows for a field of a text: its words, and every sentence that speaks of it with its form.
    #[test]
    fn the_docs_of_a_field_are_its_sentences() {
        let (mut sources, mut out) = (crate::text::Sources::new(), crate::sink::Diagnostics::new());
        let text = "Use SQLite. Kilns have a state. State can be hot or cold. Kilns belong to potters.";
        let text = sources.add_file("kilns.md", text);
        let context = crate::front::english::Context::default();
        let draft = crate::front::english::read(&sources, &[text], &context, &mut out);
        let view = crate::lower::View::Whole;
        let schema = crate::lower::lower(draft, &crate::config::Config::default(), view, &sources, &mut out);
        assert_eq!(out.finish(), []);
        let around = super::super::Around {
            runtime: super::super::Runtime::default(),
            tracked: Vec::new(),
            follows: Vec::new(),
            health: super::super::Health::Sound,
        };
        let tokens = super::super::schema(&schema, &[], &|_| proc_macro2::Span::call_site(), &around);
        let printed = tokens.to_string();
        for doc in [
            "“state”, in “Kilns have a state” (`have`) “State can be hot or cold” (`values`).",
            "“potters”, in “Kilns belong to potters” (`belong`).",
            "The column `id`: every entity has a key.",
        ] {
            assert!(printed.contains(doc), "{doc}\n\n{printed}");
        }
    }
}
