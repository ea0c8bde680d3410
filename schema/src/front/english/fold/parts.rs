//! Fields that are replaced by their parts, and fields of which the name alone does not tell enough.

use super::Fold;
use crate::diagnostic::Diagnostic;
use crate::draft::{DraftField, DraftType};
use crate::front::english::fact::Fact;
use crate::ir::Origin;
use crate::text::Spanned;

impl Fold<'_> {
    /// "Keepers have an address. The address includes street and town."
    pub(super) fn parts(&mut self, facts: &[&Fact]) {
        for fact in facts {
            let Fact::Parts { field, parts, span } = fact else { continue };
            let Some((at, index)) = self.resolve_field(field) else { continue };
            let Some(model) = self.models.get_mut(at) else { continue };
            let whole = model.fields.remove(index);
            let owner = model.name.value.clone();
            if let Some(models) = self.by_field.get_mut(&whole.name.value) {
                models.retain(|model| *model != at);
            }
            // What else was said of the whole cannot be said of a part.
            let said = whole.ty.as_ref().map(|said| said.span);
            let said = said.or_else(|| whole.unique.as_ref().map(|said| said.span));
            let said = said.or_else(|| whole.default.as_ref().map(|said| said.span));
            if let Some(there) = said {
                let message =
                    format!("`{owner}::{}` consists of parts here and is one value elsewhere", whole.name.value);
                self.contradiction(message, *span, there, "the other");
                continue;
            }
            for (noun, properties) in parts.iter().rev() {
                let name = noun.field();
                if self.models.get(at).is_some_and(|model| model.fields.iter().any(|field| field.name.value == name)) {
                    let message = format!("`{owner}` has a field `{name}` already");
                    self.out.push(
                        Diagnostic::error("contradiction", noun.span, message)
                            .label(whole.name.span, "the field that it is a part of is here")
                            .help("give the part a name of its own")
                            .about(&owner, None),
                    );
                    continue;
                }
                if !self.check_name(noun) {
                    continue;
                }
                let origin = Origin::text(noun.span, self.words(noun.span));
                let mut field = DraftField::new(Spanned::new(name.to_owned(), noun.span), origin);
                field.required.clone_from(&whole.required);
                self.by_field.entry(name.to_owned()).or_default().push(at);
                if let Some(model) = self.models.get_mut(at) {
                    model.fields.insert(index, field);
                }
                for property in properties {
                    self.apply(at, index, property);
                }
            }
        }
    }

    /// A duration of which nobody knows in what unit it is.
    pub(super) fn undecided(&mut self) {
        let mut found = Vec::new();
        for model in &self.models {
            let open = |field: &&DraftField| {
                let name = field.name.value.as_str();
                (name == "duration" || name.ends_with("_duration"))
                    && matches!(field.ty.as_ref().map(|ty| &ty.value), None | Some(DraftType::Named(_)))
            };
            found.extend(model.fields.iter().filter(open).map(|field| (model.name.value.clone(), field.name.clone())));
        }
        for (model, name) in found {
            let words = name.value.replace('_', " ");
            let message = format!("`{words}` is not understood: in what unit it is, is not said");
            self.out.push(
                Diagnostic::error("not_understood", name.span, message)
                    .note("a text would be wrong in every unit")
                    .help(format!("write \"{words} in minutes\", or a type: \"{words} (integer)\""))
                    .about(&model, Some(&name.value)),
            );
        }
    }
}
