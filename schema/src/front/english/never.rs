//! "A stock that can never go below zero", "a label that must not be empty": limits said by what is not allowed.

use super::clause::{Clause, Cursor, Stuck};
use super::compared;
use super::fact::{Bound, Property, What};
use super::limit;
use super::phrase::plain;
use crate::condition::Comparison;

const NEVER: &[&str] = &[
    "can never",
    "cannot",
    "can not",
    "may never",
    "may not",
    "must never",
    "must not",
    "should never",
    "should not",
    "is never",
    "never",
];

const NOT_WHEN: &[&str] = &["after", "before", "earlier than", "later than"];

/// What is said behind "that" or "which" of the field before; `None` where something else is said.
pub(super) fn behind(clause: &Clause<'_>, at: &mut Cursor<'_>) -> Result<Option<Vec<Property>>, Stuck> {
    let from = at.at;
    let mut ahead = *at;
    if ahead.eat_any(&["that", "which", "it", "and"]).is_none() || ahead.eat_any(NEVER).is_none() {
        return Ok(None);
    }
    ahead.eat("be");
    let what = if ahead.eat("negative") {
        at_least("0")
    } else if ahead.eat_any(&["empty", "null", "missing", "blank", "left empty", "left blank", "absent"]).is_some() {
        What::Required(true)
    } else if ahead
        .eat_any(&["go below", "goes below", "drop below", "drops below", "fall below", "falls below", "below"])
        .is_some()
    {
        at_least(&limit::zero_or(&mut ahead)?)
    } else if ahead.eat_any(&["exceed", "exceeds", "go above", "goes above", "above"]).is_some() {
        What::Bound(Bound::Compare(Comparison::Le, limit::zero_or(&mut ahead)?))
    } else if let Some(words) = ahead.eat_any(NOT_WHEN)
        && let Some(other) = compared::other(clause, &mut ahead)
    {
        // "A closing date, which cannot be before the opening date"
        let sign = if matches!(words, "after" | "later than") { Comparison::Le } else { Comparison::Ge };
        What::Bound(Bound::Field(sign, other))
    } else {
        return Ok(None);
    };
    *at = ahead;
    Ok(Some(vec![plain(what, at.span_from(from))]))
}

fn at_least(number: &str) -> What {
    What::Bound(Bound::Compare(Comparison::Ge, number.to_owned()))
}
