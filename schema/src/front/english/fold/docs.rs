//! Which sentences are about which model; they become its documentation.

use super::{Fold, Said};
use crate::front::english::fact::{Fact, FieldRef, Mention, WaiverOf};
use crate::front::english::noun::Noun;

impl Fold<'_> {
    /// Each model's sentences, in the order of the text.
    pub(super) fn docs(&mut self, said: &[Said]) {
        for said in said {
            let mut about: Vec<usize> = Vec::new();
            for fact in &said.facts {
                let Some(name) = subject(fact) else { continue };
                let at = self.by_name.get(name).copied().or_else(|| self.sole_owner(fact));
                about.extend(at.filter(|at| !about.contains(at)));
            }
            let text = self.words(said.span);
            let ends = text.ends_with(['.', '!', '?']);
            for model in about {
                let Some(model) = self.models.get_mut(model) else { continue };
                let doc = model.doc.get_or_insert_default();
                if !doc.is_empty() {
                    doc.push(' ');
                }
                doc.push_str(&text);
                if !ends {
                    doc.push('.');
                }
            }
        }
    }

    /// The model of a field that a sentence names without its entity.
    fn sole_owner(&self, fact: &Fact) -> Option<usize> {
        let (Fact::Property(target, _) | Fact::Waived { of: WaiverOf::Field(target), .. }) = fact else { return None };
        let owners =
            self.by_field.get(target.field.field()).or_else(|| self.by_field.get(target.field.singular_field()))?;
        match owners.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}

/// The Rust name of the model that a fact is about; empty where a field stands without one.
fn subject(fact: &Fact) -> Option<&str> {
    fn of(field: &FieldRef) -> Option<&str> {
        Some(field.entity.as_ref().map(Noun::model).unwrap_or_default())
    }
    match fact {
        Fact::Entity(noun, Mention::Described)
        | Fact::Field { entity: noun, .. }
        | Fact::SoftDelete(noun, _)
        | Fact::Index { entity: noun, .. }
        | Fact::Unique { entity: noun, .. }
        | Fact::OnePer { entity: noun, .. }
        | Fact::Tenant(noun, _)
        | Fact::Shared(noun, _)
        | Fact::Waiver { entity: noun, .. }
        | Fact::Waived { of: WaiverOf::Entity(noun), .. }
        | Fact::Renamed { entity: noun, .. }
        | Fact::Audited(noun, _) => Some(noun.model()),
        Fact::Tie(tie) => Some(tie.from.model()),
        Fact::OnDelete { child, .. } => Some(child.model()),
        Fact::Property(target, _) | Fact::Waived { of: WaiverOf::Field(target), .. } => of(target),
        Fact::UniquePer { field, .. } => of(field),
        _ => None,
    }
}
