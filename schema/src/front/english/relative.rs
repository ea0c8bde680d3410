//! ", which has a name", ", whose name is unique", ", each with a code": clauses about the noun just before.

use super::clause::Part;
use super::entity::Book;
use super::lexer::{Kind, Token};
use super::noun::Noun;
use super::vocabulary::{is_determiner, is_finite, is_stop};

/// Words for how many, which are no part of a noun.
const COUNTS: &[&str] = &["another", "few", "more", "multiple", "one", "own", "single", "some"];

/// Whether a clause about the noun before begins behind this comma.
pub(super) fn opens(comma: &Token, tokens: &[Token]) -> bool {
    let low = |at: usize| tokens.get(at).map_or("", |token| token.low.as_str());
    comma.is_mark(",") && (skipped(tokens).is_some() || low(0) == "whose" && tokens.len() > 2)
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
    let (skip, verb) = if whose { (1, None) } else { skipped(own)? };
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
