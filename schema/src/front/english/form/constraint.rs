//! "Email must be unique.", "Age must be between 0 and 150.", "Price > 0.", "Description is optional.", "Depth is an integer."

use super::Form;
use crate::condition::Comparison;
use crate::draft::Uniqueness;
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::constraint;
use crate::front::english::fact::{Bound, Fact, FieldRef, Property, What};
use crate::front::english::lexer::{Kind, Token};
use crate::front::english::noun::Noun;
use crate::front::english::phrase;
use crate::front::english::suggest::capital;
use crate::front::english::vocabulary::is_finite;

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
    Orders have a quantity. Quantity between 1 and 10.
    Products have a price. Price > 0.
    Products have a price. The price of a product must be positive and required.
    Products have a stock. Stock cannot be negative. Stock must not be more than 900.
    Tasks have a title. Title must be at least 3 characters long. Title can be up to 200 characters long.
    Tasks have a description. A task's description is required. Task description is a string.
    Berths have a code. Berths belong to harbours. Codes are unique within a harbour.
    Berths have a code. Codes are unique among berths.

Of several fields it must be said whether each is unique by itself or all of them together:

    Users have an email and a phone. Email and phone must each be unique.
    Movies have a title and a year. Title and year must be unique together.

Two fields of the same row are compared in the same words, and times by "before" and "after":

    Fairs have a start date and an end date. The end date must be after the start date.
    Halls have a seat count and a standing count. Standing count must be at most the seat count.
    Leases have a signing date and a start date. The start date of a lease must not be before its signing date.
    Trips have a departure time and an arrival time (after the departure time).
"#;

const SIGNS: &[&str] = &[">", ">=", "<", "<="];

/// Words behind "unique" that open its scope.
const SCOPES: &[&str] = &["for each", "for every", "per", "within", "inside", "in"];

/// How the sentence says it.
#[derive(Clone, Copy, Default)]
struct Manner {
    /// "Is not", "cannot be".
    negated: bool,
    /// "Can be", which permits and demands nothing.
    permits: bool,
    /// "Each", "both": of several fields, each by itself.
    each: bool,
}

fn read(clause: &Clause<'_>) -> Outcome {
    let sign = clause.tokens.iter().position(|token| token.kind == Kind::Mark && SIGNS.contains(&token.low.as_str()));
    let verb = clause.split_at(&["is", "are", "be", "has", "have"]);
    if let (Some(at), None) = (sign, &verb) {
        let Some(fields) = clause.tokens.get(..at).and_then(|tokens| clause.fields(tokens)) else {
            return Outcome::Other;
        };
        let mut cursor = clause.cursor();
        cursor.at = at;
        return properties(clause, fields, cursor, Manner::default());
    }
    let Some((mut before, verb, mut cursor)) = verb else { return without_verb(clause) };
    let has = matches!(verb.low.as_str(), "has" | "have");
    if has && cursor.eat("to be") {
        // "Has to be more than zero" is "must be".
        return demanded(clause, before, cursor);
    }
    // "Quantity be below 0" lacks its "must".
    let modal = |token: &Token| {
        matches!(
            token.low.as_str(),
            "always" | "can" | "cannot" | "may" | "must" | "need" | "never" | "not" | "should" | "shall" | "will"
        )
    };
    if verb.low == "be" && !before.iter().any(modal) {
        return Outcome::Stuck(Stuck::at(verb.span, "`must be`"));
    }
    let mut manner = Manner { negated: cursor.eat_any(&["not", "never"]).is_some(), ..Manner::default() };
    while let Some((last, rest)) = before.split_last() {
        match last.low.as_str() {
            "each" | "both" | "all" => manner.each = true,
            "always" | "must" | "should" if verb.low == "be" || has => {}
            "can" | "may" if verb.low == "be" || has => manner.permits = true,
            "cannot" | "never" | "not" if verb.low == "be" || has => manner.negated = true,
            // "Need not be": it may.
            "need" if manner.negated && verb.low == "be" => {}
            _ => break,
        }
        before = rest;
    }
    manner.permits &= !manner.negated;
    cursor.eat("always");
    if cursor.eat_any(&["each", "both", "all"]).is_some() {
        manner.each = true;
        manner.negated |= cursor.eat("not");
    }
    if has {
        // "Titles have at most 200 characters": a length and nothing else, or it is a list of fields.
        let mut ahead = cursor;
        let length = phrase::limit(&mut ahead);
        let is_length =
            |property: &Property| !matches!(&property.what, What::Bound(Bound::Compare(..) | Bound::Between(..)));
        if !matches!(&length, Ok(Some(found)) if found.iter().all(is_length)) || !ahead.done() {
            return Outcome::Other;
        }
    }
    // Whether it constrains anything costs less to see than what the fields are.
    let mut ahead = cursor;
    let null = ahead.eat("null") || ahead.eat("blank");
    if !null && matches!(constraint::constraint(clause, &mut ahead), Ok(None)) {
        return Outcome::Other;
    }
    let Some(fields) = clause.fields(before) else { return Outcome::Other };
    let entity = Noun::read(before).is_some_and(|noun| clause.book.knows(&noun) && !clause.book.is_field(&noun));
    if entity && clause.book.is_settled() {
        return Outcome::Other;
    }
    properties(clause, fields, cursor, manner)
}

