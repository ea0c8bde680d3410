//! "Countries stand alone (reference data)."

use super::Form;
use crate::front::english::clause::{Clause, Outcome};
use crate::front::english::fact::Fact;
use crate::front::english::noun::Noun;

pub(super) static FORM: Form = Form {
    name: "alone",
    page: PAGE,
    cues: &["alone", "stand", "stands", "standalone"],
    template: "{many} stand alone (reference data).",
    read,
};

const PAGE: &str = r#"
An entity that is linked to nothing, on purpose: the rule orphan_table says nothing about it. The reason is kept.

    Countries have a code. Countries stand alone (reference data).
    Holidays have a date. Holidays stand alone because they are reference data.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let Some((before, _, mut cursor)) = clause.split_at(&["stand", "stands"]) else { return Outcome::Other };
    let Some(nouns) = Noun::list(before) else { return Outcome::Other };
    if !cursor.eat("alone") {
        return Outcome::Other;
    }
    let expected = "the reason in parentheses, as in `stand alone (reference data)`";
    let within = if cursor.eat_any(&["because", ","]).is_some() {
        cursor.rest()
    } else {
        match cursor.rest() {
            [open, within @ .., close] if open.is_mark("(") && close.is_mark(")") => within,
            _ => return Outcome::Stuck(cursor.stuck(expected)),
        }
    };
    if within.is_empty() {
        return Outcome::Stuck(cursor.stuck(expected));
    }
    let reason = within.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ");
    let waiver = |entity| Fact::Waiver { entity, rule: "orphan_table", reason: reason.clone(), span: clause.span };
    Outcome::Read(nouns.into_iter().map(waiver).collect())
}
