//! One entry of `fields`.

use serde_json::{Number, Value, json};

use super::place;
use crate::condition::Condition;
use crate::emit::sql;
use crate::ir::{Field, Model, Pii, Role, Schema, Type, Value as Default};
use crate::text::Sources;

pub(super) fn value(schema: &Schema, model: &Model, field: &Field, sources: &Sources) -> Value {
    // Length and the like of an array are those of its elements.
    let (element, inner) = match &field.ty {
        Type::Array(element) => (Some(element.word()), element.as_ref()),
        ty => (None, ty),
    };
    let length = match inner {
        Type::String { length } | Type::Char { length } => Some(*length),
        _ => None,
    };
    let (precision, scale) = match inner {
        Type::Decimal { precision, scale } => (Some(*precision), Some(*scale)),
        _ => (None, None),
    };
    let values = match inner {
        Type::Enum(values) => values.values.as_ref(),
        _ => None,
    };
    let (file, line, column) = place(field.origin.span, sources);
    json!({
        "name": field.name,
        "type": field.ty.word(),
        "element": element,
        "length": length,
        "precision": precision,
        "scale": scale,
        "required": field.required,
        "unique": field.unique,
        "default": field.default.as_ref().map(|default| default_value(schema, field, default)),
        "values": values.map(|values| values.iter().map(|value| value.stored.as_str()).collect::<Vec<_>>()),
        "check": field.check.as_ref().map(Condition::plain),
        "automatic": field.automatic,
        "references": field.references.as_ref().map(|reference| reference.model.as_str()),
        "pii": field.pii.map(Pii::word),
        "sql_type": field.sql_type.clone().unwrap_or_else(|| sql::sql_type(schema.engine, &field.ty)),
        "rust_type": rust_type(model, field),
        "origin": { "file": file, "line": line, "column": column, "text": field.origin.text, "by": field.origin.by.word() },
    })
}

/// A JSON literal where there is one for the value, else the SQL that the engine evaluates.
fn default_value(schema: &Schema, field: &Field, default: &Default) -> Value {
    match default {
        Default::Text(_) | Default::Variant(_) => sql::stored_text(field, default).into(),
        Default::Boolean(value) => (*value).into(),
        Default::Number(number) => match exact(number) {
            Some(number) => number.into(),
            None => json!({ "sql": number }),
        },
        Default::Now => json!({ "sql": sql::now(schema.engine, &field.ty) }),
        Default::Sql(sql) => json!({ "sql": sql }),
    }
}

/// The number as JSON, if no reader of JSON can take it for another one: an integer of 64 bits, or a fraction of up to 15 digits.
fn exact(number: &str) -> Option<Number> {
    if let Ok(integer) = number.parse::<i64>() {
        return Some(integer.into());
    }
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let fraction = number.parse::<f64>().ok().filter(|_| digits <= 15)?;
    Number::from_f64(fraction)
}

/// As the generated struct has it: a key is typed by the model that it belongs to.
fn rust_type(model: &Model, field: &Field) -> String {
    let written = field.rust.as_deref().unwrap_or("Id<");
    let inner = match &field.references {
        // A raw key column (`references = Station` on an i64) stays what it is.
        _ if !written.contains("Id<") => field.ty.rust(),
        // The key of a subtype is the key of the other model.
        Some(reference) => format!("Id<{}>", reference.model),
        None if field.role == Role::Key => format!("Id<{}>", model.name),
        None => field.ty.rust(),
    };
    if field.required { inner } else { format!("Option<{inner}>") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_json_would_bend_is_sql() {
        assert_eq!(exact("12"), Some(12.into()));
        assert_eq!(exact("9.99").map(|number| number.to_string()).as_deref(), Some("9.99"));
        assert_eq!(exact("0.12345678901234567"), None);
    }
}
