//! "No two orders share the same number."

use super::Form;
use crate::draft::Uniqueness;
use crate::front::english::clause::{Clause, Outcome};
use crate::front::english::fact::Fact;
use crate::front::english::noun::Noun;

pub(super) static FORM: Form = Form {
    name: "share",
    page: PAGE,
    cues: &["two", "same", "share", "twice"],
    template: "No two {many} share the same {field}.",
    read,
};

const PAGE: &str = r#"
A field, or several together, that are unique; inside another entity, where one is named.

    Orders have a number. No two orders share the same number.
    Berths have a number and belong to harbours. No two berths in a harbour have the same number.
    Movies have a title and a year. No two movies share the same title and year.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let mut cursor = clause.cursor();
    if !cursor.eat("no two") {
        return Outcome::Other;
    }
    let verbs = ["can share", "may share", "can have", "may have", "share", "have"];
    let verb = cursor.rest().iter().position(|token| matches!(token.low.as_str(), "can" | "may" | "share" | "have"));
    let Some(verb) = verb else { return Outcome::Stuck(cursor.stuck("`share the same` and a field")) };
    let before = cursor.rest().get(..verb).unwrap_or(&[]);
    let inside =
        before.iter().position(|token| matches!(token.low.as_str(), "in" | "of" | "within" | "inside" | "at" | "on"));
    let (entity, scope) = match inside {
        Some(at) => {
            let mut behind = cursor.over(before.get(at + 1..).unwrap_or(&[]));
            behind.eat_any(&["the same", "one"]);
            let Some(scope) = Noun::read(behind.rest()) else { return Outcome::Stuck(behind.stuck("an entity")) };
            (before.get(..at).and_then(Noun::read), Some(scope))
        }
        None => (Noun::read(before), None),
    };
    let Some(entity) = entity else { return Outcome::Stuck(cursor.stuck("an entity behind `no two`")) };
    cursor.at += verb;
    cursor.eat_any(&verbs);
    cursor.eat_any(&["the same", "a", "an", "one"]);
    match Noun::list(cursor.rest()) {
        Some(fields) => {
            let fields = scope.into_iter().chain(fields).collect();
            Outcome::Read(vec![Fact::Unique { entity, fields, reach: Uniqueness::Scoped, span: clause.span }])
        }
        None => Outcome::Stuck(cursor.stuck("a field, as in `share the same number`")),
    }
}
