//! An index over JSON or a list that answers no search.

use crate::diagnostic::Level;
use crate::ir::{Aspect, Engine, Type};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

On PostgreSQL an index over a JSON column or an array is a GIN index, not a B-tree.

## Why it matters

A B-tree over `jsonb` or `text[]` finds rows whose whole value is equal, which nobody asks. What is asked (`tags @> '{urgent}'`, `settings @> '{"beta": true}'`) reads the whole table, with
the index beside it.

## Example that fails

```sql
CREATE TABLE tasks (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    tags TEXT[] NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT pk_tasks PRIMARY KEY (id)
);
CREATE INDEX idx_tasks_on_tags ON tasks (tags);
```

```text
warning: the index `idx_tasks_on_tags` over `tags` answers no search in it
rule: json_search_without_gin (index coverage, weight 20)
help: `CREATE INDEX CONCURRENTLY … ON tasks USING gin (tags);`
```

## Example that passes

```sql
CREATE TABLE tasks (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    tags TEXT[] NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT pk_tasks PRIMARY KEY (id)
);
CREATE INDEX idx_tasks_on_tags ON tasks USING gin (tags);
```

## How to fix

A GIN index on the column; of JSON of which one key is searched, an index over that expression.

## When to allow

Where the whole value is compared.

## References

- query_without_index.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "json_search_without_gin",
    dimension: Dimension::IndexCoverage,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::Indexes],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    if case.schema.engine != Engine::Postgres {
        return;
    }
    for index in &case.model.indexes {
        let list = |column: &&String| {
            case.model.column(column).is_some_and(|field| matches!(field.ty, Type::Json | Type::Array(_)))
        };
        let Some(column) = index.columns.iter().find(list) else { continue };
        if index.method != "btree" && index.method != "hash" {
            tally.pass();
            continue;
        }
        let message = format!("the index `{}` over `{column}` answers no search in it", index.name);
        let help = format!(
            "`CREATE INDEX CONCURRENTLY … ON {} USING gin ({});`",
            case.sql_table(case.model),
            case.sql_name(column)
        );
        let mut finding = tally.finding(case.model.column(column), message, help);
        finding.span = index.origin.span.unwrap_or(finding.span);
        tally.fail(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{Fixture, database, rust};

    fn tags(method: &'static str) -> Fixture {
        let made = database().model("Task").field("tags", Type::Array(Box::new(Type::Text))).index(&["tags"]);
        let made = made.edit(|schema| schema.engine = Engine::Postgres);
        if method == "gin" { made.edit(|schema| schema.models[0].indexes[0].method = "gin") } else { made }
    }

    #[test]
    fn fails() {
        let found = tags("btree").findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "the index `idx_tasks_on_tags` over `tags` answers no search in it");
    }

    #[test]
    fn passes() {
        assert_eq!((tags("gin").findings(RULE.name).len(), tags("gin").applicable(RULE.name)), (0, 1));
        assert_eq!(rust().model("Task").field("tags", Type::Json).index(&["tags"]).applicable(RULE.name), 0, "held");
    }
}
