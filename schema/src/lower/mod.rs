//! Draft → Schema: names are resolved, keys composed, conventions filled in; all that can be wrong with it is reported here or by a rule.
//!
//! One room per step, called in this order: [`settings`], [`models`], [`relations`], [`keys`], [`constraints`], then what is listed at the end.

mod audit;
mod automatic;
mod constraints;
mod ends;
mod existing;
mod fields;
mod keys;
mod limits;
mod models;
mod names;
mod relations;
mod reverse;
mod settings;
#[cfg(test)]
mod tests;
mod values;

use std::collections::HashSet;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::draft::Draft;
use crate::ir::{Assumption, OnDelete, Origin, Schema};
use crate::sink::Diagnostics;
use crate::text::{Sources, Span};

/// How much of the schema the asker sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// One struct; references lead outside.
    Struct,
    /// A `schema!` with `use` lines.
    Text,
    /// Everything.
    Whole,
}

/// What the steps share.
struct Lowering<'a> {
    config: &'a Config,
    sources: &'a Sources,
    view: View,
    assumptions: Vec<Assumption>,
    /// What makes an assumption a statement: the words for the text.
    cures: Vec<(Assumption, String)>,
    /// Key fields whose relation is one to one: model and field.
    one_to_one: Vec<(String, String)>,
    /// What a text says of the deletion of the tenant, by model.
    of_tenant: Vec<(String, OnDelete)>,
    out: &'a mut Diagnostics,
}

impl Lowering<'_> {
    fn error(&mut self, diagnostic: Diagnostic) {
        self.out.push(diagnostic);
    }

    fn assume(&mut self, span: Option<Span>, text: &str, because: impl Into<String>) {
        self.assumptions.push(Assumption { span, text: text.to_owned(), because: because.into() });
    }

    /// The words that would say the last assumption.
    fn cure(&mut self, words: impl Into<String>) {
        if let Some(last) = self.assumptions.last() {
            self.cures.push((last.clone(), words.into()));
        }
    }

    /// What a text says at this place.
    fn said_at(&self, span: Span) -> Origin {
        Origin::text(span, self.words(span).split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The words at a place; of a struct the token that it starts with.
    fn words(&self, span: Span) -> String {
        self.sources.text(span).to_owned()
    }
}

/// Makes the schema. Whatever is wrong goes to `out`; with errors in it the schema is only good for stub code.
pub fn lower(draft: Draft, config: &Config, view: View, sources: &Sources, out: &mut Diagnostics) -> Schema {
    let mut low = Lowering {
        config,
        sources,
        view,
        assumptions: draft.assumptions.clone(),
        cures: Vec::new(),
        one_to_one: Vec::new(),
        of_tenant: Vec::new(),
        out,
    };
    let mut settings = settings::settle(&mut low, &draft);
    let mut drafts = models::collect(&mut low, &draft, &mut settings);
    let mut models = models::lower(&mut low, &draft, &drafts, &settings);
    existing::settle(&mut models, &settings);
    let mut relations = relations::lower(&mut low, &draft, &drafts, &mut models, &settings);
    relations.extend(crate::found::relations(&models));
    audit::add(&mut low, &mut drafts, &mut models, &mut relations, &settings);
    relations::resolve(&mut low, &draft, &mut models, &mut relations);
    keys::primary(&mut models, &drafts, &settings);
    ends::settle(&mut low, &drafts, &mut models);
    keys::foreign(&low, &mut models, &relations, &drafts, &settings);
    low.one_to_one.extend(constraints::one_to_one(&relations, &models));
    constraints::lower(&mut low, &drafts, &mut models, &settings);
    reverse::one_to_one(&mut relations, &models);
    reverse::describe(&mut low, &mut models, &mut relations);
    names::distinct(&mut models, settings.engine);
    names::check(&mut low, &drafts, &models, settings.engine);
    limits::check(&mut low, &models, &settings);
    audit::cascades(&mut low, &drafts, &models, settings.engine);
    let mut seen = HashSet::new();
    low.assumptions.retain(|found| seen.insert((found.span, found.text.clone(), found.because.clone())));
    strict(&mut low);
    let assumptions = low.assumptions;
    Schema {
        engine: settings.engine,
        engine_version: settings.engine_version,
        edition: settings.edition,
        primary_key: settings.primary_key,
        tenancy: settings.tenancy,
        models,
        relations,
        assumptions,
        sentences: draft.sentences,
        unread: draft.unread,
        whole: view == View::Whole,
        untold: Vec::new(),
    }
}

/// With a capital letter.
fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().collect::<String>() + characters.as_str()).unwrap_or_default()
}

/// Under `strict = true` every assumption is an error.
fn strict(low: &mut Lowering<'_>) {
    if !low.config.strict.as_ref().is_some_and(|strict| strict.value) {
        return;
    }
    for assumption in low.assumptions.clone() {
        let Some(span) = assumption.span.or(low.config.strict.as_ref().map(|s| s.span)) else { continue };
        let message = format!("`{}` leaves something to a convention", assumption.text);
        let cure = low.cures.iter().find(|(other, _)| *other == assumption).map(|(_, words)| words.clone());
        // An entity that is only mentioned: the note says what to say.
        let cure = cure
            .or_else(|| assumption.because.split_once("times only; say \"")?.1.strip_suffix('"').map(str::to_owned));
        let help = match cure {
            _ if low.sources.get(span.source).is_tokens() => "say it by an attribute".to_owned(),
            Some(words) => format!("say it in the text: \"{words}\""),
            None => "say it in the text".to_owned(),
        };
        let help = format!("{help}, or set `strict = false` in groundplan.toml");
        low.error(Diagnostic::error("strict", span, message).note(assumption.because).help(help));
    }
}
