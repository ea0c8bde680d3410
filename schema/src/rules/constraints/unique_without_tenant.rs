//! A unique that one tenant's rows can break for another tenant.

use crate::diagnostic::Level;
use crate::ir::{Aspect, By, Field, Model, Role, Scope as Rows, Type};
use crate::name;
use crate::rules::words::{capital, noun, nouns};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Where a shared (`global`) model has a key to the tenant, its uniques contain that key, or are said to hold across all tenants.

In a tenant-owned model every unique begins with the tenant by construction. In a database that is there already, so do the uniques of every table with a key to the tenant,
but for those over keys, values drawn at random (a token, an `object_key`) and other systems' keys (an `event_id`), which lead to one tenant.

## Why it matters

The rows belong to tenants although the model is called shared. If the unique leaves the tenant out, one tenant's row refuses another
tenant's insert, and the refusal tells that the other row exists: names, addresses and codes can be probed.

## Example that fails

```rust
#[derive(groundplan::Model)]
#[model(root)]
pub struct Organization {
    pub id: Id<Organization>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(global)]
pub struct Invitation {
    pub id: Id<Invitation>,
    #[model(on_delete = cascade)]
    pub organization_id: Id<Organization>,
    #[model(max_length = 255, unique)]
    pub email: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
error: a unique of `Invitation` over `email` holds across all tenants, although each row names its tenant
rule: unique_without_tenant (constraint completeness, weight 25)
src/model.rs:14:9: the tenant is `organization_id`
help: write `#[model(unique(organization_id, email))]` at the struct, make `Invitation` tenant-owned, or say that it is meant: `#[model(unique = across_tenants)]`
```

## Example that passes

```rust
#[derive(groundplan::Model)]
#[model(root)]
pub struct Organization {
    pub id: Id<Organization>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(global, unique(organization_id, email))]
pub struct Invitation {
    pub id: Id<Invitation>,
    #[model(on_delete = cascade)]
    pub organization_id: Id<Organization>,
    #[model(max_length = 255)]
    pub email: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Make the model tenant-owned, if its rows are only read within a tenant. If they are read before the tenant is known, as invitations and
domain names are, put the tenant into the unique, or say `unique = across_tenants` where one value must lead to one tenant.

## When to allow

Never: `unique = across_tenants` says it in place.

## References

- tenant_not_first: the order of columns.
- Leaks of this shape: objectstack#8323, OpenAEV#6573.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "unique_without_tenant",
    dimension: Dimension::ConstraintCompleteness,
    level: Some(Level::Error),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::Uniques, Aspect::Tenancy],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    let asked = |scope| scope == Rows::Global || (case.is_database() && scope == Rows::Tenant);
    let Some(tenancy) = case.schema.tenancy.as_ref().filter(|_| asked(case.model.scope)) else { return };
    let names_tenant = |field: &&Field| {
        field.role == Role::Tenant || field.references.as_ref().is_some_and(|r| r.model == tenancy.model)
    };
    let Some(tenant) = case.model.fields.iter().find(names_tenant) else { return };
    let uniques =
        case.model.uniques.iter().filter(|unique| !unique.across_tenants && unique.origin.by != By::Automatic);
    for unique in uniques {
        if case.is_database() && is_nobodys(case.model, &unique.columns) {
            continue;
        }
        if unique.columns.contains(&tenant.column) {
            tally.pass();
            continue;
        }
        let model = case.called(case.model);
        let columns = unique.columns.join(", ");
        let quoted: Vec<_> = unique.columns.iter().map(|column| format!("`{column}`")).collect();
        let message = format!(
            "a unique of `{model}` over {} holds across all tenants, although each row names its tenant",
            quoted.join(", ")
        );
        let help = if case.is_database() {
            let whole: Vec<String> = [&tenant.column].into_iter().chain(&unique.columns).cloned().collect();
            match &unique.filter {
                // A unique of some rows is an index, and no constraint.
                Some(filter) if !case.is_mysql() && !unique.name.is_empty() => {
                    let (index, columns) = (case.sql_name(&unique.name), case.sql_columns(&whole));
                    let table = case.sql_table(case.model);
                    format!(
                        "run `DROP INDEX {index}; CREATE UNIQUE INDEX {index} ON {table} ({columns}) WHERE {};`",
                        filter.plain()
                    )
                }
                _ => case.replace(&unique.name, "INDEX", &format!("UNIQUE ({})", case.sql_columns(&whole))),
            }
        } else if case.is_text() {
            let fields: Vec<_> = unique.columns.iter().map(|column| name::words(column).join(" ")).collect();
            let (one, tenants) = (capital(&noun(&case.model.name)), nouns(&tenancy.model));
            format!(
                "say \"{one} {} is unique across all {tenants}.\", or leave out that all tenants share the rows",
                fields.join(" and ")
            )
        } else {
            let column = &tenant.column;
            format!(
                "write `#[model(unique({column}, {columns}))]` at the struct, make `{model}` tenant-owned, \
                 or say that it is meant: `#[model(unique = across_tenants)]`"
            )
        };
        let mut finding = tally.finding(None, message, help);
        finding.span = unique.origin.span.unwrap_or(finding.span);
        let at = tenant.span_or(case.model.span);
        tally.fail(finding.label(at, format!("the tenant is `{}`", tenant.column)));
    }
}

/// Values that tell nothing when they are refused: keys of the row itself or of its one-to-one partner, and what is drawn at random.
fn is_nobodys(model: &Model, columns: &[String]) -> bool {
    const DRAWN: &[&str] = &["digest", "guid", "hash", "nonce", "secret", "token", "uid", "uuid"];
    columns.iter().any(|column| {
        let words = name::words(column);
        // A project's key is a word of its tenant's; an object key is drawn as a token is, and a `…_id` is another system's.
        let compound = words.len() > 1 && words.last().is_some_and(|last| matches!(last.as_str(), "id" | "key"));
        let drawn = compound || words.last().is_some_and(|last| DRAWN.contains(&last.as_str()));
        let keyed = model
            .column(column)
            .is_none_or(|field| matches!(field.role, Role::Key | Role::ForeignKey) || matches!(field.ty, Type::Uuid));
        drawn || keyed
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{Fixture, rust, text};

    fn invitation(start: Fixture) -> Fixture {
        start
            .tenants("Organization")
            .model("Invitation")
            .global()
            .key("organization_id", "Organization")
            .string("email", 99)
    }

    #[test]
    fn fails() {
        let found = invitation(rust()).unique(&["email"]).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "a unique of `Invitation` over `email` holds across all tenants, although each row names its tenant"
        );
        let found = invitation(text()).unique(&["email"]).findings(RULE.name);
        assert_eq!(
            found[0].help.as_deref(),
            Some(
                "say \"Invitation email is unique across all organizations.\", or leave out that all tenants share the rows"
            )
        );
    }

    #[test]
    fn passes() {
        let with_tenant = invitation(rust()).unique(&["organization_id", "email"]);
        assert_eq!((with_tenant.findings(RULE.name).len(), with_tenant.applicable(RULE.name)), (0, 1));
        let owned = rust().tenants("Organization").model("Invitation").string("email", 99).unique(&["email"]);
        assert_eq!(owned.applicable(RULE.name), 0, "lowering puts the tenant first");
        let shared = rust().tenants("Organization").model("Country").global().string("code", 2).unique(&["code"]);
        assert_eq!(shared.applicable(RULE.name), 0, "its rows belong to nobody");
    }
}
