//! Clauses that follow another and speak of its subject without being about it by their grammar: "and its fuel is recorded",
//! "and we also keep its fuel", "and there may be several shelves in it", "and within a kiln a number is used only once".

use super::lexer::{Kind, Token};
use super::noun::Noun;
use super::vocabulary::is_finite;

const KEPT: &[&str] = &["kept", "noted", "recorded", "registered", "saved", "stored"];
const KEEP: &[&str] = &[
    "keep",
    "keeps",
    "note",
    "notes",
    "record",
    "records",
    "register",
    "registers",
    "save",
    "saves",
    "store",
    "stores",
];

fn low(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.low.as_str())
}

/// Whether such a clause begins here.
pub(super) fn begins(tokens: &[Token]) -> bool {
    let place = matches!(low(tokens, 0), "at" | "for" | "in" | "inside" | "on" | "per" | "within")
        && matches!(low(tokens, 1), "a" | "an" | "each" | "every" | "the");
    let verb = |token: &Token| token.kind == Kind::Word && is_finite(&token.low);
    let found = tokens.iter().take(12).position(verb);
    // "In a box" behind a field says where; behind its own verb it begins a clause.
    let placed =
        place && found.is_some_and(|at| at > 3) && tokens.iter().take(found.unwrap_or_default()).all(Token::is_name);
    let of_them = low(tokens, 0) == "each" && low(tokens, 1) == "of" && matches!(low(tokens, 2), "them" | "these");
    of_them && tokens.get(3).is_some_and(verb)
        || placed
        || predicate(tokens).is_some()
        || low(tokens, 0) == "there" && tokens.get(1).is_some_and(verb)
}

/// What the clause says of the subject of the one before, with a verb for it.
pub(super) fn predicate(tokens: &[Token]) -> Option<Vec<Token>> {
    let span = tokens.first()?.span;
    let word = |text: &str| Token::inserted(Kind::Word, text, span);
    // "its fuel and its size are recorded"
    if let [fields @ .., are, kept] = tokens
        && matches!(low(fields, 0), "its" | "their")
        && matches!(are.low.as_str(), "are" | "is")
        && KEPT.contains(&kept.low.as_str())
        && !fields.iter().any(|token| is_finite(&token.low))
    {
        return Some([&[word("have")], fields].concat());
    }
    // "we also keep its fuel"
    let keep = tokens.iter().take(5).position(|token| KEEP.contains(&token.low.as_str()))?;
    let fields = tokens.get(keep + 1..)?;
    let who = tokens.get(..keep)?;
    let who = if who.last().is_some_and(|last| last.low == "also") { who.get(..keep - 1)? } else { who };
    let someone = matches!(who, [we] if we.low == "we")
        || matches!(low(who, 0), "the" | "our") && Noun::read(who).is_some_and(|noun| !noun.plural);
    let its = matches!(low(fields, 0), "its" | "their") && !fields.iter().any(|token| is_finite(&token.low));
    (someone && its).then(|| [&[word("have")], fields].concat())
}

/// "There may be several shelves in it": it may have several shelves.
pub(super) fn there(tokens: &[Token]) -> Option<Vec<Token>> {
    let [first, rest @ ..] = tokens else { return None };
    let (things, permits) = match rest {
        [modal, be, things @ ..] if matches!(modal.low.as_str(), "can" | "may") && be.low == "be" => (things, true),
        [are, things @ ..] if matches!(are.low.as_str(), "are" | "is") => (things, false),
        _ => return None,
    };
    let [things @ .., preposition, it] = things else { return None };
    let points = matches!(it.low.as_str(), "it" | "them")
        && matches!(preposition.low.as_str(), "at" | "for" | "in" | "inside" | "of" | "on");
    let word = |text: &str| Token::inserted(Kind::Word, text, first.span);
    let verb = if permits { vec![word("can"), word("have")] } else { vec![word("has")] };
    (first.low == "there" && points).then(|| [verb.as_slice(), things].concat())
}
