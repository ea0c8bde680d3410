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
        diagnostic = diagnostic.label(finding.span, format!("{}, to {}: {}", finding.code, shown(overall(&counts)), finding.message));
        left.remove(at);
    }
    let number = diagnostic.labels.len();
    let these = if number == 1 { "the finding above is".to_owned() } else { format!("the {number} findings above are") };
    out.push(diagnostic.help(format!("{these} the shortest way back: mend them in this order, or waive what is meant to be so, with its reason")));
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
