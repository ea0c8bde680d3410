//! Indexes of a table that keeps its dead, with the dead in them.

use crate::diagnostic::Level;
use crate::ir::{Aspect, Engine, Index, IndexPurpose};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Where deleted rows are kept and the engine has partial indexes (PostgreSQL, SQLite), the indexes of searches hold the living: `WHERE deleted_at IS NULL`. Groundplan adds the condition; an
index with a condition of its own (`where = "…"`) has to name it.

Indexes that serve a foreign key hold the dead, too: the database looks through all of them when the other row is deleted.

## Why it matters

Every query leaves out the dead. After some years most of a table is dead, and an index that holds them is many times larger than what is searched in it.

## Example that fails

```rust
#[derive(groundplan::Model)]
#[model(soft_delete, index(due_date, where = "urgent = TRUE"))]
    pub struct Task {
    pub id: Id<Task>,
    #[model(default = false)]
    pub urgent: bool,
    pub due_date: NaiveDate,
    pub deleted_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: an index of `Task` over `due_date` holds the deleted rows, too
rule: soft_delete_without_partial_index (index coverage, weight 20)
help: add `AND deleted_at IS NULL` to its `where`
```

## Example that passes

```rust
#[derive(groundplan::Model)]
#[model(soft_delete, index(due_date, where = "urgent = TRUE AND deleted_at IS NULL"))]
pub struct Task {
    pub id: Id<Task>,
    #[model(default = false)]
    pub urgent: bool,
    pub due_date: NaiveDate,
    pub deleted_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Add the condition. Leave `where` out, and it comes by itself.

## When to allow

Where the search is for the dead: a bin that people empty.

## References

- unique_ignores_soft_delete.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "soft_delete_without_partial_index",
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
    let partial = matches!(case.schema.engine, Engine::Postgres | Engine::Sqlite);
    let Some(deleted) = case.model.role(crate::ir::Role::DeletedAt).filter(|_| case.model.soft_delete && partial)
    else {
        return;
    };
    let names = |index: &Index| index.filter.as_ref().is_some_and(|filter| filter.may_name(&deleted.column));
    for index in
        case.model.indexes.iter().filter(|index| index.purpose == IndexPurpose::Search && index.origin.span.is_some())
    {
        if names(index) {
            // What we added could not have been left out.
            if index.filter.as_ref().is_some_and(|filter| filter.columns().len() > 1) || case.is_database() {
                tally.pass();
            }
            continue;
        }
        let tenant = case.model.tenant_column();
        let own = index.columns.iter().filter(|column| Some(column.as_str()) != tenant);
        let own: Vec<String> = own.map(|column| format!("`{column}`")).collect();
        let message =
            format!("an index of `{}` over {} holds the deleted rows, too", case.called(case.model), own.join(", "));
        let help = if case.is_database() {
            format!(
                "`CREATE INDEX {} ON {}{} ({}) WHERE {} IS NULL;`",
                case.sql_name(&format!("{}_living", index.name)),
                case.sql_table(case.model),
                if index.method == "btree" { String::new() } else { format!(" USING {}", index.method) },
                case.sql_columns(&index.columns),
                case.sql_name(&deleted.column)
            )
        } else {
            format!("add `AND {} IS NULL` to its `where`", deleted.column)
        };
        let mut finding = tally.finding(None, message, help);
        finding.span = index.origin.span.unwrap_or(finding.span);
        tally.fail(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Type;
    use crate::rules::fixture::{Fixture, database, rust, text};

    fn kept(start: Fixture) -> Fixture {
        start.model("Task").soft_delete().field("due_date", Type::Date).index(&["due_date"])
    }

    #[test]
    fn fails() {
        let found = kept(database()).edit(|schema| schema.models[0].indexes[0].filter = None).findings(RULE.name);
        assert_eq!(found.len(), 1);
        let help = found[0].help.as_deref().unwrap_or_default();
        assert!(
            help.starts_with("`CREATE INDEX idx_") && help.ends_with(" ON tasks (due_date) WHERE deleted_at IS NULL;`"),
            "{help}"
        );
    }

    #[test]
    fn passes() {
        assert_eq!((kept(database()).findings(RULE.name).len(), kept(database()).applicable(RULE.name)), (0, 1));
        assert_eq!((kept(rust()).findings(RULE.name).len(), kept(rust()).applicable(RULE.name)), (0, 0));
        assert_eq!(kept(text()).findings(RULE.name).len(), 0);
        let mysql = kept(database()).edit(|schema| {
            schema.engine = Engine::Mysql;
            schema.models[0].indexes[0].filter = None;
        });
        assert_eq!(mysql.applicable(RULE.name), 0, "it has no partial indexes");
    }
}
