//! A table or column that is not written in snake_case.

use crate::diagnostic::Level;
use crate::ir::Role;
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Names of tables and columns are lower-case words and digits with `_` between them. Only names that were stated can be otherwise: `table = "…"`, `column = "…"`, a field that is itself
written otherwise.

## Why it matters

PostgreSQL folds names without quotes to lower case, so `SELECT dueDate` looks for `duedate` and fails; MySQL tells tables of other case apart on Linux and not on a Mac. Lower case with
`_` is the same everywhere.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    #[model(column = "dueDate")]
    pub due_date: NaiveDate,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: the column `dueDate` of `Task` is not in snake_case
rule: name_not_snake_case (convention consistency, weight 15)
help: write `#[model(column = "due_date")]`, or leave it out
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    pub due_date: NaiveDate,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Leave the name out: a field's own name is its column. A column that exists is renamed by a migration.

## When to allow

Where the table is somebody else's and its names are given; mark such a model `external`, then no rule judges it.

## References

- table_not_plural, column_not_singular.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "name_not_snake_case",
    dimension: Dimension::ConventionConsistency,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    let table = &case.model.table;
    if case.model.table_stated || case.is_database() {
        if is_snake(table) {
            tally.pass();
        } else {
            let better = snake(table);
            let help = if case.is_database() {
                case.statement(&format!("RENAME TO {}", case.sql_name(&better)))
            } else {
                format!("write `#[model(table = \"{better}\")]`, or leave it out")
            };
            let message = format!("the table `{table}` of `{}` is not in snake_case", case.model.name);
            tally.fail(tally.finding(None, message, help));
        }
    }
    for field in &case.model.fields {
        let column = &field.column;
        let stated = case.is_database() || *column != field.name || !is_snake(column);
        if !stated || !matches!(field.role, Role::Own | Role::ForeignKey | Role::Version) {
            continue;
        }
        if is_snake(column) {
            tally.pass();
            continue;
        }
        let better = snake(column);
        let help = if case.is_database() {
            case.statement(&format!("RENAME COLUMN {} TO {}", case.sql_name(column), case.sql_name(&better)))
        } else if *column == field.name {
            format!("call the field `{better}`")
        } else {
            format!("write `#[model(column = \"{better}\")]`, or leave it out")
        };
        let message = format!("the column `{column}` of `{}` is not in snake_case", case.called(case.model));
        tally.fail(tally.finding(Some(field), message, help));
    }
}

fn is_snake(name: &str) -> bool {
    let fits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.split('_').all(fits)
}

fn snake(name: &str) -> String {
    crate::name::snake(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Type;
    use crate::rules::fixture::{database, rust};

    #[test]
    fn fails() {
        let found = rust().model("Task").field("dueDate", Type::Date).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].help.as_deref(), Some("call the field `due_date`"));
        let found = rust().model("Task").table("TaskItems").findings(RULE.name);
        assert_eq!(found[0].message, "the table `TaskItems` of `Task` is not in snake_case");
        let found = database().model("Task").field("dueDate", Type::Date).findings(RULE.name);
        assert_eq!(found[0].help.as_deref(), Some("`ALTER TABLE tasks RENAME COLUMN \"dueDate\" TO due_date;`"));
    }

    #[test]
    fn passes() {
        let task = rust().model("Task").table("org_tasks_2").field("due_date", Type::Date).field("line2", Type::Date);
        assert_eq!((task.findings(RULE.name).len(), task.applicable(RULE.name)), (0, 1));
    }

    #[test]
    fn every_column_of_a_table_that_is_there_already_counts() {
        let task = database().model("Task").field("due_date", Type::Date).field("_old", Type::Date);
        assert_eq!((task.findings(RULE.name).len(), task.applicable(RULE.name)), (1, 3));
    }
}
