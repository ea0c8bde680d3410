//! "One license per driver.", "A diver can write at most one note per dive."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome};
use crate::front::english::fact::Fact;
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;

pub(super) static FORM: Form =
    Form { name: "per", page: PAGE, cues: &["per", "only", "most"], template: "One {one} per {other}.", read };

const PAGE: &str = r#"
One of an entity for each of others. Where the entity has an identifying field of its own name (a license with a license number, a
number or a code), that field is unique for each of the others; otherwise there is only one row for each, or for each pair.

    Licenses have a license number and belong to drivers. One license per driver.
    Notes belong to divers and dives. At most one note per diver per dive.
    Notes belong to divers and dives. A diver can write at most one note per dive.
"#;

const ONE: &[&str] = &["only one", "exactly one", "at most one", "just one", "no more than one", "a single", "one"];

/// What somebody does to a row of which there is one; the verb says no more than the key to that person does.
const VERBS: &[&str] = &["give", "have", "hold", "leave", "make", "own", "place", "post", "submit", "write"];

fn read(clause: &Clause<'_>) -> Outcome {
    let mut cursor = clause.cursor();
    cursor.eat_any(&["there is", "there can be", "there must be", "there may be", "there should be"]);
    cursor.eat_any(&["only", "just"]);
    if cursor.eat_any(ONE).is_some() {
        return scopes(clause, cursor, None);
    }
    let Some((before, verb, mut cursor)) = clause.split_at(&["can", "may", "must", "should", "has", "have"]) else {
        return Outcome::Other;
    };
    if !matches!(verb.low.as_str(), "has" | "have") {
        cursor.eat("only");
        if cursor.eat_any(VERBS).is_none() {
            return Outcome::Other;
        }
    }
    if cursor.eat_any(ONE).is_none() {
        return Outcome::Other;
    }
    match Noun::read(before) {
        Some(who) => scopes(clause, cursor, Some(who)),
        None => Outcome::Other,
    }
}

/// "note per diver per dive"
fn scopes(clause: &Clause<'_>, cursor: Cursor<'_>, who: Option<Noun>) -> Outcome {
    let is_per = |token: &Token| token.low == "per";
    let parts: Vec<&[Token]> = match cursor.rest().iter().any(is_per) {
        true => cursor.rest().split(is_per).collect(),
        false => match cursor.rest().iter().position(|token| token.low == "for") {
            Some(at) if matches!(cursor.low(at + 1), "each" | "every") => {
                vec![cursor.rest().get(..at).unwrap_or_default(), cursor.rest().get(at + 1..).unwrap_or_default()]
            }
            _ => return Outcome::Other,
        },
    };
    let [what, scopes @ ..] = parts.as_slice() else { return Outcome::Other };
    let Some(entity) = Noun::read(what) else {
        return Outcome::Stuck(cursor.stuck("an entity, as in `one license per driver`"));
    };
    let mut per: Vec<Noun> = who.into_iter().collect();
    for scope in scopes {
        let at = cursor.over(scope);
        match Noun::list(scope).filter(|_| !scope.iter().any(|token| token.low == "or")) {
            Some(nouns) => per.extend(nouns),
            None => return Outcome::Stuck(at.stuck("an entity behind `per`")),
        }
    }
    Outcome::Read(vec![Fact::OnePer { entity, per, span: clause.span }])
}
