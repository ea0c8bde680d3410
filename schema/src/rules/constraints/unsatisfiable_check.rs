//! Checks that no value can satisfy.

use crate::condition::{Comparison, Condition, Term};
use crate::diagnostic::Level;
use crate::ir::{Aspect, Field, Model, Type};
use crate::rules::evaluate::Exact;
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

The checks over one column leave a value: bounds that meet, lists that have a value in common, a length that fits into the column, a number that its type can hold. A required
column may not have to be NULL.

Conditions between columns, alternatives (`OR`) and raw SQL are not judged.

## Why it matters

The table is made without a word, and the first INSERT fails, as every other one will. Where the column is optional it is worse: rows without the value go in, and nobody
learns that none can have it.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Order {
    pub id: Id<Order>,
    #[model(check("quantity > 5 AND quantity < 3"))]
    pub quantity: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
error: no value of `Order::quantity` satisfies its checks
rule: unsatisfiable_check (constraint completeness, weight 25)
note: `quantity > 5 AND quantity < 3` must hold
help: change the bounds so that they leave a value
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Order {
    pub id: Id<Order>,
    #[model(check("quantity > 3 AND quantity < 5"))]
    pub quantity: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Change one of the conditions. Where two alternatives were meant, join them by `OR`.

## When to allow

Never: the column can hold nothing.

## References

- default_outside_values: a default that the checks refuse.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "unsatisfiable_check",
    dimension: Dimension::ConstraintCompleteness,
    level: Some(Level::Error),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::Checks],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    for field in &case.model.fields {
        let conditions: Vec<&Condition> = conditions(case.model, field).collect();
        // One of our own alone cannot fail: values have themselves, a length has zero.
        let judged = conditions.iter().any(|condition| is_bound(condition));
        if !judged {
            continue;
        }
        if has_a_value(field, &conditions) {
            // Ranges that contradict each other the reader of a text refuses; left are its types, lengths and values.
            if !case.is_text() {
                tally.pass();
            }
            continue;
        }
        let message = format!("no value of {} satisfies its checks", case.path(field));
        let what = if case.is_text() { "bounds, or the type," } else { "bounds" };
        let help = format!("change the {what} so that they leave a value");
        let mut finding = tally.finding(Some(field), message, help);
        for condition in conditions {
            finding = finding.note(format!("`{}` must hold", condition.plain()));
        }
        tally.fail(finding);
    }
}

/// The conditions that are about this column alone, each once.
fn conditions<'a>(model: &'a Model, field: &'a Field) -> impl Iterator<Item = &'a Condition> {
    let of_model =
        model.checks.iter().map(|check| &check.condition).filter(|other| Some(*other) != field.check.as_ref());
    let about = |condition: &&Condition| {
        let columns = condition.columns();
        !columns.is_empty() && columns.iter().all(|column| *column == field.column)
    };
    field.check.iter().chain(of_model).filter(about)
}

/// Whether a condition narrows what we can follow.
fn is_bound(condition: &Condition) -> bool {
    match condition {
        Condition::Compare(..) | Condition::Between(..) | Condition::In(..) | Condition::IsNull(_) => true,
        Condition::And(list) => list.iter().any(is_bound),
        _ => false,
    }
}

/// A lower and an upper bound; the flag says that the bound itself is left out.
#[derive(Default)]
struct Bounds {
    low: Option<(Exact, bool)>,
    high: Option<(Exact, bool)>,
}

impl Bounds {
    fn at_least(&mut self, bound: Exact, open: bool) {
        let narrower = self.low.as_ref().is_none_or(|(low, was)| match bound.order(low) {
            Some(order) => order.is_gt() || (order.is_eq() && open && !*was),
            None => false,
        });
        if narrower {
            self.low = Some((bound, open));
        }
    }

    fn at_most(&mut self, bound: Exact, open: bool) {
        let narrower = self.high.as_ref().is_none_or(|(high, was)| match bound.order(high) {
            Some(order) => order.is_lt() || (order.is_eq() && open && !*was),
            None => false,
        });
        if narrower {
            self.high = Some((bound, open));
        }
    }

    /// Whether a number fits between them; of whole numbers there may be none although fractions would.
    fn leave(&self, whole: bool) -> bool {
        let (Some((low, low_open)), Some((high, high_open))) = (&self.low, &self.high) else { return true };
        if whole && let (Some(low), Some(high)) = (low.whole(), high.whole()) {
            return low + i128::from(*low_open) <= high - i128::from(*high_open);
        }
        match low.order(high) {
            Some(order) => order.is_lt() || (order.is_eq() && !low_open && !high_open),
            None => true,
        }
    }
}

