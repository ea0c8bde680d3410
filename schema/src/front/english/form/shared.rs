//! "Countries are shared by all tenants."

use super::Form;
use crate::front::english::clause::{Clause, Outcome};
use crate::front::english::fact::Fact;
use crate::front::english::noun::Noun;

pub(super) static FORM: Form = Form {
    name: "shared",
    page: PAGE,
    cues: &["shared", "global", "common"],
    template: "{many} are shared by all tenants.",
    read,
};

const PAGE: &str = r#"
Entities whose rows belong to no tenant.

    Countries have a code. Countries are shared by all tenants.
    Countries and currencies have a code. Countries and currencies are global.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let Some((before, _, mut cursor)) = clause.split_at(&["is", "are"]) else { return Outcome::Other };
    let Some(nouns) = Noun::list(before) else { return Outcome::Other };
    if !cursor.eat("global") {
        let shared = ["shared by all", "shared between all", "shared across all", "shared between", "shared across"];
        if cursor.eat_any(&shared).is_none() {
            return Outcome::Other;
        }
        match Noun::read(cursor.rest()) {
            Some(noun) if clause.book.is_tenant(&noun) || !clause.book.is_settled() => cursor.at = cursor.tokens.len(),
            _ => return Outcome::Stuck(cursor.stuck("`tenants`, or what the tenants are called")),
        }
    }
    cursor.end(nouns.into_iter().map(|noun| Fact::Shared(noun, clause.span)).collect())
}
