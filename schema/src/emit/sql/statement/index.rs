//! Indexes, and uniques that hold only for some rows.

use super::super::dialect::{Dialect, Online, columns, filter_column};
use super::{Kind, Statement};
use crate::ir::{Index, Model, Unique};

/// A plain index; `None` where the engine can index none of its columns. `concurrently` (PostgreSQL): without locking writers out, alone in
/// its file and outside a transaction.
pub(in super::super) fn create(
    dialect: &dyn Dialect,
    model: &Model,
    index: &Index,
    concurrently: bool,
) -> Option<Statement> {
    let target = dialect.index_target(model, index)?;
    let filter = index.filter.as_ref().filter(|_| dialect.partial_indexes());
    let filter = filter.map(|condition| dialect.condition(model, condition));
    Some(print(dialect, model, &index.name, "", concurrently, &target, filter))
}

/// `CREATE UNIQUE INDEX … WHERE …`, for a unique with a filter: a constraint cannot have one.
pub(in super::super) fn unique(dialect: &dyn Dialect, model: &Model, unique: &Unique) -> Statement {
    let filter = unique.filter.as_ref().map(|condition| dialect.condition(model, condition));
    print(dialect, model, &unique.name, "UNIQUE ", false, &columns(dialect, &unique.columns), filter)
}

/// The lines of a CREATE TABLE that stand for the filters of uniques: generated columns that no statement sees unless it names them.
pub(in super::super) fn filter_columns(dialect: &dyn Dialect, model: &Model) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for unique in &model.uniques {
        let (Some(name), Some(filter)) = (filter_column(dialect.engine(), model, unique), &unique.filter) else {
            continue;
        };
        let (name, filter) = (dialect.quotes().name(&name), dialect.condition(model, filter));
        let line = format!("{name} TINYINT(1) GENERATED ALWAYS AS (CASE WHEN {filter} THEN 1 END) VIRTUAL INVISIBLE");
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// The lines of a CREATE TABLE that are indexes.
pub(in super::super) fn lines(dialect: &dyn Dialect, model: &Model) -> Vec<String> {
    let line = |index: &Index| {
        let target = dialect.index_target(model, index)?;
        Some(format!("INDEX {} {target}", dialect.quotes().name(&index.name)))
    };
    model.indexes.iter().filter_map(line).collect()
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
    let online = dialect.online(Online::Index);
    let sql = format!("CREATE {unique}INDEX {concurrently}{quoted} ON {table} {target}{filter}{online}");
    let undo = if dialect.index_names_are_the_tables() {
        format!("DROP INDEX {quoted} ON {table}{online}")
    } else {
        // An index has its table's namespace, and is named there without it when it is made.
        let namespace = table.strip_suffix(&dialect.quotes().name(&model.table)).unwrap_or_default();
        format!("DROP INDEX {concurrently}{namespace}{quoted}")
    };
    Statement::new(Kind::Index, &model.table, name, sql).undo(undo)
}
