//! A table of tenants that row level security does not guard.

use crate::diagnostic::Level;
use crate::ir::{Aspect, Engine, RowSecurity, Scope as Rows};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

On PostgreSQL every table whose rows belong to tenants has row level security: enabled, forced (the owner is held, too), and with at least one policy.

## Why it matters

Without it one forgotten `WHERE organization_id = …`, in a report, a script or a library, shows a customer the rows of another. Enabled without FORCE it does not hold the role that owns the
table, which is the one that the application uses more often than not. Enabled without a policy it shows nothing to anybody.

## Example that fails

```sql
CREATE TABLE organizations (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT pk_organizations PRIMARY KEY (id)
);
CREATE TABLE tasks (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    organization_id BIGINT NOT NULL,
    CONSTRAINT fk_tasks_organization_id_organizations FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT pk_tasks PRIMARY KEY (organization_id, id)
);
ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON tasks USING (organization_id = (SELECT current_setting('app.current_tenant_id')::bigint));
```

```text
error: the row level security of `tasks` does not hold the table's owner
rule: missing_rls (operational readiness, weight 15)
help: `ALTER TABLE tasks FORCE ROW LEVEL SECURITY;`
```

## Example that passes

```sql
CREATE TABLE organizations (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT pk_organizations PRIMARY KEY (id)
);
CREATE TABLE tasks (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    organization_id BIGINT NOT NULL,
    CONSTRAINT fk_tasks_organization_id_organizations FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT pk_tasks PRIMARY KEY (organization_id, id)
);
ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;
ALTER TABLE tasks FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON tasks USING (organization_id = (SELECT current_setting('app.current_tenant_id')::bigint));
```

## How to fix

Enable it, force it, and write a policy that compares the tenant with a setting of the transaction. Try it as the application's own role.

## When to allow

Where each tenant has a database of its own.

## References

- tenant_not_first, fk_crosses_tenants, unique_without_tenant.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "missing_rls",
    dimension: Dimension::OperationalReadiness,
    level: Some(Level::Error),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::RowSecurity, Aspect::Tenancy],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    let Some(security) = &case.model.row_security else { return };
    if case.schema.engine != Engine::Postgres || case.model.scope != Rows::Tenant {
        return;
    }
    let table = &case.model.table;
    let (message, help) = match security {
        RowSecurity { enabled: false, .. } => (
            format!("`{table}` holds rows of tenants without row level security"),
            format!("{}, FORCE it, and write a policy", case.statement("ENABLE ROW LEVEL SECURITY")),
        ),
        RowSecurity { forced: false, .. } => (
            format!("the row level security of `{table}` does not hold the table's owner"),
            case.statement("FORCE ROW LEVEL SECURITY"),
        ),
        RowSecurity { policies: 0, .. } => (
            format!("the row level security of `{table}` has no policy, so nobody sees a row"),
            format!("`CREATE POLICY tenant_isolation ON {} USING (…);`", case.sql_table(case.model)),
        ),
        _ => {
            tally.pass();
            return;
        }
    };
    tally.fail(tally.finding(None, message, help));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Schema;
    use crate::rules::fixture::{Fixture, database, rust};

    fn secured(edit: fn(&mut Schema)) -> Fixture {
        let made = database().tenants("Organization").model("Task").edit(|schema| schema.engine = Engine::Postgres);
        made.edit(|schema| {
            schema.models[1].row_security = Some(RowSecurity { enabled: true, forced: true, policies: 1 });
        })
        .edit(edit)
    }

    #[test]
    fn fails() {
        let messages: Vec<String> = [
            secured(|schema| schema.models[1].row_security = Some(RowSecurity::default())),
            secured(|schema| {
                schema.models[1].row_security = Some(RowSecurity { enabled: true, forced: false, policies: 1 });
            }),
            secured(|schema| {
                schema.models[1].row_security = Some(RowSecurity { enabled: true, forced: true, policies: 0 });
            }),
        ]
        .iter()
        .flat_map(|schema| schema.findings(RULE.name))
        .map(|found| found.message)
        .collect();
        assert_eq!(
            messages,
            [
                "`tasks` holds rows of tenants without row level security",
                "the row level security of `tasks` does not hold the table's owner",
                "the row level security of `tasks` has no policy, so nobody sees a row"
            ]
        );
    }

    #[test]
    fn passes() {
        let guarded = secured(|_| {});
        assert_eq!((guarded.findings(RULE.name).len(), guarded.applicable(RULE.name)), (0, 1));
        assert_eq!(secured(|schema| schema.engine = Engine::Mysql).applicable(RULE.name), 0, "it has none");
        assert_eq!(rust().tenants("Organization").model("Task").applicable(RULE.name), 0, "held");
    }
}
