//! "A giver and a receiver, both of them members", "a leader, who is one of the members": each of them a member.

use super::{any, low, one_of, words};
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;
use crate::name;

/// Says of each by itself what it is.
pub(super) fn rewrite(tokens: &mut Vec<Token>) {
    if tokens.iter().any(|token| token.low == "one") {
        one_of_the(tokens);
    }
    if tokens.iter().any(|token| token.low == "both") {
        both(tokens);
    }
}

/// ", who is one of the members" → ", who is a member"
fn one_of_the(tokens: &mut Vec<Token>) {
    for at in 1..tokens.len() {
        let Some(length) = any(tokens, at, &["who is one of the", "which is one of the", "who is one of our"]) else {
            continue;
        };
        let from = at + length;
        let Some(noun) = plural(tokens, from) else { continue };
        let ends = matches!(low(tokens, from + noun), "" | "," | "and" | ".");
        let Some(one) = tokens.get(from..from + noun).and_then(one_of).filter(|_| ends) else { continue };
        tokens.splice(at + 2..from + noun, one);
        return;
    }
}

/// How many words from here are a plural noun that ends where a part of the sentence does.
fn plural(tokens: &[Token], from: usize) -> Option<usize> {
    let length = tokens.iter().skip(from).take(4).take_while(|token| token.is_name() && token.low != "and").count();
    let noun = tokens.get(from..from + length).and_then(Noun::read)?;
    (noun.plural && noun.determiner.is_empty() && name::is_plural(low(tokens, from + length - 1))).then_some(length)
}

/// "a giver and a receiver, both of them members" → "a giver, who is a member, and a receiver, who is a member"
fn both(tokens: &mut Vec<Token>) {
    const LEADS: &[&str] = &[
        ", both of them are",
        ", both of them",
        ", both of whom are",
        ", both of which are",
        ", who are both",
        ", which are both",
        ", who both are",
        ", both",
    ];
    let Some((at, length)) = (1..tokens.len()).find_map(|at| Some((at, any(tokens, at, LEADS)?))) else { return };
    let from = at + length;
    let Some(noun) = plural(tokens, from) else { return };
    let end = from + noun + usize::from(low(tokens, from + noun) == "themselves");
    if !matches!(low(tokens, end), "" | "," | "and" | ".") {
        return;
    }
    // Two items with articles stand before it, and "and" between them.
    let article = |at: usize| matches!(low(tokens, at), "a" | "an" | "optional");
    let Some(second) = (at.saturating_sub(4)..at).rev().find(|at| article(*at)) else { return };
    if second < 2 || low(tokens, second - 1) != "and" {
        return;
    }
    let first_end = second - 1;
    let Some(first) = (first_end.saturating_sub(5)..first_end).rev().find(|at| article(*at)) else { return };
    let named = |from: usize, to: usize| tokens.get(from..to).and_then(Noun::read).is_some_and(|noun| !noun.plural);
    if !named(first, first_end) || !named(second, at) {
        return;
    }
    let (Some(one), Some(span)) =
        (tokens.get(from..from + noun).and_then(one_of), tokens.get(at).map(|comma| comma.span))
    else {
        return;
    };
    let mut said = words(", who is", span);
    said.extend(one);
    tokens.splice(at..end, said.iter().cloned());
    let mut before = said;
    before.extend(words(",", span));
    tokens.splice(first_end..first_end, before);
}
