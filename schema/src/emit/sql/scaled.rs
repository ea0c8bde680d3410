//! SQLite keeps a decimal as an integer, scaled by 10 to the power of its places. So every number that a condition compares with one is
//! scaled too, exactly: `price <= 99.99` becomes `"price" <= 9999`.

use crate::condition::{Condition, Term};
use crate::ir::{Model, Type};

/// The condition over scaled columns that holds just where `condition` holds over the decimals.
pub(super) fn scaled(model: &Model, condition: &Condition) -> Condition {
    let all = |list: &[Condition]| list.iter().map(|inner| scaled(model, inner)).collect();
    match condition {
        Condition::And(list) => Condition::And(all(list)),
        Condition::Or(list) => Condition::Or(all(list)),
        Condition::Not(inner) => Condition::Not(Box::new(scaled(model, inner))),
        _ if !condition.columns().iter().any(|column| places(model, column).is_some()) => condition.clone(),
        Condition::Compare(left, sign, right) => match &align(model, &[left, right])[..] {
            [left, right] => Condition::Compare(left.clone(), *sign, right.clone()),
            _ => condition.clone(),
        },
        Condition::Between(term, low, high) => match &align(model, &[term, low, high])[..] {
            [term, low, high] => Condition::Between(term.clone(), low.clone(), high.clone()),
            _ => condition.clone(),
        },
        Condition::In(term, list) => {
            let terms: Vec<&Term> = std::iter::once(term).chain(list).collect();
            match align(model, &terms).split_first() {
                Some((term, list)) => Condition::In(term.clone(), list.to_vec()),
                None => condition.clone(),
            }
        }
        Condition::IsNull(_) | Condition::IsNotNull(_) | Condition::JsonValid(_) | Condition::Raw(_) => {
            condition.clone()
        }
    }
}

/// A decimal literal as the integer that a column of so many places holds. With more places than that it stays a fraction of the unit.
pub(super) fn units(number: &str, places: u32) -> String {
    let (digits, own) = integer(number);
    match own.checked_sub(places) {
        None | Some(0) => raised(&digits, places - own.min(places)),
        Some(rest) => {
            let sign = if digits.starts_with('-') { "-" } else { "" };
            let digits = format!("{:0>width$}", digits.trim_start_matches('-'), width = rest as usize + 1);
            let (whole, fraction) = digits.split_at(digits.len() - rest as usize);
            format!("{sign}{whole}.{fraction}")
        }
    }
}

/// The places of a decimal column.
fn places(model: &Model, column: &str) -> Option<u32> {
    match model.column(column)?.ty {
        Type::Decimal { scale, .. } => Some(u32::from(scale)),
        _ => None,
    }
}

/// A term that is `10^scale` times the one that was written.
struct Scaled {
    term: Term,
    scale: u32,
}

/// The terms, all by the same factor.
fn align(model: &Model, terms: &[&Term]) -> Vec<Term> {
    let terms: Vec<Scaled> = terms.iter().map(|term| scale(model, term)).collect();
    let most = terms.iter().map(|term| term.scale).max().unwrap_or(0);
    terms.into_iter().map(|term| raise(term.term, most - term.scale)).collect()
}

fn scale(model: &Model, term: &Term) -> Scaled {
    match term {
        Term::Column(name) => Scaled { term: term.clone(), scale: places(model, name).unwrap_or(0) },
        Term::Number(number) => {
            let (digits, scale) = integer(number);
            Scaled { term: Term::Number(digits), scale }
        }
        Term::Arithmetic(left, sign, right) => arithmetic(scale(model, left), *sign, scale(model, right)),
        Term::Text(_) | Term::Boolean(_) | Term::Length(_) => Scaled { term: term.clone(), scale: 0 },
    }
}

