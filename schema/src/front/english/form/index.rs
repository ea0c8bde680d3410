//! "Looms have an index on maker and year.", "Index looms by maker."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome};
use crate::front::english::fact::Fact;
use crate::front::english::noun::Noun;

pub(super) static FORM: Form = Form {
    name: "index",
    page: PAGE,
    cues: &["index", "indexes", "indices", "indexed"],
    template: "{many} have an index on {field}.",
    read,
};

const PAGE: &str = r#"
An index by its own name; the fields stand in its order. A BRIN index (PostgreSQL has it) is small and serves fields that grow as rows are
added, such as the time of a measurement.

    Looms have a maker and a year. Looms have an index on maker and year.
    Looms have a maker and a year. Index looms by maker and year.
    Looms have a maker. Add an index on the maker of a loom.
    Looms have a maker. There is an index on loom maker.
    Looms have a maker and a year. Looms are indexed on maker and year.
    Use PostgreSQL. Looms have a maker and a year. Looms have a BRIN index on year.
"#;

const AN_INDEX: &[&str] = &["an index on", "an index over", "index on", "an index by"];
const A_BRIN_INDEX: &[&str] = &["a brin index on", "a brin index over", "a brin index by"];

fn read(clause: &Clause<'_>) -> Outcome {
    let mut cursor = clause.cursor();
    if cursor.eat("index") && !cursor.sees("on") {
        let Some(by) = cursor.rest().iter().position(|token| matches!(token.low.as_str(), "by" | "on")) else {
            return Outcome::Stuck(cursor.stuck("an entity, `by` and fields"));
        };
        let Some(entity) = cursor.rest().get(..by).and_then(Noun::read) else { return Outcome::Other };
        cursor.at += by + 1;
        return of(clause, entity, false, cursor);
    }
    cursor.at = 0;
    if let Some((before, verb, mut behind)) = clause.split_at(&["have", "has", "need", "needs", "are", "is"]) {
        let indexed = matches!(verb.low.as_str(), "are" | "is");
        let found = if indexed { behind.eat("indexed on").then_some(false) } else { an_index(&mut behind) };
        if let Some(brin) = found {
            return match Noun::read(before) {
                Some(entity) => of(clause, entity, brin, behind),
                None => Outcome::Other,
            };
        }
    }
    cursor.eat_any(&["add", "create", "use", "put", "there is", "there must be", "there should be", "we need"]);
    let Some(brin) = an_index(&mut cursor) else { return Outcome::Other };
    match clause.fields(cursor.rest()).filter(|_| !has_or(&cursor)) {
        Some(fields) => Outcome::Read(vec![Fact::IndexOn { fields, brin, span: clause.span }]),
        None => Outcome::Stuck(cursor.stuck("fields, as in `an index on status and due date`")),
    }
}

/// Whether it is BRIN.
fn an_index(cursor: &mut Cursor<'_>) -> Option<bool> {
    let plain = cursor.eat_any(AN_INDEX).map(|_| false);
    plain.or_else(|| cursor.eat_any(A_BRIN_INDEX).map(|_| true))
}

fn of(clause: &Clause<'_>, entity: Noun, brin: bool, cursor: Cursor<'_>) -> Outcome {
    match Noun::list(cursor.rest()).filter(|_| !has_or(&cursor)) {
        Some(fields) => Outcome::Read(vec![Fact::Index { entity, fields, often: true, brin, span: clause.span }]),
        None => Outcome::Stuck(cursor.stuck("fields, as in `status and due date`; each index is a sentence")),
    }
}

fn has_or(cursor: &Cursor<'_>) -> bool {
    cursor.rest().iter().any(|token| token.low == "or")
}
