//! Indexes, and uniques that hold only for some rows.

use super::super::dialect::{Dialect, columns};
use super::{Kind, Statement};
use crate::ir::{Index, Model, Unique};

/// A plain index. `concurrently` (PostgreSQL): without locking writers out, alone in its file and outside a transaction.
pub(in super::super) fn create(dialect: &dyn Dialect, model: &Model, index: &Index, concurrently: bool) -> Statement {
    let target = dialect.index_target(model, index);
    let filter = index.filter.as_ref().map(|condition| dialect.condition(model, condition));
    print(dialect, model, &index.name, "", concurrently, &target, filter)
}

/// `CREATE UNIQUE INDEX … WHERE …`, for a unique with a filter: a constraint cannot have one.
pub(in super::super) fn unique(dialect: &dyn Dialect, model: &Model, unique: &Unique) -> Statement {
    let filter = unique.filter.as_ref().map(|condition| dialect.condition(model, condition));
    print(dialect, model, &unique.name, "UNIQUE ", false, &columns(dialect, &unique.columns), filter)
}

fn print(
    dialect: &dyn Dialect,
    model: &Model,
    name: &str,
    unique: &str,
    concurrently: bool,
    target: &str,
    filter: Option<String>,
) -> Statement {
    let concurrently = if concurrently { "CONCURRENTLY " } else { "" };
    let table = dialect.table(model);
    let quoted = dialect.quotes().name(name);
    let filter = filter.map_or_else(String::new, |condition| format!(" WHERE {condition}"));
    let sql = format!("CREATE {unique}INDEX {concurrently}{quoted} ON {table} {target}{filter}");
    // An index has its table's namespace, and is named there without it when it is made.
    let namespace = table.strip_suffix(&dialect.quotes().name(&model.table)).unwrap_or_default();
    let undo = format!("DROP INDEX {concurrently}{namespace}{quoted}");
    Statement::new(Kind::Index, &model.table, name, sql).undo(undo)
}
