//! "There is a many-to-many relationship between singers and choirs."

use super::Form;
use crate::front::english::cardinality::{Cardinality, disagrees};
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention, Tie, Way};
use crate::front::english::lexer::{Kind, Token};
use crate::front::english::noun::Noun;
use crate::text::Span;

pub(in crate::front::english) static FORM: Form = Form {
    name: "cardinality",
    page: PAGE,
    cues: &["one-to-many", "many-to-many", "one-to-one", "many-to-one", "relationship", "cardinality"],
    template: "There is a one-to-many relationship between {many} and {others}.",
    read,
};

const PAGE: &str = r#"
How many of two entities there are for each other, in words or symbols, read from left to right. Behind a comma or in parentheses the
reason may stand; it must say the same.

    There is a many-to-many relationship between singers and choirs.
    The relationship between observatories and telescopes is one-to-many.
    Observatories have a one-to-many relationship with telescopes.
    Singers and choirs have a many-to-many relationship.
    Observatory 1:N Telescope
    Singers have a many-to-many relationship with choirs, as a singer can join many choirs and a choir can have many singers.

The same words may stand in parentheses behind any other sentence about two entities:

    An observatory has many telescopes (one-to-many).
    Each telescope belongs to an observatory (total participation).
"#;

const RELATIONSHIP: &[&str] = &["relationship", "relation", "association"];

fn read(clause: &Clause<'_>) -> Outcome {
    between(clause).or_else(|| with(clause)).or_else(|| symbols(clause)).unwrap_or(Outcome::Other)
}

/// "There is a … relationship between A and B", "the relationship between A and B is …".
fn between(clause: &Clause<'_>) -> Option<Outcome> {
    let mut cursor = clause.cursor();
    let there = cursor.eat_any(&["there is", "there exists"]).is_some();
    cursor.eat_any(&["a", "an", "the"]);
    let first = if there { Some(Cardinality::eat(&mut cursor)?) } else { None };
    cursor.eat_any(RELATIONSHIP)?;
    if !cursor.eat("between") {
        return None;
    }
    let length = cursor.rest().iter().take_while(|token| token.is_name() && token.low != "is").count();
    let nouns = cursor.rest().get(..length).and_then(Noun::list);
    let Some([one, other]) = nouns.as_deref() else {
        return Some(Outcome::Stuck(cursor.stuck("two entities, as in `between singers and choirs`")));
    };
    cursor.at += length;
    let cardinality = match first {
        Some(found) => found,
        None => {
            if !cursor.eat("is") {
                return None;
            }
            cursor.eat_any(&["a", "an"]);
            let found = Cardinality::eat(&mut cursor)?;
            cursor.eat_any(RELATIONSHIP);
            found
        }
    };
    Some(finish(clause, cardinality, one, other, cursor))
}

/// "A has a … relationship with B", "A and B have a … relationship".
fn with(clause: &Clause<'_>) -> Option<Outcome> {
    let (before, _, mut cursor) = clause.split_at(&["have", "has"])?;
    let from = cursor.at;
    cursor.eat_any(&["a", "an"]);
    let cardinality = Cardinality::eat(&mut cursor)?;
    cursor.eat_any(RELATIONSHIP)?;
    let nouns = Noun::list(before)?;
    if cursor.eat_any(&["with", "to"]).is_none() {
        let [one, other] = nouns.as_slice() else {
            cursor.at = from;
            return Some(Outcome::Stuck(cursor.stuck("`with` and the other entity")));
        };
        return Some(finish(clause, cardinality, one, other, cursor));
    }
    let [one] = nouns.as_slice() else { return None };
    let length = cursor.rest().iter().take_while(|token| token.is_name() && token.low != "as").count();
    let Some(other) = cursor.rest().get(..length).and_then(Noun::read) else {
        return Some(Outcome::Stuck(cursor.stuck("the other entity")));
    };
    cursor.at += length;
    Some(finish(clause, cardinality, one, &other, cursor))
}

/// "Observatory 1:N Telescope", `Observatory "1" -> "0..*" Telescope`.
fn symbols(clause: &Clause<'_>) -> Option<Outcome> {
    let tokens = clause.tokens;
    let first = tokens.iter().position(|token| !(token.kind == Kind::Word || token.kind == Kind::Ticked))?;
    // "Singer m:n choir" begins with the letter.
    let letter = |token: &Token| matches!(token.low.as_str(), "m" | "n");
    let first = if first > 0 && tokens.get(first - 1).is_some_and(letter) { first - 1 } else { first };
    let one = Noun::read(tokens.get(..first)?)?;
    let mut cursor = Cursor { at: first, ..clause.cursor() };
    let cardinality = match Cardinality::eat(&mut cursor) {
        Some(found) => found,
        None => {
            let left = side(cursor.peek()?)?;
            cursor.at += 1;
            while cursor.eat_any(&["->", "-", "—", "<", ">"]).is_some() {}
            let right = side(cursor.peek()?)?;
            cursor.at += 1;
            match (left, right) {
                (false, false) => Cardinality::OneToOne,
                (false, true) => Cardinality::OneToMany,
                (true, false) => Cardinality::ManyToOne,
                (true, true) => Cardinality::ManyToMany,
            }
        }
    };
    let other = Noun::read(cursor.rest())?;
    cursor.at = tokens.len();
    Some(finish(clause, cardinality, &one, &other, cursor))
}

