//! Tables that were there before the model, as they are: for an empty database, so that the first migration makes there what every other
//! database has already. Nothing is added: no trigger, no policy, no index of ours.

use super::dialect::{self, Dialect, Quoted};
use super::quote::dollars;
use super::statement::{Kind, Statement};
use super::types::sql_type;
use crate::condition::Condition;
use crate::ir::{
    Check, Engine, Field, ForeignKey, Generated, Index, Model, OnDelete, Schema, Style, Type, Unique, Value,
};

/// Whether it is one of them.
pub(super) fn is_one(model: &Model) -> bool {
    model.style == Style::Database
}

/// The statements that make these tables, in an order in which they can run.
pub(super) fn statements(schema: &Schema, keep: impl Fn(&Model) -> bool) -> Vec<Statement> {
    print(schema, keep, false)
}

/// A script that makes in an empty database what stands in `schema`, and does nothing where it is there already.
///
/// Every statement asks first, by `IF NOT EXISTS` or by the catalogue. What Groundplan does not know (views, functions, triggers, policies) is
/// not in it.
pub fn guarded(schema: &Schema) -> String {
    let mut out = String::new();
    if matches!(schema.engine, Engine::Mysql | Engine::Mariadb) {
        out.push_str("SET FOREIGN_KEY_CHECKS = 0;\n");
    }
    for statement in print(schema, |model| !model.external, true) {
        out.push_str(&statement.sql);
        out.push_str(";\n");
    }
    if matches!(schema.engine, Engine::Mysql | Engine::Mariadb) {
        out.push_str("SET FOREIGN_KEY_CHECKS = 1;\n");
    }
    out
}

fn print(schema: &Schema, keep: impl Fn(&Model) -> bool, guarded: bool) -> Vec<Statement> {
    let models: Vec<&Model> = schema.models.iter().filter(|model| is_one(model) && keep(model)).collect();
    let printer = Printer { dialect: dialect::of(schema.engine), guarded };
    let mut out = printer.namespaces(&models);
    out.extend(printer.enums(&models));
    for model in &models {
        let (table, beside) = (printer.table(model), [printer.comments(model), printer.security(model)].concat());
        match guarded && !beside.is_empty() {
            true => out.push(printer.at_once(model, table, &beside)),
            false => out.extend(std::iter::once(table).chain(beside)),
        }
    }
    for model in &models {
        out.extend(printer.indexes(model));
    }
    for model in &models {
        out.extend(printer.keys(model));
    }
    out
}

struct Printer {
    dialect: &'static dyn Dialect,
    guarded: bool,
}

impl Printer {
    fn engine(&self) -> Engine {
        self.dialect.engine()
    }

    fn is_mysql(&self) -> bool {
        matches!(self.engine(), Engine::Mysql | Engine::Mariadb)
    }

    fn name(&self, name: &str) -> String {
        self.dialect.quotes().name(name)
    }

