//! Facts → Draft: what several sentences say of one thing is put together; where they contradict each other, both places are shown.

mod circles;
mod compared;
mod declared;
mod deletes;
mod docs;
mod field;
mod measured;
mod negative;
mod parts;
mod ranges;
mod relation;
mod resolve;
mod sets;
mod starts;
mod twice;
mod verbs;

use std::collections::{HashMap, HashSet};

use self::compared::Compared;
use super::entity::Book;
use super::fact::{Fact, Mention, Property, Tie, WaiverOf, Way};
use super::noun::{Noun, article};
use crate::diagnostic::Diagnostic;
use crate::draft::{Draft, DraftField, DraftModel, DraftScope};
use crate::ir::{Assumption, OnDelete, Origin, Style, Waiver};
use crate::name::{self, WordHasher, WordSet, Words};
use crate::sink::Diagnostics;
use crate::text::{Sources, Span, Spanned};

/// The facts of one sentence.
pub(super) struct Said {
    pub(super) facts: Vec<Fact>,
    pub(super) span: Span,
    /// The subject that it has from the clause before it, for people.
    pub(super) about: String,
    /// Where it stands with that subject.
    pub(super) reach: Span,
}

/// Makes the draft. `lost` are the words of sentences that were not understood: what they may have declared is not reported as unknown.
pub(super) fn fold(
    said: &[Said],
    book: &Book,
    soft_by_default: bool,
    lost: &HashSet<String>,
    sources: &Sources,
    out: &mut Diagnostics,
) -> Draft {
    let mut fold = Fold {
        book,
        lost,
        sources,
        out,
        models: Vec::new(),
        by_name: Words::default(),
        declared: WordSet::default(),
        by_field: Words::default(),
        of_links: Vec::new(),
        compared: Vec::new(),
        by_ends: HashMap::default(),
        draft: Draft::default(),
    };
    let facts: Vec<&Fact> = said.iter().flat_map(|said| &said.facts).collect();
    fold.entities(&facts);
    fold.fields(&facts);
    fold.parts(&facts);
    fold.roles(&facts);
    fold.declared_by_values(&facts);
    fold.properties(&facts);
    fold.starts(&facts);
    fold.fields_as_entities();
    relation::fold(&mut fold, &facts);
    circles::find(&mut fold, said);
    fold.entity_facts(&facts);
    fold.soft_delete_all(&facts);
    fold.sets(&facts);
    fold.docs(said);
    if !soft_by_default {
        fold.kept_rows();
    }
    fold.compared();
    fold.digits();
    fold.measured();
    fold.undecided();
    fold.ranges();
    fold.models.iter_mut().for_each(|model| model.fields.iter_mut().for_each(field::finish));
    let mut draft = fold.draft;
    draft.models = fold.models;
    draft
}

struct Fold<'a> {
    book: &'a Book,
    lost: &'a HashSet<String>,
    sources: &'a Sources,
    out: &'a mut Diagnostics,
    models: Vec<DraftModel>,
    by_name: Words<usize>,
    /// Entities that a sentence names as such, whatever else it says of them.
    declared: WordSet,
    /// The models that have a field of this name.
    by_field: Words<Vec<usize>>,
    /// What sentences say of fields of links, by the field.
    of_links: Vec<(String, Property)>,
    /// Fields that are measured by others.
    compared: Vec<Compared>,
    /// Relations by their two ends and the role, while they are collected.
    by_ends: HashMap<(String, String, Option<String>), usize, WordHasher>,
    draft: Draft,
}

