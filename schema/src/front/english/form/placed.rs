//! "A brew is kept in a tank.", "Each booking is for exactly one room."

use super::{Form, many};
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention, Tie, Verb, Way};
use crate::front::english::noun::Noun;
use crate::front::english::phrase::{self, Quantity};
use crate::front::english::role;
use crate::front::english::verb;
use crate::front::english::voice::{self, Passive};
use crate::text::{Span, Spanned};

pub(super) static FORM: Form = Form {
    name: "placed",
    page: PAGE,
    cues: &["in", "for", "at", "from", "kept", "stored", "based", "made"],
    template: "Each {one} is kept in one {other}.",
    read,
};

const PAGE: &str = r#"
Where a thing is kept, what it is made from, whom it is for: a relation, where other sentences say that both are entities. "A", "one" and
"exactly one" make it a key, "can", "may" and "at most one" an optional one; "several" leaves the other direction open.

    Brews have a date. Tanks have a code. A brew is kept in a tank.
    Brews have a date. Tanks have a code. A brew may be moved to one tank.
    Bookings have a date. Rooms have a number. Each booking is for exactly one room.
    Wines have a label. Harvests have a year. A wine is made from several harvests, and a harvest can go into several wines.
    Letters have a date. Boxes and rooms have a code. A letter is stored in one box and one room.
"#;

/// What may stand behind the participle.
const PREPOSITIONS: &[&str] = &[
    "against", "at", "during", "for", "from", "in", "inside", "into", "of", "on", "onto", "to", "under", "with",
    "within",
];

/// What may stand without one: "is for one room".
const BARE: &[&str] = &["about", "against", "during", "for", "from", "inside", "of", "to", "under", "within"];

/// Participles of other sentences: of fields, of ways to look, of what is worked out, of links.
const OTHERS: &[&str] = &[
    "archived",
    "associated",
    "audited",
    "calculated",
    "composed",
    "computed",
    "connected",
    "counted",
    "defined",
    "deleted",
    "derived",
    "described",
    "determined",
    "displayed",
    "divided",
    "enrolled",
    "excluded",
    "identified",
    "isolated",
    "limited",
    "linked",
    "numbered",
    "ordered",
    "organised",
    "organized",
    "related",
    "removed",
    "required",
    "restricted",
    "scoped",
    "shared",
    "sorted",
];

fn read(clause: &Clause<'_>) -> Outcome {
    let Some(Passive { before, may, mut cursor }) = voice::passive(clause) else { return Outcome::Other };
    let never = cursor.eat("never");
    cursor.eat_any(&["always", "also", "each"]);
    let old = many::is_place(cursor);
    let Some(said) = said(&mut cursor, clause) else { return Outcome::Other };
    if never && !cursor.eat("more than one") {
        return Outcome::Other;
    }
    let Some(subject) = Noun::read(before) else { return Outcome::Other };
    let mut ends: Vec<(Noun, Option<Quantity>)> = Vec::new();
    loop {
        let quantity = if never { Some(Quantity::AtMostOne) } else { phrase::quantity(&mut cursor) };
        if (old && quantity.is_some() && ends.is_empty()) || quantity == Some(Quantity::ListOf) {
            return Outcome::Other;
        }
        let length = cursor.rest().iter().take_while(|token| token.is_name() && !role::ends_noun(token)).count();
        let Some(other) = cursor.rest().get(..length).and_then(Noun::read) else {
            return if ends.is_empty() { Outcome::Other } else { Outcome::Stuck(cursor.stuck("one more entity")) };
        };
        if quantity.is_none() && (other.plural || !matches!(other.determiner, "a" | "an")) {
            return Outcome::Other;
        }
        cursor.at += length;
        ends.push((other, quantity));
        let mut ahead = cursor;
        if ahead.eat_any(&[", and", ",", "and"]).is_none() {
            break;
        }
        ahead.eat("to");
        let more = !ahead.sees("with") && !ahead.sees("each") && !ahead.sees("known");
        if !more {
            break;
        }
        cursor = ahead;
    }
    relation(clause, &subject, ends, may, said.as_ref(), cursor)
}

/// "kept in", "made from", "for": in one spelling, as two of them are two relations; nothing where it only says that there is one.
fn said(cursor: &mut Cursor<'_>, clause: &Clause<'_>) -> Option<Option<Verb>> {
    let begin = clause.own().first().map_or(clause.span, |token| token.span);
    let verb = |participle: String| Some(Some(Verb { participle, active: false, placed: true, span: begin }));
    if many::is_place(*cursor) {
        many::eat_place(cursor);
        return Some(None);
    }
    if let Some(preposition) = cursor.eat_any(BARE) {
        return if matches!(preposition, "for" | "of") { Some(None) } else { verb(preposition.to_owned()) };
    }
    let done = cursor.peek()?.low.as_str();
    if !(verb::is_past(done) || done == "made") || OTHERS.contains(&done) {
        return None;
    }
    cursor.at += 1;
    let preposition = cursor.eat_any(PREPOSITIONS)?;
    // "Registered with a name": what is kept of it; "with exactly one registrar", where registrars are an entity: who does it.
    if preposition == "with"
        && matches!(done, "recorded" | "registered" | "saved" | "stored")
        && !counted(clause, *cursor)
    {
        return None;
    }
    let done = verb::same_spelling(done);
    match preposition {
        "in" | "on" | "at" | "inside" | "within" => verb(done),
        other => verb(format!("{done} {other}")),
    }
}

