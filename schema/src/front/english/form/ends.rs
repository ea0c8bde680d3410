//! "A route connects two ports, a departure port and an arrival port.", "A match is played between a home team and an away team."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention, Tie, Way};
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;
use crate::front::english::role;
use crate::front::english::verb;

pub(super) static FORM: Form = Form {
    name: "ends",
    page: PAGE,
    cues: &["connects", "joins", "played"],
    template: "{many} belong to {others}.",
    read,
};

const PAGE: &str = r#"
Two of one kind, each in its role: two keys to the same entity.

    Ports have a name. A route connects two ports, a departure port and an arrival port.
    Teams have a name. A match is played between a home team and an away team.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    between(clause).or_else(|| two(clause)).unwrap_or(Outcome::Other)
}

/// "Is played between a home team and an away team"
fn between(clause: &Clause<'_>) -> Option<Outcome> {
    let (before, _, mut cursor) = clause.split_at(&["is", "are"])?;
    let done = cursor.peek().filter(|token| verb::is_past(&token.low)).is_some();
    cursor.at += usize::from(done);
    if !cursor.eat("between") {
        return None;
    }
    roles(clause, &Noun::read(before)?, cursor, None)
}

/// "Connects two ports, a departure port and an arrival port"
fn two(clause: &Clause<'_>) -> Option<Outcome> {
    // "A connects beech two hives": one in the plural.
    let start = clause.tokens.get(..2).and_then(Noun::read);
    if start.is_some_and(|noun| noun.plural && matches!(noun.determiner, "a" | "an" | "each")) {
        return None;
    }
    let counted =
        (2..clause.tokens.len().min(8)).find(|at| clause.tokens.get(*at).is_some_and(|token| token.low == "two"))?;
    let verb = clause
        .tokens
        .get(counted - 1)
        .filter(|token| verb::may_be_verb(token) || matches!(token.low.as_str(), "has" | "have"))?;
    let subject = clause.tokens.get(..counted - 1).and_then(Noun::read)?;
    if !matches!(verb.low.as_str(), "has" | "have") && verb::base(&verb.low).is_none() && !subject.plural {
        return None;
    }
    let mut cursor = Cursor { at: counted + 1, ..clause.cursor() };
    let length = cursor.rest().iter().take_while(|token| token.is_name()).count();
    let kind = cursor.rest().get(..length).and_then(Noun::read).filter(|kind| kind.plural)?;
    cursor.at += length;
    cursor.eat_any(&[",", ":"])?;
    roles(clause, &subject, cursor, Some(kind))
}

/// "A home team and an away team"
fn roles(clause: &Clause<'_>, subject: &Noun, cursor: Cursor<'_>, kind: Option<Noun>) -> Option<Outcome> {
    let and = cursor.rest().iter().position(|token| token.low == "and")?;
    let ends = [cursor.rest().get(..and)?, cursor.rest().get(and + 1..)?];
    let one = |tokens: &[Token]| {
        Noun::read(tokens).filter(|noun| !noun.plural && matches!(noun.determiner, "a" | "an" | "one" | "the"))
    };
    let [Some(first), Some(second)] = ends.map(one) else { return None };
    let heads = [first.head()?, second.head()?];
    let same = heads[0].model() == heads[1].model() && first.model() != second.model();
    if !same || kind.as_ref().is_some_and(|kind| kind.model() != heads[0].model()) {
        return None;
    }
    let mut facts = vec![Fact::Entity(subject.clone(), Mention::Described)];
    facts.extend(kind.map(|kind| Fact::Entity(kind, Mention::Mentioned)));
    for end in [first, second] {
        let (to, role) = match role::end(clause, &end, &mut facts) {
            Ok(found) => found,
            Err(stuck) => return Some(Outcome::Stuck(stuck)),
        };
        if clause.book.is_settled() && role.is_none() {
            return Some(Outcome::Stuck(Stuck::at(end.span, "one of several in a role of its own")));
        }
        let span = end.span;
        let from = subject.clone();
        facts.push(Fact::relation(Tie { role, ..Tie::new(from, to, Way::Key, span) }));
    }
    Some(Outcome::Read(facts))
}
