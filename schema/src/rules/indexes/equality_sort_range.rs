//! An index whose first column is searched by a range.

use crate::diagnostic::Level;
use crate::ir::{Aspect, By, Field, Index, Role, Type};
use crate::name;
use crate::rules::words::nouns;
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

In an index that was asked for, columns that are compared with one value (an enum, a boolean, a key to another model) stand before a point in time, which is sorted by or
searched by a range.

A date (`index(day, status)`) is compared with one day as often as with a range and is not reported, nor is a unique, whose order is of no matter to what it forbids.

## Why it matters

The rows of one status lie together in an index that begins with the status, sorted by time: the search reads them and stops. In an index that begins with the time, the rows of all
statuses lie mixed, and the search reads the whole range to throw most of it away.

## Example that fails

```rust
#[derive(groundplan::Enum)]
pub enum TaskStatus {
    Open,
    Done,
}

#[derive(groundplan::Model)]
#[model(index(due_at, status))]
pub struct Task {
    pub id: Id<Task>,
    pub status: TaskStatus,
    pub due_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: the index of `Task` begins with `due_at`, which is searched by a range, before `status`, which is compared with one value
rule: equality_sort_range (index coverage, weight 20)
help: write `index(status, due_at)`
```

## Example that passes

```rust
#[derive(groundplan::Enum)]
pub enum TaskStatus {
    Open,
    Done,
}

#[derive(groundplan::Model)]
#[model(index(status, due_at))]
pub struct Task {
    pub id: Id<Task>,
    pub status: TaskStatus,
    pub due_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

First what is compared with one value, then what is sorted by, last what is searched by a range. In English: "Users often search tasks by status and due date."

## When to allow

Where one search reads a short range of all statuses, and no other reads this index.

## References

- tenant_not_first: what every index begins with.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "equality_sort_range",
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
    let asked = |index: &&Index| index.origin.by == By::Text && index.method == "btree" && index.columns.len() > 1;
    for index in case.model.indexes.iter().filter(asked) {
        let tenant = case.model.tenant_column();
        let own: Vec<&Field> =
            index.columns.iter().filter(|c| Some(c.as_str()) != tenant).filter_map(|c| case.model.column(c)).collect();
        let Some((range, one)) = turned(&own) else {
            // Only where there is a range can it stand in the wrong place.
            if own.len() > 1 && own.iter().any(|field| matches!(field.ty, Type::Timestamp | Type::Date)) {
                tally.pass();
            }
            continue;
        };
        let (mut equal, rest): (Vec<_>, Vec<_>) = own.iter().copied().partition(|field| is_one(field, range));
        equal.extend(rest);
        let message = format!(
            "the index of `{}` begins with `{}`, which is searched by a range, before `{}`, which is compared with one value",
            case.called(case.model),
            case.called_field(range),
            case.called_field(one)
        );
        let help = if case.is_text() {
            let words = |field: &&Field| name::words(name::relation(&field.name).as_str()).join(" ");
            let list: Vec<String> = equal.iter().map(words).collect();
            let (last, first) =
                list.split_last().map_or((String::new(), ""), |(last, first)| (first.join(", "), last.as_str()));
            format!("say \"Users often search {} by {last} and {first}.\"", nouns(&case.model.name))
        } else if case.is_database() {
            let list = tenant.into_iter().chain(equal.iter().map(|field| field.column.as_str())).map(str::to_owned);
            let (table, columns) = (case.sql_table(case.model), case.sql_columns(&list.collect::<Vec<_>>()));
            format!("`CREATE INDEX … ON {table} ({columns});`")
        } else {
            let list: Vec<&str> = equal.iter().map(|field| field.name.as_str()).collect();
            format!("write `index({})`", list.join(", "))
        };
        let mut finding = tally.finding(None, message, help);
        finding.span = index.origin.span.unwrap_or(finding.span);
        tally.fail(finding);
    }
}

/// The first column, where it is searched by a range, and a later one that is compared with one value.
fn turned<'a>(own: &[&'a Field]) -> Option<(&'a Field, &'a Field)> {
    let (first, rest) = own.split_first()?;
    let one = rest.iter().find(|field| is_one(field, first))?;
    // A day is compared with one value as often as with two.
    matches!(first.ty, Type::Timestamp | Type::NaiveTimestamp).then_some((first, one))
}

/// Whether a column is compared with one value, and surely so beside this range.
fn is_one(field: &Field, range: &Field) -> bool {
    match field.ty {
        Type::Enum(_) | Type::Boolean => true,
        _ => field.role == Role::ForeignKey && range.ty != Type::Date,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{Fixture, database, rust, text};

    fn tasks(start: Fixture) -> Fixture {
        let made =
            start.model("Project").model("Task").values("status", &["open", "done"]).field("due_date", Type::Date);
        made.field("due_at", Type::Timestamp).field("flagged", Type::Boolean).key("project_id", "Project")
    }

    #[test]
    fn fails() {
        let help = |fixture: Fixture| fixture.findings(RULE.name).first().and_then(|found| found.help.clone());
        assert_eq!(help(tasks(rust()).index(&["due_at", "status"])).as_deref(), Some("write `index(status, due_at)`"));
        assert_eq!(
            help(tasks(rust()).index(&["due_at", "flagged", "project_id"])).as_deref(),
            Some("write `index(flagged, project_id, due_at)`")
        );
        assert_eq!(
            help(tasks(text()).index(&["due_at", "status"])).as_deref(),
            Some("say \"Users often search tasks by status and due at.\"")
        );
        assert_eq!(
            help(tasks(database()).index(&["due_at", "status"])).as_deref(),
            Some("`CREATE INDEX … ON tasks (status, due_at);`")
        );
    }

    #[test]
    fn passes() {
        for right in [
            &["status", "due_date"][..],
            &["project_id", "due_at"],
            &["due_date", "project_id"],
            &["due_date", "status"],
        ] {
            let schema = tasks(rust()).index(right);
            assert_eq!((schema.findings(RULE.name).len(), schema.applicable(RULE.name)), (0, 1), "{right:?}");
        }
        assert_eq!(tasks(rust()).index(&["due_at"]).applicable(RULE.name), 0, "one column has no order");
        assert_eq!(tasks(rust()).index(&["status", "flagged"]).applicable(RULE.name), 0, "no range");
    }

    #[test]
    fn the_tenant_in_front_does_not_matter() {
        let start = rust()
            .tenants("Organization")
            .model("Task")
            .values("status", &["open", "done"])
            .field("due_at", Type::Timestamp);
        assert_eq!(start.index(&["due_at", "status"]).findings(RULE.name).len(), 1);
    }
}
