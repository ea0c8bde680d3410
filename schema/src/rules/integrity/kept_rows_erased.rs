//! A hard deletion that cascades to rows which are to be kept.

use crate::diagnostic::Level;
use crate::ir::{Aspect, OnDelete};
use crate::rules::words::{a, capital, noun, nouns};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Where deleted rows of a model are kept (`soft_delete`), no key of it cascades from a model whose deleted rows are removed.

## Why it matters

Soft delete is a promise: nothing of this table is ever lost. A DELETE of the parent that cascades breaks it without a trace; the rows are
gone from the table, from its history and from `restore`.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Project {
    pub id: Id<Project>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(soft_delete)]
pub struct Task {
    pub id: Id<Task>,
    #[model(on_delete = cascade)]
    pub project_id: Id<Project>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}
```

```text
error: deleting a `Project` erases its tasks, but deleted tasks are kept
rule: kept_rows_erased (referential integrity, weight 25)
src/model.rs:2:12: `Project` is deleted for good
help: add `#[model(soft_delete)]` to `Project`, or write `#[model(on_delete = restrict)]` here
```

## Example that passes

```rust
#[derive(groundplan::Model)]
#[model(soft_delete)]
pub struct Project {
    pub id: Id<Project>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(groundplan::Model)]
#[model(soft_delete)]
pub struct Task {
    pub id: Id<Task>,
    #[model(on_delete = cascade)]
    pub project_id: Id<Project>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}
```

## How to fix

Keep the parent's deleted rows too: a deletion then marks parent and children with the same time, and `restore` brings both back. Or refuse
to delete a parent that still has children (`restrict`). In English, "Deleted projects and tasks are kept." says the first.

## When to allow

Where the law or a customer demands that the deletion of the parent erases everything. Write that as the reason.

## References

- fk_without_on_delete: the three actions.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "kept_rows_erased",
    dimension: Dimension::ReferentialIntegrity,
    level: Some(Level::Error),
    since: "0.1.0",
    scope: Scope::Schema,
    needs: &[Aspect::OnDelete],
    compiler: true,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    if !case.model.soft_delete {
        return;
    }
    for key in case.model.foreign_keys.iter().filter(|key| !key.tenant) {
        let Some(field) = case.model.column(&key.own) else { continue };
        let Some(parent) = case.other(field).filter(|parent| !parent.soft_delete) else { continue };
        if key.on_delete != OnDelete::Cascade {
            if field.on_delete_stated.is_some() {
                tally.pass();
            }
            continue;
        }
        let (to, many) = (case.called(parent), nouns(&case.model.name));
        let message = format!("deleting a `{to}` erases its {many}, but deleted {many} are kept");
        let help = if case.is_database() {
            format!("{}, or keep the deleted rows of `{to}` too", case.act(key, OnDelete::Restrict))
        } else if case.is_text() {
            let (one, parents) = (capital(&a(&noun(to))), nouns(to));
            format!("say \"Deleted {parents} are kept.\", or \"{one} cannot be deleted while it has {many}.\"")
        } else {
            format!("add `#[model(soft_delete)]` to `{to}`, or write `#[model(on_delete = restrict)]` here")
        };
        let mut finding = tally.finding(Some(field), message, help);
        if let Some(said) = field.on_delete_stated.filter(|_| case.is_text()) {
            finding.span = said; // the sentence about the deletion, not the one about the relation
        }
        tally.fail(finding.label(parent.span, format!("`{to}` is deleted for good")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{Fixture, rust, text};
    use crate::score::Asker;

    fn tasks(start: Fixture, action: OnDelete) -> Fixture {
        start.model("Project").model("Task").soft_delete().key("project_id", "Project").on_delete(action)
    }

    #[test]
    fn fails() {
        let found = tasks(rust(), OnDelete::Cascade).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "deleting a `Project` erases its tasks, but deleted tasks are kept");
        let found = tasks(text(), OnDelete::Cascade).findings(RULE.name);
        assert_eq!(
            found[0].help.as_deref(),
            Some("say \"Deleted projects are kept.\", or \"A project cannot be deleted while it has tasks.\"")
        );
    }

    #[test]
    fn passes() {
        let refused = tasks(rust(), OnDelete::Restrict);
        assert_eq!((refused.findings(RULE.name).len(), refused.applicable(RULE.name)), (0, 1));
        let both = rust().model("Project").soft_delete().model("Task").soft_delete().key("project_id", "Project");
        assert_eq!(both.on_delete(OnDelete::Cascade).applicable(RULE.name), 0);
    }

    #[test]
    fn a_derive_leaves_it_to_the_compiler() {
        assert!(tasks(rust(), OnDelete::Cascade).asked_by(Asker::Struct).findings(RULE.name).is_empty());
    }
}
