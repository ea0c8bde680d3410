//! "Email must be unique.", "Age must be between 0 and 150.", "Price > 0.", "Description is optional.", "Depth is an integer."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::{Fact, FieldRef, Property, What};
use crate::front::english::lexer::Kind;
use crate::front::english::noun::Noun;
use crate::front::english::{constraint, phrase};

pub(super) static FORM: Form = Form {
    name: "constraint",
    page: PAGE,
    cues: &[
        "unique",
        "required",
        "optional",
        "between",
        "least",
        "most",
        "greater",
        "less",
        "positive",
        ">",
        "<",
        ">=",
        "<=",
        "characters",
        "empty",
        "null",
    ],
    template: "{field} must be unique.",
    read,
};

const PAGE: &str = r#"
What holds for a field that a list has: whether it is required, unique, its type, its range, its length.
Where several entities have a field of that name, the entity stands before it.

    Users have an email. Email must be unique.
    Users have an email. User emails are not unique.
    Patients have an age. Age must be between 0 and 150.
    Products have a price. Price > 0.
    Products have a price. The price of a product must be positive and required.
    Tasks have a title. Title must be at least 3 characters long. Title can be up to 200 characters long.
    Tasks have a description. A task's description is required. Task description is a string.
    Berths have a code. Berths belong to harbours. Codes are unique within a harbour.
"#;

const SIGNS: &[&str] = &[">", ">=", "<", "<="];

fn read(clause: &Clause<'_>) -> Outcome {
    let sign = clause.tokens.iter().position(|token| token.kind == Kind::Mark && SIGNS.contains(&token.low.as_str()));
    let verb = clause.split_at(&["is", "are", "be", "has", "have"]);
    if let (Some(at), None) = (sign, &verb) {
        let Some(fields) = clause.tokens.get(..at).and_then(|tokens| clause.fields(tokens)) else {
            return Outcome::Other;
        };
        let mut cursor = clause.cursor();
        cursor.at = at;
        return properties(clause, &fields, cursor, false);
    }
    let Some((mut before, verb, mut cursor)) = verb else { return Outcome::Other };
    let has = matches!(verb.low.as_str(), "has" | "have");
    let mut negated = cursor.eat("not");
    if verb.low == "be" || has {
        while let Some((last, rest)) = before.split_last()
            && matches!(last.low.as_str(), "can" | "may" | "must" | "should" | "always" | "not" | "cannot")
        {
            negated |= matches!(last.low.as_str(), "not" | "cannot");
            before = rest;
        }
    }
    let Some(fields) = clause.fields(before) else { return Outcome::Other };
    if has {
        // "Titles have at most 200 characters": a length and nothing else, or it is a list of fields.
        let mut ahead = cursor;
        let length = phrase::limit(&mut ahead);
        let is_length = matches!(&length, Ok(Some(found)) if found.iter().all(|p| !matches!(&p.what, What::Bound(crate::front::english::fact::Bound::Compare(..) | crate::front::english::fact::Bound::Between(..)))));
        if !is_length || !ahead.done() {
            return Outcome::Other;
        }
    }
    let entity = Noun::read(before).is_some_and(|noun| clause.book.knows(&noun) && !clause.book.is_field(&noun));
    if entity && clause.book.is_settled() {
        return identified(clause, before, cursor);
    }
    properties(clause, &fields, cursor, negated)
}

/// "A movie is identified by title and year."
fn identified(clause: &Clause<'_>, before: &[crate::front::english::lexer::Token], mut cursor: Cursor<'_>) -> Outcome {
    if cursor.eat_any(&["identified by", "unique by"]).is_none() {
        return Outcome::Other;
    }
    let (Some(entity), Some(fields)) = (Noun::read(before), Noun::list(cursor.rest())) else {
        return Outcome::Stuck(cursor.stuck("fields, as in `identified by title and year`"));
    };
    if let [only] = fields.as_slice()
        && clause.book.knows(only)
        && !clause.book.is_field(only)
    {
        let sentence = format!("Each {} has one {}.", only.one(), entity.one());
        return Outcome::Stuck(Stuck::at(only.span, "fields of its own").instead(sentence));
    }
    let reach = crate::draft::Uniqueness::Scoped;
    Outcome::Read(vec![Fact::Unique { entity, fields, reach, span: clause.span }])
}

/// One constraint after another, up to the end.
fn properties(clause: &Clause<'_>, fields: &[FieldRef], mut cursor: Cursor<'_>, negated: bool) -> Outcome {
    let mut found: Vec<Property> = Vec::new();
    let mut scope = None;
    loop {
        let start = cursor;
        if cursor.eat_any(&["null", "blank"]).is_some() {
            found.push(Property { what: What::Required(false), span: cursor.span_from(start.at) });
        } else {
            match constraint::constraint(clause, &mut cursor) {
                Ok(Some(properties)) => found.extend(properties),
                Ok(None) if found.is_empty() => return Outcome::Other,
                Ok(None) => return Outcome::Stuck(cursor.stuck("a constraint, such as `unique` or `between 1 and 5`")),
                Err(stuck) => return Outcome::Stuck(stuck),
            }
        }
        if cursor.eat_any(&["per", "within", "inside"]).is_some() {
            let Some(noun) = Noun::read(cursor.rest()) else { return Outcome::Stuck(cursor.stuck("an entity")) };
            let unique = found.last().is_some_and(|last| matches!(last.what, What::Unique(_)));
            if !unique || negated {
                return Outcome::Stuck(start.stuck("`unique` before `per`"));
            }
            found.pop();
            scope = Some(noun);
            break;
        }
        if cursor.done() {
            break;
        }
        if cursor.eat_any(&[",", "and"]).is_none() {
            return Outcome::Stuck(cursor.stuck("the end of the sentence"));
        }
        cursor.eat("and");
    }
    if negated {
        let [only] = found.as_mut_slice() else {
            return Outcome::Stuck(Stuck::at(clause.span, "one thing that does not hold"));
        };
        only.what = match &only.what {
            What::Unique(_) => What::Unique(crate::draft::Uniqueness::Not),
            What::Required(required) => What::Required(!required),
            _ => return Outcome::Stuck(Stuck::at(only.span, "what does hold, instead of what does not")),
        };
    }
    let facts = fields.iter().flat_map(|field| {
        let per =
            scope.iter().map(|scope| Fact::UniquePer { field: field.clone(), per: scope.clone(), span: clause.span });
        found.iter().map(|property| Fact::Property(field.clone(), property.clone())).chain(per).collect::<Vec<_>>()
    });
    Outcome::Read(facts.collect())
}
