//! "Falcons and falconers are linked through flights."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention, Tie, Way};
use crate::front::english::noun::Noun;
use crate::front::english::phrase::{self, Quantity};

pub(super) static FORM: Form = Form {
    name: "through",
    page: PAGE,
    cues: &["through", "via"],
    template: "{many} and {others} are linked through first links.",
    read,
};

const PAGE: &str = r#"
Two entities that are linked by a third one, which has a key to each of them. What else it has is said by sentences about it.

    Falcons and falconers are linked through flights.
    Falcons are linked to falconers via flights.
    Falcons have many falconers through flights.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let at = clause.tokens.iter().position(|token| matches!(token.low.as_str(), "through" | "via"));
    let Some(at) = at.filter(|at| *at > 2) else { return Outcome::Other };
    let Some((first, second)) = ends(clause, at) else { return Outcome::Other };
    let cursor = Cursor { at: at + 1, ..clause.cursor() };
    let Some(link) = Noun::read(cursor.rest()) else {
        return Outcome::Stuck(cursor.stuck("the entity that links them"));
    };
    for end in [&first, &second] {
        if end.model() == link.model() {
            return Outcome::Stuck(Stuck::at(link.span, "an entity other than the two that it links"));
        }
    }
    if first.model() == second.model() {
        return Outcome::Stuck(Stuck::at(second.span, "another entity; for two of one kind, a name for each end"));
    }
    let mut facts = vec![Fact::Entity(link.clone(), Mention::Mentioned)];
    for end in [first, second] {
        let (from, span) = (link.clone(), end.span);
        facts.push(Fact::Entity(end.clone(), Mention::Described));
        facts.push(Fact::relation(Tie::new(from, end, Way::Key, span)));
    }
    Outcome::Read(facts)
}

/// What is linked: "A and B are linked", "A are linked to B", "A have many B".
fn ends(clause: &Clause<'_>, until: usize) -> Option<(Noun, Noun)> {
    let verb = clause.tokens.iter().position(|token| matches!(token.low.as_str(), "are" | "is" | "have" | "has"))?;
    let before = clause.tokens.get(..verb)?;
    let inner = clause.tokens.get(verb + 1..until)?;
    let mut cursor = Cursor { tokens: inner, at: 0, whole: clause.span };
    if matches!(clause.tokens.get(verb)?.low.as_str(), "have" | "has") {
        let many = phrase::quantity(&mut cursor) == Some(Quantity::Many);
        return many.then(|| Some((Noun::read(before)?, Noun::read(cursor.rest())?))).flatten();
    }
    cursor.eat_any(&["linked", "connected", "related", "associated"])?;
    if cursor.done() {
        let [one, other] = <[Noun; 2]>::try_from(Noun::list(before)?).ok()?;
        return Some((one, other));
    }
    cursor.eat_any(&["to", "with"])?;
    Some((Noun::read(before)?, Noun::read(cursor.rest())?))
}
