//! A table that holds everything.

use crate::diagnostic::Level;
use crate::rules::words::{capital, noun, nouns};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

A model has fewer than 50 columns, all of them counted: keys, times and its own. Models of fewer than 25 columns are not counted in the score.

## Why it matters

Such a table is several things that once were one. Every read drags all of it along, every writer locks all of it, and each new feature adds a column because
the table is there.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Shipment {
    pub id: Id<Shipment>,
    pub c01: i32, pub c02: i32, pub c03: i32, pub c04: i32, pub c05: i32, pub c06: i32, pub c07: i32, pub c08: i32,
    pub c09: i32, pub c10: i32, pub c11: i32, pub c12: i32, pub c13: i32, pub c14: i32, pub c15: i32, pub c16: i32,
    pub c17: i32, pub c18: i32, pub c19: i32, pub c20: i32, pub c21: i32, pub c22: i32, pub c23: i32, pub c24: i32,
    pub c25: i32, pub c26: i32, pub c27: i32, pub c28: i32, pub c29: i32, pub c30: i32, pub c31: i32, pub c32: i32,
    pub c33: i32, pub c34: i32, pub c35: i32, pub c36: i32, pub c37: i32, pub c38: i32, pub c39: i32, pub c40: i32,
    pub c41: i32, pub c42: i32, pub c43: i32, pub c44: i32, pub c45: i32, pub c46: i32, pub c47: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: `Shipment` has 50 columns
rule: god_table (operational readiness, weight 15)
help: move what belongs together to a model of its own, with `pub shipment_id: Id<Shipment>`
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Shipment {
    pub id: Id<Shipment>,
    pub weight_grams: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
pub struct CustomsPaper {
    pub id: Id<CustomsPaper>,
    #[model(on_delete = cascade, unique)]
    pub shipment_id: Id<Shipment>,
    #[model(max_length = 40)]
    pub tariff: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Find the columns that are read and written together, and give them a model of their own with a unique key to this one.

## When to allow

Where the columns are one record of somebody else's: a tax form, a measurement of a machine with sixty channels.

## References

- mostly_nullable: the usual first sign.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "god_table",
    dimension: Dimension::OperationalReadiness,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[],
    compiler: false,
    page: PAGE,
    check,
};

/// From here on it is too many.
const TOO_MANY: usize = 50;
/// From here on it could have gone wrong: a small table earns nothing for being small.
const WIDE: usize = 25;

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    let columns = case.model.fields.len();
    if columns < TOO_MANY {
        if columns >= WIDE {
            tally.pass();
        }
        return;
    }
    let model = &case.model.name;
    let help = if case.is_text() {
        format!(
            "move what belongs together to an entity of its own, for instance \"{} can have one {} detail.\"",
            capital(&nouns(model)),
            noun(model)
        )
    } else if case.is_database() {
        let key = crate::name::key_column(model);
        format!("move what belongs together to a table of its own, with the unique key `{key}` to this one")
    } else {
        let key = crate::name::key_column(model);
        format!("move what belongs together to a model of its own, with `pub {key}: Id<{model}>`")
    };
    tally.fail(tally.finding(None, format!("`{}` has {columns} columns", case.called(case.model)), help));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Type;
    use crate::rules::fixture::{Fixture, rust, text};

    fn wide(start: Fixture, columns: usize) -> Fixture {
        (0..columns - 3).fold(start.model("Shipment"), |made, at| made.field(&format!("c{at}"), Type::Integer))
    }

    #[test]
    fn fails() {
        let found = wide(rust(), 50).findings(RULE.name);
        assert_eq!(found.len(), 1);
        let found = wide(text(), 51).findings(RULE.name);
        assert_eq!(found[0].message, "`Shipment` has 51 columns");
        assert!(
            found[0].help.as_deref().is_some_and(|help| help.ends_with("\"Shipments can have one shipment detail.\""))
        );
    }

    #[test]
    fn passes() {
        assert_eq!((wide(rust(), 49).findings(RULE.name).len(), wide(rust(), 49).applicable(RULE.name)), (0, 1));
        assert_eq!(wide(rust(), 24).applicable(RULE.name), 0, "a small table earns nothing");
    }
}