fn arithmetic(left: Scaled, sign: char, right: Scaled) -> Scaled {
    let join = |left: Term, right: Term| Term::Arithmetic(Box::new(left), sign, Box::new(right));
    match sign {
        '*' => Scaled { term: join(left.term, right.term), scale: left.scale + right.scale },
        // Integers would be divided without a rest, which decimals are not.
        '/' => Scaled { term: join(real(left), real(right)), scale: 0 },
        _ => {
            let most = left.scale.max(right.scale);
            let (by_left, by_right) = (most - left.scale, most - right.scale);
            Scaled { term: join(raise(left.term, by_left), raise(right.term, by_right)), scale: most }
        }
    }
}

/// The number itself, as floating point.
fn real(scaled: Scaled) -> Term {
    let factor = format!("{}.0", raised("1", scaled.scale));
    Term::Arithmetic(Box::new(scaled.term), '/', Box::new(Term::Number(factor)))
}

/// The term, multiplied by a power of ten.
fn raise(term: Term, by: u32) -> Term {
    match term {
        _ if by == 0 => term,
        Term::Number(digits) => Term::Number(raised(&digits, by)),
        term => Term::Arithmetic(Box::new(term), '*', Box::new(Term::Number(raised("1", by)))),
    }
}

/// Integer digits, multiplied by a power of ten.
fn raised(digits: &str, by: u32) -> String {
    if digits.trim_start_matches('-') == "0" { "0".to_owned() } else { format!("{digits}{}", "0".repeat(by as usize)) }
}

/// A decimal literal without its point, and the places that it had.
fn integer(number: &str) -> (String, u32) {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let digits = digits.replace('_', "");
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let fraction = fraction.trim_end_matches('0');
    let joined = format!("{whole}{fraction}");
    let joined = joined.trim_start_matches('0');
    let joined = if joined.is_empty() { "0".to_owned() } else { format!("{sign}{joined}") };
    (joined, fraction.len() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::condition::Comparison;
    use crate::emit::sql::fixture::{column, model};

    fn printed(condition: &Condition) -> String {
        let price = column("price", Type::Decimal { precision: 10, scale: 2 });
        let rate = column("rate", Type::Decimal { precision: 6, scale: 3 });
        let count = column("count", Type::Integer);
        scaled(&model("Order", vec![price, rate, count]), condition).plain()
    }
    fn name(column: &str) -> Term {
        Term::Column(column.into())
    }
    fn number(number: &str) -> Term {
        Term::Number(number.into())
    }
    fn times(left: Term, right: Term) -> Term {
        Term::Arithmetic(Box::new(left), '*', Box::new(right))
    }

    #[test]
    fn literals_follow_the_column() {
        let between = Condition::Between(name("price"), number("-0.5"), number("99.99"));
        assert_eq!(printed(&between), "price BETWEEN -50 AND 9999");
        assert_eq!(printed(&Condition::In(name("price"), vec![number("0"), number("5")])), "price IN (0, 500)");
        // Finer than the column: the column is raised instead, so nothing is rounded.
        let fine = Condition::Compare(name("price"), Comparison::Gt, number("0.125"));
        assert_eq!(printed(&fine), "(price * 10) > 125");
        let count = Condition::Compare(name("count"), Comparison::Gt, number("0.5"));
        assert_eq!(printed(&count), "count > 0.5", "no decimal, so nothing is scaled");
    }

    #[test]
    fn both_sides_of_arithmetic_have_one_unit() {
        let product = times(name("price"), name("count"));
        let same = Condition::Compare(product, Comparison::Le, name("rate"));
        assert_eq!(printed(&same), "((price * count) * 10) <= rate");
        let share = Term::Arithmetic(Box::new(name("price")), '/', Box::new(name("count")));
        let share = Condition::Compare(share, Comparison::Lt, number("2"));
        assert_eq!(printed(&share), "((price / 100.0) / (count / 1.0)) < 2");
    }

    #[test]
    fn defaults_are_units() {
        let all = [("9.99", 2), ("5", 2), ("0.0", 2), ("-1.5", 3), ("0.125", 2), ("-0.001", 2)];
        assert_eq!(all.map(|(number, places)| units(number, places)), ["999", "500", "0", "-1500", "12.5", "-0.1"]);
    }
}
