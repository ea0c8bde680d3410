//! "Kilns store a name and a fuel."

use super::Form;
use crate::convention;
use crate::front::english::clause::{Clause, Outcome};
use crate::front::english::fact::What;
use crate::front::english::items::{self, Manner};
use crate::front::english::list;
use crate::front::english::noun::Noun;
use crate::front::english::split;
use crate::front::english::vocabulary::{PERSONS, ROLES};

pub(super) static FORM: Form = Form {
    name: "store",
    page: PAGE,
    cues: &["stores", "store", "records", "record", "tracks", "track", "captures", "capture"],
    template: "{many} have {a field}.",
    read,
};

const PAGE: &str = r#"
The same as "have", of what holds data. What people record or track ("keepers track hives") is no field of theirs, and not read here.

    Each kiln stores a name and an optional fuel.
    Firing logs record a fuel and a date.
    A delivery must capture a code and a weight.
    A ticket shows a ticket number and an issue date.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let verbs = ["store", "stores", "record", "records", "track", "tracks", "capture", "captures"];
    let Some((mut before, _, cursor)) = clause.split_at(&verbs) else { return shows(clause) };
    while let Some((last, rest)) = before.split_last()
        && matches!(last.low.as_str(), "must" | "should" | "also" | "always")
    {
        before = rest;
    }
    let Some(subject) = Noun::read(before) else { return Outcome::Other };
    let one = subject.one();
    let last = one.rsplit(' ').next().unwrap_or_default();
    let person =
        ["er", "or", "ist", "ian", "ee", "man", "person", "people", "staff"].iter().any(|end| last.ends_with(end));
    if person || PERSONS.contains(&last) || ROLES.contains(&last) {
        return Outcome::Other;
    }
    list::list(clause, cursor).and_then(|items| items::facts(clause, &subject, &items, Manner::default())).into()
}

/// "A ticket shows a ticket number and an issue date": where each of them can only be a field.
fn shows(clause: &Clause<'_>) -> Outcome {
    let verbs = ["bear", "bears", "carries", "carry", "show", "shows", "state", "states"];
    let Some((before, _, cursor)) = clause.split_at(&verbs) else { return Outcome::Other };
    let Some(subject) = Noun::read(before).filter(|subject| subject.plural || !subject.determiner.is_empty()) else {
        return Outcome::Other;
    };
    if !matches!(cursor.low(0), "a" | "an" | "its" | "the") {
        return Outcome::Other;
    }
    let Ok(items) = list::list(clause, cursor) else { return Outcome::Other };
    let field = |item: &list::Item| {
        let typed = item.properties.iter().any(|property| matches!(property.what, What::Type(_) | What::Values(_)));
        let named = convention::is_known(item.noun.field()) || split::is_common(item.noun.field());
        item.target.is_none() && item.quantity.is_none() && !clause.book.knows(&item.noun) && (typed || named)
    };
    if !items.iter().all(field) {
        return Outcome::Other;
    }
    items::facts(clause, &subject, &items, Manner::default()).into()
}
