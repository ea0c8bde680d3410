//! "Users sign up with a unique email and a display name.", "Couriers log in with their phone."

use super::Form;
use crate::front::english::clause::{Clause, Outcome, Stuck};
use crate::front::english::fact::Fact;
use crate::front::english::items::{self, Manner};
use crate::front::english::lexer::Token;
use crate::front::english::list;
use crate::front::english::noun::Noun;

pub(super) static FORM: Form = Form {
    name: "account",
    page: PAGE,
    cues: &["sign", "log", "register", "login"],
    template: "{many} sign up with {a field}.",
    read,
};

const PAGE: &str = r#"
What people sign up or log in with are fields of theirs; "their email" is one that another sentence gives them.

    Members sign up with a unique email and a display name.
    Couriers have a phone. Couriers log in with their phone.
"#;

const ACCOUNT: &[&str] = &[
    "log in",
    "log on",
    "login",
    "logs in",
    "logs on",
    "register",
    "registers",
    "sign in",
    "sign up",
    "signs in",
    "signs up",
];

fn read(clause: &Clause<'_>) -> Outcome {
    let opens = |at: &usize| {
        let mut cursor = clause.cursor();
        cursor.at = *at;
        cursor.eat_any(ACCOUNT).is_some() && cursor.sees("with")
    };
    let Some(at) = (1..clause.tokens.len().min(6)).find(opens) else { return Outcome::Other };
    let mut cursor = clause.cursor();
    cursor.at = at;
    let opens_account =
        matches!(cursor.eat_any(ACCOUNT), Some(verb) if verb.ends_with("up") || verb.starts_with("reg"));
    cursor.eat("with");
    let modal = |token: &&Token| matches!(token.low.as_str(), "can" | "may" | "must" | "should" | "also");
    let before = clause.tokens.get(..at).unwrap_or(&[]);
    let modals = before.iter().rev().take_while(modal).count();
    let Some(subject) = Noun::read(before.get(..at - modals).unwrap_or(&[])) else { return Outcome::Other };
    if cursor.rest().iter().any(|token| token.low == "or") {
        return Outcome::Stuck(cursor.stuck("fields that all of them have, with `and` between them"));
    }
    let items = match list::list(clause, cursor) {
        Ok(items) => items,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    let theirs = |item: &list::Item| matches!(item.noun.determiner, "their" | "its" | "his" | "her" | "the");
    let (known, new): (Vec<_>, Vec<_>) = items.into_iter().partition(theirs);
    let missing = known.iter().find(|item| !clause.book.is_field(&item.noun) || !item.properties.is_empty());
    if let Some(item) = missing.filter(|_| clause.book.is_settled()) {
        return Outcome::Stuck(Stuck::at(item.span, "a field that another sentence gives them"));
    }
    // To log in with something one must have it already.
    if !new.is_empty() && !opens_account {
        return Outcome::Other;
    }
    if !new.is_empty() {
        return items::facts(clause, &subject, &new, Manner::default()).into();
    }
    let text = clause.tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ");
    let because = "this says what is done, not what is stored, so nothing in the schema comes from it".to_owned();
    Outcome::Read(vec![Fact::Touched(subject), Fact::Assumed { span: clause.span, text, because }])
}
