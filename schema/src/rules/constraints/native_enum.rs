//! A native enum.

use crate::diagnostic::Level;
use crate::ir::{Engine, Type};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Columns of one of a few values are texts with a CHECK, not of a type that was made by `CREATE TYPE … AS ENUM` or MySQL's `ENUM (…)`.

## Why it matters

A value cannot be taken out of a native enum without making the type anew and rewriting every table that uses it under a lock; on PostgreSQL a value that is added cannot be used in the same
transaction; on MySQL a value in the middle copies the table, and an unknown one is stored as an empty text in lenient mode. A CHECK is exchanged in an instant.

## Example that fails

```sql
CREATE TYPE task_status AS ENUM ('open', 'done');
CREATE TABLE tasks (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    status task_status NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT pk_tasks PRIMARY KEY (id)
);
```

```text
error: `tasks.status` is of the native enum `task_status`
rule: native_enum (constraint completeness, weight 25)
help: `ALTER TABLE tasks ALTER COLUMN status TYPE varchar(20) USING status::text, ADD CONSTRAINT check_tasks_status_enum CHECK (status IN ('open', 'done'));`
```

## Example that passes

```sql
CREATE TABLE tasks (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    status VARCHAR(20) NOT NULL,
    CONSTRAINT check_tasks_status_enum CHECK (status IN ('open', 'done')),
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT pk_tasks PRIMARY KEY (id)
);
```

## How to fix

A text with a CHECK. On a large table: a new column, filled bit by bit, and the CHECK as NOT VALID first.

## When to allow

Where the values are fixed by nature and the table is small: the days of the week.

## References

- enum_without_check.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "native_enum",
    dimension: Dimension::ConstraintCompleteness,
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
        let inner = match &field.ty {
            Type::Array(element) => element,
            other => other,
        };
        let Type::Enum(known) = inner else { continue };
        let Some(native) = &known.native else {
            tally.pass();
            continue;
        };
        let called = case.sql_name(&format!("check_{}_{}_enum", case.model.table, field.column));
        let column = case.sql_name(&field.column);
        let values: Vec<String> =
            known.values.iter().flatten().map(|value| format!("'{}'", value.stored.replace('\'', "''"))).collect();
        let values = if values.is_empty() { "…".to_owned() } else { values.join(", ") };
        let length = known.length();
        let change = match case.schema.engine {
            Engine::Mysql | Engine::Mariadb => {
                format!("MODIFY {}", case.sql_column(field, &format!("VARCHAR({length})")))
            }
            Engine::Postgres | Engine::Sqlite => {
                format!("ALTER COLUMN {column} TYPE varchar({length}) USING {column}::text")
            }
        };
        let message =
            format!("{} is of the native enum `{}`", case.path(field), native.lines().next().unwrap_or_default());
        let help = case.statement(&format!("{change}, ADD CONSTRAINT {called} CHECK ({column} IN ({values}))"));
        tally.fail(tally.finding(Some(field), message, help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{database, rust};

    fn status(native: bool) -> crate::rules::fixture::Fixture {
        let task = database().model("Task").values("status", &["open", "done"]);
        if native {
            return task.edit(|schema| {
                let status =
                    schema.models[0].fields.iter_mut().find(|field| field.name == "status").expect("the status");
                if let Type::Enum(known) = &mut status.ty {
                    known.native = Some("task_status".to_owned());
                }
            });
        }
        task
    }

    #[test]
    fn fails() {
        let found = status(true).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "`tasks.status` is of the native enum `task_status`");
    }

    #[test]
    fn passes() {
        assert_eq!((status(false).findings(RULE.name).len(), status(false).applicable(RULE.name)), (0, 1));
        assert_eq!(rust().model("Task").values("status", &["open"]).applicable(RULE.name), 0, "held");
    }
}
