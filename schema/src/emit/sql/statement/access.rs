//! ALTER TABLE … ROW LEVEL SECURITY, and GRANT.

use super::super::dialect::Dialect;
use super::{Kind, Statement};
use crate::ir::{Model, Schema};

/// What programs do with rows. Not TRUNCATE, which no policy holds back.
const ALL_ROWS: &str = "SELECT, INSERT, UPDATE, DELETE";

/// ENABLE binds other roles to the policies, FORCE the owner too.
pub(in super::super) fn row_security(dialect: &dyn Dialect, model: &Model) -> Vec<Statement> {
    let table = dialect.table(model);
    let words = [("enable", "ENABLE"), ("force", "FORCE")];
    let statement = |(name, word): (&str, &str)| {
        Statement::new(Kind::RowSecurity, &model.table, name, format!("ALTER TABLE {table} {word} ROW LEVEL SECURITY"))
    };
    words.into_iter().map(statement).collect()
}

/// What a role may do with the rows of a table. Which rows, the policies say.
pub(in super::super) fn grant(dialect: &dyn Dialect, model: &Model, role: &str, rights: &str) -> Statement {
    let (table, quoted) = (dialect.table(model), dialect.quotes().name(role));
    Statement::new(Kind::Grant, &model.table, role, format!("GRANT {rights} ON {table} TO {quoted}"))
}

/// The rights of the application and of its administrator to a table. Triggers write the audit log with the rights of whoever made them; nobody
/// else adds to it or changes it, and the administrator removes what is too old.
pub(in super::super) fn rights(schema: &Schema, model: &Model) -> (&'static str, &'static str) {
    let is_log = schema.audit_log().is_some_and(|log| log.table == model.table);
    if is_log { ("SELECT", "SELECT, DELETE") } else { (ALL_ROWS, ALL_ROWS) }
}
