//! What a database's own words say of its tables, before it becomes a schema: nothing is added and nothing is resolved.

use groundplan_schema::condition::Condition;
use groundplan_schema::ir::{Aspect, Engine, Generated, OnDelete, RowSecurity, Type, Unread, Value};
use groundplan_schema::text::{Span, Spanned};

/// All that was read.
#[derive(Debug)]
pub(crate) struct Tables {
    pub(crate) engine: Engine,
    pub(crate) tables: Vec<Table>,
    /// Native enums: name and values.
    pub(crate) enums: Vec<(String, Vec<String>)>,
    /// What is there beside tables.
    pub(crate) skipped: Vec<Unread>,
    /// What this kind of source does not tell.
    pub(crate) untold: Vec<Aspect>,
}

impl Tables {
    pub(crate) fn new(engine: Engine) -> Self {
        Tables { engine, tables: Vec::new(), enums: Vec::new(), skipped: Vec::new(), untold: Vec::new() }
    }

    /// The number of the table of this name: as the engine compares names.
    pub(crate) fn find(&self, name: &Named) -> Option<usize> {
        let same = |table: &Table| {
            let spaces = table.namespace.is_none() || name.namespace.is_none() || table.namespace == name.namespace;
            spaces && self.same(&table.name.value, &name.name.value)
        };
        self.tables.iter().position(same)
    }

    /// PostgreSQL's names are folded when they are read; the others compare without case.
    pub(crate) fn same(&self, one: &str, other: &str) -> bool {
        if self.engine == Engine::Postgres { one == other } else { one.eq_ignore_ascii_case(other) }
    }
}

/// A name, perhaps in a namespace of its own.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    /// `None`: the default one.
    pub(crate) namespace: Option<String>,
    pub(crate) name: Spanned<String>,
}

#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) name: Spanned<String>,
    /// What Diesel's `table!` calls it.
    pub(crate) rust: String,
    pub(crate) namespace: Option<String>,
    pub(crate) columns: Vec<Column>,
    pub(crate) primary_key: Option<Key>,
    pub(crate) uniques: Vec<Key>,
    pub(crate) indexes: Vec<TableIndex>,
    pub(crate) checks: Vec<TableCheck>,
    pub(crate) keys: Vec<TableKey>,
    pub(crate) row_security: Option<RowSecurity>,
    /// A part of another table, which is judged there.
    pub(crate) partition: bool,
    pub(crate) comment: Option<String>,
    /// What was said of it that the schema has no place for.
    pub(crate) unread: Vec<Unread>,
}

impl Table {
    pub(crate) fn new(name: Named) -> Self {
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

#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) name: Spanned<String>,
    pub(crate) ty: Type,
    /// The type as the database calls it.
    pub(crate) sql: String,
    /// A `varchar` of no stated length.
    pub(crate) length_missing: bool,
    pub(crate) required: bool,
    pub(crate) default: Option<Spanned<Value>>,
    pub(crate) generated: Option<Generated>,
    pub(crate) comment: Option<String>,
}

/// A primary key or a unique.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) name: Option<String>,
    /// Columns, or expressions as SQL.
    pub(crate) columns: Vec<String>,
    pub(crate) filter: Option<Condition>,
    /// `NULLS NOT DISTINCT`
    pub(crate) absent_equal: bool,
    pub(crate) span: Span,
}

#[derive(Debug)]
pub(crate) struct TableIndex {
    pub(crate) name: Option<String>,
    /// Columns, or expressions as SQL.
    pub(crate) columns: Vec<String>,
    pub(crate) include: Vec<String>,
    pub(crate) method: &'static str,
    pub(crate) filter: Option<Condition>,
    pub(crate) span: Span,
}

#[derive(Debug)]
pub(crate) struct TableCheck {
    pub(crate) name: Option<String>,
    pub(crate) condition: Condition,
    pub(crate) span: Span,
}

/// A foreign key.
#[derive(Debug)]
pub(crate) struct TableKey {
    pub(crate) name: Option<String>,
    pub(crate) columns: Vec<String>,
    pub(crate) table: Named,
    /// Empty: the other table's primary key.
    pub(crate) references: Vec<String>,
    pub(crate) on_delete: Option<OnDelete>,
    pub(crate) span: Span,
}
