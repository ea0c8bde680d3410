//! "For every module there are several examinations.", "At an auction many lots are offered.", "Several works are performed at a concert."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention, Tie, Way};
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;
use crate::front::english::phrase::{self, Quantity};
use crate::front::english::verb;
use crate::text::Spanned;

pub(super) static FORM: Form =
    Form { name: "there", page: PAGE, cues: &["there"], template: "In each {one} there are several {others}.", read };

const PAGE: &str = r#"
How many of another entity each has, where it is a place: "several" says nothing of the other direction; "one", with a verb, is a key to it.

    For every kiln there are several shelves.
    On each shelf there are many pots.
    At a fair many stalls are rented.
    On each plot exactly one cultivar is grown.
    Several works are performed at a concert.
    Several stones make up one wall.
"#;

const PLACES: &[&str] = &["at", "for", "in", "inside", "of", "on", "to", "under", "within"];

fn read(clause: &Clause<'_>) -> Outcome {
    several(clause).or_else(|| placed(clause)).unwrap_or(Outcome::Other)
}

/// "Several works are performed at a concert", "many pots stand on each shelf".
fn several(clause: &Clause<'_>) -> Option<Outcome> {
    made_of(clause).or_else(|| lying(clause))
}

/// "Several stones make up one wall"
fn made_of(clause: &Clause<'_>) -> Option<Outcome> {
    let mut cursor = clause.cursor();
    if phrase::quantity(&mut cursor) != Some(Quantity::Many) {
        return None;
    }
    let verbs = ["are part of", "belong to", "form", "make", "make up", "share"];
    let mut at = (cursor.at + 1..clause.tokens.len()).find_map(|at| {
        let mut verb = Cursor { at, ..cursor };
        verb.eat_any(&["are part of", "make up"]).or_else(|| verb.eat_any(&verbs)).map(|_| (at, verb))
    })?;
    let things = clause.tokens.get(cursor.at..at.0).and_then(Noun::read).filter(|things| things.plural)?;
    at.1.eat_any(&["a", "an", "each", "every", "one", "the same"])?;
    let whole = Noun::read(at.1.rest()).filter(|whole| !whole.plural && whole.determiner.is_empty())?;
    Some(ties(clause, whole, things, Some(Quantity::Many), false))
}

/// "Several works are performed at a concert"
fn lying(clause: &Clause<'_>) -> Option<Outcome> {
    let mut cursor = clause.cursor();
    if phrase::quantity(&mut cursor) != Some(Quantity::Many) {
        return None;
    }
    let (things, mut behind, permits) = done(&cursor)?;
    behind.eat_any(PLACES)?;
    behind.eat_any(&["a", "an", "each", "every", "one", "the same"])?;
    let place = Noun::read(behind.rest()).filter(|place| !place.plural && place.determiner.is_empty())?;
    Some(ties(clause, place, things, Some(Quantity::Many), permits))
}

/// "On a page there are entries", "at an auction many lots are offered".
fn placed(clause: &Clause<'_>) -> Option<Outcome> {
    let mut cursor = clause.cursor();
    cursor.eat_any(PLACES)?;
    cursor.eat_any(&["a", "an", "each", "every", "any"])?;
    let ends = |token: &&Token| token.is_name() && token.low != "there" && !phrase::is_count(&token.low);
    let mut length = cursor.rest().iter().take_while(ends).count();
    // "On a page many entries": where the place ends is where the count begins.
    while length > 0 && cursor.rest().get(..length).and_then(Noun::read).is_none() {
        length -= 1;
    }
    let place = cursor.rest().get(..length).and_then(Noun::read)?;
    cursor.at += length;
    cursor.eat(",");
    if cursor.eat("there") {
        let permits = cursor.eat_any(&["may be", "can be"]).is_some();
        if !permits && cursor.eat_any(&["are", "is", "must be", "will be", "should be"]).is_none() {
            return None;
        }
        let quantity = phrase::quantity(&mut cursor);
        let things = Noun::read(cursor.rest());
        let Some(things) = things.filter(|things| things.determiner.is_empty()) else {
            return Some(Outcome::Stuck(cursor.stuck("an entity, such as `several shelves`")));
        };
        if quantity.is_none() && !things.plural || matches!(quantity, Some(Quantity::One | Quantity::AtMostOne)) {
            let sentence = format!("{} have one {}.", phrase::capital(place.many()), things.one());
            return Some(Outcome::Stuck(cursor.stuck("`many` of them, or another sentence for one").instead(sentence)));
        }
        return Some(ties(clause, place, things, Some(Quantity::Many), permits));
    }
    let quantity = phrase::quantity(&mut cursor)?;
    let (things, behind, permits) = done(&cursor)?;
    behind.done().then(|| ties(clause, place, things, Some(quantity), permits))
}

/// "Lots are offered", "lots may be offered": the lots, and what stands behind it.
fn done<'a>(cursor: &Cursor<'a>) -> Option<(Noun, Cursor<'a>, bool)> {
    let mut behind = *cursor;
    let verb = behind
        .rest()
        .iter()
        .position(|token| matches!(token.low.as_str(), "is" | "are" | "can" | "may" | "must" | "will"))?;
    let things = behind.rest().get(..verb).and_then(Noun::read).filter(|things| things.determiner.is_empty())?;
    behind.at += verb;
    let permits = behind.eat_any(&["can be", "may be"]).is_some();
    if !permits {
        behind.eat_any(&["is", "are", "must be", "will be"])?;
    }
    let noted =
        |token: &&Token| matches!(token.low.as_str(), "kept" | "listed" | "recorded" | "shown" | "stored" | "used");
    let participle = behind.peek().filter(|token| verb::is_participle(&token.low) || noted(token))?;
    if matches!(participle.low.as_str(), "linked" | "shared") {
        return None;
    }
    behind.at += 1;
    Some((things, behind, permits))
}

fn ties(clause: &Clause<'_>, place: Noun, things: Noun, quantity: Option<Quantity>, permits: bool) -> Outcome {
    if !clause.book.knows(&things) && clause.book.is_settled() || things.model() == place.model() {
        return Outcome::Stuck(Stuck::at(things.span, "an entity that another sentence describes"));
    }
    let way = if quantity == Some(Quantity::Many) { Way::CanHaveMany } else { Way::Key };
    let optional = permits || quantity == Some(Quantity::AtMostOne);
    let (span, required) = (things.span, (way == Way::Key).then(|| Spanned::new(!optional, things.span)));
    Outcome::Read(vec![
        Fact::Entity(place.clone(), Mention::Mentioned),
        Fact::Entity(things.clone(), Mention::Mentioned),
        Fact::relation(Tie { required, ..Tie::new(place, things, way, span) }),
    ])
}
