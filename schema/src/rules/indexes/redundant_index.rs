//! An index that another one makes needless.

use crate::diagnostic::Level;
use crate::ir::{Aspect, By, Engine, Index, Model};
use crate::rules::{Case, Dimension, Rule, Scope, Tally, paste};

const PAGE: &str = r#"
## What it checks

No index that was asked for is the beginning of another index, of a unique or of the primary key, over the same rows.

An index over fewer rows (`where`) than the other one is smaller and is not reported, nor is one that carries columns (`include`) which the
other one has not.

## Why it matters

The longer index answers the same searches. The shorter one is written at every insert and update, takes memory, and answers nothing.

## Example that fails

```rust
#[derive(groundplan::Model)]
#[model(index(status), index(status, due_date))]
pub struct Task {
    pub id: Id<Task>,
    #[model(max_length = 20, check("status IN ('open', 'done')"))]
    pub status: String,
    pub due_date: NaiveDate,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: the index of `Task` over `status` is the beginning of `idx_tasks_on_status_due_date`
rule: redundant_index (index coverage, weight 20)
help: leave it out: the longer one answers the same searches
```

## Example that passes

```rust
#[derive(groundplan::Model)]
#[model(index(status, due_date))]
pub struct Task {
    pub id: Id<Task>,
    #[model(max_length = 20, check("status IN ('open', 'done')"))]
    pub status: String,
    pub due_date: NaiveDate,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Remove the shorter index.

## When to allow

Where the longer index is many times wider and measurements show that the shorter one is worth its price.

## References

- tenant_not_first.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "redundant_index",
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
    for index in case.model.indexes.iter().filter(|index| index.origin.by == By::Text && index.method == "btree") {
        let Some(longer) = longer(case.model, index) else {
            tally.pass();
            continue;
        };
        let tenant = case.model.tenant_column();
        let own: Vec<_> =
            index.columns.iter().filter(|c| Some(c.as_str()) != tenant).map(|c| format!("`{c}`")).collect();
        let message = format!(
            "the index of `{}` over {} is the beginning of {}",
            case.called(case.model),
            own.join(", "),
            called(longer)
        );
        let help = if case.is_database() {
            let beside = if case.schema.engine == Engine::Postgres { " CONCURRENTLY" } else { "" };
            let of = if case.is_mysql() { format!(" ON {}", case.sql_table(case.model)) } else { String::new() };
            let index = paste::name(case.schema.engine, &index.name);
            format!("run `DROP INDEX{beside} {index}{of};`: the longer one answers the same searches")
        } else {
            "leave it out: the longer one answers the same searches".to_owned()
        };
        let mut finding = tally.finding(None, message, help);
        finding.span = index.origin.span.unwrap_or(finding.span);
        tally.fail(finding);
    }
}

/// What nobody named is called nothing.
fn called(name: &str) -> String {
    if name.is_empty() { "a longer one".to_owned() } else { format!("`{name}`") }
}

/// The name of what begins with the columns of `index` and goes on, over the same rows.
fn longer<'a>(model: &'a Model, index: &Index) -> Option<&'a str> {
    let goes_on = |columns: &[String], carried: &[String]| {
        let carries = |column: &String| columns.contains(column) || carried.contains(column);
        columns.len() > index.columns.len() && columns.starts_with(&index.columns) && index.include.iter().all(carries)
    };
    let key = &model.primary_key;
    let by_key = (index.filter.is_none() && goes_on(&key.columns, &[])).then_some(key.name.as_str());
    let uniques = model.uniques.iter().filter(|unique| unique.filter == index.filter && goes_on(&unique.columns, &[]));
    let others = model.indexes.iter().filter(|other| {
        other.method == "btree" && other.filter == index.filter && goes_on(&other.columns, &other.include)
    });
    by_key.or(uniques.map(|u| u.name.as_str()).next()).or(others.map(|other| other.name.as_str()).next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Type;
    use crate::rules::fixture::{Fixture, rust, text};

    fn tasks(start: Fixture) -> Fixture {
        start.model("Task").string("code", 20).field("due_date", Type::Date)
    }

    #[test]
    fn fails() {
        let found = tasks(text()).index(&["code"]).index(&["code", "due_date"]).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "the index of `Task` over `code` is the beginning of `idx_tasks_on_code_due_date`"
        );
        let found = tasks(rust()).index(&["code"]).unique(&["code", "due_date"]).findings(RULE.name);
        assert_eq!(found[0].message, "the index of `Task` over `code` is the beginning of `uq_tasks_code_due_date`");
    }

    #[test]
    fn passes() {
        let tasks = tasks(rust()).index(&["due_date"]).index(&["code", "due_date"]);
        assert_eq!((tasks.findings(RULE.name).len(), tasks.applicable(RULE.name)), (0, 2));
    }

    #[test]
    fn an_index_over_fewer_rows_is_another_one() {
        let living =
            rust().model("Project").model("Task").soft_delete().key("project_id", "Project").string("code", 20);
        let schema = living.index(&["project_id"]).findings(RULE.name);
        assert!(schema.is_empty(), "the key's own index holds the dead too");
    }
}
