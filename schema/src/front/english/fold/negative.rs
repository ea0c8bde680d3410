//! What a text says is not there, and what it only speaks of.

use super::Fold;
use crate::draft::DraftModel;
use crate::front::english::fact::FieldRef;
use crate::front::english::noun::Noun;
use crate::name;
use crate::text::Span;

impl Fold<'_> {
    /// "The total is not stored": a field that a list declares is.
    pub(super) fn not_stored(&mut self, field: &FieldRef, span: Span) {
        let Some((at, index)) = self.find_field(field) else { return };
        let Some(model) = self.models.get(at) else { return };
        let Some(found) = model.fields.get(index) else { return };
        let message = format!("`{}::{}` is a field and is not stored", model.name.value, found.name.value);
        let there = found.name.span;
        self.contradiction(message, span, there, "that it is a field");
    }

    /// "Sleds have a length. Lengths belong to mushers": a field of one, and an entity of which nothing else is said.
    pub(super) fn fields_as_entities(&mut self) {
        let bare = |model: &&DraftModel| model.fields.is_empty() && !self.declared.contains(&model.name.value);
        let mut found = Vec::new();
        for model in self.models.iter().filter(bare) {
            let name = name::snake(&model.name.value);
            let owners = self.by_field.get(&name).into_iter().flatten();
            for owner in owners.filter_map(|at| self.models.get(*at)) {
                let fields = owner.fields.iter().filter(|field| field.name.value == name);
                found.extend(fields.map(|field| (owner.name.value.clone(), field.name.span, model.name.span)));
            }
        }
        for (owner, field, entity) in found {
            let (here, there) = if field < entity { (entity, field) } else { (field, entity) };
            let words = self.words(entity);
            let message = format!("`{words}` is a field of `{owner}` and an entity of its own");
            self.contradiction(message, here, there, "the other");
        }
    }

    /// "Keepers can add hives": somebody must say what a hive is.
    pub(super) fn touched(&mut self, noun: &Noun) {
        if self.by_name.contains_key(noun.model()) || self.book.is_elsewhere(noun.model()) || self.book.is_field(noun) {
            return;
        }
        self.own_entity(noun);
    }
}
