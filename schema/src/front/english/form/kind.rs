//! "A truck is a type of vehicle." and "An owner is a user."

use super::Form;
use crate::front::english::clause::{Clause, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention, Tie, Way};
use crate::front::english::noun::Noun;
use crate::front::english::phrase;

pub(super) static FORM: Form = Form {
    name: "kind",
    page: PAGE,
    cues: &["type", "kind", "subtype", "types", "kinds"],
    template: "{a one} is a type of {other}.",
    read,
};

const PAGE: &str = r#"
An entity that is a kind of another one: it has a table of its own, whose key is the key of the other.

    Vehicles have a code. A van is a type of vehicle. Vans have a capacity.
    Vehicles have a code. A truck is a vehicle. Trucks have a price.

Where the first noun is a field, it is a key to the second.

    Users have a name. Projects have an owner. An owner is a user.
    Users have a name. Parcels have a sender and a recipient. Senders and recipients are users.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    several(clause).unwrap_or_else(|| only(clause))
}

/// "Senders and recipients are millers."
fn several(clause: &Clause<'_>) -> Option<Outcome> {
    let (before, verb, cursor) = clause.split_at(&["are"])?;
    let children = Noun::list(before).filter(|list| list.len() > 1 && verb.low == "are")?;
    let parent = Noun::read(cursor.rest()).filter(|parent| parent.plural && parent.determiner.is_empty())?;
    let own =
        |child: &Noun| !child.plural || !child.determiner.is_empty() || before.iter().any(|token| token.possessive);
    if children.iter().any(own) || clause.book.is_tenant(&parent) {
        return None;
    }
    if !clause.book.is_settled() {
        return Some(Outcome::Read(
            children.into_iter().map(|child| Fact::PerhapsKind(child, parent.clone())).collect(),
        ));
    }
    if !clause.book.knows(&parent) || children.iter().any(|child| clause.book.knows(child)) {
        return None;
    }
    let entity = Fact::Entity(parent.clone(), Mention::Mentioned);
    let roles = children.into_iter().map(|child| Fact::Role(child, parent.clone()));
    Some(Outcome::Read([entity].into_iter().chain(roles).collect()))
}

fn only(clause: &Clause<'_>) -> Outcome {
    let Some((before, verb, mut cursor)) = clause.split_at(&["is", "are"]) else { return Outcome::Other };
    let Some(child) = Noun::read(before).filter(|_| !before.iter().any(|token| token.possessive)) else {
        return Outcome::Other; // "a task's owner is a user" would name a field of one entity
    };
    let stated = cursor.eat_any(&["a type of", "a kind of", "a subtype of", "types of", "kinds of"]).is_some();
    let singular = cursor.eat_any(&["a", "an"]).is_some();
    let mut ahead = cursor;
    let typed = phrase::type_word(&mut ahead).is_some() && ahead.done();
    let Some(parent) = Noun::read(cursor.rest()) else { return Outcome::Other };
    if typed && !clause.book.knows(&parent) || !stated && clause.book.is_tenant(&parent) {
        return Outcome::Other;
    }
    if singular && parent.plural && clause.book.is_settled() {
        return Outcome::Stuck(Stuck::at(parent.span, format!("one of them, as in `{}`", parent.a())));
    }
    let one = singular && verb.low == "is";
    let many = verb.low == "are" && child.plural && parent.plural && parent.determiner.is_empty();
    if !(stated || one || many) {
        return Outcome::Other;
    }
    let (book, span) = (clause.book, parent.span);
    if stated {
        return Outcome::Read(is_a(child, parent));
    }
    if !book.is_settled() {
        return Outcome::Read(vec![Fact::PerhapsKind(child, parent)]);
    }
    if !book.knows(&parent) {
        let one = parent.one();
        let sentence = format!("{} is a type of {one}.", phrase::capital(&child.a()));
        return Outcome::Stuck(
            Stuck::at(span, format!("an entity; no sentence says what {} has", parent.a())).instead(sentence),
        );
    }
    if book.knows(&child) {
        return Outcome::Read(is_a(child, parent));
    }
    Outcome::Read(vec![Fact::Entity(parent.clone(), Mention::Mentioned), Fact::Role(child, parent)])
}

fn is_a(from: Noun, to: Noun) -> Vec<Fact> {
    let span = to.span;
    let entities = [Fact::Entity(from.clone(), Mention::Described), Fact::Entity(to.clone(), Mention::Mentioned)];
    let tie = Tie::new(from, to, Way::IsA, span);
    entities.into_iter().chain([Fact::relation(tie)]).collect()
}
