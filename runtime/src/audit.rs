//! What PostgreSQL's row level security does not hold back from a role: asked once, when the application starts.
//!
//! Everything is read from the catalogues of the database, and nothing from the models: what counts is what stands there now, after the
//! migrations, whatever somebody has done by hand. A table is a tenant's where a policy on it reads `app.current_tenant_id`.

use std::fmt;

/// One way past the policies, found by `groundplan::audit`.
///
/// Names of tables are quoted where PostgreSQL needs it, and have their namespace where the search path does not lead there.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Bypass {
    /// No table has a policy that reads `app.current_tenant_id`: the migrations have not run here, or not with `rls = true`.
    NoPolicies,
    /// The role is a superuser, whom no policy binds.
    Superuser,
    /// The role has the attribute BYPASSRLS.
    BypassRls,
    /// The role owns the table, itself or as a member of the role that does: it may switch the policies off, and `migration_access` shows it
    /// every tenant's rows while it has entered none.
    Owner {
        /// The table.
        table: String,
        /// The role that owns it.
        owner: String,
    },
    /// A policy that does not read `app.current_tenant_id` lets this role through; `admin_access` does so for members of the administrator's role.
    Policy {
        /// The table.
        table: String,
        /// The policy.
        policy: String,
    },
    /// The table has policies, but row level security is switched off there.
    NotEnabled {
        /// The table.
        table: String,
    },
    /// Row level security does not bind the table's owner, nor the views and functions that run with the owner's rights.
    NotForced {
        /// The table.
        table: String,
    },
    /// A table that this role reaches has a column by which other tables are held, but no policy.
    Unheld {
        /// The table.
        table: String,
        /// The tenant's column.
        column: String,
    },
    /// The role may TRUNCATE, which asks no policy.
    Truncate {
        /// The table.
        table: String,
    },
    /// A view over a tenant's table that this role may read, and that reads with the rights of an owner whom the policies do not bind.
    View {
        /// The view.
        view: String,
        /// Its owner.
        owner: String,
    },
    /// A materialized view over a tenant's table that this role may read: it keeps rows, and no policy holds those.
    MaterializedView {
        /// The view.
        view: String,
    },
}

impl fmt::Display for Bypass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPolicies => f.write_str(
                "no table has a policy that reads `app.current_tenant_id`: run the migrations, or connect to the database that has them",
            ),
            Self::Superuser => {
                f.write_str("it is a superuser, whom no policy binds: connect as a role that is not (`CREATE ROLE app LOGIN`)")
            }
            Self::BypassRls => f.write_str("it has the attribute BYPASSRLS: `ALTER ROLE … NOBYPASSRLS`"),
            Self::Owner { table, owner } => write!(
                f,
                "it owns `{table}` (as `{owner}`): run migrations as that role and the application as another one that is no member of it"
            ),
            Self::Policy { table, policy } => write!(
                f,
                "the policy `{policy}` of `{table}` lets it through to every tenant: `REVOKE` the role that the policy names, or \
                 `DROP POLICY {policy} ON {table}`"
            ),
            Self::NotEnabled { table } => {
                write!(f, "row level security is off on `{table}`: `ALTER TABLE {table} ENABLE ROW LEVEL SECURITY`")
            }
            Self::NotForced { table } => write!(
                f,
                "row level security does not bind the owner of `{table}`: `ALTER TABLE {table} FORCE ROW LEVEL SECURITY`"
            ),
            Self::Unheld { table, column } => write!(
                f,
                "`{table}` has the tenant's column `{column}`, but no policy: add the model to Groundplan's, or a policy of your own, or \
                 `REVOKE ALL ON {table}`"
            ),
            Self::Truncate { table } => {
                write!(f, "it may TRUNCATE `{table}`, which asks no policy: `REVOKE TRUNCATE ON {table}`")
            }
            Self::View { view, owner } => write!(
                f,
                "the view `{view}` reads with the rights of `{owner}`, whom the policies do not bind: \
                 `ALTER VIEW {view} SET (security_invoker = true)`, or before PostgreSQL 15 `ALTER VIEW {view} OWNER TO` a role that they bind"
            ),
            Self::MaterializedView { view } => write!(
                f,
                "the materialized view `{view}` keeps rows of every tenant, and no policy holds those: `REVOKE ALL ON {view}`"
            ),
        }
    }
}

/// Checks that row level security holds back the role of this connection: call it once when the application starts, on a
/// connection of the application's own pool. PostgreSQL only; the other engines have no policies.
///
/// It reads what the role could do (a superuser, BYPASSRLS, an owner, a policy for the administrator's role, TRUNCATE) and what the tables
/// have (policies switched off or not forced, a table with the tenant's column and no policy, views that read with their owner's
/// rights). It does not follow `SET ROLE`, nor functions that are SECURITY DEFINER, and takes a policy that reads `app.current_tenant_id` for one that holds:
/// what a condition of your own makes of it is not judged.
///
/// ```ignore
/// let mut conn = pool.get()?;
/// groundplan::audit(&mut conn)?;      // the application does not start as a role that sees every tenant
/// ```
///
/// # Errors
/// [`Error::Bypassed`](crate::Error::Bypassed) with every way past the policies that was found, each with its cure; those of the database.
#[cfg(feature = "postgres")]
pub fn audit<C>(conn: &mut C) -> diesel::QueryResult<()>
where
    C: diesel::connection::LoadConnection<Backend = diesel::pg::Pg>,
{
    judge(diesel::RunQueryDsl::load(ask(), conn)?)
}

/// What the catalogue answers: what was found, and on what, twice at most.
#[cfg(feature = "postgres")]
pub(crate) type Row = (String, String, String);
#[cfg(feature = "postgres")]
type Rows = (diesel::sql_types::Text, diesel::sql_types::Text, diesel::sql_types::Text);

#[cfg(feature = "postgres")]
pub(crate) fn ask() -> diesel::expression::SqlLiteral<Rows> {
    diesel::dsl::sql(include_str!("audit.sql"))
}

#[cfg(feature = "postgres")]
pub(crate) fn judge(rows: Vec<Row>) -> diesel::QueryResult<()> {
    let mut role = String::new();
    let mut ways = Vec::new();
    for (what, a, b) in rows {
        ways.push(match what.as_str() {
            "role" => {
                role = a;
                continue;
            }
            "no policies" => Bypass::NoPolicies,
            "superuser" => Bypass::Superuser,
            "bypassrls" => Bypass::BypassRls,
            "owner" => Bypass::Owner { table: a, owner: b },
            "policy" => Bypass::Policy { table: a, policy: b },
            "not enabled" => Bypass::NotEnabled { table: a },
            "not forced" => Bypass::NotForced { table: a },
            "unheld" => Bypass::Unheld { table: a, column: b },
            "truncate" => Bypass::Truncate { table: a },
            "view" => Bypass::View { view: a, owner: b },
            _ => Bypass::MaterializedView { view: a },
        });
    }
    if ways.is_empty() { Ok(()) } else { Err(crate::Error::Bypassed { role, ways }.into()) }
}
