//! Money in floating point.

use crate::diagnostic::Level;
use crate::ir::{Model, Role, Type};
use crate::name;
use crate::rules::words::{capital, nouns};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

A number whose name says that it is money (`price`, `cost`, `fee`, `salary`, `balance`, `total`, `amount`, …, also as a part: `unit_price`)
is a decimal or an integer of the smallest unit, never a float.

Names that measure something else (`cost_ratio`, `cpu_total`, `price_percent`) are not money, nor is an `amount` beside a unit or a price
(2.5 litres at 1.80).

## Why it matters

0.1 + 0.2 is not 0.3 in floating point. Sums of prices drift from the invoice by cents, a comparison with a paid amount fails at random, and
no migration brings the lost digits back.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Order {
    pub id: Id<Order>,
    pub total: f64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
error: `Order::total` is money in floating point
rule: money_as_float (constraint completeness, weight 25)
help: write `#[model(precision = 10, scale = 2)] pub total: Decimal`
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Order {
    pub id: Id<Order>,
    #[model(precision = 10, scale = 2)]
    pub total: Decimal,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Use a decimal, with as many digits as the largest sum needs; in English just "Orders have a total." gives one.

## When to allow

Where the number is no money after all: `#[model(allow(money_as_float, reason = "litres"))]`. A clearer name is better.

## References

- David Goldberg, “What Every Computer Scientist Should Know About Floating-Point Arithmetic”.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "money_as_float",
    dimension: Dimension::ConstraintCompleteness,
    level: Some(Level::Error),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[],
    compiler: false,
    page: PAGE,
    check,
};

/// Money wherever they stand in a name.
const ANYWHERE: &[&str] = &["budget", "cost", "fee", "price", "revenue", "salary", "subtotal", "wage"];
/// Money at the end of a name.
const LAST: &[&str] = &["amount", "balance", "deposit", "payment", "refund"];
/// Before `total`; of other totals in public schemas (`cpu_total`, `mem_total`) most measure something.
const OF_MONEY: &[&str] = &["cart", "grand", "gross", "invoice", "item", "line", "net", "order", "tax"];
/// A name with one of these measures something.
const MEASURES: &[&str] = &[
    "count",
    "day",
    "distance",
    "factor",
    "hour",
    "index",
    "minute",
    "percent",
    "percentage",
    "probability",
    "quantity",
    "rate",
    "ratio",
    "score",
    "second",
    "share",
    "weight",
];
/// Beside one of these an `amount` is of something else: in public schemas a third of the float ones are litres and grams.
const BESIDE_AMOUNT: &[&str] = &["cost", "price", "unit", "unit_price", "unit_id", "uom"];

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    // The type first: telling a plural is the dearest of the questions, and a derive asks for each of its fields.
    let numbers = case.model.fields.iter().filter(|field| field.role == Role::Own && field.ty.is_number());
    for field in numbers.filter(|field| is_money(case.model, &field.name)) {
        match field.ty {
            Type::Real | Type::Float => {
                let message = format!("{} is money in floating point", case.path(field));
                let help = if case.is_sqlite() && case.is_database() {
                    format!("keep the smallest unit: {}", case.retype(field, "INTEGER"))
                } else if case.is_database() {
                    case.retype(field, "numeric(12, 2)")
                } else if case.is_text() {
                    let (many, words) = (capital(&nouns(&case.model.name)), name::words(&field.name).join(" "));
                    format!("say \"{many} have a {words}.\", which is a decimal, or \"{many} have a decimal {words}.\"")
                } else {
                    let ty = if field.required { "Decimal" } else { "Option<Decimal>" };
                    format!("write `#[model(precision = 10, scale = 2)] pub {}: {ty}`", field.name)
                };
                tally.fail(tally.finding(Some(field), message, help));
            }
            // What a convention chose could not have been wrong.
            _ if !case.is_text() || field.type_stated => tally.pass(),
            _ => {}
        }
    }
}

fn is_money(model: &Model, field: &str) -> bool {
    let words: Vec<String> = name::words(field).iter().map(|word| name::singular(word)).collect();
    let is = |list: &[&str], word: &String| list.contains(&word.as_str());
    if words.iter().any(|word| is(MEASURES, word)) {
        return false;
    }
    let last = match words.as_slice() {
        [.., last] if last == "amount" => {
            !model.fields.iter().any(|other| BESIDE_AMOUNT.contains(&other.name.as_str()))
        }
        [only] if only == "total" => true,
        [.., before, last] if last == "total" => is(OF_MONEY, before),
        [.., last] => is(LAST, last),
        [] => false,
    };
    last || words.iter().any(|word| is(ANYWHERE, word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{rust, text};

    #[test]
    fn fails() {
        let found = rust().model("Order").field("unit_price", Type::Float).optional().findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].help.as_deref(),
            Some("write `#[model(precision = 10, scale = 2)] pub unit_price: Option<Decimal>`")
        );
        let found = text().model("Order").field("unit_price", Type::Float).findings(RULE.name);
        assert_eq!(
            found[0].help.as_deref(),
            Some("say \"Orders have a unit price.\", which is a decimal, or \"Orders have a decimal unit price.\"")
        );
    }

    #[test]
    fn passes() {
        let decimal = Type::Decimal { precision: 10, scale: 2 };
        let order = rust().model("Order").field("total", decimal).field("fee", Type::BigInt);
        assert_eq!((order.findings(RULE.name).len(), order.applicable(RULE.name)), (0, 2));
    }

    #[test]
    fn measures_are_no_money() {
        for name in
            ["cost_ratio", "total_hours", "price_percent", "weight", "totals_count", "cpu_total", "amount_of_flour"]
        {
            assert_eq!(rust().model("Order").field(name, Type::Float).applicable(RULE.name), 0, "{name}");
        }
        let litres = rust().model("Refill").field("amount", Type::Float).string("unit", 9);
        assert_eq!(litres.applicable(RULE.name), 0);
        for name in ["prices", "monthly_fees", "grand_total", "price_usd", "total", "amount", "cached_balance"] {
            assert_eq!(rust().model("Order").field(name, Type::Real).findings(RULE.name).len(), 1, "{name}");
        }
    }
}
