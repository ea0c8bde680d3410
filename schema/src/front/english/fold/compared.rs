//! Fields that are measured by another field of the same row: a check of the table.

use super::Fold;
use crate::condition::{Comparison, Condition, Term};
use crate::convention::{self, GuessedType};
use crate::diagnostic::Diagnostic;
use crate::draft::{DraftCheck, DraftField, DraftType};
use crate::front::english::noun::Noun;
use crate::ir::{Origin, Type};
use crate::text::Span;

/// "The end date must be after the start date", until all fields are known.
pub(super) struct Compared {
    /// The model and its field.
    pub(super) model: String,
    pub(super) field: String,
    pub(super) sign: Comparison,
    /// The other field.
    pub(super) other: Noun,
    pub(super) span: Span,
}

impl Fold<'_> {
    /// Makes the checks.
    pub(super) fn compared(&mut self) {
        for compared in std::mem::take(&mut self.compared) {
            let Some(at) = self.by_name.get(&compared.model).copied() else {
                self.of_a_link(&compared);
                continue;
            };
            // What is unknown is reported there.
            let Some(other) = self.resolve_member(at, &compared.other) else { continue };
            let Some(model) = self.models.get_mut(at) else { continue };
            let field = |name: &str| model.fields.iter().find(|field| field.name.value == name);
            let Some(own) = field(&compared.field) else { continue };
            if let Some((message, help)) = fault(&model.name.value, own, &other.value, field(&other.value)) {
                let error = Diagnostic::error("contradiction", compared.span, message).help(help);
                self.out.push(error.label(own.name.span, "the field is here"));
                continue;
            }
            let column = |name: &str| Term::Column(name.to_owned());
            let condition = Condition::Compare(column(&compared.field), compared.sign, column(&other.value));
            if model.checks.iter().any(|check| check.condition == condition) {
                continue;
            }
            let words = self.sources.text(compared.span).split_whitespace().collect::<Vec<_>>().join(" ");
            let origin = Origin::text(compared.span, words);
            model.checks.push(DraftCheck { name: None, condition, origin, span: compared.span });
        }
    }

    fn of_a_link(&mut self, compared: &Compared) {
        let message = "two fields of a link are compared, which only an entity can hold".to_owned();
        let help = "describe the link as an entity of its own, as in \"An enrolment has a start date and an end date. \
                    Enrolments belong to students and courses.\"";
        self.out.push(Diagnostic::error("not_understood", compared.span, message).help(help));
    }
}

/// Why the two cannot be compared, and what to write instead.
fn fault(model: &str, own: &DraftField, than: &str, other: Option<&DraftField>) -> Option<(String, String)> {
    let same = own.name.value == than;
    let (name, than) = (own.name.value.replace('_', " "), than.replace('_', " "));
    if same {
        return Some((
            format!("`{model}::{}` is compared with itself", own.name.value),
            "name another field".to_owned(),
        ));
    }
    let Some(other) = other else {
        let message = format!("`{than}` is a key or automatic, and `{name}` cannot be compared with it");
        return Some((message, "name a field that a list has".to_owned()));
    };
    let (one, two) = (order(model, own), order(model, other));
    let message = match (one, two) {
        (Some(one), Some(two)) if one == two => return None,
        (Some(one), Some(two)) => format!("`{name}` is a {} and `{than}` is a {}", one.word(), two.word()),
        (None, _) => format!("`{name}` is no number and no time, so it is never before or above `{than}`"),
        (_, None) => format!("`{than}` is no number and no time, so `{name}` is never before or above it"),
    };
    let ty = match one.or(two) {
        Some(Order::Number) => "integer",
        Some(Order::Date) => "date",
        Some(Order::Time) => "time",
        Some(Order::Timestamp) | None => "timestamp",
    };
    Some((message, format!("give both the same type, as in \"{name} ({ty})\" and \"{than} ({ty})\"")))
}

/// What has an order, and is compared with its like only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Number,
    Date,
    Timestamp,
    Time,
}

impl Order {
    const fn word(self) -> &'static str {
        match self {
            Order::Number => "number",
            Order::Date => "date",
            Order::Timestamp => "timestamp",
            Order::Time => "time of day",
        }
    }
}

fn order(model: &str, field: &DraftField) -> Option<Order> {
    let ty = match field.ty.as_ref().map(|ty| &ty.value) {
        Some(DraftType::Number) => return Some(Order::Number),
        Some(DraftType::Known(ty)) => ty.clone(),
        Some(DraftType::Values(_) | DraftType::Named(_) | DraftType::Key) => return None,
        None => match convention::guess(model, &field.name.value).ty {
            GuessedType::Known(ty) => ty,
            GuessedType::Values(_) => return None,
        },
    };
    match ty {
        ty if ty.is_number() => Some(Order::Number),
        Type::Date => Some(Order::Date),
        Type::Timestamp | Type::NaiveTimestamp => Some(Order::Timestamp),
        Type::Time => Some(Order::Time),
        _ => None,
    }
}
