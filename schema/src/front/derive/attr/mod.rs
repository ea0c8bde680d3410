//! `#[model(…)]`: one table says what may be written, where, in which form, and what it does ([`TABLE`]); everything else
//! here only reads it: the parser, the errors with their "did you mean", the reference page.

mod existing;
mod field;
mod item;
mod read;
mod table;
mod value;

pub use table::{TABLE, reference};

pub(super) use field::{Class, OfField};
pub(super) use item::{OfModel, OfVariant};
pub(super) use read::{crate_path, read};

use proc_macro2::{Group, Ident, TokenStream};
use quote::ToTokens;

use crate::diagnostic::Diagnostic;
use crate::front::span::{Locator, compact};
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
    /// Whether it is only for tables that are there already.
    pub existing: bool,
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
    /// Whether what seems to state the engine was refused.
    pub(super) engine_refused: bool,
    /// Whether the struct says that its table is there already.
    pub(super) existing: bool,
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

fn report(wrong: Wrong, given: &Given, reader: &mut Reader<'_>) {
    reader.engine_refused |= given.is("engine");
    let mut error = Diagnostic::error(wrong.code, wrong.span, wrong.message);
    error.labels = wrong.labels;
    error.notes = wrong.notes;
    let help = wrong.help.unwrap_or_else(|| format!("write it like this: `#[model({})]`", given.row.example));
    reader.error(error.help(help));
}

/// Whether an attribute stands where it means something: some are only for tables that are there already.
fn is_at_home(given: &Given, reader: &mut Reader<'_>) -> bool {
    if !given.row.existing || reader.existing {
        return true;
    }
    let span = reader.span(&given.whole);
    let message = format!("`{}` of `{}` is only for a table that is there already", given.row.name, reader.owner());
    let help = Some(format!("write `#[model(existing)]` above `{}`, or leave it out", reader.model));
    report(Wrong { help, ..*given.wrong_at(span, message) }, given, reader);
    false
}

/// Lets the attributes of a struct do their work.
pub(super) fn apply_model(list: &[Given], model: &mut OfModel, reader: &mut Reader<'_>) {
    for given in list {
        if !is_at_home(given, reader) {
            continue;
        }
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
        if !is_at_home(given, reader) {
            continue;
        }
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
