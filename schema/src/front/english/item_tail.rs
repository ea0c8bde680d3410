//! What stands behind the values or the name of a field: "…, raw by default", ": raw, fired", "must be unique", "per night".

use super::clause::{Clause, Cursor, Stuck};
use super::constraint::constraint;
use super::fact::{Bound, Property, What};
use super::lexer::{Kind, Token};
use super::list::Item;
use super::noun::Noun;
use super::parenthesis::is_family;
use super::phrase::{self, plain};
use super::split;
use super::vocabulary::SINGLE_PLURALS;
use crate::condition::Comparison;
use crate::convention;

/// "raw, wet or fired, raw by default": the values, and the words of the default.
pub(super) fn default_behind(tokens: &[Token]) -> (&[Token], Option<&[Token]>) {
    let none = (tokens, None);
    let behind = |border: usize, from: usize, until: usize| {
        let value = tokens.get(from..until).filter(|value| !value.is_empty() && value.len() < 5);
        value.map_or(none, |value| (tokens.get(..border).unwrap_or(tokens), Some(value)))
    };
    let last = tokens.len();
    // "(raw by default)"
    if let [.., by, default, close] = tokens
        && by.low == "by"
        && default.low == "default"
        && close.is_mark(")")
    {
        let open = tokens.iter().rposition(|token| token.is_mark("("));
        return open.map_or(none, |open| behind(open, open + 1, last - 3));
    }
    if let [.., by, default] = tokens
        && by.low == "by"
        && default.low == "default"
    {
        let Some(border) = tokens.iter().rposition(|token| token.is_mark(",") || token.is_mark("(")) else {
            return none;
        };
        return behind(border, border + 1, last - 2);
    }
    // "(default raw)" closes behind its value.
    let (open, until) = match tokens.last() {
        Some(close) if close.is_mark(")") => (tokens.iter().rposition(|token| token.is_mark("(")), last - 1),
        _ => (None, last),
    };
    let low = |at: usize| tokens.get(at).map_or("", |token| token.low.as_str());
    let opens = |border: usize| {
        let words = match (low(border + 1), low(border + 2)) {
            ("by", "default") | ("defaults" | "defaulting", "to") | ("default", ":") => 2,
            ("default" | "initially", _) => 1,
            _ => 0,
        };
        (words > 0).then_some(border + 1 + words)
    };
    let border = match open {
        Some(open) => Some(open),
        None => tokens.iter().rposition(|token| token.is_mark(",") || token.is_mark(";") || token.low == "and"),
    };
    let Some((border, from)) = border.and_then(|border| Some((border, opens(border)?))) else { return none };
    // ", and defaults to raw"
    let comma = border > 0 && low(border) == "and" && tokens.get(border - 1).is_some_and(|token| token.is_mark(","));
    behind(border - usize::from(comma), from, until)
}

/// The values of these tokens and their default, up to the end.
pub(super) fn values(at: &mut Cursor<'_>, item: &mut Item, from: usize) -> Result<(), Stuck> {
    let (head, default) = default_behind(at.rest());
    let values = phrase::values(at.over(head))?;
    if values.len() < 2 {
        return Err(at.stuck("at least two values"));
    }
    if let Some(words) = default {
        let mut within = at.over(words);
        let value = phrase::value(&mut within).filter(|_| within.done());
        let Some(value) = value else { return Err(at.over(words).stuck("one of the values")) };
        item.properties.push(plain(What::Default(value.value), value.span));
    }
    at.at = at.tokens.len();
    item.properties.push(plain(What::Values(values), at.span_from(from)));
    Ok(())
}

/// "status: open, waiting, done": values up to the end, where none of them can be the next field.
pub(super) fn colon_values(at: &mut Cursor<'_>, item: &mut Item) -> Result<(), Stuck> {
    let start = *at;
    let from = at.at;
    at.eat(":");
    let (head, _) = default_behind(at.rest());
    let separates = |token: &Token| token.is_mark(",") || token.is_mark("/") || token.is_mark("|") || token.low == "or";
    let or = head.iter().rposition(|token| token.low == "or");
    let closed = or.is_some_and(|or| !head.get(or + 1..).unwrap_or(&[]).iter().any(separates));
    let field = |part: &[Token]| Noun::read(part).is_some_and(|noun| split::is_common(noun.field()));
    let open = head.iter().any(|token| token.is_mark("(")) || head.split(separates).any(field);
    if !closed && (or.is_some() || open || !is_family(item.noun.one())) {
        let expected = format!("the values in parentheses, as in `{} (new, old)`", item.noun.one());
        return Err(start.stuck(expected));
    }
    values(at, item, from)
}

/// "Which must not occur twice in the same town", behind a field: the town.
pub(super) fn never_twice(at: &mut Cursor<'_>) -> Result<Option<Noun>, Stuck> {
    let mut ahead = *at;
    let denied = ahead.eat_any(&["that", "which"]).is_some()
        && ahead
            .eat_any(&["cannot", "can not", "may not", "must not", "can never", "may never", "must never", "never"])
            .is_some();
    if !denied {
        return Ok(None);
    }
    ahead.eat_any(&["appear", "appears", "be given", "be used", "exist", "exists", "occur", "occurs"]);
    if ahead.eat_any(&["twice", "two times", "more than once"]).is_none() {
        return Ok(None);
    }
    if ahead.eat_any(&["at", "for", "in", "inside", "on", "within"]).is_none() {
        return Err(ahead.stuck("an entity, as in `in the same town`"));
    }
    ahead.eat_any(&["the same", "one", "any one", "a single"]);
    let length = ahead.rest().iter().take_while(|token| token.is_name()).count();
    let Some(scope) = ahead.rest().get(..length).and_then(Noun::read) else { return Err(ahead.stuck("an entity")) };
    ahead.at += length;
    *at = ahead;
    Ok(Some(scope))
}

