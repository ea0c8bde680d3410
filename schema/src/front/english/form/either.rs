//! "Users are either admins or guests."

use super::Form;
use crate::front::english::clause::{Clause, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention, Property, Tie, Way, What};
use crate::front::english::noun::Noun;
use crate::ir::EnumValue;
use crate::name;
use crate::text::Spanned;

pub(super) static FORM: Form = Form {
    name: "either",
    page: PAGE,
    cues: &["either", "kinds"],
    template: "{many} are either members or guests.",
    read,
};

const PAGE: &str = r#"
Kinds of an entity. Where no sentence says more of the kinds, they are the values of its field `role`, which is listed as an assumption;
where they are entities, each has a table of its own, whose key is the key of the whole.

    Users have a name. Users are either admins or guests.
    Users have a name. A user is either an admin or a guest. Admins have a level. Guests have a code.
    Oars have a length. There are two kinds of oars: sculls and sweeps. Sculls have a code. Sweeps have a colour.
"#;

/// "Users are either admins or guests": the users and their kinds. "Either raw or fired" are values of some field.
pub(super) fn kinds(clause: &Clause<'_>) -> Option<(Noun, Vec<Noun>)> {
    if let Some(found) = two_kinds(clause) {
        return Some(found);
    }
    let (mut before, verb, mut cursor) = clause.split_at(&["is", "are", "be"])?;
    let modal = verb.low == "be";
    if modal {
        let (last, rest) = before.split_last()?;
        if !matches!(last.low.as_str(), "can" | "may" | "must") {
            return None;
        }
        before = rest;
    }
    let subject = Noun::read(before)?;
    // "May be a rower or a cox": without "either" only of an entity.
    let entity = clause.book.knows(&subject) && !clause.book.is_field(&subject);
    let either = cursor.eat("either");
    let said = either || (modal && entity);
    if !said {
        return None;
    }
    let parts = cursor.rest().split(|token| token.is_mark(",") || token.low == "or").filter(|part| !part.is_empty());
    let kinds: Vec<Noun> = parts.map(Noun::read).collect::<Option<_>>()?;
    let is_kind = |kind: &Noun| match verb.low.as_str() {
        "are" => kind.plural,
        "be" => kind.plural || matches!(kind.determiner, "a" | "an"),
        _ => matches!(kind.determiner, "a" | "an"),
    };
    (kinds.len() > 1 && kinds.iter().all(is_kind)).then_some((subject, kinds))
}

/// "There are two kinds of oars: sculls and sweeps", "two kinds of oars exist, which do not overlap: …".
fn two_kinds(clause: &Clause<'_>) -> Option<(Noun, Vec<Noun>)> {
    let mut cursor = clause.cursor();
    cursor.eat("there are");
    let counts = ["two", "three", "four", "five", "six"];
    let count = cursor.eat_any(&counts)?;
    cursor.eat_any(&["kinds of", "types of", "sorts of"])?;
    let length = cursor.rest().iter().take_while(|token| token.is_name() && token.low != "exist").count();
    let subject = cursor.rest().get(..length).and_then(Noun::read).filter(|noun| noun.plural)?;
    cursor.at += length;
    cursor.eat("exist");
    cursor.eat_any(&[", which do not overlap", ", that do not overlap"]);
    if !cursor.eat(":") {
        return None;
    }
    let kinds = Noun::list(cursor.rest())?;
    let counted = counts.iter().position(|word| *word == count).map(|at| at + 2);
    (counted == Some(kinds.len()) && kinds.iter().all(|kind| kind.plural)).then_some((subject, kinds))
}

fn read(clause: &Clause<'_>) -> Outcome {
    let Some((subject, kinds)) = kinds(clause) else { return Outcome::Other };
    let book = clause.book;
    if !book.is_settled() {
        return Outcome::Read(vec![Fact::Entity(subject, Mention::Described)]);
    }
    let entities = kinds.iter().filter(|kind| book.knows(kind)).count();
    if entities > 0 {
        if let Some(unknown) = kinds.iter().find(|kind| !book.knows(kind)) {
            let sentence =
                format!("{} are a kind of {}.", crate::front::english::suggest::capital(unknown.many()), subject.one());
            let expected = format!("an entity like the others; no sentence says what {} have", unknown.many());
            return Outcome::Stuck(
                Stuck::at(unknown.span, expected).instead(sentence.replace("a kind of", "types of")),
            );
        }
        let is_a = |kind: Noun| {
            let (to, span) = (subject.clone(), kind.span);
            Fact::relation(Tie::new(kind, to, Way::IsA, span))
        };
        let whole = Fact::Entity(subject.clone(), Mention::Described);
        let entities: Vec<_> = kinds.iter().map(|kind| Fact::Entity(kind.clone(), Mention::Mentioned)).collect();
        return Outcome::Read([whole].into_iter().chain(entities).chain(kinds.into_iter().map(is_a)).collect());
    }
    // "A savings account or a current account" are accounts: no role of one, but tables or values of their own.
    let is_own = |kind: &&Noun| kind.head().is_some_and(|head| head.model() == subject.model());
    if let Some(own) = kinds.iter().find(is_own) {
        let short = |kind: &Noun| kind.one().strip_suffix(&format!(" {}", subject.one())).map(str::to_owned);
        let values: Vec<String> =
            kinds.iter().map(|kind| short(kind).unwrap_or_else(|| kind.one().to_owned())).collect();
        let values = values.join(" or ");
        let one = crate::front::english::suggest::capital(subject.one());
        let many = crate::front::english::suggest::capital(own.many());
        let expected = format!("what {} have, or a field that has these values", own.many());
        return Outcome::Stuck(
            Stuck::at(own.span, expected)
                .instead(format!("{one} kind can be {values}."))
                .instead(format!("{many} have a rate.")),
        );
    }
    let value = |kind: &Noun| {
        let value = EnumValue { variant: name::pascal(kind.one()), stored: kind.singular_field().to_owned() };
        Spanned::new(value, kind.span)
    };
    let values: Vec<_> = kinds.iter().map(value).collect();
    let (Some(first), Some(last)) = (kinds.first(), kinds.last()) else { return Outcome::Other };
    let span = first.span.to(last.span);
    let role = Noun::new("role", false, span);
    let because =
        format!("the kinds of {} are kept in its field `role`, since no sentence says what they have", subject.a());
    Outcome::Read(vec![
        Fact::Entity(subject.clone(), Mention::Described),
        Fact::Assumed { span, text: kinds.iter().map(|kind| &*kind.text).collect::<Vec<_>>().join(", "), because },
        Fact::Field { entity: subject, name: role, properties: vec![Property { what: What::Values(values), span }] },
    ])
}
