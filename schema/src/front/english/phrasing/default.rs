//! "(queued or dead; queued by default)", "with open as the default", "and is open at first": ", open by default".

use super::{any, low, sees, words};
use crate::front::english::lexer::{Kind, Token};
use crate::front::english::vocabulary::is_finite;

/// Says each default in one way.
pub(super) fn rewrite(tokens: &mut Vec<Token>) {
    let cue = |token: &Token| {
        matches!(token.low.as_str(), "default" | "first" | "begin" | "new" | "initially" | "beginning" | "start")
    };
    if !tokens.iter().any(cue) {
        return;
    }
    let mut at = 1;
    while at < tokens.len() {
        inside(tokens, at);
        marked(tokens, at);
        behind(tokens, at);
        at += 1;
    }
}

/// A value of at most three words.
fn is_value(tokens: &[Token]) -> bool {
    let plain = |token: &Token| match token.kind {
        Kind::Mark => false,
        Kind::Word => {
            !is_finite(&token.low)
                && !matches!(
                    token.low.as_str(),
                    "a" | "an" | "the" | "and" | "or" | "it" | "by" | "with" | "default" | "not"
                )
        }
        _ => true,
    };
    (1..=3).contains(&tokens.len()) && tokens.iter().all(plain)
}

/// "; queued by default)", "; default is queued)", "; new ones are queued)", at the semicolon.
fn inside(tokens: &mut Vec<Token>, at: usize) {
    if !matches!(low(tokens, at), ";" | ",") || sees(tokens, at, ", default") {
        return;
    }
    let Some(close) = (at + 1..tokens.len().min(at + 9)).find(|close| low(tokens, *close) == ")") else { return };
    let opens = (0..at).rev().take(60).find(|open| matches!(low(tokens, *open), "(" | ")"));
    if opens.is_none_or(|open| low(tokens, open) != "(") {
        return;
    }
    const LEADS: &[&str] =
        &["the default is", "default is", "new ones are", "new ones start as", "initially", "default"];
    let (from, until) = match any(tokens, at + 1, LEADS) {
        Some(length) => (at + 1 + length, close),
        None if sees(tokens, close.saturating_sub(2), "by default") => (at + 1, close - 2),
        None if sees(tokens, close.saturating_sub(2), "at first") => (at + 1, close - 2),
        None => return,
    };
    let Some(value) = tokens.get(from..until).filter(|value| is_value(value)).map(<[Token]>::to_vec) else { return };
    let Some(span) = tokens.get(at).map(|mark| mark.span) else { return };
    let said = words(", default", span).into_iter().chain(value).collect::<Vec<_>>();
    tokens.splice(at..close, said);
}

/// "requested (the default), accepted or done": the default stands behind the last value.
fn marked(tokens: &mut Vec<Token>, at: usize) {
    let Some(length) = any(tokens, at, &["( the default )", "( default )", "( by default )"]) else { return };
    let parts = |at: usize| matches!(low(tokens, at), "," | ":" | "or" | "is" | "are" | "be" | "of" | "either" | "(");
    let Some(begin) = (0..at).rev().take(4).find(|at| parts(*at)) else { return };
    let Some(value) = tokens.get(begin + 1..at).filter(|value| is_value(value)).map(<[Token]>::to_vec) else { return };
    // The values go on up to the one behind "or".
    let behind = at + length;
    let end = if low(tokens, begin) == "or" {
        behind
    } else {
        let or = (behind..tokens.len().min(behind + 24))
            .take_while(|at| !matches!(low(tokens, *at), "." | ";" | "(" | ")"))
            .find(|at| low(tokens, *at) == "or");
        let Some(or) = or else { return };
        let last = (or + 1..tokens.len().min(or + 4))
            .take_while(|at| tokens.get(*at).is_some_and(|token| is_value(std::slice::from_ref(token))));
        or + 1 + last.count()
    };
    let Some(span) = tokens.get(end - 1).map(|last| last.span) else { return };
    let mut said = words(",", span);
    said.extend(value);
    said.extend(words("by default", span));
    tokens.splice(end..end, said);
    tokens.drain(at..at + length);
}

/// ", with open as the default", ", where open is the default", "; open to begin with", "and it is open at first".
fn behind(tokens: &mut Vec<Token>, at: usize) {
    let mut from = at;
    while matches!(low(tokens, from), "," | ";" | "and") {
        from += 1;
    }
    if from == at {
        return;
    }
    let value_until = |start: usize, ends: &[&str]| {
        (start + 1..=start + 3).find_map(|end| Some((start, end, end + any(tokens, end, ends)?)))
    };
    const ENDS: &[&str] =
        &["as the default value", "as the default", "as its default", "as default", "being the default"];
    const LATE: &[&str] = &["to begin with", "at first", "to start with", "at the beginning", "initially"];
    let found = match low(tokens, from) {
        "with" => value_until(from + 1, ENDS),
        "where" | "of" if sees(tokens, from, "where") || sees(tokens, from, "of which") => {
            let start = from + if low(tokens, from) == "of" { 2 } else { 1 };
            value_until(start, &["is the default value", "is the default"])
        }
        "it" if low(tokens, from + 1) == "is" => {
            value_until(from + 2, LATE).or_else(|| value_until(from + 2, &["by default"]))
        }
        "is" => value_until(from + 1, LATE).or_else(|| value_until(from + 1, &["by default"])),
        _ => value_until(from, LATE),
    };
    let Some((start, end, until)) = found else { return };
    let Some(value) = tokens.get(start..end).filter(|value| is_value(value)).map(<[Token]>::to_vec) else { return };
    let closes = matches!(low(tokens, until), "" | "." | ";" | "," | "and" | ")");
    // Behind values, not behind anything: there is an "or" or a parenthesis not far before it.
    let listed = (0..at).rev().take(24).take_while(|at| !matches!(low(tokens, *at), "." | ";"));
    let listed = listed.clone().any(|at| matches!(low(tokens, at), "or" | "/")) || low(tokens, at - 1) == ")";
    let Some(span) = tokens.get(at).map(|mark| mark.span).filter(|_| closes && listed) else { return };
    let mut said = words(",", span);
    said.extend(value);
    said.extend(words("by default", span));
    tokens.splice(at..until, said);
}
