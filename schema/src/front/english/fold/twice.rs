//! "A diver cannot join the same club twice": the pair is unique in what links the two.

use super::Fold;
use crate::diagnostic::Diagnostic;
use crate::draft::{DraftModel, DraftRelation, DraftRelationKind, Uniqueness};
use crate::front::english::anaphora::is_person;
use crate::front::english::noun::Noun;
use crate::front::english::suggest::capital;
use crate::name;
use crate::text::{Span, Spanned};

impl Fold<'_> {
    /// Of two entities, of one and a field, or of one and whoever is the other end of the link.
    pub(super) fn twice(&mut self, who: Option<&Noun>, what: &Noun, span: Span) {
        let Some(who) = who else { return self.nobody_twice(what, span) };
        if self.own_entity(who).is_none() {
            return;
        }
        // "The same hall cannot be booked twice on the same day"
        let field = !self.book.knows(what) && self.book.is_field(what);
        if !field && self.own_entity(what).is_none() {
            return;
        }
        let (one, other) = (who.model(), what.model());
        let pair = |relation: &&DraftRelation| {
            let ends = (relation.from.value.as_str(), relation.to.value.as_str());
            relation.kind == DraftRelationKind::ManyToMany && (ends == (one, other) || ends == (other, one))
        };
        let junctions = self.draft.relations.iter().filter(pair).count();
        let second = |model: &DraftModel| {
            if !field {
                return self.key_to(model, other);
            }
            let own = |name: &&str| *name == what.field() || *name == what.singular_field();
            model.fields.iter().map(|field| field.name.value.as_str()).find(own).map(str::to_owned)
        };
        let links: Vec<(usize, String, String)> = self
            .models
            .iter()
            .enumerate()
            .filter_map(|(at, model)| Some((at, self.key_to(model, one)?, second(model)?)))
            .collect();
        match (junctions, links.as_slice()) {
            // The pair is the primary key of a junction already.
            (1, []) => {}
            (0, [(at, first, second)]) => {
                let members = vec![Spanned::new(first.clone(), who.span), Spanned::new(second.clone(), what.span)];
                self.push_unique(*at, members, Uniqueness::Scoped, span);
            }
            (0, []) => {
                let many = |noun: &Noun| capital(noun.many());
                let message = format!("no sentence says how `{}` and `{}` are linked", who.many(), what.many());
                let help = format!(
                    "say \"{} can have multiple {}, and {} can have multiple {}.\"",
                    many(who),
                    what.many(),
                    what.many(),
                    who.many()
                );
                self.out.push(Diagnostic::error("unknown_name", span, message).help(help));
            }
            _ => {
                let message = format!("{} and {} are linked in several ways", who.many(), what.many());
                let help =
                    "say which entity is meant, for instance \"No two memberships share the same diver and club.\"";
                self.out.push(Diagnostic::error("ambiguous", span, message).help(help));
            }
        }
    }

    /// "Nobody can join the same club twice": who is linked to a club, where that is one sort of persons.
    fn nobody_twice(&mut self, what: &Noun, span: Span) {
        if self.own_entity(what).is_none() {
            return;
        }
        let other = what.model();
        let persons = |model: &DraftModel| {
            let held = |relation: &&DraftRelation| {
                relation.from.value == model.name.value && relation.kind != DraftRelationKind::ManyToMany
            };
            let mut targets = self.draft.relations.iter().filter(held).map(|relation| relation.to.value.as_str());
            let person = |to: &str| is_person(&what.named(name::words(to).join(" ")));
            let mut found: Vec<String> =
                targets.by_ref().filter(|to| *to != other && person(to)).map(str::to_owned).collect();
            found.dedup();
            match found.as_slice() {
                [only] => Some(only.clone()),
                _ => None,
            }
        };
        let links: Vec<String> =
            self.models.iter().filter(|model| self.key_to(model, other).is_some()).filter_map(persons).collect();
        let junction = |relation: &&DraftRelation| {
            let ends = [relation.from.value.as_str(), relation.to.value.as_str()];
            relation.kind == DraftRelationKind::ManyToMany && ends.contains(&other)
        };
        if let ([person], None) = (links.as_slice(), self.draft.relations.iter().find(junction)) {
            let who = what.named(name::words(person).join(" "));
            return self.twice(Some(&who), what, span);
        }
        let message = format!("who cannot be linked to the same {} twice is not said", what.one());
        let help = format!("say the noun, for instance \"A user cannot join the same {} twice.\"", what.one());
        self.out.push(Diagnostic::error("ambiguous", span, message).help(help));
    }

    /// The name of the one key that this entity has to the other.
    fn key_to(&self, model: &DraftModel, to: &str) -> Option<String> {
        let held = |relation: &&DraftRelation| {
            relation.from.value == model.name.value
                && relation.to.value == to
                && relation.kind != DraftRelationKind::ManyToMany
        };
        let mut keys = self.draft.relations.iter().filter(held);
        keys.next()
            .filter(|_| keys.next().is_none())
            .map(|relation| relation.role.as_ref().map_or_else(|| name::snake(to), |role| name::snake(&role.value)))
    }
}
