//! "Task status defaults to 'pending'."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome};
use crate::front::english::fact::{Fact, FieldRef, Property, What};
use crate::front::english::phrase;

pub(super) static FORM: Form = Form {
    name: "default",
    page: PAGE,
    cues: &["default", "defaults", "initially", "starts"],
    template: "{field} defaults to 'new'.",
    read,
};

const PAGE: &str = r#"
What a field holds where a new row does not say it.

    Tasks have a status. Task status defaults to 'pending'.
    Tasks have a status. Status is pending by default.
    Tasks have a status. The default status is pending.
    Kilns have a temperature (integer). Temperature starts at 20.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    if let Some((before, _, mut cursor)) = clause.split_at(&["defaults", "default", "starts"])
        && let Some(fields) = clause.fields(before)
        && cursor.eat_any(&["to", "as", "at"]).is_some()
    {
        return value(&fields, cursor);
    }
    let Some((before, _, mut cursor)) = clause.split_at(&["is", "are"]) else { return Outcome::Other };
    let mut start = clause.cursor();
    start.eat("the");
    if start.eat("default") {
        let named = before.get(start.at..).filter(|tokens| !tokens.is_empty());
        if let Some(fields) = named.and_then(|tokens| clause.fields(tokens)) {
            return value(&fields, cursor);
        }
    }
    match cursor.rest() {
        [value @ .., by, default] if by.low == "by" && default.low == "default" => {
            let Some(fields) = clause.fields(before) else { return Outcome::Other };
            cursor.tokens = cursor.tokens.get(..cursor.at + value.len()).unwrap_or(&[]);
            self::value(&fields, cursor)
        }
        _ => Outcome::Other,
    }
}

fn value(fields: &[FieldRef], mut cursor: Cursor<'_>) -> Outcome {
    let Some(value) = phrase::value(&mut cursor) else {
        return Outcome::Stuck(cursor.stuck("a value, such as `'pending'` or `0`"));
    };
    let property = Property { what: What::Default(value.value), span: value.span };
    cursor.end(fields.iter().map(|field| Fact::Property(field.clone(), property.clone())).collect())
}
