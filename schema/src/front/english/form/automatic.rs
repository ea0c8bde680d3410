//! "Include createdAt and updatedAt.", "All tables have timestamps."

use super::Form;
use crate::front::english::clause::{Clause, Outcome};
use crate::front::english::fact::Fact;
use crate::front::english::items;
use crate::front::english::noun::Noun;
use crate::front::english::vocabulary::AUTOMATIC;

pub(super) static FORM: Form = Form {
    name: "automatic",
    page: PAGE,
    cues: &["timestamps", "administrative", "createdat", "updatedat"],
    template: "All tables have timestamps.",
    read,
};

const PAGE: &str = r#"
Columns that every table has anyway: the key and the times of creation and of the last change.

    Tasks have a title. Include createdAt and updatedAt.
    Tasks have a title. Make sure to include all the administrative fields, such as `createdAt` and `updatedAt`.
    Tasks have a title. All tables should include timestamps.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let mut cursor = clause.cursor();
    if cursor.eat_any(&["make sure to include", "include", "add"]).is_none() {
        let Some((before, _, behind)) = clause.split_at(&["include", "includes", "contain", "contains"]) else {
            return Outcome::Other;
        };
        let before = match before.split_last() {
            Some((last, rest)) if matches!(last.low.as_str(), "should" | "must") => rest,
            _ => before,
        };
        if !Noun::read(before).is_some_and(|noun| items::is_every_table(&noun)) {
            return Outcome::Other;
        }
        cursor = behind;
    }
    cursor.eat_any(&["all the", "all", "the"]);
    let automatic = |noun: &Noun| {
        let name = noun.field();
        AUTOMATIC.contains(&name) && name != "id"
    };
    let such = cursor.rest().iter().position(|token| token.low == "such");
    let until = such.unwrap_or(cursor.rest().len());
    let mut head = cursor.rest().get(..until).unwrap_or_default();
    while let [rest @ .., last] = head
        && last.is_mark(",")
    {
        head = rest;
    }
    if !Noun::list(head).is_some_and(|nouns| nouns.iter().all(automatic)) {
        return Outcome::Other;
    }
    cursor.at += until;
    if cursor.eat("such as") {
        match Noun::list(cursor.rest()) {
            Some(nouns) if nouns.iter().all(automatic) => cursor.at = cursor.tokens.len(),
            _ => return Outcome::Stuck(cursor.stuck("columns that every table has, such as `created_at`")),
        }
    }
    cursor.end(vec![Fact::Nothing])
}
