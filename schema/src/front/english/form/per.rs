//! "One license per driver."

use super::Form;
use crate::front::english::clause::{Clause, Outcome};
use crate::front::english::fact::Fact;
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;

pub(super) static FORM: Form =
    Form { name: "per", page: PAGE, cues: &["per", "only", "most"], template: "One {one} per {other}.", read };

const PAGE: &str = r#"
One of an entity for each of others. Where the entity has an identifying field of its own name (a license with a license number, a
number or a code), that field is unique for each of the others; otherwise there is only one row for each, or for each pair.

    Licenses have a license number and belong to drivers. One license per driver.
    Notes belong to divers and dives. At most one note per diver per dive.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let mut cursor = clause.cursor();
    cursor.eat_any(&["there is", "there can be", "there must be", "only", "just"]);
    if cursor.eat_any(&["only one", "exactly one", "at most one", "just one", "no more than one", "one"]).is_none() {
        return Outcome::Other;
    }
    let is_per = |token: &Token| token.low == "per";
    let parts: Vec<_> = cursor.rest().split(is_per).collect();
    let [what, scopes @ ..] = parts.as_slice() else { return Outcome::Other };
    if scopes.is_empty() {
        return Outcome::Other;
    }
    let Some(entity) = Noun::read(what) else {
        return Outcome::Stuck(cursor.stuck("an entity, as in `one license per driver`"));
    };
    let mut per = Vec::new();
    for scope in scopes {
        let at = cursor.over(scope);
        match Noun::list(scope) {
            Some(nouns) => per.extend(nouns),
            None => return Outcome::Stuck(at.stuck("an entity behind `per`")),
        }
    }
    Outcome::Read(vec![Fact::OnePer { entity, per, span: clause.span }])
}
