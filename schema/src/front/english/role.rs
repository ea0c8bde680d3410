//! What may stand behind the other end of a relation: its role, fields of the link, and what more is said of the other end.

use super::clause::{Clause, Cursor, Stuck};
use super::fact::{Fact, Mention, Property};
use super::lexer::Token;
use super::list::{self, Item};
use super::noun::Noun;
use super::suggest::capital;

/// What stood there.
#[derive(Default)]
pub(super) struct Tail {
    /// "known as the skipper": the name of the key.
    pub(super) role: Option<Noun>,
    /// "with a grade": fields of the link.
    pub(super) attributes: Vec<(Noun, Vec<Property>)>,
}

/// A word that ends the noun before it.
pub(super) fn ends_noun(token: &Token) -> bool {
    matches!(token.low.as_str(), "with" | "as" | "known" | "who" | "which" | "whose" | "that" | "each" | "and")
}

/// The fields of a link: whatever else stands among them is an error.
pub(super) fn attributes(clause: &Clause<'_>, items: Vec<Item>) -> Result<Vec<(Noun, Vec<Property>)>, Stuck> {
    let field = |item: Item| {
        if !item.is_plain() || clause.book.knows(&item.noun) {
            return Err(Stuck::at(item.span, "a field of the link, such as `a grade`"));
        }
        Ok((item.noun, item.properties))
    };
    items.into_iter().map(field).collect()
}

/// Reads up to the end.
pub(super) fn tail(clause: &Clause<'_>, mut cursor: Cursor<'_>) -> Result<Tail, Stuck> {
    let mut tail = Tail::default();
    if let Some(role) = role(&mut cursor)? {
        tail.role = Some(role);
    }
    let mut ahead = cursor;
    let comma = ahead.eat(",");
    if ahead.eat("with") || comma && ahead.eat_any(&["each time with", "every time with"]).is_some() {
        tail.attributes = attributes(clause, list::list(clause, ahead)?)?;
        return Ok(tail);
    }
    if cursor.done() { Ok(tail) } else { Err(cursor.stuck("the end of the sentence")) }
}

/// "(known as the skipper)", ", known as the skipper", ", who acts as its skipper", "as its skipper".
pub(super) fn role(cursor: &mut Cursor<'_>) -> Result<Option<Noun>, Stuck> {
    let mut at = *cursor;
    let opened = at.eat("(");
    let comma = !opened && at.eat(",");
    let words = ["known as", "called", "who acts as", "which acts as", "who serves as", "which serves as", "as"];
    let Some(eaten) = at.eat_any(&words) else { return Ok(None) };
    if eaten == "as" && (opened || comma) {
        return Ok(None);
    }
    let length = at.rest().iter().take_while(|token| token.is_name() && !ends_noun(token)).count();
    let noun = at.rest().get(..length).and_then(Noun::read);
    let pointed = |noun: &Noun| matches!(noun.determiner, "the" | "its" | "their" | "his" | "her");
    let Some(noun) = noun.filter(|noun| pointed(noun) && !noun.plural) else {
        if eaten == "as" {
            return Ok(None); // "as an integer"
        }
        return Err(at.stuck("a role, as in `known as the skipper`"));
    };
    at.at += length;
    if opened && !at.eat(")") {
        return Err(at.stuck("a closing parenthesis"));
    }
    *cursor = at;
    Ok(Some(Noun { determiner: "", ..noun }))
}

/// The other end of a key: an entity, or one in a role ("a home harbour" is a harbour). Before the entities are known it is left open.
pub(super) fn end(clause: &Clause<'_>, noun: &Noun, facts: &mut Vec<Fact>) -> Result<(Noun, Option<Noun>), Stuck> {
    let Some(head) = noun.head() else {
        if !clause.book.is_settled() {
            facts.push(Fact::Entity(noun.clone(), Mention::Mentioned));
        }
        return Ok((noun.clone(), None));
    };
    if !clause.book.is_settled() {
        facts.push(Fact::End(noun.clone()));
        return Ok((noun.clone(), None));
    }
    if clause.book.knows(noun) {
        return Ok((noun.clone(), None));
    }
    if clause.book.knows(&head) {
        let role = Noun { determiner: "", ..noun.clone() };
        return Ok((Noun { span: noun.span, ..head }, Some(role)));
    }
    let sentence = format!("{} have a code.", capital(head.many()));
    let expected = format!("an entity, or one in a role; no sentence says what {} are", head.many());
    Err(Stuck::at(noun.span, expected).instead(sentence))
}
