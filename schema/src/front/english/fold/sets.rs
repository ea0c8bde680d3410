//! Uniques of several fields, and indexes.

use super::Fold;
use crate::draft::{DraftField, DraftIndex, DraftUnique, Uniqueness};
use crate::front::english::fact::{Fact, Property, What};
use crate::front::english::noun::Noun;
use crate::ir::{Assumption, Origin};
use crate::name;
use crate::text::{Span, Spanned};

impl Fold<'_> {
    /// Uniques of several fields, and indexes.
    pub(super) fn sets(&mut self, facts: &[&Fact]) {
        for fact in facts {
            match fact {
                Fact::Unique { entity, fields, reach, span } => self.unique(entity, fields, *reach, *span),
                Fact::UniquePer { field, per, span } => {
                    let Some((at, index)) = self.resolve_field(field) else { continue };
                    let Some(own) = self.models.get(at).and_then(|model| model.fields.get(index)) else { continue };
                    let own = Spanned::new(own.name.value.clone(), field.field.span);
                    if let Some(scope) = self.resolve_member(at, per) {
                        self.push_unique(at, vec![scope, own], Uniqueness::Scoped, *span);
                    }
                }
                Fact::OnePer { entity, per, span } => self.one_per(entity, per, *span),
                Fact::Index { entity, fields, span } => {
                    let Some(at) = self.own_entity(entity) else { continue };
                    let fields: Vec<_> = fields.iter().map(|field| self.resolve_member(at, field)).collect();
                    let origin = Origin::text(*span, self.words(*span));
                    if let Some(fields) = fields.into_iter().collect::<Option<Vec<_>>>()
                        && let Some(model) = self.models.get_mut(at)
                    {
                        let known = |index: &DraftIndex| names(&index.fields) == names(&fields);
                        if !model.indexes.iter().any(known) {
                            model.indexes.push(DraftIndex {
                                fields,
                                include: Vec::new(),
                                filter: None,
                                origin,
                                span: *span,
                            });
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn unique(&mut self, entity: &Noun, fields: &[Noun], reach: Uniqueness, span: Span) {
        let Some(at) = self.own_entity(entity) else { return };
        let members: Vec<_> = fields.iter().map(|field| self.resolve_member(at, field)).collect();
        let Some(members) = members.into_iter().collect::<Option<Vec<_>>>() else { return };
        // One field alone is a property of that field, so that "… is not unique" contradicts it.
        if let [only] = members.as_slice()
            && let Some(index) =
                self.models.get(at).and_then(|m| m.fields.iter().position(|f| f.name.value == only.value))
        {
            let property = Property { what: What::Unique(reach), span };
            return self.apply(at, index, &property);
        }
        self.push_unique(at, members, reach, span);
    }

    fn push_unique(&mut self, at: usize, fields: Vec<Spanned<String>>, reach: Uniqueness, span: Span) {
        let origin = Origin::text(span, self.words(span));
        let Some(model) = self.models.get_mut(at) else { return };
        if !model.uniques.iter().any(|unique| names(&unique.fields) == names(&fields)) {
            model.uniques.push(DraftUnique { fields, reach, origin, span });
        }
    }

    /// "One license per driver": the license's own identifying field is unique for each driver; without one, the driver is.
    fn one_per(&mut self, entity: &Noun, per: &[Noun], span: Span) {
        let Some(at) = self.own_entity(entity) else { return };
        let scopes: Vec<_> = per.iter().map(|noun| self.resolve_member(at, noun)).collect();
        let Some(mut members) = scopes.into_iter().collect::<Option<Vec<_>>>() else { return };
        let one = name::snake(&entity.one());
        let own = ["number", "code", "no", "key", "id"].map(|word| format!("{one}_{word}"));
        let identifies = |field: &&DraftField| own.contains(&field.name.value) || field.name.value == one;
        let bare = |field: &&DraftField| matches!(field.name.value.as_str(), "number" | "code");
        let fields = self.models.get(at).map(|model| model.fields.as_slice()).unwrap_or_default();
        let found = fields.iter().find(identifies).or_else(|| fields.iter().find(bare)).map(|field| field.name.clone());
        if let Some(field) = found {
            let scope = per.iter().map(Noun::one).collect::<Vec<_>>().join(" and ");
            self.draft.assumptions.push(Assumption {
                span: Some(span),
                text: self.words(span),
                because: format!(
                    "`{}` tells two {} of one {scope} apart, so it is what is unique for each {scope}",
                    field.value,
                    entity.many()
                ),
            });
            members.push(Spanned::new(field.value, entity.span));
        }
        self.push_unique(at, members, Uniqueness::Scoped, span);
    }
}

fn names(fields: &[Spanned<String>]) -> Vec<&str> {
    fields.iter().map(|field| field.value.as_str()).collect()
}