/// "1", "0..*" in quotes: whether it is many.
fn side(token: &Token) -> Option<bool> {
    match (token.kind, token.text.as_str()) {
        (Kind::Quoted, "1" | "1..1" | "one") => Some(false),
        (Kind::Quoted, "*" | "0..*" | "1..*" | "n" | "N" | "m" | "M" | "0..n" | "1..n" | "0..N" | "1..N" | "many") => {
            Some(true)
        }
        _ => None,
    }
}

/// The relation, if nothing but its reason follows.
fn finish(clause: &Clause<'_>, said: Cardinality, one: &Noun, other: &Noun, cursor: Cursor<'_>) -> Outcome {
    let mut facts = facts(said, one, other);
    if cursor.done() {
        return Outcome::Read(facts);
    }
    match reason(clause, said, one, other, cursor) {
        Ok(found) => {
            facts.extend(found);
            Outcome::Read(facts)
        }
        Err(stuck) => Outcome::Stuck(stuck),
    }
}

/// The facts of two entities that stand so to each other.
pub(in crate::front::english) fn facts(said: Cardinality, one: &Noun, other: &Noun) -> Vec<Fact> {
    let (from, to, way) = match said {
        Cardinality::OneToOne => (one, other, Way::HasOne),
        Cardinality::OneToMany => (one, other, Way::HasMany),
        Cardinality::ManyToOne => (other, one, Way::HasMany),
        Cardinality::ManyToMany => (one, other, Way::Both),
    };
    let (from, to, span) = (from.clone(), to.clone(), to.span);
    vec![
        Fact::Entity(one.clone(), Mention::Described),
        Fact::Entity(other.clone(), Mention::Mentioned),
        Fact::relation(Tie::new(from, to, way, span)),
    ]
}

/// ", as a singer can join many choirs": says the same once more, or contradicts.
fn reason(
    clause: &Clause<'_>,
    said: Cardinality,
    one: &Noun,
    other: &Noun,
    mut cursor: Cursor<'_>,
) -> Result<Vec<Fact>, Stuck> {
    let expected = "the end of the sentence, or the reason, as in `, as a singer can join many choirs`";
    let opened = cursor.eat("(");
    cursor.eat(",");
    if cursor.eat_any(&["as", "since", "because"]).is_none() {
        return Err(cursor.stuck(expected));
    }
    let mut tokens = cursor.rest();
    if opened {
        let Some((last, rest)) = tokens.split_last().filter(|(last, _)| last.is_mark(")")) else {
            return Err(cursor.stuck("a closing parenthesis"));
        };
        let _ = last;
        tokens = rest;
    }
    // A reason gives no reasons: this keeps reading linear.
    if Cardinality::stands_in(cursor)
        || tokens.iter().any(|token| matches!(token.low.as_str(), "as" | "since" | "because"))
    {
        return Err(cursor.stuck(expected));
    }
    let span = cursor.over(tokens).whole;
    let found = super::super::clauses_of(tokens, clause, span)?;
    let mut out = Vec::new();
    for fact in &found {
        match fact {
            Fact::Entity(noun, _) if [one.model(), other.model()].contains(&noun.model()) => {}
            Fact::Tie(tie) => out.extend(check(said, one, other, tie, span)?),
            _ => return Err(Stuck::at(span, "a reason that is about these two entities")),
        }
    }
    Ok(out)
}

fn check(said: Cardinality, one: &Noun, other: &Noun, tie: &Tie, span: Span) -> Result<Option<Fact>, Stuck> {
    let ends = (tie.from.model(), tie.to.model());
    let seen = if ends == (one.model(), other.model()) {
        said
    } else if ends == (other.model(), one.model()) {
        said.reversed()
    } else {
        return Err(Stuck::at(span, "a reason that is about these two entities"));
    };
    let agrees = match tie.way {
        Way::Key | Way::AtMostOne => !seen.has_many(),
        Way::HasOne => seen == Cardinality::OneToOne,
        Way::HasMany => seen == Cardinality::OneToMany,
        Way::CanHaveMany | Way::ByMany => seen.has_many(),
        Way::Bare | Way::Both => seen == Cardinality::ManyToMany,
        Way::IsA => false,
    };
    Ok((!agrees).then(|| disagrees(said, span, one.span)))
}
