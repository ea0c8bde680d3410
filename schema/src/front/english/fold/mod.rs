//! Facts → Draft: what several sentences say of one thing is put together; where they contradict each other, both places are shown.

mod field;
mod relation;
mod resolve;

use std::collections::{HashMap, HashSet};

use super::entity::Book;
use super::fact::{Fact, Mention, Property, Tie, Way};
use super::noun::Noun;
use crate::diagnostic::Diagnostic;
use crate::draft::{Draft, DraftField, DraftIndex, DraftModel, DraftScope, DraftUnique, Uniqueness};
use crate::ir::{Assumption, OnDelete, Origin, Style, Waiver};
use crate::name;
use crate::sink::Diagnostics;
use crate::text::{Sources, Span, Spanned};

/// The facts of one sentence.
pub(super) struct Said {
    pub(super) facts: Vec<Fact>,
    pub(super) span: Span,
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
        by_name: HashMap::new(),
        by_field: HashMap::new(),
        draft: Draft::default(),
    };
    fold.entities();
    let facts: Vec<&Fact> = said.iter().flat_map(|said| &said.facts).collect();
    fold.fields(&facts);
    fold.roles(&facts);
    fold.properties(&facts);
    relation::fold(&mut fold, &facts);
    fold.entity_facts(&facts);
    fold.sets(&facts);
    fold.docs(said);
    if !soft_by_default {
        fold.kept_rows();
    }
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
    by_name: HashMap<String, usize>,
    /// The models that have a field of this name.
    by_field: HashMap<String, Vec<usize>>,
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
        let fault = name::fault(&odd.to_string(), 63).unwrap_or_default();
        self.out.push(
            Diagnostic::error("invalid_name", noun.span, format!("`{}` is no name: {fault}", noun.text.escape_debug()))
                .help("use letters, digits, spaces, hyphens and underscores"),
        );
        false
    }

    fn entities(&mut self) {
        for entity in self.book.entities() {
            let noun = Noun { text: entity.text.clone(), determiner: String::new(), plural: false, span: entity.span };
            if self.book.is_elsewhere(&entity.name) || !self.check_name(&noun) {
                continue;
            }
            let name = Spanned::new(entity.name.clone(), entity.span);
            let mut model = DraftModel::new(name, Style::Text);
            model.only_mentioned = entity.mention < Mention::Described;
            if model.only_mentioned {
                let (one, many) = (noun.one(), noun.many());
                self.draft.assumptions.push(Assumption {
                    span: Some(entity.span),
                    text: self.words(entity.span),
                    because: format!(
                        "no sentence says what a {one} has, so it is an entity with a key and times only; say \"{} have a name.\"",
                        super::suggest::capital(&many)
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
                Fact::Assumed { span, text, because } => self.draft.assumptions.push(Assumption {
                    span: Some(*span),
                    text: text.clone(),
                    because: because.clone(),
                }),
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
        let known = self.models.get(at).and_then(|model| model.fields.iter().position(|field| field.name.value == name));
        let index = known.unwrap_or_else(|| {
            let origin = Origin::text(noun.span, self.words(noun.span));
            let field = DraftField::new(Spanned::new(name.clone(), noun.span), origin);
            self.by_field.entry(name).or_default().push(at);
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
            let name = if self.by_field.contains_key(&role.field()) { role.field() } else { role.singular_field() };
            for at in self.by_field.remove(&name).unwrap_or_default() {
                let Some(model) = self.models.get_mut(at) else { continue };
                let Some(index) = model.fields.iter().position(|field| field.name.value == name) else { continue };
                let field = model.fields.remove(index);
                if let Some(ty) = &field.ty {
                    let message = format!("`{}::{name}` is a key here and a value elsewhere", model.name.value);
                    let (here, there) = (to.span, ty.span);
                    self.contradiction(message, here, there, "its type");
                    continue;
                }
                let noun = |text: &str, span| Noun { text: text.to_owned(), determiner: String::new(), plural: false, span };
                let from = noun(&model.name.value, model.name.span);
                let tie = Tie {
                    from,
                    to: Noun { span: field.name.span, ..to.clone() },
                    way: Way::Key,
                    role: Some(noun(&name, field.name.span)),
                    required: field.required,
                    attributes: Vec::new(),
                    span: field.name.span,
                };
                relation::add(self, &tie);
            }
        }
    }

    fn properties(&mut self, facts: &[&Fact]) {
        for fact in facts {
            let Fact::Property(target, property) = fact else { continue };
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
                Fact::Tenant(noun, span) => {
                    let name = noun.model();
                    if let Some(model) = self.by_name.get(&name).and_then(|at| self.models.get_mut(*at)) {
                        model.scope = Some(Spanned::new(DraftScope::Root, *span));
                    }
                    self.draft.tenants.push(Spanned::new(name, *span));
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

    fn renamed(&mut self, entity: &Noun, from: &Spanned<String>) {
        let Some(model) = self.own_entity(entity).and_then(|at| self.models.get_mut(at)) else { return };
        match &model.renamed_from {
            Some(before) if before.value != from.value => {
                let message = format!("`{}` had two names before: `{}` and `{}`", entity.many(), before.value, from.value);
                let there = before.span;
                self.contradiction(message, from.span, there, "the other name");
            }
            _ => model.renamed_from = Some(from.clone()),
        }
    }

    /// Uniques of several fields, and indexes.
    fn sets(&mut self, facts: &[&Fact]) {
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
                            model.indexes.push(DraftIndex { fields, include: Vec::new(), filter: None, origin, span: *span });
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
            && let Some(index) = self.models.get(at).and_then(|m| m.fields.iter().position(|f| f.name.value == only.value))
        {
            let property = Property { what: super::fact::What::Unique(reach), span };
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

    /// Each model's sentences, in the order of the text.
    fn docs(&mut self, said: &[Said]) {
        for said in said {
            let mut about: Vec<usize> = Vec::new();
            for fact in &said.facts {
                for name in subjects(fact) {
                    let at = self.by_name.get(&name).copied().or_else(|| self.sole_owner(fact));
                    about.extend(at.filter(|at| !about.contains(at)));
                }
            }
            let text = self.words(said.span);
            let ends = text.ends_with(['.', '!', '?']);
            for model in about {
                let Some(model) = self.models.get_mut(model) else { continue };
                let doc = model.doc.get_or_insert_default();
                if !doc.is_empty() {
                    doc.push(' ');
                }
                doc.push_str(&text);
                if !ends {
                    doc.push('.');
                }
            }
        }
    }

    /// The model of a field that a sentence names without its entity.
    fn sole_owner(&self, fact: &Fact) -> Option<usize> {
        let Fact::Property(target, _) = fact else { return None };
        let owners = self.by_field.get(&target.field.field()).or_else(|| self.by_field.get(&target.field.singular_field()))?;
        match owners.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// A row that is kept cannot go with a parent that is really deleted.
    fn kept_rows(&mut self) {
        let mut found = Vec::new();
        for relation in &self.draft.relations {
            let Some(action) = relation.on_delete.as_ref().filter(|said| said.value == OnDelete::Cascade) else { continue };
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
                    format!("deleted {children} are kept, but they are deleted with their {}, which are not kept", plural(&parent)),
                )
                .label(kept, format!("that {children} are kept is said here"))
                .help(format!("say \"Deleted {parents} are kept.\" too, or leave out one of the two sentences"))
                .about(&child, None),
            );
        }
    }
}

fn plural(model: &str) -> String {
    name::table(model).replace('_', " ")
}

fn names(fields: &[Spanned<String>]) -> Vec<&str> {
    fields.iter().map(|field| field.value.as_str()).collect()
}

/// The Rust names of the models that a fact is about.
fn subjects(fact: &Fact) -> Vec<String> {
    match fact {
        Fact::Entity(noun, Mention::Described)
        | Fact::Field { entity: noun, .. }
        | Fact::SoftDelete(noun, _)
        | Fact::Index { entity: noun, .. }
        | Fact::Unique { entity: noun, .. }
        | Fact::OnePer { entity: noun, .. }
        | Fact::Tenant(noun, _)
        | Fact::Shared(noun, _)
        | Fact::Waiver { entity: noun, .. }
        | Fact::Renamed { entity: noun, .. }
        | Fact::Audited(noun, _) => vec![noun.model()],
        Fact::Tie(tie) => vec![tie.from.model()],
        Fact::OnDelete { child, .. } => vec![child.model()],
        Fact::Property(target, _) | Fact::UniquePer { field: target, .. } => {
            vec![target.entity.as_ref().map(Noun::model).unwrap_or_default()]
        }
        _ => Vec::new(),
    }
}