impl Fold<'_> {
    fn words(&self, span: Span) -> String {
        self.sources.text(span).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn contradiction(&mut self, message: String, here: Span, there: Span, what: &str) {
        self.out.push(
            Diagnostic::error("contradiction", here, message)
                .label(there, format!("{what} is said here"))
                .help("keep one of the two sentences"),
        );
    }

    /// Characters that a name cannot have and that its normal form would hide.
    fn check_name(&mut self, noun: &Noun) -> bool {
        let odd = |c: &char| !c.is_alphanumeric() && !matches!(c, '_' | '-' | '\'' | '’' | ' ');
        let found = noun.text.chars().find(odd).or((noun.field().is_empty()).then_some(' '));
        let Some(odd) = found else { return true };
        let written = noun.text.chars().map(|c| if c == odd || c.is_ascii_alphanumeric() { c } else { '_' });
        let fault = name::fault(&written.collect::<String>(), 63);
        let message = fault.unwrap_or_else(|| format!("`{}` is no name", noun.text.escape_debug()));
        self.out.push(
            Diagnostic::error("invalid_name", noun.span, message)
                .help("use the letters a to z, digits, spaces, hyphens and underscores"),
        );
        false
    }

    /// The entities that understood sentences speak of; what was only in others leaves nothing behind.
    fn entities(&mut self, facts: &[&Fact]) {
        let mut mentions: Words<Mention> = Words::default();
        for fact in facts {
            if let Fact::Entity(noun, mention) = fact {
                let most = mentions.entry(noun.model().to_owned()).or_insert(*mention);
                *most = (*most).max(*mention);
            }
        }
        for entity in self.book.entities() {
            let Some(mention) = mentions.get(&entity.name) else { continue };
            let noun = Noun::new(entity.text.clone(), false, entity.span);
            if self.book.is_elsewhere(&entity.name) || !self.check_name(&noun) {
                continue;
            }
            let name = Spanned::new(entity.name.clone(), entity.span);
            let mut model = DraftModel::new(name, Style::Text);
            model.only_mentioned = *mention < Mention::Described;
            if *mention == Mention::Declared {
                self.declared.insert(entity.name.clone());
            }
            if model.only_mentioned {
                let (one, many) = (noun.one(), noun.many());
                self.draft.assumptions.push(Assumption {
                    span: Some(entity.span),
                    text: self.words(entity.span),
                    because: format!(
                        "no sentence says what a {one} has, so it is an entity with a key and times only; say \"{} have a name.\"",
                        super::suggest::capital(many)
                    ),
                });
            }
            self.by_name.insert(entity.name.clone(), self.models.len());
            self.models.push(model);
        }
    }

    fn fields(&mut self, facts: &[&Fact]) {
        for fact in facts {
            match fact {
                Fact::Field { entity, name, properties } => self.field(entity, name, properties),
                Fact::Referenced(noun) => {
                    self.own_entity(noun);
                }
                Fact::Assumed { span, text, because } => self.draft.assumptions.push(Assumption {
                    span: Some(*span),
                    text: text.clone(),
                    because: because.clone(),
                }),
                Fact::Warning { span, code, message, help } => {
                    self.out.push(Diagnostic::warning(code, *span, message).help(help));
                }
                _ => {}
            }
        }
    }

    fn field(&mut self, entity: &Noun, noun: &Noun, properties: &[Property]) {
        let Some(at) = self.own_entity(entity) else { return };
        if !self.check_name(noun) {
            return;
        }
        let name = noun.field();
        let known =
            self.models.get(at).and_then(|model| model.fields.iter().position(|field| field.name.value == name));
        let index = known.unwrap_or_else(|| {
            let origin = Origin::text(noun.span, self.words(noun.span));
            let field = DraftField::new(Spanned::new(name.to_owned(), noun.span), origin);
            self.by_field.entry(name.to_owned()).or_default().push(at);
            let Some(model) = self.models.get_mut(at) else { return 0 };
            model.fields.push(field);
            model.fields.len() - 1
        });
        for property in properties {
            self.apply(at, index, property);
        }
    }

    /// "An owner is a user": the fields of this name are keys in that role.
    fn roles(&mut self, facts: &[&Fact]) {
        for fact in facts {
            let Fact::Role(role, to) = fact else { continue };
            let name = if self.by_field.contains_key(role.field()) { role.field() } else { role.singular_field() };
            for at in self.by_field.remove(name).unwrap_or_default() {
                let Some(model) = self.models.get_mut(at) else { continue };
                let Some(index) = model.fields.iter().position(|field| field.name.value == name) else { continue };
                let field = model.fields.remove(index);
                if let Some(ty) = &field.ty {
                    let message = format!("`{}::{name}` is a key here and a value elsewhere", model.name.value);
                    let (here, there) = (to.span, ty.span);
                    self.contradiction(message, here, there, "its type");
                    continue;
                }
                let noun = |text: &str, span| Noun::new(text, false, span);
                let from = noun(&model.name.value, model.name.span);
                let tie = Tie {
                    from,
                    to: Noun { span: field.name.span, ..to.clone() },
                    way: Way::Key,
                    role: Some(noun(name, field.name.span)),
                    required: field.required,
                    attributes: Vec::new(),
                    verb: None,
                    span: field.name.span,
                };
                relation::add(self, &tie);
            }
        }
    }

    fn properties(&mut self, facts: &[&Fact]) {
        let linked = |name: &str| {
            let ties = facts.iter().filter_map(|fact| fact.tie());
            ties.filter(|tie| tie.attributes.iter().any(|(noun, _)| noun.field() == name)).count() == 1
        };
        for fact in facts {
            let Fact::Property(target, property) = fact else { continue };
            let name = target.whole.field();
            if target.entity.is_none() && !self.by_field.contains_key(name) && linked(name) {
                self.of_links.push((name.to_owned(), property.clone()));
                continue;
            }
            if let Some((at, index)) = self.resolve_field(target) {
                self.apply(at, index, property);
            }
        }
    }

    /// What is said of entities.
    fn entity_facts(&mut self, facts: &[&Fact]) {
        for fact in facts {
            match fact {
                Fact::SoftDelete(noun, said) => self.soft_delete(noun, said),
                Fact::NotStored(field, span) => self.not_stored(field, *span),
                Fact::Touched(noun) => self.touched(noun),
                Fact::Tenant(noun, span) => {
                    let name = noun.model();
                    if let Some(model) = self.by_name.get(name).and_then(|at| self.models.get_mut(*at)) {
                        model.scope = Some(Spanned::new(DraftScope::Root, *span));
                    }
                    self.draft.tenants.push(Spanned::new(name.to_owned(), *span));
                }
                Fact::Shared(noun, span) => self.shared(noun, *span),
                Fact::TenancyAsked(span) => self.draft.tenancy_asked.push(*span),
                Fact::Waiver { entity, rule, reason, span } => {
                    if let Some(model) = self.own_entity(entity).and_then(|at| self.models.get_mut(at)) {
                        let waiver =
                            Waiver { rule: (*rule).to_owned(), reason: reason.clone(), span: *span, field: None };
                        model.waivers.push(waiver);
                    }
                }
                Fact::Waived { of, rule, reason } => self.waived(of, rule, *reason),
                Fact::Renamed { entity, from } => self.renamed(entity, from),
                Fact::Audited(noun, span) => {
                    if let Some(model) = self.own_entity(noun).and_then(|at| self.models.get_mut(at)) {
                        model.audited = Some(*span);
                    }
                }
                Fact::Engine(engine) => self.draft.engines.push(engine.clone()),
                Fact::EngineVersion(version) => self.draft.engine_versions.push(version.clone()),
                _ => {}
            }
        }
    }

    /// "Use soft deletes": of all that no other sentence decides.
    fn soft_delete_all(&mut self, facts: &[&Fact]) {
        let all = facts.iter().find_map(|fact| if let Fact::SoftDeleteAll(span) = fact { Some(*span) } else { None });
        let Some(span) = all else { return };
        for model in self.models.iter_mut().filter(|model| model.soft_delete.is_none()) {
            model.soft_delete = Some(Spanned::new(true, span));
        }
    }

    fn soft_delete(&mut self, noun: &Noun, said: &Spanned<bool>) {
        let Some(model) = self.own_entity(noun).and_then(|at| self.models.get_mut(at)) else { return };
        match &model.soft_delete {
            Some(before) if before.value != said.value => {
                let many = noun.many();
                let message = format!("deleted {many} are kept by one sentence and not by another");
                let (here, there) = (said.span, before.span);
                self.contradiction(message, here, there, "the contrary");
            }
            _ => model.soft_delete = Some(said.clone()),
        }
    }

    fn shared(&mut self, noun: &Noun, span: Span) {
        let Some(model) = self.own_entity(noun).and_then(|at| self.models.get_mut(at)) else { return };
        match &model.scope {
            Some(before) if before.value == DraftScope::Root => {
                let there = before.span;
                let message = format!("`{}` are the tenants and cannot be shared by them", noun.many());
                self.contradiction(message, span, there, "that they are the tenants");
            }
            _ => model.scope = Some(Spanned::new(DraftScope::Global, span)),
        }
    }

    fn waived(&mut self, of: &WaiverOf, rule: &Spanned<String>, reason: Span) {
        let found = match of {
            WaiverOf::Entity(noun) => self.own_entity(noun).map(|at| (at, None)),
            WaiverOf::Field(field) => self.resolve_field(field).map(|(at, index)| (at, Some(index))),
        };
        let reason = self.words(reason);
        let Some((model, index)) = found.and_then(|(at, index)| Some((self.models.get_mut(at)?, index))) else {
            return;
        };
        let field = index.and_then(|index| model.fields.get(index)).map(|field| field.name.value.clone());
        model.waivers.push(Waiver { rule: rule.value.clone(), reason, span: rule.span, field });
    }

    fn renamed(&mut self, entity: &Noun, from: &Spanned<String>) {
        let Some(model) = self.own_entity(entity).and_then(|at| self.models.get_mut(at)) else { return };
        match &model.renamed_from {
            Some(before) if before.value != from.value => {
                let message =
                    format!("`{}` had two names before: `{}` and `{}`", entity.many(), before.value, from.value);
                let there = before.span;
                self.contradiction(message, from.span, there, "the other name");
            }
            _ => model.renamed_from = Some(from.clone()),
        }
    }

    /// A row that is kept cannot go with a parent that is really deleted.
    fn kept_rows(&mut self) {
        let mut found = Vec::new();
        for relation in &self.draft.relations {
            let Some(action) = relation.on_delete.as_ref().filter(|said| said.value == OnDelete::Cascade) else {
                continue;
            };
            let soft = |name: &str| {
                let model = self.by_name.get(name).and_then(|at| self.models.get(*at));
                model.map(|model| model.soft_delete.as_ref().filter(|said| said.value).map(|said| said.span))
            };
            if let (Some(Some(kept)), Some(None)) = (soft(&relation.from.value), soft(&relation.to.value)) {
                found.push((relation.from.value.clone(), relation.to.value.clone(), action.span, kept));
            }
        }
        for (child, parent, cascade, kept) in found {
            let (children, parents) = (plural(&child), plural(&parent));
            self.out.push(
                Diagnostic::error(
                    "contradiction",
                    cascade,
                    format!(
                        "deleted {children} are kept, but they are deleted with their {}, which are not kept",
                        plural(&parent)
                    ),
                )
                .label(kept, format!("that {children} are kept is said here"))
                .help(format!("say \"Deleted {parents} are kept.\" too, or leave out one of the two sentences"))
                .about(&child, None),
            );
        }
    }
}

/// "an order item", of `OrderItem`.
fn with_article(model: &str) -> String {
    let one = name::words(model).join(" ");
    format!("{} {one}", article(&one))
}

fn plural(model: &str) -> String {
    name::table(model).replace('_', " ")
}
