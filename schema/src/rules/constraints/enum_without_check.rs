//! A string that holds one of a few values and does not say which.

use crate::condition::Condition;
use crate::diagnostic::Level;
use crate::ir::{Aspect, Field, Model, Role, Type};
use crate::name;
use crate::rules::words::{capital, noun};
use crate::rules::{Case, Dimension, Rule, Scope, Tally, paste};

const PAGE: &str = r#"
## What it checks

A string that is called `status`, `state`, `kind`, `stage`, `phase`, `priority`, `severity` or `visibility`, or whose name ends in such a
word (`payment_status`), says which values it may hold: by an enum, or by a check that names the column.

Three things look alike and are not reported: a `state` beside a city, a postal code or a country, or called `billing_state`, which is a part
of an address; a `state` beside a `nonce`, which a sign-in sends around; and the `kind` of a `ChannelKind`, whose rows are the values.

## Why it matters

Such a column decides what the program does. If any text may stand in it, one does: `Done`, `done`, `DONE ` and `finished` all arrive within
a year, and every query, report and `match` has to know them.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Invoice {
    pub id: Id<Invoice>,
    #[model(max_length = 20)]
    pub status: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: `Invoice::status` may hold any text, although its name says that it is one of a few values
rule: enum_without_check (constraint completeness, weight 25)
help: write `pub status: InvoiceStatus`, with the values in `#[derive(groundplan::Enum)] pub enum InvoiceStatus { … }`
```

## Example that passes

```rust
#[derive(groundplan::Enum)]
pub enum InvoiceStatus {
    Draft,
    Sent,
    Paid,
}

#[derive(groundplan::Model)]
pub struct Invoice {
    pub id: Id<Invoice>,
    pub status: InvoiceStatus,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Name the values: an enum in Rust, "Invoice status can be draft, sent or paid." in English. The column becomes a VARCHAR with a CHECK, so a
value can be added later without a lock that hurts.

## When to allow

Where the values belong to another system that may add some without asking: keep its word as it is, and say so in the reason.

## References

- default_outside_values: a default that is none of the values.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "enum_without_check",
    dimension: Dimension::ConstraintCompleteness,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::Checks],
    compiler: false,
    page: PAGE,
    check,
};

const ALONE: &[&str] = &["kind", "phase", "priority", "severity", "stage", "state", "status", "visibility"];
const LAST: &[&str] = &["kind", "phase", "priority", "severity", "stage", "status", "visibility"];
/// Beside one of these a `state` is a part of an address, or what OAuth calls so. (So they stand in public schemas.)
const NO_STATE: &[&str] = &[
    "address",
    "city",
    "code_verifier",
    "country",
    "country_code",
    "nonce",
    "pkce_verifier",
    "postal_code",
    "postcode",
    "street",
    "zip",
    "zip_code",
    "zipcode",
];

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    for field in case.model.fields.iter().filter(|field| field.role == Role::Own && is_one_of_a_few(case.model, field))
    {
        match &field.ty {
            // Values that a convention gave could not have been left out.
            Type::Enum(_) if !case.is_text() || field.type_stated => tally.pass(),
            Type::String { .. } | Type::Text | Type::Char { .. } if is_checked(case.model, field) => tally.pass(),
            Type::String { .. } | Type::Text | Type::Char { .. } => {
                let message = format!(
                    "{} may hold any text, although its name says that it is one of a few values",
                    case.path(field)
                );
                tally.fail(tally.finding(Some(field), message, help(case, field)));
            }
            _ => {}
        }
    }
}

fn help(case: &Case<'_>, field: &Field) -> String {
    if case.is_database() {
        let (table, column) = (&case.model.table, &field.column);
        let values = format!("CHECK ({} IN ('open', 'paused', 'closed'))", paste::name(case.schema.engine, column));
        return format!(
            "{}, with the values that it may hold",
            case.add(&format!("check_{table}_{column}_enum"), &values)
        );
    }
    if case.is_text() {
        let subject = capital(&format!("{} {}", noun(&case.model.name), name::words(&field.name).join(" ")));
        return format!("say which, for instance \"{subject} can be open, paused or closed.\"");
    }
    let ty = format!("{}{}", case.model.name, name::pascal(&field.name));
    let written = if field.required { ty.clone() } else { format!("Option<{ty}>") };
    let column = &field.name;
    format!("write `pub {column}: {written}`, with the values in `#[derive(groundplan::Enum)] pub enum {ty} {{ … }}`")
}

