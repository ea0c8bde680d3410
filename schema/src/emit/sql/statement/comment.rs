//! COMMENT ON on PostgreSQL; COMMENT in the definition of a table or column on MySQL and MariaDB.

use super::super::dialect::{Dialect, Online};
use super::{Kind, Statement, table};
use crate::ir::{Engine, Field, Model};

/// Of a new table and its columns, where a statement of their own says it.
pub(in super::super) fn on_table(dialect: &dyn Dialect, model: &Model) -> Vec<Statement> {
    let of_table = model.comment(dialect.engine()).map(|text| on(dialect, model, None, Some(&text)));
    let of_columns = model.fields.iter().filter_map(|field| on_column(dialect, model, field));
    match dialect.engine() {
        Engine::Postgres => of_table.into_iter().chain(of_columns).collect(),
        _ => Vec::new(),
    }
}

/// Of a new column, where a statement of its own says it.
pub(in super::super) fn on_column(dialect: &dyn Dialect, model: &Model, field: &Field) -> Option<Statement> {
    let text = model.comment_on(field, dialect.engine()).filter(|_| dialect.engine() == Engine::Postgres)?;
    Some(on(dialect, model, Some(field), Some(&text)))
}

/// `COMMENT ON TABLE … IS …`, or of a column; without a text it is taken away.
fn on(dialect: &dyn Dialect, model: &Model, field: Option<&Field>, text: Option<&str>) -> Statement {
    let (quotes, table) = (dialect.quotes(), dialect.table(model));
    let what = match field {
        None => format!("TABLE {table}"),
        Some(field) => format!("COLUMN {table}.{}", quotes.name(&field.column)),
    };
    let text = text.map_or_else(|| "NULL".to_owned(), |text| quotes.text(text));
    let name = field.map_or(&model.table, |field| &field.column);
    Statement::new(Kind::Comment, &model.table, name, format!("COMMENT ON {what} IS {text}"))
}

/// Behind the definition of a table: ` COMMENT = '…'`.
pub(in super::super) fn of_table(dialect: &dyn Dialect, model: &Model) -> String {
    let text = model.comment(dialect.engine()).filter(|_| dialect.engine().is_mysql_family());
    text.map_or_else(String::new, |text| format!(" COMMENT = {}", dialect.quotes().text(&text)))
}

/// Behind the definition of a column: ` COMMENT '…'`.
pub(in super::super) fn of_column(dialect: &dyn Dialect, model: &Model, field: &Field) -> String {
    let text = model.comment_on(field, dialect.engine()).filter(|_| dialect.engine().is_mysql_family());
    text.map_or_else(String::new, |text| format!(" COMMENT {}", dialect.quotes().text(&text)))
}

/// The comment of a table that is there, or of a column of it, becomes another one.
pub(in super::super) fn change(
    dialect: &dyn Dialect,
    before: &Model,
    after: &Model,
    column: Option<&str>,
) -> Option<Statement> {
    let to = |model: &Model| -> Option<Statement> {
        let field = match column {
            Some(column) => Some(model.column(column)?),
            None => None,
        };
        if dialect.engine() == Engine::Postgres {
            let text = match field {
                Some(field) => model.comment_on(field, dialect.engine()),
                None => model.comment(dialect.engine()),
            };
            return Some(on(dialect, model, field, text.as_deref()));
        }
        // A comment is part of the definition, which has to be said in full.
        let table = dialect.table(model);
        let (name, what) = match field {
            Some(field) => {
                let (column, online) = (table::column(dialect, model, field), dialect.online(Online::Column));
                (&field.column, format!("MODIFY COLUMN {column}{online}"))
            }
            None => {
                let text = model.comment(dialect.engine()).unwrap_or_default();
                (&model.table, format!("COMMENT = {}", dialect.quotes().text(&text)))
            }
        };
        Some(Statement::new(Kind::Comment, &model.table, name, format!("ALTER TABLE {table} {what}")))
    };
    Some(to(after)?.undo(to(before)?.sql))
}
