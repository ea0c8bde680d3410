//! The script that a database is read into: one statement per thing, each of which the reader understands.

use std::ops::Range;

use groundplan_schema::ir::Engine;

use crate::database::sql;

/// Statements, and what is known beside them.
#[derive(Debug)]
pub(super) struct Script {
    engine: Engine,
    pub(super) text: String,
    /// Lines that say what was left out.
    pub(super) notes: Vec<Note>,
    /// Checks in words that the reader does not know: they stand in the script, and are kept as they are.
    pub(super) checks: Vec<RawCheck>,
}

/// A line, and why no more of it is read.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) at: Range<usize>,
    pub(super) why: String,
}

/// A check whose statement the reader cannot parse.
#[derive(Debug)]
pub(super) struct RawCheck {
    pub(super) namespace: Option<String>,
    pub(super) table: String,
    pub(super) name: String,
    pub(super) condition: String,
    pub(super) at: Range<usize>,
}

impl Script {
    pub(super) fn new(engine: Engine) -> Self {
        Script { engine, text: String::new(), notes: Vec::new(), checks: Vec::new() }
    }

    /// Whether the reader takes this statement in.
    pub(super) fn is_read(&self, statement: &str) -> bool {
        sql::parses(self.engine, statement)
    }

    /// Adds a statement; returns where it stands.
    pub(super) fn statement(&mut self, statement: &str) -> Range<usize> {
        let start = self.text.len();
        self.text.push_str(statement.trim_end().trim_end_matches(';'));
        let end = self.text.len();
        // Behind a comment the semicolon would be a part of it, and the next statement a part of this one.
        let ends_in_comment = statement.lines().last().is_some_and(|line| line.contains("--") || line.contains('#'));
        self.text.push_str(if ends_in_comment { "\n;\n" } else { ";\n" });
        start..end
    }

    /// Adds a line that says what is not read, and lists it.
    pub(super) fn note(&mut self, text: &str, why: impl Into<String>) {
        let at = self.note_at(text);
        self.list(at, why);
    }

    /// Adds a line of its own, as a comment; returns where its words stand.
    pub(super) fn note_at(&mut self, text: &str) -> Range<usize> {
        self.text.push_str("-- ");
        let start = self.text.len();
        self.text.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
        let end = self.text.len();
        self.text.push('\n');
        start..end
    }

    /// Lists what stands there as not read.
    pub(super) fn list(&mut self, at: Range<usize>, why: impl Into<String>) {
        self.notes.push(Note { at, why: why.into() });
    }

    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }
}
