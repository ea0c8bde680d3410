//! A foreign key that no index serves.

use crate::condition::{Condition, Term};
use crate::diagnostic::Level;
use crate::ir::{Aspect, ForeignKey, Model};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Every foreign key of a table that is there already has an index that begins with its column, or with all of its columns: an index, a unique or
the primary key. MySQL and MariaDB make one by themselves and are not asked.

## Why it matters

Whoever deletes a row of the other table makes the engine look for rows that refer to it. Without an index it reads the whole table, once for
each deleted row, and holds its locks as long. Joins along the key read the whole table too.

## Example that fails

```sql
CREATE TABLE projects (
    id bigserial PRIMARY KEY,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE tasks (
    id bigserial PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
```

```text
error: no index serves the foreign key `tasks.project_id`
rule: fk_without_index (index coverage, weight 20)
help: run `CREATE INDEX CONCURRENTLY idx_tasks_on_project_id ON tasks (project_id);`
```

## Example that passes

```sql
CREATE TABLE projects (
    id bigserial PRIMARY KEY,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE tasks (
    id bigserial PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX idx_tasks_on_project_id ON tasks (project_id);
```

## How to fix

Make the index. On PostgreSQL, `CONCURRENTLY` does it beside writers, outside of a transaction.

## When to allow

Where the other table never loses a row and nobody joins along the key: set the rule's level in groundplan.toml.

## References

- redundant_index: an index that another one makes needless.
- PostgreSQL documentation, “Foreign Keys”, last paragraphs.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "fk_without_index",
    dimension: Dimension::IndexCoverage,
    level: Some(Level::Error),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::Indexes, Aspect::Uniques],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    if case.is_mysql() {
        return; // InnoDB makes the index with the key
    }
    for key in &case.model.foreign_keys {
        if served(case.model, key) {
            tally.pass();
            continue;
        }
        let Some(field) = case.model.column(&key.own) else { continue };
        let message = format!("no index serves the foreign key {}", case.path(field));
        tally.fail(tally.finding(Some(field), message, case.index(&key.columns)));
    }
}

fn served(model: &Model, key: &ForeignKey) -> bool {
    let begins = |columns: &[String]| {
        let first = columns.get(..key.columns.len()).unwrap_or_default();
        columns.first() == Some(&key.own)
            || (!first.is_empty() && key.columns.iter().all(|column| first.contains(column)))
    };
    // Rows without the key are none that anybody looks for along it.
    let whole = |filter: &Option<Condition>| match filter {
        None => true,
        Some(Condition::IsNotNull(Term::Column(column))) => *column == key.own,
        Some(_) => false,
    };
    let ordered = |method: &str| matches!(method, "btree" | "hash");
    begins(&model.primary_key.columns)
        || model.uniques.iter().any(|unique| whole(&unique.filter) && begins(&unique.columns))
        || model.indexes.iter().any(|index| ordered(index.method) && whole(&index.filter) && begins(&index.columns))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{Fixture, database};

    fn tasks() -> Fixture {
        database().model("Project").model("Task").key("project_id", "Project")
    }

    #[test]
    fn fails() {
        let bare = tasks().edit(|schema| schema.models[1].indexes.clear());
        let found = bare.findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "no index serves the foreign key `tasks.project_id`");
        assert!(found[0].help.as_deref().is_some_and(|help| help.contains("CREATE INDEX idx_tasks_on_project_id")));
    }

    #[test]
    fn passes() {
        assert!(tasks().findings(RULE.name).is_empty());
        assert_eq!(tasks().applicable(RULE.name), 1);
    }

    #[test]
    fn a_partial_index_serves_only_without_nulls() {
        let partial = |filter: Condition| {
            let mut schema = tasks().schema();
            schema.models[1].indexes[0].filter = Some(filter);
            served(&schema.models[1], &schema.models[1].foreign_keys[0])
        };
        assert!(partial(Condition::IsNotNull(Term::Column("project_id".into()))));
        assert!(!partial(Condition::is_null("deleted_at")));
    }
}
