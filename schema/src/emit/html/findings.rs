//! The scorecard: dimensions as bars, tables with their scores, and each finding with the line that it is about and its cure.

use std::fmt::Write as _;

use super::overview::class;
use super::{escape, markdown};
use crate::diagnostic::Diagnostic;
use crate::emit::report::text::{count, score};
use crate::score::{DimensionScore, Scorecard};
use crate::text::{Sources, Span};

/// A longer line is not shown.
const LONGEST: usize = 400;

pub(super) fn section(scorecard: &Scorecard, sources: &Sources) -> String {
    let dimensions: String = scorecard.dimensions.iter().map(dimension).collect();
    let mut out = format!(
        "<section id=\"scorecard\">\n<h2>Scorecard</h2>\n<div class=\"wide\"><table class=\"scores\">\n\
         <tr><th>dimension</th><th>weight</th><th>score</th><th></th><th>checks passed</th></tr>\n{dimensions}</table></div>\n"
    );
    out.push_str(&tables(scorecard));
    let (waived, others): (Vec<_>, Vec<_>) = scorecard.findings.iter().partition(|finding| finding.waived.is_some());
    let (known, open): (Vec<_>, Vec<_>) = others.into_iter().partition(|finding| finding.known);
    list(&mut out, "Findings", &open, sources);
    list(&mut out, "Known by the baseline", &known, sources);
    list(&mut out, "Waived", &waived, sources);
    if !scorecard.not_asked.is_empty() {
        out.push_str("<h3>Not asked</h3>\n<p>The source leaves untold what these rules need, so they were neither passed nor failed.</p>\n<ul>\n");
        for (rule, untold) in &scorecard.not_asked {
            let untold: Vec<&str> = untold.iter().map(|aspect| aspect.plain()).collect();
            let _ = writeln!(out, "<li><code>{}</code>: {}</li>", escape(rule), escape(&untold.join(", ")));
        }
        out.push_str("</ul>\n");
    }
    if !scorecard.held.is_empty() {
        let _ = write!(
            out,
            "<details>\n<summary>Held by construction: {}</summary>\n<p>These rules could not fail here, so they earn no points.</p>\n<ul>\n",
            count(scorecard.held.len(), "rule", "rules")
        );
        for held in &scorecard.held {
            let reason = markdown::inline(held.reason);
            let _ = writeln!(out, "<li><code>{}</code>: {}: {reason}</li>", escape(held.rule), escape(held.place()));
        }
        out.push_str("</ul>\n</details>\n");
    }
    out + "</section>\n"
}

fn dimension(of: &DimensionScore) -> String {
    let title = escape(of.dimension.title());
    let (number, bar) = match of.score {
        Some(share) => (score(share), bar(share)),
        None => ("–".to_owned(), String::new()),
    };
    let checks = match of.applicable {
        0 => "nothing could have gone wrong".to_owned(),
        applicable => format!("{} of {applicable}", of.passed),
    };
    format!(
        "<tr><td>{title}</td><td class=\"number\">{}</td><td class=\"number\">{number}</td><td>{bar}</td><td>{checks}</td></tr>\n",
        of.weight
    )
}

fn bar(share: f64) -> String {
    let width = (share * 1.2).round();
    format!(
        "<svg class=\"bar {}\" viewBox=\"0 0 120 10\" width=\"120\" height=\"10\" aria-hidden=\"true\"><rect width=\"120\" height=\"10\" rx=\"5\"/>\
         <rect class=\"filled\" width=\"{width}\" height=\"10\" rx=\"5\"/></svg>",
        class(share)
    )
}

fn tables(scorecard: &Scorecard) -> String {
    let below: Vec<_> = scorecard.tables.iter().filter(|table| table.overall < 100.0).collect();
    if below.is_empty() {
        return String::new();
    }
    let mut out = format!(
        "<h3>Tables below 100</h3>\n<p>{} of {} have a full score.</p>\n<ul class=\"tables\">\n",
        scorecard.tables.len() - below.len(),
        count(scorecard.tables.len(), "table", "tables")
    );
    for table in below {
        let (name, number, class) = (escape(&table.model), score(table.overall), class(table.overall));
        let _ = writeln!(out, "<li class=\"{class}\"><code>{name}</code> {number}</li>");
    }
    out + "</ul>\n"
}

fn list(out: &mut String, title: &str, findings: &[&Diagnostic], sources: &Sources) {
    if findings.is_empty() {
        return;
    }
    let _ = writeln!(out, "<h3>{title}</h3>");
    for found in findings {
        finding(out, found, sources);
    }
}

fn finding(out: &mut String, found: &Diagnostic, sources: &Sources) {
    let level = match (&found.waived, found.known) {
        (Some(_), _) => "waived",
        (None, true) => "known",
        (None, false) => found.level.word(),
    };
    let weight = found.weight.as_ref().map_or_else(String::new, |weight| format!(" ({})", escape(weight)));
    let _ = write!(
        out,
        "<article class=\"finding {level}\">\n<p><span class=\"level\">{level}</span> <strong>{}</strong></p>\n\
         <p class=\"place\"><code>{}</code>{weight} at {}</p>\n",
        markdown::inline(&found.message),
        escape(found.code),
        escape(&sources.place(found.span).to_string()),
    );
    out.push_str(&excerpt(found.span, sources));
    for note in &found.notes {
        let _ = writeln!(out, "<p>Note: {}</p>", markdown::inline(note));
    }
    match (&found.waived, &found.help) {
        (Some(reason), _) => {
            let _ = writeln!(out, "<p>Waived: {}</p>", escape(reason));
        }
        (None, Some(help)) => {
            let _ = writeln!(out, "<p class=\"cure\">Cure: {}</p>", markdown::inline(help));
        }
        (None, None) => {}
    }
    out.push_str("</article>\n");
}

/// The line, with what it is about marked in it.
fn excerpt(span: Span, sources: &Sources) -> String {
    let (line, start) = sources.line(span);
    if line.trim().is_empty() || line.len() > LONGEST {
        return String::new();
    }
    let from = (span.start.saturating_sub(start) as usize).min(line.len());
    let to = (span.end.saturating_sub(start) as usize).clamp(from, line.len());
    let (Some(before), Some(about), Some(after)) = (line.get(..from), line.get(from..to), line.get(to..)) else {
        return String::new();
    };
    format!(
        "<pre><span class=\"line\">{}</span>{}<mark>{}</mark>{}</pre>\n",
        sources.place(span).line,
        escape(before.trim_start()),
        escape(about),
        escape(after)
    )
}
