//! "No two orders share the same number."

use super::Form;
use crate::draft::Uniqueness;
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::Fact;
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;
use crate::front::english::phrase;

pub(super) static FORM: Form = Form {
    name: "share",
    page: PAGE,
    cues: &["two", "same", "share", "twice"],
    template: "No two {many} share the same {field}.",
    read,
};

const PAGE: &str = r#"
A field, or several together, that are unique; inside another entity, where one is named.

    Orders have a number. No two orders share the same number.
    Berths have a number and belong to harbours. No two berths in a harbour have the same number.
    Berths have a number and belong to harbours. Two berths in the same harbour cannot have the same number.
    Movies have a title and a year. No two movies share the same title and year.
    Guilds are the tenants. Pots have a code and a mark. No two pots share the same code and mark across all guilds.
    Users have an email and a phone. No two users have the same email or phone.
    Harbours have a name. Berths have a number and belong to harbours. No harbour has two berths with the same number.
    Tides have a date and belong to harbours. A harbour cannot have two tides on the same date.
    Berths have a number and belong to harbours. Within one harbour no two berths may have the same number.
"#;

const INSIDE: &[&str] = &["at", "in", "inside", "of", "on", "within"];

fn read(clause: &Clause<'_>) -> Outcome {
    let mut cursor = clause.cursor();
    if cursor.eat("no two") {
        return two(clause, cursor, false);
    }
    if cursor.eat_any(&["two different", "two"]).is_some() {
        return two(clause, cursor, true);
    }
    match within(clause) {
        Some(outcome) => outcome,
        None => with(clause),
    }
}

/// "Within one harbour no two berths share the same number"
fn within(clause: &Clause<'_>) -> Option<Outcome> {
    let mut cursor = clause.cursor();
    cursor.eat_any(INSIDE)?;
    cursor.eat_any(&["any one", "one", "the same", "a single"]);
    let at = cursor.rest().iter().take(7).position(|token| token.low == "no")?;
    let comma = at > 0 && cursor.rest().get(at - 1).is_some_and(|token| token.is_mark(","));
    let scope = cursor.rest().get(..at - usize::from(comma)).and_then(Noun::read).filter(|scope| !scope.plural)?;
    cursor.at += at;
    if !cursor.eat("no two") {
        return None;
    }
    Some(match two(clause, cursor, false) {
        Outcome::Read(mut facts) => {
            for fact in &mut facts {
                if let Fact::Unique { fields, .. } = fact {
                    fields.insert(0, scope.clone());
                }
            }
            Outcome::Read(facts)
        }
        other => other,
    })
}

