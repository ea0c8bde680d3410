//! A key that points into one table or another, depending on a word beside it.

use crate::diagnostic::Level;
use crate::ir::{Field, Kind, Model, Role, Type};
use crate::name;
use crate::rules::words::{a, capital, noun, nouns};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

A uuid or integer column `commentable_id` that refers to nothing does not stand beside a `commentable_type` that says which table it means.

The rows of logs, events, audits and outboxes outlive what they speak of, so they cannot hold its key, and are not judged. A text (`external_id` beside
`external_type`) is an outside name.

## Why it matters

No foreign key can point into two tables. Rows are left behind when what they speak of is deleted, no join is generated, with tenancy nothing keeps the row in its own
tenant, and the index has to hold the word beside every key.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Comment {
    pub id: Id<Comment>,
    pub subject_id: Uuid,
    #[model(max_length = 40)]
    pub subject_type: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
error: `Comment::subject_id` points into the table that `subject_type` names, so no foreign key can hold it
rule: polymorphic_reference (referential integrity, weight 25)
help: write one optional key for each model that it may be, for instance `pub post_id: Option<Id<Post>>`, and a check that exactly one is there
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Post {
    pub id: Id<Post>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
pub struct Photo {
    pub id: Id<Photo>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(check("(post_id IS NULL AND photo_id IS NOT NULL) OR (post_id IS NOT NULL AND photo_id IS NULL)"))]
pub struct Comment {
    pub id: Id<Comment>,
    #[model(on_delete = cascade)]
    pub post_id: Option<Id<Post>>,
    #[model(on_delete = cascade)]
    pub photo_id: Option<Id<Photo>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

One optional key per model and a check that exactly one of them is there; or one table of comments per model; or a model that both belong to ("Posts and photos are
types of entry.").

## When to allow

Where the other rows are not in this database at all.

## References

- fk_undeclared: a key whose model is plain from its name.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "polymorphic_reference",
    dimension: Dimension::ReferentialIntegrity,
    level: Some(Level::Error),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[],
    compiler: false,
    page: PAGE,
    check,
};

/// The last word of a model whose rows outlive what they speak of.
const RECORDS: &[&str] = &[
    "activity", "archive", "audit", "event", "history", "job", "journal", "log", "message", "metric", "outbox",
    "trail", "webhook",
];

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    for field in &case.model.fields {
        let Some(kind) = field.column.strip_suffix("_id").and_then(|stem| beside(case.model, stem)) else { continue };
        if field.role == Role::ForeignKey {
            tally.pass(); // the word beside it says more of what the key has settled
            continue;
        }
        let key = matches!(field.ty, Type::Uuid | Type::SmallInt | Type::Integer | Type::BigInt);
        if field.role != Role::Own || !key || is_record(case.model) {
            continue;
        }
        let message = format!(
            "{} points into the table that `{}` names, so no foreign key can hold it",
            case.path(field),
            kind.column
        );
        let other = case
            .schema
            .models
            .iter()
            .find(|other| other.kind == Kind::Entity && other.name != case.model.name && !other.external);
        let other = other.map_or("Post", |other| other.name.as_str());
        let help = if case.is_text() {
            format!(
                "say what it may be one by one, for instance \"{} can have {}.\"",
                capital(&nouns(&case.model.name)),
                a(&noun(other))
            )
        } else if case.is_database() {
            format!(
                "add one nullable key for each table that it may be, such as `{}`, and a check that exactly one is there",
                name::key_column(other)
            )
        } else {
            format!(
                "write one optional key for each model that it may be, for instance `pub {}: Option<Id<{other}>>`, and a check that exactly one is there",
                name::key_column(other)
            )
        };
        tally.fail(tally.finding(Some(field), message, help));
    }
}

/// The column that says which table is meant.
fn beside<'a>(model: &'a Model, stem: &str) -> Option<&'a Field> {
    let column = model.fields.iter().find(|other| other.column.strip_suffix("_type") == Some(stem))?;
    matches!(column.ty, Type::String { .. } | Type::Text | Type::Char { .. } | Type::Enum(_)).then_some(column)
}

fn is_record(model: &Model) -> bool {
    name::words(&model.name).last().is_some_and(|last| RECORDS.contains(&last.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{rust, text};

    #[test]
    fn fails() {
        let comment = || rust().model("Comment").field("commentable_id", Type::Uuid);
        let found = comment().string("commentable_type", 40).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(comment().values("commentable_type", &["post", "photo"]).findings(RULE.name).len(), 1);
        let found = text().model("Photo").model("Comment").field("subject_id", Type::BigInt).untyped("subject_type");
        assert_eq!(
            found.findings(RULE.name)[0].help.as_deref(),
            Some("say what it may be one by one, for instance \"Comments can have a photo.\"")
        );
    }

    #[test]
    fn passes() {
        let settled = rust().model("Account").model("Entry").key("account_id", "Account").string("account_type", 9);
        assert_eq!((settled.findings(RULE.name).len(), settled.applicable(RULE.name)), (0, 1));
    }

    #[test]
    fn records_and_outside_names_are_left_alone() {
        for model in ["AuditLog", "DomainEvent", "Outbox", "OutboxMessage"] {
            let record = rust().model(model).field("aggregate_id", Type::Uuid).string("aggregate_type", 40);
            assert_eq!(record.applicable(RULE.name), 0, "{model}");
        }
        let outside = rust().model("Contact").string("external_id", 40).string("external_type", 40);
        assert_eq!(outside.applicable(RULE.name), 0);
        assert_eq!(rust().model("Job").field("run_id", Type::Uuid).applicable(RULE.name), 0);
    }
}
