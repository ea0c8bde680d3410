//! What the attributes of fields do.

use proc_macro2::TokenStream;
use syn::ext::IdentExt;
use syn::{Expr, Lit};

use super::value::number;
use super::{Argument, Fits, Given, Outcome, Reader};
use crate::condition::{Comparison, Condition, Term};
use crate::draft::{DraftField, DraftType, Uniqueness};
use crate::ir::{OnDelete, Pii, Type, Value, Waiver};
use crate::text::Spanned;

/// What a field's type is for.
#[derive(Debug)]
pub(in crate::front::derive) struct Class {
    /// Its type; `None` where it could not be read, which has been reported.
    pub(in crate::front::derive) ty: Option<DraftType>,
    /// Whether `references` stands at it.
    pub(in crate::front::derive) references: bool,
}

impl Class {
    pub(super) fn fits(&self, fits: Fits) -> bool {
        let Some(ty) = &self.ty else { return true };
        let known = match ty {
            DraftType::Known(ty) => Some(ty),
            _ => None,
        };
        let element = match known {
            Some(Type::Array(element)) => Some(&**element),
            other => other,
        };
        match fits {
            Fits::Any => true,
            Fits::Text => element.is_some_and(Type::is_text),
            Fits::Number => known.is_some_and(Type::is_number),
            Fits::Decimal => matches!(element, Some(Type::Decimal { .. })),
            Fits::Whole => matches!(known, Some(Type::SmallInt | Type::Integer | Type::BigInt)),
            Fits::Key => self.references || *ty == DraftType::Key,
            Fits::RawKey => {
                matches!(known, Some(Type::SmallInt | Type::Integer | Type::BigInt | Type::Uuid | Type::String { .. }))
            }
        }
    }
}

/// A field while its attributes are read.
#[derive(Debug)]
pub(in crate::front::derive) struct OfField {
    /// The field.
    pub(in crate::front::derive) field: DraftField,
    /// What its type is for.
    pub(in crate::front::derive) class: Class,
    /// Its type as written, for messages.
    pub(in crate::front::derive) written: String,
    /// Its lower bound.
    pub(in crate::front::derive) min: Option<Spanned<String>>,
    /// Its upper bound.
    pub(in crate::front::derive) max: Option<Spanned<String>>,
    /// Waivers.
    pub(in crate::front::derive) waivers: Vec<Waiver>,
}

impl OfField {
    /// Its name in the table.
    pub(in crate::front::derive) fn column(&self) -> &str {
        self.field.column.as_ref().map_or(&self.field.name.value, |column| &column.value)
    }

    /// The conditions of `min` and `max`.
    pub(in crate::front::derive) fn range(&self) -> Option<Spanned<Condition>> {
        let column = Term::Column(self.column().to_owned());
        let compare = |sign, bound: &Spanned<String>| {
            Spanned::new(Condition::Compare(column.clone(), sign, Term::Number(bound.value.clone())), bound.span)
        };
        match (&self.min, &self.max) {
            (Some(min), Some(max)) => {
                let (low, high) = (Term::Number(min.value.clone()), Term::Number(max.value.clone()));
                Some(Spanned::new(Condition::Between(column, low, high), min.span))
            }
            (Some(min), None) => Some(compare(Comparison::Ge, min)),
            (None, Some(max)) => Some(compare(Comparison::Le, max)),
            (None, None) => None,
        }
    }
}

pub(super) fn max_length(of: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    // PostgreSQL's VARCHAR ends there; nobody else's is longer.
    let length = given.whole(1, 10_485_760, reader)?;
    if let Some(text) = of.field.text {
        return Err(contradiction(given, reader, text, "text"));
    }
    of.field.max_length = Some(length);
    Ok(())
}

pub(super) fn text(of: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let span = given.alone(reader)?;
    if let Some(length) = &of.field.max_length {
        return Err(contradiction(given, reader, length.span, "max_length"));
    }
    of.field.text = Some(span);
    Ok(())
}

