//! A unique that NULL slips through.

use crate::diagnostic::Level;
use crate::ir::{Aspect, By, Engine, Field, Role};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

The columns of a unique over several columns are required. A unique over one optional column is as meant: who has a value has one of his own, and so is one over a
key and an optional number of outside (`unique(client_id, client_reference)`). An optional key is judged where it refers to the same model, as in a tree.

## Why it matters

NULL is not equal to NULL. Of `unique(folder_id, name)` with an optional `folder_id` any number of rows without a folder may have one name, and those are the ones at the top, which everybody sees.

## Example that fails

```rust
#[derive(groundplan::Model)]
#[model(unique(parent_id, name))]
pub struct Folder {
    pub id: Id<Folder>,
    #[model(on_delete = cascade)]
    pub parent_id: Option<Id<Folder>>,
    #[model(max_length = 80)]
    pub name: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: the unique of `Folder` over `parent_id`, `name` does not hold where `parent_id` is absent
rule: nullable_in_unique (constraint completeness, weight 25)
help: require `parent_id`, or make the rows without it unique by themselves, with `sql_check` or a migration by hand
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Shelf {
    pub id: Id<Shelf>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(unique(shelf_id, name))]
pub struct Folder {
    pub id: Id<Folder>,
    #[model(on_delete = cascade)]
    pub shelf_id: Id<Shelf>,
    #[model(max_length = 80)]
    pub name: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Require the column: of a tree let the topmost rows belong to something as well. On PostgreSQL 15 and later `NULLS NOT DISTINCT` says the other in SQL.

## When to allow

Where the rows without the column may really share the rest.

## References

- business_key_not_unique.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "nullable_in_unique",
    dimension: Dimension::ConstraintCompleteness,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::Uniques],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    let tenant = case.model.tenant_column();
    for unique in case.model.uniques.iter().filter(|unique| unique.origin.by == By::Text) {
        let own: Vec<&Field> =
            unique.columns.iter().filter(|c| Some(c.as_str()) != tenant).filter_map(|c| case.model.column(c)).collect();
        if own.len() < 2 {
            continue;
        }
        let asked = unique.filter.as_ref().map(crate::condition::Condition::columns).unwrap_or_default();
        let open = |field: &&&Field| !field.required && !asked.contains(&field.column.as_str());
        let slips = |field: &&&Field| !unique.absent_equal && slips(case, field, &own);
        let Some(absent) = own.iter().filter(open).find(slips) else {
            tally.pass();
            continue;
        };
        let list: Vec<String> = own.iter().map(|field| format!("`{}`", field.column)).collect();
        let (missing, absent) = (*absent, &absent.column);
        let message = format!(
            "the unique of `{}` over {} does not hold where `{absent}` is absent",
            case.called(case.model),
            list.join(", ")
        );
        let help = if case.is_text() {
            let words = crate::name::words(crate::name::relation(absent).as_str()).join(" ");
            let noun = crate::rules::words::noun(&case.model.name);
            format!(
                "say \"{} {words} is required.\" in place of what makes it optional",
                crate::rules::words::capital(&noun)
            )
        } else if case.is_database() {
            let equal = ", or `NULLS NOT DISTINCT` on PostgreSQL 15";
            format!("{}{}", case.required(missing), if case.schema.engine == Engine::Postgres { equal } else { "" })
        } else {
            format!(
                "require `{absent}`, or make the rows without it unique by themselves, with `sql_check` or a migration by hand"
            )
        };
        let mut finding = tally.finding(None, message, help);
        finding.span = unique.origin.span.unwrap_or(finding.span);
        tally.fail(finding);
    }
}

/// Whether a row without it is one that the unique was meant for: the top of a tree, or half of what tells the rows apart.
///
/// Who has an outside number has one of his own, and a ticket without a seat is one of many.
fn slips(case: &Case<'_>, absent: &Field, own: &[&Field]) -> bool {
    let part = |field: &Field| case.model.foreign_keys.iter().any(|key| key.columns.contains(&field.column));
    let key = absent.role == Role::ForeignKey || part(absent);
    if key && case.other(absent).is_none_or(|other| other.name != case.model.name) {
        return false;
    }
    // What stands last is numbered within the others; "row, number" counts within the row.
    let tells = |field: &&&Field| field.role == Role::Own && !part(field) && !field.column.ends_with("_id");
    own.iter().skip_while(|field| field.column != absent.column).skip(1).any(|field| tells(&field))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{rust, text};

    #[test]
    fn fails() {
        let tree = rust()
            .model("Folder")
            .key("parent_id", "Folder")
            .optional()
            .string("name", 80)
            .unique(&["parent_id", "name"]);
        let found = tree.findings(RULE.name);
        assert_eq!(found.len(), 1);
        let text = text().model("Seat").string("row", 9).optional().string("number", 9).unique(&["row", "number"]);
        assert_eq!(
            text.findings(RULE.name)[0].help.as_deref(),
            Some("say \"Seat row is required.\" in place of what makes it optional")
        );
    }

    #[test]
    fn passes() {
        let seat = rust().model("Seat").string("row", 9).string("number", 9).unique(&["row", "number"]);
        assert_eq!((seat.findings(RULE.name).len(), seat.applicable(RULE.name)), (0, 1));
        let alone = rust().tenants("Organization").model("User").string("badge", 9).optional().unique(&["badge"]);
        assert_eq!(alone.applicable(RULE.name), 0, "who has one has one of his own");
        let outside =
            rust().model("Client").model("Shipment").key("client_id", "Client").string("reference", 9).optional();
        assert!(outside.unique(&["client_id", "reference"]).findings(RULE.name).is_empty());
        let seats = rust().model("Seat").model("Show").model("Ticket").key("show_id", "Show").key("seat_id", "Seat");
        assert!(seats.optional().unique(&["show_id", "seat_id"]).findings(RULE.name).is_empty());
    }

    #[test]
    fn absent_values_may_be_equal() {
        let seat = rust().model("Seat").string("row", 9).optional().string("number", 9).unique(&["row", "number"]);
        let seat =
            seat.edit(|schema| schema.models[0].uniques.iter_mut().for_each(|unique| unique.absent_equal = true));
        assert_eq!((seat.findings(RULE.name).len(), seat.applicable(RULE.name)), (0, 1));
    }
}
