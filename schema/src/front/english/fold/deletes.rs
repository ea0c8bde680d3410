//! "Deleting a project deletes its tasks.": what a delete does to the rows that refer to the deleted one.

use super::Fold;
use crate::diagnostic::Diagnostic;
use crate::draft::{DraftRelation, DraftRelationKind};
use crate::front::english::fact::{DeleteKey, Fact};
use crate::front::english::noun::Noun;
use crate::front::english::suggest::capital;
use crate::ir::OnDelete;
use crate::name::Words;
use crate::text::{Span, Spanned};

/// Finds the relation that each of these sentences is about.
pub(super) fn fold(fold: &mut Fold<'_>, facts: &[&Fact]) {
    let mut by_ends: Words<Words<Vec<usize>>> = Words::default();
    for (at, relation) in fold.draft.relations.iter().enumerate() {
        if relation.kind != DraftRelationKind::ManyToMany {
            let of_owner = by_ends.entry(relation.from.value.clone()).or_default();
            of_owner.entry(relation.to.value.clone()).or_default().push(at);
        }
    }
    for fact in facts {
        let Fact::OnDelete { parent, child, key, action, span } = fact else { continue };
        if let DeleteKey::Role(role) = key {
            by_role(fold, role, child, *action, *span);
            continue;
        }
        let (owner, other) = (child.model(), parent.model());
        let unknown = [parent, child].into_iter().filter(|noun| !fold.book.knows(noun)).collect::<Vec<_>>();
        if linked(fold, facts, parent, child, *action, *span) {
            continue;
        }
        if !unknown.is_empty() {
            for noun in unknown {
                fold.own_entity(noun);
            }
            continue;
        }
        let found: Vec<usize> = by_ends
            .get(owner)
            .and_then(|of_owner| of_owner.get(other))
            .into_iter()
            .flatten()
            .copied()
            .filter(|at| {
                let kind = fold.draft.relations.get(*at).map(|relation| relation.kind);
                !matches!(key, DeleteKey::Kind) || kind == Some(DraftRelationKind::IsA)
            })
            .collect();
        match found.as_slice() {
            [only] => act(fold, *only, *action, *span),
            [] if fold.is_lost(child) || fold.is_lost(parent) => {}
            [] => {
                let sentence = format!("{} belong to {}.", capital(child.many()), parent.many());
                let message = format!(
                    "`{}` do not belong to `{}`, so a delete of one does nothing to them",
                    child.many(),
                    parent.many()
                );
                fold.out
                    .push(Diagnostic::error("unknown_name", *span, message).help(format!("say \"{sentence}\" first")));
            }
            _ => {
                let message = format!("{} refer to {} in several roles", child.many(), parent.many());
                fold.out.push(
                    Diagnostic::error("ambiguous", *span, message)
                        .help(format!("name the key: \"{}\"", named(fold, &found, parent, child))),
                );
            }
        }
    }
}

/// "Deleting a film deletes its film actors": rows of a link that no sentence describes go by the name of their table. What becomes of them
/// is one answer for both ends, so both must be said.
fn linked(fold: &mut Fold<'_>, facts: &[&Fact], parent: &Noun, link: &Noun, action: OnDelete, span: Span) -> bool {
    // Described, as most are: nothing of the text is looked through.
    if action == OnDelete::SetNull || fold.by_name.contains_key(link.model()) {
        return false;
    }
    let same = |fact: &&&Fact| matches!(fact, Fact::OnDelete { child, action: other, .. } if child.model() == link.model() && *other == action);
    let parents = || {
        facts
            .iter()
            .filter(same)
            .filter_map(|fact| if let Fact::OnDelete { parent, .. } = fact { Some(parent.model()) } else { None })
    };
    let found = fold.draft.relations.iter().position(|relation| {
        let (from, to) = (&relation.from.value, &relation.to.value);
        relation.kind == DraftRelationKind::ManyToMany
            && relation.role.is_none()
            && format!("{from}{to}") == link.model()
            && (from == parent.model() || to == parent.model())
            && [from, to].iter().all(|end| parents().any(|parent| parent == **end))
    });
    let Some(relation) = found.and_then(|at| fold.draft.relations.get_mut(at)) else { return false };
    relation.on_delete.get_or_insert(Spanned::new(action, span));
    true
}

/// The sentence about the first of these keys.
fn named(fold: &Fold<'_>, found: &[usize], parent: &Noun, child: &Noun) -> String {
    let roles = found.iter().filter_map(|at| fold.draft.relations.get(*at)?.role.as_ref());
    let role = roles.map(|role| role.value.replace('_', " ")).next().unwrap_or_else(|| parent.one().to_owned());
    format!("Deleting the {role} of {} deletes the {}.", child.a(), child.one())
}

/// "Deleting the owner of a project …": the project's key of this name.
fn by_role(fold: &mut Fold<'_>, role: &Noun, child: &Noun, action: OnDelete, span: Span) {
    let Some(model) = fold.own_entity(child) else { return };
    let (owner, key) = (child.model(), role.singular_field());
    let is_key = |relation: &DraftRelation| {
        relation.kind != DraftRelationKind::IsA
            && relation.kind != DraftRelationKind::ManyToMany
            && super::resolve::is_key(relation, owner, key)
    };
    match fold.draft.relations.iter().position(is_key) {
        Some(at) => act(fold, at, action, span),
        None if fold.is_lost(role) => {}
        None => fold.unknown_field(model, role),
    }
}

fn act(fold: &mut Fold<'_>, at: usize, action: OnDelete, span: Span) {
    let Some(relation) = fold.draft.relations.get_mut(at) else { return };
    match &relation.on_delete {
        Some(before) if before.value != action => {
            let message = format!(
                "what becomes of {} when {} is deleted is said in two ways: {} and {}",
                super::plural(&relation.from.value),
                super::with_article(&relation.to.value),
                before.value.word(),
                action.word()
            );
            let there = before.span;
            fold.contradiction(message, span, there, "the other");
        }
        _ => {
            relation.on_delete = Some(Spanned::new(action, span));
            if action == OnDelete::SetNull && relation.required.is_none() {
                relation.required = Some(Spanned::new(false, span)); // what may lose its parent is optional
            }
        }
    }
}