fn contradiction(given: &Given, reader: &mut Reader<'_>, first: crate::text::Span, name: &str) -> Box<super::Wrong> {
    let span = given.span(reader);
    let mut wrong = given.wrong_at(span, format!("`{}` has `{name}` and `{}`", reader.owner(), given.row.name));
    wrong.code = "contradiction";
    wrong.labels.push((first, format!("`{name}` is here")));
    wrong.notes = vec!["`text` has no limit, `max_length` is one".to_owned()];
    wrong.help = Some("keep one of them".to_owned());
    wrong
}

pub(super) fn unique(of: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    of.field.unique = Some(match given.argument {
        Argument::None => Spanned::new(Uniqueness::Scoped, given.span(reader)),
        _ => given.choice(
            &["across_tenants"],
            |word| (word == "across_tenants").then_some(Uniqueness::AcrossTenants),
            reader,
        )?,
    });
    Ok(())
}

pub(super) fn default(of: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let tokens = given.value(reader)?;
    let Some(ty) = &of.class.ty else { return Ok(()) };
    let found = syn::parse2::<Expr>(tokens.clone()).ok().and_then(|value| literal(&value));
    let (fits, what) = match ty {
        DraftType::Key => (false, "left out, because a key is made or given".to_owned()),
        DraftType::Named(path) => {
            let last = path.rsplit("::").next().unwrap_or(path).to_owned();
            let fits = match &found {
                Some(Found::Path(enumeration, variant)) => {
                    variant.starts_with(char::is_uppercase) && enumeration.as_ref().is_none_or(|name| *name == last)
                }
                _ => false,
            };
            (fits, format!("a variant of `{last}`, such as `{last}::Pending`"))
        }
        DraftType::Known(ty) => known(ty, found.as_ref()),
        DraftType::Values(_) | DraftType::Number => (true, String::new()),
    };
    // A database may have any default; which it is, it says itself.
    let fits = fits || (reader.existing && *ty != DraftType::Key);
    let Some(found) = found.filter(|_| fits) else {
        let what = if what.is_empty() { "a literal, `now`, or a variant of an enum" } else { &what };
        return Err(given.expected(what, tokens, reader));
    };
    of.field.default = Some(Spanned::new(found.value(), reader.span(tokens)));
    Ok(())
}

/// Whether a default is one of a type's values, and which those are.
fn known(ty: &Type, found: Option<&Found>) -> (bool, String) {
    let (fits, what) = match ty {
        Type::String { .. } | Type::Text | Type::Char { .. } => {
            (matches!(found, Some(Found::Text(_))), "a text in quotes")
        }
        Type::SmallInt | Type::Integer | Type::BigInt => {
            (matches!(found, Some(Found::Number(n)) if !n.contains(['.', 'e', 'E'])), "a whole number")
        }
        Type::Real | Type::Float | Type::Decimal { .. } => (matches!(found, Some(Found::Number(_))), "a number"),
        Type::Boolean => (matches!(found, Some(Found::Boolean(_))), "`true` or `false`"),
        Type::Timestamp | Type::NaiveTimestamp | Type::Date | Type::Time => {
            let now = matches!(found, Some(Found::Path(None, word)) if word == "now");
            (now || matches!(found, Some(Found::Text(_))), "`now`, or a text such as `\"2026-01-31\"`")
        }
        Type::Uuid | Type::Json => (matches!(found, Some(Found::Text(_))), "a text in quotes"),
        Type::Bytes | Type::Array(_) | Type::Enum(_) | Type::Other { .. } => {
            (false, "left out, because bytes and lists have no default that all engines can keep")
        }
    };
    (fits, what.to_owned())
}

/// What a default may be.
enum Found {
    Text(String),
    Number(String),
    Boolean(bool),
    /// The enum, where it is named, and the variant; or a word.
    Path(Option<String>, String),
}