/// What all conditions together leave, as far as it can be followed.
#[derive(Default)]
struct Left<'a> {
    number: Bounds,
    length: Bounds,
    /// The values that all lists have in common.
    listed: Option<Vec<&'a Term>>,
    null: bool,
}

fn has_a_value(field: &Field, conditions: &[&Condition]) -> bool {
    let mut left = Left::default();
    let of_type = match field.ty {
        Type::SmallInt => Some((i128::from(i16::MIN), i128::from(i16::MAX))),
        Type::Integer => Some((i128::from(i32::MIN), i128::from(i32::MAX))),
        Type::BigInt => Some((i128::from(i64::MIN), i128::from(i64::MAX))),
        _ => None,
    };
    if let Some((low, high)) = of_type {
        left.number.at_least(Exact::of(low), false);
        left.number.at_most(Exact::of(high), false);
    }
    left.length.at_least(Exact::of(0), false);
    if let Type::String { length } | Type::Char { length } = field.ty
        && !field.length_missing
    {
        left.length.at_most(Exact::of(i128::from(length)), false);
    }
    conditions.iter().for_each(|condition| narrow(&mut left, condition));
    let fits = |term: &&Term| match term {
        Term::Number(number) => Exact::parse(number).is_none_or(|exact| {
            let mut own = Bounds { low: Some((exact.clone(), false)), high: Some((exact, false)) };
            if let Some((low, open)) = &left.number.low {
                own.at_least(low.clone(), *open);
            }
            if let Some((high, open)) = &left.number.high {
                own.at_most(high.clone(), *open);
            }
            own.leave(false)
        }),
        Term::Text(text) => {
            let long = Exact::of(text.chars().count() as i128);
            let mut own = Bounds { low: Some((long.clone(), false)), high: Some((long, false)) };
            if let Some((low, open)) = &left.length.low {
                own.at_least(low.clone(), *open);
            }
            if let Some((high, open)) = &left.length.high {
                own.at_most(high.clone(), *open);
            }
            own.leave(true)
        }
        _ => true,
    };
    !(left.null && field.required)
        && left.number.leave(of_type.is_some())
        && left.length.leave(true)
        && left.listed.as_ref().is_none_or(|listed| listed.iter().any(fits))
}

fn narrow<'a>(left: &mut Left<'a>, condition: &'a Condition) {
    match condition {
        Condition::And(list) => list.iter().for_each(|one| narrow(left, one)),
        Condition::IsNull(Term::Column(_)) => left.null = true,
        Condition::Between(term, low, high) => {
            bound(left, term, Comparison::Ge, low);
            bound(left, term, Comparison::Le, high);
        }
        Condition::Compare(Term::Column(_), Comparison::Eq, value @ (Term::Text(_) | Term::Boolean(_))) => {
            list(left, std::slice::from_ref(value));
        }
        Condition::Compare(term @ (Term::Column(_) | Term::Length(_)), sign, value) => bound(left, term, *sign, value),
        Condition::Compare(value, sign, term @ (Term::Column(_) | Term::Length(_))) => {
            let turned = match sign {
                Comparison::Lt => Comparison::Gt,
                Comparison::Le => Comparison::Ge,
                Comparison::Gt => Comparison::Lt,
                Comparison::Ge => Comparison::Le,
                same => *same,
            };
            bound(left, term, turned, value);
        }
        Condition::In(Term::Column(_), values) => list(left, values),
        _ => {}
    }
}

fn list<'a>(left: &mut Left<'a>, values: &'a [Term]) {
    // What is calculated cannot be compared from here.
    if values.iter().any(|value| !matches!(value, Term::Number(_) | Term::Text(_) | Term::Boolean(_))) {
        return;
    }
    left.listed = Some(match left.listed.take() {
        None => values.iter().collect(),
        Some(before) => before.into_iter().filter(|value| values.iter().any(|other| is_same(value, other))).collect(),
    });
}

/// Collations may hold texts of other cases for the same, so those are not told apart.
fn is_same(left: &Term, right: &Term) -> bool {
    match (left, right) {
        (Term::Number(left), Term::Number(right)) => match (Exact::parse(left), Exact::parse(right)) {
            (Some(left), Some(right)) => left.order(&right).is_none_or(std::cmp::Ordering::is_eq),
            _ => true,
        },
        (Term::Text(left), Term::Text(right)) => left.to_lowercase() == right.to_lowercase(),
        (Term::Boolean(left), Term::Boolean(right)) => left == right,
        _ => true,
    }
}

