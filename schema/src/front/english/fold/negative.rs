//! What a text says is not there, and what it only speaks of.

use super::Fold;
use crate::front::english::fact::FieldRef;
use crate::front::english::noun::Noun;
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

    /// "Keepers can add hives": somebody must say what a hive is.
    pub(super) fn touched(&mut self, noun: &Noun) {
        if self.by_name.contains_key(&noun.model()) || self.book.is_elsewhere(&noun.model()) || self.book.is_field(noun)
        {
            return;
        }
        self.own_entity(noun);
    }
}
