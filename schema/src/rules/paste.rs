//! Cures of tables that are there already, as SQL to paste. SQLite changes little of a table: there it is what its CREATE TABLE has to say.

use super::Case;
use super::conventions::reserved_word::is_reserved;
use crate::ir::{Engine, Field, ForeignKey, Model, OnDelete};

/// A name as a statement has it: quoted only where it must be.
pub(super) fn name(engine: Engine, text: &str) -> String {
    let plain = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && !is_reserved(engine, text);
    // An expression of an index is one already.
    if plain || text.is_empty() || text.contains('(') {
        return text.to_owned();
    }
    match engine {
        Engine::Mysql | Engine::Mariadb => format!("`{}`", text.replace('`', "``")),
        Engine::Postgres | Engine::Sqlite => format!("\"{}\"", text.replace('"', "\"\"")),
    }
}

/// A statement in back-ticks; MySQL's own are doubled, so that they show.
fn code(sql: &str) -> String {
    if sql.contains('`') { format!("`` {sql} ``") } else { format!("`{sql}`") }
}

impl<'a> Case<'a> {
    /// A name in SQL, in quotes where it needs them.
    pub(super) fn sql_name(&self, text: &str) -> String {
        name(self.schema.engine, text)
    }

    /// The table's name in SQL.
    pub(super) fn sql_table(&self, model: &Model) -> String {
        let table = self.sql_name(&model.table);
        match &model.namespace {
            Some(space) => format!("{}.{table}", self.sql_name(space)),
            None => table,
        }
    }

