//! Reading on without sentences that were not understood (`--lenient` only): what they may have said makes others doubtful.
//!
//! "Midwives: …" is lost, and "a client has a primary midwife" would be a text; "a journalist naturally writes many articles" is lost,
//! and the other half would name the link, or say that each article has one journalist.

use std::collections::HashSet;

use super::clause::{Stuck, subject_length};
use super::entity::Book;
use super::fact::{Fact, Tie, Way, What};
use super::failure::Failure;
use super::lexer::{Kind, Token};
use super::noun::Noun;
use super::sentence::{Place, Sentence};
use super::{Read, split};
use crate::convention::{self, GuessedType};
use crate::ir::Type;
use crate::name;

/// A sentence that was not understood.
struct Lost {
    /// Where in the text.
    at: usize,
    /// Its words in the singular.
    words: HashSet<String>,
}

/// Takes the sentences out of which a lost one might make something else.
pub(super) fn doubt(list: &[Sentence], found: &mut [Result<Read, Box<Failure>>], book: &Book) {
    let (mut lost, mut heads) = (Vec::new(), HashSet::new());
    for (at, (sentence, _)) in list.iter().zip(found.iter()).enumerate().filter(|(_, (_, read))| read.is_err()) {
        if matches!(sentence.place, Place::Heading { .. }) {
            continue;
        }
        let words = sentence.tokens.iter().filter(|token| token.kind == Kind::Word);
        lost.push(Lost { at, words: words.map(|token| name::singular(&token.low)).collect() });
        entities(&sentence.tokens, &mut heads);
    }
    if lost.is_empty() {
        return;
    }
    let ties: Vec<(usize, Tie)> = found
        .iter()
        .enumerate()
        .filter_map(|(at, read)| Some((at, read.as_ref().ok()?)))
        .flat_map(|(at, read)| read.facts.iter().filter_map(Fact::tie).map(move |tie| (at, tie.clone())))
        .collect();
    for (at, (sentence, read)) in list.iter().zip(found.iter_mut()).enumerate() {
        let Ok(known) = read else { continue };
        let expected = known.facts.iter().find_map(|fact| match fact {
            Fact::Field { name, properties, .. } => {
                let typed = properties.iter().any(|said| matches!(said.what, What::Type(_) | What::Values(_)));
                let noun = entity_of(name, &heads).filter(|noun| !typed && is_open(name) && !book.knows(noun))?;
                Some(format!("that the sentence about {} is understood, too", noun.many()))
            }
            Fact::Tie(tie) if may_be_more(tie) => {
                let two =
                    || format!("that all sentences about {} and {} are understood", tie.from.many(), tie.to.many());
                is_doubtful(tie, at, &ties, &lost).then(two)
            }
            _ => None,
        });
        if let Some(expected) = expected {
            *read = Err(Failure::stuck(Stuck::at(sentence.span, expected), sentence.span));
        }
    }
}

/// The nouns of which a sentence says what they have, or that there are several: entities, if it were understood.
fn entities(tokens: &[Token], heads: &mut HashSet<String>) {
    let owns = |token: &Token| {
        token.is_mark(":")
            || matches!(token.low.as_str(), "have" | "has" | "belong" | "belongs" | "contain" | "contains")
    };
    let length = subject_length(tokens);
    let bare = tokens.get(..length).and_then(Noun::read);
    let described = tokens.iter().skip(length).take(3).any(owns);
    heads.extend(bare.filter(|_| described).map(|noun| noun.one().to_owned()));
    // "Keepers are employed by the trust", "registrars merely have a name": whatever is said of several is an entity.
    let first = tokens.get(..1).and_then(Noun::read).filter(|noun| noun.plural);
    heads.extend(first.map(|noun| noun.one().to_owned()));
    // "For every format the name is recorded", "no two signers"
    for (at, token) in tokens.iter().enumerate() {
        if !matches!(token.low.as_str(), "each" | "every" | "many" | "several" | "two") {
            continue;
        }
        for length in 1..=2 {
            let noun = tokens.get(at + 1..=at + length).and_then(Noun::read);
            heads.extend(noun.map(|noun| noun.one().to_owned()));
        }
    }
}

/// The entity that a field is named by: the midwife of "primary midwife".
fn entity_of(name: &Noun, heads: &HashSet<String>) -> Option<Noun> {
    let one = name.one();
    let last = one.rsplit(' ').next().unwrap_or(one);
    let found = [one, last].into_iter().find(|word| heads.contains(*word) && !split::is_common(word))?;
    Some(name.one_named(found))
}

/// Whether nothing but the convention tells what a field is.
fn is_open(name: &Noun) -> bool {
    let guessed = convention::guess("", name.field()).ty;
    matches!(guessed, GuessedType::Known(Type::String { length: 255 })) || name.field().starts_with("number_of_")
}

/// Whether another sentence can make something else of it.
fn may_be_more(tie: &Tie) -> bool {
    matches!(tie.way, Way::Bare | Way::Both | Way::ByMany | Way::CanHaveMany) && tie.from.model() != tie.to.model()
}

fn is_doubtful(tie: &Tie, at: usize, ties: &[(usize, Tie)], lost: &[Lost]) -> bool {
    let pair = |other: &Tie| {
        let ends = (other.from.model(), other.to.model());
        ends == (tie.from.model(), tie.to.model()) || ends == (tie.to.model(), tie.from.model())
    };
    let same = || ties.iter().filter(|(_, other)| pair(other));
    // "Each article has one journalist" is all there is to say.
    if same().any(|(_, other)| !may_be_more(other)) {
        return false;
    }
    let first = same().map(|(at, _)| *at).min().unwrap_or(at);
    let both = same().any(|(_, other)| other.from.model() == tie.to.model());
    let says = |lost: &Lost, noun: &Noun| noun.one().split(' ').all(|word| lost.words.contains(word));
    lost.iter().any(|lost| says(lost, &tie.from) && says(lost, &tie.to) && (!both || lost.at < first))
}
