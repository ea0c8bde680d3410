//! What constrains a field in a few words, behind "must be" or in parentheses.

use super::clause::{Clause, Cursor, Stuck};
use super::compared::compared;
use super::fact::{Property, What};
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
    if let Some(property) = compared(clause, at) {
        return Ok(Some(vec![property]));
    }
    let mut ahead = *at;
    ahead.eat_any(&["a", "an"]);
    if let Some(mut properties) = phrase::type_word(&mut ahead) {
        *at = ahead;
        ahead.eat_any(&["of", "with"]);
        if let Some(limits) = phrase::limit(&mut ahead)? {
            *at = ahead;
            properties.extend(limits);
        }
        return Ok(Some(properties));
    }
    phrase::limit(at)
}
