//! The overall score that a package demands of itself.

use super::{Counts, overall};
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::sink::Diagnostics;
use crate::text::Spanned;

/// Reports a score under `minimum`, with the fewest findings whose mending reaches it.
pub(super) fn demand(minimum: &Spanned<u32>, counts: &Counts, findings: &[Diagnostic], out: &mut Diagnostics) {
    let demanded = f64::from(minimum.value);
    let score = overall(counts);
    if score >= demanded {
        return;
    }
    let message = format!("the overall score is {}, under the minimum of {}", shown(score), minimum.value);
    let mut diagnostic = Diagnostic::error("minimum", minimum.span, message);
    let mut counts = *counts;
    let mut left: Vec<&Diagnostic> = findings.iter().filter(|finding| finding.waived.is_none()).collect();
    while overall(&counts) < demanded {
        let gain = |finding: &Diagnostic| overall(&mended(&counts, finding));
        // The first of equals, so that the order of places decides.
        let best = left.iter().copied().enumerate().rev().max_by(|(_, a), (_, b)| gain(a).total_cmp(&gain(b)));
        let Some((at, finding)) = best else { break };
        counts = mended(&counts, finding);
        diagnostic = diagnostic
            .label(finding.span, format!("{}, to {}: {}", finding.code, shown(overall(&counts)), finding.message));
        left.remove(at);
    }
    let number = diagnostic.labels.len();
    let these = if number == 1 { "the finding".to_owned() } else { format!("the {number} findings") };
    let order = if number == 1 { "" } else { " in this order" };
    out.push(diagnostic.help(format!(
        "mend {these} above{order}, which is the shortest way back, or waive with its reason what is meant to be so"
    )));
}

/// The counts after this finding was mended: the check stays applicable and passes.
fn mended(counts: &Counts, finding: &Diagnostic) -> Counts {
    let mut counts = *counts;
    if let Some(rule) = rules::find(finding.code) {
        counts[rule.dimension as usize].0 += 1;
    }
    counts
}

/// With one digit, never rounded up to a score that is not there.
fn shown(score: f64) -> String {
    format!("{:.1}", (score * 10.0).floor() / 10.0)
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{Fixture, rust};
    use crate::score::Asker;

    /// Constraint completeness 1 of 4, operational readiness 1 of 2.
    fn poor() -> Fixture {
        rust()
            .bare("Task")
            .string("title", 9)
            .string("a", 0)
            .string("b", 0)
            .string("c", 0)
            .field("created_at", crate::ir::Type::Timestamp)
    }

    #[test]
    fn a_score_under_the_minimum_names_the_shortest_way_back() {
        let (card, out) = poor().minimum(60).scorecard();
        assert!((card.overall - 34.375).abs() < 1e-9, "{}", card.overall);
        let error = out.iter().find(|finding| finding.code == "minimum").expect("under the minimum");
        assert_eq!(error.message, "the overall score is 34.3, under the minimum of 60");
        // 37.5 % of the weight is the times': half of it is lost. 62.5 % is the strings'.
        let labels: Vec<_> = error.labels.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(
            labels,
            [
                "missing_timestamps, to 53.1: `Task` has no `updated_at`",
                "bare_varchar, to 68.7: `Task::a` is a string without a length"
            ]
        );
    }

    #[test]
    fn enough_is_enough() {
        assert!(!poor().minimum(34).scorecard().1.iter().any(|finding| finding.code == "minimum"));
        let derive = poor().minimum(60).asked_by(Asker::Struct);
        assert!(!derive.scorecard().1.iter().any(|finding| finding.code == "minimum"), "one struct is not the package");
    }

    #[test]
    fn one_finding_is_spoken_of_in_the_singular() {
        let (_, out) = rust().model("Task").string("title", 0).minimum(99).scorecard();
        let error = out.iter().find(|finding| finding.code == "minimum").expect("under the minimum");
        assert!(error.help.as_deref().is_some_and(|help| help.starts_with("mend the finding above, ")));
    }
}
