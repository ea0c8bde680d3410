//! What constrains a field in a few words, behind "must be" or in parentheses.

use super::clause::{Clause, Cursor, Stuck};
use super::fact::{Property, What};
use super::lexer::Kind;
use super::noun::Noun;
use super::phrase::{self, plain};
use crate::draft::Uniqueness;

/// One word or phrase that constrains a field: inside parentheses, or behind "must be".
pub(super) fn constraint(clause: &Clause<'_>, at: &mut Cursor<'_>) -> Result<Option<Vec<Property>>, Stuck> {
    let from = at.at;
    let one = |what: What, at: &Cursor<'_>| Ok(Some(vec![plain(what, at.span_from(from))]));
    if at.eat_any(&["optional", "nullable", "empty", "missing", "absent", "left empty"]).is_some() {
        return one(What::Required(false), at);
    }
    if at.eat_any(&["required", "mandatory", "not null", "not empty"]).is_some() {
        return one(What::Required(true), at);
    }
    if at.eat_any(&["not unique", "not distinct"]).is_some() {
        return one(What::Unique(Uniqueness::Not), at);
    }
    if at.eat_any(&["unique", "distinct"]).is_some() {
        let reach = phrase::reach(at, clause.book)?;
        return one(What::Unique(reach), at);
    }
    if at.eat_any(&["default:", "default"]).is_some() {
        at.eat(":");
        let Some(value) = phrase::value(at) else { return Err(at.stuck("a value")) };
        return one(What::Default(value.value), at);
    }
    let mut ahead = *at;
    ahead.eat_any(&["a", "an"]);
    if let Some(mut properties) = phrase::type_word(&mut ahead) {
        *at = ahead;
        if ahead.eat_any(&["of", "with"]).is_some()
            && let Some(limits) = phrase::limit(&mut ahead)?
        {
            *at = ahead;
            properties.extend(limits);
        }
        return Ok(Some(properties));
    }
    phrase::limit(at)
}

/// Nouns whose parentheses hold their values.
const FAMILIES: &[&str] = &[
    "category",
    "channel",
    "class",
    "condition",
    "format",
    "frequency",
    "gender",
    "kind",
    "level",
    "method",
    "mode",
    "phase",
    "priority",
    "role",
    "severity",
    "size",
    "stage",
    "state",
    "status",
    "tier",
    "type",
    "visibility",
];

/// One parenthesis, four meanings: constraints, values, examples, a unit. Anything else is an error.
pub(super) fn parenthesis(clause: &Clause<'_>, within: Cursor<'_>, noun: &Noun) -> Result<Vec<Property>, Stuck> {
    let tokens = within.rest();
    if tokens.is_empty() {
        return Err(within.stuck("something between the parentheses"));
    }
    let mut examples = within;
    if examples.eat_any(&["e.g.", "for example", "such as", "for instance"]).is_some() {
        return Ok(Vec::new());
    }
    if tokens.len() == 2 && within.low(0) == "in" && tokens.last().is_some_and(|token| token.kind == Kind::Word) {
        return Ok(Vec::new()); // a unit: "(in minutes)"
    }
    let mut properties = Vec::new();
    let mut at = within;
    let mut first_fault = None;
    while !at.done() {
        match constraint(clause, &mut at) {
            Ok(Some(found)) => properties.extend(found),
            Ok(None) => break,
            Err(stuck) => {
                first_fault = Some(stuck);
                break;
            }
        }
        let before = at.at;
        while at.eat_any(&[",", "and"]).is_some() {}
        if before == at.at {
            break;
        }
    }
    if at.done() && first_fault.is_none() {
        return Ok(properties);
    }
    if !properties.is_empty() {
        return Err(first_fault
            .unwrap_or_else(|| at.stuck("a type or a constraint, such as `unique` or `up to 200 characters`")));
    }
    let marked = tokens.iter().any(|token| matches!(token.low.as_str(), "or" | "|" | "/"));
    let last = noun.one();
    let family = last.rsplit(' ').next().is_some_and(|word| FAMILIES.contains(&word));
    let quoted = tokens.iter().any(|token| matches!(token.kind, Kind::Quoted | Kind::Ticked));
    if first_fault.is_none() && (marked || family || quoted) {
        let values = phrase::values(within)?;
        if values.len() >= 2 {
            return Ok(vec![plain(What::Values(values), within.whole)]);
        }
    }
    let instead = format!("{} can be a, b or c.", super::suggest::capital(&noun.one()));
    Err(first_fault.unwrap_or_else(|| within.stuck("a type, a constraint, or values joined by `or`").instead(instead)))
}