/// "Exactly one registrar", where registrars are an entity.
pub(super) fn counted(clause: &Clause<'_>, mut cursor: Cursor<'_>) -> bool {
    let one = matches!(phrase::quantity(&mut cursor), Some(Quantity::One | Quantity::AtMostOne));
    let noun = Noun::read(cursor.rest());
    one && noun.is_some_and(|noun| clause.book.knows(&noun) || !clause.book.is_settled())
}

fn relation(
    clause: &Clause<'_>,
    subject: &Noun,
    ends: Vec<(Noun, Option<Quantity>)>,
    may: bool,
    verb: Option<&Verb>,
    cursor: Cursor<'_>,
) -> Outcome {
    let book = clause.book;
    let comma = cursor.sees(",");
    let mut tail = match role::tail(clause, cursor) {
        Ok(tail) => tail,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    let is_entity = |noun: &Noun| book.knows(noun) || noun.head().is_some_and(|head| book.knows(&head));
    if book.is_settled() {
        // "Prices are stored in one currency" says nothing of entities.
        if !ends.iter().any(|(end, _)| is_entity(end)) {
            return Outcome::Other;
        }
        let unknown = ends.iter().map(|(end, _)| end).find(|end| !is_entity(end));
        if let Some(noun) = unknown.or_else(|| Some(subject).filter(|noun| !book.knows(noun))) {
            let sentence = format!("{} have a name.", phrase::capital(noun.many()));
            let expected = format!("an entity; no sentence says what {} are", noun.many());
            return Outcome::Stuck(Stuck::at(noun.span, expected).instead(sentence));
        }
    }
    let mut facts = Vec::new();
    // "Is noted for a plucker and a plot, with a date": where there is no link, the subject has it.
    let keys = ends.iter().all(|(_, quantity)| *quantity != Some(Quantity::Many));
    if comma && keys && !tail.attributes.is_empty() {
        facts.push(Fact::Entity(subject.clone(), Mention::Described));
        let fields = std::mem::take(&mut tail.attributes);
        facts.extend(fields.into_iter().map(|(name, properties)| Fact::Field {
            entity: subject.clone(),
            name,
            properties,
        }));
    }
    if (tail.role.is_some() || !tail.attributes.is_empty()) && ends.len() > 1 {
        return Outcome::Stuck(Stuck::at(clause.span, "one entity, where more is said of the relation"));
    }
    if book.knows(subject) {
        facts.push(Fact::Entity(subject.clone(), Mention::Mentioned));
    } else if keys && matches!(subject.determiner, "a" | "an" | "each" | "every") {
        // "A permit is for one vehicle": where vehicles are an entity, it has a key to one of them.
        facts.push(Fact::PerhapsHolder(subject.clone(), ends.iter().map(|(end, _)| end.clone()).collect()));
    }
    for (end, quantity) in ends {
        // "A petition is answered with at most one reply": the reply of one petition, or the same one of several?
        let with = verb.is_some_and(|verb| verb.participle.ends_with(" with"));
        if with && !may && quantity == Some(Quantity::AtMostOne) && book.is_settled() {
            let sentence = format!("Each {} belongs to one {}.", end.one(), subject.one());
            let expected = format!("whether a {} is of one {} or of several", end.one(), subject.one());
            return Outcome::Stuck(Stuck::at(end.span, expected).instead(sentence));
        }
        let way = if quantity == Some(Quantity::Many) { Way::CanHaveMany } else { Way::Key };
        if way == Way::Key && !tail.attributes.is_empty() {
            return Outcome::Stuck(Stuck::at(end.span, "`many`, where the link has fields of its own"));
        }
        let span: Span = end.span;
        let optional = may || quantity == Some(Quantity::AtMostOne);
        let required = (way == Way::Key && (optional || quantity.is_some())).then(|| Spanned::new(!optional, span));
        let (to, own) = if way == Way::Key && book.is_settled() {
            match role::end(clause, &end, &mut facts) {
                Ok(end) => end,
                Err(stuck) => return Outcome::Stuck(stuck),
            }
        } else {
            (end, None)
        };
        if book.knows(&to) {
            facts.push(Fact::Entity(to.clone(), Mention::Mentioned));
        }
        facts.push(Fact::relation(Tie {
            role: tail.role.clone().or(own),
            required,
            attributes: tail.attributes.clone(),
            verb: verb.cloned(),
            ..Tie::new(subject.clone(), to, way, span)
        }));
    }
    Outcome::Read(facts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!([PREPOSITIONS, BARE, OTHERS].iter().all(|list| list.is_sorted()));
    }
}
