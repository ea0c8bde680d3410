//! A constraint whose name does not say what it is.

use crate::diagnostic::Level;
use crate::ir::{Aspect, Engine, Model};
use crate::rules::{Case, Dimension, Rule, Scope, Tally, paste};

const PAGE: &str = r#"
## What it checks

The name of a primary key, a foreign key, a unique, a check and an index tells what it is and of which table: `check_orders_total_positive`, `fk_orders_user_id_users`. The names that
engines give by themselves (`orders_pkey`, `orders_user_id_fkey`, `PRIMARY`) do that, too.

Groundplan derives all of them but one: the name in `sql_check("…", "…")`.

## Why it matters

The name is all that an error message shows, at night, to somebody who did not write the table: `violates check constraint "valid"` says nothing.

## Example that fails

```rust
#[derive(groundplan::Model)]
#[model(sql_check("positive", "total_cents > 0"))]
pub struct Order {
    pub id: Id<Order>,
    pub total_cents: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: the check `positive` of `Order` does not say whose it is
rule: constraint_name (convention consistency, weight 15)
help: call it `check_orders_positive`
```

## Example that passes

```rust
#[derive(groundplan::Model)]
#[model(sql_check("check_orders_positive", "total_cents > 0"))]
pub struct Order {
    pub id: Id<Order>,
    pub total_cents: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Put kind and table before the name; where the condition can be written in `check("…")`, the name comes by itself.

## When to allow

Where the program looks for that name in the engine's errors.

## References

- name_not_snake_case.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "constraint_name",
    dimension: Dimension::ConventionConsistency,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::ConstraintNames],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    let model = case.model;
    // In a struct only a check that was written in SQL has a name of the user's.
    let stated = model
        .checks
        .iter()
        .filter(|check| case.is_database() || matches!(check.condition, crate::condition::Condition::Raw(_)));
    let mut named: Vec<(&str, &str, &str)> = stated.map(|check| ("check", "check", check.name.as_str())).collect();
    if case.is_database() {
        // MySQL and MariaDB call every primary key PRIMARY.
        let given = matches!(case.schema.engine, Engine::Mysql | Engine::Mariadb);
        let key = (!given && !model.primary_key.columns.is_empty()).then_some((
            "primary key",
            "pk",
            model.primary_key.name.as_str(),
        ));
        named.extend(key);
        named.extend(model.foreign_keys.iter().map(|key| ("foreign key", "fk", key.name.as_str())));
    }
    // Names of indexes are each table's own there.
    if case.is_database() && !matches!(case.schema.engine, Engine::Mysql | Engine::Mariadb) {
        named.extend(model.uniques.iter().map(|unique| ("unique", "uq", unique.name.as_str())));
        named.extend(model.indexes.iter().map(|index| ("index", "idx", index.name.as_str())));
    }
    // Nobody named it.
    for (what, kind, name) in named.into_iter().filter(|(_, _, name)| !name.is_empty()) {
        if tells(model, name) {
            tally.pass();
            continue;
        }
        let better = format!("{kind}_{}_{}", model.table, crate::name::snake(name));
        let message = format!("the {what} `{name}` of `{}` does not say whose it is", case.called(model));
        let help = if case.is_database() && case.schema.engine == Engine::Postgres {
            let old = paste::name(case.schema.engine, name);
            match what {
                "check" | "foreign key" => case.alter(&format!("RENAME CONSTRAINT {old} TO {better}")),
                _ => format!("run `ALTER INDEX {old} RENAME TO {better};`"),
            }
        } else {
            format!("call it `{better}`")
        };
        tally.fail(tally.finding(None, message, help));
    }
}

/// Whether the table is in the name, in the singular or cut short, too: a name has an end.
fn tells(model: &Model, name: &str) -> bool {
    let name = name.to_lowercase();
    let table = model.table.to_lowercase();
    let one = crate::name::snake(&model.name);
    let cut: String = table.chars().take(20).collect();
    name.contains(&table) || name.contains(&one) || (table.len() > 20 && name.contains(&cut))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::condition::{Comparison, Condition, Term};
    use crate::ir::{Schema, Type};
    use crate::rules::fixture::{database, rust};

    fn rename(schema: &mut Schema) {
        schema.models[0].primary_key.name = "orders_pkey".to_owned();
        schema.models[0].checks[0].name = "valid".to_owned();
    }

    fn positive() -> Condition {
        Condition::Compare(Term::Column("total".to_owned()), Comparison::Gt, Term::Number("0".to_owned()))
    }

    #[test]
    fn fails() {
        let found =
            database().model("Order").field("total", Type::Integer).check(positive()).edit(rename).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "the check `valid` of `orders` does not say whose it is");
    }

    #[test]
    fn passes() {
        let order = database().model("Order").field("total", Type::Integer).check(positive());
        assert_eq!((order.findings(RULE.name).len(), order.applicable(RULE.name)), (0, 2));
        let by_engine = order.edit(|schema| schema.models[0].checks[0].name = "order_total_check".to_owned());
        assert!(by_engine.findings(RULE.name).is_empty());
    }

    #[test]
    fn what_we_name_is_not_counted() {
        let order = rust().model("Order").field("total", Type::Integer).check(positive());
        assert_eq!(order.applicable(RULE.name), 0);
    }
}
