//! "A diver cannot join the same club twice."

use super::Form;
use crate::front::english::clause::{Clause, Outcome, Stuck};
use crate::front::english::fact::Fact;
use crate::front::english::lexer::{Kind, Token};
use crate::front::english::noun::Noun;
use crate::front::english::vocabulary::{is_finite, is_stop};

pub(super) static FORM: Form = Form {
    name: "twice",
    page: PAGE,
    cues: &["twice", "once"],
    template: "{a one} cannot join the same {other} twice.",
    read,
};

const PAGE: &str = r#"
Two entities are linked once at most. Where the link is a table without a name of its own, that is so anyway; where it is an entity,
the pair of its keys becomes unique.

    Divers can have many clubs, and clubs can have many divers. A diver cannot join the same club twice.
    Visits link divers to clubs with a date. A diver may visit each club only once.
    Visits link divers to clubs with a date. A diver cannot register twice for the same club.
    Visits link divers to clubs with a date. The same diver cannot appear twice in one club.
    Visits link divers to clubs with a date. Nobody can visit the same club twice.
"#;

const TWICE: &[&str] = &["twice", "more than once", "again"];

fn read(clause: &Clause<'_>) -> Outcome {
    if let Some(found) = the_same(clause) {
        return found;
    }
    let Some((before, verb, mut cursor)) = clause.split_at(&["can", "cannot", "may", "must"]) else {
        return Outcome::Other;
    };
    let denied = verb.low == "cannot" || cursor.eat("not") || cursor.eat("never");
    let nobody = denied_before(before);
    let denied = denied || nobody;
    let who = if nobody { None } else { Noun::read(before) };
    if who.is_none() && !nobody {
        return Outcome::Other;
    }
    let is_verb = |token: &Token| token.kind == Kind::Word && !is_stop(&token.low) && !is_finite(&token.low);
    if !cursor.peek().is_some_and(|token| is_verb(token) || token.low == "be") {
        return Outcome::Other;
    }
    cursor.at += 1;
    // "Cannot vote two times for the same motion"
    let early = denied && cursor.eat_any(&["two times", "twice", "more than once"]).is_some();
    cursor.eat_any(&["in", "to", "on", "at", "for", "with"]);
    if early && cursor.eat("the same") {
        let what = Noun::read(cursor.rest());
        return match what.filter(|what| who.as_ref().is_none_or(|who| who.model() != what.model())) {
            Some(what) => Outcome::Read(vec![Fact::Twice { who, what, span: clause.span }]),
            None => Outcome::Stuck(cursor.stuck("another entity")),
        };
    }
    let ends: &[&str] = if denied { TWICE } else { &["only once", "at most once", "once"] };
    let Some(length) = ends.iter().find_map(|end| length_of_end(cursor.rest(), end)) else { return Outcome::Other };
    let same = cursor.eat("the same");
    if !same && (denied || cursor.eat_any(&["each", "every", "a given"]).is_none()) {
        return Outcome::Stuck(cursor.stuck("`the same` and an entity"));
    }
    let until = clause.tokens.len() - length;
    let Some(what) = clause.tokens.get(cursor.at..until).and_then(Noun::read) else {
        return Outcome::Stuck(cursor.stuck("an entity"));
    };
    if who.as_ref().is_some_and(|who| who.model() == what.model()) {
        return Outcome::Stuck(Stuck::at(what.span, "another entity"));
    }
    Outcome::Read(vec![Fact::Twice { who, what, span: clause.span }])
}

/// "Nobody", "no one".
fn denied_before(before: &[Token]) -> bool {
    matches!(before, [nobody] if nobody.low == "nobody")
        || matches!(before, [no, one] if no.low == "no" && one.low == "one")
}

/// "The same pot cannot appear twice in one crate", "the same pot can only be once in a crate".
fn the_same(clause: &Clause<'_>) -> Option<Outcome> {
    let (before, verb, mut cursor) = clause.split_at(&["can", "cannot", "may", "must"])?;
    let [the, same, who @ ..] = before else { return None };
    if the.low != "the" || same.low != "same" {
        return None;
    }
    let denied = verb.low == "cannot" || cursor.eat("not") || cursor.eat("never");
    let who = Noun::read(who)?;
    let ends: &[&str] =
        if denied { &["twice", "two times", "more than once"] } else { &["once", "only once", "at most once"] };
    let only = !denied && cursor.eat("only");
    let done = cursor
        .rest()
        .iter()
        .take(4)
        .position(|token| matches!(token.low.as_str(), "twice" | "two" | "more" | "once" | "only" | "at"))?;
    cursor.at += done;
    let once = cursor.eat_any(ends)?;
    if !denied && once == "once" && !only {
        return None; // "can appear once" permits
    }
    cursor.eat_any(&["in", "on", "at", "for", "per", "within", "to", "with", "by"])?;
    cursor.eat_any(&["the same", "one", "any one", "a single"]);
    let what = Noun::read(cursor.rest())?;
    if what.model() == who.model() {
        return None;
    }
    Some(Outcome::Read(vec![Fact::Twice { who: Some(who), what, span: clause.span }]))
}

/// How many tokens these words are, if the tokens end in them.
fn length_of_end(tokens: &[Token], words: &str) -> Option<usize> {
    let words: Vec<&str> = words.split(' ').collect();
    let end = tokens.get(tokens.len().checked_sub(words.len())?..)?;
    end.iter().map(|token| token.low.as_str()).eq(words.iter().copied()).then_some(words.len())
}
