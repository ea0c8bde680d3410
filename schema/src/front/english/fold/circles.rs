//! Circles of things that each need another first: no row could ever be the first one.

use super::{Fold, Said};
use crate::diagnostic::Diagnostic;
use crate::draft::{DraftRelation, DraftRelationKind};
use crate::front::english::suggest::capital;
use crate::name;
use crate::text::Span;

/// Reports each circle where the text closes it.
pub(super) fn find(fold: &mut Fold<'_>, said: &[Said]) {
    let sentence = |span: Span| {
        let around = |said: &&Said| {
            said.span.source == span.source && said.span.start <= span.start && span.end <= said.span.end
        };
        said.iter().find(around).map_or(span, |said| said.span)
    };
    let mut needs: Vec<&DraftRelation> = fold.draft.relations.iter().filter(|relation| is_needed(relation)).collect();
    needs.sort_by_key(|relation| relation.span);
    let mut faults = Vec::new();
    for (at, last) in needs.iter().enumerate() {
        let Some(path) = path(needs.get(..at).unwrap_or(&[]), &last.to.value, &last.from.value) else { continue };
        let steps: Vec<String> = [*last].into_iter().chain(path.iter().copied()).map(step).collect();
        let kinds = last.kind == DraftRelationKind::IsA && path.iter().all(|step| step.kind == DraftRelationKind::IsA);
        let (message, help) = if kinds {
            (
                format!("{}: nothing is a kind of itself", steps.join(", ")),
                "leave one of these sentences out".to_owned(),
            )
        } else {
            let (from, to) = (words(&last.from.value), words(&last.to.value));
            let cure = if from == to {
                format!("{} can have a parent {to}.", capital(&super::plural(&last.from.value)))
            } else {
                format!(
                    "{} may belong to {}.",
                    capital(&super::with_article(&last.from.value)),
                    super::with_article(&last.to.value)
                )
            };
            (
                format!("{}: no row could ever be the first", steps.join(", ")),
                format!("let one of them be optional: \"{cure}\""),
            )
        };
        let mut error = Diagnostic::error("contradiction", sentence(last.span), message).help(help);
        for other in &path {
            error = error.label(other.span, format!("{} is said here", step(other)));
        }
        faults.push((error, last.span));
    }
    let closing: Vec<Span> = faults.iter().map(|(_, span)| *span).collect();
    for (error, _) in faults {
        fold.out.push(error);
    }
    // What follows would stumble over it once more.
    fold.draft.relations.retain(|relation| !closing.contains(&relation.span));
}

/// Whether no row of the one can be without a row of the other.
fn is_needed(relation: &DraftRelation) -> bool {
    match relation.kind {
        DraftRelationKind::IsA => true,
        DraftRelationKind::ManyToMany => false,
        DraftRelationKind::ManyToOne | DraftRelationKind::OneToOne => {
            let other = relation.from.value != relation.to.value;
            relation.required.as_ref().map_or(other, |required| required.value)
        }
    }
}

/// The needs that lead from one model to another; none where it is the same.
fn path<'a>(needs: &[&'a DraftRelation], from: &str, to: &str) -> Option<Vec<&'a DraftRelation>> {
    let mut seen = vec![from.to_owned()];
    let mut open: Vec<(String, Vec<&'a DraftRelation>)> = vec![(from.to_owned(), Vec::new())];
    while let Some((here, path)) = open.pop() {
        if here == to {
            return Some(path);
        }
        for need in needs.iter().filter(|need| need.from.value == here) {
            if !seen.contains(&need.to.value) {
                seen.push(need.to.value.clone());
                open.push((need.to.value.clone(), path.iter().copied().chain([*need]).collect()));
            }
        }
    }
    None
}

fn words(model: &str) -> String {
    name::snake(model).replace('_', " ")
}

/// "Each house needs a street", "each van is a truck".
fn step(relation: &DraftRelation) -> String {
    let verb = if relation.kind == DraftRelationKind::IsA { "is" } else { "needs" };
    format!("each {} {verb} {}", words(&relation.from.value), super::with_article(&relation.to.value))
}
