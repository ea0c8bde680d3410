//! "Users often search tasks by status and due date."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome};
use crate::front::english::fact::Fact;
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;

pub(super) static FORM: Form = Form {
    name: "search",
    page: PAGE,
    cues: &[
        "search",
        "searched",
        "filter",
        "filtered",
        "sort",
        "sorted",
        "index",
        "query",
        "queried",
        "find",
        "looked",
        "filterable",
    ],
    template: "Users often search {many} by {field}.",
    read,
};

const PAGE: &str = r#"
How rows are looked for: an index over these fields, in this order. Who searches is no entity by that.

    Tasks have a status and a due date. Users often search tasks by status and due date.
    Tasks have a status. Tasks are often filtered by status.
    Tasks have a status. We often look up tasks by status.
    Articles have tags. The articles should be filterable by tags.
    Tasks belong to projects. Tasks are sorted by project and created_at.
"#;

const ACTIVE: &[&str] = &[
    "search for",
    "searches for",
    "search",
    "searches",
    "filter",
    "filters",
    "sort",
    "sorts",
    "look up",
    "looks up",
    "query",
    "queries",
    "find",
    "finds",
    "list",
    "lists",
];
const PASSIVE: &[&str] = &[
    "searched",
    "filtered",
    "sorted",
    "looked up",
    "queried",
    "found",
    "listed",
    "searchable",
    "filterable",
    "sortable",
    "indexed",
    "ordered",
];
const ADVERBS: &[&str] = &[
    "often",
    "frequently",
    "usually",
    "regularly",
    "mostly",
    "sometimes",
    "always",
    "typically",
    "commonly",
    "can",
    "will",
];

fn read(clause: &Clause<'_>) -> Outcome {
    if let Some((before, verb, mut cursor)) = clause.split_at(&["is", "are", "be"]) {
        let modal = |token: &Token| matches!(token.low.as_str(), "should" | "must" | "can" | "will" | "may");
        let before = match before.split_last() {
            Some((last, rest)) if verb.low == "be" && modal(last) => rest,
            _ => before,
        };
        while cursor.eat_any(ADVERBS).is_some() {}
        if cursor.eat_any(PASSIVE).is_none() {
            return Outcome::Other;
        }
        while matches!(cursor.low(0), "and" | "or" | ",") {
            let mut ahead = cursor;
            ahead.at += 1;
            if ahead.eat_any(PASSIVE).is_none() {
                break;
            }
            cursor = ahead; // "searched and sorted by"
        }
        let Some(entity) = Noun::read(before) else { return Outcome::Other };
        return by(clause, entity, cursor);
    }
    // The verb is the first word of these behind the one who searches.
    let mut cursor = clause.cursor();
    cursor.eat("we");
    while !cursor.done() {
        cursor.at += 1;
        let before = clause.tokens.get(..cursor.at).unwrap_or(&[]);
        if cursor.eat_any(ACTIVE).is_some() {
            let who = before.iter().rposition(|token| !ADVERBS.contains(&token.low.as_str()));
            let who = who.and_then(|last| before.get(..=last));
            let we = who.is_some_and(|who| matches!(who, [we] if we.low == "we"));
            let who = if we { Some(Vec::new()) } else { who.and_then(Noun::list) };
            let until = cursor.rest().iter().position(|token| token.low == "by");
            let (Some(_), Some(until)) = (who, until) else { return Outcome::Other };
            let Some(entity) = cursor.rest().get(..until).and_then(Noun::read) else { return Outcome::Other };
            cursor.at += until;
            return by(clause, entity, cursor);
        }
    }
    Outcome::Other
}

/// "by status and due date"
fn by(clause: &Clause<'_>, entity: Noun, mut cursor: Cursor<'_>) -> Outcome {
    if !cursor.eat("by") {
        return Outcome::Stuck(cursor.stuck("`by` and fields"));
    }
    if let Some(or) = cursor.rest().iter().position(|token| token.low == "or") {
        cursor.at += or;
        return Outcome::Stuck(cursor.stuck("`and`; fields that are searched each by itself stand in a sentence each"));
    }
    match Noun::list(cursor.rest()) {
        Some(fields) => {
            // "Pots are looked up by code" says how one of them is found; "often searched" asks for an index, come what may.
            let low = |words: &[&str]| clause.tokens.iter().any(|token| words.contains(&token.low.as_str()));
            let often = low(ADVERBS.get(..7).unwrap_or_default())
                || !low(&["find", "finds", "found", "look", "looks", "looked"]);
            Outcome::Read(vec![Fact::Index { entity, fields, often, brin: false, span: clause.span }])
        }
        None => Outcome::Stuck(cursor.stuck("fields, as in `by status and due date`")),
    }
}
