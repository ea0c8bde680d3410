//! "The total of an order is not stored."

use super::Form;
use crate::front::english::clause::{Clause, Outcome};
use crate::front::english::fact::Fact;

pub(super) static FORM: Form = Form {
    name: "derived",
    page: PAGE,
    cues: &["stored", "computed", "calculated", "derived"],
    template: "The {field} of {a one} is not stored.",
    read,
};

const PAGE: &str = r#"
What is computed where it is needed has no column. That it is a field by another sentence is a contradiction.

    Orders have a number. The total of an order is not stored.
    Orders have a number. An order's total is calculated and not stored.

A formula is not read: a computation is no part of the schema.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let Some((before, _, mut cursor)) = clause.split_at(&["is", "are"]) else { return Outcome::Other };
    let computed = cursor.eat_any(&["computed", "calculated", "derived", "counted"]).is_some();
    if computed {
        cursor.eat(",");
        cursor.eat_any(&["and", "but"]);
        cursor.eat("is");
    }
    if cursor.eat_any(&["not stored", "never stored", "not saved", "never saved"]).is_none() {
        return Outcome::Other;
    }
    match clause.fields(before) {
        Some(fields) => cursor.end(fields.into_iter().map(|field| Fact::NotStored(field, clause.span)).collect()),
        None => Outcome::Other,
    }
}
