//! Circles of things that each need another first: no row could ever be the first one.

use std::collections::{HashMap, HashSet};

use super::{Fold, Said};
use crate::diagnostic::Diagnostic;
use crate::draft::{DraftRelation, DraftRelationKind};
use crate::front::english::suggest::capital;
use crate::name;
use crate::text::{Span, Spanned};

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
    let needs = on_circles(&needs);
    let mut faults = Vec::new();
    let mut before: HashMap<&str, Vec<&DraftRelation>> = HashMap::new();
    for last in &needs {
        let path = path(&before, &last.to.value, &last.from.value);
        before.entry(last.from.value.as_str()).or_default().push(last);
        let Some(path) = path else { continue };
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
    // What follows would stumble over it once more. The key stays, so that a sentence that names it finds it.
    let closes = |relation: &DraftRelation| closing.contains(&relation.span);
    fold.draft.relations.retain(|relation| relation.kind != DraftRelationKind::IsA || !closes(relation));
    for relation in fold.draft.relations.iter_mut().filter(|relation| closes(relation)) {
        relation.required = Some(Spanned::new(false, relation.span));
    }
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

/// Those that may be part of a circle: again and again, what nothing leads to or leads on from is taken away. In a right text nothing is left,
/// and the search below never begins.
fn on_circles<'a>(needs: &[&'a DraftRelation]) -> Vec<&'a DraftRelation> {
    let mut around: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut counts: HashMap<&str, [usize; 2]> = HashMap::new(); // how many leave it, and lead to it
    for (at, need) in needs.iter().enumerate() {
        for (end, name) in [&need.from.value, &need.to.value].into_iter().enumerate() {
            around.entry(name).or_default().push(at);
            if let Some(count) = counts.entry(name).or_default().get_mut(end) {
                *count += 1;
            }
        }
    }
    let mut left = vec![true; needs.len()];
    let mut open: Vec<&str> = needs.iter().flat_map(|need| [need.from.value.as_str(), &need.to.value]).collect();
    while let Some(name) = open.pop() {
        if counts.get(name).is_some_and(|counts| !counts.contains(&0)) {
            continue;
        }
        for at in around.remove(name).unwrap_or_default() {
            let (Some(need), Some(left)) = (needs.get(at), left.get_mut(at)) else { continue };
            if !std::mem::replace(left, false) {
                continue;
            }
            for (end, name) in [&need.from.value, &need.to.value].into_iter().enumerate() {
                if let Some(count) = counts.entry(name).or_default().get_mut(end) {
                    *count -= 1;
                }
                open.push(name);
            }
        }
    }
    needs.iter().zip(left).filter(|(_, left)| *left).map(|(need, _)| *need).collect()
}

/// The needs that lead from one model to another; none where it is the same.
fn path<'a>(needs: &HashMap<&str, Vec<&'a DraftRelation>>, from: &str, to: &str) -> Option<Vec<&'a DraftRelation>> {
    let mut seen: HashSet<&str> = HashSet::from([from]);
    // Each need with the place of the one before it.
    let mut steps: Vec<(&'a DraftRelation, Option<usize>)> = Vec::new();
    let mut open: Vec<(&str, Option<usize>)> = vec![(from, None)];
    while let Some((here, mut last)) = open.pop() {
        if here == to {
            let mut path = Vec::new();
            while let Some((need, before)) = last.and_then(|at| steps.get(at)) {
                path.push(*need);
                last = *before;
            }
            path.reverse();
            return Some(path);
        }
        for need in needs.get(here).into_iter().flatten() {
            if seen.insert(&need.to.value) {
                steps.push((need, last));
                open.push((&need.to.value, Some(steps.len() - 1)));
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
