//! "For each climber and camp, the joining date is stored."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention, Tie, Way};
use crate::front::english::list;
use crate::front::english::noun::Noun;
use crate::front::english::role;

pub(super) static FORM: Form = Form {
    name: "pair",
    page: PAGE,
    cues: &["pair"],
    template: "For each pair of {one} and {other}, a start date is stored.",
    read,
};

const PAGE: &str = r#"
What is kept of two entities together: fields of the link between them, which is many to many.

    For each climber and camp, the joining date is stored.
    For each pair of climber and camp, the joining date and a rank are stored.
    For each climber in a camp, we store the joining date.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let mut cursor = clause.cursor();
    if cursor.eat_any(&["for each", "for every"]).is_none() {
        return Outcome::Other;
    }
    cursor.eat_any(&["pair of", "combination of"]);
    let length = cursor.rest().iter().take_while(|token| token.is_name() && !joins(&token.low)).count();
    let Some(first) = cursor.rest().get(..length).and_then(Noun::read) else { return Outcome::Other };
    cursor.at += length;
    if cursor.eat_any(&["and", "in", "at", "on", "with"]).is_none() {
        return Outcome::Other;
    }
    let ends = |word: &str| matches!(word, "we" | "the" | "record" | "store" | "keep");
    let length = cursor.rest().iter().take_while(|token| token.is_name() && !ends(&token.low)).count();
    let Some(second) = cursor.rest().get(..length).and_then(Noun::read) else { return Outcome::Other };
    cursor.at += length;
    cursor.eat(",");
    let fields = match stored(cursor) {
        Some(fields) => fields,
        None => return Outcome::Stuck(cursor.stuck("what is stored, as in `the start date is stored`")),
    };
    if first.model() == second.model() {
        return Outcome::Stuck(Stuck::at(second.span, "another entity"));
    }
    let items = match list::list(clause, fields) {
        Ok(items) => items,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    let attributes = match role::attributes(clause, items) {
        Ok(attributes) => attributes,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    let span = second.span;
    let tie = Tie { attributes, ..Tie::new(first.clone(), second.clone(), Way::Both, span) };
    Outcome::Read(vec![
        Fact::Entity(first, Mention::Mentioned),
        Fact::Entity(second, Mention::Mentioned),
        Fact::relation(tie),
    ])
}

fn joins(word: &str) -> bool {
    matches!(word, "and" | "in" | "at" | "on" | "with")
}

/// "we store a rank", "the rank is stored": the fields.
fn stored(mut cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    if cursor.eat_any(&["we store", "we record", "we keep", "record", "store", "keep"]).is_some() {
        return Some(cursor);
    }
    let [fields @ .., are, kept] = cursor.rest() else { return None };
    let said = matches!(are.low.as_str(), "is" | "are")
        && matches!(kept.low.as_str(), "stored" | "recorded" | "kept" | "saved");
    said.then(|| cursor.over(fields))
}
