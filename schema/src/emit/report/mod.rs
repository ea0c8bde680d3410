//! The report: a schema as Markdown, for people who decide about it. One section per file; sections without content are left out.

mod notes;
mod personal;
mod scorecard;
mod summary;
mod table;
mod terminal;
mod text;

pub use terminal::plain;

use super::mermaid;
use crate::ir::Schema;
use crate::score::Scorecard;
use crate::text::Sources;

/// The whole report. It names no time and no machine: the same schema gives the same bytes.
pub fn markdown(schema: &Schema, sources: &Sources, scorecard: &Scorecard) -> String {
    let sections = [
        summary::section(schema, scorecard),
        format!("## Diagram\n\n```mermaid\n{}```\n", mermaid::diagram(schema)),
        scorecard::section(scorecard, sources),
        table::section(schema),
        personal::section(schema),
        notes::assumptions(schema, sources),
        notes::unread(schema, sources),
        notes::questions(schema),
        notes::migrations(schema),
    ];
    let sections: Vec<String> = sections.into_iter().filter(|section| !section.is_empty()).collect();
    sections.join("\n")
}
