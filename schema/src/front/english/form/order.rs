//! "A session must not end before it starts."

use super::Form;
use crate::condition::Comparison;
use crate::front::english::clause::{Clause, Outcome, Stuck};
use crate::front::english::fact::{Bound, Fact, FieldRef, Property, What};
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;
use crate::front::english::verb;
use crate::name;

pub(super) static FORM: Form = Form {
    name: "order",
    page: PAGE,
    cues: &["before", "after"],
    template: "{many} have a start date and an end date.",
    read,
};

const PAGE: &str = r#"
Two moments of a row, said by what happens at them: the fields that are called like the verbs are compared. Where several are, it must be said which.

    Sessions have a start date and an end date. A session must not end before it starts.
    Sessions have a started_at and a finished_at timestamp. A session cannot finish before it has started.
    Shifts have a starts_at and an ends_at timestamp. A shift has to end after it starts.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let tokens = clause.tokens;
    let Some(border) = tokens.iter().position(|token| matches!(token.low.as_str(), "after" | "before")) else {
        return Outcome::Other;
    };
    let (Some(first), Some(second)) = (tokens.get(..border), tokens.get(border + 1..)) else { return Outcome::Other };
    let Some((before, denied, early)) = said(first) else { return Outcome::Other };
    let Some(subject) = Noun::read(before) else { return Outcome::Other };
    let Some(late) = happened(second, &subject) else { return Outcome::Other };
    let sign = match (tokens.get(border).map_or("", |token| token.low.as_str()), denied) {
        ("before", true) => Comparison::Ge,
        ("before", false) => Comparison::Lt,
        ("after", true) => Comparison::Le,
        _ => Comparison::Gt,
    };
    if !clause.book.is_settled() {
        return Outcome::Read(vec![Fact::Nothing]);
    }
    let column = |word: &Token| {
        let root = root(&word.low);
        let named = |column: &&String| name::words(column).first().is_some_and(|first| self::root(first) == root);
        let mut found = clause.book.columns_of(&subject).iter().filter(named);
        found
            .next()
            .filter(|_| found.next().is_none())
            .map(|column| Noun::new(name::words(column).join(" "), false, word.span))
    };
    let (Some(own), Some(other)) = (column(early), column(late)) else {
        let expected = "two fields that are called like these verbs, as in `a start date and an end date`";
        return Outcome::Stuck(Stuck::at(early.span.to(late.span), expected));
    };
    let field = FieldRef { entity: Some(subject), field: own.clone(), whole: own, strict: true };
    let what = What::Bound(Bound::Field(sign, other));
    Outcome::Read(vec![Fact::property(field, Property { what, span: clause.span })])
}

/// "A session must not end": the subject, whether it is denied, the verb.
fn said(tokens: &[Token]) -> Option<(&[Token], bool, &Token)> {
    let (verb, rest) = tokens.split_last()?;
    let rest = match rest {
        [rest @ .., be] if be.low == "be" && verb::is_past(&verb.low) => rest,
        rest => rest,
    };
    let (before, denied) = match rest {
        [before @ .., modal, not] if matches!(not.low.as_str(), "never" | "not") && is_modal(modal) => (before, true),
        [before @ .., has, to] if to.low == "to" && matches!(has.low.as_str(), "has" | "have") => (before, false),
        [before @ .., cannot] if cannot.low == "cannot" => (before, true),
        [before @ .., never] if never.low == "never" && verb::base(&verb.low).is_some() => (before, true),
        [before @ .., must] if must.low == "must" => (before, false),
        _ => return None,
    };
    verb::may_be_verb(verb).then_some((before, denied, verb))
}

fn is_modal(token: &Token) -> bool {
    matches!(token.low.as_str(), "can" | "may" | "must" | "should")
}

/// "It starts", "it has started", "the session was opened": the verb.
fn happened<'a>(tokens: &'a [Token], subject: &Noun) -> Option<&'a Token> {
    let (verb, rest) = tokens.split_last()?;
    let rest = match rest {
        [rest @ .., aux] if matches!(aux.low.as_str(), "has" | "have" | "is" | "was" | "were") => rest,
        [rest @ .., has, been] if been.low == "been" && matches!(has.low.as_str(), "has" | "have") => rest,
        rest => rest,
    };
    let again = matches!(rest, [it] if matches!(it.low.as_str(), "it" | "they"))
        || Noun::read(rest).is_some_and(|noun| noun.model() == subject.model());
    (again && verb::may_be_verb(verb)).then_some(verb)
}

/// The verb without its ending: "start" of "starts" and "started", "leav" of "leave".
fn root(word: &str) -> String {
    let base =
        verb::of_participle(word).map_or_else(|| verb::base(word).unwrap_or_else(|| word.to_owned()), str::to_owned);
    let stem = base.strip_suffix("ed").filter(|stem| stem.len() > 2).unwrap_or(&base);
    stem.trim_end_matches('e').to_owned()
}
