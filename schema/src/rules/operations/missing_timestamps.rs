//! A table that does not know when its rows were made and changed.

use crate::diagnostic::Level;
use crate::ir::{Engine, Field, Role, Type};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Every entity, and every junction with columns of its own, has `created_at` and `updated_at`, both `DateTime<Utc>`. A junction that is only a
pair of keys has no need of them: its rows never change.

A table that is there already needs one point in time that is always known (`created_at`, `occurred_at`): rows of a log never change. A list that is known by
its own codes, such as currencies, needs none.

## Why it matters

"Since when?" and "what changed last night?" are asked of every table sooner or later, and only from then on can a late column answer. Caches,
exports and synchronisation live on `updated_at`.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    pub created_at: DateTime<Utc>,
}
```

```text
error: `Task` has no `updated_at`
rule: missing_timestamps (operational readiness, weight 15)
note: both have a default, and the database keeps `updated_at`
help: add the line `pub updated_at: DateTime<Utc>,`
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Add the lines. Both have a default and `updated_at` is kept by the database, so no insert and no update has to mention them.

## When to allow

For tables that are only appended to, and have a time of their own: a log of measurements.

## References

- “Automatic columns” in the design of Groundplan.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "missing_timestamps",
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
    if case.model.is_pure_junction() {
        return;
    }
    let model = case.model;
    if case.is_database() {
        let moment = |field: &Field| field.required && matches!(field.ty, Type::Timestamp | Type::NaiveTimestamp);
        // A row that says when it happened and never changes, such as one of a log, needs no more.
        if model.fields.iter().any(moment) {
            tally.pass();
            return;
        }
        // A list of currencies by their codes.
        let key = &model.primary_key.columns;
        let held = |column: &String| model.foreign_keys.iter().any(|held| held.columns.contains(column));
        // Nor does a link, which is there or not.
        let link = key.len() > 1 && key.iter().all(held);
        if link || (!key.is_empty() && key.iter().all(|column| !is_surrogate(column))) {
            return;
        }
    }
    let created = ("created_at", Role::CreatedAt);
    let asked = if case.is_database() { vec![created] } else { vec![created, ("updated_at", Role::UpdatedAt)] };
    for (column, role) in asked {
        if case.model.role(role).is_some() {
            tally.pass();
            continue;
        }
        let model = case.called(case.model);
        let add = || match case.schema.engine {
            _ if !case.is_database() => format!("add the line `pub {column}: DateTime<Utc>,`"),
            Engine::Postgres => case.alter(&format!("ADD COLUMN {column} timestamptz NOT NULL DEFAULT now()")),
            Engine::Sqlite => case.rewrite(&format!("{column} TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP")),
            Engine::Mysql | Engine::Mariadb => {
                let kept = if column == "updated_at" { " ON UPDATE CURRENT_TIMESTAMP(6)" } else { "" };
                case.alter(&format!("ADD COLUMN {column} datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6){kept}"))
            }
        };
        let finding = match case.model.column(column) {
            // There, but of a type that is no point in time.
            Some(field) => {
                let (path, ty) = (case.path(field), field.ty.word());
                let message = format!("{path} is of type `{ty}`, not a point in time");
                let help = if case.is_database() {
                    case.retype(field, if case.is_mysql() { "datetime(6)" } else { "timestamptz" })
                } else {
                    format!("write `pub {column}: DateTime<Utc>,`")
                };
                tally.finding(Some(field), message, help)
            }
            None => tally.finding(None, format!("`{model}` has no `{column}`"), add()),
        };
        if case.is_database() {
            tally.fail(finding);
            continue;
        }
        tally.fail(finding.note("both have a default, and the database keeps `updated_at`"));
    }
}

/// A key that says nothing of its row.
fn is_surrogate(column: &str) -> bool {
    column == "id" || column.ends_with("_id")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Type;
    use crate::rules::fixture::rust;

    #[test]
    fn fails() {
        let found = rust().bare("Task").field("created_at", Type::Timestamp).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "`Task` has no `updated_at`");
        let found = rust()
            .bare("Task")
            .field("created_at", Type::Timestamp)
            .field("updated_at", Type::Date)
            .findings(RULE.name);
        assert_eq!(found[0].message, "`Task::updated_at` is of type `date`, not a point in time");
    }

    #[test]
    fn passes() {
        let schema = rust().model("Task");
        assert_eq!((schema.findings(RULE.name).len(), schema.applicable(RULE.name)), (0, 2));
    }

    #[test]
    fn a_pair_of_keys_needs_no_times() {
        let pair =
            || rust().model("Task").model("Tag").bare("TaskTag").junction().key("task_id", "Task").key("tag_id", "Tag");
        assert_eq!(pair().findings(RULE.name).len(), 0);
        assert_eq!(pair().string("note", 20).findings(RULE.name).len(), 2);
    }
}