    /// `a, b`
    pub(super) fn sql_columns(&self, columns: &[String]) -> String {
        columns.iter().map(|column| self.sql_name(column)).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn is_sqlite(&self) -> bool {
        self.schema.engine == Engine::Sqlite
    }

    pub(super) fn is_mysql(&self) -> bool {
        matches!(self.schema.engine, Engine::Mysql | Engine::Mariadb)
    }

    /// `ALTER TABLE tasks …;` in back-ticks.
    pub(super) fn statement(&self, change: &str) -> String {
        code(&format!("ALTER TABLE {} {change};", self.sql_table(self.model)))
    }

    /// "run `ALTER TABLE tasks …;`"
    pub(super) fn alter(&self, change: &str) -> String {
        format!("run {}", self.statement(change))
    }

    /// For SQLite: "write `…` into the CREATE TABLE of `tasks`".
    pub(super) fn rewrite(&self, words: &str) -> String {
        format!("write {} into the CREATE TABLE of `{}`", code(words), self.model.table)
    }

    /// A constraint that is missing.
    pub(super) fn add(&self, called: &str, body: &str) -> String {
        let constraint = format!("CONSTRAINT {} {body}", self.sql_name(called));
        if self.is_sqlite() { self.rewrite(&constraint) } else { self.alter(&format!("ADD {constraint}")) }
    }

    /// A constraint in the place of another one. `kind` is MySQL's word for what is dropped.
    pub(super) fn replace(&self, old: &str, kind: &str, body: &str) -> String {
        if self.is_sqlite() {
            return self.rewrite(body);
        }
        if old.is_empty() {
            return format!("{}, and drop the one that is there", self.alter(&format!("ADD {body}")));
        }
        let kind = if self.is_mysql() { kind } else { "CONSTRAINT" };
        let old = self.sql_name(old);
        self.alter(&format!("DROP {kind} {old}, ADD CONSTRAINT {old} {body}"))
    }

    /// `FOREIGN KEY (…) REFERENCES … ON DELETE …`
    pub(super) fn sql_key(&self, key: &ForeignKey, action: OnDelete) -> String {
        let action = match action {
            OnDelete::Cascade => "CASCADE",
            OnDelete::SetNull => "SET NULL",
            _ => "RESTRICT",
        };
        let (own, other) = (self.sql_columns(&key.columns), self.sql_columns(&key.references));
        let table = self.sql_name(&key.table);
        let table = match &key.namespace {
            Some(space) => format!("{}.{table}", self.sql_name(space)),
            None => table,
        };
        // What was said of it stays.
        let (matched, more) = key.more_parts();
        let [matched, more] =
            [matched, more].map(|part| if part.is_empty() { String::new() } else { format!(" {part}") });
        format!("FOREIGN KEY ({own}) REFERENCES {table} ({other}){matched} ON DELETE {action}{more}")
    }

    /// The same key with another action.
    pub(super) fn act(&self, key: &ForeignKey, action: OnDelete) -> String {
        self.replace(&key.name, "FOREIGN KEY", &self.sql_key(key, action))
    }

    /// `column type [NOT NULL]`, as MySQL's MODIFY and a CREATE TABLE have it.
    pub(super) fn sql_column(&self, field: &Field, ty: &str) -> String {
        let required = if field.required { " NOT NULL" } else { "" };
        format!("{} {ty}{required}", self.sql_name(&field.column))
    }

    /// Another type for a column, as a cure of its own.
    pub(super) fn retype(&self, field: &Field, ty: &str) -> String {
        let statement = self.retyped(field, ty);
        if self.is_sqlite() { statement } else { format!("run {statement}") }
    }

    /// The statement for it, which MySQL must be told all of the column; on SQLite the words for it.
    pub(super) fn retyped(&self, field: &Field, ty: &str) -> String {
        match self.schema.engine {
            Engine::Postgres => self.statement(&format!("ALTER COLUMN {} TYPE {ty}", self.sql_name(&field.column))),
            Engine::Mysql | Engine::Mariadb => self.statement(&format!("MODIFY {}", self.sql_column(field, ty))),
            Engine::Sqlite => self.rewrite(&self.sql_column(field, ty)),
        }
    }

    /// A default for a column.
    pub(super) fn default_to(&self, field: &Field, value: &str) -> String {
        if self.is_sqlite() {
            let ty = field.sql_type.as_deref().unwrap_or_default();
            return self.rewrite(&format!("{} DEFAULT {value}", self.sql_column(field, ty)));
        }
        self.alter(&format!("ALTER COLUMN {} SET DEFAULT {value}", self.sql_name(&field.column)))
    }

    /// A column that may not be NULL, in back-ticks.
    pub(super) fn required(&self, field: &Field) -> String {
        let ty = field.sql_type.as_deref().unwrap_or_default();
        let column = self.sql_name(&field.column);
        match self.schema.engine {
            Engine::Postgres => self.statement(&format!("ALTER COLUMN {column} SET NOT NULL")),
            Engine::Mysql | Engine::Mariadb => self.statement(&format!("MODIFY {column} {ty} NOT NULL")),
            Engine::Sqlite => self.rewrite(&format!("{column} {ty} NOT NULL")),
        }
    }

    /// A column that may be NULL.
    pub(super) fn optional(&self, field: &Field) -> String {
        let ty = field.sql_type.as_deref().unwrap_or_default();
        let column = self.sql_name(&field.column);
        match self.schema.engine {
            Engine::Postgres => self.alter(&format!("ALTER COLUMN {column} DROP NOT NULL")),
            Engine::Mysql | Engine::Mariadb => self.alter(&format!("MODIFY {column} {ty} NULL")),
            Engine::Sqlite => {
                format!("leave NOT NULL out behind `{}` in the CREATE TABLE of `{}`", field.column, self.model.table)
            }
        }
    }

    /// An index. It is made beside writers where the engine can.
    pub(super) fn index(&self, columns: &[String]) -> String {
        let called = self.sql_name(&format!("idx_{}_on_{}", self.model.table, columns.join("_")));
        let beside = if self.schema.engine == Engine::Postgres { " CONCURRENTLY" } else { "" };
        let (table, columns) = (self.sql_table(self.model), self.sql_columns(columns));
        format!("run {}", code(&format!("CREATE INDEX{beside} {called} ON {table} ({columns});")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted_where_they_must_be() {
        assert_eq!(name(Engine::Postgres, "order_items"), "order_items");
        assert_eq!(name(Engine::Postgres, "order"), "\"order\"");
        assert_eq!(name(Engine::Sqlite, "createdAt"), "\"createdAt\"");
        assert_eq!(name(Engine::Mysql, "order"), "`order`");
        assert_eq!(code("ALTER TABLE `order` …"), "`` ALTER TABLE `order` … ``");
    }
}
