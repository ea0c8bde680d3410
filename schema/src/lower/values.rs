//! Values: those of enums, and defaults.

use super::{Lowering, View};
use crate::diagnostic::Diagnostic;
use crate::draft::{Draft, DraftField};
use crate::ir::{EnumType, EnumValue, Model, Type, Value};
use crate::name;
use crate::text::{Span, Spanned};

pub(super) fn enumeration(model: &str, field: &str, values: Vec<EnumValue>) -> Type {
    Type::Enum(EnumType { rust: format!("{model}{}", name::pascal(field)), values: Some(values), native: None })
}

/// The values of an enum that a struct names: known where all models are known.
pub(super) fn named(
    low: &mut Lowering<'_>,
    draft: &Draft,
    model: &Model,
    field: &DraftField,
    path: &str,
) -> Option<Vec<EnumValue>> {
    named_of(low, draft, &model.name, field, path)
}

/// The same of a model of which only the name is known.
pub(super) fn named_of(
    low: &mut Lowering<'_>,
    draft: &Draft,
    model: &str,
    field: &DraftField,
    path: &str,
) -> Option<Vec<EnumValue>> {
    let last = path.rsplit("::").next().unwrap_or(path).trim();
    let last = last.strip_prefix("r#").unwrap_or(last);
    let known = draft.enums.iter().find(|known| known.name.value == last);
    if known.is_none() && low.view == View::Whole {
        let at: Span = field.ty.as_ref().map_or(field.name.span, |ty| ty.span);
        let near = name::nearest(last, draft.enums.iter().map(|known| known.name.value.as_str()));
        let error = Diagnostic::error(
            "unknown_name",
            at,
            format!(
                "`{}::{}` has the type `{path}`, which is no column type and no enum of the models",
                model, field.name.value
            ),
        )
        .about(model, Some(&field.name.value));
        low.error(match near {
            Some(near) => error.help(format!("did you mean `{near}`?")),
            None => error
                .help(format!("derive `groundplan::Enum` for `{last}` in a file that is read, or use a column type")),
        });
    }
    known.map(|known| known.values.iter().map(|value| value.value.clone()).collect())
}

/// A default in the form that its type has: "true" of a boolean, "5" of a number, a variant's stored value.
pub(super) fn fit(value: &Value, ty: &Type) -> Value {
    match (value, ty) {
        (Value::Text(text), Type::Boolean) => match text.to_ascii_lowercase().as_str() {
            "on" | "true" | "yes" => Value::Boolean(true),
            "false" | "no" | "off" => Value::Boolean(false),
            _ => value.clone(),
        },
        (Value::Text(text), ty) if ty.is_number() && text.parse::<f64>().is_ok() => Value::Number(text.clone()),
        (Value::Text(text), Type::Enum(known)) => {
            // As written, or as the value is stored ("in progress" → in_progress).
            let stored = known.values.iter().flatten().find(|v| v.stored == *text || v.stored == name::snake(text));
            stored.map_or_else(|| value.clone(), |v| Value::Text(v.stored.clone()))
        }
        (Value::Text(text), Type::Timestamp | Type::Date | Type::Time) if text == "now" => Value::Now,
        (Value::Variant(variant), Type::Enum(known)) => {
            let last = variant.rsplit("::").next().unwrap_or(variant);
            let stored = known.values.iter().flatten().find(|v| v.variant == last);
            stored.map_or_else(|| value.clone(), |v| Value::Text(v.stored.clone()))
        }
        _ => value.clone(),
    }
}

/// Texts that are stored: no engine keeps a NUL, and no terminal shows the others as they are.
pub(super) fn printable(low: &mut Lowering<'_>, text: &Spanned<String>, what: &str, lines: bool) {
    let odd = text.value.chars().find(|c| c.is_control() && !(lines && matches!(c, '\n' | '\t' | '\r')));
    let Some(odd) = odd else { return };
    low.error(
        Diagnostic::error(
            "invalid_name",
            text.span,
            format!("{what} holds the control character U+{:04X}", odd as u32),
        )
        .help("write it without"),
    );
}

/// The values that a text gives to an enum.
pub(super) fn stored(low: &mut Lowering<'_>, model: &Model, field: &DraftField, values: &[EnumValue], at: Span) {
    let path = format!("{}::{}", model.name, field.name.value);
    for (nth, value) in values.iter().enumerate() {
        let shown = value.stored.escape_debug();
        printable(low, &Spanned::new(value.stored.clone(), at), &format!("the value `{shown}` of `{path}`"), false);
        if let Some(first) = values[..nth].iter().find(|o| o.variant == value.variant || o.stored == value.stored) {
            let message =
                format!("`{}` and `{shown}` of `{path}` would be one value, `{}`", first.stored, value.variant);
            low.error(
                Diagnostic::error("duplicate_name", at, message)
                    .help("leave one of them out, or give it another name")
                    .about(&model.name, Some(&field.name.value)),
            );
        }
    }
}
