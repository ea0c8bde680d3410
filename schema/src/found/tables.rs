//! What a database's own words say of its tables, before it becomes a schema: nothing is added and nothing is resolved.

use crate::condition::Condition;
use crate::ir::{Aspect, Engine, Generated, OnDelete, RowSecurity, Type, Unread, Value};
use crate::text::{Span, Spanned};

/// All that was read.
#[derive(Debug, Clone)]
pub struct Tables {
    /// The engine.
    pub engine: Engine,
    /// Tables in their order.
    pub tables: Vec<Table>,
    /// Native enums: name and values.
    pub enums: Vec<(Named, Vec<String>)>,
    /// What is there beside tables.
    pub skipped: Vec<Unread>,
    /// What this kind of source does not tell.
    pub untold: Vec<Aspect>,
}

impl Tables {
    /// Nothing read yet.
    pub fn new(engine: Engine) -> Self {
        Tables { engine, tables: Vec::new(), enums: Vec::new(), skipped: Vec::new(), untold: Vec::new() }
    }

    /// The number of the table of this name, as the engine compares names: the one in this namespace, or where there is none the first one that
    /// is called so.
    pub fn find(&self, name: &Named) -> Option<usize> {
        let anywhere = |table: &Table| {
            let spaces = table.namespace.is_none() || name.namespace.is_none();
            spaces && self.same(&table.name.value, &name.name.value)
        };
        self.find_exactly(name).or_else(|| self.tables.iter().position(anywhere))
    }

    /// The number of the table of this name in this namespace.
    pub fn find_exactly(&self, name: &Named) -> Option<usize> {
        let same = |table: &Table| table.namespace == name.namespace && self.same(&table.name.value, &name.name.value);
        self.tables.iter().position(same)
    }

    /// The values of the native enum that a column's type names (`mood`, `public.mood`, `"Old".mood`): of the namespace that is named, or where
    /// none is and only one enum is called so, of that one.
    pub fn enumeration(&self, called: &str) -> Option<&[String]> {
        let (namespace, name) = type_name(called);
        let mut alike = self.enums.iter().filter(|(own, _)| self.same(&own.name.value, &name));
        if let Some((_, values)) = alike.clone().find(|(own, _)| own.namespace == namespace) {
            return Some(values);
        }
        let (first, second) = (alike.next(), alike.next());
        let (own, values) = first.filter(|_| second.is_none())?;
        (own.namespace.is_none() || namespace.is_none()).then_some(values)
    }

    /// PostgreSQL's names are folded when they are read; the others compare without case.
    pub fn same(&self, one: &str, other: &str) -> bool {
        if self.engine == Engine::Postgres { one == other } else { one.eq_ignore_ascii_case(other) }
    }
}

/// `"Old".mood` → the namespace and the name, without the quotes; the namespace that every database begins with is none.
pub fn type_name(called: &str) -> (Option<String>, String) {
    let (mut parts, mut quoted) = (vec![String::new()], false);
    for c in called.chars() {
        match c {
            '"' => quoted = !quoted,
            '.' if !quoted => parts.push(String::new()),
            c => parts.last_mut().into_iter().for_each(|part| part.push(c)),
        }
    }
    let name = parts.pop().unwrap_or_default();
    (parts.pop().filter(|namespace| namespace != "public"), name)
}

/// A name, perhaps in a namespace of its own.
#[derive(Debug, Clone)]
pub struct Named {
    /// `None`: the default one.
    pub namespace: Option<String>,
    /// The name itself.
    pub name: Spanned<String>,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name.
    pub name: Spanned<String>,
    /// What Diesel's `table!` calls it.
    pub rust: String,
    /// The namespace that it lives in; `None`: the default one.
    pub namespace: Option<String>,
    /// Columns in their order.
    pub columns: Vec<Column>,
    /// PRIMARY KEY, where it has one.
    pub primary_key: Option<Key>,
    /// UNIQUE.
    pub uniques: Vec<Key>,
    /// Indexes.
    pub indexes: Vec<TableIndex>,
    /// CHECK.
    pub checks: Vec<TableCheck>,
    /// Foreign keys.
    pub keys: Vec<TableKey>,
    /// Row level security, where the source tells.
    pub row_security: Option<RowSecurity>,
    /// A part of another table, which is judged there.
    pub partition: bool,
    /// Its comment.
    pub comment: Option<String>,
    /// What was said of it that the schema has no place for.
    pub unread: Vec<Unread>,
}

impl Table {
    /// A table of which only the name is known.
    pub fn new(name: Named) -> Self {
        Table {
            rust: name.name.value.clone(),
            name: name.name,
            namespace: name.namespace,
            columns: Vec::new(),
            primary_key: None,
            uniques: Vec::new(),
            indexes: Vec::new(),
            checks: Vec::new(),
            keys: Vec::new(),
            row_security: None,
            partition: false,
            comment: None,
            unread: Vec::new(),
        }
    }
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name.
    pub name: Spanned<String>,
    /// What it holds.
    pub ty: Type,
    /// The type as the database calls it.
    pub sql: String,
    /// A `varchar` of no stated length.
    pub length_missing: bool,
    /// NOT NULL.
    pub required: bool,
    /// What an insert without a value stores.
    pub default: Option<Spanned<Value>>,
    /// What makes its value.
    pub generated: Option<Generated>,
    /// Its comment.
    pub comment: Option<String>,
}

/// A primary key or a unique.
#[derive(Debug, Clone)]
pub struct Key {
    /// Its name, where it was given one.
    pub name: Option<String>,
    /// Columns, or expressions as SQL.
    pub columns: Vec<String>,
    /// Only rows for which this holds.
    pub filter: Option<Condition>,
    /// `NULLS NOT DISTINCT`
    pub absent_equal: bool,
    /// The list of columns as SQL, where more is said of them.
    pub more: Option<String>,
    /// Where it is.
    pub span: Span,
}

/// An index.
#[derive(Debug, Clone)]
pub struct TableIndex {
    /// Its name, where it was given one.
    pub name: Option<String>,
    /// Columns, or expressions as SQL.
    pub columns: Vec<String>,
    /// The list of columns as SQL, where more is said of them.
    pub more: Option<String>,
    /// Columns that ride along.
    pub include: Vec<String>,
    /// `btree`, `gin`, `fulltext` …
    pub method: &'static str,
    /// Only rows for which this holds.
    pub filter: Option<Condition>,
    /// Where it is.
    pub span: Span,
}

/// A check.
#[derive(Debug, Clone)]
pub struct TableCheck {
    /// Its name, where it was given one.
    pub name: Option<String>,
    /// What must hold.
    pub condition: Condition,
    /// Where it is.
    pub span: Span,
}

/// A foreign key.
#[derive(Debug, Clone)]
pub struct TableKey {
    /// Its name, where it was given one.
    pub name: Option<String>,
    /// The own columns.
    pub columns: Vec<String>,
    /// The table that it refers to.
    pub table: Named,
    /// Empty: the other table's primary key.
    pub references: Vec<String>,
    /// ON DELETE, where it is said.
    pub on_delete: Option<OnDelete>,
    /// What else is said of it, as SQL: `ON UPDATE CASCADE DEFERRABLE`.
    pub more: Option<String>,
    /// Where it is.
    pub span: Span,
}
