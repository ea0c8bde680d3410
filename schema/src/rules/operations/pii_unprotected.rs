//! Personal data that nobody calls so.

use crate::diagnostic::Level;
use crate::ir::{Field, Model, Pii};
use crate::name;
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

A column whose name gives personal data away (`email`, `phone`, `ssn`, `address`, `birth_date`, `first_name`, or the `name` of a user, customer or patient) says what it is:
`#[model(pii = email)]`, `#[model(pii = none)]`, or a type `Private<…>`, which its `Debug` does not show.

An address or a phone number is judged where the model is about people: the street of a shop is nobody's.

## Why it matters

A derived `Debug` prints the row into the log, and the log goes to ten people and a search engine. What is marked is listed in the report with how long it may be kept and who has to be
asked, left out of the audit log, and found when somebody asks what you know about him.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Customer {
    pub id: Id<Customer>,
    #[model(max_length = 20)]
    pub phone: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: `Customer::phone` is personal data by its name, and nothing says so
rule: pii_unprotected (operational readiness, weight 15)
help: write `#[model(pii = phone)]` at it, with the type `Private<String>` so that no log shows it, or `#[model(pii = none)]`
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Customer {
    pub id: Id<Customer>,
    #[model(max_length = 20, pii = phone)]
    pub phone: Private<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Say the class. `groundplan::Private<String>` around the type keeps it out of `{:?}`.

## When to allow

Where the data is that of a company, a device or an example: `#[model(pii = none)]` says it better than a waiver.

## References

- The report lists all personal data with advice.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "pii_unprotected",
    dimension: Dimension::OperationalReadiness,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    // SQL has no word for it; the report names what it finds.
    if case.is_database() {
        return;
    }
    for field in &case.model.fields {
        let hidden = field.rust.as_deref().is_some_and(|rust| rust.contains("Private"));
        if field.pii_stated || hidden {
            tally.pass();
            continue;
        }
        let Some(class) = field.pii else { continue };
        // The street of a shop and its phone are nobody's.
        if matches!(class, Pii::Address | Pii::Phone) && !is_person(case.model) {
            continue;
        }
        let inner = if field.required { "Private<String>" } else { "Option<Private<String>>" };
        let private = if field.ty.is_text() && class != Pii::BirthDate {
            format!(", with the type `{inner}` so that no log shows it,")
        } else {
            String::new()
        };
        let message = format!("{} is personal data by its name, and nothing says so", case.path(field));
        let help = format!("write `#[model(pii = {})]` at it{private} or `#[model(pii = none)]`", class.word());
        tally.fail(tally.finding(Some(field), message, help));
    }
}

/// Models that are about people, whatever else they hold.
const PEOPLE: &[&str] = &[
    "account",
    "applicant",
    "candidate",
    "client",
    "contact",
    "customer",
    "driver",
    "employee",
    "guest",
    "member",
    "patient",
    "person",
    "profile",
    "subscriber",
    "user",
];

fn is_person(model: &Model) -> bool {
    let named = |field: &Field| matches!(field.pii, Some(Pii::Name | Pii::BirthDate | Pii::Ssn));
    model.fields.iter().any(named) || name::words(&model.name).iter().any(|word| PEOPLE.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Type;
    use crate::rules::fixture::{database, rust};

    #[test]
    fn fails() {
        let found = rust().model("User").string("email", 255).field("birth_date", Type::Date).findings(RULE.name);
        assert_eq!(found.len(), 2);
        assert_eq!(
            found[1].help.as_deref(),
            Some("write `#[model(pii = birth_date)]` at it or `#[model(pii = none)]`")
        );
    }

    #[test]
    fn passes() {
        let stated = rust().model("User").string("email", 255).edit(|schema| {
            let email = schema.models[0].fields.iter_mut().find(|field| field.name == "email").expect("email");
            email.pii_stated = true;
        });
        assert_eq!((stated.findings(RULE.name).len(), stated.applicable(RULE.name)), (0, 1));
        let private = rust().model("User").string("email", 255).edit(|schema| {
            let email = schema.models[0].fields.iter_mut().find(|field| field.name == "email").expect("email");
            email.rust = Some("Private<String>".to_owned());
        });
        assert_eq!((private.findings(RULE.name).len(), private.applicable(RULE.name)), (0, 1));
    }

    #[test]
    fn other_names_are_left_alone() {
        let host = rust().model("Host").string("ip_address", 45).string("name", 80).string("title", 80);
        assert_eq!(host.applicable(RULE.name), 0);
        assert_eq!(database().model("User").string("email", 255).applicable(RULE.name), 0, "the report names it");
    }
}
