//! ALTER TABLE … ROW LEVEL SECURITY, and GRANT.

use super::super::dialect::Dialect;
use super::{Kind, Statement};
use crate::ir::Model;

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
