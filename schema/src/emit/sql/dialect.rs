//! What every engine must answer. A method stands here only if the engines differ in it.

use super::quote::Quotes;
use super::statement::Statement;
use super::{mariadb, mysql, postgres, sqlite};
use crate::condition::{Condition, Style, Term};
use crate::ir::{Check, Engine, Field, ForeignKey, Index, Model, Origin, Schema, Type, Unique, Value};

/// How an engine takes a key's NULL for a row that goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SetNull {
    /// `ON DELETE SET NULL`: the key has one column.
    Plain,
    /// `ON DELETE SET NULL ("project_id")`: the key has the tenant in it, and the engine can name the column.
    Column,
    /// `ON DELETE RESTRICT`, and a trigger before the deletion: the engine can only null all of the columns.
    Before,
    /// `ON DELETE NO ACTION`, and a trigger after the deletion but before the check.
    After,
}

/// One engine. The methods are in the order of the headings of [`postgres`], [`family`](super::family) and [`sqlite`].
pub(super) trait Dialect: Sync {
    fn engine(&self) -> Engine;
    fn quotes(&self) -> Quotes;

    /// The table with its namespace, quoted.
    fn table(&self, model: &Model) -> String;
    /// What stands behind the closing bracket of CREATE TABLE.
    fn table_suffix(&self, model: &Model) -> &'static str;
    /// What makes the database number the rows, and whether that says PRIMARY KEY too. Asked only of a bigint key that the database makes.
    fn identity(&self, model: &Model) -> Identity;

    /// The expression for this moment, of this type.
    fn now(&self, ty: &Type) -> &'static str;
    /// The same as the default of a column. In brackets: SQLite takes an expression only so, PostgreSQL takes it either way.
    fn default_now(&self, field: &Field) -> String {
        match self.now(&field.ty) {
            now if now.ends_with("()") => now.to_owned(),
            now => format!("({now})"),
        }
    }
    /// A literal as the default of a column of this type.
    fn literal_default(&self, ty: &Type, literal: String) -> String;
    /// True or false.
    fn boolean(&self, value: bool) -> &'static str;
    /// A number that is stored in a column of this type.
    fn number(&self, ty: &Type, number: &str) -> String;

    /// Checks that are needed because the engine has no such type.
    fn checks(&self, model: &Model) -> Vec<Check>;
    /// A condition over the columns of a model.
    fn condition(&self, model: &Model, condition: &Condition) -> String;
    /// The function that counts the characters of a text.
    fn length(&self) -> &'static str;

    /// Method, columns and INCLUDE of an index, as they stand behind the table's name; `None` where the engine can index none of them.
    fn index_target(&self, model: &Model, index: &Index) -> Option<String>;
    /// Whether an index can be limited to some of the rows. Where it cannot, a plain one has all rows, and a unique one gets a generated
    /// column ([`filter_column`]) that is NULL in the others.
    fn partial_indexes(&self) -> bool;
    /// Whether the indexes of a new table stand in its CREATE TABLE.
    fn indexes_in_table(&self) -> bool;
    /// What is said of locks behind a change to a table that is there, so that the server refuses rather than locks more than we promise.
    fn online(&self, change: Online) -> &'static str;
    /// Whether an index is dropped by `DROP INDEX … ON` its table, for its name is only known there.
    fn index_names_are_the_tables(&self) -> bool;

    /// What ON DELETE SET NULL becomes.
    fn set_null(&self, schema: &Schema, child: &Model, key: &ForeignKey) -> SetNull;
    /// Whether a constraint can be added to a table that is there.
    fn adds_constraints(&self) -> bool;
    /// Whether that can be done in two steps, NOT VALID and VALIDATE, and indexes be built CONCURRENTLY.
    fn validates_later(&self) -> bool;
    /// The trigger that sets a key to NULL when the row that it refers to goes; asked for [`SetNull::Before`] and [`SetNull::After`].
    fn null_on_delete(&self, key: &ForeignKey, child: &Model, parent: &Model, when: SetNull) -> Vec<Statement>;

    /// What keeps `updated_at` without a trigger, behind the column's default.
    fn on_update(&self, field: &Field) -> &'static str;
    /// Functions that these models' triggers share.
    fn functions(&self, models: &[&Model]) -> Vec<Statement>;
    /// The trigger that keeps `updated_at`, for writers that do not set it.
    fn updated_at(&self, model: &Model) -> Vec<Statement>;
    /// Whether that trigger names all columns, so that a new column means a new trigger.
    fn updated_at_names_columns(&self) -> bool;

