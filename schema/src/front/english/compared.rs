//! One field measured by another: "after the start date", "at most the capacity", "not before its start".

use super::clause::{Clause, Cursor};
use super::fact::{Bound, Property, What};
use super::limit::{self, COMPARISONS};
use super::noun::Noun;
use crate::condition::Comparison;

/// How two times stand to each other; those of numbers are [`COMPARISONS`].
const TIMES: &[(&str, Comparison)] = &[
    ("no earlier than", Comparison::Ge),
    ("not earlier than", Comparison::Ge),
    ("no later than", Comparison::Le),
    ("not later than", Comparison::Le),
    ("on or before", Comparison::Le),
    ("on or after", Comparison::Ge),
    ("at or before", Comparison::Le),
    ("at or after", Comparison::Ge),
    ("earlier than", Comparison::Lt),
    ("later than", Comparison::Gt),
    ("not before", Comparison::Ge),
    ("not after", Comparison::Le),
    ("before", Comparison::Lt),
    ("after", Comparison::Gt),
];

/// Words of [`COMPARISONS`] that want a number of characters.
const LENGTHS: &[&str] = &["limited", "longer", "shorter"];

/// The sign and the other field, if such a comparison comes next. Only a field that some list declares is one: "after school" is none.
pub(super) fn compared(clause: &Clause<'_>, at: &mut Cursor<'_>) -> Option<Property> {
    let mut ahead = *at;
    let (words, sign) = TIMES.iter().chain(COMPARISONS).find(|(words, _)| ahead.eat(words))?;
    if LENGTHS.iter().any(|length| words.contains(length)) {
        return None;
    }
    let field = other(clause, &mut ahead)?;
    let span = ahead.span_from(at.at);
    *at = ahead;
    Some(Property { what: What::Bound(Bound::Field(*sign, field)), span })
}

/// The field that measures.
pub(super) fn other(clause: &Clause<'_>, at: &mut Cursor<'_>) -> Option<Noun> {
    let mut ahead = *at;
    ahead.eat_any(&["its own", "its", "their", "the", "his", "her"]);
    let length = ahead.rest().iter().take_while(|token| token.is_name() && token.low != "and").count();
    let field = ahead.rest().get(..length).and_then(Noun::read)?;
    // Before all lists are known it may be a field that stands further down.
    let unknown = clause.book.is_settled() && !clause.book.is_field(&field);
    if !field.determiner.is_empty() || unknown || limit::is_number_word(&field.text) {
        return None;
    }
    ahead.at += length;
    *at = ahead;
    Some(field)
}
