//! "Kiln: name, fuel and volume": an item below "Entities:", or a line by itself.

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::Fact;
use crate::front::english::items::{self, Manner};
use crate::front::english::lexer::{Kind, Token};
use crate::front::english::list::{self, Item};
use crate::front::english::noun::Noun;
use crate::front::english::parenthesis::is_family;
use crate::front::english::sentence::Place;
use crate::front::english::split;
use crate::front::english::suggest::capital;
use crate::front::english::vocabulary::{FIELD_LABELS, LABELS};
use crate::name;

pub(super) static FORM: Form =
    Form { name: "colon", page: PAGE, cues: &[":"], template: "{many} have {a field}.", read };

const PAGE: &str = r#"
The same as "have", as people write it in notes: at least two fields, or one of which more is said.

    Kiln: name, an optional fuel and a volume.
    Potter — name, email (unique).

Where another list has a field of that name ("Kilns have a colour. Colour: red, blue"), it is not clear what is meant, and an error.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let listed = clause.place == Place::Entities;
    let border = clause.tokens.iter().position(|token| token.is_mark(":") || (listed && token.is_mark("(")));
    let Some(border) = border else { return Outcome::Other };
    let head = clause.tokens.get(..border).unwrap_or(&[]);
    let Some(subject) = Noun::read(head).filter(|noun| head.len() <= 3 && !noun.text.is_empty()) else {
        return Outcome::Other;
    };
    if !matches!(subject.determiner, "" | "a" | "an" | "each" | "every") {
        return Outcome::Other;
    }
    let one = subject.one();
    if let Some(stuck) = asks(head, &subject) {
        return Outcome::Stuck(stuck);
    }
    if matches!(one, "code" | "email" | "label" | "name" | "title" | "username") {
        return Outcome::Stuck(Stuck::at(subject.span, "an entity before the colon; this is the name of a field"));
    }
    if split::is_no_entity(head) {
        let stuck = Stuck::at(subject.span, "an entity; what is listed here is no table");
        return Outcome::Stuck(stuck);
    }
    let label = FIELD_LABELS.contains(&subject.many()) || LABELS.contains(&subject.many());
    if label || (is_family(one) && !listed && !names_fields(clause.tokens.get(border + 1..).unwrap_or(&[]))) {
        return Outcome::Other;
    }
    let mut cursor = clause.cursor();
    cursor.at = border + 1;
    if clause.tokens.get(border).is_some_and(|token| token.is_mark("(")) {
        // "Kiln (name, fuel)", as relations are written down.
        let Some((last, within)) = cursor.rest().split_last() else { return Outcome::Other };
        if !last.is_mark(")") || within.is_empty() {
            return Outcome::Other;
        }
        cursor = Cursor { tokens: clause.tokens.get(..clause.tokens.len() - 1).unwrap_or(&[]), ..cursor };
    }
    let items = match list::list(clause, cursor) {
        Ok(items) => items,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    if !listed {
        // "Team: name", where another sentence makes an entity of the team.
        let name = clause.book.is_settled() && clause.book.knows(&subject) && !clause.book.is_field(&subject);
        let said = items.len() > 1 || name || items.iter().any(|item| !item.properties.is_empty());
        if !said || !items.iter().any(is_field) {
            // "Fuels: wood, gas": fields, or values?
            let first = items.first().map(|item| item.noun.a()).unwrap_or_default();
            let stuck =
                cursor.stuck("fields, of which one has an article or says more, as in `a name, an optional size`");
            return Outcome::Stuck(stuck.instead(format!("{} have {first}.", capital(subject.many()))));
        }
        if clause.book.is_settled() && !clause.book.knows(&subject) {
            let stuck = Stuck::at(subject.span, "an entity; this is the name of a field elsewhere");
            return Outcome::Stuck(stuck.instead(format!("{} have a name.", capital(subject.many()))));
        }
    }
    // What has a name or an email is no value of another.
    let named =
        |item: &Item| matches!(item.noun.one(), "email" | "first name" | "last name" | "name" | "title" | "username");
    let listed =
        listed || items.iter().any(named) && (items.len() > 1 || items.iter().any(|item| !item.properties.is_empty()));
    let facts = items::facts(clause, &subject, &items, Manner::default());
    let perhaps = |fact: Fact| match fact {
        Fact::Entity(noun, _) if !listed && !clause.book.is_settled() && noun.model() == subject.model() => {
            Fact::PerhapsEntity(noun)
        }
        fact => fact,
    };
    facts.map(|facts| facts.into_iter().map(perhaps).collect()).into()
}

/// "Track expenses: amount, date" asks for something, and is no note about track expenses.
fn asks(head: &[Token], subject: &Noun) -> Option<Stuck> {
    const VERBS: &[&str] =
        &["add", "collect", "create", "handle", "keep", "maintain", "manage", "organise", "organize", "save", "track"];
    // Nouns, too: record labels, store managers and log entries are entities.
    const BOTH: &[&str] = &["list", "log", "record", "store"];
    const COMPOUNDS: &[&str] =
        &["entry", "employee", "file", "item", "label", "level", "line", "location", "manager", "type"];
    let [first, second] = head else { return None };
    let verb = first.kind == Kind::Word && subject.plural && {
        let both = || BOTH.contains(&first.low.as_str()) && !COMPOUNDS.contains(&name::singular(&second.low).as_str());
        VERBS.contains(&first.low.as_str()) || both()
    };
    let expected = || format!("an entity before the colon, as in `{}: …`", capital(&second.low));
    verb.then(|| Stuck::at(subject.span, expected()))
}

/// "Box sizes: name, price" are no values of a size.
fn names_fields(tokens: &[Token]) -> bool {
    let parts: Vec<&[Token]> = tokens.split(|token| token.is_mark(",") || token.low == "and").collect();
    let name = |part: &&[Token]| {
        let end = part.iter().position(|token| token.is_mark("(")).unwrap_or(part.len());
        part.get(..end)
            .and_then(Noun::read)
            .is_some_and(|noun| matches!(noun.one(), "code" | "label" | "name" | "title"))
    };
    parts.len() > 1 && parts.first().is_some_and(name)
}

/// An item that is meant as a field: it says more than a bare noun, or is one that fields are called.
fn is_field(item: &Item) -> bool {
    let said = !item.noun.determiner.is_empty() || !item.properties.is_empty() || !item.parts.is_empty();
    said || item.target.is_some() || split::is_common(item.noun.field())
}
