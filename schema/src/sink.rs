//! The one collector of diagnostics. Every phase reports all that it can find into it, then the driver stops once.

use crate::diagnostic::{Diagnostic, Level};

/// Collects diagnostics; panics in debug builds when it is dropped unread, so that a lost error is found by the first test.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    read: bool,
}

impl Diagnostics {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one more.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Whether an error is among them.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.level == Level::Error && d.is_open())
    }

    /// What has been collected so far, unsorted; it counts as unread.
    pub fn peek(&self) -> &[Diagnostic] {
        &self.list
    }

    /// All of them, sorted by place, each once.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.read = true;
        let mut list = std::mem::take(&mut self.list);
        list.sort_by(|a, b| (a.span, a.level, a.code, &a.message).cmp(&(b.span, b.level, b.code, &b.message)));
        list.dedup();
        list
    }
}

impl Drop for Diagnostics {
    fn drop(&mut self) {
        let lost = !self.read && !self.list.is_empty() && !std::thread::panicking();
        debug_assert!(!lost, "diagnostics were dropped unread: {:?}", self.list);
    }
}
