//! "There is never more than one fair in the same town on the same day."

use super::Form;
use crate::draft::Uniqueness;
use crate::front::english::clause::{Clause, Cursor, Outcome};
use crate::front::english::fact::Fact;
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;

pub(super) static FORM: Form = Form {
    name: "once",
    page: PAGE,
    cues: &["never", "same"],
    template: "There is at most one {one} with the same {field}.",
    read,
};

const PAGE: &str = r#"
At most one row with the same values: those fields, or the keys of those entities, are unique together.

    Fairs have a town and a day. There is never more than one fair in the same town on the same day.
    Lessons belong to rooms and have an hour. There can be only one lesson in the same room at the same hour.
    Lessons belong to rooms and have an hour. There cannot be two lessons in the same room at the same hour.
    Lessons belong to rooms and have an hour. For one room there shall be no two lessons at the same hour.
"#;

const PLACES: &[&str] = &["at", "by", "for", "from", "in", "of", "on", "with"];

fn read(clause: &Clause<'_>) -> Outcome {
    let mut cursor = clause.cursor();
    let scope = before_there(&mut cursor);
    let there = cursor.eat_any(&[
        "there is",
        "there are",
        "there can be",
        "there may be",
        "there must be",
        "there should be",
        "there cannot",
        "there shall be",
        "there should",
        "there can",
        "there must",
        "there may",
    ]);
    let cannot = there == Some("there cannot");
    let denied = cursor.eat("never") | cursor.eat("not") | cannot;
    cursor.eat("be");
    let one = if denied {
        cursor.eat_any(&["more than one", "two", "several"]).is_some()
    } else if there.is_some() && cursor.eat("no two") {
        true
    } else {
        cursor.eat_any(&["at most one", "no more than one", "only one", "just one"]).is_some()
    };
    if !one || (there.is_none() && !denied && clause.tokens.len() < 4) {
        return Outcome::Other;
    }
    let place = |token: &Token| PLACES.contains(&token.low.as_str());
    let Some(at) = cursor.rest().iter().position(place) else { return Outcome::Other };
    if cursor.low(at + 1) != "the" || cursor.low(at + 2) != "same" {
        return Outcome::Other; // "one note for each dive"
    }
    let Some(entity) = cursor.rest().get(..at).and_then(Noun::read) else {
        return Outcome::Stuck(cursor.stuck("an entity"));
    };
    cursor.at += at;
    let mut fields: Vec<Noun> = scope.into_iter().collect();
    while !cursor.done() {
        while cursor.eat_any(&[",", "and"]).is_some() {}
        cursor.eat_any(PLACES);
        if !cursor.eat("the same") && fields.is_empty() {
            return Outcome::Stuck(cursor.stuck("`the same` and a field"));
        }
        let ends = |token: &Token| place(token) || token.is_mark(",") || token.low == "and";
        let length = cursor.rest().iter().position(ends).unwrap_or(cursor.rest().len());
        let Some(field) = cursor.rest().get(..length).and_then(Noun::read) else {
            return Outcome::Stuck(cursor.stuck("a field, as in `on the same day`"));
        };
        cursor.at += length;
        fields.push(field);
    }
    Outcome::Read(vec![Fact::Unique { entity, fields, reach: Uniqueness::Scoped, span: clause.span }])
}

/// "For one town there shall be no two fairs …": the town.
fn before_there(cursor: &mut Cursor<'_>) -> Option<Noun> {
    let mut at = *cursor;
    at.eat_any(PLACES)?;
    at.eat_any(&["any one", "one", "the same", "a single"]);
    let length = at.rest().iter().take(7).position(|token| token.low == "there")?;
    let comma = length > 0 && at.rest().get(length - 1).is_some_and(|token| token.is_mark(","));
    let scope = at.rest().get(..length - usize::from(comma)).and_then(Noun::read).filter(|scope| !scope.plural)?;
    at.at += length;
    *cursor = at;
    Some(scope)
}
