//! The top of the page: the score, what there is in numbers, and what is to be done first.

use std::fmt::Write as _;

use super::{escape, markdown};
use crate::diagnostic::Level;
use crate::emit::report::text::{count, score};
use crate::ir::{Kind, Schema};
use crate::score::Scorecard;

/// Half of the ring's circumference is what a score of 50 fills.
const AROUND: f64 = 264.0;

pub(super) fn header(schema: &Schema, scorecard: &Scorecard) -> String {
    let filled = AROUND * scorecard.overall / 100.0;
    let number = score(scorecard.overall);
    let class = class(scorecard.overall);
    format!(
        "<header>\n<svg class=\"ring {class}\" viewBox=\"0 0 100 100\" width=\"104\" height=\"104\" role=\"img\" \
         aria-label=\"Score {number} of 100\"><circle cx=\"50\" cy=\"50\" r=\"42\"/><circle class=\"filled\" cx=\"50\" cy=\"50\" r=\"42\" \
         stroke-dasharray=\"{filled:.1} {AROUND}\" transform=\"rotate(-90 50 50)\"/><text x=\"50\" y=\"56\">{number}</text></svg>\n\
         <div>\n<h1>Data model</h1>\n<p>{}</p>\n</div>\n</header>\n",
        about(schema)
    )
}

/// The class of a score's colour.
pub(super) fn class(score: f64) -> &'static str {
    match score {
        _ if score >= 90.0 => "good",
        _ if score >= 70.0 => "fair",
        _ => "poor",
    }
}

fn about(schema: &Schema) -> String {
    let tenants = match &schema.tenancy {
        Some(tenancy) => {
            let policies = if tenancy.rls { ", with row level security" } else { "" };
            format!("tenants are <code>{}</code>{policies}", escape(&tenancy.model))
        }
        None => "no tenants".to_owned(),
    };
    format!("{} · {tenants}", schema.engine.title())
}

pub(super) fn summary(schema: &Schema, scorecard: &Scorecard) -> String {
    let sum = |number: fn(&crate::ir::Model) -> usize| schema.models.iter().map(number).sum::<usize>();
    let open = |level: Level| scorecard.findings.iter().filter(|f| f.level == level && f.is_open()).count();
    let (errors, warnings) = (open(Level::Error), open(Level::Warning));
    let personal = schema.models.iter().flat_map(|model| &model.fields).filter(|field| field.pii.is_some()).count();
    let junctions = schema.models.iter().filter(|model| model.kind == Kind::Junction).count();
    let tiles = [
        (
            schema.models.len(),
            if junctions == 0 { "tables".to_owned() } else { format!("tables, {junctions} of them junctions") },
            "",
        ),
        (sum(|model| model.fields.len()), "columns".to_owned(), ""),
        (sum(|model| model.foreign_keys.len()), "foreign keys".to_owned(), ""),
        (sum(|model| model.uniques.len() + model.checks.len()), "uniques and checks".to_owned(), ""),
        (sum(|model| model.indexes.len()), "indexes".to_owned(), ""),
        (errors, if errors == 1 { "error" } else { "errors" }.to_owned(), if errors > 0 { " error" } else { "" }),
        (
            warnings,
            if warnings == 1 { "warning" } else { "warnings" }.to_owned(),
            if warnings > 0 { " warning" } else { "" },
        ),
        (personal, "columns of personal data".to_owned(), ""),
        (schema.assumptions.len(), "assumptions".to_owned(), ""),
    ];
    let tiles: String = tiles
        .iter()
        .map(|(number, what, class)| format!("<div class=\"tile{class}\"><b>{number}</b> {what}</div>\n"))
        .collect();
    let mut out = format!("<section id=\"summary\">\n<h2>Summary</h2>\n<p>{}</p>\n", verdict(scorecard));
    let _ = write!(out, "<div class=\"tiles\">\n{tiles}</div>\n");
    out.push_str(&first(scorecard));
    out + "</section>\n"
}

/// One sentence for who reads no further.
fn verdict(scorecard: &Scorecard) -> String {
    let open: Vec<_> = scorecard.findings.iter().filter(|finding| finding.is_open()).collect();
    let errors = open.iter().filter(|finding| finding.level == Level::Error).count();
    let mut text = format!("The score is <strong>{}</strong> of 100. ", score(scorecard.overall));
    text.push_str(&match (errors, open.len()) {
        (_, 0) => "Nothing was found that has to change.".to_owned(),
        (0, all) => format!("{} worth a look; nothing stops a build.", count(all, "finding is", "findings are")),
        (errors, all) => format!("{} of {} a build.", errors, count(all, "finding stops", "findings stop")),
    });
    let weakest = scorecard.dimensions.iter().filter_map(|dimension| Some((dimension.score?, dimension.dimension)));
    if let Some((share, dimension)) = weakest.min_by(|a, b| a.0.total_cmp(&b.0)).filter(|(share, _)| *share < 100.0) {
        let _ = write!(text, " The weakest dimension is {} with {}.", dimension.title(), score(share));
    }
    text
}

/// How many findings stand in the summary.
const FIRST: usize = 3;

/// What to do first: errors before warnings.
fn first(scorecard: &Scorecard) -> String {
    let mut open: Vec<_> = scorecard.findings.iter().filter(|finding| finding.is_open()).collect();
    open.sort_by_key(|finding| finding.level);
    let lines: String = open
        .iter()
        .take(FIRST)
        .map(|finding| {
            let help = finding.help.as_deref().map(|help| format!(": {}", markdown::inline(help))).unwrap_or_default();
            format!("<li>{}{help}</li>\n", markdown::inline(&finding.message))
        })
        .collect();
    if lines.is_empty() { lines } else { format!("<p>To begin with:</p>\n<ol>\n{lines}</ol>\n") }
}
