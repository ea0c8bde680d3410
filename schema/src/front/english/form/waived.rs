//! "The rule `money_as_float` is waived for fares (imported as they are)."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome};
use crate::front::english::fact::{Fact, WaiverOf};
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;
use crate::text::Spanned;

pub(super) static FORM: Form = Form {
    name: "waived",
    page: PAGE,
    cues: &["rule", "waived", "waive"],
    template: "The rule `orphan_table` is waived for {many} (imported as they are).",
    read,
};

const PAGE: &str = r#"
That a rule of the scorecard is broken on purpose, by an entity or by one of its fields. The reason is kept and stands in every report.

    Fares have a float price. The rule `money_as_float` is waived for fares (imported as they are).
    Fares have a float price. The rule money_as_float is waived for the price of a fare because it is imported.
    Fares have a float price. Fare price may break the rule `money_as_float` (imported as it is).
"#;

const REASON: &str = "the reason in parentheses, as in `(imported as they are)`";

fn read(clause: &Clause<'_>) -> Outcome {
    let mut cursor = clause.cursor();
    if cursor.eat("the rule") {
        // "The rule says …" is a sentence of its own.
        let Some(named) = cursor.peek() else { return Outcome::Other };
        cursor.at += 1;
        if !cursor.eat("is waived") {
            return Outcome::Other;
        }
        if !cursor.eat("for") {
            return Outcome::Stuck(cursor.stuck("`for` and whose finding is waived, as in `for fares`"));
        }
        let ends = |token: &Token| token.is_mark("(") || token.is_mark(",") || token.low == "because";
        let rest = cursor.rest();
        // "for fares, tolls and tickets (…)": a comma ends it only before `because`.
        let end =
            (0..rest.len()).find(|at| rest.get(*at).is_some_and(ends) && !is_list(rest, *at)).unwrap_or(rest.len());
        let Some(whose) = rest.get(..end) else { return Outcome::Other };
        cursor.at += end;
        return waived(clause, named, whose, cursor);
    }
    let Some((before, _, mut cursor)) = clause.split_at(&["may", "can"]) else { return Outcome::Other };
    if !cursor.eat("break the rule") {
        return Outcome::Other;
    }
    let Some(named) = cursor.peek() else { return Outcome::Stuck(cursor.stuck("the rule's name")) };
    cursor.at += 1;
    waived(clause, named, before, cursor)
}

/// Whether the comma at this place goes on with the list.
fn is_list(tokens: &[Token], at: usize) -> bool {
    let is_comma = tokens.get(at).is_some_and(|token| token.is_mark(","));
    is_comma && tokens.get(at + 1).is_some_and(|next| next.low != "because")
}

fn waived(clause: &Clause<'_>, named: &Token, whose: &[Token], mut cursor: Cursor<'_>) -> Outcome {
    let rest = if cursor.eat_any(&["because", ", because"]).is_some() {
        cursor.rest()
    } else {
        match cursor.rest() {
            [open, within @ .., close] if open.is_mark("(") && close.is_mark(")") => within,
            _ => return Outcome::Stuck(cursor.stuck(REASON)),
        }
    };
    let (Some(first), Some(last)) = (rest.first(), rest.last()) else { return Outcome::Stuck(cursor.stuck(REASON)) };
    let reason = first.span.to(last.span);
    let rule = Spanned::new(named.text.clone(), named.span);
    let waiver = |of: WaiverOf| Fact::Waived { of, rule: rule.clone(), reason };
    if let Some(nouns) = Noun::list(whose).filter(|nouns| nouns.iter().all(|noun| clause.book.knows(noun))) {
        return Outcome::Read(nouns.into_iter().map(WaiverOf::Entity).map(waiver).collect());
    }
    match clause.fields(whose) {
        Some(fields) => Outcome::Read(fields.into_iter().map(Box::new).map(WaiverOf::Field).map(waiver).collect()),
        None => Outcome::Stuck(cursor.stuck("the entity or the field whose finding is waived")),
    }
}
