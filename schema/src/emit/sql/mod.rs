//! SQL: the whole schema as one script ([`ddl`]), or as statements that migrations put in order ([`statements`], [`create`], [`alter`]).
//!
//! What the engines do differently stands in one file each, [`postgres`], [`family`] for MySQL and MariaDB, and [`sqlite`], with the same headings
//! in the same order; [`mysql`] and [`mariadb`] say in what those two differ.
//! sea-query quotes names and values ([`quote`]). The statements themselves are printed here: sea-query has no policies, triggers or grants,
//! drops the names of foreign keys on SQLite, panics on what an engine cannot do (ALTER on SQLite), and prints a table as one line, which
//! nobody can review in a migration. Nothing outside this folder knows who printed a line.

pub mod alter;
pub mod create;
mod dialect;
mod existing;
mod family;
#[cfg(test)]
pub(crate) mod fixture;
mod mariadb;
pub mod migrate;
mod mysql;
mod order;
mod postgres;
mod quote;
mod scaled;
mod sqlite;
mod statement;
mod types;

pub use dialect::{engine_checks, filter_column, identity_unique, now, stored_text};
pub use existing::guarded;
pub use statement::{Kind, Statement};
pub use types::sql_type;

use crate::ir::{Model, Schema};

/// Every statement that makes the schema in an empty database, in an order in which they can run. External tables are not among them.
pub fn statements(schema: &Schema) -> Vec<Statement> {
    create::tables(schema, |model| !model.external)
}

/// The whole script, with a comment over each table.
pub fn ddl(schema: &Schema) -> String {
    let mut out = String::new();
    let mut about: Option<&str> = None;
    let statements = statements(schema);
    for statement in &statements {
        if about != Some(&statement.about) {
            about = Some(&statement.about);
            out.push_str(if out.is_empty() { "" } else { "\n" });
            out.push_str(&heading(schema, statement));
        }
        out.push_str(&statement.sql);
        out.push_str(";\n");
    }
    out
}

/// The comment over the statements of one table.
fn heading(schema: &Schema, statement: &Statement) -> String {
    let model =
        schema.models.iter().find(|model| model.qualified() == statement.about && statement.kind == Kind::Table);
    match model {
        Some(model) => format!("-- {}{}\n", model.name, summary(model)),
        None => String::new(),
    }
}

/// The first line of a model's documentation, fit for a comment.
fn summary(model: &Model) -> String {
    let line = model.doc.as_deref().unwrap_or("").trim().lines().next().unwrap_or("").trim();
    let line: String = line.chars().filter(|c| !c.is_control()).collect();
    if line.is_empty() { line } else { format!(": {line}") }
}

/// A condition as this engine reads it: names in its quotes.
///
/// ```
/// use groundplan_schema::condition::Condition;
/// use groundplan_schema::emit::sql;
/// use groundplan_schema::ir::Engine;
/// # use groundplan_schema::condition::Term;
/// let paid = Condition::IsNotNull(Term::Column("paid at".into()));
/// assert_eq!(sql::condition(Engine::Postgres, &paid), "\"paid at\" IS NOT NULL");
/// ```
pub fn condition(engine: crate::ir::Engine, condition: &crate::condition::Condition) -> String {
    condition.print(&dialect::Quoted(dialect::of(engine)))
}
