//! A key of another type than what it refers to.

use crate::diagnostic::Level;
use crate::ir::{Aspect, Type};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

A foreign key's column has the type of the column that it refers to: the same number of bits, the same length of a text.

## Why it matters

PostgreSQL compares an `integer` with a `bigint` by converting each row, and the join is slower for ever; MySQL refuses the key with errno 150 or, of another sign or collation, never uses
the index. At row 2,147,483,648 of the parent its number does not fit into the child.

## Example that fails

```sql
CREATE TABLE projects (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT pk_projects PRIMARY KEY (id)
);
CREATE TABLE tasks (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    project_id INTEGER NOT NULL,
    CONSTRAINT fk_tasks_project_id_projects FOREIGN KEY (project_id) REFERENCES projects (id) ON DELETE RESTRICT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT pk_tasks PRIMARY KEY (id)
);
CREATE INDEX idx_tasks_on_project_id ON tasks (project_id);
```

```text
error: `tasks.project_id` is of type `integer`, but `projects.id` is of type `bigint`
rule: fk_type_mismatch (referential integrity, weight 25)
help: `ALTER TABLE tasks ALTER COLUMN project_id TYPE bigint;`
```

## Example that passes

```sql
CREATE TABLE projects (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT pk_projects PRIMARY KEY (id)
);
CREATE TABLE tasks (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    project_id BIGINT NOT NULL,
    CONSTRAINT fk_tasks_project_id_projects FOREIGN KEY (project_id) REFERENCES projects (id) ON DELETE RESTRICT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT pk_tasks PRIMARY KEY (id)
);
CREATE INDEX idx_tasks_on_project_id ON tasks (project_id);
```

## How to fix

Give the child the type of the parent; where the parent is the narrower one, widen it first. A large table is rewritten: do it by a new column.

## When to allow

Where the parent is a table of somebody else's that will change.

## References

- fk_undeclared.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "fk_type_mismatch",
    dimension: Dimension::ReferentialIntegrity,
    level: Some(Level::Error),
    since: "0.1.0",
    scope: Scope::Schema,
    needs: &[Aspect::ForeignKeys],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    let models = &case.schema.models;
    // Keys to a table of the same name elsewhere, or to one that is not here, are not judged.
    let keys = case.model.foreign_keys.iter().filter(|key| key.columns.len() == key.references.len());
    for key in keys {
        let Some(to) = case.all.target(key).and_then(|id| models.get(id.0)) else { continue };
        for (own, other) in key.columns.iter().zip(&key.references) {
            let (Some(own), Some(other)) = (case.model.column(own), to.column(other)) else { continue };
            // SQLite keeps every text alike, whatever it is called.
            let texts = case.is_sqlite() && is_any_text(&own.ty) && is_any_text(&other.ty);
            if texts || is_same(&own.ty, &other.ty) {
                tally.pass();
                continue;
            }
            let word = |ty: &Type, sql: &Option<String>| {
                sql.clone().map_or_else(|| ty.word().to_owned(), |sql| counted(sql.to_lowercase()))
            };
            let (mine, theirs) = (word(&own.ty, &own.sql_type), word(&other.ty, &other.sql_type));
            let message = format!(
                "{} is of type `{mine}`, but `{}.{}` is of type `{theirs}`",
                case.path(own),
                to.table,
                other.column
            );
            let help = case.retyped(own, &theirs);
            let finding = tally.finding(Some(own), message, help);
            tally.fail(finding.label(other.span_or(to.span), format!("`{}.{}` is here", to.table, other.column)));
        }
    }
}

/// `serial` is a type only where a column is made.
fn counted(sql: String) -> String {
    match sql.as_str() {
        "smallserial" | "serial2" => "smallint".to_owned(),
        "serial" | "serial4" => "integer".to_owned(),
        "bigserial" | "serial8" => "bigint".to_owned(),
        _ => sql,
    }
}

fn is_any_text(ty: &Type) -> bool {
    matches!(ty, Type::String { .. } | Type::Text | Type::Char { .. })
}

/// What both sides are known to be is compared; a type that is only a name is compared by the name, without regard to case.
fn is_same(own: &Type, other: &Type) -> bool {
    match (own, other) {
        (Type::Other { sql: own }, Type::Other { sql: other }) => own.eq_ignore_ascii_case(other),
        // A name may stand for the other one's type.
        (Type::Other { .. }, _) | (_, Type::Other { .. }) => true,
        (Type::String { .. } | Type::Text, Type::String { .. } | Type::Text) => true,
        (own, other) => own == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{database, rust};

    #[test]
    fn fails() {
        let narrow = database().model("Project").model("Task").key("project_id", "Project").edit(|schema| {
            let key = schema.models[1].fields.iter_mut().find(|field| field.name == "project_id").expect("the key");
            key.ty = Type::Integer;
        });
        let found = narrow.findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "`tasks.project_id` is of type `integer`, but `projects.id` is of type `uuid`");
    }

    #[test]
    fn passes() {
        let same = database().model("Project").model("Task").key("project_id", "Project");
        assert_eq!((same.findings(RULE.name).len(), same.applicable(RULE.name)), (0, 1));
        assert_eq!(rust().model("Project").model("Task").key("project_id", "Project").applicable(RULE.name), 0, "held");
    }

    #[test]
    fn what_is_only_a_name_is_not_judged() {
        assert!(is_same(&Type::Other { sql: "CITEXT".to_owned() }, &Type::Text));
        assert!(is_same(&Type::Other { sql: "CITEXT".to_owned() }, &Type::Other { sql: "citext".to_owned() }));
        assert!(!is_same(&Type::BigInt, &Type::Uuid));
    }
}
