//! "Within a team a shirt number is given only once.", "A find number occurs only once in a trench."

use super::Form;
use crate::draft::Uniqueness;
use crate::front::english::clause::{Clause, Cursor, Outcome};
use crate::front::english::fact::{Fact, Property, What};
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;

pub(super) static FORM: Form =
    Form { name: "only_once", page: PAGE, cues: &["once"], template: "Each {field} is used only once.", read };

const PAGE: &str = r#"
A field of which no two rows have the same value, everywhere or within another entity.

    Boats have a sail number. A sail number is used only once.
    Players have a shirt number and belong to teams. Within a team a shirt number is given only once.
    Finds have a find number and belong to trenches. A find number occurs only once in a trench.
    Finds have a find number and belong to trenches. No find number is given twice for the same trench.
    Finds have a find number and belong to trenches. Within a trench every find number is unique.
    Finds have a find number and belong to trenches. Within a trench no find number occurs twice.
"#;

const INSIDE: &[&str] = &["at", "in", "inside", "on", "per", "within"];

const HAPPENS: &[&str] = &[
    "appears",
    "can appear",
    "can be assigned",
    "can be given",
    "can be used",
    "can occur",
    "exists",
    "is allocated",
    "is allowed",
    "is assigned",
    "is given",
    "is issued",
    "is used",
    "may appear",
    "may be assigned",
    "may be given",
    "may be used",
    "may occur",
    "must occur",
    "occurs",
];

fn read(clause: &Clause<'_>) -> Outcome {
    if clause.tokens.iter().all(|token| token.low != "once") {
        return never_twice(clause).or_else(|| within(clause)).unwrap_or(Outcome::Other);
    }
    let mut cursor = clause.cursor();
    let mut scope = None;
    if cursor.eat_any(INSIDE).is_some() {
        // "Within a team a number …": the second article begins the field.
        let from = usize::from(article(cursor.peek()));
        let until = cursor.rest().iter().skip(from).position(|token| token.is_mark(",") || article(Some(token)));
        let Some(length) = until.map(|length| length + from) else { return Outcome::Other };
        scope = cursor.rest().get(..length).and_then(place);
        if scope.is_none() {
            return Outcome::Other;
        }
        cursor.at += length;
        cursor.eat(",");
    }
    let begins = |at: &usize| {
        let mut ahead = Cursor { at: *at, ..cursor };
        ahead.eat_any(HAPPENS).is_some()
            && ahead.eat_any(&["only once", "at most once", "just once", "exactly once", "no more than once"]).is_some()
    };
    let Some(verb) = (cursor.at + 1..cursor.tokens.len()).find(begins) else { return Outcome::Other };
    let Some(field) = clause.tokens.get(cursor.at..verb).and_then(|tokens| clause.field(tokens)) else {
        return Outcome::Other;
    };
    cursor.at = verb;
    cursor.eat_any(HAPPENS);
    cursor.at += if cursor.sees("at most once") {
        3
    } else if cursor.sees("no more than once") {
        4
    } else {
        2
    };
    if !cursor.done() {
        if scope.is_some() || cursor.eat_any(INSIDE).is_none() {
            return Outcome::Stuck(cursor.stuck("the end of the sentence"));
        }
        let Some(found) = place(cursor.rest()) else {
            return Outcome::Stuck(cursor.stuck("an entity, as in `in a team`"));
        };
        scope = Some(found);
    }
    Outcome::Read(vec![match scope {
        Some(scope) => Fact::UniquePer { field, per: vec![scope], span: clause.span },
        None => Fact::property(field, Property { what: What::Unique(Uniqueness::Scoped), span: clause.span }),
    }])
}

