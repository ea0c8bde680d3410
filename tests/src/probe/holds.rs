//! Whether a condition holds for a row, worked out here and not by what prints it: the second opinion that the server is asked about.

use groundplan::Decimal;
use groundplan_schema::condition::{Comparison, Condition, Term};
use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::value::Val;

/// The values of a row by column; what is not there is NULL.
pub(super) type Values = BTreeMap<String, Val>;

/// SQL's answer: `None` is neither true nor false.
pub(super) fn holds(condition: &Condition, row: &Values) -> Option<bool> {
    match condition {
        Condition::Compare(left, sign, right) => {
            let order = compare(&term(left, row)?, &term(right, row)?)?;
            Some(match sign {
                Comparison::Eq => order == Ordering::Equal,
                Comparison::Ne => order != Ordering::Equal,
                Comparison::Lt => order == Ordering::Less,
                Comparison::Le => order != Ordering::Greater,
                Comparison::Gt => order == Ordering::Greater,
                Comparison::Ge => order != Ordering::Less,
            })
        }
        Condition::Between(value, low, high) => {
            let value = term(value, row)?;
            let low = compare(&value, &term(low, row)?)? != Ordering::Less;
            let high = compare(&value, &term(high, row)?)? != Ordering::Greater;
            Some(low && high)
        }
        Condition::In(value, list) => {
            let value = term(value, row)?;
            Some(list.iter().filter_map(|one| term(one, row)).any(|one| compare(&value, &one) == Some(Ordering::Equal)))
        }
        Condition::IsNull(value) => Some(term(value, row).is_none()),
        Condition::IsNotNull(value) => Some(term(value, row).is_some()),
        Condition::And(list) => {
            let all: Vec<_> = list.iter().map(|one| holds(one, row)).collect();
            if all.contains(&Some(false)) {
                Some(false)
            } else {
                all.into_iter().collect::<Option<Vec<_>>>().map(|_| true)
            }
        }
        Condition::Or(list) => {
            let all: Vec<_> = list.iter().map(|one| holds(one, row)).collect();
            if all.contains(&Some(true)) {
                Some(true)
            } else {
                all.into_iter().collect::<Option<Vec<_>>>().map(|_| false)
            }
        }
        Condition::Not(inner) => holds(inner, row).map(|answer| !answer),
        Condition::JsonValid(column) => match row.get(column)? {
            Val::Null => None,
            value => Some(!matches!(value, Val::Broken(_))),
        },
        Condition::Raw(_) => None,
    }
}

fn term(term_: &Term, row: &Values) -> Option<Val> {
    match term_ {
        Term::Column(column) => row.get(column).filter(|value| **value != Val::Null).cloned(),
        Term::Number(text) => Some(Val::Number(text.parse().ok()?)),
        Term::Text(text) => Some(Val::Text(text.clone())),
        Term::Boolean(value) => Some(Val::Boolean(*value)),
        Term::Length(inner) => match term(inner, row)? {
            Val::Text(text) => Some(Val::Number(Decimal::from(text.chars().count()))),
            _ => None,
        },
        Term::Arithmetic(left, sign, right) => match (term(left, row)?, term(right, row)?) {
            (Val::Number(left), Val::Number(right)) => Some(Val::Number(match sign {
                '+' => left + right,
                '-' => left - right,
                '*' => left * right,
                _ => left.checked_div(right)?,
            })),
            _ => None,
        },
    }
}

fn compare(left: &Val, right: &Val) -> Option<Ordering> {
    let number = |value: &Val| match value {
        Val::Number(number) => Some(*number),
        Val::Boolean(value) => Some(Decimal::from(u8::from(*value))),
        Val::Key(number) => Some(Decimal::from(*number)),
        _ => None,
    };
    match (left, right) {
        (Val::Text(left), Val::Text(right)) => Some(left.cmp(right)),
        // `2` as a boolean: it is equal to no value that a condition names.
        (Val::Broken(_), _) | (_, Val::Broken(_)) => Some(Ordering::Less),
        _ => Some(number(left)?.cmp(&number(right)?)),
    }
}
