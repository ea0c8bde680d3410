//! A list of keys to another model.

use crate::diagnostic::Level;
use crate::ir::{Field, Role, Type};
use crate::name;
use crate::rules::words::{capital, nouns};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

No list of uuids or integers is called after the keys of a model that is there (`tag_ids: Vec<Uuid>` beside a model `Tag`).

## Why it matters

No foreign key can hold a list. What is deleted stays in it, with tenancy it may name rows of another tenant, "which tasks have this tag" reads them all, and two requests that add a tag each lose one.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Tag {
    pub id: Id<Tag>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    pub tag_ids: Vec<Uuid>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: `Task::tag_ids` is a list of keys to `Tag`, which no foreign key can hold
rule: array_of_keys (referential integrity, weight 25)
src/model.rs:2:12: `Tag` is here
help: make it a model of its own: `#[model(junction)] pub struct TaskTag { pub task_id: Id<Task>, pub tag_id: Id<Tag> }`
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Tag {
    pub id: Id<Tag>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(junction)]
pub struct TaskTag {
    pub task_id: Id<Task>,
    pub tag_id: Id<Tag>,
}
```

## How to fix

A junction; in English "Tasks can have multiple tags, and tags can be on multiple tasks."

## When to allow

Where the list is a record of what was so at the time, and stays so when the rows are gone.

## References

- fk_undeclared: a single key.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "array_of_keys",
    dimension: Dimension::ReferentialIntegrity,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Schema,
    needs: &[],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    for field in case.model.fields.iter().filter(|field| field.role == Role::Own && is_list(field)) {
        let Some(stem) = field.column.strip_suffix("_ids") else { continue };
        let Some(id) = case.all.find_by_stem(stem) else { continue };
        let Some(to) = case.schema.models.get(id.0) else { continue };
        let (own, other) = (case.called(case.model), case.called(to));
        let message = format!("{} is a list of keys to `{other}`, which no foreign key can hold", case.path(field));
        let help = if case.is_text() {
            let (ours, theirs) = (nouns(&case.model.name), nouns(&to.name));
            format!(
                "say \"{} can have multiple {theirs}, and {theirs} can be on multiple {ours}.\" instead",
                capital(&ours)
            )
        } else if case.is_database() {
            format!(
                "make it a table of its own, with a key to `{own}`, a key to `{other}`, and the pair as its primary key"
            )
        } else {
            let (ours, theirs) = (name::key_column(&case.model.name), name::key_column(&to.name));
            format!(
                "make it a model of its own: `#[model(junction)] pub struct {own}{other} {{ pub {ours}: Id<{own}>, pub {theirs}: Id<{other}> }}`"
            )
        };
        tally.fail(tally.finding(Some(field), message, help).label(to.span, format!("`{other}` is here")));
    }
}

fn is_list(field: &Field) -> bool {
    let Type::Array(element) = &field.ty else { return false };
    matches!(**element, Type::Uuid | Type::SmallInt | Type::Integer | Type::BigInt)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{Fixture, database, rust, text};

    fn tasks(start: Fixture, column: &str, element: Type) -> Fixture {
        start.model("Tag").model("Task").field(column, Type::Array(Box::new(element)))
    }

    #[test]
    fn fails() {
        assert_eq!(tasks(rust(), "tag_ids", Type::Uuid).findings(RULE.name).len(), 1);
        let found = tasks(text(), "tag_ids", Type::BigInt).findings(RULE.name);
        assert_eq!(
            found[0].help.as_deref(),
            Some("say \"Tasks can have multiple tags, and tags can be on multiple tasks.\" instead")
        );
        let found = tasks(database(), "tag_ids", Type::BigInt).findings(RULE.name);
        assert_eq!(found[0].message, "`tasks.tag_ids` is a list of keys to `tags`, which no foreign key can hold");
    }

    #[test]
    fn passes() {
        for (column, element) in [("tag_ids", Type::Text), ("request_ids", Type::Uuid), ("tags", Type::Uuid)] {
            assert!(tasks(rust(), column, element).findings(RULE.name).is_empty(), "{column}");
        }
    }
}
