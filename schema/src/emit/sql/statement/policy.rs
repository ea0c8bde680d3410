//! CREATE POLICY: PostgreSQL's row level security.
//!
//! Three policies, which PostgreSQL joins by OR, so each says only whom it lets through:
//!
//! - `tenant_isolation`, for everybody: rows of the tenant that the transaction has entered (`app.current_tenant_id`). Nobody has entered
//!   one: the setting is NULL, or `''` after an earlier transaction of the same session, no row is equal to NULL, and nothing is found.
//!   The setting stands in a sub-select, which is evaluated once per statement and not once per row.
//! - `admin_access`, for the administrator's role: all rows.
//! - `migration_access`, for the role that runs this statement and so owns the table: all rows while it has entered no tenant. FORCE binds
//!   the owner too, so without this policy the UPDATE of a migration, a backfill or somebody's hand-written one, would silently change
//!   nothing. As soon as the owner enters a tenant it is held like anybody else, so an application that runs as the owner by mistake does not
//!   see another tenant's rows in its transactions. Measured on PostgreSQL 15; `tests/postgres/tests/ddl.rs` repeats it.
//!   `SET row_security = off` is no way: it turns hidden rows into an error. Neither is a setting that migrations would have to make: one
//!   that is forgotten is silent.
//!   `CURRENT_USER` is resolved when the policy is made: a table that is given to another owner needs the policy anew. Members of the owner's
//!   role are let through as well, so deployments may run as several roles.

use super::super::dialect::Dialect;
use super::{Kind, Statement};
use crate::ir::Model;

/// The tenant that the transaction has entered, as text; NULL if it has entered none.
const ENTERED: &str = "NULLIF(current_setting('app.current_tenant_id', true), '')";

/// Rows of the tenant that was entered; `key_type` is the type of the tenant's key.
pub(in super::super) fn tenant_isolation(
    dialect: &dyn Dialect,
    model: &Model,
    column: &str,
    key_type: &str,
) -> Statement {
    let condition = format!("{} = (SELECT {ENTERED}::{key_type})", dialect.quotes().name(column));
    policy(dialect, model, "tenant_isolation", None, &condition)
}

/// All rows, for the administrator's role.
pub(in super::super) fn admin_access(dialect: &dyn Dialect, model: &Model, role: &str) -> Statement {
    policy(dialect, model, "admin_access", Some(&dialect.quotes().name(role)), "true")
}

/// All rows, for the owner, outside any tenant.
pub(in super::super) fn migration_access(dialect: &dyn Dialect, model: &Model) -> Statement {
    policy(dialect, model, "migration_access", Some("CURRENT_USER"), &format!("(SELECT {ENTERED}) IS NULL"))
}

fn policy(dialect: &dyn Dialect, model: &Model, name: &str, role: Option<&str>, condition: &str) -> Statement {
    let (quoted, table) = (dialect.quotes().name(name), dialect.table(model));
    let role = role.map_or_else(String::new, |role| format!(" TO {role}"));
    // WITH CHECK is said, though USING would stand in for it: a reader should not have to know that.
    let sql = format!("CREATE POLICY {quoted} ON {table}{role}\n    USING ({condition})\n    WITH CHECK ({condition})");
    Statement::new(Kind::Policy, &model.table, name, sql)
}
