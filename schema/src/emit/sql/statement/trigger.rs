//! Triggers and the functions that they call.

use super::super::dialect::Dialect;
use super::super::quote::dollars;
use super::{Kind, Statement};
use crate::ir::{ForeignKey, Model};

/// A function of PostgreSQL for triggers. `OR REPLACE`: several tables share one.
pub(in super::super) fn function(dialect: &dyn Dialect, about: &str, name: &str, body: &str) -> Statement {
    let quoted = dialect.quotes().name(name);
    let body = dollars("body", &format!("\nBEGIN\n{body}\nEND\n"));
    let sql = format!("CREATE OR REPLACE FUNCTION {quoted}() RETURNS trigger LANGUAGE plpgsql AS {body}");
    Statement::new(Kind::Function, about, name, sql).undo(format!("DROP FUNCTION IF EXISTS {quoted}()"))
}

/// The statement by which a trigger sets a key to NULL in the rows that refer to `OLD`.
pub(in super::super) fn set_key_to_null(dialect: &dyn Dialect, key: &ForeignKey, child: &Model) -> String {
    let quotes = dialect.quotes();
    let pairs = key.columns.iter().zip(&key.references);
    let pairs: Vec<_> =
        pairs.map(|(own, other)| format!("{} = OLD.{}", quotes.name(own), quotes.name(other))).collect();
    format!("UPDATE {} SET {} = NULL WHERE {}", dialect.table(child), quotes.name(&key.own), pairs.join(" AND "))
}
