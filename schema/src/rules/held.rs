//! Held by construction: rules that a front end or lowering cannot break. They are listed, not scored.

use crate::ir::Style;

/// Why a rule cannot fail.
#[derive(Debug, Clone, Copy)]
pub struct Held {
    /// The rule.
    pub rule: &'static str,
    /// Where models are written this way; `None`: however they are written.
    pub style: Option<Style>,
    /// What holds it.
    pub reason: &'static str,
}

impl Held {
    /// Where it is held, as people read it.
    pub const fn place(&self) -> &'static str {
        match self.style {
            Some(Style::Text) => "In English",
            Some(Style::Struct) => "In structs",
            None => "In structs and in English",
        }
    }
}

/// All of them, sorted by rule.
pub static HELD: &[Held] = &[];

/// Why this rule cannot fail for a model that was written in this style; `None`: it can.
pub fn reason(rule: &str, style: Style) -> Option<&'static str> {
    HELD.iter().find(|held| held.rule == rule && held.style.is_none_or(|only| only == style)).map(|held| held.reason)
}