/// Behind "has to be".
fn demanded(clause: &Clause<'_>, before: &[Token], mut cursor: Cursor<'_>) -> Outcome {
    cursor.eat("always");
    let mut ahead = cursor;
    if matches!(constraint::constraint(clause, &mut ahead), Ok(None)) {
        return Outcome::Other;
    }
    match clause.fields(before) {
        Some(fields) => properties(clause, fields, cursor, Manner::default()),
        None => Outcome::Other,
    }
}

/// "Quantity between 1 and 10", where a list has a quantity.
fn without_verb(clause: &Clause<'_>) -> Outcome {
    if clause.tokens.iter().any(|token| is_finite(&token.low)) {
        return Outcome::Other;
    }
    for at in (1..clause.tokens.len().min(6)).rev() {
        let Some(fields) = clause.tokens.get(..at).and_then(|tokens| clause.fields(tokens)) else { continue };
        let declared = |field: &FieldRef| clause.book.is_field(&field.field) || clause.book.is_field(&field.whole);
        if !fields.iter().all(declared) {
            continue;
        }
        let cursor = Cursor { at, ..clause.cursor() };
        let mut ahead = cursor;
        let limits = phrase::limit(&mut ahead);
        if matches!(limits, Ok(Some(_))) && ahead.done() {
            return properties(clause, fields, cursor, Manner::default());
        }
    }
    Outcome::Other
}

/// One constraint after another, up to the end.
fn properties(clause: &Clause<'_>, mut fields: Vec<FieldRef>, mut cursor: Cursor<'_>, manner: Manner) -> Outcome {
    let mut found: Vec<Property> = Vec::new();
    let mut scopes: Vec<Noun> = Vec::new();
    let mut together = false;
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
        let unique = found.last().is_some_and(|last| matches!(last.what, What::Unique(_)));
        if unique && !manner.negated {
            if cursor.eat_any(&["together", "in combination", "as a pair", "as a combination"]).is_some() {
                together = true;
            }
            if let Err(stuck) = among(&mut fields, &mut cursor) {
                return Outcome::Stuck(stuck);
            }
            if cursor.eat_any(SCOPES).is_some() {
                match nouns(cursor.rest()) {
                    Some(list) => scopes = list,
                    None => return Outcome::Stuck(cursor.stuck("an entity")),
                }
                break;
            }
        }
        if cursor.done() {
            break;
        }
        if cursor.eat_any(&[",", "and"]).is_none() {
            return Outcome::Stuck(cursor.stuck("the end of the sentence"));
        }
        cursor.eat("and");
    }
    if let Err(stuck) = judge(clause, &mut found, manner) {
        return Outcome::Stuck(stuck);
    }
    let is_unique =
        |property: &Property| matches!(property.what, What::Unique(Uniqueness::Scoped | Uniqueness::AcrossTenants));
    if let Some(unique) = found.iter().position(is_unique)
        && (fields.len() > 1 || together)
    {
        if !together && !manner.each {
            return Outcome::Stuck(each_or_together(&fields, found.get(unique).map_or(clause.span, |p| p.span)));
        }
        if together {
            let (true, What::Unique(reach)) = (fields.len() > 1, found.remove(unique).what) else {
                return Outcome::Stuck(Stuck::at(clause.span, "two fields or more before `unique together`"));
            };
            let fact = Fact::Together { fields: fields.clone(), per: scopes, reach, span: clause.span };
            let others = each(&fields, &found);
            return Outcome::Read([fact].into_iter().chain(others).collect());
        }
    }
    if !scopes.is_empty() {
        found.retain(|property| !is_unique(property));
    }
    let per = fields.iter().filter(|_| !scopes.is_empty()).map(|field| Fact::UniquePer {
        field: field.clone(),
        per: scopes.clone(),
        span: clause.span,
    });
    Outcome::Read(each(&fields, &found).chain(per).collect())
}

