//! Ranges that nothing can be in, and ranges of what is no number.

use super::Fold;
use crate::condition::{Comparison, Condition, Term};
use crate::convention::{self, GuessedType};
use crate::diagnostic::Diagnostic;
use crate::draft::{DraftField, DraftType};
use crate::ir::Type;
use crate::text::Span;

/// A limit, whether it is in the range itself, and who says so.
type Limit = (f64, bool, Span);

impl Fold<'_> {
    /// Looks at all that was said of each field.
    pub(super) fn ranges(&mut self) {
        let mut empty: Vec<(String, Span, Span)> = Vec::new();
        let mut wrong: Vec<Diagnostic> = Vec::new();
        for model in &self.models {
            for field in &model.fields {
                let name = format!("`{}::{}`", model.name.value, field.name.value);
                let found = [Limits::of(field, false), Limits::of(field, true)];
                empty.extend(found.iter().filter_map(Limits::empty).map(|(here, there)| (name.clone(), here, there)));
                let ranged = found.first().and_then(|numbers| numbers.low.or(numbers.high));
                if let (Some((.., span)), Some(ty)) = (ranged, no_number(&model.name.value, field)) {
                    wrong.push(
                        Diagnostic::error(
                            "contradiction",
                            span,
                            format!("{name} is of type `{ty}`, and this range is one of numbers"),
                        )
                        .label(field.name.span, "the field is here")
                        .help("leave the range out, or give the field a type of number, `(integer)` for instance"),
                    );
                }
            }
        }
        for (name, here, there) in empty {
            self.contradiction(format!("nothing is in both ranges of {name}"), here, there, "the other");
        }
        for error in wrong {
            self.out.push(error);
        }
    }
}

/// The narrowest limits of a field's value or of its length.
#[derive(Default)]
struct Limits {
    low: Option<Limit>,
    high: Option<Limit>,
}

impl Limits {
    fn of(field: &DraftField, length: bool) -> Limits {
        let mut limits = Limits::default();
        if let Some(most) = field.max_length.as_ref().filter(|_| length) {
            limits.below((f64::from(most.value), true, most.span));
        }
        let is_this = |term: &Term| match term {
            Term::Length(_) => length,
            Term::Column(_) => !length,
            _ => false,
        };
        for check in &field.checks {
            match &check.value {
                Condition::Compare(term, sign, Term::Number(number)) if is_this(term) => {
                    let Ok(number) = number.parse::<f64>() else { continue };
                    match sign {
                        Comparison::Ge => limits.above((number, true, check.span)),
                        Comparison::Gt => limits.above((number, false, check.span)),
                        Comparison::Le => limits.below((number, true, check.span)),
                        Comparison::Lt => limits.below((number, false, check.span)),
                        Comparison::Eq | Comparison::Ne => {}
                    }
                }
                Condition::Between(term, Term::Number(low), Term::Number(high)) if is_this(term) => {
                    let (Ok(low), Ok(high)) = (low.parse(), high.parse()) else { continue };
                    limits.above((low, true, check.span));
                    limits.below((high, true, check.span));
                }
                _ => {}
            }
        }
        limits
    }

    fn above(&mut self, limit: Limit) {
        let narrower = self.low.is_none_or(|old| limit.0 > old.0 || (limit.0 >= old.0 && !limit.1));
        if narrower {
            self.low = Some(limit);
        }
    }

    fn below(&mut self, limit: Limit) {
        let narrower = self.high.is_none_or(|old| limit.0 < old.0 || (limit.0 <= old.0 && !limit.1));
        if narrower {
            self.high = Some(limit);
        }
    }

    /// The later and the earlier of two limits that leave nothing between them.
    fn empty(&self) -> Option<(Span, Span)> {
        let ((low, low_is_in, below), (high, high_is_in, above)) = (self.low?, self.high?);
        let nothing = low > high || (low >= high && !(low_is_in && high_is_in));
        nothing.then(|| if below > above { (below, above) } else { (above, below) })
    }
}

/// The type of a field, where it is known and no number.
fn no_number(model: &str, field: &DraftField) -> Option<&'static str> {
    let guessed = || match convention::guess(model, &field.name.value).ty {
        GuessedType::Known(ty @ (Type::Date | Type::Timestamp | Type::Time | Type::Boolean)) => Some(ty),
        _ => None,
    };
    match field.ty.as_ref().map(|ty| &ty.value) {
        None => guessed().map(|ty| ty.word()),
        Some(DraftType::Known(ty)) => (!ty.is_number()).then(|| ty.word()),
        Some(DraftType::Values(_)) => Some("enum"),
        Some(DraftType::Number | DraftType::Named(_) | DraftType::Key) => None,
    }
}
