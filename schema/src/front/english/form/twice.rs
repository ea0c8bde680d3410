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
"#;

const TWICE: &[&str] = &["twice", "more than once", "again"];

fn read(clause: &Clause<'_>) -> Outcome {
    let Some((before, verb, mut cursor)) = clause.split_at(&["can", "cannot", "may", "must"]) else {
        return Outcome::Other;
    };
    let denied = verb.low == "cannot" || cursor.eat("not") || cursor.eat("never");
    let Some(who) = Noun::read(before) else { return Outcome::Other };
    let is_verb = |token: &Token| token.kind == Kind::Word && !is_stop(&token.low) && !is_finite(&token.low);
    if !cursor.peek().is_some_and(is_verb) {
        return Outcome::Other;
    }
    cursor.at += 1;
    cursor.eat_any(&["in", "to", "on", "at", "for", "with"]);
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
    if what.model() == who.model() {
        return Outcome::Stuck(Stuck::at(what.span, "another entity"));
    }
    Outcome::Read(vec![Fact::Twice { who, what, span: clause.span }])
}

/// How many tokens these words are, if the tokens end in them.
fn length_of_end(tokens: &[Token], words: &str) -> Option<usize> {
    let words: Vec<&str> = words.split(' ').collect();
    let end = tokens.get(tokens.len().checked_sub(words.len())?..)?;
    end.iter().map(|token| token.low.as_str()).eq(words.iter().copied()).then_some(words.len())
}
