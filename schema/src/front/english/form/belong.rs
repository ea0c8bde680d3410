//! "Tasks belong to projects."

use super::Form;
use crate::convention;
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention, Tie, Way, What};
use crate::front::english::lexer::Token;
use crate::front::english::list;
use crate::front::english::noun::Noun;
use crate::front::english::phrase::Quantity;
use crate::front::english::role;
use crate::front::english::suggest::capital;
use crate::front::english::verb;
use crate::text::Spanned;

pub(super) static FORM: Form = Form {
    name: "belong",
    page: PAGE,
    cues: &["belong", "belongs", "owned", "part", "assigned", "held", "created", "written"],
    template: "{many} belong to {others}.",
    read,
};

const PAGE: &str = r#"
A key to another entity: each of the first belongs to one of the second. With "can", "may" or "at most one" the key is optional. "A home
harbour", where harbours are an entity and home harbours are none, is a harbour in this role.

    Tasks belong to projects.
    Each task belongs to exactly one project.
    A task may belong to a project.
    Boats are owned by clubs.
    A row is part of a field.
    Each loaf belongs to a batch and to an oven.
    Harbours have a name. Boats belong to a home harbour and a destination harbour.

"Tags can belong to many tasks" is the other half of "Tasks can have many tags".
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    if let Some((before, _, mut cursor)) = clause.split_at(&["belong", "belongs"]) {
        if !cursor.eat("to") {
            return Outcome::Stuck(cursor.stuck("`to` and an entity"));
        }
        // "Never belongs to more than one": to at most one.
        let never = before.split_last().filter(|(last, _)| last.low == "never");
        if let Some((_, before)) = never.filter(|_| cursor.eat("more than one")) {
            return ties(clause, before, cursor, true);
        }
        return ties(clause, before, cursor, false);
    }
    let Some((before, verb, mut cursor)) = clause.split_at(&["is", "are", "be"]) else { return Outcome::Other };
    let modal = |token: &Token| matches!(token.low.as_str(), "can" | "may" | "must" | "should");
    if verb.low == "be" && !before.last().is_some_and(modal) {
        return Outcome::Other;
    }
    cursor.eat_any(&["always", "also"]);
    if cursor.eat_any(&["owned by", "held by", "a part of", "part of"]).is_none() {
        return Outcome::Other;
    }
    ties(clause, before, cursor, false)
}

