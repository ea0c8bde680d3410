//! "Movies are linked with genres." and "Students are enrolled in courses with a grade."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention, Tie, Way};
use crate::front::english::lexer::Token;
use crate::front::english::list;
use crate::front::english::noun::Noun;
use crate::front::english::phrase::{self, Quantity};
use crate::front::english::role;
use crate::text::Spanned;

pub(super) static FORM: Form = Form {
    name: "link",
    page: PAGE,
    cues: &["linked", "connected", "associated", "related", "enrolled"],
    template: "{many} are linked with {others}.",
    read,
};

const PAGE: &str = r#"
Two entities that are linked. Plurals on both sides: many to many. One on the other side: a key. What stands behind "with" is kept with
the link, in the table that joins them.

    Movies are linked with genres.
    Students are enrolled in courses with a grade.
    Students can be enrolled in many courses with a grade and a year.
    Students can enrol in many courses with a grade.
    Each review is associated with a user.
"#;

const LINKS: &[&str] =
    &["linked with", "linked to", "connected with", "connected to", "associated with", "related to", "enrolled in"];

fn read(clause: &Clause<'_>) -> Outcome {
    let Some((before, cursor)) = linked(clause) else { return Outcome::Other };
    let (before, possible) = match before.split_last() {
        Some((last, rest)) if matches!(last.low.as_str(), "can" | "may" | "must" | "should") => {
            (rest, matches!(last.low.as_str(), "can" | "may").then_some(last.span))
        }
        _ => (before, None),
    };
    let mut cursor = cursor;
    let Some(subject) = Noun::read(before) else { return Outcome::Other };
    let quantity = phrase::quantity(&mut cursor);
    let length = cursor.rest().iter().take_while(|token: &&Token| token.is_name() && token.low != "with").count();
    let Some(other) = cursor.rest().get(..length).and_then(Noun::read) else {
        return Outcome::Stuck(cursor.stuck("an entity, such as `courses`"));
    };
    cursor.at += length;
    let mut attributes = Vec::new();
    if cursor.eat("with") {
        let items = match list::list(clause, cursor) {
            Ok(items) => items,
            Err(stuck) => return Outcome::Stuck(stuck),
        };
        cursor.at = cursor.tokens.len();
        attributes = match role::attributes(clause, items) {
            Ok(attributes) => attributes,
            Err(stuck) => return Outcome::Stuck(stuck),
        };
    }
    let many = quantity == Some(Quantity::Many) || (quantity.is_none() && other.plural && subject.plural);
    let way = match many {
        true if !attributes.is_empty() || quantity.is_none() => Way::Both,
        true => Way::CanHaveMany,
        false if quantity.is_none() && other.plural => {
            let sentence = format!("{} are linked with {}.", phrase::capital(subject.many()), other.many());
            return Outcome::Stuck(Stuck::at(other.span, "`one` or `many` of them").instead(sentence));
        }
        false => Way::Key,
    };
    if way == Way::Key && !attributes.is_empty() {
        return Outcome::Stuck(Stuck::at(other.span, "`many`, where the link has fields of its own"));
    }
    let span = other.span;
    // "Can be linked with one", "is linked with at most one": there may be none.
    let at_most = (quantity == Some(Quantity::AtMostOne)).then_some(span);
    let required = possible.or(at_most).filter(|_| way == Way::Key).map(|span| Spanned::new(false, span));
    let facts = vec![
        Fact::Entity(subject.clone(), Mention::Mentioned),
        Fact::Entity(other.clone(), Mention::Mentioned),
        Fact::relation(Tie { required, attributes, ..Tie::new(subject, other, way, span) }),
    ];
    cursor.end(facts)
}

/// What stands before and behind "are linked with", "can be enrolled in", "enrol in".
fn linked<'a>(clause: &Clause<'a>) -> Option<(&'a [Token], Cursor<'a>)> {
    let modal = |token: &Token| matches!(token.low.as_str(), "can" | "may" | "must" | "should");
    if let Some((before, _, mut cursor)) = clause.split_at(&["enrol", "enroll", "enrols", "enrolls"]) {
        return cursor.eat("in").then_some((before, cursor));
    }
    let (before, verb, mut cursor) = clause.split_at(&["be", "is", "are"])?;
    if verb.low == "be" && !before.last().is_some_and(modal) {
        return None;
    }
    cursor.eat_any(LINKS).map(|_| (before, cursor))
}
