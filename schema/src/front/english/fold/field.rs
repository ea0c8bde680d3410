//! Properties of fields: each is said once, or twice the same.

use super::Fold;
use super::compared::Compared;
use crate::convention::{self, GuessedType};
use crate::diagnostic::Diagnostic;
use crate::draft::{DraftField, DraftType, Uniqueness};
use crate::front::english::fact::{Bound, Property, RawValue, What};
use crate::ir::{Assumption, Type, Value};
use crate::text::{Span, Spanned};

/// A message and the place of what was said before.
type Conflict = Option<(String, Span)>;

impl Fold<'_> {
    /// Says something of a field.
    pub(super) fn apply(&mut self, at: usize, index: usize, property: &Property) {
        let Some(model) = self.models.get_mut(at) else { return };
        let owner = model.name.value.clone();
        let Some(field) = model.fields.get_mut(index) else { return };
        if let What::Bound(Bound::Field(sign, other)) = &property.what {
            let (sign, other, field) = (*sign, other.clone(), field.name.value.clone());
            self.compared.push(Compared { model: owner, field, sign, other, span: property.span });
            return;
        }
        let name = format!("`{owner}::{}`", field.name.value);
        if let Some((what, there)) = say(field, property) {
            self.contradiction(format!("{name} {what}"), property.span, there, "the other");
            return;
        }
        if let What::Bound(Bound::Compare(..) | Bound::Between(..)) = &property.what
            && field.ty.is_none()
        {
            if is_text(&owner, &field.name.value) {
                let (message, words) =
                    (format!("the range of {name} is not understood"), field.name.value.replace('_', " "));
                self.out.push(
                    Diagnostic::error("not_understood", property.span, message)
                        .note("it is a text by its name: its characters can be counted, or it has a type that is a number")
                        .help(format!("write \"{words} (up to 20 characters)\" or \"{words} (integer, between 1 and 20)\""))
                        .about(&owner, None),
                );
                return;
            }
            let because = number_type(&owner, field, property);
            let (span, text) = (field.name.span, field.origin.text.clone());
            self.draft.assumptions.extend(because.map(|because| Assumption { span: Some(span), text, because }));
        }
    }

    /// "A decimal", and nobody says how many digits it has.
    pub(super) fn digits(&mut self) {
        let is_decimal = |field: &&DraftField| {
            let ty = field.ty.as_ref().map(|ty| &ty.value);
            matches!(ty, Some(DraftType::Known(Type::Decimal { .. }))) && field.precision.is_none()
        };
        for field in self.models.iter().flat_map(|model| &model.fields).filter(is_decimal) {
            self.draft.assumptions.push(Assumption {
                span: Some(field.name.span),
                text: field.origin.text.clone(),
                because: format!("`{}` is a decimal(10, 2), since no digits are given", field.name.value),
            });
        }
    }
}

/// Writes it into the field, unless it says the contrary of what is there.
fn say(field: &mut DraftField, property: &Property) -> Conflict {
    let span = property.span;
    match &property.what {
        What::Type(ty) => set_type(field, ty.clone(), span),
        What::Values(values) => {
            set_type(field, DraftType::Values(values.iter().map(|v| v.value.clone()).collect()), span)
        }
        What::Required(required) => {
            let word = |required: bool| if required { "required" } else { "optional" };
            set(&mut field.required, *required, span, |before| {
                format!("is {} here and {} elsewhere", word(*required), word(*before))
            })
        }
        What::Unique(reach) => set_unique(field, *reach, span),
        What::Default(raw) => {
            let value = value(raw);
            set(&mut field.default, value, span, |before| {
                format!("has two defaults: {} and {}", show(before), raw_text(raw))
            })
        }
        What::MaxLength(length) => set(&mut field.max_length, *length, span, |before| {
            format!("has up to {length} characters here and up to {before} elsewhere")
        }),
        What::Digits(precision, scale) => {
            let message = |before: &u8| format!("has {precision} digits here and {before} elsewhere");
            set(&mut field.precision, *precision, span, message).or_else(|| {
                set(&mut field.scale, *scale, span, |before| {
                    format!("has {scale} digits after the point here and {before} elsewhere")
                })
            })
        }
        What::Bound(bound) => {
            let condition = bound.condition(&field.name.value);
            if !field.checks.iter().any(|check| check.value == condition) {
                field.checks.push(Spanned::new(condition, span));
            }
            None
        }
        What::RenamedFrom(from) => set(&mut field.renamed_from, from.clone(), span, |before| {
            format!("had two names before: `{before}` and `{from}`")
        }),
    }
}

fn set<T: PartialEq>(slot: &mut Option<Spanned<T>>, value: T, span: Span, message: impl Fn(&T) -> String) -> Conflict {
    match slot {
        Some(before) if before.value != value => Some((message(&before.value), before.span)),
        Some(_) => None,
        None => {
            *slot = Some(Spanned::new(value, span));
            None
        }
    }
}

