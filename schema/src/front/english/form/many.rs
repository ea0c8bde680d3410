//! "Tags can be on multiple tasks."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention, Tie, Way};
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;
use crate::front::english::phrase::{self, Quantity};
use crate::front::english::role;

use crate::text::Spanned;

pub(super) static FORM: Form = Form {
    name: "many",
    page: PAGE,
    cues: &["multiple", "many", "several", "on"],
    template: "{many} can be on multiple {others}.",
    read,
};

const PAGE: &str = r#"
How many of another entity one thing can be on, in, at or with. Together with the same said of the other entity it is a
many-to-many relation; alone, each of the others belongs to one, which is listed as an assumption.

    Tasks can have multiple tags. Tags can be on multiple tasks.
    Songs can be in many playlists, and playlists can have many songs.
    A boat can be at one pier. Piers have a name.
    Repairs can have many parts. A part can be used in many repairs, with a quantity.
"#;

const PLACES: &[&str] = &[
    "on",
    "in",
    "at",
    "used by",
    "used in",
    "used on",
    "used for",
    "attached to",
    "assigned to",
    "applied to",
    "added to",
    "shared by",
];

/// Whether such a place comes next.
pub(super) fn is_place(mut cursor: Cursor<'_>) -> bool {
    eat_place(&mut cursor)
}

pub(super) fn eat_place(cursor: &mut Cursor<'_>) -> bool {
    cursor.eat_any(PLACES).is_some()
}

fn read(clause: &Clause<'_>) -> Outcome {
    let Some((before, verb, mut cursor)) = clause.split_at(&["be", "is", "are"]) else { return Outcome::Other };
    let (modal, before) = match before.split_last() {
        Some((last, rest)) if verb.low == "be" => (last.low.as_str(), rest),
        _ if verb.low == "be" => return Outcome::Other,
        _ => ("", before),
    };
    if !matches!(modal, "" | "can" | "may" | "must") || cursor.eat_any(PLACES).is_none() {
        return Outcome::Other;
    }
    let Some(subject) = Noun::read(before) else { return Outcome::Other };
    if let Some(found) = clause.each_object(cursor.at, read) {
        return found;
    }
    let from = cursor.at;
    let quantity = phrase::quantity(&mut cursor);
    let optional = quantity == Some(Quantity::AtMostOne) || matches!(modal, "can" | "may");
    let ends = |token: &Token| matches!(token.low.as_str(), "with" | "known");
    let length = cursor.rest().iter().take_while(|token: &&Token| token.is_name() && !ends(token)).count();
    let Some(other) = cursor.rest().get(..length).and_then(Noun::read) else {
        return Outcome::Stuck(cursor.stuck("an entity, such as `multiple tasks`"));
    };
    let way = match quantity {
        Some(Quantity::Many) => Way::CanHaveMany,
        Some(Quantity::One | Quantity::AtMostOne) => Way::Key,
        Some(Quantity::ListOf) | None => {
            cursor.at = from;
            let sentence = format!("{} can be on multiple {}.", phrase::capital(subject.many()), other.many());
            return Outcome::Stuck(cursor.stuck("how many, such as `one` or `multiple`").instead(sentence));
        }
    };
    // "Many mines salt"
    if way == Way::CanHaveMany && other.text.contains(' ') && !other.plural && other.many() != other.text.to_lowercase()
    {
        return Outcome::Stuck(Stuck::at(other.span, format!("the plural, as in `{}`", other.many())));
    }
    cursor.at += length;
    let tail = match role::tail(clause, cursor) {
        Ok(tail) => tail,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    if way == Way::Key && !tail.attributes.is_empty() {
        return Outcome::Stuck(Stuck::at(other.span, "`many`, where the link has fields of its own"));
    }
    cursor.at = cursor.tokens.len();
    let span = other.span;
    let required = (way == Way::Key).then(|| Spanned::new(!optional, span));
    let facts = vec![
        Fact::Entity(subject.clone(), Mention::Mentioned),
        Fact::Entity(other.clone(), Mention::Mentioned),
        Fact::relation(Tie {
            from: subject,
            to: other,
            way,
            role: tail.role,
            required,
            attributes: tail.attributes,
            verb: None,
            span,
        }),
    ];
    cursor.end(facts)
}
