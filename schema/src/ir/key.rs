//! Keys, constraints and indexes. Columns are named as in the table.

use crate::condition::Condition;
use crate::ir::Origin;

/// What happens to a row when the row that it refers to is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OnDelete {
    /// It is deleted too.
    Cascade,
    /// The deletion is refused.
    Restrict,
    /// Its key becomes NULL.
    SetNull,
    /// The deletion is refused at the end of the statement; only in databases that were there already.
    NoAction,
    /// Its key becomes the column's default; only in databases that were there already.
    SetDefault,
}

impl OnDelete {
    /// The word in JSON and attributes.
    pub const fn word(self) -> &'static str {
        match self {
            OnDelete::Cascade => "cascade",
            OnDelete::Restrict => "restrict",
            OnDelete::SetNull => "set_null",
            OnDelete::NoAction => "no_action",
            OnDelete::SetDefault => "set_default",
        }
    }
    /// The action of a word, of those that a model can ask for.
    pub fn of(word: &str) -> Option<OnDelete> {
        [OnDelete::Cascade, OnDelete::Restrict, OnDelete::SetNull].into_iter().find(|action| action.word() == word)
    }
}

/// PRIMARY KEY.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrimaryKey {
    /// `pk_{table}`.
    pub name: String,
    /// The tenant first.
    pub columns: Vec<String>,
}

/// UNIQUE.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unique {
    /// `uq_{table}_{columns}`.
    pub name: String,
    /// The tenant first.
    pub columns: Vec<String>,
    /// Only rows for which this holds (`deleted_at IS NULL`).
    pub filter: Option<Condition>,
    /// Said to hold across all tenants.
    pub across_tenants: bool,
    /// Rows without a value are equal to each other (PostgreSQL's `NULLS NOT DISTINCT`); only a database that is there already says so.
    pub absent_equal: bool,
    /// Its list of columns as SQL, where a database that is there already says more of them: `slug(191)`, `name DESC`.
    pub more: Option<String>,
    /// Who asked for it.
    pub origin: Origin,
}

/// Why an index is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexPurpose {
    /// It serves a foreign key.
    ForeignKey,
    /// The user asked for it.
    Search,
}

/// An index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// `idx_{table}_on_{columns}`.
    pub name: String,
    /// The tenant first.
    pub columns: Vec<String>,
    /// Columns that ride along.
    pub include: Vec<String>,
    /// `btree`, `gin`, `brin`.
    pub method: &'static str,
    /// Only rows for which this holds.
    pub filter: Option<Condition>,
    /// Its list of columns as SQL, where a database that is there already says more of them: `slug(191)`, `made_at DESC NULLS LAST`,
    /// `title gin_trgm_ops`.
    pub more: Option<String>,
    /// Why it is there.
    pub purpose: IndexPurpose,
    /// Who asked for it.
    pub origin: Origin,
}

/// What a check is about; the last part of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckKind {
    /// One of the values.
    Enum,
    /// Between bounds.
    Range,
    /// So many characters.
    Length,
    /// Valid JSON.
    Json,
    /// 0 or 1.
    Boolean,
    /// Any other condition.
    Expression,
}

impl CheckKind {
    /// The last part of the name.
    pub const fn word(self) -> &'static str {
        match self {
            CheckKind::Enum => "enum",
            CheckKind::Range => "range",
            CheckKind::Length => "length",
            CheckKind::Json => "json",
            CheckKind::Boolean => "boolean",
            CheckKind::Expression => "expression",
        }
    }
}

/// CHECK.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// `check_{table}_{column}_{kind}`.
    pub name: String,
    /// The column, where it is about one.
    pub column: Option<String>,
    /// What it is about.
    pub kind: CheckKind,
    /// What must hold.
    pub condition: Condition,
    /// Only needed because this engine has no such type (length, boolean, json on SQLite): not part of the model's JSON on other engines.
    pub origin: Origin,
}

/// FOREIGN KEY.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignKey {
    /// `fk_{table}_{column}_{ref_table}`.
    pub name: String,
    /// The tenant first, then the own column.
    pub columns: Vec<String>,
    /// The table that it refers to.
    pub table: String,
    /// The namespace of that table; `None`: the default one.
    pub namespace: Option<String>,
    /// The columns there.
    pub references: Vec<String>,
    /// What happens when the other row is deleted.
    pub on_delete: OnDelete,
    /// What else a database says of it that was there already, as SQL: `ON UPDATE CASCADE DEFERRABLE`.
    pub more: Option<String>,
    /// The column that may become NULL under `SET NULL`: the own one, never the tenant's.
    pub own: String,
    /// Whether it is the tenant column's key.
    pub tenant: bool,
    /// Who asked for it.
    pub origin: Origin,
}

impl ForeignKey {
    /// What else is said of it, in two parts: `MATCH …` stands before the actions, all else behind them.
    pub fn more_parts(&self) -> (&str, &str) {
        let more = self.more.as_deref().unwrap_or_default().trim();
        let Some(rest) = more.strip_prefix("MATCH ") else { return ("", more) };
        let end = "MATCH ".len() + rest.find(' ').unwrap_or(rest.len());
        let (matched, rest) = more.split_at(end);
        (matched, rest.trim())
    }

    /// Whether it refers to this table.
    pub fn is_to(&self, model: &super::Model) -> bool {
        self.table == model.table && self.namespace == model.namespace
    }
}
