//! Small phrases that many forms share: quantities, types, numbers, limits, values.

use std::sync::LazyLock;

use super::adverb::is_adverb;
use super::clause::{Cursor, Stuck};
use super::fact::{Property, RawValue, What};
use super::lexer::{Kind, Token};
use super::noun::{Noun, doubled};
use super::vocabulary::{IN_VALUES, is_finite, is_stop};
use crate::draft::{DraftType, Uniqueness};
use crate::ir::{EnumValue, Type};
use crate::name;
use crate::text::{Span, Spanned};

/// How many, before a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quantity {
    One,
    AtMostOne,
    Many,
    /// "a list of", "a set of".
    ListOf,
}

const QUANTITIES: &[(Quantity, &[&str])] = &[
    (Quantity::ListOf, &["a list of", "a set of", "a collection of", "an array of", "list of", "set of"]),
    (Quantity::AtMostOne, &["at most one", "up to one", "no more than one", "zero or one"]),
    (
        Quantity::Many,
        &[
            "zero to any number of",
            "more than one",
            "one or many",
            "zero or many",
            "any number of",
            "a number of",
            "one or more",
            "zero or more",
            "at least one",
            "a lot of",
            "lots of",
            "many",
            "multiple",
            "several",
            "various",
            "numerous",
            "some",
            "a few",
        ],
    ),
    (
        Quantity::One,
        &["one and only one", "exactly one", "only one", "just one", "a single", "its own", "one", "single"],
    ),
];

/// A quantity, if one comes next.
pub(super) fn quantity(cursor: &mut Cursor<'_>) -> Option<Quantity> {
    QUANTITIES.iter().find_map(|(quantity, phrases)| cursor.eat_any(phrases).map(|_| *quantity))
}

/// Whether a quantity may begin with this word.
pub(super) fn is_count(word: &str) -> bool {
    QUANTITIES
        .iter()
        .any(|(_, phrases)| phrases.iter().any(|phrase| phrase.split(' ').next() == Some(word) && phrase.len() > 3))
}

/// Type words, longer ones first.
static TYPES: LazyLock<Vec<(&str, DraftType)>> = LazyLock::new(|| {
    let strings = || Type::Array(Box::new(Type::String { length: 0 }));
    let known = |words, ty| (words, DraftType::Known(ty));
    vec![
        known("date and time", Type::Timestamp),
        known("point in time", Type::Timestamp),
        known("datetime", Type::Timestamp),
        known("timestamp", Type::Timestamp),
        known("floating point number", Type::Float),
        known("list of strings", strings()),
        known("array of strings", strings()),
        known("list of integers", Type::Array(Box::new(Type::Integer))),
        known("array of integers", Type::Array(Box::new(Type::Integer))),
        known("list of uuids", Type::Array(Box::new(Type::Uuid))),
        known("array of uuids", Type::Array(Box::new(Type::Uuid))),
        known("long text", Type::Text),
        known("text", Type::Text),
        known("string", Type::String { length: 0 }),
        known("varchar", Type::String { length: 0 }),
        known("whole number", Type::Integer),
        known("big integer", Type::BigInt),
        known("bigint", Type::BigInt),
        known("small integer", Type::SmallInt),
        known("smallint", Type::SmallInt),
        known("integer", Type::Integer),
        known("int", Type::Integer),
        known("float", Type::Float),
        known("real", Type::Real),
        known("decimal", Type::Decimal { precision: 10, scale: 2 }),
        known("boolean", Type::Boolean),
        known("bool", Type::Boolean),
        known("date", Type::Date),
        known("time", Type::Time),
        known("uuid", Type::Uuid),
        known("json", Type::Json),
        known("bytes", Type::Bytes),
        known("binary", Type::Bytes), // which is no unit, as bytes are
        ("number", DraftType::Number),
    ]
});

/// Whether a type is called so, of which lists are not lists of texts: "date", not "text".
pub(super) fn is_type(word: &str) -> bool {
    word != "text" && TYPES.iter().any(|(words, _)| *words == word)
}

