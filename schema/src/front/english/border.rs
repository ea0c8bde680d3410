//! Where one item of a list ends and the next begins, and what behind a comma still belongs to the item before it.

use std::slice;

use super::item_tail;
use super::lexer::{Kind, Token};
use super::vocabulary::among;

/// Where one item ends and the next begins.
pub(super) fn parts(tokens: &[Token]) -> Vec<&[Token]> {
    let mut list = Vec::new();
    let (mut start, mut at, mut depth) = (0, 0, 0_usize);
    let low = |at: usize| tokens.get(at).map_or("", |token| token.low.as_str());
    while let Some(token) = tokens.get(at) {
        match token.low.as_str() {
            "(" if token.kind == Kind::Mark => depth += 1,
            ")" if token.kind == Kind::Mark => depth = depth.saturating_sub(1),
            // So do the values of "status: open, done".
            ":" if depth == 0 && at > start => {
                at = tokens.len();
                continue;
            }
            // "that can be low, medium or high" goes on to the end.
            "that" | "which"
                if depth == 0
                    && (opens_values(low(at + 1), low(at + 2))
                        && !(low(at + 2) == "be" && constrains(low(at + 3)))
                        || low(at + 1) == "is" && tokens.get(at + 2..).is_some_and(is_choice)
                        || low(at + 1) == "must"
                            && low(at + 2) == "be"
                            && tokens.get(at + 3..).is_some_and(is_choice)) =>
            {
                at = tokens.len();
                continue;
            }
            _ => {}
        }
        let mut after = at;
        while tokens.get(after).is_some_and(|t| t.is_mark(",") || matches!(t.low.as_str(), "and" | "&")) {
            after += 1;
        }
        if low(at) == "as" && low(at + 1) == "well" && low(at + 2) == "as" {
            after = at + 3;
        }
        // "a unique, optional code"
        if token.is_mark(",") && tokens.get(start..at).is_some_and(only_modifiers) {
            at = after;
            continue;
        }
        // "(raw, fired), default raw"
        let closed = at > start && token.is_mark(",") && tokens.get(at - 1).is_some_and(|before| before.is_mark(")"));
        let next = tokens.get(after + 2);
        let defaults = closed && low(after) == "default" && next.is_none_or(|next| next.is_mark(","));
        // "A kind, and, if it was measured, a level": of the level.
        let ahead = low(after) == "if" && tokens.get(at..after).is_some_and(|run| run.iter().any(|t| t.low == "and"));
        let attached = defaults || after > at && !ahead && is_behind(token, tokens.get(after..).unwrap_or(&[]));
        let only = at >= 1 && low(at - 1) == "one" && low(at) == "and" && low(at + 1) == "only";
        let range = only || (at >= 2 && low(at - 2) == "between" && low(at) == "and");
        if after > at && depth == 0 && !attached && !range {
            list.push(tokens.get(start..at).unwrap_or(&[]));
            start = after;
        }
        at = after.max(at + 1);
    }
    list.push(tokens.get(start..).unwrap_or(&[]));
    list
}

/// "a unique": the name is still to come.
fn only_modifiers(tokens: &[Token]) -> bool {
    let said =
        |token: &Token| matches!(token.low.as_str(), "unique" | "optional" | "required" | "mandatory" | "nullable");
    let article = |token: &Token| matches!(token.low.as_str(), "a" | "an" | "the" | "its" | "their");
    tokens.last().is_some_and(said) && tokens.iter().all(|token| said(token) || article(token))
}

/// "e.g. rough or polished", up to the end of the sentence.
pub(super) fn ends_in_examples(tokens: &[Token]) -> bool {
    let example = |token: &Token| token.is_name() && !matches!(token.low.as_str(), "a" | "an" | "the" | "and");
    tokens.len() > 1 && tokens.first().is_some_and(|first| first.low == "e.g.") && tokens.iter().skip(1).all(example)
}

/// Whether what follows a comma or "and" says something of the item before it: ", who is a user", ", if available", "and unique".
fn is_behind(connects: &Token, tokens: &[Token]) -> bool {
    let Some(first) = tokens.first() else { return false };
    match first.low.as_str() {
        "who" | "which" | "that" | "if" => connects.is_mark(","),
        "e.g." => connects.is_mark(",") && ends_in_examples(tokens),
        // ", known as the skipper", ", both of whom are keepers"
        "known" => tokens.get(1).is_some_and(|next| next.low == "as"),
        "both" => tokens.get(1).is_some_and(|next| next.low == "of"),
        "optional" | "required" | "unique" => {
            // A bullet of its own names a field. "A name and unique, optional code" lacks an article.
            let bullet = connects.span.start == connects.span.end;
            let further =
                !connects.is_mark(",") && tokens.get(2).is_some_and(|next| only_modifiers(slice::from_ref(next)));
            let ends = tokens.get(1).is_none_or(|next| {
                next.is_mark(",") || matches!(next.low.as_str(), "and" | "across" | "inside" | "per" | "within")
            });
            ends && !bullet && !further
        }
        // No field begins like this.
        "at" | "between" | "up" => true,
        "default" | "max" | "maximum" | "min" | "minimum" => {
            tokens.get(1).is_some_and(|next| matches!(next.kind, Kind::Number | Kind::Quoted | Kind::Ticked))
        }
        "must" | "cannot" | "may" | "should" => connects.is_mark(",") && item_tail::demands(tokens),
        // "A sealed flag, false by default"
        "false" | "true" => {
            let low = |at: usize| tokens.get(at).map_or("", |token| token.low.as_str());
            connects.is_mark(",") && low(1) == "by" && low(2) == "default"
        }
        "initially" => connects.is_mark(",") && tokens.len() < 4,
        "defaults" => connects.is_mark(",") && tokens.get(1).is_some_and(|next| next.low == "to"),
        "defaulting" => tokens.get(1).is_some_and(|next| next.low == "to"),
        _ => false,
    }
}

/// "open, paid or overdue", up to the end: values, each a word or two.
pub(super) fn is_choice(tokens: &[Token]) -> bool {
    let Some(or) = tokens.iter().rposition(|token| token.low == "or") else { return false };
    let article = |token: &Token| matches!(token.low.as_str(), "a" | "an" | "the" | "and" | "one" | "either");
    let value = |words: &[Token]| {
        (1..=3).contains(&words.len()) && words.iter().all(|token| token.is_name() && !article(token))
    };
    let (before, last) = (tokens.get(..or).unwrap_or(&[]), tokens.get(or + 1..).unwrap_or(&[]));
    let before = match before.split_last() {
        Some((comma, rest)) if comma.is_mark(",") => rest,
        _ => before,
    };
    value(last) && before.split(|token| token.is_mark(",")).all(value)
}

/// What stands behind "which must be" and is no value.
fn constrains(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "above",
        "after",
        "at",
        "before",
        "below",
        "between",
        "earlier",
        "empty",
        "fewer",
        "greater",
        "higher",
        "later",
        "left",
        "less",
        "longer",
        "lower",
        "more",
        "negative",
        "non-negative",
        "not",
        "optional",
        "over",
        "positive",
        "required",
        "shorter",
        "smaller",
        "under",
        "unique",
    ];
    among(WORDS, word)
}

fn opens_values(first: &str, second: &str) -> bool {
    matches!((first, second), ("can" | "may", "be") | ("is", "either") | ("is", "one"))
}
