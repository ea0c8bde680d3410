//! SET NULL on a key that must not be NULL.

use crate::diagnostic::Level;
use crate::ir::{Aspect, OnDelete};
use crate::rules::words::{a, capital, noun, nouns};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

A key with `on_delete = set_null` is optional.

## Why it matters

SET NULL on a NOT NULL column is a contradiction that engines accept when the table is made. It comes out when somebody deletes the other
row: the statement fails with a message about a NOT NULL constraint in a table that it never named.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct User {
    pub id: Id<User>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    #[model(on_delete = set_null)]
    pub assignee_id: Id<User>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
error: `Task::assignee_id` becomes NULL when the user is deleted, but it is required
rule: set_null_on_required (referential integrity, weight 25)
help: write `Option<Id<User>>`, or `#[model(on_delete = restrict)]`
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct User {
    pub id: Id<User>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    #[model(on_delete = set_null)]
    pub assignee_id: Option<Id<User>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Decide whether the row can live without the other one. If it can, make the key optional; if it cannot, choose `restrict` or `cascade`.

## When to allow

Never: no deletion that this key is about can succeed.

## References

- fk_without_on_delete: which of the three actions to choose.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "set_null_on_required",
    dimension: Dimension::ReferentialIntegrity,
    level: Some(Level::Error),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::OnDelete],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    for key in case.model.foreign_keys.iter().filter(|key| !key.tenant) {
        let Some(field) = case.model.column(&key.own) else { continue };
        let Some(reference) = &field.references else { continue };
        let sets_null = key.on_delete == OnDelete::SetNull;
        if !(sets_null && field.required) {
            // Another action on a required key, or SET NULL on an optional one, was chosen right; otherwise there was nothing to choose.
            if sets_null || (field.required && field.on_delete_stated.is_some()) {
                tally.pass();
            }
            continue;
        }
        let to = &reference.model;
        let message = format!("{} becomes NULL when the {} is deleted, but it is required", case.path(field), noun(to));
        let help = if case.is_database() {
            format!("{}, or refuse the deletion: {}", case.optional(field), case.act(key, OnDelete::Restrict))
        } else if case.is_text() {
            let (one, many) = (noun(to), nouns(&case.model.name));
            format!("say \"{} can have {}.\", or \"Deleting {} deletes its {many}.\"", capital(&many), a(&one), a(&one))
        } else if case.other(field).is_some_and(|other| other.name == case.model.name) {
            // Required it could not stay: the first row would have none to refer to.
            format!("write `Option<Id<{to}>>`")
        } else {
            format!("write `Option<Id<{to}>>`, or `#[model(on_delete = restrict)]`")
        };
        let mut finding = tally.finding(Some(field), message, help);
        // A struct says it right beside the field.
        if let Some(stated) = field.on_delete_stated.filter(|stated| case.is_text() && *stated != finding.span) {
            finding = finding.label(stated, "it is said here that the key becomes NULL");
        }
        tally.fail(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{Fixture, rust, text};

    fn tasks(start: Fixture) -> Fixture {
        start.model("User").model("Task").key("user_id", "User").on_delete(OnDelete::SetNull)
    }

    #[test]
    fn fails() {
        let found = tasks(rust()).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "`Task::user_id` becomes NULL when the user is deleted, but it is required");
        assert_eq!(found[0].help.as_deref(), Some("write `Option<Id<User>>`, or `#[model(on_delete = restrict)]`"));
    }

    #[test]
    fn passes() {
        let optional = tasks(rust()).optional();
        assert_eq!((optional.findings(RULE.name).len(), optional.applicable(RULE.name)), (0, 1));
        let silent = rust().model("User").model("Task").key("user_id", "User");
        assert_eq!(silent.applicable(RULE.name), 0, "nothing was chosen");
    }

    #[test]
    fn the_cure_of_a_text_is_a_sentence() {
        let found = tasks(text()).findings(RULE.name);
        assert_eq!(
            found[0].help.as_deref(),
            Some("say \"Tasks can have a user.\", or \"Deleting a user deletes its tasks.\"")
        );
    }
}