/// Every type with the words for it, for the language reference.
pub(super) fn type_words() -> Vec<(String, Vec<&'static str>)> {
    let mut rows: Vec<(String, Vec<&'static str>)> = Vec::new();
    for (words, ty) in TYPES.iter() {
        let title = match &ty {
            DraftType::Known(Type::Array(element)) => format!("list of {}s", element.word()),
            DraftType::Known(ty) => ty.word().to_owned(),
            _ => "float, or money by its name".to_owned(),
        };
        match rows.iter_mut().find(|(other, _)| *other == title) {
            Some((_, all)) => all.push(words),
            None => rows.push((title, vec![words])),
        }
    }
    rows
}

/// Type words that may stand before the noun ("an integer depth"); the others are often part of a name ("text body").
const BEFORE_NOUN: &[&str] =
    &["bigint", "boolean", "decimal", "float", "integer", "json", "smallint", "string", "uuid"];

/// A type before its noun.
pub(super) fn type_before(cursor: &mut Cursor<'_>) -> Option<Property> {
    let token = cursor.peek().filter(|token| BEFORE_NOUN.contains(&token.low.as_str()))?;
    let noun = cursor.tokens.get(cursor.at + 1).is_some_and(|next| Noun::read(std::slice::from_ref(next)).is_some());
    let (_, ty) = TYPES.iter().find(|(word, _)| noun && *word == token.low)?;
    cursor.at += 1;
    Some(Property { what: What::Type(ty.clone()), span: token.span })
}

/// The type of this name, in the singular or the plural.
pub(super) fn type_named(word: &str) -> Option<DraftType> {
    let named = |known: &str| known == word || word.strip_suffix('s') == Some(known);
    TYPES.iter().find(|(known, _)| named(known)).map(|(_, ty)| ty.clone())
}

/// One word, and it is a type that is hardly a name.
pub(super) fn is_bare_type(words: &[Token]) -> bool {
    matches!(words, [only] if only.kind == Kind::Word && BEFORE_NOUN.contains(&only.low.as_str()))
}

/// A type behind its noun, as its last word: "a label string".
pub(super) fn type_behind(words: &[Token]) -> Option<Property> {
    let named = |end: &str| {
        let before = words.len().checked_sub(2).and_then(|at| words.get(at));
        before.is_some_and(|before| before.text.to_lowercase().replace(' ', "_").ends_with(end))
    };
    // "A starts_at timestamp", "an opened on date"
    let moment = |last: &Token| match last.low.as_str() {
        "timestamp" | "datetime" => named("_at"),
        "date" => named("_on"),
        _ => false,
    };
    // "A valid_until date": one with an underscore stands by itself, and the type behind it.
    let snake = matches!(words, [name, _] if name.kind == Kind::Word && name.text.contains('_'));
    let timed = |last: &Token| snake && matches!(last.low.as_str(), "date" | "datetime" | "time" | "timestamp");
    let is_type = |last: &Token| BEFORE_NOUN.contains(&last.low.as_str()) || moment(last) || timed(last);
    let last = words.last().filter(|last| words.len() > 1 && is_type(last))?;
    let (_, ty) = TYPES.iter().find(|(word, _)| *word == last.low)?;
    Some(Property { what: What::Type(ty.clone()), span: last.span })
}

/// A type, with its figures if it has any: "decimal(8, 3)", "string(40)".
pub(super) fn type_word(cursor: &mut Cursor<'_>) -> Option<Vec<Property>> {
    let from = cursor.at;
    let (_, ty) = TYPES.iter().find(|(words, _)| cursor.eat(words))?;
    let mut properties = vec![Property { what: What::Type(ty.clone()), span: cursor.span_from(from) }];
    let mut ahead = *cursor;
    if ahead.eat("(") {
        let first = whole::<u32>(&mut ahead);
        let second = if ahead.eat(",") { whole::<u8>(&mut ahead) } else { None };
        if ahead.eat(")") {
            let what = match (ty, first, second) {
                (DraftType::Known(Type::String { .. }), Some(length), None) => Some(What::MaxLength(length)),
                (DraftType::Known(Type::Decimal { .. }), Some(precision), Some(scale)) => {
                    u8::try_from(precision).ok().map(|precision| What::Digits(precision, scale))
                }
                _ => None,
            };
            if let Some(what) = what {
                *cursor = ahead;
                properties.push(Property { what, span: cursor.span_from(from) });
            }
        }
    }
    Some(properties)
}

fn whole<T: std::str::FromStr>(cursor: &mut Cursor<'_>) -> Option<T> {
    let value = cursor.peek().filter(|token| token.kind == Kind::Number)?.text.parse().ok()?;
    cursor.at += 1;
    Some(value)
}

/// A default, up to the end of the cursor's tokens or to a mark.
pub(super) fn value(cursor: &mut Cursor<'_>) -> Option<Spanned<RawValue>> {
    let from = cursor.at;
    let token = cursor.peek()?;
    let now = ["the current time", "the current date", "the time of creation", "now", "today"];
    let found = match token.kind {
        Kind::Quoted | Kind::Ticked => {
            cursor.at += 1;
            RawValue::Verbatim(token.text.clone())
        }
        Kind::Number => {
            cursor.at += 1;
            RawValue::Number(token.text.clone())
        }
        Kind::Mark => return None,
        // What may be empty is optional; a default of nothing adds nothing to that, and contradicts the rest.
        Kind::Word if matches!(token.low.as_str(), "nil" | "null" | "undefined") => return None,
        Kind::Word if cursor.eat_any(&now).is_some() => RawValue::Now,
        Kind::Word if cursor.eat("an empty string") => RawValue::Verbatim(String::new()),
        Kind::Word => {
            let length = cursor.rest().iter().take_while(|token| token.kind == Kind::Word).count();
            let words = cursor.rest().get(..length)?;
            if length > 4 || !words.iter().all(may_be_in_value) || trails_off(words) {
                return None;
            }
            cursor.at += length;
            RawValue::Words(words.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" "))
        }
    };
    Some(Spanned::new(found, cursor.span_from(from)))
}

