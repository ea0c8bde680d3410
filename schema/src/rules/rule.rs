//! What a rule is, what it is shown, and where it says what it found.

use super::{Dimension, Overview};
use crate::diagnostic::{Diagnostic, Level};
use crate::ir::{Aspect, Field, Model, ModelId, Schema, Style};

/// How much must be seen to settle a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// One model settles it: a derive asks it.
    Model,
    /// It takes the models that this one refers to, or all of them.
    Schema,
}

/// A rule of the scorecard.
#[derive(Debug)]
pub struct Rule {
    /// snake_case, for ever.
    pub name: &'static str,
    /// What it counts towards.
    pub dimension: Dimension,
    /// Where groundplan.toml says nothing; `None`: allowed.
    pub level: Option<Level>,
    /// The release that brought it.
    pub since: &'static str,
    /// How much must be seen to settle it.
    pub scope: Scope,
    /// What a source must tell before it can be asked: a `schema.rs` names no index, so nobody is blamed there for a missing one.
    pub needs: &'static [Aspect],
    /// Whether two structs settle it, so that a derive lets the compiler ask it by a marker trait.
    pub compiler: bool,
    /// Its page, without title and facts.
    pub page: &'static str,
    /// Counts what passes and reports what fails.
    pub check: fn(&Case<'_>, &mut Tally<'_>),
}

impl Rule {
    /// "referential integrity, weight 25".
    pub fn weight(&self) -> String {
        format!("{}, weight {}", self.dimension.title(), self.dimension.weight())
    }
}

/// The model that is judged, with all that the asker sees of its schema.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The schema.
    pub schema: &'a Schema,
    /// The model's number.
    pub id: ModelId,
    /// The model.
    pub model: &'a Model,
    /// Whether all models are here: what is not here does not exist.
    pub whole: bool,
    /// The whole schema at a glance.
    pub all: &'a Overview<'a>,
}

impl<'a> Case<'a> {
    /// The model that a field refers to, where the asker sees it.
    pub fn other(&self, field: &Field) -> Option<&'a Model> {
        let reference = field.references.as_ref()?;
        let id = reference.id.or_else(|| self.all.find(&reference.model))?;
        self.schema.models.get(id.0)
    }

    /// Whether the model is written in sentences, so that a cure is a sentence.
    pub fn is_text(&self) -> bool {
        self.model.style == Style::Text
    }

    /// Whether the model is a table that is there already, so that a cure is SQL.
    pub fn is_database(&self) -> bool {
        self.model.style == Style::Database
    }

    /// `Task::title`, or `tasks.title` of a table that is there already, in back-ticks.
    pub fn path(&self, field: &Field) -> String {
        match self.model.style {
            Style::Database => format!("`{}.{}`", self.model.table, field.column),
            Style::Struct | Style::Text => format!("`{}::{}`", self.model.name, field.name),
        }
    }

    /// The field's name, or its column's in a table that is there already.
    pub fn called_field(&self, field: &'a Field) -> &'a str {
        if self.is_database() { &field.column } else { &field.name }
    }

    /// `Task`, or `tasks` of a table that is there already.
    pub fn called(&self, model: &'a Model) -> &'a str {
        if model.style == Style::Database { &model.table } else { &model.name }
    }
}

/// Where a rule counts and reports, for one model.
#[derive(Debug)]
pub struct Tally<'a> {
    rule: &'static Rule,
    level: Level,
    case: &'a Case<'a>,
    passed: usize,
    failed: Vec<Diagnostic>,
}

impl<'a> Tally<'a> {
    /// Nothing asked yet.
    pub fn new(rule: &'static Rule, level: Level, case: &'a Case<'a>) -> Self {
        Tally { rule, level, case, passed: 0, failed: Vec::new() }
    }

    /// A check that was applicable holds.
    pub fn pass(&mut self) {
        self.passed += 1;
    }

    /// What to report of a check that does not hold: at a field, or at the whole model.
    pub fn finding(&self, field: Option<&Field>, message: String, help: String) -> Diagnostic {
        let model = self.case.model;
        let span = field.map_or(model.span, |field| field.span_or(model.span));
        Diagnostic {
            level: self.level,
            weight: Some(self.rule.weight()),
            ..Diagnostic::error(self.rule.name, span, message).help(help).about(&model.name, field.map(|f| &*f.name))
        }
    }

    /// A check that was applicable does not hold.
    pub fn fail(&mut self, finding: Diagnostic) {
        self.failed.push(finding);
    }

    /// Checks that passed, and findings.
    pub fn done(self) -> (usize, Vec<Diagnostic>) {
        (self.passed, self.failed)
    }
}