/// "… berths in a harbour share the same number"; without "no", the verb is denied.
fn two(clause: &Clause<'_>, mut cursor: Cursor<'_>, denied: bool) -> Outcome {
    let modal = |token: &&Token| matches!(token.low.as_str(), "can" | "cannot" | "may" | "must" | "never" | "should");
    let is_verb = |token: &Token| modal(&token) || matches!(token.low.as_str(), "share" | "have" | "use" | "carry");
    let Some(verb) = cursor.rest().iter().position(is_verb) else {
        return if denied { Outcome::Other } else { Outcome::Stuck(cursor.stuck("`share the same` and a field")) };
    };
    let before = cursor.rest().get(..verb).unwrap_or(&[]);
    let (entity, mut scope) = match scoped(&cursor, before) {
        Ok(found) => found,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    let Some(entity) = entity else { return Outcome::Stuck(cursor.stuck("an entity behind `no two`")) };
    cursor.at += verb;
    if denied {
        let refused =
            ["cannot", "can not", "can never", "may not", "may never", "must not", "must never", "should not", "never"];
        if cursor.eat_any(&refused).is_none() {
            return Outcome::Other;
        }
    } else {
        cursor.eat_any(&["can ever", "may ever", "can", "may", "should"]);
    }
    if cursor.eat_any(&["share", "have", "use", "carry"]).is_none() {
        return Outcome::Stuck(cursor.stuck("`share the same` and a field"));
    }
    let mut tokens = cursor.rest();
    // "… share a number in the same harbour"
    if let Some(at) = tokens.iter().position(|token| INSIDE.contains(&token.low.as_str()) && token.low != "of")
        && scope.is_none()
    {
        match scoped(&cursor, tokens) {
            Ok((_, found @ Some(_))) => scope = found,
            Ok(_) => {}
            Err(stuck) => return Outcome::Stuck(stuck),
        }
        tokens = tokens.get(..at).unwrap_or(&[]);
    }
    unique(clause, &cursor, &entity, scope.as_ref(), tokens)
}

/// "No harbour has two berths with the same number."
fn with(clause: &Clause<'_>) -> Outcome {
    let mut cursor = clause.cursor();
    let no = cursor.eat("no");
    let Some((before, verb, mut cursor)) = clause.split_at(&["has", "have"]) else { return Outcome::Other };
    let mut denied = false;
    let before = match before {
        [no_word, rest @ .., can] if no && no_word.low == "no" && matches!(can.low.as_str(), "can" | "may") => rest,
        [no_word, rest @ ..] if no && no_word.low == "no" => rest,
        _ if no => return Outcome::Other,
        // "A singer has no two songs with the same title"
        rest if cursor.sees("no two") => {
            cursor.at += 1;
            denied = true;
            rest
        }
        [rest @ .., last] if last.low == "never" && verb.low == "has" => rest,
        [rest @ .., can, not] if not.low == "not" && matches!(can.low.as_str(), "can" | "may" | "must") => rest,
        [rest @ .., last] if matches!(last.low.as_str(), "cannot" | "never") && verb.low == "have" => rest,
        _ => return Outcome::Other,
    };
    if cursor.eat_any(&["two", "several", "multiple"]).is_none() && !(no && cursor.eat("more than one")) {
        return Outcome::Other;
    }
    let begins = |token: &Token| token.low == "with" || INSIDE.contains(&token.low.as_str()) && token.low != "of";
    let Some(at) = cursor.rest().iter().position(begins) else { return Outcome::Other };
    let (Some(scope), Some(entity)) = (Noun::read(before), cursor.rest().get(..at).and_then(Noun::read)) else {
        return Outcome::Other;
    };
    cursor.at += at + 1;
    if !cursor.sees("the same") && !cursor.sees("an identical") {
        let stuck = Outcome::Stuck(cursor.stuck("`the same` and a field"));
        return if denied { Outcome::Other } else { stuck };
    }
    unique(clause, &cursor, &entity, Some(&scope), cursor.rest())
}

/// "Berths in the same harbour": the entity and its scope.
fn scoped(cursor: &Cursor<'_>, tokens: &[Token]) -> Result<(Option<Noun>, Option<Noun>), Stuck> {
    let Some(at) = tokens.iter().position(|token| INSIDE.contains(&token.low.as_str())) else {
        return Ok((Noun::read(tokens), None));
    };
    let skipped = match tokens.get(at + 1..) {
        Some([the, same, ..]) if the.low == "the" && same.low == "same" => 2,
        Some([one, ..]) if matches!(one.low.as_str(), "one" | "same") => 1,
        _ => 0,
    };
    match tokens.get(at + 1 + skipped..).and_then(Noun::read) {
        Some(scope) => Ok((tokens.get(..at).and_then(Noun::read), Some(scope))),
        None => Err(Stuck::at(
            tokens.get(at + 1).map_or(cursor.whole, |token| token.span),
            "an entity behind `in`, as in `in a project`",
        )),
    }
}

/// "The same title and year" are unique together, "the same email or phone" each by itself.
fn unique(clause: &Clause<'_>, cursor: &Cursor<'_>, entity: &Noun, scope: Option<&Noun>, tokens: &[Token]) -> Outcome {
    let (tokens, behind) =
        tokens.split_at(tokens.iter().position(|token| token.low == "across").unwrap_or(tokens.len()));
    let mut behind = Cursor { tokens: behind, at: 0, whole: clause.span };
    let reach = match phrase::reach(&mut behind, clause.book) {
        Ok(reach) => reach,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    if !behind.done() || (scope.is_some() && reach == Uniqueness::AcrossTenants) {
        return Outcome::Stuck(cursor.stuck("either inside one entity, or `across all` tenants at the end"));
    }
    let joins = |token: &Token| token.is_mark(",") || matches!(token.low.as_str(), "and" | "or");
    let fields: Option<Vec<Noun>> = tokens
        .split(joins)
        .filter(|part| !part.is_empty())
        .map(|part| match part {
            [the, same, rest @ ..] if the.low == "the" && matches!(same.low.as_str(), "same" | "very") => {
                Noun::read(rest)
            }
            [an, identical, rest @ ..] if an.low == "an" && identical.low == "identical" => Noun::read(rest),
            [one, rest @ ..] if matches!(one.low.as_str(), "same" | "identical" | "one") => Noun::read(rest),
            part => Noun::read(part),
        })
        .collect();
    let ends = tokens.last().is_none_or(joins);
    let Some(fields) = fields.filter(|fields| !fields.is_empty() && !ends) else {
        return Outcome::Stuck(cursor.stuck("a field, as in `share the same number`"));
    };
    let or = tokens.iter().any(|token| token.low == "or");
    if or && tokens.iter().any(|token| token.low == "and") {
        return Outcome::Stuck(cursor.stuck("`and` or `or`, not both"));
    }
    let one = |fields: Vec<Noun>| Fact::Unique {
        entity: entity.clone(),
        fields: scope.cloned().into_iter().chain(fields).collect(),
        reach,
        span: clause.span,
    };
    Outcome::Read(if or { fields.into_iter().map(|field| one(vec![field])).collect() } else { vec![one(fields)] })
}
