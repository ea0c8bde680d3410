//! What a condition says of one known value. Three answers: it holds, it does not, or it cannot be told from here.

use std::cmp::Ordering;

use crate::condition::{Comparison, Condition, Term};
use crate::ir::Value;

/// Whether `condition` holds where `column` has this value; `None`: another column, raw SQL or a collation decides it.
pub(super) fn holds(condition: &Condition, column: &str, value: &Value) -> Option<bool> {
    let term = |term: &Term| known(term, column, value);
    match condition {
        Condition::Compare(left, sign, right) => compare(&term(left)?, *sign, &term(right)?),
        Condition::Between(it, low, high) => {
            let it = term(it)?;
            let above = compare(&it, Comparison::Ge, &term(low)?);
            both(above, || compare(&it, Comparison::Le, &term(high)?))
        }
        Condition::In(it, list) => {
            let it = term(it)?;
            let answers: Vec<_> = list.iter().map(|one| compare(&it, Comparison::Eq, &term(one)?)).collect();
            any(&answers)
        }
        Condition::IsNull(it) => term(it).map(|_| false),
        Condition::IsNotNull(it) => term(it).map(|_| true),
        Condition::And(list) => {
            let answers: Vec<_> = list.iter().map(|one| holds(one, column, value).map(|holds| !holds)).collect();
            any(&answers).map(|broken| !broken)
        }
        Condition::Or(list) => any(&list.iter().map(|one| holds(one, column, value)).collect::<Vec<_>>()),
        Condition::Not(inner) => holds(inner, column, value).map(|holds| !holds),
        Condition::JsonValid(_) | Condition::Raw(_) => None,
    }
}

fn both(first: Option<bool>, second: impl FnOnce() -> Option<bool>) -> Option<bool> {
    match (first, second()) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn any(answers: &[Option<bool>]) -> Option<bool> {
    if answers.contains(&Some(true)) {
        return Some(true);
    }
    (!answers.contains(&None)).then_some(false)
}

enum Known {
    Number(Exact),
    Text(String),
    Boolean(bool),
}

fn known(term: &Term, column: &str, value: &Value) -> Option<Known> {
    match term {
        Term::Column(name) if name == column => match value {
            Value::Number(number) => Exact::parse(number).map(Known::Number),
            Value::Text(text) => Some(Known::Text(text.clone())),
            Value::Boolean(value) => Some(Known::Boolean(*value)),
            Value::Now | Value::Sql(_) | Value::Variant(_) => None,
        },
        Term::Column(_) => None,
        Term::Number(number) => Exact::parse(number).map(Known::Number),
        Term::Text(text) => Some(Known::Text(text.clone())),
        Term::Boolean(value) => Some(Known::Boolean(*value)),
        Term::Length(inner) => match known(inner, column, value)? {
            Known::Text(text) => Some(Known::Number(Exact { digits: text.chars().count() as i128, scale: 0 })),
            _ => None,
        },
        // Engines divide, and overflow, each in their own way.
        Term::Arithmetic(..) => None,
    }
}

fn compare(left: &Known, sign: Comparison, right: &Known) -> Option<bool> {
    let order = match (left, right) {
        (Known::Number(left), Known::Number(right)) => left.order(right)?,
        (Known::Boolean(left), Known::Boolean(right)) => left.cmp(right),
        // Which of two texts is the greater is the collation's business.
        (Known::Text(left), Known::Text(right)) if matches!(sign, Comparison::Eq | Comparison::Ne) => left.cmp(right),
        _ => return None,
    };
    Some(match sign {
        Comparison::Eq => order.is_eq(),
        Comparison::Ne => order.is_ne(),
        Comparison::Lt => order.is_lt(),
        Comparison::Le => order.is_le(),
        Comparison::Gt => order.is_gt(),
        Comparison::Ge => order.is_ge(),
    })
}

/// A decimal number without rounding: `digits` divided by ten to the power of `scale`.
#[derive(Clone)]
pub(super) struct Exact {
    digits: i128,
    scale: u32,
}

impl Exact {
    /// Reads `12`, `-0.50`; `None` for anything else, exponents among them.
    pub(super) fn parse(text: &str) -> Option<Exact> {
        let text = text.trim().replace('_', "");
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let digits = whole.trim_start_matches(['-', '+']);
        if digits.is_empty() || !digits.chars().chain(part.chars()).all(|c| c.is_ascii_digit()) {
            return None;
        }
        Some(Exact { digits: format!("{whole}{part}").parse().ok()?, scale: u32::try_from(part.len()).ok()? })
    }

    /// A whole number.
    pub(super) fn of(digits: i128) -> Exact {
        Exact { digits, scale: 0 }
    }

    /// Its value, where it is a whole number.
    pub(super) fn whole(&self) -> Option<i128> {
        let unit = 10_i128.checked_pow(self.scale)?;
        (self.digits % unit == 0).then(|| self.digits / unit)
    }

    /// Which of two is the greater; `None`: too many digits to tell.
    pub(super) fn order(&self, other: &Exact) -> Option<Ordering> {
        let scale = self.scale.max(other.scale);
        let widen = |number: &Exact| number.digits.checked_mul(10_i128.checked_pow(scale - number.scale)?);
        Some(widen(self)?.cmp(&widen(other)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column() -> Term {
        Term::Column("price".to_owned())
    }

    fn number(text: &str) -> Term {
        Term::Number(text.to_owned())
    }

    fn of(condition: &Condition, value: &str) -> Option<bool> {
        holds(condition, "price", &Value::Number(value.to_owned()))
    }

    #[test]
    fn numbers_are_exact() {
        let above = Condition::Compare(column(), Comparison::Gt, number("0.1"));
        assert_eq!(
            (of(&above, "0.10"), of(&above, "0.100000000000000000001"), of(&above, "-3")),
            (Some(false), Some(true), Some(false))
        );
        assert_eq!(of(&above, "1e400"), None);
        assert_eq!(Exact::parse("12.00").and_then(|exact| exact.whole()), Some(12));
        assert_eq!(Exact::parse("12.5").and_then(|exact| exact.whole()), None);
    }

    #[test]
    fn ranges_and_lists() {
        let between = Condition::Between(column(), number("0"), number("150"));
        assert_eq!((of(&between, "150"), of(&between, "151")), (Some(true), Some(false)));
        let few = Condition::In(column(), vec![number("1"), number("2")]);
        assert_eq!((of(&few, "2"), of(&few, "3")), (Some(true), Some(false)));
    }

    #[test]
    fn what_cannot_be_told_is_not_told() {
        let other = Condition::Compare(column(), Comparison::Lt, Term::Column("cost".to_owned()));
        let above = Condition::Compare(column(), Comparison::Gt, number("0"));
        assert_eq!(of(&other, "1"), None);
        assert_eq!(of(&Condition::And(vec![other.clone(), above.clone()]), "-1"), Some(false));
        assert_eq!(of(&Condition::And(vec![other.clone(), above.clone()]), "1"), None);
        assert_eq!(of(&Condition::Or(vec![other, above]), "1"), Some(true));
        assert_eq!(of(&Condition::Raw("price > 0".to_owned()), "-1"), None);
    }

    #[test]
    fn lengths_count_characters() {
        let short = Condition::Compare(Term::Length(Box::new(column())), Comparison::Le, number("3"));
        assert_eq!(holds(&short, "price", &Value::Text("äöü".to_owned())), Some(true));
        assert_eq!(holds(&short, "price", &Value::Text("four".to_owned())), Some(false));
    }
}
