//! Uniques of several fields, and indexes.

use super::Fold;
use crate::draft::{DraftField, DraftIndex, DraftUnique, Uniqueness};
use crate::front::english::fact::{Fact, FieldRef, Property, What};
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
                    let scopes: Vec<_> = per.iter().map(|scope| self.resolve_member(at, scope)).collect();
                    if let Some(mut members) = scopes.into_iter().collect::<Option<Vec<_>>>() {
                        members.push(own);
                        self.push_unique(at, members, Uniqueness::Scoped, *span);
                    }
                }
                Fact::Together { fields, per, reach, span } => {
                    // "Unique for each hold", where a hold has all of them: of holds.
                    let named = per.iter().filter_map(|scope| self.by_name.get(scope.model()).copied());
                    let all = |at: &usize| fields.iter().all(|field| self.has(*at, &field.field));
                    let named = named.filter(all).collect::<Vec<_>>();
                    let at = if let [only] = named.as_slice() { Some(*only) } else { self.owner_of(fields) };
                    let Some(at) = at else { continue };
                    let own = self.models.get(at).map(|model| model.name.value.clone()).unwrap_or_default();
                    let scopes = per.iter().filter(|scope| scope.model() != own);
                    // The seat number of a seat may be its number, or its `seat_number`.
                    let field = |field: &FieldRef| {
                        if self.has(at, &field.whole) { field.whole.clone() } else { field.field.clone() }
                    };
                    let nouns: Vec<Noun> = scopes.cloned().chain(fields.iter().map(field)).collect();
                    let members: Vec<_> = nouns.iter().map(|noun| self.resolve_member(at, noun)).collect();
                    if let Some(members) = members.into_iter().collect::<Option<Vec<_>>>() {
                        self.push_unique(at, members, *reach, *span);
                    }
                }
                Fact::Twice { who, what, span } => self.twice(who.as_ref(), what, *span),
                Fact::IndexOn { fields, brin, span } => {
                    let Some(at) = self.owner_of(fields) else { continue };
                    let members: Vec<_> = fields.iter().map(|field| self.resolve_member(at, &field.field)).collect();
                    if let Some(members) = members.into_iter().collect::<Option<Vec<_>>>() {
                        self.push_index(at, members, *brin, *span);
                    }
                }
                Fact::OnePer { entity, per, span } => self.one_per(entity, per, *span),
                Fact::Index { entity, fields, often, brin, span } => {
                    let Some(at) = self.own_entity(entity) else { continue };
                    let fields: Vec<_> = fields.iter().map(|field| self.resolve_member(at, field)).collect();
                    if let Some(fields) = fields.into_iter().collect::<Option<Vec<_>>>()
                        && (*often || !self.is_unique(at, &fields))
                    {
                        self.push_index(at, fields, *brin, *span);
                    }
                }
                _ => {}
            }
        }
    }

    /// What is unique is found without an index of its own.
    fn is_unique(&self, at: usize, fields: &[Spanned<String>]) -> bool {
        let Some(model) = self.models.get(at) else { return false };
        let alone = |field: &&DraftField| field.unique.as_ref().is_some_and(|said| said.value != Uniqueness::Not);
        let mut alone = model.fields.iter().filter(alone).map(|field| vec![field.name.value.as_str()]);
        let mut sets = model.uniques.iter().map(|unique| names(&unique.fields));
        let fields = names(fields);
        alone.any(|one| one == fields) || sets.any(|set| set == fields)
    }

    fn push_index(&mut self, at: usize, fields: Vec<Spanned<String>>, brin: bool, span: Span) {
        let origin = Origin::text(span, self.words(span));
        let Some(model) = self.models.get_mut(at) else { return };
        if !model.indexes.iter().any(|index| names(&index.fields) == names(&fields) && index.brin == brin) {
            model.indexes.push(DraftIndex { fields, include: Vec::new(), filter: None, brin, origin, span });
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

    pub(super) fn push_unique(&mut self, at: usize, fields: Vec<Spanned<String>>, reach: Uniqueness, span: Span) {
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
        let one = name::snake(entity.one());
        let own = ["number", "code", "no", "key", "id"].map(|word| format!("{one}_{word}"));
        let identifies = |field: &&DraftField| own.contains(&field.name.value) || field.name.value == one;
        let bare = |field: &&DraftField| matches!(field.name.value.as_str(), "number" | "code");
        let fields = self.models.get(at).map(|model| model.fields.as_slice()).unwrap_or_default();
        // "A courier has at most one round per date" leaves no room for a second number.
        let alone = matches!(per, [only] if self.book.knows(only));
        let found = fields.iter().filter(|_| alone).find(identifies);
        let found = found.or_else(|| fields.iter().filter(|_| alone).find(bare)).map(|field| field.name.clone());
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