fn each<'a>(fields: &'a [FieldRef], found: &'a [Property]) -> impl Iterator<Item = Fact> + 'a {
    fields.iter().flat_map(|field| found.iter().map(|property| Fact::property(field.clone(), property.clone())))
}

/// "Unique among berths": berths are who has the field.
fn among(fields: &mut [FieldRef], cursor: &mut Cursor<'_>) -> Result<(), Stuck> {
    if cursor.eat_any(&["among all", "among the", "among"]).is_none() {
        return Ok(());
    }
    let length = cursor.rest().iter().take_while(|token| token.is_name() && token.low != "and").count();
    let Some(noun) = cursor.rest().get(..length).and_then(Noun::read) else {
        return Err(cursor.stuck("an entity, as in `unique among tasks`"));
    };
    for field in fields {
        if field.entity.as_ref().is_some_and(|entity| entity.model() != noun.model()) {
            return Err(Stuck::at(noun.span, "the entity that has the field"));
        }
        field.entity = Some(noun.clone());
        field.strict = true;
    }
    cursor.at += length;
    Ok(())
}

/// "Harbour and season", "the same harbour".
fn nouns(tokens: &[Token]) -> Option<Vec<Noun>> {
    let list: Option<Vec<Noun>> = tokens
        .split(|token| token.is_mark(",") || token.low == "and")
        .map(|part| match part {
            [the, same, rest @ ..] if the.low == "the" && same.low == "same" => Noun::read(rest),
            [per, rest @ ..] if per.low == "per" => Noun::read(rest),
            part => Noun::read(part),
        })
        .collect();
    list.filter(|list| !list.is_empty())
}

/// What a negation or a permission makes of what was said.
fn judge(clause: &Clause<'_>, found: &mut [Property], manner: Manner) -> Result<(), Stuck> {
    if manner.negated {
        let [only] = found else { return Err(Stuck::at(clause.span, "one thing that does not hold")) };
        only.what = match &only.what {
            What::Unique(_) => What::Unique(Uniqueness::Not),
            What::Required(required) => What::Required(!required),
            What::Bound(Bound::Compare(sign, number)) => What::Bound(Bound::Compare(contrary(*sign), number.clone())),
            What::Bound(Bound::Field(sign, other)) => What::Bound(Bound::Field(contrary(*sign), other.clone())),
            What::Bound(Bound::MinLength(least)) if *least > 1 => What::MaxLength(least - 1),
            What::MaxLength(most) if *most < u32::MAX => What::Bound(Bound::MinLength(most + 1)),
            _ => return Err(Stuck::at(only.span, "what does hold, instead of what does not")),
        };
    }
    let demands = |property: &&Property| match &property.what {
        What::Unique(reach) => *reach != Uniqueness::Not,
        What::Required(required) => *required,
        What::Bound(Bound::Compare(sign, _) | Bound::Field(sign, _)) => *sign != Comparison::Le,
        _ => false,
    };
    match found.iter().find(demands) {
        Some(property) if manner.permits => {
            let permits =
                |token: &&Token| token.span.end <= property.span.start && matches!(token.low.as_str(), "can" | "may");
            let from = clause.tokens.iter().rfind(permits).map_or(property.span, |token| token.span);
            Err(Stuck::at(from.to(property.span), "`must be` before it: `can be` says that the contrary may be, too"))
        }
        _ => Ok(()),
    }
}

fn contrary(sign: Comparison) -> Comparison {
    match sign {
        Comparison::Eq => Comparison::Ne,
        Comparison::Ne => Comparison::Eq,
        Comparison::Lt => Comparison::Ge,
        Comparison::Le => Comparison::Gt,
        Comparison::Gt => Comparison::Le,
        Comparison::Ge => Comparison::Lt,
    }
}

/// "Title and year must be unique" is two sentences at once.
fn each_or_together(fields: &[FieldRef], span: crate::text::Span) -> Stuck {
    let named: Vec<String> = fields.iter().map(|field| field.whole.text.to_lowercase()).collect();
    let list = match named.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => named.concat(),
    };
    let list = capital(&list);
    let expected = "`each unique` or `unique together`, which are different rules";
    Stuck::at(span, expected)
        .instead(format!("{list} must be unique together."))
        .instead(format!("{list} must each be unique."))
}
