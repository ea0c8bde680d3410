//! Active and passive: how "is repaired by" begins, and what both voices make of a verb between two nouns.

use super::clause::{Clause, Cursor, Outcome, Stuck};
use super::fact::{Fact, Mention, Tie, Verb, Way};
use super::lexer::Token;
use super::noun::Noun;
use super::role;
use crate::text::{Span, Spanned};

/// What stands around "is", "are" or "can be".
pub(super) struct Passive<'a> {
    /// Up to it.
    pub(super) before: &'a [Token],
    /// "Can be", "may be": a key is optional.
    pub(super) may: bool,
    /// Behind it.
    pub(super) cursor: Cursor<'a>,
}

/// Finds "is", "are", "can be".
pub(super) fn passive<'a>(clause: &Clause<'a>) -> Option<Passive<'a>> {
    let (before, verb, cursor) = clause.split_at(&["is", "are", "was", "were", "be"])?;
    if verb.low != "be" {
        return Some(Passive { before, may: false, cursor });
    }
    let (modal, before) = before.split_last()?;
    let may = matches!(modal.low.as_str(), "can" | "may");
    (may || matches!(modal.low.as_str(), "must" | "should")).then_some(Passive { before, may, cursor })
}

/// A verb between two entities.
pub(super) struct Deed {
    pub(super) subject: Noun,
    pub(super) object: Noun,
    pub(super) way: Way,
    /// Of a key: whether there is always one, where the sentence says so.
    pub(super) required: Option<bool>,
    /// The verb in one spelling for both voices.
    pub(super) participle: String,
    pub(super) active: bool,
    pub(super) placed: bool,
    /// Where the verb stands.
    pub(super) at: Span,
    /// The key's name where both are the same entity and the sentence gives none.
    pub(super) own_role: Option<Noun>,
    /// The word that makes it a link, for the complaint that only a link has fields.
    pub(super) many: &'static str,
}

/// Reads what stands behind the object, and says all of it.
pub(super) fn relation(clause: &Clause<'_>, deed: Deed, cursor: Cursor<'_>) -> Outcome {
    let Deed { subject, object, way, .. } = deed;
    let span = object.span;
    let mut tail = match role::tail(clause, cursor) {
        Ok(tail) => tail,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    if way == Way::Key && !tail.attributes.is_empty() {
        return Outcome::Stuck(Stuck::at(span, format!("`{}`, where the link has fields of its own", deed.many)));
    }
    if way == Way::Key && tail.role.is_none() && subject.model() == object.model() {
        tail.role = deed.own_role;
    }
    // "Owns" is "is owned by", which is "belongs to".
    let said = !matches!(deed.participle.as_str(), "owned" | "held");
    let begin = clause.own().first().map_or(deed.at, |token| token.span);
    let verb = Verb { participle: deed.participle, active: deed.active, placed: deed.placed, span: begin };
    let mut facts = vec![Fact::Entity(subject.clone(), Mention::Described)];
    let end = if way == Way::Key { role::end(clause, &object, &mut facts) } else { Ok((object, None)) };
    let (to, role) = match end {
        Ok(end) => end,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    if way != Way::Key || clause.book.is_settled() {
        facts.push(Fact::Entity(to.clone(), Mention::Mentioned));
    }
    facts.push(Fact::relation(Tie {
        role: tail.role.or(role),
        required: deed.required.map(|required| Spanned::new(required, span)),
        attributes: tail.attributes,
        verb: said.then_some(verb),
        ..Tie::new(subject, to, way, span)
    }));
    Outcome::Read(facts)
}