fn is_one_of_a_few(model: &Model, field: &Field) -> bool {
    let words = name::words(&field.name);
    // The table of the values itself.
    if name::words(&model.name).last() == words.last() {
        return false;
    }
    match words.as_slice() {
        [only] if only == "state" => !model.fields.iter().any(|other| NO_STATE.contains(&other.name.as_str())),
        [only] => ALONE.contains(&only.as_str()),
        [.., last] => LAST.contains(&last.as_str()),
        [] => false,
    }
}

/// Whether a check of the user's own names the values, or may: raw SQL is not judged.
fn is_checked(model: &Model, field: &Field) -> bool {
    let about = |condition: &Condition| {
        let raw = matches!(condition, Condition::Raw(sql) if sql.contains(&field.column));
        raw || (names_values(condition) && condition.columns().contains(&field.column.as_str()))
    };
    field.check.iter().chain(model.checks.iter().map(|check| &check.condition)).any(about)
}

/// A length says nothing about the values.
fn names_values(condition: &Condition) -> bool {
    match condition {
        Condition::In(..) => true,
        Condition::Compare(_, sign, _) => *sign == crate::condition::Comparison::Eq,
        Condition::And(list) | Condition::Or(list) => list.iter().any(names_values),
        Condition::Not(inner) => names_values(inner),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::condition::Term;
    use crate::rules::fixture::{rust, text};

    #[test]
    fn fails() {
        let found = rust().model("Order").string("payment_status", 20).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].help.as_deref(),
            Some(
                "write `pub payment_status: OrderPaymentStatus`, with the values in \
                 `#[derive(groundplan::Enum)] pub enum OrderPaymentStatus { … }`"
            )
        );
    }

    #[test]
    fn passes() {
        let schema = rust().model("Order").values("status", &["open", "paid"]);
        assert_eq!((schema.findings(RULE.name).len(), schema.applicable(RULE.name)), (0, 1));
    }

    #[test]
    fn a_text_that_gives_no_values_is_asked_for_them() {
        let found = text().model("Order").untyped("status").findings(RULE.name);
        assert_eq!(
            found[0].help.as_deref(),
            Some("say which, for instance \"Order status can be open, paused or closed.\"")
        );
        let by_convention = text().model("Task").untyped("status").untyped("priority");
        assert_eq!(by_convention.applicable(RULE.name), 0, "the values come from a convention");
    }

    #[test]
    fn a_state_of_an_address_or_a_sign_in_is_left_alone() {
        assert_eq!(rust().model("SignIn").string("state", 40).string("nonce", 40).applicable(RULE.name), 0);
        assert_eq!(rust().model("ChannelKind").string("kind", 40).applicable(RULE.name), 0);
        assert_eq!(rust().model("Customer").string("city", 80).string("state", 2).applicable(RULE.name), 0);
        assert_eq!(rust().model("Customer").string("billing_state", 2).applicable(RULE.name), 0);
        assert_eq!(rust().model("Machine").string("state", 20).findings(RULE.name).len(), 1);
    }

    #[test]
    fn a_check_over_the_column_will_do() {
        let column = || Term::Column("status".to_owned());
        let few = Condition::In(column(), vec![Term::Text("open".to_owned())]);
        let checked = rust().model("Order").string("status", 20).check(few);
        assert_eq!((checked.findings(RULE.name).len(), checked.applicable(RULE.name)), (0, 1));
        let long = Condition::IsNotNull(column());
        assert_eq!(rust().model("Order").string("status", 20).check(long).findings(RULE.name).len(), 1);
    }
}
