//! Reading on where a sentence has several clauses and only some of them are understood (`--lenient` only): these are read, the others are
//! listed, each at its own place. Not where the lost one may take something back: "…, although not all of them have the latter".

use super::clause::{Part, clauses};
use super::entity::Book;
use super::fact::Fact;
use super::lexer::Token;
use super::sentence::{Place, Sentence};
use super::{lead, one, slip, span_of};

/// What the clauses say that are understood.
pub(super) fn facts(sentence: &Sentence, book: &Book) -> Option<Vec<Fact>> {
    let read = parts(sentence, book)?;
    Some(read.into_iter().filter_map(|(_, facts)| facts).flatten().collect())
}

/// Each clause as a sentence of its own, where some are understood and the others are harmless; otherwise the sentence as it is.
pub(super) fn apart(sentence: Sentence, book: &Book) -> Vec<Sentence> {
    if super::understand(&sentence, book).is_ok() {
        return vec![sentence];
    }
    let Some(read) = parts(&sentence, book) else { return vec![sentence] };
    let own = |part: Part| {
        let span = part.own_span().unwrap_or(sentence.span);
        Sentence { tokens: part.tokens, place: sentence.place, span, trouble: None, gloss: false }
    };
    read.into_iter().map(|(part, _)| own(part)).collect()
}

fn parts(sentence: &Sentence, book: &Book) -> Option<Vec<(Part, Option<Vec<Fact>>)>> {
    let whole = sentence.gloss || sentence.trouble.is_some() || matches!(sentence.place, Place::Heading { .. });
    if whole || slip::of(&sentence.tokens).is_some() {
        return None;
    }
    let parts = clauses(lead::of_each(lead::demanded(&sentence.tokens)), book);
    if parts.len() < 2 || parts.iter().any(|part| part.each.is_some()) {
        return None;
    }
    let read = |part: Part| {
        let tokens = if part.borrowed == 0 { lead::of_each(&part.tokens) } else { &part.tokens };
        let span = span_of(&part.tokens).unwrap_or(sentence.span);
        let facts = one(tokens, part.borrowed, sentence.place, span, book).ok().map(|(facts, _)| facts);
        (part, facts)
    };
    let read: Vec<(Part, Option<Vec<Fact>>)> = parts.into_iter().map(read).collect();
    // Without the clause that it is about, one with its subject may have more in it: "Customers, who have a name, reserve meat".
    if read.first().is_some_and(|(_, facts)| facts.is_none()) && read.iter().any(|(part, _)| part.borrowed > 0) {
        return None;
    }
    let some = read.iter().any(|(_, facts)| facts.is_some());
    let harmless = |part: &Part| part.tokens.get(part.borrowed..).is_some_and(|own| !takes_back(own));
    (some && read.iter().all(|(part, facts)| facts.is_some() || harmless(part))).then_some(read)
}

/// Whether a clause cannot be understood without what stands before it: "the two together are unique".
pub(super) fn points_back(own: &[Token]) -> bool {
    own.iter().any(|token| matches!(token.low.as_str(), "both" | "former" | "latter" | "together" | "two"))
}

/// Whether a clause may limit what was said before it: it points back, denies, or holds only sometimes.
fn takes_back(own: &[Token]) -> bool {
    const WORDS: &[&str] = &[
        "although",
        "both",
        "but",
        "each",
        "either",
        "else",
        "except",
        "former",
        "he",
        "her",
        "his",
        "however",
        "if",
        "it",
        "its",
        "latter",
        "neither",
        "never",
        "none",
        "not",
        "only",
        "or",
        "otherwise",
        "she",
        "some",
        "such",
        "that",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "though",
        "together",
        "unless",
        "until",
        "when",
        "whenever",
        "where",
        "which",
        "while",
        "who",
        "whoever",
        "whose",
        "without",
    ];
    let two = |at: usize| own.get(at + 1).is_some_and(|next| next.low == "two");
    own.iter().enumerate().any(|(at, token)| WORDS.contains(&token.low.as_str()) || token.low == "no" && !two(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::english::lexer::lex;
    use crate::text::Sources;

    fn takes_back_of(text: &str) -> bool {
        let mut sources = Sources::new();
        let id = sources.add_file("a.md", text);
        let mut tokens = Vec::new();
        lex(id, text, 0..text.len(), &mut tokens);
        takes_back(&tokens)
    }

    #[test]
    fn what_points_back_or_denies_may_take_something_back() {
        assert!(takes_back_of("not every kiln has the latter"));
        assert!(takes_back_of("it may be missing"));
        assert!(takes_back_of("no name is required"));
        assert!(!takes_back_of("no two kilns frobnicate the same name"));
        assert!(!takes_back_of("goes from an origin station to a destination station"));
    }
}
