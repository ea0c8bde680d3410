//! The rules of the scorecard. One rule is one file: page, metadata, check, tests, in that order.
//!
//! To add one: write `<area>/<rule>.rs`, and add its two sorted lines below, in its area's `mod` and in [`RULES`].
//! `tests/tests/rules.rs` compares the folders with the registry and demands the page's sections and both tests.

mod complaint;
mod dimension;
mod explain;
pub mod held;
mod rule;
mod words;

pub use dimension::Dimension;
pub use explain::{explain, pages};
pub use rule::{Case, Rule, Scope, Tally};

/// Every rule, sorted by name.
pub static RULES: &[&Rule] = &[];

/// The rule of this name.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// The names of all rules, sorted.
pub fn names() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.name)
}

/// Whether this is the code of a complaint of reading, lowering or configuration, which is no rule.
pub fn is_complaint(code: &str) -> bool {
    complaint::PAGES.iter().any(|(name, _)| *name == code)
}
