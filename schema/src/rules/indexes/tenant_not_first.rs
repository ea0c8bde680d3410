//! A unique or an index of tenant-owned rows that does not begin with the tenant.

use crate::diagnostic::Level;
use crate::ir::{Aspect, By, IndexPurpose, Scope as Rows};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Where a unique or an index of a tenant-owned model names the tenant's column, it names it first. Groundplan puts it there by itself, so the
column need not be written at all.

Uniques that are said to hold across all tenants, and indexes of a kind that has no order (GIN), are exempt.

## Why it matters

Every query of a tenant asks for the tenant. An index that begins with another column is searched across all tenants' rows, and the more
tenants there are the less it helps.

## Example that fails

```rust
#[derive(groundplan::Model)]
#[model(root)]
pub struct Organization {
    pub id: Id<Organization>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant = Organization, index(due_date, organization_id))]
pub struct Task {
    pub id: Id<Task>,
    pub organization_id: Id<Organization>,
    pub due_date: NaiveDate,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
error: an index of `Task` begins with `due_date`, not with the tenant's `organization_id`
rule: tenant_not_first (index coverage, weight 20)
help: write `index(due_date)`: the tenant is put first by itself
```

## Example that passes

```rust
#[derive(groundplan::Model)]
#[model(root)]
pub struct Organization {
    pub id: Id<Organization>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant = Organization, index(due_date))]
pub struct Task {
    pub id: Id<Task>,
    pub organization_id: Id<Organization>,
    pub due_date: NaiveDate,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Leave the tenant's column out.

## When to allow

For an index that only the administrators' queries across all tenants use.

## References

- redundant_index.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "tenant_not_first",
    dimension: Dimension::IndexCoverage,
    level: Some(Level::Error),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::Indexes, Aspect::Uniques, Aspect::Tenancy],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    let Some(tenant) = case.model.tenant_column().filter(|_| case.model.scope == Rows::Tenant) else { return };
    // A unique over the tenant and one more column is an attribute of that field, which cannot be wrong.
    let uniques =
        case.model.uniques.iter().filter(|unique| !unique.across_tenants && unique.origin.by != By::Automatic);
    let uniques = uniques.filter(|unique| unique.columns.len() > 2 || !is_first(&unique.columns, tenant));
    let indexes = case.model.indexes.iter().filter(|index| {
        index.purpose == IndexPurpose::Search && index.origin.by == By::Text && index.method == "btree"
    });
    let all = uniques
        .map(|unique| ("unique", "a unique", &unique.columns, &unique.origin))
        .chain(indexes.map(|index| ("index", "an index", &index.columns, &index.origin)));
    for (word, what, columns, origin) in all {
        // In a database nobody puts the tenant into an index by itself; one without it may serve what it is for.
        if case.is_database() && !columns.iter().any(|column| column == tenant) {
            continue;
        }
        if is_first(columns, tenant) {
            tally.pass();
            continue;
        }
        let first = columns.first().map_or("", String::as_str);
        let message =
            format!("{what} of `{}` begins with `{first}`, not with the tenant's `{tenant}`", case.called(case.model));
        let others: Vec<&str> = columns.iter().map(String::as_str).filter(|column| *column != tenant).collect();
        let help = if case.is_database() {
            let whole: Vec<&str> = [tenant].into_iter().chain(others.iter().copied()).collect();
            format!("make it anew over ({})", whole.join(", "))
        } else if case.is_text() {
            format!("leave `{tenant}` out of the sentence: the tenant is put first by itself")
        } else {
            format!("write `{word}({})`: the tenant is put first by itself", others.join(", "))
        };
        let mut finding = tally.finding(None, message, help);
        finding.span = origin.span.unwrap_or(finding.span);
        tally.fail(finding);
    }
}

fn is_first(columns: &[String], tenant: &str) -> bool {
    columns.first().is_some_and(|first| first == tenant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{Fixture, rust};

    fn tasks() -> Fixture {
        rust().tenants("Organization").model("Task").string("slug", 40).string("title", 40)
    }

    #[test]
    fn fails() {
        let found =
            tasks().index(&["title", "organization_id"]).unique(&["slug", "organization_id"]).findings(RULE.name);
        assert_eq!(found.len(), 2);
        let messages: Vec<_> = found.iter().map(|finding| finding.message.as_str()).collect();
        assert!(messages.contains(&"an index of `Task` begins with `title`, not with the tenant's `organization_id`"));
        assert!(messages.contains(&"a unique of `Task` begins with `slug`, not with the tenant's `organization_id`"));
        assert!(
            found.iter().any(|f| f.help.as_deref() == Some("write `unique(slug)`: the tenant is put first by itself"))
        );
    }

    #[test]
    fn passes() {
        let tasks = tasks().index(&["title"]).unique(&["slug", "title"]).unique(&["slug"]);
        assert_eq!((tasks.findings(RULE.name).len(), tasks.applicable(RULE.name)), (0, 2));
    }

    #[test]
    fn without_a_tenant_there_is_nothing_to_put_first() {
        assert_eq!(rust().model("Task").string("title", 40).index(&["title"]).applicable(RULE.name), 0);
    }
}
