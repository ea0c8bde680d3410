//! ", which has a name", ", whose name is unique", ", each with a code": clauses about the noun just before.

use super::clause::{Cursor, Part};
use super::entity::Book;
use super::lexer::{Kind, Token};
use super::noun::Noun;
use super::phrase::{self, Quantity};
use super::split::is_common;
use super::vocabulary::{is_determiner, is_finite, is_stop};

/// Words for how many, which are no part of a noun.
const COUNTS: &[&str] = &["another", "few", "more", "multiple", "one", "own", "single", "some"];

/// Whether a clause about the noun before begins behind this comma.
pub(super) fn opens(comma: &Token, tokens: &[Token]) -> bool {
    let low = |at: usize| tokens.get(at).map_or("", |token| token.low.as_str());
    let with = low(0) == "with" && lists(tokens);
    comma.is_mark(",") && (skipped(tokens).is_some() || with || low(0) == "whose" && tokens.len() > 2)
        || comma.low == "with" && with
}

/// "With a title", "with name": fields follow.
fn lists(tokens: &[Token]) -> bool {
    tokens.get(1).is_some_and(|next| {
        matches!(next.low.as_str(), "a" | "an" | "its" | "optional" | "their" | "unique") || is_common(&next.low)
    })
}

/// "Seasons have episodes" before "with a title": what the seasons have are episodes and nothing else, so that the title is theirs.
pub(super) fn single_object(before: &[Token]) -> bool {
    let has = |token: &Token| matches!(token.low.as_str(), "has" | "have");
    let Some(verb) = before.iter().rposition(has) else { return false };
    let Some(first) = before.get(verb + 1) else { return false };
    let mut cursor = Cursor { tokens: before, at: verb + 1, whole: first.span };
    let quantity = phrase::quantity(&mut cursor);
    let noun = Noun::read(cursor.rest()).filter(|noun| noun.determiner.is_empty() && !is_common(noun.field()));
    noun.is_some_and(|noun| match quantity {
        Some(Quantity::ListOf) => false,
        Some(Quantity::One | Quantity::AtMostOne) => !noun.plural,
        _ => noun.plural,
    })
}

/// How many words stand before what is said, and the verb that is said.
fn skipped(tokens: &[Token]) -> Option<(usize, Option<&'static str>)> {
    let low = |at: usize| tokens.get(at).map_or("", |token| token.low.as_str());
    let says = |verb: &str| matches!(verb, "has" | "have" | "belongs" | "belong" | "contains" | "contain");
    match (low(0), low(1), low(2), low(3), low(4)) {
        ("each", "with" | "having", ..) => Some((2, Some("has"))),
        ("each", "of", "which" | "whom", verb, _) if says(verb) => Some((3, None)),
        ("which" | "who", verb, ..) if says(verb) => Some((1, None)),
        ("which" | "who", "can" | "may" | "must" | "also", verb, ..) if says(verb) => Some((1, None)),
        // ", which may or may not be open" says nothing.
        ("which" | "who", "may", "or", "may", "not") => Some((tokens.len(), None)),
        _ => None,
    }
}

/// The clause, with the noun that it is about as its subject; nothing where it says nothing.
pub(super) fn part(before: &[Token], own: &[Token], book: &Book) -> Option<Part> {
    let whose = own.first().is_some_and(|first| first.low == "whose");
    let with = own.first().is_some_and(|first| first.low == "with");
    if with && !single_object(before) {
        return Some(Part { tokens: own.to_vec(), borrowed: 0, each: None });
    }
    let (skip, verb) = match (whose, with) {
        (true, _) => (1, None),
        (_, true) => (1, Some("has")),
        _ => skipped(own)?,
    };
    if skip >= own.len() {
        return None;
    }
    // Without a noun before it the clause stays as it is, and no form reads it.
    // "A home address and a work address, each with a street": of one thing there is no each.
    let each = own.first().is_some_and(|first| first.low == "each");
    let single = |noun: &[Token]| {
        let article = before.len().checked_sub(noun.len() + 1).and_then(|at| before.get(at));
        each && article.is_some_and(|word| matches!(word.low.as_str(), "a" | "an"))
    };
    let Some(noun) = noun_before(before, book).filter(|noun| !single(noun)) else {
        return Some(Part { tokens: own.to_vec(), borrowed: 0, each: None });
    };
    let mut tokens: Vec<Token> = noun.to_vec();
    if let Some(last) = tokens.last_mut().filter(|_| whose) {
        last.possessive = true;
    }
    let borrowed = tokens.len();
    if let (Some(verb), Some(first)) = (verb, own.first()) {
        tokens.push(Token::inserted(Kind::Word, verb, first.span));
    }
    tokens.extend(own.get(skip..).unwrap_or(&[]).iter().cloned());
    let each = own.first().filter(|first| first.low == "each").map(|first| first.span);
    Some(Part { tokens, borrowed, each })
}

/// "several telescopes", "an observatory": the noun at the end of these words, without what stands before it.
fn noun_before<'a>(tokens: &'a [Token], book: &Book) -> Option<&'a [Token]> {
    let in_noun = |token: &&Token| {
        let low = token.low.as_str();
        let stops = is_stop(low) || COUNTS.contains(&low) || is_determiner(low) || is_finite(low);
        token.is_name() && !stops && !token.possessive
    };
    let run = tokens.iter().rev().take_while(in_noun).count();
    let words = tokens.get(tokens.len() - run..)?;
    let known =
        (0..run).filter_map(|at| words.get(at..)).find(|words| Noun::read(words).is_some_and(|noun| book.knows(&noun)));
    // An unknown noun begins behind a word for how many, so that no verb is taken for a part of it.
    let bounded = run < tokens.len() && (1..=2).contains(&run);
    known.or_else(|| bounded.then_some(words)).filter(|words| !words.is_empty())
}
