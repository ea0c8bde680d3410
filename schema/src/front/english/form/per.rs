//! "One license per driver.", "A diver can write at most one note per dive."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome};
use crate::front::english::fact::Fact;
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;
use crate::front::english::verb;

pub(super) static FORM: Form =
    Form { name: "per", page: PAGE, cues: &["per", "only", "most"], template: "One {one} per {other}.", read };

const PAGE: &str = r#"
One of an entity for each of others. Where the entity has an identifying field of its own name (a license with a license number, a
number or a code), that field is unique for each of the others; otherwise there is only one row for each, or for each pair.

    Licenses have a license number and belong to drivers. One license per driver.
    Notes belong to divers and dives. At most one note per diver per dive.
    Notes belong to divers and dives. A diver can write at most one note per dive.
    Notes belong to divers and dives. A diver can read at most one note in a dive.
    Notes belong to divers and dives. No diver may send more than one note for the same dive.
    Notes belong to divers and dives. For each dive a diver has only one note.
"#;

const ONE: &[&str] = &["only one", "exactly one", "at most one", "just one", "no more than one", "a single", "one"];

/// What somebody does to a row of which there is one; the verb says no more than the key to that person does.
const VERBS: &[&str] = &["give", "have", "hold", "leave", "make", "own", "place", "post", "submit", "write"];

fn read(clause: &Clause<'_>) -> Outcome {
    match plainly(clause) {
        Outcome::Read(facts) => Outcome::Read(facts),
        other => in_each(clause).map_or(other, Outcome::Read),
    }
}

/// Before what there is one for: "in a debate", "for the same tender", "per run".
const INSIDE: &[&str] = &["at", "during", "for", "in", "of", "on", "per", "to", "within"];

/// "A member can give at most one speech in a debate", "no firm may submit more than one bid for the same tender", "for each debate a member has
/// only one vote"
fn in_each(clause: &Clause<'_>) -> Option<Vec<Fact>> {
    let mut cursor = clause.cursor();
    let mut per: Vec<Noun> = Vec::new();
    let mut led = cursor;
    if led.eat_any(INSIDE).is_some() && led.eat_any(&["each", "every", "any one", "one", "the same"]).is_some() {
        let ends =
            |token: &&Token| token.is_name() && !matches!(token.low.as_str(), "a" | "an" | "each" | "every" | "no");
        let length = led.rest().iter().take_while(ends).count();
        per.push(led.rest().get(..length).and_then(Noun::read).filter(|noun| !noun.plural)?);
        led.at += length;
        led.eat(",");
        cursor = led;
    }
    let no = cursor.eat("no");
    let modal = |token: &Token| matches!(token.low.as_str(), "can" | "cannot" | "may" | "must" | "should");
    let rest = cursor.rest();
    let who = (1..rest.len().min(6)).find(|at| {
        let noun = rest.get(..*at).and_then(Noun::read);
        let one =
            noun.is_some_and(|noun| !noun.plural && (no || matches!(noun.determiner, "a" | "an" | "each" | "every")));
        one && rest.get(*at).is_some_and(|token| {
            modal(token)
                || matches!(token.low.as_str(), "has" | "gets")
                || verb::base(&token.low).is_some() && verb::may_be_verb(token)
        })
    })?;
    per.insert(0, rest.get(..who).and_then(Noun::read)?);
    cursor.at += who;
    let mut denied = no;
    if cursor.peek().is_some_and(modal) {
        let cannot = cursor.low(0) == "cannot";
        cursor.at += 1;
        let not = cursor.eat_any(&["not", "never"]).is_some();
        if usize::from(no) + usize::from(cannot) + usize::from(not) > 1 {
            return None;
        }
        denied |= cannot | not;
    }
    let verb =
        cursor.peek().filter(|token| verb::may_be_verb(token) || matches!(token.low.as_str(), "have" | "has"))?;
    let _ = verb;
    cursor.at += 1;
    if denied {
        cursor.eat_any(&["more than one"])?;
    } else {
        cursor.eat_any(&[
            "at most one",
            "no more than one",
            "not more than one",
            "only one",
            "just one",
            "up to one",
        ])?;
    }
    let inside = |token: &Token| INSIDE.contains(&token.low.as_str());
    let length = cursor.rest().iter().take_while(|token| token.is_name() && !inside(token)).count();
    let entity = cursor.rest().get(..length).and_then(Noun::read).filter(|noun| noun.determiner.is_empty())?;
    if clause.book.is_settled() && !clause.book.knows(&entity) {
        return None;
    }
    cursor.at += length;
    while !cursor.done() {
        let small = cursor.eat_any(INSIDE)?;
        let pointed = cursor.eat_any(&["the same", "each", "every", "any one", "any", "one", "a given", "a", "an"]);
        if pointed.is_none() && small != "per" {
            return None;
        }
        let length = cursor.rest().iter().take_while(|token| token.is_name() && !inside(token)).count();
        let scopes = cursor.rest().get(..length).and_then(Noun::list)?;
        if scopes.iter().any(|scope| scope.plural || !scope.determiner.is_empty() && small != "per") {
            return None;
        }
        per.extend(scopes);
        cursor.at += length;
    }
    let twice = per.iter().enumerate().any(|(at, noun)| per.iter().take(at).any(|other| other.model() == noun.model()));
    let own = per.iter().any(|noun| noun.model() == entity.model());
    (per.len() > 1 && !twice && !own).then(|| vec![Fact::OnePer { entity, per, span: clause.span }])
}

/// "One license per driver", "can write at most one note per dive"
fn plainly(clause: &Clause<'_>) -> Outcome {
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
