//! `#[model(…)]` as tokens → attributes of the table. What is unknown says what is known.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;

use super::{Apply, Argument, Given, Place, Reader, TABLE, report, value};
use crate::diagnostic::Diagnostic;
use crate::name;

/// Reads all `#[model(…)]` of one place. What is unknown, stands at the wrong place or stands twice is reported and left out.
pub(in crate::front::derive) fn read(
    attributes: &[syn::Attribute],
    place: Place,
    reader: &mut Reader<'_>,
) -> Vec<Given> {
    let mut list: Vec<Given> = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("model")) {
        let syn::Meta::List(meta) = &attribute.meta else {
            let example = TABLE.iter().find(|row| row.place == place).map_or("", |row| row.example);
            let span = reader.span(attribute.path());
            let message = format!("`#[model]` of `{}` has no parentheses", reader.owner());
            reader.error(
                Diagnostic::error("invalid_attribute", span, message).help(format!("write `#[model({example})]`")),
            );
            continue;
        };
        for part in split(meta.tokens.clone()) {
            let Some(given) = one(part, attribute.path(), place, reader) else { continue };
            match list.iter().find(|first| !given.row.repeats && first.row.name == given.row.name) {
                Some(first) => {
                    let (span, first) = (reader.span(&given.whole), reader.span(&first.whole));
                    let message = format!("`{}` stands twice at `{}`", given.row.name, reader.owner());
                    let error =
                        Diagnostic::error("invalid_attribute", span, message).label(first, "the first one is here");
                    reader.error(error.help("keep one of them"));
                }
                None => list.push(given),
            }
        }
    }
    list
}

/// The parts between commas; groups stay whole, and the invisible ones of `macro_rules!` are opened.
pub(super) fn split(tokens: TokenStream) -> Vec<TokenStream> {
    let mut parts = vec![Vec::new()];
    flatten(tokens, &mut parts);
    let last = parts.len().saturating_sub(1);
    let is_trailing = |at: usize, part: &[TokenTree]| at == last && part.is_empty();
    let parts = parts.into_iter().enumerate().filter(|(at, part)| !is_trailing(*at, part));
    parts.map(|(_, part)| part.into_iter().collect()).collect()
}

fn flatten(tokens: TokenStream, parts: &mut Vec<Vec<TokenTree>>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => flatten(group.stream(), parts),
            TokenTree::Punct(comma) if comma.as_char() == ',' => parts.push(Vec::new()),
            other => {
                if let Some(part) = parts.last_mut() {
                    part.push(other);
                }
            }
        }
    }
}

fn one(part: TokenStream, attribute: &syn::Path, place: Place, reader: &mut Reader<'_>) -> Option<Given> {
    let whole = part.clone();
    let mut tokens = part.into_iter();
    let name = match tokens.next() {
        Some(TokenTree::Ident(name)) => name,
        other => {
            let span = if whole.is_empty() { reader.span(attribute) } else { reader.span(&whole) };
            let found = other.map_or_else(|| "nothing".to_owned(), |token| format!("`{token}`"));
            let message = format!("here an attribute of `{}` should stand, not {found}", reader.owner());
            let known = format!("{} may have {}", place.word(), names(place));
            reader.error(Diagnostic::error("invalid_attribute", span, message).note(known));
            return None;
        }
    };
    let word = name.unraw().to_string();
    let Some(row) = TABLE.iter().find(|row| row.name == word && row.place == place) else {
        unknown(&name, &word, place, reader);
        return None;
    };
    let rest: Vec<TokenTree> = tokens.collect();
    let argument = match rest.as_slice() {
        [] => Argument::None,
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => Argument::List(group.clone()),
        [TokenTree::Punct(sign), value @ ..] if sign.as_char() == '=' && !value.is_empty() => {
            Argument::Value(value.iter().cloned().collect())
        }
        _ => {
            let given = Given { row, name, argument: Argument::None, whole };
            let wrong = given.malformed(reader);
            report(*wrong, &given, reader);
            return None;
        }
    };
    let given = Given { row, name, argument, whole };
    if matches!(row.apply, Apply::Elsewhere)
        && let Err(wrong) = given.path(reader)
    {
        report(*wrong, &given, reader);
    }
    Some(given)
}

/// Words that people know from elsewhere, and ours.
const SYNONYMS: &[(&str, &str)] = &[
    ("belongs_to", "references"),
    ("default_value", "default"),
    ("fk", "references"),
    ("foreign_key", "references"),
    ("id", "primary_key"),
    ("length", "max_length"),
    ("many_to_many", "junction"),
    ("max_len", "max_length"),
    ("multi_tenant", "tenant"),
    ("name", "column"),
    ("name", "table"),
    ("optimistic_lock", "version"),
    ("paranoid", "soft_delete"),
    ("personal_data", "pii"),
    ("rename", "column"),
    ("rename", "table"),
    ("rename", "value"),
    ("shared", "global"),
    ("size", "max_length"),
    ("table_name", "table"),
    ("was", "renamed_from"),
];

fn unknown(name: &Ident, word: &str, place: Place, reader: &mut Reader<'_>) {
    let span = reader.span(name);
    if let Some(row) = TABLE.iter().find(|row| row.name == word) {
        let message = format!("`{word}` stands at {}, not at {}", row.place.word(), place.word());
        let help = format!("write `#[model({})]` at {}", row.example, row.place.word());
        reader.error(Diagnostic::error("unknown_attribute", span, message).note(row.doc).help(help));
        return;
    }
    let error =
        Diagnostic::error("unknown_attribute", span, format!("unknown attribute `{word}` of `{}`", reader.owner()));
    if place == Place::Field && matches!(word, "nullable" | "optional" | "null" | "required" | "not_null") {
        reader.error(error.help(
            "a column is NULL where its type is an `Option<…>`, and NOT NULL elsewhere; leave the attribute out",
        ));
        return;
    }
    let row = |name: &str| TABLE.iter().find(|row| row.place == place && row.name == name);
    let meant = SYNONYMS.iter().filter(|(theirs, _)| *theirs == word).find_map(|(_, ours)| row(ours));
    let here = TABLE.iter().filter(|row| row.place == place).map(|row| row.name);
    let near = meant.or_else(|| name::nearest(word, here).and_then(row));
    reader.engine_refused |= near.is_some_and(|row| row.name == "engine");
    reader.error(match near {
        Some(row) => error.help(format!("did you mean `{}`? write `#[model({})]`", row.name, row.example)),
        None => {
            error.note(format!("{} may have {}", place.word(), names(place))).help("leave it out, or use one of these")
        }
    });
}

/// What may stand at a place; not what only an import writes.
fn names(place: Place) -> String {
    let rows = TABLE.iter().filter(|row| row.place == place && !row.existing);
    let names: Vec<_> = rows.map(|row| format!("`{}`", row.name)).collect();
    names.join(", ")
}

/// The path of `crate = path`, if it is one.
pub(in crate::front::derive) fn crate_path(attributes: &[syn::Attribute]) -> Option<syn::Path> {
    let lists = attributes.iter().filter(|attribute| attribute.path().is_ident("model"));
    let parts =
        lists.filter_map(|attribute| attribute.meta.require_list().ok()).flat_map(|list| split(list.tokens.clone()));
    parts
        .filter_map(|part| value::named(&part))
        .find(|(name, _)| name == "crate")
        .and_then(|(_, path)| value::path(&path))
}