    fn if_not_exists(&self) -> &'static str {
        if self.guarded { "IF NOT EXISTS " } else { "" }
    }

    /// With its namespace.
    fn table_name(&self, model: &Model) -> String {
        self.qualified(model.namespace.as_deref(), &model.table)
    }

    fn qualified(&self, namespace: Option<&str>, table: &str) -> String {
        match namespace {
            Some(namespace) => format!("{}.{}", self.name(namespace), self.name(table)),
            None => self.name(table),
        }
    }

    fn namespaces(&self, models: &[&Model]) -> Vec<Statement> {
        let mut names: Vec<&str> = models.iter().filter_map(|model| model.namespace.as_deref()).collect();
        names.sort_unstable();
        names.dedup();
        let one = |name: &&str| {
            let sql = format!("CREATE SCHEMA IF NOT EXISTS {}", self.name(name));
            Statement::new(Kind::Function, "", name, sql)
        };
        names.iter().map(one).collect()
    }

    /// The database's own enums; MySQL's are a part of their column.
    fn enums(&self, models: &[&Model]) -> Vec<Statement> {
        if self.engine() != Engine::Postgres {
            return Vec::new();
        }
        let mut made: Vec<Statement> = Vec::new();
        for field in models.iter().flat_map(|model| &model.fields) {
            let known = match &field.ty {
                Type::Enum(known) => known,
                Type::Array(element) => match &**element {
                    Type::Enum(known) => known,
                    _ => continue,
                },
                _ => continue,
            };
            let (Some(native), Some(values)) = (&known.native, &known.values) else { continue };
            if made.iter().any(|other| other.name == *native) {
                continue;
            }
            let values: Vec<String> = values.iter().map(|value| self.dialect.quotes().text(&value.stored)).collect();
            let sql = format!("CREATE TYPE {native} AS ENUM ({})", values.join(", "));
            let sql = match self.guarded {
                true => {
                    let body = format!(" BEGIN {sql}; EXCEPTION WHEN duplicate_object THEN NULL; END ");
                    format!("DO {}", dollars("groundplan", &body))
                }
                false => sql,
            };
            made.push(Statement::new(Kind::Function, "", native, sql));
        }
        made
    }

    fn table(&self, model: &Model) -> Statement {
        let alone = self.inline_key(model);
        let mut lines: Vec<String> = model.fields.iter().map(|field| self.column(model, field)).collect();
        if !model.primary_key.columns.is_empty() && alone.is_none() {
            let named = if self.is_mysql() { String::new() } else { self.constraint(&model.primary_key.name) };
            lines.push(format!("{named}PRIMARY KEY ({})", self.columns(model, &model.primary_key.columns)));
        }
        lines.extend(
            model
                .uniques
                .iter()
                .filter(|unique| self.is_constraint(model, unique))
                .map(|unique| self.unique(model, unique)),
        );
        if self.is_mysql() {
            lines.extend(model.indexes.iter().map(|index| self.index_line(model, index)));
        }
        if self.engine() != Engine::Postgres {
            lines.extend(model.foreign_keys.iter().map(|key| self.key(key)));
        }
        for check in model.checks.iter().filter(|check| self.at_column(check).is_none()) {
            if let Condition::Raw(sql) = &check.condition
                && sql.trim_start().to_ascii_uppercase().starts_with("EXCLUDE")
            {
                lines.push(format!("{}{sql}", self.constraint(&check.name)));
                continue;
            }
            lines.push(format!("{}CHECK ({})", self.constraint(&check.name), self.condition(&check.condition)));
        }
        let table = self.table_name(model);
        let comment = match (&model.doc, self.is_mysql()) {
            (Some(doc), true) => format!(" COMMENT = {}", self.dialect.quotes().text(doc)),
            _ => String::new(),
        };
        let sql = format!("CREATE TABLE {}{table} (\n    {}\n){comment}", self.if_not_exists(), lines.join(",\n    "));
        Statement::new(Kind::Table, &model.qualified(), &model.qualified(), sql).undo(format!("DROP TABLE {table}"))
    }

    /// `CONSTRAINT "name" `, where it has one.
    fn constraint(&self, name: &str) -> String {
        if name.is_empty() { String::new() } else { format!("CONSTRAINT {} ", self.name(name)) }
    }

    fn condition(&self, condition: &Condition) -> String {
        let mut sql = condition.print(&Quoted(self.dialect));
        if sql.contains("--") {
            sql.push('\n');
        }
        sql
    }

    /// Columns quoted; expressions as they are.
    fn columns(&self, model: &Model, columns: &[String]) -> String {
        let one = |column: &String| match model.column(column) {
            Some(field) => {
                let name = self.name(column);
                // MySQL indexes only the beginning of a long text; which, nobody has told.
                let long = matches!(field.ty, Type::Text | Type::Bytes | Type::Json) || is_long(field);
                if self.is_mysql() && long { format!("{name}(191)") } else { name }
            }
            None => format!("({column})"),
        };
        columns.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    fn is_constraint(&self, model: &Model, unique: &Unique) -> bool {
        self.is_mysql()
            || (unique.filter.is_none()
                && unique.more.is_none()
                && unique.columns.iter().all(|column| model.column(column).is_some()))
    }

    /// The list of columns; as it is, where more is said of them.
    fn list(&self, model: &Model, columns: &[String], more: Option<&String>) -> String {
        more.cloned().unwrap_or_else(|| self.columns(model, columns))
    }

    fn unique(&self, model: &Model, unique: &Unique) -> String {
        let columns = self.list(model, &unique.columns, unique.more.as_ref());
        if self.is_mysql() {
            let name = if unique.name.is_empty() { String::new() } else { format!("{} ", self.name(&unique.name)) };
            return format!("UNIQUE KEY {name}({columns})");
        }
        let nulls = if unique.absent_equal { "NULLS NOT DISTINCT " } else { "" };
        format!("{}UNIQUE {nulls}({columns})", self.constraint(&unique.name))
    }

    fn index_line(&self, model: &Model, index: &Index) -> String {
        let word = match index.method {
            "fulltext" => "FULLTEXT KEY",
            "spatial" => "SPATIAL KEY",
            _ => "KEY",
        };
        let columns = match index.method {
            "fulltext" | "spatial" => {
                index.columns.iter().map(|column| self.name(column)).collect::<Vec<_>>().join(", ")
            }
            _ => self.list(model, &index.columns, index.more.as_ref()),
        };
        let name = if index.name.is_empty() { String::new() } else { format!("{} ", self.name(&index.name)) };
        format!("{word} {name}({columns})")
    }

    fn indexes(&self, model: &Model) -> Vec<Statement> {
        if self.is_mysql() {
            return Vec::new();
        }
        let filter = |filter: Option<&Condition>| {
            filter.map(|filter| format!(" WHERE {}", self.condition(filter))).unwrap_or_default()
        };
        let table = self.table_name(model);
        let mut made = Vec::new();
        for unique in model.uniques.iter().filter(|unique| !self.is_constraint(model, unique)) {
            let sql = format!(
                "CREATE UNIQUE INDEX {}{} ON {table} ({}){}{}",
                self.if_not_exists(),
                self.name(&unique.name),
                self.list(model, &unique.columns, unique.more.as_ref()),
                if unique.absent_equal { " NULLS NOT DISTINCT" } else { "" },
                filter(unique.filter.as_ref()),
            );
            made.push(Statement::new(Kind::Index, &model.qualified(), &unique.name, sql));
        }
        for index in &model.indexes {
            let method = match (self.engine(), index.method) {
                (Engine::Postgres, "btree") | (Engine::Sqlite, _) => String::new(),
                (_, "of an extension") => {
                    let sql = format!(
                        "-- not made here, for an extension's method is needed: the index {} of {table}",
                        self.name(&index.name)
                    );
                    let sql = sql.replace(char::is_control, " "); // a name may have a line break, which ends the comment
                    made.push(Statement::new(Kind::Index, &model.qualified(), &index.name, format!("{sql}\nSELECT 1")));
                    continue;
                }
                (_, method) => format!(" USING {method}"),
            };
            let include = match index.include.is_empty() {
                true => String::new(),
                false => format!(" INCLUDE ({})", self.columns(model, &index.include)),
            };
            let sql = format!(
                "CREATE INDEX {}{} ON {table}{method} ({}){include}{}",
                self.if_not_exists(),
                self.name(&index.name),
                self.list(model, &index.columns, index.more.as_ref()),
                filter(index.filter.as_ref()),
            );
            made.push(Statement::new(Kind::Index, &model.qualified(), &index.name, sql));
        }
        made
    }

    /// Row level security as it is switched on; its policies are not known.
    /// A table with what asks for nothing by itself: a table that is there keeps its own comments and its own row level security.
    fn at_once(&self, model: &Model, table: Statement, beside: &[Statement]) -> Statement {
        let name = self.dialect.quotes().text(&self.table_name(model));
        let all: Vec<&str> = std::iter::once(&table).chain(beside).map(|one| one.sql.as_str()).collect();
        let body = format!("\nBEGIN IF to_regclass({name}) IS NULL THEN\n{};\nEND IF; END\n", all.join(";\n"));
        Statement { sql: format!("DO {}", dollars("groundplan", &body)), ..table }
    }

    fn security(&self, model: &Model) -> Vec<Statement> {
        let Some(found) = model.row_security.filter(|_| self.engine() == Engine::Postgres) else { return Vec::new() };
        let table = self.table_name(model);
        let words = [("ENABLE", found.enabled), ("FORCE", found.forced)];
        let words = words.into_iter().filter(|(_, holds)| *holds);
        words
            .map(|(word, _)| {
                let sql = format!("ALTER TABLE {table} {word} ROW LEVEL SECURITY");
                Statement::new(Kind::RowSecurity, &model.qualified(), &model.qualified(), sql)
            })
            .collect()
    }

    fn comments(&self, model: &Model) -> Vec<Statement> {
        if self.engine() != Engine::Postgres {
            return Vec::new();
        }
        let table = self.table_name(model);
        let quotes = self.dialect.quotes();
        let of_table = model.doc.as_ref().map(|doc| format!("COMMENT ON TABLE {table} IS {}", quotes.text(doc)));
        let of_columns = model.fields.iter().filter_map(|field| {
            let doc = field.doc.as_ref()?;
            Some(format!("COMMENT ON COLUMN {table}.{} IS {}", quotes.name(&field.column), quotes.text(doc)))
        });
        let all = of_table.into_iter().chain(of_columns);
        all.map(|sql| Statement::new(Kind::Function, &model.qualified(), &model.qualified(), sql)).collect()
    }

    /// Foreign keys come last on PostgreSQL, for tables may refer to each other in a circle.
    fn keys(&self, model: &Model) -> Vec<Statement> {
        if self.engine() != Engine::Postgres {
            return Vec::new();
        }
        let table = self.table_name(model);
        let one = |key: &ForeignKey| {
            let add = format!("ALTER TABLE {table} ADD {}", self.key(key));
            let sql = match self.guarded {
                true => {
                    let body = format!(
                        " BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = {}::regclass AND conname = {}) THEN {add}; END IF; END ",
                        self.dialect.quotes().text(&table),
                        self.dialect.quotes().text(&key.name),
                    );
                    format!("DO {}", dollars("groundplan", &body))
                }
                false => add,
            };
            Statement::new(Kind::ForeignKey, &model.qualified(), &key.name, sql)
        };
        model.foreign_keys.iter().map(one).collect()
    }

    fn key(&self, key: &ForeignKey) -> String {
        let table = self.qualified(key.namespace.as_deref(), &key.table);
        let list = |columns: &[String]| columns.iter().map(|column| self.name(column)).collect::<Vec<_>>().join(", ");
        let references = match key.references.as_slice() {
            [] => String::new(),
            columns => format!(" ({})", list(columns)),
        };
        let (matched, more) = key.more_parts();
        let [matched, more] =
            [matched, more].map(|part| if part.is_empty() { String::new() } else { format!(" {part}") });
        let action = match key.on_delete {
            OnDelete::Cascade => " ON DELETE CASCADE",
            OnDelete::Restrict => " ON DELETE RESTRICT",
            OnDelete::SetNull => " ON DELETE SET NULL",
            OnDelete::SetDefault => " ON DELETE SET DEFAULT",
            OnDelete::NoAction => "",
        };
        format!(
            "{}FOREIGN KEY ({}) REFERENCES {table}{references}{matched}{action}{more}",
            self.constraint(&key.name),
            list(&key.columns)
        )
    }

    /// A check that nobody named stands behind its column on MariaDB, where it gets no other name than the column's.
    fn at_column<'c>(&self, check: &'c Check) -> Option<&'c String> {
        check.column.as_ref().filter(|_| self.is_mysql() && check.name.is_empty())
    }

    /// SQLite numbers a row only where the column itself says PRIMARY KEY.
    fn inline_key(&self, model: &Model) -> Option<String> {
        let [only] = model.primary_key.columns.as_slice() else { return None };
        let field = model.column(only)?;
        let counted = self.engine() == Engine::Sqlite && field.generated == Some(Generated::AutoIncrement);
        counted.then(|| only.clone())
    }

    fn column(&self, model: &Model, field: &Field) -> String {
        let mut line = format!("{} {}", self.name(&field.column), stated(self.engine(), field));
        if self.inline_key(model).is_some_and(|only| only == field.column) {
            return format!("{line} PRIMARY KEY");
        }
        if let Some(Generated::Computed(sql)) = &field.generated {
            line.push_str(&format!(" GENERATED ALWAYS AS ({sql}) STORED"));
        }
        if field.required && !(self.is_mysql() && matches!(field.generated, Some(Generated::Computed(_)))) {
            line.push_str(" NOT NULL");
        }
        match &field.generated {
            Some(Generated::Identity) => line.push_str(" GENERATED BY DEFAULT AS IDENTITY"),
            Some(Generated::AutoIncrement) if self.is_mysql() => line.push_str(" AUTO_INCREMENT"),
            _ => {}
        }
        if let Some(default) = &field.default {
            line.push_str(&format!(" DEFAULT {}", self.default(field, default)));
        }
        if let (Some(doc), true) = (&field.doc, self.is_mysql()) {
            line.push_str(&format!(" COMMENT {}", self.dialect.quotes().text(doc)));
        }
        for check in model.checks.iter().filter(|check| self.at_column(check) == Some(&field.column)) {
            line.push_str(&format!(" CHECK ({})", self.condition(&check.condition)));
        }
        line
    }

    fn default(&self, field: &Field, default: &Value) -> String {
        match default {
            Value::Text(_) | Value::Variant(_) => self.dialect.quotes().text(&dialect::stored_text(field, default)),
            Value::Number(number) => self.dialect.quotes().number(number),
            Value::Boolean(value) => self.dialect.boolean(*value).to_owned(),
            Value::Now => now(field),
            // An expression stands in brackets on all but PostgreSQL, where a literal may not.
            Value::Sql(sql) if self.engine() == Engine::Postgres => sql.clone(),
            Value::Sql(sql) => format!("({sql})"),
        }
    }
}