/// "Within a group every email is unique", "within a meeting no position occurs twice", "for the same quake and station, no phase may occur twice"
fn within(clause: &Clause<'_>) -> Option<Outcome> {
    let mut cursor = clause.cursor();
    cursor.eat_any(&["at", "for", "in", "inside", "on", "within"])?;
    cursor.eat_any(&["the same", "any one", "a single", "one"]);
    let begins = |token: &Token| matches!(token.low.as_str(), "every" | "each" | "no" | "the" | "all");
    let from = usize::from(article(cursor.peek()));
    let until = cursor.rest().iter().skip(from).position(begins)? + from;
    let scopes = cursor.rest().get(..until)?;
    let scopes = match scopes {
        [scopes @ .., comma] if comma.is_mark(",") => scopes,
        scopes => scopes,
    };
    let per = Noun::list(scopes).filter(|per| per.iter().all(|scope| !scope.plural))?;
    cursor.at += until;
    let no = cursor.eat("no");
    let rest = cursor.rest();
    let verb = rest.iter().position(|token| {
        matches!(token.low.as_str(), "is" | "may" | "can" | "must" | "occurs" | "appears" | "exists" | "are")
    })?;
    let field = rest.get(..verb).and_then(|tokens| clause.field(tokens))?;
    cursor.at += verb;
    if no {
        const DOES: &[&str] = &[
            "occurs",
            "appears",
            "exists",
            "may occur",
            "may appear",
            "may exist",
            "can occur",
            "can appear",
            "can exist",
            "may be used",
            "can be used",
            "is used",
            "may be given",
            "can be given",
            "is given",
        ];
        cursor.eat_any(DOES)?;
        cursor.eat_any(&["twice", "two times", "more than once"])?;
    } else {
        cursor.eat_any(&["is", "are", "must be"])?;
        cursor.eat("unique").then_some(())?;
    }
    if !cursor.done() || clause.book.knows(&field.whole) {
        return None;
    }
    Some(Outcome::Read(vec![Fact::UniquePer { field, per, span: clause.span }]))
}

/// "No sail number is used twice", "a find number must not occur twice in the same trench"
fn never_twice(clause: &Clause<'_>) -> Option<Outcome> {
    const TWICE: &[&str] = &["two times", "twice"];
    const DOES: &[&str] = &[
        "appear",
        "appears",
        "be assigned",
        "be given out",
        "be given",
        "be issued",
        "be used",
        "exist",
        "exists",
        "is assigned",
        "is given out",
        "is given",
        "is issued",
        "is used",
        "occur",
        "occurs",
    ];
    let twice = clause.tokens.iter().position(|token| matches!(token.low.as_str(), "twice" | "two"))?;
    let mut cursor = clause.cursor();
    let no = cursor.eat("no");
    let verb = |at: &usize| {
        let mut ahead = Cursor { at: *at, ..cursor };
        ahead.eat_any(DOES).is_some() && ahead.at == twice
    };
    let verb = (cursor.at + 1..twice).find(verb)?;
    let mut before = clause.tokens.get(cursor.at..verb)?;
    let refused = match before {
        [rest @ .., last] if no && matches!(last.low.as_str(), "can" | "may" | "must") => {
            before = rest;
            false
        }
        [rest @ .., can, not]
            if matches!(not.low.as_str(), "never" | "not") && matches!(can.low.as_str(), "can" | "may" | "must") =>
        {
            before = rest;
            true
        }
        [rest @ .., not] if matches!(not.low.as_str(), "cannot" | "never") => {
            before = rest;
            true
        }
        _ => false,
    };
    if no == refused {
        return None;
    }
    // "The same part cannot appear twice" is said of an entity.
    let same = matches!(before, [the, same, ..] if the.low == "the" && same.low == "same");
    let field = clause.field(before).filter(|_| !same)?;
    if clause.book.knows(&field.whole) {
        return None;
    }
    cursor.at = twice;
    cursor.eat_any(TWICE)?;
    let mut scope = None;
    if !cursor.done() {
        cursor.eat_any(INSIDE).or_else(|| cursor.eat_any(&["for"]))?;
        scope = Some(place(cursor.rest())?);
    }
    Some(Outcome::Read(vec![match scope {
        Some(scope) => Fact::UniquePer { field, per: vec![scope], span: clause.span },
        None => Fact::property(field, Property { what: What::Unique(Uniqueness::Scoped), span: clause.span }),
    }]))
}

fn article(token: Option<&Token>) -> bool {
    token.is_some_and(|token| matches!(token.low.as_str(), "a" | "an" | "any" | "each" | "every" | "the"))
}

/// "A team", "the same team".
fn place(tokens: &[Token]) -> Option<Noun> {
    match tokens {
        [the, same, rest @ ..] if matches!(the.low.as_str(), "the" | "one") && same.low == "same" => Noun::read(rest),
        [one, rest @ ..] if one.low == "one" => Noun::read(rest),
        tokens => Noun::read(tokens),
    }
}
