//! `#[model(…)]`: one table says what may be written, where, in which form, and what it does ([`TABLE`]); everything else
//! here only reads it: the parser, the errors with their "did you mean", the reference page.

mod field;
mod item;
mod table;
mod value;

pub use table::TABLE;

pub(super) use field::{Class, OfField};
pub(super) use item::{OfModel, OfVariant};

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;

use crate::diagnostic::Diagnostic;
use crate::front::span::{Locator, compact};
use crate::name;
use crate::sink::Diagnostics;
use crate::text::{Sources, Span};

/// Where an attribute may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// At a struct with `#[derive(Model)]`.
    Struct,
    /// At one of its fields.
    Field,
    /// At an enum with `#[derive(Enum)]`.
    Enum,
    /// At one of its variants.
    Variant,
}

impl Place {
    /// As messages call it.
    pub const fn word(self) -> &'static str {
        match self {
            Place::Struct => "a struct",
            Place::Field => "a field",
            Place::Enum => "an enum",
            Place::Variant => "a variant",
        }
    }
}

/// What a field's type must be for an attribute to mean something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fits {
    /// Any type.
    Any,
    /// `String`, or a list of them.
    Text,
    /// A number.
    Number,
    /// `Decimal`, or a list of them.
    Decimal,
    /// A whole number.
    Whole,
    /// `Id<…>`, or a raw column with `references`.
    Key,
    /// A column that is no `Id<…>` but could hold a key.
    RawKey,
}

impl Fits {
    const fn words(self) -> &'static str {
        match self {
            Fits::Any => "any field",
            Fits::Text => "a `String`",
            Fits::Number => "a number",
            Fits::Decimal => "a `Decimal`",
            Fits::Whole => "an `i16`, `i32` or `i64`",
            Fits::Key => "a key (`Id<…>`, or a column with `references`)",
            Fits::RawKey => "a key column that is no `Id<…>` (a number, a `Uuid` or a `String`)",
        }
    }
}

/// One row of the table.
#[derive(Debug)]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// Where it may stand.
    pub place: Place,
    /// Its form, with upper-case words for what varies.
    pub form: &'static str,
    /// One example, as it stands between the parentheses of `#[model(…)]`.
    pub example: &'static str,
    /// What it says, in one line.
    pub doc: &'static str,
    /// The fields that it is for.
    pub fits: Fits,
    /// Whether it may stand several times at one place.
    pub repeats: bool,
    /// What it does to the draft.
    pub(self) apply: Apply,
}

