//! Statements: their text, and what a migration must know of them.

pub(super) mod access;
pub(super) mod audit;
pub(super) mod comment;
pub(super) mod constraint;
pub(super) mod index;
pub(super) mod policy;
pub(super) mod table;
pub(super) mod trigger;

/// What a statement makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A function that triggers call.
    Function,
    /// CREATE TABLE.
    Table,
    /// ALTER TABLE … ADD COLUMN.
    Column,
    /// ALTER TABLE … ADD CONSTRAINT … FOREIGN KEY.
    ForeignKey,
    /// ALTER TABLE … ADD CONSTRAINT … CHECK.
    Check,
    /// ALTER TABLE … VALIDATE CONSTRAINT.
    Validation,
    /// CREATE INDEX, also a unique one.
    Index,
    /// CREATE TRIGGER.
    Trigger,
    /// ALTER TABLE … ROW LEVEL SECURITY.
    RowSecurity,
    /// CREATE POLICY.
    Policy,
    /// GRANT.
    Grant,
    /// COMMENT ON, or what changes a comment.
    Comment,
    /// DROP of something that is made anew.
    Drop,
}

/// One statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The text, without the semicolon at its end; it may have several lines, and a trigger's body has semicolons in it.
    pub sql: String,
    /// What it makes.
    pub kind: Kind,
    /// The table that it is about; empty of a function that several tables share.
    pub about: String,
    /// The name of what it makes, unquoted: a table, constraint, index, trigger, policy or function; of a grant, the role.
    pub name: String,
    /// The statement that takes it back, also without a semicolon. `None`: it goes away with its table.
    pub undo: Option<String>,
}

impl Statement {
    /// A statement that goes away with its table.
    pub(super) fn new(kind: Kind, about: &str, name: &str, sql: String) -> Statement {
        Statement { sql, kind, about: about.to_owned(), name: name.to_owned(), undo: None }
    }

    /// Says how it is taken back.
    #[must_use]
    pub(super) fn undo(mut self, sql: String) -> Statement {
        self.undo = Some(sql);
        self
    }
}