/// MySQL's long texts and bytes, by what it calls them.
fn is_long(field: &Field) -> bool {
    let sql = field.sql_type.as_deref().unwrap_or_default().to_ascii_lowercase();
    sql.ends_with("text") || sql.ends_with("blob")
}

/// This moment, as exact as the column.
fn now(field: &Field) -> String {
    let word = match field.ty {
        Type::Date => return "CURRENT_DATE".to_owned(),
        Type::Time => "CURRENT_TIME",
        _ => "CURRENT_TIMESTAMP",
    };
    let digits = field.sql_type.as_deref().and_then(|sql| Some(&sql[sql.find('(')?..=sql.find(')')?]));
    format!("{word}{}", digits.unwrap_or_default())
}

/// What the database calls a column's type: its own words where they were kept, else ours.
pub(super) fn stated(engine: Engine, field: &Field) -> String {
    let native = match &field.ty {
        Type::Enum(known) => known.native.clone(),
        Type::Array(element) => match &**element {
            Type::Enum(known) => known.native.as_ref().map(|native| format!("{native}[]")),
            _ => None,
        },
        _ => None,
    };
    let usual = || match &field.ty {
        Type::String { length: 0 } if engine == Engine::Sqlite => "TEXT".to_owned(),
        Type::String { length: 0 } => "VARCHAR".to_owned(),
        ty => sql_type(engine, ty),
    };
    let sql = field.sql_type.clone().filter(|sql| !sql.is_empty()).or(native).unwrap_or_else(usual);
    let serial = engine == Engine::Postgres && field.generated == Some(Generated::Serial);
    match &field.ty {
        Type::SmallInt if serial => "SMALLSERIAL".to_owned(),
        Type::Integer if serial => "SERIAL".to_owned(),
        Type::BigInt if serial => "BIGSERIAL".to_owned(),
        _ => sql,
    }
}
