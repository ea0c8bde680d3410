//! "one-to-many", "1:N", "M:N": how two entities stand to each other, read from left to right.

use super::clause::Cursor;
use super::fact::{Fact, Tie, Way};
use super::lexer::Token;
use crate::text::{Span, Spanned};

/// How many of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cardinality {
    OneToOne,
    OneToMany,
    ManyToOne,
    ManyToMany,
}

const WORDS: &[(&str, Cardinality)] = &[
    ("one-to-one", Cardinality::OneToOne),
    ("one to one", Cardinality::OneToOne),
    ("1 : 1", Cardinality::OneToOne),
    ("one-to-many", Cardinality::OneToMany),
    ("one to many", Cardinality::OneToMany),
    ("1 : n", Cardinality::OneToMany),
    ("1 : m", Cardinality::OneToMany),
    ("many-to-one", Cardinality::ManyToOne),
    ("many to one", Cardinality::ManyToOne),
    ("n : 1", Cardinality::ManyToOne),
    ("m : 1", Cardinality::ManyToOne),
    ("many-to-many", Cardinality::ManyToMany),
    ("many to many", Cardinality::ManyToMany),
    ("m : n", Cardinality::ManyToMany),
    ("n : m", Cardinality::ManyToMany),
    ("n : n", Cardinality::ManyToMany),
];

impl Cardinality {
    /// One of the spellings, if it comes next.
    pub(super) fn eat(cursor: &mut Cursor<'_>) -> Option<Cardinality> {
        WORDS.iter().find(|(words, _)| cursor.eat(words)).map(|(_, cardinality)| *cardinality)
    }

    /// Whether any of these tokens begins one.
    pub(super) fn stands_in(cursor: Cursor<'_>) -> bool {
        (cursor.at..cursor.tokens.len()).any(|at| Cardinality::eat(&mut Cursor { at, ..cursor }).is_some())
    }

    fn words(self) -> &'static str {
        WORDS.iter().find(|(_, cardinality)| *cardinality == self).map_or("", |(words, _)| words)
    }

    /// Seen from the other end.
    pub(super) fn reversed(self) -> Cardinality {
        match self {
            Cardinality::OneToMany => Cardinality::ManyToOne,
            Cardinality::ManyToOne => Cardinality::OneToMany,
            same => same,
        }
    }

    /// Whether one of the left can have several of the right.
    pub(super) fn has_many(self) -> bool {
        matches!(self, Cardinality::OneToMany | Cardinality::ManyToMany)
    }
}

/// What stands in parentheses behind a sentence about two entities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trailing {
    Cardinality(Cardinality),
    /// "(total participation)": the key is required; "(partial participation)": optional.
    Required(bool),
}

/// Such a parenthesis: the tokens before it, what it says, and where.
pub(super) fn trailing(tokens: &[Token]) -> Option<(&[Token], Spanned<Trailing>)> {
    let (last, before) = tokens.split_last().filter(|(last, _)| last.is_mark(")"))?;
    let open = before.iter().rposition(|token| token.is_mark("("))?;
    let inner = before.get(open + 1..)?;
    let mut cursor = Cursor { tokens: inner, at: 0, whole: last.span };
    cursor.eat_any(&["a", "an"]);
    let found = match Cardinality::eat(&mut cursor) {
        Some(found) => {
            cursor.eat_any(&["relationship", "relation"]);
            Trailing::Cardinality(found)
        }
        None if cursor.eat("total participation") => Trailing::Required(true),
        None if cursor.eat("partial participation") => Trailing::Required(false),
        None => return None,
    };
    let span = inner.first()?.span.to(inner.last()?.span);
    (cursor.done() && open > 0).then(|| (before.get(..open).unwrap_or(&[]), Spanned::new(found, span)))
}

/// Puts into the one relation of a sentence what its parenthesis says; `None` where there is not exactly one.
pub(super) fn apply(mut facts: Vec<Fact>, said: &Spanned<Trailing>) -> Option<Vec<Fact>> {
    let mut ties = facts.iter_mut().filter_map(|fact| if let Fact::Tie(tie) = fact { Some(tie) } else { None });
    let (Some(tie), None) = (ties.next(), ties.next()) else { return None };
    let cardinality = match said.value {
        Trailing::Required(required) => {
            if tie.way != Way::Key {
                return None;
            }
            match &tie.required {
                Some(before) if before.value != required => {
                    let message = "the key is required by one word and optional by another".to_owned();
                    let fact = Fact::Disagrees { here: said.span, there: before.span, message };
                    facts.push(fact);
                }
                _ => tie.required = Some(Spanned::new(required, said.span)),
            }
            return Some(facts);
        }
        Trailing::Cardinality(cardinality) => cardinality,
    };
    match (tie.way, cardinality) {
        (Way::Key | Way::AtMostOne, Cardinality::ManyToOne)
        | (Way::HasOne, Cardinality::OneToOne)
        | (Way::HasMany, Cardinality::OneToMany)
        | (Way::Both, Cardinality::ManyToMany) => {}
        (Way::Key, Cardinality::OneToOne) if tie.role.is_none() => {
            let (from, to) = (tie.to.clone(), tie.from.clone());
            let back = Tie { from, to, way: Way::HasOne, required: None, attributes: Vec::new(), ..Tie::clone(tie) };
            facts.push(Fact::relation(back));
        }
        (Way::Bare | Way::CanHaveMany | Way::ByMany, Cardinality::OneToMany) => tie.way = Way::HasMany,
        (Way::Bare | Way::CanHaveMany | Way::ByMany | Way::HasMany, Cardinality::ManyToMany) => tie.way = Way::Both,
        _ => {
            let (here, there) = (said.span, tie.to.span);
            facts.push(disagrees(cardinality, here, there));
        }
    }
    Some(facts)
}

/// A sentence and its word for how many say different things.
pub(super) fn disagrees(cardinality: Cardinality, here: Span, there: Span) -> Fact {
    let message = format!("the sentence does not say {}", cardinality.words());
    Fact::Disagrees { here, there, message }
}
