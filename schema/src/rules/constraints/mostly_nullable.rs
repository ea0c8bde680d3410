//! A table of which most columns may be empty.

use crate::ir::{Field, Kind, Role, Type};
use crate::name;
use crate::rules::words::{capital, noun, nouns};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Of a model with at least six columns of its own, no more than half may be absent (`Option`). Keys to other models do not count, nor do points in time
that have not come yet (`shipped_at: Option<DateTime<Utc>>`).

Allowed by default: of ten well-designed applications it spoke against seven tables (patients, candidates, coupons), and each of them was right as it was. Switch it
on with `mostly_nullable = "warn"` under `[scorecard.rules]`.

A model that holds the details of another one (`UserProfile`, `ShopSetting`) is there to be filled bit by bit and is not judged.

## Why it matters

NULL in most columns means that the table holds several kinds of rows, and that which columns go together is known to the program alone. Every query has
to ask, every sum has to guess, and the database can no longer say what a complete row is.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Customer {
    pub id: Id<Customer>,
    #[model(max_length = 80)]
    pub name: String,
    #[model(max_length = 80)]
    pub company: Option<String>,
    #[model(max_length = 20)]
    pub tax_number: Option<String>,
    #[model(max_length = 20)]
    pub trade_register: Option<String>,
    #[model(max_length = 40)]
    pub nickname: Option<String>,
    #[model(max_length = 40)]
    pub language: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: `Customer` may be empty in 4 of its 6 columns
rule: mostly_nullable (constraint completeness, weight 25)
note: they are `company`, `tax_number`, `trade_register`, `nickname`
help: require what is always there, and move what is filled together to a model of its own, with `pub customer_id: Id<Customer>`
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Customer {
    pub id: Id<Customer>,
    #[model(max_length = 80)]
    pub name: String,
    #[model(max_length = 40)]
    pub nickname: Option<String>,
    #[model(max_length = 40)]
    pub language: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
pub struct Company {
    pub id: Id<Company>,
    #[model(on_delete = cascade, unique)]
    pub customer_id: Id<Customer>,
    #[model(max_length = 80)]
    pub name: String,
    #[model(max_length = 20)]
    pub tax_number: String,
    #[model(max_length = 20)]
    pub trade_register: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Take `Option` from what every row has. What is filled together or not at all is a model of its own with a unique key; in English
"Customers can have one company. Companies have a tax number."

## When to allow

Where the rows come from elsewhere as they are: an import, a form that is saved half filled.

## References

- god_table.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "mostly_nullable",
    dimension: Dimension::ConstraintCompleteness,
    level: None,
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[],
    compiler: false,
    page: PAGE,
    check,
};

/// Below this a share says little.
const AT_LEAST: usize = 6;
/// The last word of a model that holds what is known so far.
const DETAILS: &[&str] = &[
    "configuration",
    "detail",
    "details",
    "draft",
    "filter",
    "import",
    "preference",
    "preferences",
    "profile",
    "setting",
    "settings",
];

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    let counts = |field: &&Field| {
        field.role == Role::Own && (field.required || !matches!(field.ty, Type::Timestamp | Type::Date))
    };
    let own: Vec<&Field> = case.model.fields.iter().filter(counts).collect();
    let details = || name::words(&case.model.name).last().is_some_and(|last| DETAILS.contains(&last.as_str()));
    if own.len() < AT_LEAST || case.model.kind == Kind::Junction || details() {
        return;
    }
    let empty: Vec<&&Field> = own.iter().filter(|field| !field.required).collect();
    if empty.len() * 2 <= own.len() {
        tally.pass();
        return;
    }
    let model = &case.model.name;
    let message = format!("`{}` may be empty in {} of its {} columns", case.called(case.model), empty.len(), own.len());
    let help = if case.is_text() {
        let many = capital(&nouns(model));
        format!(
            "require what is always there, and move what is filled together to an entity of its own, for instance \"{many} can have one {} profile.\"",
            noun(model)
        )
    } else if case.is_database() {
        let key = name::key_column(model);
        format!(
            "require what is always there, and move what is filled together to a table of its own, with the unique key `{key}` to this one"
        )
    } else {
        let key = name::key_column(model);
        format!(
            "require what is always there, and move what is filled together to a model of its own, with `pub {key}: Id<{model}>`"
        )
    };
    let list = empty.iter().map(|field| format!("`{}`", field.name)).collect::<Vec<_>>().join(", ");
    tally.fail(tally.finding(None, message, help).note(format!("they are {list}")));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Level;
    use crate::rules::fixture::{Fixture, rust, text};

    fn customer(start: Fixture, model: &str, required: usize, optional: usize) -> Fixture {
        let made = start.rule(RULE.name, Some(Level::Warning)).model(model);
        let made = (0..required).fold(made, |made, at| made.string(&format!("given_{at}"), 9));
        (0..optional).fold(made, |made, at| made.string(&format!("perhaps_{at}"), 9).optional())
    }

    #[test]
    fn fails() {
        let found = customer(rust(), "Customer", 3, 4).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "`Customer` may be empty in 4 of its 7 columns");
        let found = customer(text(), "Customer", 2, 4).findings(RULE.name);
        assert!(
            found[0].help.as_deref().is_some_and(|help| help.ends_with("\"Customers can have one customer profile.\""))
        );
    }

    #[test]
    fn allowed_by_default() {
        let order = (0..9).fold(rust().model("Order"), |made, at| made.string(&format!("perhaps_{at}"), 9).optional());
        assert!(order.findings(RULE.name).is_empty());
    }

    #[test]
    fn passes() {
        let half = customer(rust(), "Customer", 3, 3);
        assert_eq!((half.findings(RULE.name).len(), half.applicable(RULE.name)), (0, 1));
        assert_eq!(customer(rust(), "Customer", 1, 4).applicable(RULE.name), 0, "too few to tell");
        assert_eq!(customer(rust(), "UserProfile", 0, 9).applicable(RULE.name), 0, "details of another one");
    }

    #[test]
    fn times_that_have_not_come_yet_do_not_count() {
        let order = customer(rust(), "Order", 6, 2);
        let order = ["paid_at", "packed_at", "shipped_at", "returned_at", "cancelled_at"]
            .into_iter()
            .fold(order, |made, name| made.field(name, Type::Timestamp).optional());
        assert_eq!((order.findings(RULE.name).len(), order.applicable(RULE.name)), (0, 1));
    }
}
