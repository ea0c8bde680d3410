//! The closed list of changes between two schemas.

use std::fmt;

/// What a table has besides columns; each has a name in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// PRIMARY KEY.
    PrimaryKey,
    /// UNIQUE.
    Unique,
    /// CHECK.
    Check,
    /// FOREIGN KEY.
    ForeignKey,
    /// An index.
    Index,
}

impl Part {
    /// As people call it.
    pub const fn word(self) -> &'static str {
        match self {
            Part::PrimaryKey => "primary key",
            Part::Unique => "unique constraint",
            Part::Check => "check",
            Part::ForeignKey => "foreign key",
            Part::Index => "index",
        }
    }
}

/// One change. Tables, columns and parts are named as in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A table that was not there, with all that belongs to it.
    NewTable {
        /// The table.
        table: String,
    },
    /// A table that is gone.
    TableGone {
        /// The table.
        table: String,
    },
    /// Something about the table itself: its namespace, whose rows it holds, who keeps it.
    TableChanged {
        /// The table.
        table: String,
        /// What it was and what it is.
        what: String,
    },
    /// A column that was not there.
    NewColumn {
        /// Its table.
        table: String,
        /// The column.
        column: String,
    },
    /// A column that is gone.
    ColumnGone {
        /// Its table.
        table: String,
        /// The column.
        column: String,
    },
    /// A column whose type, optionality, default or use is another one.
    ColumnChanged {
        /// Its table.
        table: String,
        /// The column.
        column: String,
        /// What it was and what it is.
        what: String,
    },
    /// A constraint or index that was not there, of a table that was.
    NewPart {
        /// Its table.
        table: String,
        /// What it is.
        part: Part,
        /// Its name.
        name: String,
    },
    /// A constraint or index that is gone.
    PartGone {
        /// Its table.
        table: String,
        /// What it was.
        part: Part,
        /// Its name.
        name: String,
    },
    /// A constraint or index that says something else under its name.
    PartChanged {
        /// Its table.
        table: String,
        /// What it is.
        part: Part,
        /// Its name.
        name: String,
    },
    /// The comment of a table or column says something else.
    CommentChanged {
        /// The table.
        table: String,
        /// The column; `None`: the table itself.
        column: Option<String>,
    },
    /// What holds for the whole schema: engine, keys, tenancy, roles.
    SettingChanged {
        /// The setting, as in groundplan.toml.
        setting: &'static str,
        /// What it was.
        before: String,
        /// What it is.
        after: String,
    },
}

impl Change {
    /// The table that it is about; none of a setting.
    pub fn table(&self) -> Option<&str> {
        match self {
            Change::NewTable { table }
            | Change::TableGone { table }
            | Change::TableChanged { table, .. }
            | Change::NewColumn { table, .. }
            | Change::ColumnGone { table, .. }
            | Change::ColumnChanged { table, .. }
            | Change::NewPart { table, .. }
            | Change::PartGone { table, .. }
            | Change::PartChanged { table, .. }
            | Change::CommentChanged { table, .. } => Some(table),
            Change::SettingChanged { .. } => None,
        }
    }
}

/// For people, without a full stop: `` new column `tasks.due_date` ``.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Change::NewTable { table } => write!(f, "new table `{table}`"),
            Change::TableGone { table } => write!(f, "table `{table}` is gone"),
            Change::TableChanged { table, what } => write!(f, "table `{table}` {what}"),
            Change::NewColumn { table, column } => write!(f, "new column `{table}.{column}`"),
            Change::ColumnGone { table, column } => write!(f, "column `{table}.{column}` is gone"),
            Change::ColumnChanged { table, column, what } => write!(f, "column `{table}.{column}` {what}"),
            Change::NewPart { table, part, name } => write!(f, "new {} `{name}` of `{table}`", part.word()),
            Change::PartGone { table, part, name } => write!(f, "{} `{name}` of `{table}` is gone", part.word()),
            Change::PartChanged { table, part, name } => write!(f, "{} `{name}` of `{table}` has changed", part.word()),
            Change::CommentChanged { table, column: None } => write!(f, "the comment on `{table}` has changed"),
            Change::CommentChanged { table, column: Some(column) } => {
                write!(f, "the comment on `{table}.{column}` has changed")
            }
            Change::SettingChanged { setting, before, after } => write!(f, "`{setting}` was {before} and is {after}"),
        }
    }
}