fn set_type(field: &mut DraftField, ty: DraftType, span: Span) -> Conflict {
    let Some(before) = &field.ty else {
        field.ty = Some(Spanned::new(ty, span));
        return None;
    };
    let string = |ty: &DraftType| matches!(ty, DraftType::Known(Type::String { .. }));
    match (&before.value, &ty) {
        (old, new) if old == new => None,
        // An enum is a string of few values.
        (DraftType::Values(_), new) if string(new) => None,
        (old, DraftType::Values(_)) if string(old) => {
            field.ty = Some(Spanned::new(ty, span));
            None
        }
        (DraftType::Values(_), DraftType::Values(_)) => Some(("has two lists of values".to_owned(), before.span)),
        (old, new) => Some((format!("is {} here and {} elsewhere", describe(new), describe(old)), before.span)),
    }
}

fn describe(ty: &DraftType) -> String {
    match ty {
        DraftType::Known(ty) => match ty {
            Type::Array(_) => "a list".to_owned(),
            ty => format!("`{}`", ty.word()),
        },
        DraftType::Values(_) => "one of some values".to_owned(),
        DraftType::Number => "`number`".to_owned(),
        DraftType::Named(_) | DraftType::Key => "a key".to_owned(),
    }
}

fn set_unique(field: &mut DraftField, reach: Uniqueness, span: Span) -> Conflict {
    let slot = &mut field.unique;
    let Some(before) = slot else {
        *slot = Some(Spanned::new(reach, span));
        return None;
    };
    match (before.value, reach) {
        (old, new) if old == new => None,
        // What is said wins over the convention, and "across all tenants" says more than "unique".
        (Uniqueness::Assumed, _) | (Uniqueness::Scoped, Uniqueness::AcrossTenants) => {
            *before = Spanned::new(reach, span);
            None
        }
        (_, Uniqueness::Assumed) | (Uniqueness::AcrossTenants, Uniqueness::Scoped) => None,
        (Uniqueness::Not, _) => Some(("is unique here and not unique elsewhere".to_owned(), before.span)),
        (_, _) => Some(("is not unique here and unique elsewhere".to_owned(), before.span)),
    }
}

fn value(raw: &RawValue) -> Value {
    match raw {
        RawValue::Words(text) | RawValue::Verbatim(text) => Value::Text(text.clone()),
        RawValue::Number(number) => Value::Number(number.clone()),
        RawValue::Now => Value::Now,
    }
}

fn raw_text(raw: &RawValue) -> String {
    show(&value(raw))
}

fn show(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Number(text) => format!("`{text}`"),
        _ => "the time of the insert".to_owned(),
    }
}

/// Names that are those of texts, whatever bounds stand behind them: "a title (up to 20)" has no unit.
fn is_text(model: &str, name: &str) -> bool {
    const TEXTS: &[&str] = &["email", "label", "name", "nickname", "slug", "surname", "title", "username"];
    let last = name.rsplit('_').next().unwrap_or(name);
    TEXTS.contains(&last) || convention::guess(model, name).ty == GuessedType::Known(Type::Text)
}

/// A range is one of numbers: where the name tells no number, an integer for whole bounds.
fn number_type(model: &str, field: &mut DraftField, property: &Property) -> Option<String> {
    let numbers = match &property.what {
        What::Bound(Bound::Between(low, high)) => vec![low, high],
        What::Bound(Bound::Compare(_, number)) => vec![number],
        _ => return None,
    };
    let whole = numbers.iter().all(|number| !number.contains('.'));
    let between = numbers.len() == 2;
    let name = &field.name.value;
    let guessed = convention::guess(model, name).ty;
    let score =
        ["rating", "score", "grade", "mark"].iter().any(|word| name == word || name.ends_with(&format!("_{word}")));
    match guessed {
        GuessedType::Known(ty) if ty.is_number() && !(score && whole && between) => None,
        GuessedType::Known(Type::Date | Type::Timestamp | Type::Time | Type::Boolean) => None,
        _ => {
            let ty = if whole { DraftType::Known(Type::Integer) } else { DraftType::Number };
            let because = if whole {
                format!(
                    "`{name}` is an integer, since its bounds are whole numbers; say \"(decimal)\" behind it for the other"
                )
            } else {
                format!("`{name}` is a number, since it has a range")
            };
            field.ty = Some(Spanned::new(ty, property.span));
            Some(because)
        }
    }
}

/// A default of an enum in the form in which the value is stored.
pub(super) fn finish(field: &mut DraftField) {
    if let (Some(Spanned { value: DraftType::Values(values), .. }), Some(default)) = (&field.ty, &mut field.default)
        && let Value::Text(text) | Value::Number(text) = &default.value
    {
        let snake = crate::name::snake(text);
        let stored = values.iter().find(|value| value.stored == *text || value.stored == snake);
        default.value = Value::Text(stored.map_or_else(|| text.clone(), |value| value.stored.clone()));
    }
}
