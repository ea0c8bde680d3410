//! A key that does not say what a deletion of the other row does.

use crate::diagnostic::Level;
use crate::ir::{Aspect, OnDelete, Role};
use crate::rules::words::noun;
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Every key to another model says what happens to its row when the other row is deleted: `cascade`, `restrict` or `set_null`.

The tenant's own key is exempt (it is always RESTRICT), and so are the keys of a junction without columns of its own and the key of a
subtype (both are CASCADE: such a row is nothing without its ends).

## Why it matters

Somebody will delete a project that has tasks. Without a decision the engine's default answers, which few people know by heart, and the
first one to find out is the person on call. Cascading by accident loses data; refusing by accident blocks a feature.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Project {
    pub id: Id<Project>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    pub project_id: Id<Project>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
error: `Task::project_id` refers to `Project` but does not say what happens when the project is deleted
rule: fk_without_on_delete (referential integrity, weight 25)
help: add `#[model(on_delete = cascade)]`, `restrict` or `set_null` (the last one needs `Option<Id<Project>>`)
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Project {
    pub id: Id<Project>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    #[model(on_delete = cascade)]
    pub project_id: Id<Project>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

- The row is a part of the other one, as a line is of its order: `#[model(on_delete = cascade)]`.
- The other row must not go while this one needs it, as a product that was sold: `#[model(on_delete = restrict)]`.
- The row lives on without the other one, as a task without its assignee: make the key optional and write `#[model(on_delete = set_null)]`.

## When to allow

Never in new code: one word settles it. A package that moves to Groundplan table by table may set the rule to `warn` for a while.

## References

- kept_rows_erased, set_null_on_required: what may be wrong with the answer.
- PostgreSQL documentation, “Foreign Keys”; SQLite documentation, “SQLite Foreign Key Support”, section 4.3.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "fk_without_on_delete",
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
    // Conventions answer for pure junctions and subtypes, also in a struct.
    if case.model.is_pure_junction() && !case.is_database() {
        return;
    }
    for field in case.model.fields.iter().filter(|field| field.role == Role::ForeignKey) {
        let Some(reference) = &field.references else { continue };
        if field.on_delete_stated.is_some() {
            tally.pass();
            continue;
        }
        let one = noun(&reference.model);
        let to = case.other(field).map_or(reference.model.as_str(), |other| case.called(other));
        let path = case.path(field);
        let message = format!("{path} refers to `{to}` but does not say what happens when the {one} is deleted");
        let null = if field.required { format!(" (the last one needs `Option<Id<{to}>>`)") } else { String::new() };
        let help = format!("add `#[model(on_delete = cascade)]`, `restrict` or `set_null`{null}");
        let Some(key) = case.model.foreign_key(&field.column).filter(|_| case.is_database()) else {
            tally.fail(tally.finding(Some(field), message, help));
            continue;
        };
        let action = if case.model.is_pure_junction() { OnDelete::Cascade } else { OnDelete::Restrict };
        let others = if field.required { "`CASCADE` or `RESTRICT`" } else { "`CASCADE`, `RESTRICT` or `SET NULL`" };
        let finding =
            tally.finding(Some(field), message, format!("{}, with {others} as it is meant", case.act(key, action)));
        tally.fail(match key.origin.span.filter(|span| *span != finding.span) {
            Some(span) => finding.label(span, "the key is declared here"),
            None => finding,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{Kind, OnDelete};
    use crate::rules::fixture::{Fixture, rust};

    fn tasks() -> Fixture {
        rust().model("Project").model("Task").key("project_id", "Project")
    }

    #[test]
    fn fails() {
        let found = tasks().findings(RULE.name);
        assert_eq!(
            found[0].message,
            "`Task::project_id` refers to `Project` but does not say what happens when the project is deleted"
        );
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn passes() {
        let stated = tasks().on_delete(OnDelete::Cascade);
        assert_eq!((stated.findings(RULE.name).len(), stated.applicable(RULE.name)), (0, 1));
    }

    #[test]
    fn keys_of_a_pure_junction_need_no_word() {
        let pair =
            || rust().model("Task").model("Tag").bare("TaskTag").junction().key("task_id", "Task").key("tag_id", "Tag");
        assert_eq!(pair().applicable(RULE.name), 0);
        assert_eq!(
            pair().string("note", 20).findings(RULE.name).len(),
            2,
            "with a column of its own it is no pure junction"
        );
        assert_eq!(pair().schema().models.last().map(|m| m.kind), Some(Kind::Junction));
    }
}
