//! The scorecard for a terminal, a log, or the start of a program: a few lines without markup.

use super::text::{count, score};
use crate::diagnostic::Diagnostic;
use crate::ir::{Aspect, Schema, Style};
use crate::score::{DimensionScore, Scorecard};
use crate::text::Sources;

/// The scores, one line per dimension and per table, then what was found. It names no time and no machine: the same schema gives the same
/// bytes.
pub fn plain(schema: &Schema, sources: &Sources, scorecard: &Scorecard) -> String {
    let models = count(schema.models.len(), "model", "models");
    let mut out = format!("scorecard: {} of 100 ({models}, {})\n\n", score(scorecard.overall), schema.engine.title());
    scorecard.dimensions.iter().for_each(|dimension| out.push_str(&of_dimension(dimension)));
    if !scorecard.tables.is_empty() {
        let widest = scorecard.tables.iter().map(|table| table.model.chars().count()).max().unwrap_or(0).max(WIDTH);
        out.push('\n');
        for table in &scorecard.tables {
            out.push_str(&format!("  {:widest$} {:>6}\n", table.model, score(table.overall)));
        }
    }
    if !scorecard.findings.is_empty() {
        out.push('\n');
        scorecard.findings.iter().for_each(|finding| out.push_str(&of_finding(finding, sources)));
    }
    out.push_str(&not_asked(scorecard));
    out.push_str(&skipped(schema));
    out
}

/// Rules that the source cannot answer, by what it leaves untold.
fn not_asked(scorecard: &Scorecard) -> String {
    let mut untold: Vec<Aspect> = scorecard.not_asked.iter().flat_map(|(_, needs)| needs.iter().copied()).collect();
    untold.sort_unstable();
    untold.dedup();
    let line = |aspect: Aspect| {
        let needs = |(_, needs): &&(&str, Vec<Aspect>)| needs.contains(&aspect);
        let rules: Vec<&str> = scorecard.not_asked.iter().filter(needs).map(|(rule, _)| *rule).collect();
        let cure = if aspect == Aspect::Tenancy { " (say it with `--tenant TABLE`)" } else { "" };
        format!("  not asked, for nothing tells {}{cure}: {}\n", aspect.plain(), rules.join(", "))
    };
    let lines: String = untold.into_iter().map(line).collect();
    if lines.is_empty() { lines } else { format!("\n{lines}") }
}

/// Statements of SQL beside the tables, by why they were skipped.
fn skipped(schema: &Schema) -> String {
    if schema.models.iter().all(|model| model.style != Style::Database) || schema.unread.is_empty() {
        return String::new();
    }
    let mut reasons: Vec<(&str, usize)> = Vec::new();
    for unread in &schema.unread {
        match reasons.iter_mut().find(|(reason, _)| *reason == unread.hint) {
            Some((_, number)) => *number += 1,
            None => reasons.push((&unread.hint, 1)),
        }
    }
    let line = |(reason, number): &(&str, usize)| format!("  {} {reason}\n", count(*number, "statement", "statements"));
    let lines: String = reasons.iter().map(line).collect();
    format!("\n{lines}")
}

/// The longest title of a dimension.
const WIDTH: usize = 23;

fn of_dimension(dimension: &DimensionScore) -> String {
    let DimensionScore { dimension, weight, score: share, passed, applicable } = dimension;
    let title = dimension.title();
    match share {
        Some(share) => {
            format!("  {title:WIDTH$} {:>6}   {passed} of {applicable} checks, weight {weight}\n", score(*share))
        }
        None => format!("  {title:WIDTH$}      –   nothing could have gone wrong\n"),
    }
}

fn of_finding(finding: &Diagnostic, sources: &Sources) -> String {
    let place = sources.place(finding.span);
    let word = match (&finding.waived, finding.known) {
        (Some(_), _) => "waived",
        (None, true) => "known",
        (None, false) => finding.level.word(),
    };
    let reason = finding.waived.as_ref().map(|reason| format!(", because {reason}")).unwrap_or_default();
    format!("  {word}: {} ({} at {place}){reason}\n", finding.message, finding.code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::Dimension;

    #[test]
    fn titles_fit_their_column() {
        let longest = Dimension::ALL.into_iter().map(|dimension| dimension.title().len()).max();
        assert_eq!(longest, Some(WIDTH));
    }
}