/// "must be unique", "cannot be empty", behind a comma.
pub(super) fn demand(clause: &Clause<'_>, at: &mut Cursor<'_>, item: &mut Item) -> Result<bool, Stuck> {
    let from = at.at;
    if at.eat_any(&["cannot be", "can not be", "must not be", "may not be", "should not be"]).is_some() {
        let what = match at.eat_any(&["empty", "blank", "null", "missing", "negative"]) {
            Some("negative") => What::Bound(Bound::Compare(Comparison::Ge, "0".to_owned())),
            Some(_) => What::Required(true),
            None => return Err(at.stuck("`empty` or `negative`")),
        };
        item.properties.push(plain(what, at.span_from(from)));
        return Ok(true);
    }
    if at.eat_any(&["must be", "should be", "has to be"]).is_none() {
        return Ok(false);
    }
    // What "must be empty" holds nothing; "not" is missing.
    if matches!(at.low(0), "absent" | "empty" | "missing" | "null") {
        return Err(at.stuck("`not empty`, or `optional`"));
    }
    match constraint(clause, at)? {
        Some(properties) => item.properties.extend(properties),
        None => return Err(at.stuck("a constraint, such as `unique` or `between 1 and 5`")),
    }
    Ok(true)
}

/// Whether ", must be unique" says something of the item before.
pub(super) fn demands(tokens: &[Token]) -> bool {
    let low = |at: usize| tokens.get(at).map_or("", |token| token.low.as_str());
    matches!((low(0), low(1)), ("must" | "should" | "cannot", "be"))
        || matches!((low(0), low(1), low(2)), ("must" | "may" | "should", "not", "be"))
}

/// "a price per night" is one name, where nights are no entity.
pub(super) fn rate(clause: &Clause<'_>, at: &mut Cursor<'_>, noun: &mut Noun) -> Result<(), Stuck> {
    let ends = |token: Option<&Token>| {
        token.is_none_or(|next| next.kind == Kind::Mark || matches!(next.low.as_str(), "and" | "as" | "of" | "which"))
    };
    let of = at.rest().get(1..2).and_then(Noun::read).filter(|of| !of.plural && ends(at.rest().get(2)));
    let Some(of) = of.filter(|_| at.sees("per")) else { return Ok(()) };
    let single = !noun.plural || SINGLE_PLURALS.contains(&noun.many()) || convention::is_known(noun.field());
    if !single {
        return Ok(());
    }
    if clause.book.knows(&of) {
        let expected = format!("whose field it is: of each {}, or of what the sentence is about", of.one());
        return Err(Stuck::at(noun.span.to(of.span), expected));
    }
    noun.text = format!("{} per {}", noun.text, of.text).into();
    noun.plural = false;
    noun.span = noun.span.to(of.span);
    at.at += 2;
    Ok(())
}

/// ", which is false by default", behind the name of a field.
pub(super) fn which_is_default(at: &mut Cursor<'_>) -> Option<Property> {
    let mut ahead = *at;
    ahead.eat_any(&["which is", "that is"])?;
    ahead.eat("set to");
    let until = until_default(ahead);
    let mut within = Cursor { tokens: until, ..ahead };
    let value = phrase::value(&mut within).filter(|_| within.done())?;
    ahead.at = until.len() + 2;
    let property = plain(What::Default(value.value), ahead.span_from(at.at));
    *at = ahead;
    Some(property)
}

/// "False by default", behind a flag and a comma.
pub(super) fn flag_default(at: &mut Cursor<'_>) -> Option<Property> {
    if !at.sees("false by default") && !at.sees("true by default") {
        return None;
    }
    let from = at.at;
    let value = phrase::value(&mut Cursor { tokens: at.tokens.get(..from + 1)?, ..*at })?;
    at.at += 3;
    Some(plain(What::Default(value.value), at.span_from(from)))
}

/// Up to "by default", where no more than three words stand before it.
fn until_default(at: Cursor<'_>) -> &[Token] {
    let by = (at.at + 1..=at.at + 3).find(|by| {
        matches!((at.tokens.get(*by), at.tokens.get(by + 1)), (Some(by), Some(default)) if by.low == "by" && default.low == "default")
    });
    at.tokens.get(..by.unwrap_or(0)).unwrap_or(&[])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::english::lexer::lex;
    use crate::text::Sources;

    #[test]
    fn defaults_stand_behind_values() {
        let show = |text: &str| {
            let mut sources = Sources::new();
            let id = sources.add_file("a.md", text);
            let mut tokens = Vec::new();
            lex(id, text, 0..text.len(), &mut tokens);
            let join = |tokens: &[Token]| tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ");
            let (values, default) = default_behind(&tokens);
            (join(values), default.map(join))
        };
        for text in [
            "raw or wet, raw by default",
            "raw or wet (default raw)",
            "raw or wet (raw by default)",
            "raw or wet and defaults to raw",
        ] {
            assert_eq!(show(text), ("raw or wet".to_owned(), Some("raw".to_owned())), "{text}");
        }
        for text in ["raw or wet, and defaults to raw", "raw or wet, default: raw", "raw or wet, initially raw"] {
            assert_eq!(show(text), ("raw or wet".to_owned(), Some("raw".to_owned())), "{text}");
        }
        assert_eq!(show("raw, wet or dry"), ("raw , wet or dry".to_owned(), None));
    }
}
