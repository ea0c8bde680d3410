//! A column that is named as the key of a model but refers to nothing.

use crate::diagnostic::Level;
use crate::ir::{Aspect, Field, Model, Role, Type};
use crate::rules::words::{capital, nouns};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

A uuid or integer column is not called `project_id` where there is a model `Project` that it could refer to.

A text column is an outside name (`stripe_customer_id`), and a name that fits no model (`request_id`) may well be one; neither is reported.

## Why it matters

Without the key the database lets rows point at what does not exist, deletes leave rows behind, and with tenancy the row may point into
another tenant. No join is generated for it either.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Project {
    pub id: Id<Project>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    pub project_id: Uuid,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: `Task::project_id` is named as a key to `Project` but refers to nothing
rule: fk_undeclared (referential integrity, weight 25)
src/model.rs:2:12: `Project` is here
help: write `pub project_id: Id<Project>` with `#[model(on_delete = restrict)]`, `cascade` or `set_null`
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Project {
    pub id: Id<Project>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    #[model(on_delete = restrict)]
    pub project_id: Id<Project>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Give the column the type `Id<Project>`; in English say "Tasks belong to projects." instead of naming the column.

## When to allow

Where the column really holds another system's number and only shares the name.

## References

- fk_without_on_delete: what the declared key has to say.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "fk_undeclared",
    dimension: Dimension::ReferentialIntegrity,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Schema,
    needs: &[Aspect::ForeignKeys],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    for field in &case.model.fields {
        // A struct's key might have been written as a plain column; a text's key comes from a relation.
        if field.role == Role::ForeignKey && !case.is_text() && target(case, &field.column).is_some() {
            tally.pass();
        }
        // A tenant's column that is no key, in a database.
        let loose =
            |field: &Field| field.role == Role::Own || (field.role == Role::Tenant && field.references.is_none());
        let number = matches!(field.ty, Type::Uuid | Type::SmallInt | Type::Integer | Type::BigInt);
        // In a database it may be a part of a key over several columns.
        let part = || case.model.foreign_keys.iter().any(|key| key.columns.contains(&field.column));
        let Some(to) = target(case, &field.column).filter(|_| loose(field) && number && !part()) else { continue };
        let message = format!("{} is named as a key to `{}` but refers to nothing", case.path(field), case.called(to));
        let help = if case.is_database() {
            let key = case.sql_columns(&to.primary_key.columns);
            let (own, other) = (case.sql_columns(std::slice::from_ref(&field.column)), case.sql_table(to));
            let body = format!("FOREIGN KEY ({own}) REFERENCES {other} ({key}) ON DELETE RESTRICT");
            case.add(&format!("fk_{}_{}_{}", case.model.table, field.column, to.table), &body)
        } else if case.is_text() {
            format!("say \"{} belong to {}.\" instead", capital(&nouns(&case.model.name)), nouns(&to.name))
        } else {
            let ty = if field.required { format!("Id<{}>", to.name) } else { format!("Option<Id<{}>>", to.name) };
            format!("write `pub {}: {ty}` with `#[model(on_delete = restrict)]`, `cascade` or `set_null`", field.name)
        };
        let finding = tally.finding(Some(field), message, help);
        tally.fail(finding.label(to.span, format!("`{}` is here", case.called(to))));
    }
}

/// The model whose key would have this column.
fn target<'a>(case: &Case<'a>, column: &str) -> Option<&'a Model> {
    case.all.find_by_stem(column.strip_suffix("_id")?).and_then(|id| case.schema.models.get(id.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{rust, text};

    #[test]
    fn fails() {
        let found = rust().model("Project").model("Task").field("project_id", Type::Uuid).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "`Task::project_id` is named as a key to `Project` but refers to nothing");
        let found = text().model("Project").model("Task").field("project_id", Type::BigInt).findings(RULE.name);
        assert_eq!(found[0].help.as_deref(), Some("say \"Tasks belong to projects.\" instead"));
    }

    #[test]
    fn passes() {
        let declared = rust().model("Project").model("Task").key("project_id", "Project");
        assert_eq!((declared.findings(RULE.name).len(), declared.applicable(RULE.name)), (0, 1));
    }

    #[test]
    fn outside_names_are_left_alone() {
        let schema = rust().model("Project").model("Task").string("project_id", 40).field("request_id", Type::Uuid);
        assert_eq!(schema.applicable(RULE.name), 0);
    }

    #[test]
    fn a_model_may_be_called_in_the_plural() {
        let schema = rust().model("MerchantSettings").model("Task").field("merchant_settings_id", Type::Uuid);
        assert_eq!(schema.findings(RULE.name).len(), 1);
    }
}
