//! A string without a length.

use crate::diagnostic::Level;
use crate::ir::{Aspect, Type};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Every string says how long it may be (`max_length`), or that it has no limit (`text`). Of a list of strings, its elements do.

## Why it matters

A length is a decision about the data: it keeps a megabyte out of a name, it bounds the index over the column (MySQL refuses an index over
an unbounded one), and it tells the form and the API what to check. Added later, it is a migration over rows that already break it.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    pub title: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
error: `Task::title` is a string without a length
rule: bare_varchar (constraint completeness, weight 25)
help: add `#[model(max_length = 255)]`, or `#[model(text)]` where no limit is meant
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    #[model(max_length = 200)]
    pub title: String,
    #[model(text)]
    pub description: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Ask what the longest sensible value is, and double it. For prose write `text`.

## When to allow

Never: `text` says "no limit" in one word.

## References

- enum_without_check: a string that holds one of a few values needs more than a length.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "bare_varchar",
    dimension: Dimension::ConstraintCompleteness,
    level: Some(Level::Error),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::Lengths],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    for field in &case.model.fields {
        let (ty, what) = match &field.ty {
            Type::Array(element) => (element.as_ref(), "a list of strings"),
            ty => (ty, "a string"),
        };
        if !matches!(ty, Type::String { .. } | Type::Text) {
            continue;
        }
        if !field.length_missing {
            tally.pass();
            continue;
        }
        let message = format!("{} is {what} without a length", case.path(field));
        let help = if case.is_database() {
            let list = if matches!(field.ty, Type::Array(_)) { "[]" } else { "" };
            format!(
                "{}, or make it `text{list}` where no limit is meant",
                case.retype(field, &format!("varchar(255){list}"))
            )
        } else {
            "add `#[model(max_length = 255)]`, or `#[model(text)]` where no limit is meant".to_owned()
        };
        tally.fail(tally.finding(Some(field), message, help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::rust;

    #[test]
    fn fails() {
        let found = rust().model("Task").string("title", 0).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "`Task::title` is a string without a length");
    }

    #[test]
    fn passes() {
        let schema =
            rust().model("Task").string("title", 200).field("description", Type::Text).field("age", Type::Integer);
        assert_eq!((schema.findings(RULE.name).len(), schema.applicable(RULE.name)), (0, 2));
    }

    #[test]
    fn elements_of_a_list_have_a_length_too() {
        let list = Type::Array(Box::new(Type::String { length: 0 }));
        let found = rust().model("Task").field("labels", list).findings(RULE.name);
        assert_eq!(found[0].message, "`Task::labels` is a list of strings without a length");
    }
}
