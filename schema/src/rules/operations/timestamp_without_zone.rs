//! A point in time whose zone nobody wrote down.

use crate::diagnostic::Level;
use crate::ir::Type;
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Points in time are of a type that knows the moment: `TIMESTAMPTZ` on PostgreSQL. (MySQL, MariaDB and SQLite have no such type; there a time is UTC by agreement and not judged.)

## Why it matters

`2026-03-29 02:30` is another moment for each reader, and in Berlin it is none at all. The server's zone, the driver's and the laptop's decide in turn what is stored, and nobody can tell
afterwards.

## Example that fails

```sql
CREATE TABLE tasks (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    done_at TIMESTAMP,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT pk_tasks PRIMARY KEY (id)
);
```

```text
error: `tasks.done_at` is a time without a zone
rule: timestamp_without_zone (operational readiness, weight 15)
help: `ALTER TABLE tasks ALTER COLUMN done_at TYPE timestamptz USING done_at AT TIME ZONE 'UTC';`
```

## Example that passes

```sql
CREATE TABLE tasks (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    done_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT pk_tasks PRIMARY KEY (id)
);
```

## How to fix

Say in which zone the times were written (`AT TIME ZONE`), and make it a `TIMESTAMPTZ`. From PostgreSQL 12 on, in a session whose zone is UTC, the table is not rewritten.

## When to allow

Where the clock on the wall is meant, wherever it hangs: opening hours, an alarm at seven. A `TIME` beside the name of the zone says it better.

## References

- Convention in Rust: `DateTime<Utc>`, never `NaiveDateTime`.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "timestamp_without_zone",
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
    for field in &case.model.fields {
        match field.ty {
            Type::Timestamp => tally.pass(),
            Type::NaiveTimestamp => {
                let column = case.sql_name(&field.column);
                let change = format!("ALTER COLUMN {column} TYPE timestamptz USING {column} AT TIME ZONE 'UTC'");
                let help = case.statement(&change);
                tally.fail(tally.finding(Some(field), format!("{} is a time without a zone", case.path(field)), help));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{database, rust};

    #[test]
    fn fails() {
        let found = database().bare("Task").field("done_at", Type::NaiveTimestamp).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "`tasks.done_at` is a time without a zone");
    }

    #[test]
    fn passes() {
        let task = database().bare("Task").field("done_at", Type::Timestamp);
        assert_eq!((task.findings(RULE.name).len(), task.applicable(RULE.name)), (0, 1));
        assert_eq!(rust().model("Task").applicable(RULE.name), 0, "held");
    }
}
