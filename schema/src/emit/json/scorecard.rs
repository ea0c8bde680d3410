//! The `scorecard` of the document.

use serde_json::{Value, json};

use super::place;
use crate::diagnostic::Diagnostic;
use crate::score::{DimensionScore, Scorecard};
use crate::text::Sources;

pub(super) fn value(scorecard: &Scorecard, sources: &Sources) -> Value {
    let tables = scorecard.tables.iter().map(|table| {
        json!({
            "model": table.model,
            "overall": tenths(table.overall),
            "dimensions": table.dimensions.iter().map(of_dimension).collect::<Vec<_>>(),
        })
    });
    json!({
        "overall": tenths(scorecard.overall),
        "tables": tables.collect::<Vec<_>>(),
        "dimensions": scorecard.dimensions.iter().map(of_dimension).collect::<Vec<_>>(),
        "findings": scorecard.findings.iter().map(|finding| of_finding(finding, sources)).collect::<Vec<_>>(),
    })
}

fn of_dimension(score: &DimensionScore) -> Value {
    json!({
        "name": score.dimension.word(),
        "weight": score.weight,
        "score": score.score.map(tenths),
        "passed": score.passed,
        "applicable": score.applicable,
    })
}

fn of_finding(finding: &Diagnostic, sources: &Sources) -> Value {
    let (file, line, column) = place(Some(finding.span), sources);
    json!({
        "rule": finding.code,
        "level": finding.level.word(),
        "model": finding.model,
        "field": finding.field,
        "file": file,
        "line": line,
        "column": column,
        "message": finding.message,
        "help": finding.help,
        "waived": finding.waived,
        "known": finding.known,
    })
}

/// Scores are shown with one digit after the point. Rounded down, so that 99.96 never looks like a perfect 100.
fn tenths(score: f64) -> f64 {
    // A hair more than the score, for 0.1 is a little less than a tenth in binary.
    ((score * 10.0 + 1e-6).floor()) / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_have_one_digit_and_flatter_nobody() {
        assert_eq!([100.0, 99.96, 97.5, 87.3, 0.0].map(tenths), [100.0, 99.9, 97.5, 87.3, 0.0]);
    }
}
