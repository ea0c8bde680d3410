//! A boolean that has no value until somebody says one.

use crate::diagnostic::Level;
use crate::ir::{Aspect, Role, Type};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Every required boolean has a default. An optional one is exempt: it starts as unknown, which is NULL.

## Why it matters

A flag nearly always has a resting state, and most inserts do not care about it. With a default the column can be added to a table that has
rows, older versions of the program keep inserting while a newer one is rolled out, and nobody has to remember it.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    pub archived: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
error: `Task::archived` is a boolean without a default
rule: boolean_without_default (constraint completeness, weight 25)
help: add `#[model(default = false)]` or `#[model(default = true)]`
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    #[model(default = false)]
    pub archived: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Write the value that a new row should have when nobody says anything.

## When to allow

Where an answer must be given each time, such as a consent: say so in the reason. An enum with two named values is often clearer.

## References

- default_outside_values: defaults of other types.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "boolean_without_default",
    dimension: Dimension::ConstraintCompleteness,
    level: Some(Level::Error),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::Defaults],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    let flags = case.model.fields.iter().filter(|f| f.ty == Type::Boolean && f.role == Role::Own && f.required);
    for field in flags {
        if field.default.is_some() {
            tally.pass();
            continue;
        }
        let message = format!("{} is a boolean without a default", case.path(field));
        let help = if case.is_database() {
            let (no, yes) = if case.is_sqlite() { ("0", "1") } else { ("false", "true") };
            format!("{}, or `{yes}`", case.default_to(field, no))
        } else {
            "add `#[model(default = false)]` or `#[model(default = true)]`".to_owned()
        };
        tally.fail(tally.finding(Some(field), message, help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Value;
    use crate::rules::fixture::rust;

    #[test]
    fn fails() {
        let found = rust().model("Task").field("archived", Type::Boolean).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "`Task::archived` is a boolean without a default");
    }

    #[test]
    fn passes() {
        let schema = rust().model("Task").field("archived", Type::Boolean).default(Value::Boolean(false));
        assert_eq!((schema.findings(RULE.name).len(), schema.applicable(RULE.name)), (0, 1));
        assert_eq!(rust().model("Task").field("archived", Type::Boolean).optional().applicable(RULE.name), 0);
    }
}