    /// What the audit log needs beside its table: a function that triggers share, or a place for who acts.
    fn audit_log(&self, log: &Model) -> Vec<Statement>;
    /// The triggers that write a table's changes to the log.
    fn audit(&self, model: &Model, log: &Model) -> Vec<Statement>;

    /// Row level security and grants of one table.
    fn access(&self, schema: &Schema, model: &Model) -> Vec<Statement>;
}

/// Where the words of an identity column stand.
pub(super) struct Identity {
    /// Behind the type.
    pub(super) words: String,
    /// Whether these words make the primary key, so that no constraint must.
    pub(super) is_primary_key: bool,
    /// The name of the unique constraint that the column needs, where the primary key does not begin with it.
    pub(super) unique: Option<String>,
}

/// A change to a table that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Online {
    /// ALTER TABLE … ADD COLUMN, or MODIFY COLUMN of a comment alone.
    Column,
    /// ALTER TABLE … ADD CONSTRAINT.
    Constraint,
    /// CREATE INDEX.
    Index,
}

/// The engine's file.
pub(super) fn of(engine: Engine) -> &'static dyn Dialect {
    match engine {
        Engine::Postgres => &postgres::Postgres,
        Engine::Mysql => &mysql::MYSQL,
        Engine::Mariadb => &mariadb::MARIADB,
        Engine::Sqlite => &sqlite::Sqlite,
    }
}

/// The SQL that stands as the default of a column that holds the time of its insert.
pub fn now(engine: Engine, ty: &Type) -> &'static str {
    of(engine).now(ty)
}

/// The checks that this engine needs because it has no such type: lengths, booleans and JSON on SQLite. They are no part of the model.
pub fn engine_checks(engine: Engine, model: &Model) -> Vec<Check> {
    of(engine).checks(model)
}

/// The generated column by which an engine without partial indexes holds a unique constraint to the rows of its filter: 1 in them, NULL in
/// all others. Named after the filter, so that the uniques of one table share it: `deleted_at IS NULL` → `deleted_at_is_null`.
pub fn filter_column(engine: Engine, model: &Model, unique: &Unique) -> Option<String> {
    let filter = unique.filter.as_ref().filter(|_| !of(engine).partial_indexes())?;
    let mut name = match filter {
        Condition::IsNull(Term::Column(column)) => format!("{column}_is_null"),
        _ => format!("{}_applies", unique.name),
    };
    while model.column(&name).is_some() {
        name.insert(0, '_');
    }
    Some(crate::name::shorten(&name, engine.longest_name()))
}

/// The unique constraint over its key alone that an engine needs to number rows; it is no part of the model.
pub fn identity_unique(engine: Engine, model: &Model) -> Option<Unique> {
    let field = model.fields.iter().find(|field| super::statement::table::is_identity(model, field))?;
    let name = of(engine).identity(model).unique?;
    let origin = Origin::automatic("AUTO_INCREMENT needs a key that begins with its column");
    let columns = vec![field.column.clone()];
    Some(Unique { name, columns, filter: None, across_tenants: true, absent_equal: false, more: None, origin })
}

/// What a textual default stores; of an enum's variant, its stored value.
pub fn stored_text(field: &Field, default: &Value) -> String {
    match (default, &field.ty) {
        (Value::Variant(variant), Type::Enum(values)) => {
            let known = values.values.iter().flatten().find(|value| value.variant == *variant);
            known.map_or_else(|| crate::name::snake(variant), |value| value.stored.clone())
        }
        (Value::Variant(text) | Value::Text(text) | Value::Number(text) | Value::Sql(text), _) => text.clone(),
        (Value::Boolean(value), _) => value.to_string(),
        (Value::Now, _) => String::new(),
    }
}

/// A uuid in quotes as the 16 bytes that stand for it where the engine has no such type; `None` for what is no uuid.
pub(super) fn uuid_bytes(literal: &str) -> Option<String> {
    let digits: String = literal.trim_matches('\'').chars().filter(|c| *c != '-').collect();
    (digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| format!("x'{digits}'"))
}

/// Columns in brackets, quoted.
pub(super) fn columns(dialect: &dyn Dialect, columns: &[String]) -> String {
    let names: Vec<_> = columns.iter().map(|column| dialect.quotes().name(column)).collect();
    format!("({})", names.join(", "))
}

/// Prints conditions with quoted names.
pub(super) struct Quoted<'a>(pub(super) &'a dyn Dialect);

impl Style for Quoted<'_> {
    fn column(&self, name: &str) -> String {
        self.0.quotes().name(name)
    }
    fn text(&self, value: &str) -> String {
        self.0.quotes().text(value)
    }
    fn boolean(&self, value: bool) -> String {
        self.0.boolean(value).to_owned()
    }
    fn length(&self) -> &'static str {
        self.0.length()
    }
}
