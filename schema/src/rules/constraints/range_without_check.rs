//! A number whose name says within which bounds it lies, and nothing keeps it there.

use crate::diagnostic::Level;
use crate::ir::{Aspect, Field, Model, Role, Type};
use crate::name;
use crate::rules::words::subject;
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

A number that is called `age`, `rating`, `quantity`, `percent`, `percentage`, `probability`, `latitude` or `longitude`, or whose name ends in
such a word (`discount_percent`), has a check: `min`, `max`, or a condition that names the column.

A percentage of growth or change, an Elo rating, a `max_age` and the signed quantity of a stock movement or an adjustment have no such
bounds and are not reported.

A quantity is judged where it is counted; one that is measured (a decimal) may be corrected downwards.

## Why it matters

A quantity of -3 turns an order into a refund, a latitude of 512 breaks the map, and a discount of 1000 % pays the customer. The program that
checks it is one of several that write; the database sees them all.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct OrderLine {
    pub id: Id<OrderLine>,
    pub quantity: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: `OrderLine::quantity` may hold any number, although its name says within which bounds it lies
rule: range_without_check (constraint completeness, weight 25)
help: write `#[model(min = 0)]` at it, or the bounds that hold here
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct OrderLine {
    pub id: Id<OrderLine>,
    #[model(min = 1, max = 999)]
    pub quantity: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Say the bounds: `#[model(min = 0, max = 100)]` in a struct, "Order line quantity must be at least 1." or "Rating ranges from 1 to 5." in English.
Generous bounds are better than none: they catch the wrong unit and the lost sign.

## When to allow

Where the number is of another kind than its name says. A clearer name is better.

## References

- default_outside_values: a default that the check refuses.
- unsatisfiable_check: bounds that leave nothing.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "range_without_check",
    dimension: Dimension::ConstraintCompleteness,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::Checks],
    compiler: false,
    page: PAGE,
    check,
};

/// The last word of a name, and bounds to propose.
const BOUNDED: &[(&str, &str, Option<&str>)] = &[
    ("age", "0", Some("150")),
    ("latitude", "-90", Some("90")),
    ("longitude", "-180", Some("180")),
    ("percent", "0", Some("100")),
    ("percentage", "0", Some("100")),
    ("probability", "0", Some("1")),
    ("quantity", "0", None),
    ("rating", "1", Some("5")),
];

/// With one of these words in it a name says nothing of bounds: growth may be beyond 100 %, a cache's age is seconds, Elo is open above.
const UNBOUNDED: &[&str] = &[
    "adjusted",
    "adjustment",
    "cache",
    "change",
    "delta",
    "deviation",
    "difference",
    "elo",
    "glicko",
    "growth",
    "margin",
    "max",
    "profit",
    "return",
    "variance",
    "variation",
    "yield",
];

/// A quantity of one of these is signed, and a rating of one of these is a strength.
const SIGNED: &[&str] =
    &["adjustment", "correction", "entry", "ledger", "movement", "player", "posting", "team", "transaction"];

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    for field in case.model.fields.iter().filter(|field| field.role == Role::Own && field.ty.is_number()) {
        let Some((word, low, high)) = bounds(case.model, &field.name) else { continue };
        // What is measured may be corrected downwards; what is counted may not.
        if word == "quantity" && !matches!(field.ty, Type::SmallInt | Type::Integer | Type::BigInt) {
            continue;
        }
        if is_checked(case.model, field) {
            tally.pass();
            continue;
        }
        let message =
            format!("{} may hold any number, although its name says within which bounds it lies", case.path(field));
        let help = if case.is_text() {
            let said = high.map_or_else(|| format!("at least {low}"), |high| format!("between {low} and {high}"));
            format!("say which, for instance \"{} must be {said}.\"", subject(&case.model.name, &field.name))
        } else if case.is_database() {
            let called = case.sql_name(&format!("check_{}_{}_range", case.model.table, field.column));
            let column = case.sql_name(&field.column);
            let said = high.map_or_else(|| format!(">= {low}"), |high| format!("BETWEEN {low} AND {high}"));
            let constraint = format!("CONSTRAINT {called} CHECK ({column} {said})");
            let change =
                if case.is_sqlite() { case.rewrite(&constraint) } else { case.statement(&format!("ADD {constraint}")) };
            format!("{change}, or the bounds that hold here")
        } else {
            let said = high.map_or_else(|| format!("min = {low}"), |high| format!("min = {low}, max = {high}"));
            format!("write `#[model({said})]` at it, or the bounds that hold here")
        };
        tally.fail(tally.finding(Some(field), message, help));
    }
}

fn bounds(model: &Model, field: &str) -> Option<(&'static str, &'static str, Option<&'static str>)> {
    let words = name::words(field);
    let last = words.last()?;
    let found = BOUNDED.iter().find(|(word, ..)| word == last)?;
    let is = |list: &[&str], word: &String| list.contains(&word.as_str());
    let signed =
        matches!(found.0, "quantity" | "rating") && name::words(&model.name).iter().any(|word| is(SIGNED, word));
    (!signed && !words.iter().any(|word| is(UNBOUNDED, word))).then_some(*found)
}

fn is_checked(model: &Model, field: &Field) -> bool {
    let all = field.check.iter().chain(model.checks.iter().map(|check| &check.condition));
    all.into_iter().any(|condition| condition.may_name(&field.column))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::condition::{Comparison, Condition, Term};
    use crate::ir::Type;
    use crate::rules::fixture::{rust, text};

    #[test]
    fn fails() {
        let found = rust().model("Shop").field("latitude", Type::Float).optional().findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].help.as_deref(),
            Some("write `#[model(min = -90, max = 90)]` at it, or the bounds that hold here")
        );
        let found = text().model("OrderItem").untyped("quantity").findings(RULE.name);
        assert_eq!(
            found[0].help.as_deref(),
            Some("say which, for instance \"Order item quantity must be at least 0.\"")
        );
        let found = text().model("Film").untyped("rating").findings(RULE.name);
        assert_eq!(found[0].help.as_deref(), Some("say which, for instance \"Film rating must be between 1 and 5.\""));
    }

    #[test]
    fn passes() {
        let positive =
            Condition::Compare(Term::Column("quantity".to_owned()), Comparison::Gt, Term::Number("0".to_owned()));
        let order = rust().model("OrderLine").field("quantity", Type::Integer).check(positive);
        assert_eq!((order.findings(RULE.name).len(), order.applicable(RULE.name)), (0, 1));
    }

    #[test]
    fn numbers_without_natural_bounds_are_left_alone() {
        for name in
            ["growth_percent", "elo_rating", "max_age", "quantity_unit", "storage", "change_percentage", "message"]
        {
            assert_eq!(rust().model("Fund").field(name, Type::Integer).applicable(RULE.name), 0, "{name}");
        }
        for model in ["StockMovement", "InventoryAdjustment", "LedgerEntry"] {
            assert_eq!(rust().model(model).field("quantity", Type::Integer).applicable(RULE.name), 0, "{model}");
        }
        assert_eq!(rust().model("Player").field("rating", Type::Integer).applicable(RULE.name), 0);
        assert_eq!(rust().model("Film").string("rating", 5).applicable(RULE.name), 0, "PG-13 is a text");
    }
}
