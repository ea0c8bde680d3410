//! A table whose name is a singular.

use crate::diagnostic::Level;
use crate::name;
use crate::rules::words::nouns;
use crate::rules::{Case, Dimension, Rule, Scope, Tally, paste};

const PAGE: &str = r#"
## What it checks

Where a table's name was stated (`table = "…"`), its last word is a plural. Words that have none (`staff`, `news`, `data`) are as good, and
a prefix such as `org_` does not matter. Names that Groundplan derives are plural by construction.

Words for all of the rows (`order_history`, `webhook_inbox`, `outbox`) count as plurals.

## Why it matters

A table holds many rows. With one convention nobody has to look up whether it is `user` or `users`, and words that SQL reserves (`user`,
`order`, `group`) are nearly all singular.

## Example that fails

```rust
#[derive(groundplan::Model)]
#[model(table = "task")]
pub struct Task {
    pub id: Id<Task>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: the table `task` of `Task` is not a plural
rule: table_not_plural (convention consistency, weight 15)
help: write `table = "tasks"`, or leave it out
```

## Example that passes

```rust
#[derive(groundplan::Model)]
#[model(table = "org_tasks")]
pub struct Task {
    pub id: Id<Task>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Leave the name out: `OrderItem` becomes `order_items` by itself. A table that exists is renamed by a migration.

## When to allow

Where the table is somebody else's and its name is given; mark such a model `external`, then no rule judges it.

## References

- `groundplan explain config`: `table_prefix`.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "table_not_plural",
    dimension: Dimension::ConventionConsistency,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[],
    compiler: false,
    page: PAGE,
    check,
};

/// Words for all of its rows.
const COLLECTIVE: &[&str] =
    &["archive", "backlog", "catalog", "history", "inbox", "inventory", "ledger", "log", "outbox", "queue", "stock"];

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    if !case.model.table_stated {
        return;
    }
    let table = &case.model.table;
    let words = name::words(table);
    // `tasks_2024` is judged by `tasks`.
    let Some(last) = words.iter().rfind(|word| word.chars().any(char::is_alphabetic)) else { return };
    let plural = name::plural(last);
    if plural == *last || COLLECTIVE.contains(&last.as_str()) {
        tally.pass();
        return;
    }
    let better = match table.to_lowercase().rsplit_once(last.as_str()) {
        Some((before, after)) => format!("{before}{plural}{after}"),
        None => name::table(&case.model.name),
    };
    let help = if case.is_database() {
        case.alter(&format!("RENAME TO {}", paste::name(case.schema.engine, &better)))
    } else if case.is_text() {
        format!(
            "call it `{better}`, or leave the name out: {} are kept in `{}`",
            nouns(&case.model.name),
            name::table(&case.model.name)
        )
    } else {
        format!("write `table = \"{better}\"`, or leave it out")
    };
    let of = if case.is_database() { String::new() } else { format!(" of `{}`", case.model.name) };
    tally.fail(tally.finding(None, format!("the table `{table}`{of} is not a plural"), help));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::rust;

    #[test]
    fn fails() {
        for (table, better) in [("task", "tasks"), ("org_order_item", "org_order_items"), ("task_2024", "tasks_2024")] {
            let found = rust().model("Task").table(table).findings(RULE.name);
            assert_eq!(found.len(), 1, "{table}");
            assert_eq!(found[0].help, Some(format!("write `table = \"{better}\"`, or leave it out")));
        }
    }

    #[test]
    fn passes() {
        for table in ["tasks", "org_tasks", "support_staff", "daily_news", "people", "tasks_2024"] {
            let schema = rust().model("Task").table(table);
            assert_eq!((schema.findings(RULE.name).len(), schema.applicable(RULE.name)), (0, 1), "{table}");
        }
    }

    #[test]
    fn a_derived_name_cannot_be_wrong() {
        assert_eq!(rust().model("Task").applicable(RULE.name), 0);
    }
}
