//! Draft → Schema: names are resolved, keys composed, conventions filled in; all that can be wrong with it is reported here or by a rule.
//!
//! One room per step, called in this order: [`settings`], [`models`], [`relations`], [`keys`], [`constraints`], then what is listed at the end.

mod constraints;
mod fields;
mod keys;
mod models;
mod relations;
mod settings;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::draft::{Draft, DraftModel};
use crate::ir::{Assumption, Engine, Model, Schema};
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
    /// Key fields whose relation is one to one: model and field.
    one_to_one: Vec<(String, String)>,
    out: &'a mut Diagnostics,
}

impl Lowering<'_> {
    fn error(&mut self, diagnostic: Diagnostic) {
        self.out.push(diagnostic);
    }

    fn assume(&mut self, span: Option<Span>, text: &str, because: impl Into<String>) {
        self.assumptions.push(Assumption { span, text: text.to_owned(), because: because.into() });
    }

    fn words(&self, span: Span) -> String {
        self.sources.text(span).to_owned()
    }
}

/// Makes the schema. Whatever is wrong goes to `out`; with errors in it the schema is only good for stub code.
pub fn lower(draft: Draft, config: &Config, view: View, sources: &Sources, out: &mut Diagnostics) -> Schema {
    let mut low =
        Lowering { config, sources, view, assumptions: draft.assumptions.clone(), one_to_one: Vec::new(), out };
    let mut settings = settings::settle(&mut low, &draft);
    let drafts = models::collect(&mut low, &draft, &mut settings);
    let mut models = models::lower(&mut low, &draft, &drafts, &settings);
    let mut relations = relations::lower(&mut low, &draft, &drafts, &mut models, &settings);
    relations::resolve(&mut low, &draft, &mut models, &mut relations);
    keys::compose(&mut models, &relations, &drafts, &settings);
    low.one_to_one = constraints::one_to_one(&relations, &models);
    constraints::lower(&mut low, &drafts, &mut models, &settings);
    relations::describe(&mut low, &mut models, &mut relations);
    check_names(&mut low, &drafts, &models, settings.engine);
    strict(&mut low);
    let mut assumptions = low.assumptions;
    assumptions.dedup();
    Schema {
        engine: settings.engine,
        engine_version: settings.engine_version,
        edition: settings.edition,
        primary_key: settings.primary_key,
        tenancy: settings.tenancy,
        models,
        relations,
        assumptions,
        unread: draft.unread,
        whole: view == View::Whole,
    }
}

/// Names that a user wrote must be names; two of a kind must differ. They are shown where they stand: at `table = "…"`, at `column = "…"`.
fn check_names(low: &mut Lowering<'_>, drafts: &[DraftModel], models: &[Model], engine: Engine) {
    let limit = engine.longest_name();
    for model in models {
        let draft = drafts.iter().find(|draft| draft.name.value == model.name);
        let table = draft.and_then(|draft| draft.table.as_ref()).map_or(model.span, |table| table.span);
        for (what, name, span) in [("model", &model.name, model.span), ("table", &model.table, table)] {
            if let Some(fault) = crate::name::fault(name, limit) {
                low.error(misnamed(what, name, &fault, limit, span).about(&model.name, None));
                break;
            }
        }
        for field in &model.fields {
            let own = draft.and_then(|draft| draft.fields.iter().find(|own| own.name.value == field.name));
            let column = own.and_then(|own| own.column.as_ref()).map(|column| column.span);
            let span = field.span_or(model.span);
            for (what, name, span) in [("field", &field.name, span), ("column", &field.column, column.unwrap_or(span))]
            {
                if let Some(fault) = crate::name::fault(name, limit) {
                    low.error(misnamed(what, name, &fault, limit, span).about(&model.name, Some(&field.name)));
                    break;
                }
            }
        }
        duplicates(low, model);
    }
    for (at, model) in models.iter().enumerate() {
        if let Some(first) = models[..at].iter().find(|other| other.table == model.table && other.name != model.name) {
            low.error(
                Diagnostic::error(
                    "duplicate_name",
                    model.span,
                    format!("`{}` and `{}` would both be the table `{}`", first.name, model.name, model.table),
                )
                .label(first.span, format!("`{}` is here", first.name))
                .help(format!(
                    "give one of them a table of its own, for instance `#[model(table = \"other_{}\")]`",
                    model.table
                ))
                .about(&model.name, None),
            );
        }
    }
}

fn misnamed(what: &str, name: &str, fault: &str, limit: usize, span: Span) -> Diagnostic {
    let (code, help) = if name.len() > limit {
        ("identifier_too_long", format!("shorten it to {limit} letters, digits and underscores"))
    } else {
        ("invalid_name", "use letters, digits and underscores, and start with a letter".to_owned())
    };
    Diagnostic::error(code, span, format!("this {what} cannot be named so: {fault}")).help(help)
}

fn duplicates(low: &mut Lowering<'_>, model: &Model) {
    for (at, field) in model.fields.iter().enumerate() {
        if let Some(first) = model.fields[..at].iter().find(|other| other.column == field.column) {
            low.error(
                Diagnostic::error(
                    "duplicate_name",
                    field.span_or(model.span),
                    format!("`{}` has the column `{}` twice", model.name, field.column),
                )
                .label(first.span_or(model.span), "the first one is here")
                .help("rename one of them or leave it out")
                .about(&model.name, Some(&field.name)),
            );
        }
    }
}

/// Under `strict = true` every assumption is an error.
fn strict(low: &mut Lowering<'_>) {
    if !low.config.strict.as_ref().is_some_and(|strict| strict.value) {
        return;
    }
    for assumption in low.assumptions.clone() {
        let Some(span) = assumption.span.or(low.config.strict.as_ref().map(|s| s.span)) else { continue };
        let message = format!("`{}` leaves something to a convention", assumption.text);
        low.error(
            Diagnostic::error("strict", span, message)
                .note(assumption.because)
                .help("say it in the text, or set `strict = false` in groundplan.toml"),
        );
    }
}