/// Values of an enum: "low, medium or high", "raw/fired".
pub(super) fn values(cursor: Cursor<'_>) -> Result<Vec<Spanned<EnumValue>>, Stuck> {
    let separates = |token: &Token| {
        matches!(token.low.as_str(), "or" | "and")
            || (token.kind == Kind::Mark && matches!(token.low.as_str(), "," | "/" | "|" | "->"))
    };
    let mut list: Vec<Spanned<EnumValue>> = Vec::new();
    if cursor.rest().last().is_some_and(separates) {
        return Err(cursor.stuck("one more value behind the last word"));
    }
    // ", or" parts two values; two commas have something missing between them.
    let mark = |token: &Token| separates(token) && token.kind == Kind::Mark;
    let double = cursor.rest().windows(2).find(|pair| pair.iter().all(mark)).and_then(|pair| pair.last());
    if let Some(empty) = cursor.rest().first().filter(|first| separates(first)).or(double) {
        return Err(Stuck::at(empty.span, "a value before it"));
    }
    for part in cursor.rest().split(separates).filter(|part| !part.is_empty()) {
        let at = cursor.over(part);
        let article = |token: &Token| part.len() == 1 && matches!(token.low.as_str(), "a" | "an");
        // "Yes, no or maybe", "all or none"
        let alone = |token: &Token| {
            part.len() == 1
                && matches!(
                    token.low.as_str(),
                    "all" | "both" | "maybe" | "never" | "no" | "none" | "often" | "rarely" | "seldom"
                )
        };
        let forbidden = |token: &Token| {
            token.kind == Kind::Mark
                || (!may_be_in_value(token) && !article(token) && !alone(token))
                || MANY.contains(&token.low.as_str())
        };
        if part.len() > 4 || part.iter().any(forbidden) || trails_off(part) || doubled(part) {
            return Err(at.stuck("a value of at most four words; longer ones stand in back-ticks"));
        }
        if let [of, _, ..] = part
            && matches!(of.low.as_str(), "of" | "to")
        {
            return Err(at.stuck("a value that begins with no `of` or `to`, or `one of` before all of them"));
        }
        if part.iter().all(|token| token.kind == Kind::Number) {
            return Err(at.stuck("a word: numbers are no values of an enum; for a range say `between 1 and 5`"));
        }
        let text = part.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ");
        let ticked = part.len() == 1 && part.iter().any(|token| token.kind == Kind::Ticked);
        let stored = if ticked { text.clone() } else { name::snake(&text) };
        let value = EnumValue { variant: name::pascal(&name::snake(&text)), stored };
        if value.variant.is_empty() {
            return Err(at.stuck("a value with a letter in it"));
        }
        if list.iter().any(|other| other.value.variant == value.variant || other.value.stored == value.stored) {
            return Err(at.stuck("a value that is not in the list already"));
        }
        list.push(Spanned::new(value, at.whole));
    }
    Ok(list)
}

fn may_be_in_value(token: &Token) -> bool {
    let low = token.low.as_str();
    !is_finite(low) && (!is_stop(low) || IN_VALUES.contains(&low))
}

/// "closed mostly": the last word says something of the sentence; "weekly" and "partially paid" are values.
fn trails_off(words: &[Token]) -> bool {
    words.len() > 1 && words.last().is_some_and(|last| last.kind == Kind::Word && is_adverb(&last.low))
}

const MANY: &[&str] = &["many", "multiple", "several", "numerous", "various"];

/// The reach behind "unique": "across all organizations".
pub(super) fn reach(cursor: &mut Cursor<'_>, book: &super::entity::Book) -> Result<Uniqueness, Stuck> {
    let start = *cursor;
    if cursor.eat_any(&["across all", "across"]).is_none() {
        return Ok(if cursor.eat("globally") { Uniqueness::AcrossTenants } else { Uniqueness::Scoped });
    }
    let length = cursor.rest().iter().take_while(|token| token.is_name()).count();
    let noun = cursor.rest().get(..length).and_then(Noun::read);
    cursor.at += length;
    match noun {
        Some(noun) if book.is_tenant(&noun) || !book.is_settled() => Ok(Uniqueness::AcrossTenants),
        Some(noun) => {
            Err(start.stuck(format!("the tenants, behind `unique across all`; `{}` are not the tenants", noun.many())))
        }
        None => Err(start.stuck("the tenants, as in `unique across all organizations`")),
    }
}

pub(super) use super::limit::{counts, limit};
/// With a capital letter.
pub(super) use super::suggest::capital;

/// A property without figures.
pub(super) fn plain(what: What, span: Span) -> Property {
    Property { what, span }
}
