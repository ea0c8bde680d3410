//! A table that nothing refers to and that refers to nothing.

use crate::diagnostic::Level;
use crate::ir::{Aspect, Kind, Scope as Rows};
use crate::rules::words::{a, capital, noun, nouns};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Every entity is linked to another one, by a key of its own or of the other. The key to the tenant counts as a link, so with tenancy only
shared models and the tenant itself can be orphans. A schema of one entity has nothing to link to.

A list that is known by its own codes (a primary key other than `id`) is looked up by value and is not judged.

## Why it matters

A table on its own is often half a thought: the relation that was meant was never written down, and the application keeps it in its head.

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
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: `Project` stands alone: it refers to no other model, and none refers to it
rule: orphan_table (referential integrity, weight 25)
help: add a key, for instance `pub project_id: Id<Project>,` to the model that belongs to it, or say that it is meant: `#[model(allow(orphan_table, reason = "…"))]`
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
    #[model(on_delete = cascade)]
    pub project_id: Id<Project>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Write the relation that is missing: a key in a struct, "Tasks belong to projects." in English.

## When to allow

Reference data and settings: countries, feature flags. `#[model(allow(orphan_table, reason = "reference data"))]`, or in English
"Countries stand alone (reference data)."

## References

- fk_undeclared: a key that was written as a plain column.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "orphan_table",
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
    // Where models stand elsewhere, one of them may refer to this one; build.rs sees them all.
    if !case.whole || case.all.entities < 2 || case.model.kind == Kind::Junction {
        return;
    }
    let owns = case.model.scope == Rows::Root && case.all.tenants;
    if case.model.scope == Rows::Tenant || owns {
        return; // linked by the tenant's key
    }
    // A list that is known by its own codes is looked up by value, as holidays by country and day.
    let key = &case.model.primary_key.columns;
    if !key.is_empty() && key.iter().all(|column| column != "id" && !column.ends_with("_id")) {
        return;
    }
    if case.all.is_linked(case.id) {
        tally.pass();
        return;
    }
    let model = case.called(case.model);
    let what = if case.is_database() { "table" } else { "model" };
    let message = format!("`{model}` stands alone: it refers to no other {what}, and none refers to it");
    let (one, many) = (noun(&case.model.name), capital(&nouns(&case.model.name)));
    let help = if case.is_database() {
        "add the foreign key that is missing, or say above the table that it is meant: `-- groundplan: allow(orphan_table, reason = \"…\")`"
            .to_owned()
    } else if case.is_text() {
        let other = case.schema.models.iter().find(|other| other.kind == Kind::Entity && other.name != *model);
        let others = capital(&other.map_or_else(|| "tasks".to_owned(), |other| nouns(&other.name)));
        format!(
            "relate it, for instance \"{others} belong to {}.\", or say that it is meant: \"{many} stand alone (reference data).\"",
            a(&one)
        )
    } else {
        let key = crate::name::key_column(model);
        format!(
            "add a key, for instance `pub {key}: Id<{model}>,` to the model that belongs to it, or say that it is meant: \
             `#[model(allow(orphan_table, reason = \"…\"))]`"
        )
    };
    tally.fail(tally.finding(None, message, help));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{rust, text};
    use crate::score::Asker;

    #[test]
    fn fails() {
        let found =
            text().model("Project").model("Task").key("project_id", "Project").model("Country").findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "`Country` stands alone: it refers to no other model, and none refers to it");
        assert_eq!(
            found[0].help.as_deref(),
            Some(
                "relate it, for instance \"Projects belong to a country.\", or say that it is meant: \"Countries stand alone (reference data).\""
            )
        );
    }

    #[test]
    fn passes() {
        let linked = text().model("Project").model("Task").key("project_id", "Project");
        assert_eq!((linked.findings(RULE.name).len(), linked.applicable(RULE.name)), (0, 2));
        assert_eq!(text().model("Task").applicable(RULE.name), 0, "one entity has nothing to link to");
    }

    #[test]
    fn a_key_to_itself_is_no_link() {
        let found = rust().model("Project").model("Category").key("parent_id", "Category").findings(RULE.name);
        assert_eq!(found.iter().filter_map(|f| f.model.as_deref()).collect::<Vec<_>>(), ["Project", "Category"]);
    }

    #[test]
    fn the_tenants_key_is_a_link() {
        let schema = || text().tenants("Organization").model("Task");
        assert_eq!(schema().applicable(RULE.name), 0);
        let found = schema().model("Country").global().findings(RULE.name);
        assert_eq!(found.iter().filter_map(|f| f.model.as_deref()).collect::<Vec<_>>(), ["Country"]);
    }

    #[test]
    fn it_is_not_asked_where_models_stand_elsewhere() {
        let schema = text().model("Project").model("Task").asked_by(Asker::Text);
        assert_eq!(schema.applicable(RULE.name), 0);
    }
}
