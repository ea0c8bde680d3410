//! A `deleted_at` that nobody obeys.

use crate::diagnostic::Level;
use crate::ir::{Role, Type};
use crate::rules::words::nouns;
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

A model with a column `deleted_at` says `soft_delete`. (The word without the column, and the word on a pure junction, are errors of reading.)

## Why it matters

The column alone is a promise that nothing keeps: queries return the deleted rows, uniques count them, `delete` removes the row for good. Whoever forgets one `WHERE deleted_at IS NULL`
shows a customer what he has deleted.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    #[model(max_length = 80)]
    pub title: String,
    pub deleted_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
error: `Task` has a `deleted_at` but does not say that deleted rows are kept
rule: soft_delete_undeclared (operational readiness, weight 15)
help: write `#[model(soft_delete)]` at the struct, or give the column another name
```

## Example that passes

```rust
#[derive(groundplan::Model)]
#[model(soft_delete)]
pub struct Task {
    pub id: Id<Task>,
    #[model(max_length = 80)]
    pub title: String,
    pub deleted_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

`#[model(soft_delete)]`: queries leave the dead out, uniques hold among the living, `delete` marks and `purge` removes. In English: "Deleted tasks are kept."

## When to allow

Where the column tells something else, such as when a file vanished from a disk that others write. Another name is better.

## References

- kept_rows_erased, unique_ignores_soft_delete.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "soft_delete_undeclared",
    dimension: Dimension::OperationalReadiness,
    level: Some(Level::Error),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    // What is there already cannot say more than that it has the column.
    if case.is_database() {
        return;
    }
    if case.model.soft_delete {
        // The sentence of a text brings the column with it.
        if !case.is_text() {
            tally.pass();
        }
        return;
    }
    let stamp = |ty: &Type| matches!(ty, Type::Timestamp | Type::Date);
    let own = case.model.fields.iter().filter(|field| field.role == Role::Own && stamp(&field.ty));
    for field in own.filter(|field| matches!(field.column.as_str(), "deleted_at" | "deleted_on")) {
        let message =
            format!("`{}` has a `{}` but does not say that deleted rows are kept", case.model.name, field.column);
        let help = if case.is_text() {
            format!(
                "say \"Deleted {} are kept.\" in its place, or give the field another name",
                nouns(&case.model.name)
            )
        } else {
            "write `#[model(soft_delete)]` at the struct, or give the column another name".to_owned()
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
        let found = rust().model("Task").field("deleted_at", Type::Timestamp).optional().findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].model.as_deref(), found[0].field.as_deref()), (Some("Task"), Some("deleted_at")));
    }

    #[test]
    fn passes() {
        let kept = rust().model("Task").soft_delete();
        assert_eq!((kept.findings(RULE.name).len(), kept.applicable(RULE.name)), (0, 1));
        assert_eq!(rust().model("Task").field("deleted", Type::Boolean).applicable(RULE.name), 0);
    }
}
