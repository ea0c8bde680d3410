//! "A folder contains documents."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention};
use crate::front::english::items::{self, Manner};
use crate::front::english::lexer::{Kind, Token};
use crate::front::english::list::{self, Item};
use crate::front::english::noun::Noun;
use crate::front::english::phrase;
use crate::front::english::suggest::capital;

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
    An excavation is split into trenches.

"The" of which no sentence says a field is the whole that the text describes; it has no table, which is listed as an assumption.

    Wards have a code. The hospital is divided into wards.

Where "the address" is a field of an earlier list, and nothing else is called so, its parts stand in its place.

    Keepers have a name and an address. The address includes a street and a town.
"#;

/// What is said of an entity and what it is made of.
const DIVIDED: &[&str] = &[
    "made up of",
    "composed of",
    "divided into",
    "divided up into",
    "organized into",
    "organised into",
    "split into",
    "split up into",
    "subdivided into",
];

fn read(clause: &Clause<'_>) -> Outcome {
    let Some((mut before, verb, mut cursor)) =
        clause.split_at(&["contain", "contains", "include", "includes", "consist", "consists", "is", "are"])
    else {
        return Outcome::Other;
    };
    let mut divided = false;
    match verb.low.as_str() {
        "consist" | "consists" if !cursor.eat("of") => return Outcome::Other,
        "is" | "are" => match cursor.eat_any(DIVIDED) {
            Some(said) => divided = said.ends_with("into"),
            None => return Outcome::Other,
        },
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
    if items::is_every_table(&subject) && !clause.book.knows(&subject) {
        return Outcome::Other;
    }
    if subject.determiner == "the" && !subject.plural && clause.book.is_field(&subject) && !clause.book.knows(&subject)
    {
        return parts(clause, before, cursor);
    }
    // "Address consists of a street": the field that another has, or an entity?
    let bare = subject.determiner.is_empty() && !subject.plural && clause.book.is_field(&subject);
    if bare && clause.borrowed == 0 && before.first().is_some_and(|first| first.text == first.low) {
        let expected = format!("`the {0}` if the field is meant, or `{1}` as an entity", subject.text, subject.a());
        return Outcome::Stuck(Stuck::at(subject.span, expected));
    }
    if is_whole(clause, &subject, verb) {
        return whole(clause, &subject, cursor);
    }
    let manner = Manner { contains: true, ..Manner::default() };
    let items = match list::list(clause, cursor) {
        Ok(items) => items,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    // Nothing is divided into its fields.
    let field = |item: &&Item| !item.noun.plural && item.quantity.is_none() && !clause.book.knows(&item.noun);
    if let Some(item) = items.iter().find(field).filter(|_| divided && clause.book.is_settled()) {
        let sentence = format!("{} have {}.", capital(subject.many()), item.noun.a());
        return Outcome::Stuck(Stuck::at(item.span, "entities, in the plural, such as `rows`").instead(sentence));
    }
    items::facts(clause, &subject, &items, manner).into()
}

/// "The hospital is divided into wards": the one for which all of this is made, unless a sentence gives it a field.
fn is_whole(clause: &Clause<'_>, subject: &Noun, verb: &Token) -> bool {
    let definite = matches!(subject.determiner, "the" | "our" | "this") && !subject.plural;
    let parts = matches!(verb.low.as_str(), "is" | "are" | "consist" | "consists");
    definite && parts && clause.book.is_settled() && !clause.book.is_described(subject)
}

/// Its parts are entities, and it has no table.
fn whole(clause: &Clause<'_>, subject: &Noun, mut cursor: Cursor<'_>) -> Outcome {
    let start = cursor;
    phrase::quantity(&mut cursor);
    let sentence = format!("{} have a name.", capital(subject.many()));
    let Some(parts) = Noun::list(cursor.rest()).filter(|parts| parts.iter().all(|part| part.plural)) else {
        let expected = format!("what {} are, or its parts and nothing else", subject.many());
        return Outcome::Stuck(start.stuck(expected));
    };
    let because = format!(
        "the {0} is taken for the one that all of this is about, so it has no table; say \"{1}\" if there are several",
        subject.one(),
        sentence
    );
    let text = clause.tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ");
    let entities = parts.into_iter().map(|part| Fact::Entity(part, Mention::Mentioned));
    Outcome::Read(entities.chain([Fact::Assumed { span: subject.span, text, because }]).collect())
}

/// "The address includes street and town": the parts of a field.
fn parts(clause: &Clause<'_>, before: &[Token], cursor: Cursor<'_>) -> Outcome {
    let Some(field) = clause.field(before) else { return Outcome::Other };
    let items = match list::list(clause, cursor) {
        Ok(items) => items,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    if let Some(item) = items.iter().find(|item| !item.is_plain() || clause.book.knows(&item.noun)) {
        return Outcome::Stuck(Stuck::at(item.span, "a part of the field, which is a value"));
    }
    let parts = items.into_iter().map(|item| (item.noun, item.properties)).collect();
    Outcome::Read(vec![Fact::Parts { field, parts, span: clause.span }])
}
