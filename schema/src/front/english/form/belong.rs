//! "Tasks belong to projects."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention, Tie, Way, What};
use crate::front::english::lexer::Token;
use crate::front::english::list;
use crate::front::english::noun::Noun;
use crate::front::english::phrase::Quantity;
use crate::text::Spanned;

pub(super) static FORM: Form = Form {
    name: "belong",
    page: PAGE,
    cues: &["belong", "belongs", "owned", "part", "assigned", "held", "created", "written"],
    template: "{many} belong to {others}.",
    read,
};

const PAGE: &str = r#"
A key to another entity: each of the first belongs to one of the second. With "can", "may" or "at most one" the key is optional.

    Tasks belong to projects.
    Each task belongs to exactly one project.
    A task may belong to a project.
    Boats are owned by clubs.
    A row is part of a field.

"Tags can belong to many tasks" is the other half of "Tasks can have many tags".
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    if let Some((before, _, mut cursor)) = clause.split_at(&["belong", "belongs"]) {
        if !cursor.eat("to") {
            return Outcome::Stuck(cursor.stuck("`to` and an entity"));
        }
        return ties(clause, before, cursor);
    }
    let Some((before, verb, mut cursor)) = clause.split_at(&["is", "are", "be"]) else { return Outcome::Other };
    let modal = |token: &Token| matches!(token.low.as_str(), "can" | "may" | "must" | "should");
    if verb.low == "be" && !before.last().is_some_and(modal) {
        return Outcome::Other;
    }
    if cursor.eat_any(&["owned by", "held by", "a part of", "part of"]).is_none() {
        return Outcome::Other;
    }
    ties(clause, before, cursor)
}

fn ties(clause: &Clause<'_>, mut before: &[Token], cursor: Cursor<'_>) -> Outcome {
    let mut said = None;
    while let Some((last, rest)) = before.split_last() {
        match last.low.as_str() {
            "can" | "may" | "optionally" => said = Some(Spanned::new(false, last.span)),
            "must" => said = Some(Spanned::new(true, last.span)),
            "should" | "always" | "also" | "each" => {}
            _ => break,
        }
        before = rest;
    }
    let Some(subjects) = Noun::list(before) else {
        let Some((first, last)) = before.first().zip(before.last()) else { return Outcome::Other };
        return Outcome::Stuck(Stuck::at(first.span.to(last.span), "an entity, such as `Tasks`"));
    };
    let items = match list::list(clause, cursor) {
        Ok(items) => items,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    let mut facts = Vec::new();
    for subject in &subjects {
        facts.push(Fact::Entity(subject.clone(), Mention::Described));
        for item in &items {
            if item.per.is_some() {
                return Outcome::Stuck(Stuck::at(item.span, "nothing but `optional` or `required` of a key"));
            }
            let mut required = said.clone();
            for property in &item.properties {
                let What::Required(value) = property.what else {
                    return Outcome::Stuck(Stuck::at(property.span, "nothing but `optional` or `required` of a key"));
                };
                required = Some(Spanned::new(value, property.span));
            }
            let way = match item.quantity {
                Some(Quantity::Many) => Way::CanHaveMany,
                Some(Quantity::AtMostOne) => {
                    required = Some(Spanned::new(false, item.span));
                    Way::Key
                }
                Some(Quantity::ListOf) => return Outcome::Stuck(Stuck::at(item.span, "an entity, such as `projects`")),
                Some(Quantity::One) => {
                    required = Some(required.unwrap_or(Spanned::new(true, item.span)));
                    Way::Key
                }
                None => Way::Key,
            };
            if way == Way::CanHaveMany {
                required = None;
            }
            let to = item.target.as_ref().unwrap_or(&item.noun).clone();
            let role = item.target.as_ref().filter(|to| to.model() != item.noun.model()).map(|_| item.noun.clone());
            facts.push(Fact::Entity(to.clone(), Mention::Mentioned));
            let span = item.noun.span;
            facts.push(Fact::Tie(Tie { from: subject.clone(), to, way, role, required, attributes: Vec::new(), verb: None, span }));
        }
    }
    Outcome::Read(facts)
}
