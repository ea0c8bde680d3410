//! A table whose rows have no name.

use crate::diagnostic::Level;
use crate::ir::{Aspect, Engine, Kind, Model};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Every table that is there already has a primary key.

## Why it matters

Without one, two equal rows cannot be told apart: none of them can be updated or deleted alone, a replica has to search the whole table for
each changed row, and no other table can refer to one.

## Example that fails

```sql
CREATE TABLE visits (
    visitor text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
```

```text
error: `visits` has no primary key
rule: missing_primary_key (operational readiness, weight 15)
help: run `ALTER TABLE visits ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;`
```

## Example that passes

```sql
CREATE TABLE visits (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    visitor text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
```

## How to fix

Add a key. Where a unique over required columns is there already, or the table is a pair of foreign keys, those columns are the key.

## When to allow

For a table that is only filled and emptied as a whole: set the rule's level in groundplan.toml.

## References

- missing_timestamps.
- PostgreSQL documentation, “Logical Replication”, REPLICA IDENTITY.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "missing_primary_key",
    dimension: Dimension::OperationalReadiness,
    level: Some(Level::Error),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::PrimaryKeys],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    if !case.model.primary_key.columns.is_empty() {
        tally.pass();
        return;
    }
    let key = columns(case.model).map(|columns| format!("PRIMARY KEY ({})", case.sql_columns(&columns)));
    let help = match (key, case.schema.engine) {
        (Some(key), Engine::Sqlite) => case.rewrite(&key),
        (Some(key), _) => case.alter(&format!("ADD {key}")),
        (None, Engine::Postgres) => case.alter("ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"),
        (None, Engine::Sqlite) => case.rewrite("id INTEGER PRIMARY KEY"),
        (None, _) => case.alter("ADD COLUMN id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY"),
    };
    tally.fail(tally.finding(None, format!("`{}` has no primary key", case.called(case.model)), help));
}

/// Columns that are as good as a key.
fn columns(model: &Model) -> Option<Vec<String>> {
    let required = |columns: &[String]| columns.iter().all(|column| model.column(column).is_some_and(|f| f.required));
    let whole = model.uniques.iter().find(|unique| unique.filter.is_none() && required(&unique.columns));
    let pair =
        || (model.kind == Kind::Junction).then(|| model.foreign_keys.iter().map(|key| key.own.clone()).collect());
    whole.map(|unique| unique.columns.clone()).or_else(pair)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{Fixture, database};

    fn visits() -> Fixture {
        database().model("Visit").string("code", 9)
    }

    #[test]
    fn fails() {
        let found = visits().edit(|schema| schema.models[0].primary_key.columns.clear()).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "`visits` has no primary key");
        assert_eq!(found[0].help.as_deref(), Some("write `id INTEGER PRIMARY KEY` into the CREATE TABLE of `visits`"));
    }

    #[test]
    fn passes() {
        assert!(visits().findings(RULE.name).is_empty());
        assert_eq!(visits().applicable(RULE.name), 1);
    }

    #[test]
    fn a_unique_is_offered_as_the_key() {
        let found = visits().unique(&["code"]).edit(|schema| schema.models[0].primary_key.columns.clear());
        let help = found.findings(RULE.name)[0].help.clone().unwrap_or_default();
        assert!(help.contains("PRIMARY KEY (code)"), "{help}");
    }
}