fn ties(clause: &Clause<'_>, mut before: &[Token], cursor: Cursor<'_>, at_most_one: bool) -> Outcome {
    let mut said = None;
    while let Some((last, rest)) = before.split_last() {
        match last.low.as_str() {
            "can" | "may" | "optionally" => said = Some(Spanned::new(false, last.span)),
            "must" => said = Some(Spanned::new(true, last.span)),
            "should" | "always" | "also" | "each" => {}
            _ => break,
        }
        before = rest;
    }
    let Some(subjects) = Noun::list(before) else {
        let Some((first, last)) = before.first().zip(before.last()) else { return Outcome::Other };
        return Outcome::Stuck(Stuck::at(first.span.to(last.span), "an entity, such as `Tasks`"));
    };
    // Which of them do not belong is a rule that no key holds.
    if let Some(unless) = cursor.rest().iter().find(|token| token.low == "unless") {
        let expected = "the end of the sentence; where some need not, say `may belong to`";
        return Outcome::Stuck(Stuck::at(unless.span, expected));
    }
    let tokens = without_to(cursor.rest());
    let again = if tokens.is_empty() { cursor } else { cursor.over(&tokens) };
    let items = match list::list(clause, again) {
        Ok(items) => items,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    // "Belongs to one workshop, several spindles": a verb may be missing.
    let joined = tokens.iter().any(|token| matches!(token.low.as_str(), "and" | "&"));
    if let [_, .., last] = items.as_slice()
        && !joined
    {
        return Outcome::Stuck(Stuck::at(last.span, "`and` before the last entity, or another verb"));
    }
    // "Belongs to one weaver, and hums".
    for pair in items.windows(2) {
        let determined = |item: &list::Item| !item.noun.determiner.is_empty() || item.quantity.is_some();
        if let [before, item] = pair
            && determined(before)
            && !determined(item)
            && !item.noun.text.contains(' ')
            && clause.book.is_settled()
            && item.noun.plural
        {
            return Outcome::Stuck(Stuck::at(item.span, "an entity with `a` or `one` before it"));
        }
    }
    // "Landings belong to quays and a date": a verb is missing.
    let field = |item: &&list::Item| {
        let one = item.noun.determiner == "a" && item.quantity.is_none();
        one && clause.book.is_settled()
            && !clause.book.is_described(&item.noun)
            && convention::is_known(item.noun.field())
    };
    if let Some(item) = items.iter().skip(1).find(field) {
        return Outcome::Stuck(Stuck::at(item.span, "an entity, or `has` before a field"));
    }
    if let Some(stuck) = two_of_a_kind(clause, &items) {
        return Outcome::Stuck(stuck);
    }
    let mut facts = Vec::new();
    for subject in &subjects {
        facts.push(Fact::Entity(subject.clone(), Mention::Described));
        for item in &items {
            if item.noun.determiner == "its" {
                return Outcome::Stuck(Stuck::at(item.span, "an entity; what is its own stands behind `has`"));
            }
            if item.per.is_some() {
                return Outcome::Stuck(Stuck::at(item.span, "nothing but `optional` or `required` of a key"));
            }
            let mut required = said.clone();
            for property in &item.properties {
                let What::Required(value) = property.what else {
                    return Outcome::Stuck(Stuck::at(property.span, "nothing but `optional` or `required` of a key"));
                };
                required = Some(Spanned::new(value, property.span));
            }
            let quantity = if at_most_one { Some(Quantity::AtMostOne) } else { item.quantity };
            let way = match quantity {
                Some(Quantity::Many) => Way::ByMany,
                Some(Quantity::AtMostOne) => {
                    required = Some(Spanned::new(false, item.span));
                    Way::Key
                }
                Some(Quantity::ListOf) => return Outcome::Stuck(Stuck::at(item.span, "an entity, such as `projects`")),
                Some(Quantity::One) => {
                    required = Some(required.unwrap_or(Spanned::new(true, item.span)));
                    Way::Key
                }
                None => Way::Key,
            };
            if way == Way::ByMany {
                required = None;
            }
            let (to, role) = match (&item.target, way) {
                (Some(to), _) => (to.clone(), (to.model() != item.noun.model()).then(|| item.noun.clone())),
                (None, Way::Key) => match role::end(clause, &item.noun, &mut facts) {
                    Ok(end) => end,
                    Err(stuck) => return Outcome::Stuck(stuck),
                },
                (None, _) => (item.noun.clone(), None),
            };
            if way != Way::Key || item.target.is_some() || clause.book.is_settled() {
                facts.push(Fact::Entity(to.clone(), Mention::Mentioned));
            }
            let span = item.noun.span;
            facts.push(Fact::relation(Tie { role, required, ..Tie::new(subject.clone(), to, way, span) }));
        }
    }
    Outcome::Read(facts)
}

/// "To a bread and to an oven": said again, it says nothing new.
fn without_to(tokens: &[Token]) -> Vec<Token> {
    let joins = |token: &Token| token.is_mark(",") || token.low == "and";
    let hedge = |at: usize| tokens.get(at).is_some_and(|token| matches!(token.low.as_str(), "also" | "optionally"));
    let again = |at: usize| {
        let at = at - usize::from(at > 1 && hedge(at - 1));
        at > 0 && tokens.get(at - 1).is_some_and(joins)
    };
    let kept = tokens.iter().enumerate().filter(|(at, token)| token.low != "to" || !again(*at));
    let mut kept: Vec<Token> = kept.map(|(_, token)| token.clone()).collect();
    // "The member who wrote it": which one it is, the relation says.
    let by = |part: &[Token]| matches!(part, [who, did, it] if matches!(who.low.as_str(), "who" | "that") && verb::is_past_tense(&did.low) && matches!(it.low.as_str(), "it" | "them"));
    let ends = |at: usize, kept: &[Token]| kept.get(at).is_none_or(joins);
    if let Some(at) = kept.windows(3).position(by).filter(|at| *at > 0 && ends(at + 3, &kept)) {
        kept.drain(at..at + 3);
    }
    kept
}

/// "A home harbour and a destination harbour", where no sentence says what a harbour is: two entities, or two roles of one?
fn two_of_a_kind(clause: &Clause<'_>, items: &[list::Item]) -> Option<Stuck> {
    let heads = || items.iter().filter(|item| item.target.is_none()).filter_map(|item| Some((item, item.noun.head()?)));
    let (item, head) = heads().find(|(item, head)| {
        heads().any(|(other, same)| same.model() == head.model() && other.noun.model() != item.noun.model())
    })?;
    let open = clause.book.is_settled() && !clause.book.knows(&head);
    open.then(|| {
        let expected = format!("an entity, or one in a role; no sentence says what {} are", head.many());
        Stuck::at(item.span, expected).instead(format!("{} have a code.", capital(head.many())))
    })
}
