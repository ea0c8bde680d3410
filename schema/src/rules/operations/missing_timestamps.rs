//! A table that does not know when its rows were made and changed.

use crate::diagnostic::Level;
use crate::ir::{Engine, Role};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Every entity, and every junction with columns of its own, has `created_at` and `updated_at`, both `DateTime<Utc>`. A junction that is only a
pair of keys has no need of them: its rows never change.

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
    for (column, role) in [("created_at", Role::CreatedAt), ("updated_at", Role::UpdatedAt)] {
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
