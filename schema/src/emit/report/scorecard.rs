//! The scorecard with all findings.

use super::text;
use crate::diagnostic::Diagnostic;
use crate::ir::Aspect;
use crate::score::{Held, Scorecard};
use crate::text::Sources;

pub(super) fn section(scorecard: &Scorecard, sources: &Sources) -> String {
    let rows: Vec<Vec<String>> = scorecard
        .dimensions
        .iter()
        .map(|dimension| {
            vec![
                dimension.dimension.title().to_owned(),
                dimension.weight.to_string(),
                dimension.score.map_or_else(|| "nothing to check".to_owned(), text::score),
                format!("{} of {}", dimension.passed, dimension.applicable),
            ]
        })
        .collect();
    let mut out = format!("## Scorecard\n\nOverall: **{}**\n\n", text::score(scorecard.overall));
    out.push_str(&text::table(&["dimension", "weight", "score", "checks passed"], &rows));
    let below: Vec<Vec<String>> = scorecard
        .tables
        .iter()
        .filter(|table| table.overall < 100.0)
        .map(|table| vec![text::code(&table.model), text::score(table.overall)])
        .collect();
    if !below.is_empty() {
        out.push_str("\n### Tables below 100\n\n");
        out.push_str(&text::table(&["model", "score"], &below));
    }
    let (waived, others): (Vec<_>, Vec<_>) = scorecard.findings.iter().partition(|finding| finding.waived.is_some());
    let (known, open): (Vec<_>, Vec<_>) = others.into_iter().partition(|finding| finding.known);
    out.push_str(&list("Findings", &open, sources));
    out.push_str(&list("Known by the baseline", &known, sources));
    out.push_str(&list("Waived", &waived, sources));
    out.push_str(&held(scorecard));
    out.push_str(&not_asked(scorecard));
    out
}

/// Rules that the source cannot answer.
fn not_asked(scorecard: &Scorecard) -> String {
    let line = |(rule, untold): &(&str, Vec<Aspect>)| {
        let untold: Vec<&str> = untold.iter().map(|aspect| aspect.plain()).collect();
        format!("- {}: nothing tells {}\n", text::code(rule), untold.join(" and "))
    };
    let lines: String = scorecard.not_asked.iter().map(line).collect();
    if lines.is_empty() { lines } else { format!("\n### Not asked\n\n{lines}") }
}

/// Rules that could not fail, so that they were not counted.
fn held(scorecard: &Scorecard) -> String {
    let line =
        |held: &&Held| format!("- {}: {}: {}\n", text::code(held.rule), held.place(), text::message(held.reason));
    let lines: String = scorecard.held.iter().map(line).collect();
    if lines.is_empty() { lines } else { format!("\n### Held by construction\n\n{lines}") }
}

fn list(title: &str, findings: &[&Diagnostic], sources: &Sources) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let mut out = format!("\n### {title}\n\n");
    for finding in findings {
        let place = text::place(Some(finding.span), sources);
        let (level, rule) = (finding.level.word(), text::code(finding.code));
        out.push_str(&format!("- **{level}** {rule}: {place}{}\n", text::message(&finding.message)));
        for note in &finding.notes {
            out.push_str(&format!("  - note: {}\n", text::message(note)));
        }
        if let Some(reason) = &finding.waived {
            out.push_str(&format!("  - waived: {}\n", text::prose(reason)));
        } else if let Some(help) = &finding.help {
            out.push_str(&format!("  - help: {}\n", text::message(help)));
        }
    }
    out
}
