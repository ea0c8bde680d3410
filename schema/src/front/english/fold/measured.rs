//! Fields of which no sentence says the type, and whose names need one: "a cooking time", "a start", "a mash in litres".

use super::Fold;
use crate::convention::{self, GuessedType};
use crate::diagnostic::Diagnostic;
use crate::front::english::units::is_unit;
use crate::ir::Type;
use crate::name;

impl Fold<'_> {
    /// Once all sentences have said what they say: "The cooking time is an integer" may stand anywhere.
    pub(super) fn measured(&mut self) {
        for model in &self.models {
            let open = |field: &&crate::draft::DraftField| {
                field.ty.is_none() && field.max_length.is_none() && field.checks.is_empty()
            };
            for field in model.fields.iter().filter(open) {
                let (owner, column) = (model.name.value.as_str(), field.name.value.as_str());
                let subject = || name::words(owner).join(" ");
                let Some(expected) = convention::open(subject, column).or_else(|| in_units(owner, column)) else {
                    continue;
                };
                let words = column.replace('_', " ");
                let message = format!("`{words}` is not understood: its name can mean several things");
                self.out.push(
                    Diagnostic::error("not_understood", field.name.span, message)
                        .note("a text would be wrong for most of them")
                        .help(format!("say {expected}"))
                        .about(owner, Some(column)),
                );
            }
        }
    }
}

/// "A mash in litres" is a number, though which, its name does not say.
fn in_units(model: &str, column: &str) -> Option<String> {
    let (name, unit) = column.rsplit_once("_in_").filter(|(name, _)| name.split('_').count() <= 4)?;
    let text = || matches!(convention::guess(model, column).ty, GuessedType::Known(Type::String { .. }));
    (is_unit(&unit.replace('_', " ")) && text()).then(|| {
        let name = format!("{} in {}", name.replace('_', " "), unit.replace('_', " "));
        format!("its type in parentheses, as in `{name} (integer)` or `{name} (decimal)`")
    })
}
