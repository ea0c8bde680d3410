//! "If known, a blood type", "sometimes the name", "an image url if it has been scanned": the field may be empty.

use super::clause::Cursor;
use super::lexer::Token;
use super::parenthesis::available;

/// Before the name of a field.
const BEFORE: &[&str] = &[
    "if it is known",
    "in some cases",
    "not always",
    "occasionally",
    "often unknown",
    "optionally",
    "perhaps",
    "possibly",
    "sometimes",
    "sometimes also",
    "unknown",
    "where there is one",
];

/// Who has it or gives it, behind "where" and "if".
const POINTS: &[&str] = &["he", "it", "one", "she", "there", "they", "this"];

/// The parts of a list, where a hedge goes with the part behind it: "and, if known, a blood type".
pub(super) fn joined<'a>(tokens: &'a [Token], parts: &[&'a [Token]]) -> Vec<&'a [Token]> {
    let mut out: Vec<&[Token]> = Vec::new();
    let mut from = None;
    let place =
        |part: &[Token]| part.first().and_then(|first| tokens.iter().position(|token| std::ptr::eq(token, first)));
    for (number, part) in parts.iter().enumerate() {
        let begin = from.take().or_else(|| place(part));
        // Without "and" before it, it may as well be said of the field before it.
        let joins =
            |at: usize| tokens.get(..at).and_then(|before| before.iter().rev().find(|token| !token.is_mark(",")));
        let joined = begin.is_some_and(|at| at == 0 || joins(at).is_some_and(|token| token.low == "and"));
        if joined && is_hedge(part) && number + 1 < parts.len() {
            from = begin;
            continue;
        }
        let end = place(part).map(|at| at + part.len());
        let whole = begin.zip(end).and_then(|(begin, end)| tokens.get(begin..end));
        out.push(whole.unwrap_or(part));
    }
    out
}

/// Whether these words are a hedge and nothing else.
fn is_hedge(part: &[Token]) -> bool {
    let Some(first) = part.first() else { return false };
    let mut at = Cursor { tokens: part, at: 0, whole: first.span };
    (hedge(&mut at) || condition(&mut at, true, true)) && at.done()
}

/// Steps over a hedge before a field, and its comma.
pub(super) fn before(at: &mut Cursor<'_>) -> bool {
    let found = hedge(at) || condition(at, true, false);
    if found {
        at.eat(",");
    }
    found
}

fn hedge(at: &mut Cursor<'_>) -> bool {
    available(at) || at.eat_any(BEFORE).is_some()
}

/// "If it has been scanned", behind a field up to the end.
pub(super) fn behind(at: &mut Cursor<'_>) -> bool {
    condition(at, false, false)
}

/// "Where they give one", "once it is closed": up to a comma or the end. A number or a value in it is more than a hedge.
fn condition(at: &mut Cursor<'_>, before: bool, alone: bool) -> bool {
    let opens = ["as soon as", "if", "once", "unless", "when", "where"];
    let mut ahead = *at;
    if ahead.eat_any(&opens).is_none() || !POINTS.contains(&ahead.low(0)) {
        return false;
    }
    let length = ahead.rest().iter().position(|token| token.is_mark(",")).unwrap_or(ahead.rest().len());
    let words = ahead.rest().get(..length).unwrap_or(&[]);
    let plain = words
        .iter()
        .all(|token| token.kind == super::lexer::Kind::Word && !matches!(token.low.as_str(), "and" | "or" | "not"));
    // "And when it was born" is a field, not a hedge before one.
    if !plain || !(2..=7).contains(&length) || before && length == ahead.rest().len() && !alone {
        return false;
    }
    ahead.at += length;
    *at = ahead;
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(BEFORE.is_sorted() && POINTS.is_sorted());
    }
}