impl Found {
    fn value(self) -> Value {
        match self {
            Found::Text(text) => Value::Text(text),
            Found::Number(number) => Value::Number(number),
            Found::Boolean(value) => Value::Boolean(value),
            Found::Path(None, word) if word == "now" => Value::Now,
            Found::Path(_, variant) => Value::Variant(variant),
        }
    }
}

fn literal(value: &Expr) -> Option<Found> {
    match value {
        Expr::Group(group) => literal(&group.expr),
        Expr::Lit(found) => match &found.lit {
            Lit::Str(text) if text.suffix().is_empty() => Some(Found::Text(text.value())),
            Lit::Bool(value) => Some(Found::Boolean(value.value)),
            _ => number(value).map(Found::Number),
        },
        Expr::Path(path) if path.qself.is_none() => {
            let mut names = path.path.segments.iter().rev().map(|segment| segment.ident.unraw().to_string());
            let last = names.next()?;
            Some(Found::Path(names.next(), last))
        }
        other => number(other).map(Found::Number),
    }
}

pub(super) fn min(of: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    of.min = Some(given.number(reader)?);
    Ok(())
}

pub(super) fn max(of: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    of.max = Some(given.number(reader)?);
    Ok(())
}

pub(super) fn check(of: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let text: TokenStream = super::item::only(given, reader)?;
    let condition = given.condition(&text, reader)?;
    let own = of.column();
    if let Some(other) = condition.value.columns().into_iter().find(|column| *column != own) {
        let message = format!("the check of `{}` is about `{other}` too", reader.owner());
        let mut wrong = given.wrong_at(condition.span, message);
        wrong.notes = vec![format!("a check at a field is about its own column, `{own}`")];
        wrong.help = Some(format!("write it at the struct: `#[model({})]`", given.text()));
        return Err(wrong);
    }
    of.field.checks.push(condition);
    Ok(())
}

pub(super) fn precision(of: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    // rust_decimal holds 28 digits.
    let digits = given.whole(1, if reader.existing { 255 } else { 28 }, reader)?;
    of.field.precision = Some(Spanned::new(u8::try_from(digits.value).unwrap_or(u8::MAX), digits.span));
    Ok(())
}

pub(super) fn scale(of: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let digits = given.whole(0, if reader.existing { 255 } else { 28 }, reader)?;
    of.field.scale = Some(Spanned::new(u8::try_from(digits.value).unwrap_or(u8::MAX), digits.span));
    Ok(())
}

pub(super) fn on_delete(of: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    if reader.existing {
        return super::existing::on_delete(of, given, reader);
    }
    of.field.on_delete = Some(given.choice(&["cascade", "restrict", "set_null"], OnDelete::of, reader)?);
    Ok(())
}

pub(super) fn reverse(of: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    of.field.reverse = Some(given.rust_name(reader)?);
    Ok(())
}

pub(super) fn references(of: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let (name, path) = given.model(reader)?;
    of.field.references = Some(name);
    of.field.path = Some(path);
    Ok(())
}

pub(super) fn primary_key(of: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    of.field.primary_key = Some(given.alone(reader)?);
    Ok(())
}

pub(super) fn column(of: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    of.field.column = Some(given.text_value(reader)?);
    Ok(())
}

pub(super) fn pii(of: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let mut words = Pii::ALL.map(Pii::word).to_vec();
    words.push("none");
    let class = |word: &str| if word == "none" { Some(None) } else { Pii::of(word).map(Some) };
    of.field.pii = Some(given.choice(&words, class, reader)?);
    Ok(())
}

pub(super) fn version(of: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    of.field.version = Some(given.alone(reader)?);
    Ok(())
}

pub(super) fn renamed_from(of: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    of.field.renamed_from = Some(given.text_value(reader)?);
    Ok(())
}

pub(super) fn allow(of: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    of.waivers.extend(super::item::waivers(given, reader)?);
    Ok(())
}
