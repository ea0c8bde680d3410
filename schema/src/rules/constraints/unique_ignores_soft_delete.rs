//! A unique that the deleted rows still hold.

use crate::diagnostic::Level;
use crate::ir::{Aspect, Engine, Generated, Model, Role, Type};
use crate::name;
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Where a table that is there already keeps its deleted rows (it has an optional `deleted_at`), its uniques hold among the living: they are partial
(`WHERE deleted_at IS NULL`), or contain the column.

A unique over nothing but keys (the table's own, foreign ones, another system's `…_id`), or with a value drawn at random (a token, a UUID), is not reported: nobody
takes such a value again.

## Why it matters

Somebody deletes the account of anna@example.org and opens a new one: the insert is refused, for a row that no screen shows. The usual
way out, changing the value of the dead row, loses what soft delete was for.

## Example that fails

```sql
CREATE TABLE accounts (
    id uuid PRIMARY KEY,
    login varchar(80) NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz
);
```

```text
error: a deleted row of `accounts` still holds its `login`
rule: unique_ignores_soft_delete (constraint completeness, weight 25)
help: run `CREATE UNIQUE INDEX CONCURRENTLY uq_accounts_login ON accounts (login) WHERE deleted_at IS NULL;` and drop the unique that is there
```

## Example that passes

```sql
CREATE TABLE accounts (
    id uuid PRIMARY KEY,
    login varchar(80) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz
);
CREATE UNIQUE INDEX uq_accounts_login ON accounts (login) WHERE deleted_at IS NULL;
```

## How to fix

Make the unique partial. MySQL and MariaDB have no partial indexes: there a generated column, which is NULL in deleted rows, joins the unique.

## When to allow

Where a value must never be given twice, as an invoice number: set the rule's level in groundplan.toml.

## References

- kept_rows_erased: the other promise of a soft delete.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "unique_ignores_soft_delete",
    dimension: Dimension::ConstraintCompleteness,
    level: Some(Level::Error),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::Uniques],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    let Some(deleted) = case.model.role(Role::DeletedAt).filter(|_| case.model.soft_delete) else { return };
    for unique in case.model.uniques.iter().filter(|unique| is_taken_again(case.model, &unique.columns)) {
        let among = |column: &str| column == deleted.column;
        let told = unique.filter.as_ref().is_some_and(|filter| filter.columns().into_iter().any(among));
        let derived = |column: &String| is_derived(case.model, column, &deleted.column);
        if told || unique.columns.iter().any(|column| among(column) || derived(column)) {
            tally.pass();
            continue;
        }
        let quoted: Vec<String> = unique.columns.iter().map(|column| format!("`{column}`")).collect();
        let message = format!("a deleted row of `{}` still holds its {}", case.called(case.model), quoted.join(", "));
        let (table, columns) = (case.sql_table(case.model), case.sql_columns(&unique.columns));
        // Of an expression only its words can be a part of a name.
        let words = unique.columns.join("_");
        let words: Vec<&str> =
            words.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
        let called = case.sql_name(&format!("uq_{}_{}", case.model.table, words.join("_")));
        let help = match case.schema.engine {
            Engine::Mysql | Engine::Mariadb => format!(
                "{}, and drop the unique that is there",
                case.alter(&format!(
                    "ADD COLUMN alive boolean GENERATED ALWAYS AS (IF({} IS NULL, 1, NULL)) VIRTUAL, ADD UNIQUE {called} ({columns}, alive)",
                    deleted.column
                ))
            ),
            engine => {
                let beside = if engine == Engine::Postgres { " CONCURRENTLY" } else { "" };
                let living = &deleted.column;
                format!(
                    "run `CREATE UNIQUE INDEX{beside} {called} ON {table} ({columns}) WHERE {living} IS NULL;` and drop the unique that is there"
                )
            }
        };
        let mut finding = tally.finding(None, message, help);
        finding.span = unique.origin.span.unwrap_or(finding.span);
        tally.fail(finding);
    }
}

/// Whether a column is computed from the time of deletion, as engines without partial indexes need it.
fn is_derived(model: &Model, column: &str, deleted: &str) -> bool {
    let Some(Generated::Computed(sql)) = model.column(column).and_then(|field| field.generated.as_ref()) else {
        return false;
    };
    sql.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word.eq_ignore_ascii_case(deleted))
}

/// Whether somebody may want the value again. The keys in front of it, such as the tenant's, only say within what.
fn is_taken_again(model: &Model, columns: &[String]) -> bool {
    const DRAWN: &[&str] = &["digest", "guid", "hash", "nonce", "secret", "token", "uid", "uuid"];
    let is_drawn = |column: &String| name::words(column).last().is_some_and(|last| DRAWN.contains(&last.as_str()));
    let is_key = |column: &String| {
        column.ends_with("_id")
            || model.column(column).is_some_and(|field| {
                matches!(field.role, Role::Key | Role::ForeignKey | Role::Tenant) || matches!(field.ty, Type::Uuid)
            })
    };
    !columns.iter().any(is_drawn) && !columns.iter().all(is_key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Schema;
    use crate::rules::fixture::{Fixture, database};

    fn accounts() -> Fixture {
        database().model("Account").soft_delete().string("login", 80).unique(&["login"])
    }

    #[test]
    fn a_column_computed_from_the_deletion_is_one_of_it() {
        fn compute(schema: &mut Schema, sql: &str) {
            let model = &mut schema.models[0];
            model.uniques.iter_mut().for_each(|unique| unique.filter = None);
            let alive = model.fields.iter_mut().filter(|field| field.name == "alive");
            alive.for_each(|field| field.generated = Some(Generated::Computed(sql.to_owned())));
        }
        let account = || database().model("Account").soft_delete().string("login", 80).string("alive", 1);
        let account = || account().unique(&["login", "alive"]);
        let of_it = account().edit(|schema| compute(schema, "CASE WHEN `deleted_at` IS NULL THEN 1 END"));
        assert!(of_it.findings(RULE.name).is_empty());
        let of_another = account().edit(|schema| compute(schema, "CASE WHEN login IS NULL THEN 1 END"));
        assert_eq!(of_another.findings(RULE.name).len(), 1);
    }

    #[test]
    fn fails() {
        let found =
            accounts().edit(|schema| schema.models[0].uniques.iter_mut().for_each(|unique| unique.filter = None));
        let found = found.findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "a deleted row of `accounts` still holds its `login`");
    }

    #[test]
    fn passes() {
        assert!(accounts().findings(RULE.name).is_empty());
        assert_eq!(accounts().applicable(RULE.name), 1);
    }

    #[test]
    fn nobody_takes_a_token_again() {
        let found = database().model("Account").soft_delete().string("reset_token", 80).unique(&["reset_token"]);
        let found = found.edit(|schema| schema.models[0].uniques.iter_mut().for_each(|unique| unique.filter = None));
        assert!(found.findings(RULE.name).is_empty());
    }

    #[test]
    fn a_value_is_taken_again_within_a_tenant_and_no_key_of_another_system_is() {
        let found = |column: &str| {
            let found = database().model("Account").soft_delete().field("tenant_id", Type::Uuid).string(column, 80);
            let found = found.unique(&["tenant_id", column]);
            let found =
                found.edit(|schema| schema.models[0].uniques.iter_mut().for_each(|unique| unique.filter = None));
            found.findings(RULE.name).len()
        };
        assert_eq!((found("login"), found("stripe_customer_id"), found("reset_token")), (1, 0, 0));
    }
}
