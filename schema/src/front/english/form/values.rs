//! "Priority can be low, medium or high."

use super::{Form, either};
use crate::front::english::clause::{Clause, Outcome, Stuck};
use crate::front::english::fact::{Fact, Property, What};
use crate::front::english::lexer::Kind;
use crate::front::english::noun::Noun;
use crate::front::english::{constraint, phrase};

pub(super) static FORM: Form = Form {
    name: "values",
    page: PAGE,
    cues: &["either", "values", "or"],
    template: "{field} can be low, medium or high.",
    read,
};

const PAGE: &str = r#"
The values that a field can have. They are stored in snake_case; in back-ticks, as written.

    Tasks have a priority. Priority can be low, medium, or high.
    Accounts have a status. Status must be active/inactive.
    Tasks have a state. The state of a task is one of open, in progress and closed.
    Pots have a stage. A pot's stage is either `Raw` or `Fired`.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let Some((mut before, verb, mut cursor)) = clause.split_at(&["is", "are", "be"]) else { return Outcome::Other };
    let modal = verb.low == "be";
    if modal {
        match before.split_last() {
            Some((last, rest)) if matches!(last.low.as_str(), "can" | "may" | "must" | "should") => before = rest,
            _ => return Outcome::Other,
        }
    }
    cursor.eat_any(&["only", "always"]);
    let opened = cursor.eat_any(&["one of the following", "one of these", "one of", "either"]).is_some();
    cursor.eat(":");
    if (!modal && !opened) || cursor.sees("not") || either::kinds(clause).is_some() {
        return Outcome::Other;
    }
    let mut ahead = cursor;
    if let Ok(Some(_)) | Err(_) = constraint::constraint(clause, &mut ahead) {
        return Outcome::Other;
    }
    let Some(fields) = clause.fields(before) else { return Outcome::Other };
    let values = match phrase::values(cursor) {
        Ok(values) if values.len() > 1 => values,
        Ok(_) if cursor.rest().iter().any(|token| token.kind == Kind::Ticked || token.kind == Kind::Quoted) => {
            return Outcome::Stuck(cursor.stuck("at least two values"));
        }
        Ok(_) => return Outcome::Other,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    let nouns = Noun::list(before).unwrap_or_default();
    if let Some(entity) = nouns.iter().find(|noun| clause.book.knows(noun) && !clause.book.is_field(noun)) {
        let sentence = format!("{} status can be {}.", phrase::capital(&entity.one()), join(&values));
        return Outcome::Stuck(Stuck::at(entity.span, "the field that has these values").instead(sentence));
    }
    let property = Property { what: What::Values(values), span: clause.span };
    Outcome::Read(fields.into_iter().map(|field| Fact::Property(field, property.clone())).collect())
}

fn join(values: &[crate::text::Spanned<crate::ir::EnumValue>]) -> String {
    values.iter().map(|value| value.value.stored.replace('_', " ")).collect::<Vec<_>>().join(" or ")
}