/// What an attribute does; it reports by what it returns.
#[derive(Debug)]
enum Apply {
    Struct(fn(&mut OfModel, &Given, &mut Reader<'_>) -> Outcome),
    Field(fn(&mut OfField, &Given, &mut Reader<'_>) -> Outcome),
    Variant(fn(&mut OfVariant, &Given, &mut Reader<'_>) -> Outcome),
    /// Read by [`crate::front::derive::crate_path`], before anything else.
    Elsewhere,
}

type Outcome = Result<(), Box<Wrong>>;

/// A mistake in an attribute.
#[derive(Debug)]
struct Wrong {
    code: &'static str,
    span: Span,
    message: String,
    labels: Vec<(Span, String)>,
    notes: Vec<String>,
    /// `None`: the example of the right form.
    help: Option<String>,
}

/// What the reading of one struct or enum shares, and what it is about just now.
pub(super) struct Reader<'a> {
    pub(super) at: &'a mut Locator,
    pub(super) sources: &'a mut Sources,
    pub(super) out: &'a mut Diagnostics,
    /// The struct or enum.
    pub(super) model: String,
    /// The field or variant.
    pub(super) field: Option<String>,
}

impl Reader<'_> {
    pub(super) fn span(&mut self, tokens: impl ToTokens) -> Span {
        self.at.span(tokens, self.sources)
    }

    /// `Task` or `Task::title`.
    pub(super) fn owner(&self) -> String {
        match &self.field {
            Some(field) => format!("{}::{field}", self.model),
            None => self.model.clone(),
        }
    }

    pub(super) fn error(&mut self, diagnostic: Diagnostic) {
        let diagnostic = diagnostic.about(&self.model, self.field.as_deref());
        self.out.push(diagnostic);
    }
}

/// One attribute as it was written.
#[derive(Debug)]
pub(super) struct Given {
    row: &'static Attribute,
    name: Ident,
    argument: Argument,
    whole: TokenStream,
}

#[derive(Debug)]
enum Argument {
    None,
    /// After `=`.
    Value(TokenStream),
    /// In parentheses.
    List(Group),
}

impl Given {
    pub(super) fn is(&self, name: &str) -> bool {
        self.row.name == name
    }

    /// As it was written.
    fn text(&self) -> String {
        compact(&self.whole)
    }
}

/// Reads all `#[model(…)]` of one place. What is unknown, stands at the wrong place or stands twice is reported and left out.
pub(super) fn read(attributes: &[syn::Attribute], place: Place, reader: &mut Reader<'_>) -> Vec<Given> {
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
            let Some(given) = one(part, place, reader) else { continue };
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
fn split(tokens: TokenStream) -> Vec<TokenStream> {
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

fn one(part: TokenStream, place: Place, reader: &mut Reader<'_>) -> Option<Given> {
    let whole = part.clone();
    let mut tokens = part.into_iter();
    let name = match tokens.next() {
        Some(TokenTree::Ident(name)) => name,
        other => {
            let span = reader.span(&whole);
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
    reader.error(match near {
        Some(row) => error.help(format!("did you mean `{}`? write `#[model({})]`", row.name, row.example)),
        None => {
            error.note(format!("{} may have {}", place.word(), names(place))).help("leave it out, or use one of these")
        }
    });
}

/// What may stand at a place.
fn names(place: Place) -> String {
    let names: Vec<_> = TABLE.iter().filter(|row| row.place == place).map(|row| format!("`{}`", row.name)).collect();
    names.join(", ")
}

fn report(wrong: Wrong, given: &Given, reader: &mut Reader<'_>) {
    let mut error = Diagnostic::error(wrong.code, wrong.span, wrong.message);
    error.labels = wrong.labels;
    error.notes = wrong.notes;
    let help = wrong.help.unwrap_or_else(|| format!("write it like this: `#[model({})]`", given.row.example));
    reader.error(error.help(help));
}

/// Lets the attributes of a struct do their work.
pub(super) fn apply_model(list: &[Given], model: &mut OfModel, reader: &mut Reader<'_>) {
    for given in list {
        if let Apply::Struct(apply) = given.row.apply
            && let Err(wrong) = apply(model, given, reader)
        {
            report(*wrong, given, reader);
        }
    }
}

/// Lets the attributes of a field do their work. Those that do not fit its type are reported; a type that could not be read
/// fits all.
pub(super) fn apply_field(list: &[Given], field: &mut OfField, reader: &mut Reader<'_>) {
    for given in list {
        if !field.class.fits(given.row.fits) {
            let span = reader.span(&given.whole);
            let message = format!(
                "`{}` is for {}, but `{}` is `{}`",
                given.row.name,
                given.row.fits.words(),
                reader.owner(),
                field.written
            );
            let help = given.misfit(field);
            report(Wrong { help: Some(help), ..*given.wrong_at(span, message) }, given, reader);
            continue;
        }
        if let Apply::Field(apply) = given.row.apply
            && let Err(wrong) = apply(field, given, reader)
        {
            report(*wrong, given, reader);
        }
    }
}

/// Lets the attributes of a variant do their work.
pub(super) fn apply_variant(list: &[Given], variant: &mut OfVariant, reader: &mut Reader<'_>) {
    for given in list {
        if let Apply::Variant(apply) = given.row.apply
            && let Err(wrong) = apply(variant, given, reader)
        {
            report(*wrong, given, reader);
        }
    }
}

/// The path of `crate = path`, if it is one.
pub(super) fn crate_path(attributes: &[syn::Attribute]) -> Option<syn::Path> {
    let lists = attributes.iter().filter(|attribute| attribute.path().is_ident("model"));
    let parts =
        lists.filter_map(|attribute| attribute.meta.require_list().ok()).flat_map(|list| split(list.tokens.clone()));
    parts
        .filter_map(|part| value::named(&part))
        .find(|(name, _)| name == "crate")
        .and_then(|(_, path)| value::path(&path))
}