fn bound(left: &mut Left<'_>, term: &Term, sign: Comparison, value: &Term) {
    let Term::Number(number) = value else { return };
    let Some(exact) = Exact::parse(number) else { return };
    let bounds = match term {
        Term::Column(_) => &mut left.number,
        Term::Length(inner) if matches!(**inner, Term::Column(_)) => &mut left.length,
        _ => return,
    };
    match sign {
        Comparison::Gt => bounds.at_least(exact, true),
        Comparison::Ge => bounds.at_least(exact, false),
        Comparison::Lt => bounds.at_most(exact, true),
        Comparison::Le => bounds.at_most(exact, false),
        Comparison::Eq => {
            bounds.at_least(exact.clone(), false);
            bounds.at_most(exact, false);
        }
        Comparison::Ne => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::derive::condition;
    use crate::rules::fixture::{Fixture, database, rust};

    fn of(ty: Type, said: &str) -> Fixture {
        let condition = condition::parse(said).unwrap_or_else(|fault| panic!("{said}: {fault:?}"));
        rust().model("Order").field("x", ty).check(condition)
    }

    #[test]
    fn fails() {
        let string = || Type::String { length: 255 };
        for (ty, said) in [
            (Type::Integer, "x > 5 AND x < 3"),
            (Type::Integer, "x > 5 AND x < 6"),
            (Type::Integer, "x BETWEEN 10 AND 5"),
            (Type::Float, "x > 0.5 AND x <= 0.5"),
            (Type::SmallInt, "x >= 40000"),
            (Type::Integer, "x IN (1, 2) AND x > 2"),
            (Type::Integer, "x = 1 AND x = 2"),
            (Type::Integer, "3 > x AND 5 < x"),
            (Type::Integer, "x IS NULL"),
            (string(), "length(x) > 300"),
            (string(), "length(x) < 0"),
            (string(), "x IN ('ab', 'c') AND length(x) > 2"),
            (string(), "x IN ('a', 'b') AND x = 'c'"),
        ] {
            assert_eq!(of(ty, said).findings(RULE.name).len(), 1, "{said}");
        }
        let found = of(Type::Integer, "x > 5 AND x < 3").findings(RULE.name);
        assert_eq!(found[0].message, "no value of `Order::x` satisfies its checks");
        let few = condition::parse("status IN ('closed', 'lost')").expect("a condition");
        let found = rust().model("Order").values("status", &["open", "paid"]).check(few).findings(RULE.name);
        assert_eq!(found.len(), 1, "none of the enum's own values");
    }

    #[test]
    fn passes() {
        for (ty, said) in [
            (Type::Integer, "x > 5 AND x < 7"),
            (Type::Float, "x > 5 AND x < 6"),
            (Type::Integer, "x BETWEEN 5 AND 5"),
            (Type::Integer, "x IN (1, 2) AND x > 1"),
            (Type::Float, "x IN (1.0) AND x IN (1)"),
            (Type::String { length: 9 }, "length(x) = 9"),
            (Type::String { length: 9 }, "x IN ('a', 'B') AND x = 'b'"),
            (Type::Integer, "x <> 3 AND x <= 4"),
        ] {
            let order = of(ty, said);
            assert_eq!((order.findings(RULE.name).len(), order.applicable(RULE.name)), (0, 1), "{said}");
        }
        assert_eq!(rust().model("Order").string("title", 9).applicable(RULE.name), 0);
    }

    #[test]
    fn what_cannot_be_followed_is_not_judged() {
        for said in ["x < 3 OR x > 5", "x IS NOT NULL", "NOT (x = 1)"] {
            assert_eq!(of(Type::Integer, said).applicable(RULE.name), 0, "{said}");
        }
        for said in ["x * 2 = 5", "x > 'a' AND x < 'A'"] {
            assert_eq!(of(Type::Text, said).findings(RULE.name).len(), 0, "{said}");
        }
    }

    #[test]
    fn a_table_that_is_there_already() {
        let condition = condition::parse("x > 5 AND x < 3").expect("a condition");
        let found = database().model("Order").field("x", Type::Integer).check(condition).findings(RULE.name);
        assert_eq!(found[0].message, "no value of `orders.x` satisfies its checks");
    }
}
