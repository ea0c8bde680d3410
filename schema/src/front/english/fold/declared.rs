//! "The grade of a board is one of: prime, standard, reject", where no list has a grade: the sentence says that boards have one.

use super::Fold;
use crate::front::english::fact::{Fact, FieldRef, What};
use crate::front::english::noun::Noun;
use crate::front::english::suggest::capital;
use crate::ir::Assumption;
use crate::name;

impl Fold<'_> {
    /// Declares the fields whose values a sentence lists, and whose entity it names; each is an assumption.
    pub(super) fn declared_by_values(&mut self, facts: &[&Fact]) {
        for fact in facts {
            let Fact::Property(target, property) = fact else { continue };
            if !matches!(property.what, What::Values(_)) {
                continue;
            }
            if let Some(entity) = self.undeclared(target) {
                self.field(entity, &target.field, &[]);
                let (text, many) = (self.words(target.field.span), capital(entity.many()));
                self.draft.assumptions.push(Assumption {
                    span: Some(target.field.span),
                    because: format!(
                        "no list has `{text}`, and this sentence says what it can be, so it is a field; \"{many} have {}.\" says so",
                        target.field.a()
                    ),
                    text,
                });
            }
        }
    }

    /// The entity of a field that nothing declares and that is no slip of the pen for another.
    fn undeclared<'f>(&self, target: &'f FieldRef) -> Option<&'f Noun> {
        let entity = target.entity.as_ref()?;
        let at = *self.by_name.get(entity.model())?;
        let model = self.models.get(at)?;
        let field = &target.field;
        let known = self.has(at, field) || self.find_field(target).is_some() || self.is_lost(field);
        let names = || model.fields.iter().map(|field| field.name.value.as_str());
        // "The loom's loom condition", "the total state" where it has a state.
        let longer =
            name::words(&field.text).iter().any(|word| names().any(|name| name == word) || word == entity.one());
        let doubtful = longer || field.plural || name::nearest(field.field(), names()).is_some();
        (!known && !doubtful).then_some(entity)
    }
}
