//! "A diver cannot join the same club twice."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::{Fact, FieldRef};
use crate::front::english::lexer::{Kind, Token};
use crate::front::english::noun::Noun;
use crate::front::english::verb;
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
    Visits link divers to clubs with a date. A diver can register only once per club.
    Visits link divers to clubs with a date. A diver visits at most once per club.
    Visits link divers to clubs with a date. A diver can visit a club only once.
    Visits link divers to clubs with a date. No diver may be listed twice in the same club.
"#;

const TWICE: &[&str] = &["twice", "more than once", "again"];

fn read(clause: &Clause<'_>) -> Outcome {
    match plainly(clause) {
        Outcome::Read(facts) => Outcome::Read(facts),
        other => per_each(clause).map_or(other, Outcome::Read),
    }
}

/// Small words between the verb and what it is done to.
const SMALL: &[&str] = &["at", "by", "for", "in", "into", "of", "on", "per", "to", "with", "within"];

/// Denied: "cannot be enrolled twice in the same course".
const OFTEN: &[&str] = &["twice", "two times", "more than once"];

/// Permitted: "can register only once per tournament".
const ONCE: &[&str] =
    &["only once", "at most once", "just once", "no more than once", "once at most", "not more than once"];

/// "A team can register only once per tournament", "a juror votes at most once per photo", "no councillor may vote twice on the same motion",
/// "a reviewer can review an application only once"
fn per_each(clause: &Clause<'_>) -> Option<Vec<Fact>> {
    let tokens = clause.tokens;
    let mut start = clause.cursor();
    let nobody = start.eat_any(&["nobody", "no one"]).is_some();
    let no = nobody || start.eat("no");
    let same = start.eat("the same");
    let modal = |token: &Token| matches!(token.low.as_str(), "can" | "cannot" | "may" | "must" | "should");
    let begins = |at: &usize| {
        let count = Cursor { at: *at, ..start };
        [OFTEN, ONCE].iter().flat_map(|list| list.iter()).any(|words| count.sees(words))
    };
    let count = (start.at + 1..tokens.len()).find(begins)?;
    let mut behind = Cursor { at: count, ..start };
    let often = behind.eat_any(OFTEN).is_some();
    if !often {
        behind.eat_any(ONCE)?;
    }
    // The subject ends before its modal, or before a verb in the third person.
    let modal_at = (start.at..count).find(|at| tokens.get(*at).is_some_and(modal));
    let third = || {
        (start.at + 1..count).find(|at| {
            let who = tokens.get(start.at..*at).and_then(Noun::read);
            who.is_some_and(|who| !who.plural && (same || !who.determiner.is_empty()))
                && tokens.get(*at).is_some_and(|token| {
                    verb::may_be_verb(token) && verb::base(&token.low).is_some() || token.low == "is"
                })
        })
    };
    let verb_at = modal_at.or_else(third)?;
    let who = if nobody { None } else { Some(tokens.get(start.at..verb_at).and_then(Noun::read)?) };
    let mut cursor = Cursor { at: verb_at, ..start };
    let denied = if modal_at.is_some() {
        let cannot = cursor.low(0) == "cannot";
        cursor.at += 1;
        let not = cursor.eat_any(&["not", "never"]).is_some();
        if cannot && not || no && (cannot || not) {
            return None;
        }
        no || cannot || not
    } else {
        no
    };
    if denied != often {
        return None;
    }
    let said = tokens.get(cursor.at..count)?;
    // "A number occurs only once in a mill" is said of a field.
    const HAPPENS: &[&str] = &[
        "allocated",
        "appear",
        "appears",
        "assigned",
        "exist",
        "exists",
        "given",
        "issued",
        "occur",
        "occurs",
        "out",
        "used",
    ];
    if said.last().is_some_and(|last| HAPPENS.contains(&last.low.as_str())) {
        return None;
    }
    let word = |token: &Token| token.kind == Kind::Word && !is_stop(&token.low) && !is_finite(&token.low);
    let verb = said.iter().take_while(|token| token.low == "be" || token.low == "is" || word(token)).count();
    let what = if behind.done() {
        // "Can review an application only once", "may sign the same petition twice"
        let mut object = Cursor { tokens: tokens.get(..count)?, ..cursor };
        let article =
            |token: &Token| matches!(token.low.as_str(), "a" | "an" | "any" | "each" | "every" | "the" | "one");
        let small = |token: &Token| SMALL.contains(&token.low.as_str());
        let until = said.iter().take(5).position(article)?;
        let plain = said.get(..until)?.iter().all(|token| token.low == "be" || small(token) || word(token));
        if until == 0 || !plain {
            return None;
        }
        object.at += until;
        object.eat_any(&["the same", "a", "an", "any", "each", "every", "any one"])?;
        Noun::read(object.rest())?
    } else {
        if verb != said.len() || !(1..=4).contains(&verb) {
            return None;
        }
        let per = behind.eat_any(SMALL)?;
        let pointed = behind.eat_any(&["the same", "each", "every", "any one", "any", "one", "a given", "a", "an"]);
        if pointed.is_none() && per != "per" {
            return None;
        }
        Noun::read(behind.rest())?
    };
    if what.plural || !what.determiner.is_empty() {
        return None;
    }
    let Some(who) = who else { return Some(vec![Fact::Twice { who: None, what, span: clause.span }]) };
    // "The same email can subscribe to a project only once": a field, where it is no entity.
    if clause.book.is_settled() && !clause.book.knows(&who) && clause.book.is_field(&who) {
        let field = FieldRef { entity: None, whole: who.clone(), field: who, strict: false };
        return Some(vec![Fact::UniquePer { field, per: vec![what], span: clause.span }]);
    }
    (who.model() != what.model()).then(|| vec![Fact::Twice { who: Some(who), what, span: clause.span }])
}

/// Said of a pair, with "the same" or "each".
fn plainly(clause: &Clause<'_>) -> Outcome {
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
