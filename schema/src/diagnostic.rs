//! A diagnostic is data: macro, terminal and JSON are three ways to print it.

use crate::text::{Sources, Span};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Stops the build.
    Error,
    /// Shown; stops the build under `-D warnings`.
    Warning,
    /// For information.
    Note,
}

impl Level {
    /// As it stands before a message.
    pub const fn word(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        }
    }
}

/// What is wrong, where, by which rule, and how it is mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// snake_case name of the rule, or of the reader's complaint (`not_understood`, `unknown_name`); `groundplan explain` knows it.
    pub code: &'static str,
    /// How bad.
    pub level: Level,
    /// One line: lower-case start, no full stop, names in back-ticks.
    pub message: String,
    /// Where.
    pub span: Span,
    /// Further places that matter, each with what is there.
    pub labels: Vec<(Span, String)>,
    /// What was expected, and why.
    pub notes: Vec<String>,
    /// What to do, in the imperative, with text that can be pasted.
    pub help: Option<String>,
    /// For a rule of the scorecard: its dimension and weight, as words ("referential integrity, weight 25").
    pub weight: Option<String>,
    /// The model that it is about.
    pub model: Option<String>,
    /// The field of that model.
    pub field: Option<String>,
    /// The reason of the waiver that covers it.
    pub waived: Option<String>,
    /// Whether the baseline knows it: it is tolerated, and counts.
    pub known: bool,
}

impl Diagnostic {
    /// An error of the reader or of lowering.
    pub fn error(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Diagnostic {
            code,
            level: Level::Error,
            message: message.into(),
            span,
            labels: Vec::new(),
            notes: Vec::new(),
            help: None,
            weight: None,
            model: None,
            field: None,
            waived: None,
            known: false,
        }
    }

    /// A warning.
    pub fn warning(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Diagnostic { level: Level::Warning, ..Diagnostic::error(code, span, message) }
    }

    /// Whether it is to be told: no waiver covers it, and no baseline knows it.
    pub const fn is_open(&self) -> bool {
        self.waived.is_none() && !self.known
    }

    /// Adds a further place.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push((span, text.into()));
        self
    }

    /// Adds what was expected, or why.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Says which model and field it is about.
    #[must_use]
    pub fn about(mut self, model: &str, field: Option<&str>) -> Self {
        self.model = Some(model.to_owned());
        self.field = field.map(str::to_owned);
        self
    }

    /// The lines under the message: labels with their places, rule, notes, help. The same for every printer.
    pub fn details(&self, sources: &Sources) -> Vec<String> {
        let mut lines = Vec::new();
        match &self.weight {
            Some(weight) => lines.push(format!("rule: {} ({weight})", self.code)),
            None => lines.push(format!("rule: {}", self.code)),
        }
        lines.extend(self.labels.iter().map(|(span, text)| format!("{}: {text}", sources.place(*span))));
        lines.extend(self.notes.iter().map(|note| format!("note: {note}")));
        lines.extend(self.help.iter().map(|help| format!("help: {help}")));
        lines
    }
}
