//! "The end date stays empty until the firing is over."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome};
use crate::front::english::fact::{Fact, Property, What};
use crate::front::english::lexer::{Kind, Token};

pub(super) static FORM: Form = Form {
    name: "empty",
    page: PAGE,
    cues: &["empty", "stays", "remains"],
    template: "{field} stays empty until it is known.",
    read,
};

const PAGE: &str = r#"
A field that is empty for a time, or in some rows: it is optional. When it is filled is told to people, and no table holds it.

    Firings have a start date and an end date. The end date stays empty until the firing is over.
    Tables have a number. Table numbers are unique but can stay empty until the hall is set up.
    Loans have a return date, which is empty as long as the book is out.
"#;

const STAYS: &[&str] = &[
    "are",
    "are left",
    "can be",
    "can be left",
    "can remain",
    "can stay",
    "is",
    "is left",
    "may be",
    "may be left",
    "may remain",
    "may stay",
    "remain",
    "remains",
    "stay",
    "stays",
];

fn read(clause: &Clause<'_>) -> Outcome {
    let Some(empty) = clause
        .tokens
        .iter()
        .position(|token| matches!(token.low.as_str(), "blank" | "empty" | "missing" | "null" | "unknown"))
    else {
        return Outcome::Other;
    };
    let begins = |at: &usize| stays(&mut Cursor { at: *at, ..clause.cursor() });
    let Some(at) = (1..empty).find(begins) else { return Outcome::Other };
    let Some(fields) = clause.tokens.get(..at).and_then(|before| clause.fields(before)) else { return Outcome::Other };
    let mut cursor = Cursor { at, ..clause.cursor() };
    let (true, true) = (stays(&mut cursor), cursor.done()) else { return Outcome::Other };
    let optional = |field| Fact::property(field, Property { what: What::Required(false), span: clause.span });
    Outcome::Read(fields.into_iter().map(optional).collect())
}

/// Steps over "stays empty until it is fired", up to a comma or the end.
pub(in crate::front::english) fn stays(at: &mut Cursor<'_>) -> bool {
    let mut ahead = *at;
    // "Is sometimes missing"
    let mut often = ahead;
    if often.eat_any(&["are", "is"]).is_some()
        && often.eat_any(&["sometimes", "often", "occasionally", "usually"]).is_some()
        && often.eat_any(&["blank", "empty", "missing", "unknown"]).is_some()
        && often.peek().is_none_or(|next| next.is_mark(","))
    {
        *at = often;
        return true;
    }
    // The longer ones begin like the shorter ones.
    let Some(words) = STAYS.iter().rev().find(|words| ahead.eat(words)) else { return false };
    if ahead.eat_any(&["blank", "empty", "null"]).is_none() {
        return false;
    }
    // "Can stay empty", without a time.
    if words.starts_with(['c', 'm']) && ahead.peek().is_none_or(|next| next.is_mark(",")) {
        *at = ahead;
        return true;
    }
    if ahead
        .eat_any(&["as long as", "before", "for all the others", "if", "till", "unless", "until", "when", "while"])
        .is_none()
    {
        return false;
    }
    let plain = |token: &Token| {
        token.kind == Kind::Word
            && !matches!(
                token.low.as_str(),
                "and"
                    | "but"
                    | "can"
                    | "cannot"
                    | "may"
                    | "must"
                    | "optional"
                    | "or"
                    | "required"
                    | "should"
                    | "unique"
            )
    };
    let length = ahead.rest().iter().take_while(|token| plain(token)).count();
    if length > 10 {
        return false; // a story may say more than when
    }
    ahead.at += length;
    let ends = ahead.peek().is_none_or(|next| next.is_mark(",") || next.low == "and");
    if ends {
        *at = ahead;
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(STAYS.is_sorted());
    }
}
