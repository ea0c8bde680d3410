//! "Tasks have a title, an optional description and a status."

use super::{Form, tenant};
use crate::front::english::cardinality::Cardinality;
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::Fact;
use crate::front::english::item_doubt;
use crate::front::english::items::{self, Manner};
use crate::front::english::list;
use crate::front::english::noun::Noun;
use crate::front::english::phrase::{self, Quantity};
use crate::front::english::suggest::capital;
use crate::front::english::vocabulary::AUTOMATIC;

pub(super) static FORM: Form = Form {
    name: "have",
    page: PAGE,
    cues: &["have", "has", "having", "stores", "field", "fields", "column", "columns"],
    template: "{many} have {a field}.",
    read,
};

const PAGE: &str = r#"
An entity and what each of its rows has: columns, keys to other entities, and many of other entities.

    Tasks have a title, description, due date, priority, and status.
    Tasks have a required title and optional description.
    Each user has a unique email, a name and an optional phone.
    Tasks have a title and a status, either open or closed (open by default).
    Tasks have a status, which is open, held or closed and starts out as open, and a title.
    Tasks have a title (up to 200 characters), a size (small/large) and an age between 0 and 150.
    Users can have a website. Users must have a name.
    Projects have a name and an owner, who is a user. Users have a name.
    Tasks have a title. A project has many tasks. A user has one profile. Profiles have a bio.

`optional`, `required` and `unique` bind the next item only. An item that is an entity is a key to it; `many` of an entity, or its plural,
puts the key there; `one` and `a single` make that key unique; `at most one` is an optional key in the entity itself. "Can have a website" makes it optional. "Each user has an email" makes an
email, username, slug or sku unique. A plural that is no entity ("tags") is a list of strings.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let Some((mut before, _, mut cursor)) = clause.split_at(&["have", "has"]) else { return Outcome::Other };
    if Cardinality::stands_in(cursor) {
        return Outcome::Other; // "has a one-to-many relationship with"
    }
    // "Never has more than one": at most one.
    let never = before.last().is_some_and(|last| last.low == "never") && cursor.eat("more than one");
    if never {
        before = before.split_last().map_or(before, |(_, rest)| rest);
    }
    let mut manner = Manner::default();
    while let Some((last, rest)) = before.split_last() {
        match last.low.as_str() {
            "can" | "may" | "optionally" => manner.required = Some((false, last.span)),
            "must" => manner.required = Some((true, last.span)),
            "should" | "always" | "also" | "each" | "only" => {}
            _ => break,
        }
        before = rest;
    }
    if before
        .iter()
        .any(|token| matches!(token.low.as_str(), "when" | "if" | "while" | "not" | "never" | "cannot" | "no"))
    {
        return Outcome::Other;
    }
    // "Keepers who work nights have …": what holds for some is no field of all.
    if let Some(at) = before.iter().position(|token| matches!(token.low.as_str(), "that" | "who" | "which" | "whose"))
        && let (Some(first), Some(last)) = (before.get(at), before.last())
        && at > 0
    {
        return Outcome::Stuck(Stuck::at(
            first.span.to(last.span),
            "what holds for all rows of an entity, not for some",
        ));
    }
    let Some(subjects) = Noun::list(before) else {
        let Some((first, last)) = before.first().zip(before.last()) else { return Outcome::Other };
        return Outcome::Stuck(Stuck::at(first.span.to(last.span), "an entity, such as `Tasks`"));
    };
    if let Some(stuck) = subjects.iter().find_map(|subject| items::whole_entity(clause, subject).err()) {
        return Outcome::Stuck(stuck);
    }
    // "A server has a number of cores", and no other sentence speaks of cores: a count, as it is among other fields.
    let counts = !never && cursor.sees("a number of");
    // "Has at most one round per date" says how often; the rounds are an entity.
    if one_of_entity_per(clause, cursor) {
        return Outcome::Other;
    }
    let items = match list::list(clause, cursor) {
        Ok(mut items) => {
            if let [only] = items.as_mut_slice()
                && counts
                && clause.book.is_settled()
                && !clause.book.knows(&only.noun)
            {
                item_doubt::as_count(only);
            }
            if never {
                let [only] = items.as_mut_slice() else { return Outcome::Stuck(cursor.stuck("one entity")) };
                only.quantity = Some(Quantity::AtMostOne);
            }
            items
        }
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    if subjects.iter().all(items::is_every_table) {
        if items.iter().all(|item| AUTOMATIC.contains(&item.noun.field())) {
            return Outcome::Read(vec![Fact::Nothing]);
        }
        if tenant::of_every_table(clause, &subjects, &items).is_some() {
            return Outcome::Other;
        }
    }
    // "Students can enrol in several courses; each enrolment has a grade": it is what links the two.
    let links = |noun: &Noun| clause.book.deed(noun).is_some() || clause.book.act_of(noun).is_some();
    let deed = subjects.iter().find(|noun| !clause.book.is_tied_at_all(noun) && links(noun));
    if let Some(deed) = deed.filter(|_| clause.book.is_settled()) {
        let expected = format!("whose {} it is, as in `{} belong to …`", deed.one(), capital(deed.many()));
        return Outcome::Stuck(Stuck::at(deed.span, expected));
    }
    let facts: Result<Vec<_>, _> =
        subjects.iter().map(|subject| items::facts(clause, subject, &items, manner)).collect();
    let mut facts: Vec<Fact> = match facts {
        Ok(facts) => facts.into_iter().flatten().collect(),
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    if let [only] = items.as_slice()
        && counts
        && !clause.book.is_settled()
    {
        // That alone makes no entity of them.
        facts.retain(|fact| !matches!(fact, Fact::Entity(noun, _) if noun.span == only.noun.span));
    }
    Outcome::Read(facts)
}

/// "At most one round per date", where rounds are an entity.
fn one_of_entity_per(clause: &Clause<'_>, cursor: Cursor<'_>) -> bool {
    let rest = cursor.rest();
    let Some(per) = rest.iter().position(|token| token.low == "per").filter(|per| *per < 8) else { return false };
    let mut at = cursor;
    let one = matches!(phrase::quantity(&mut at), Some(Quantity::One | Quantity::AtMostOne));
    at.eat("only");
    one && rest.get(at.at - cursor.at..per).and_then(Noun::read).is_some_and(|noun| clause.book.knows(&noun))
}
