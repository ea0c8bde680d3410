//! "Listings are active by default", "New lessons start out as requested": which field of theirs holds the value is clear where one alone has it.

use super::Fold;
use crate::diagnostic::Diagnostic;
use crate::draft::{DraftField, DraftType};
use crate::front::english::fact::{Fact, Property, RawValue, What};
use crate::front::english::noun::Noun;
use crate::front::english::suggest::capital;
use crate::ir::Type;
use crate::name;
use crate::text::Spanned;

impl Fold<'_> {
    /// Gives the field that has the value its default.
    pub(super) fn starts(&mut self, facts: &[&Fact]) {
        for fact in facts {
            if let Fact::StartsAs { entity, value } = fact
                && let Some(at) = self.own_entity(entity)
            {
                self.starts_as(at, entity, value);
            }
        }
    }

    fn starts_as(&mut self, at: usize, entity: &Noun, value: &Spanned<String>) {
        let Some(model) = self.models.get(at) else { return };
        let fields: Vec<usize> = (0..model.fields.len())
            .filter(|index| model.fields.get(*index).is_some_and(|field| default_of(field, &value.value).is_some()))
            .collect();
        if let [only] = fields.as_slice() {
            let default = model.fields.get(*only).and_then(|field| default_of(field, &value.value));
            if let Some(words) = default {
                let what = What::Default(RawValue::Words(words));
                self.apply(at, *only, &Property { what, span: value.span });
            }
            return;
        }
        // What a sentence that was not understood may have said is not reported as missing.
        if fields.is_empty() && (self.is_lost(entity) || self.lost.contains(&value.value)) {
            return;
        }
        let (rust, one) = (model.name.value.clone(), capital(entity.one()));
        let message = match fields.len() {
            0 => format!("no field of `{rust}` has the value `{}`", value.value),
            _ => format!("several fields of `{rust}` have the value `{}`", value.value),
        };
        let code = if fields.is_empty() { "unknown_name" } else { "ambiguous" };
        let named =
            fields.first().and_then(|index| model.fields.get(*index)).map(|field| field.name.value.replace('_', " "));
        let field = named.unwrap_or_else(|| "status".to_owned());
        let help = format!("name the field: \"{one} {field} defaults to {}.\"", value.value);
        self.out.push(Diagnostic::error(code, value.span, message).help(help).about(&rust, None));
    }
}

/// The default that these words are of this field: one of its values, or `true` of the flag that is called like them.
fn default_of(field: &DraftField, words: &str) -> Option<String> {
    let stored = name::snake(words);
    match field.ty.as_ref().map(|ty| &ty.value) {
        Some(DraftType::Values(values)) => {
            let same = |value: &str| value == words || name::snake(value) == stored;
            values.iter().any(|value| same(&value.stored)).then(|| words.to_owned())
        }
        Some(DraftType::Known(Type::Boolean)) => is_flag(&field.name.value, &stored).then(|| "true".to_owned()),
        _ => None,
    }
}

/// "Active" of `active` and `is_active`.
fn is_flag(field: &str, words: &str) -> bool {
    field == words || field.strip_prefix("is_").is_some_and(|rest| rest == words)
}
