//! Words of a list item that are no name by themselves: "whether it is sealed", "a length in minutes", "a status new".

use super::clause::{Cursor, Stuck};
use super::fact::{Property, What};
use super::lexer::{Kind, Token};
use super::noun::Noun;
use super::phrase::plain;
use super::units::{TIMES, is_unit};
use crate::convention::{self, GuessedType};
use crate::draft::DraftType;
use crate::ir::Type;

/// Words that say how something is; behind "status" they are values.
const STATES: &[&str] = &[
    "absent", "bad", "beginner", "big", "broken", "busy", "clean", "cold", "critical", "dirty", "done", "draft", "dry",
    "empty", "expert", "external", "female", "free", "full", "gone", "good", "hidden", "high", "hot", "internal",
    "junior", "large", "lost", "low", "major", "male", "medium", "minor", "missing", "new", "normal", "offline", "old",
    "ongoing", "online", "open", "overdue", "paid", "pending", "present", "private", "public", "raw", "ready",
    "senior", "shut", "small", "sold", "taken", "unpaid", "urgent", "wet", "won",
];

/// Whether a word says how something is: "sold", "active", "sealed".
pub(super) fn is_value_like(low: &str) -> bool {
    let ends = ["ed", "able", "ible", "ful", "less"].iter().any(|end| low.len() > end.len() + 2 && low.ends_with(end));
    let boolean = matches!(convention::guess("", low).ty, GuessedType::Known(Type::Boolean));
    STATES.binary_search(&low).is_ok() || ends || boolean || matches!(low, "active" | "inactive")
}

/// "whether it is sealed" → `is_sealed`; "when it was lit" → `lit_at`; "the year it was built" → `year_built`.
pub(super) fn clausal(at: &mut Cursor<'_>) -> Result<Option<(Noun, Property)>, Stuck> {
    let from = at.at;
    if at.eat_any(&["whether or not", "whether"]).is_some() {
        let verb =
            at.eat_any(&["it is", "it was", "it has been", "it can be", "they are", "they were", "he is", "she is"]);
        let has = if verb.is_none() { at.eat_any(&["it has", "they have", "it can", "they can"]) } else { None };
        at.eat_any(&["a", "an"]);
        let prefix = match (verb, has) {
            (Some(_), _) => "is",
            (None, Some("it has" | "they have")) => "has",
            (None, Some(_)) => "can",
            (None, None) => return Err(at.stuck("`it is` and a word, as in `whether it is sealed`")),
        };
        let noun = words(at, 3)?;
        let property = plain(What::Type(DraftType::Known(Type::Boolean)), at.span_from(from));
        return Ok(Some((noun.one_named(format!("{prefix} {}", noun.text)), property)));
    }
    if at.eat_any(&["when it was", "when it is", "when it has been", "when they were", "when they are"]).is_some() {
        let noun = words(at, 1)?;
        let property = plain(What::Type(DraftType::Known(Type::Timestamp)), at.span_from(from));
        return Ok(Some((noun.one_named(format!("{} at", noun.text)), property)));
    }
    for (word, ty, phrases) in [
        ("year", Type::Integer, ["year it was", "year in which it was", "year when it was"]),
        ("date", Type::Date, ["date it was", "date on which it was", "date when it was"]),
    ] {
        if at.eat_any(&phrases).is_some() {
            let noun = words(at, 1)?;
            let property = plain(What::Type(DraftType::Known(ty)), at.span_from(from));
            return Ok(Some((noun.one_named(format!("{word} {}", noun.text)), property)));
        }
    }
    if at.sees("how many") || at.sees("how much") || at.sees("how often") || at.sees("how long") {
        return Err(at.stuck("a name for it, such as `a sweep count`"));
    }
    Ok(None)
}

/// One to `most` words up to the end of the item.
fn words(at: &mut Cursor<'_>, most: usize) -> Result<Noun, Stuck> {
    let length = at.rest().iter().take_while(|token| token.is_name() && token.low != "or").count();
    let noun = at.rest().get(..length).filter(|_| (1..=most).contains(&length)).and_then(Noun::read);
    let Some(noun) = noun else { return Err(at.stuck("a name for it, such as `a start date`")) };
    at.at += length;
    Ok(noun)
}

/// "a duration in minutes" is named by its unit.
pub(super) fn unit_behind(at: &mut Cursor<'_>, noun: &mut Noun) {
    let ends = |token: Option<&Token>| token.is_none_or(|next| next.kind == Kind::Mark || next.low == "and");
    if !at.sees("in") {
        return;
    }
    let named = |length: usize| {
        let words = at.rest().get(1..=length)?.iter().map(|token| token.low.as_str()).collect::<Vec<_>>().join(" ");
        let long = words.len() > 2 && words.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' '); // "in l" is hardly a name
        ((TIMES.contains(&words.as_str()) || long && is_unit(&words)) && ends(at.rest().get(length + 1)))
            .then_some((length, words))
    };
    if let Some((length, words)) = (1..=2).rev().find_map(named) {
        // "A length measured in hours"
        const SAID: &[&str] = &["counted", "expressed", "given", "measured", "specified", "stated", "stored"];
        let name =
            noun.text.rsplit_once(' ').filter(|(_, last)| SAID.contains(last)).map_or(&*noun.text, |(name, _)| name);
        noun.text = format!("{name} in {words}").into();
        noun.plural = false;
        at.at += 1 + length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_sorted() {
        assert!(STATES.is_sorted());
        assert!(is_value_like("sold") && is_value_like("glazed") && !is_value_like("code") && !is_value_like("bed"));
    }
}
