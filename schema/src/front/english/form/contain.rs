//! "A folder contains documents."

use super::Form;
use crate::front::english::clause::{Clause, Outcome, Stuck};
use crate::front::english::items::{self, Manner};
use crate::front::english::lexer::Kind;
use crate::front::english::list;
use crate::front::english::noun::Noun;

pub(super) static FORM: Form = Form {
    name: "contain",
    page: PAGE,
    cues: &["contain", "contains", "include", "includes", "consists", "comprises", "holds"],
    template: "{a one} contains {others}.",
    read,
};

const PAGE: &str = r#"
What an entity is made of: each of the things named belongs to one of them.

    Documents have a title. A folder contains documents.
    A fleet consists of ships.
    A field is divided into rows.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let Some((mut before, verb, mut cursor)) =
        clause.split_at(&["contain", "contains", "include", "includes", "consist", "consists", "is", "are"])
    else {
        return Outcome::Other;
    };
    match verb.low.as_str() {
        "consist" | "consists" if !cursor.eat("of") => return Outcome::Other,
        "is" | "are" if cursor.eat_any(&["made up of", "composed of", "divided into", "organized into"]).is_none() => {
            return Outcome::Other;
        }
        _ => {}
    }
    let mut ahead = cursor;
    if ahead.eat("at least") && ahead.peek().is_some_and(|token| token.kind != Kind::Number && token.low != "one") {
        cursor = ahead; // "contains at least a title": a list may go on
    }
    while let Some((last, rest)) = before.split_last()
        && matches!(last.low.as_str(), "can" | "may" | "must" | "should" | "also")
    {
        before = rest;
    }
    let Some(subject) = Noun::read(before) else {
        let Some((first, last)) = before.first().zip(before.last()) else { return Outcome::Other };
        return Outcome::Stuck(Stuck::at(first.span.to(last.span), "an entity, such as `A folder`"));
    };
    let manner = Manner { contains: true, ..Manner::default() };
    list::list(clause, cursor).and_then(|items| items::facts(clause, &subject, &items, manner)).into()
}
