//! A key that leads from rows that all tenants share to rows that one tenant owns.

use crate::diagnostic::Level;
use crate::ir::{Aspect, Role, Scope as Rows};
use crate::rules::words::{capital, nouns};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

A model that all tenants share (`global`) has no key to a model whose rows each belong to one tenant.

Between two tenant-owned models the key carries the tenant on both sides, so the database itself refuses a row of another tenant; that is
held by construction. The tenant's own model may refer to its rows: its `id` is the tenant.

## Why it matters

Every tenant reads the shared row, and with it the key of a row that belongs to somebody else. A join along it leaks; a shared row cannot
say which tenant's scope a query should have; and deleting the one tenant's row changes, or blocks, what all the others see.

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
#[model(tenant = Organization)]
pub struct Task {
    pub id: Id<Task>,
    pub organization_id: Id<Organization>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(global)]
pub struct Template {
    pub id: Id<Template>,
    #[model(on_delete = restrict)]
    pub task_id: Id<Task>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
error: `Template::task_id` leads from rows that all tenants share to `Task`, whose rows each belong to one tenant
rule: fk_crosses_tenants (referential integrity, weight 25)
src/model.rs:11:12: `Task` is tenant-owned
help: make `Template` tenant-owned (`#[model(tenant)]`), or let `Task` refer to `Template`
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
#[model(tenant = Organization)]
pub struct Task {
    pub id: Id<Task>,
    pub organization_id: Id<Organization>,
    #[model(on_delete = restrict)]
    pub template_id: Id<Template>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(global)]
pub struct Template {
    pub id: Id<Template>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Turn the key round, so that the tenant's row refers to the shared one. Or make the model tenant-owned: most "shared" tables that need such
a key are not shared.

## When to allow

Never: the key cannot carry the tenant, so no database keeps it inside one.

## References

- The leaks that this prevents: ErwinM/acts_as_tenant#367, ash-project/ash_postgres#192.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "fk_crosses_tenants",
    dimension: Dimension::ReferentialIntegrity,
    level: Some(Level::Error),
    since: "0.1.0",
    scope: Scope::Schema,
    needs: &[Aspect::Tenancy],
    compiler: true,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    if case.is_database() && case.model.scope == Rows::Tenant {
        carried(case, tally);
        return;
    }
    // Keys of tenant-owned models and of the root carry the tenant by construction.
    if case.schema.tenancy.is_none() || case.model.scope != Rows::Global {
        return;
    }
    for field in case.model.fields.iter().filter(|field| matches!(field.role, Role::ForeignKey | Role::Key)) {
        let Some(parent) = case.other(field) else { continue };
        if parent.scope != Rows::Tenant {
            tally.pass();
            continue;
        }
        let (own, to) = (case.called(case.model), case.called(parent));
        let message = format!(
            "{} leads from rows that all tenants share to `{to}`, whose rows each belong to one tenant",
            case.path(field)
        );
        let help = if case.is_database() {
            let column = case.schema.tenancy.as_ref().map_or("", |tenancy| tenancy.column.as_str());
            format!(
                "give `{own}` a column `{column}` and a foreign key over both columns, or let `{to}` refer to `{own}`"
            )
        } else if case.is_text() {
            let (ours, theirs) = (nouns(&case.model.name), nouns(&parent.name));
            format!("say \"{} are shared by all tenants.\" too, or leave out that {ours} are", capital(&theirs))
        } else {
            format!("make `{own}` tenant-owned (`#[model(tenant)]`), or let `{to}` refer to `{own}`")
        };
        let finding = tally.finding(Some(field), message, help);
        tally.fail(finding.label(parent.span, format!("`{to}` is tenant-owned")));
    }
}

/// In a database, a key between two tenant-owned tables may leave the tenant out; then nothing keeps a row from pointing into another tenant.
fn carried(case: &Case<'_>, tally: &mut Tally<'_>) {
    let Some(tenant) = case.model.tenant_column() else { return };
    for key in case.model.foreign_keys.iter().filter(|key| !key.tenant) {
        let Some(field) = case.model.column(&key.own) else { continue };
        let Some(parent) = case.other(field).filter(|parent| parent.scope == Rows::Tenant) else { continue };
        if key.columns.iter().any(|column| column == tenant) {
            tally.pass();
            continue;
        }
        let to = case.called(parent);
        let theirs = parent.tenant_column().unwrap_or(tenant);
        let message = format!("{} does not say whose `{to}` it is: the key leaves `{tenant}` out", case.path(field));
        let mut whole = key.clone();
        whole.columns.insert(0, tenant.to_owned());
        whole.references.insert(0, theirs.to_owned());
        let unique = whole.references.join(", ");
        let help = format!("{}; `{to}` needs a unique over ({unique}) for it", case.act(&whole, key.on_delete));
        let finding = tally.finding(Some(field), message, help);
        tally.fail(finding.label(parent.span, format!("`{to}` is tenant-owned")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{Fixture, rust, text};
    use crate::score::Asker;

    fn template(start: Fixture) -> Fixture {
        start.tenants("Organization").model("Task").model("Template").global().key("task_id", "Task")
    }

    #[test]
    fn fails() {
        let found = template(rust()).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].field.as_deref(), Some("task_id"));
        let found = template(text()).findings(RULE.name);
        assert_eq!(
            found[0].help.as_deref(),
            Some("say \"Tasks are shared by all tenants.\" too, or leave out that templates are")
        );
    }

    #[test]
    fn passes() {
        let turned =
            rust().tenants("Organization").model("Template").global().model("Task").key("template_id", "Template");
        assert_eq!(turned.findings(RULE.name).len(), 0);
        let shared =
            rust().tenants("Organization").model("Region").global().model("City").global().key("region_id", "Region");
        assert_eq!((shared.findings(RULE.name).len(), shared.applicable(RULE.name)), (0, 1));
    }

    #[test]
    fn a_derive_leaves_it_to_the_compiler() {
        assert!(template(rust()).asked_by(Asker::Struct).findings(RULE.name).is_empty());
    }
}
