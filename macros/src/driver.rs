//! The three drivers. Each collects, lowers, checks, stops if there are errors, and emits.

use groundplan_schema::diagnostic::{Diagnostic, Level};
use groundplan_schema::draft::{Draft, DraftModel};
use groundplan_schema::emit::rust::{self, Around, Health, Runtime};
use groundplan_schema::front;
use groundplan_schema::front::english::Context;
use groundplan_schema::front::schema_macro::TextInput;
use groundplan_schema::front::span::Locator;
use groundplan_schema::ir::Schema;
use groundplan_schema::lower::{View, lower};
use groundplan_schema::name::relation;
use groundplan_schema::score::{Asker, check};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::{SourceId, Sources, Span};
use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;
use syn::spanned::Spanned as _;

use crate::input::{Package, is_first};
use crate::{findings, render};

/// `#[derive(Model)]`.
pub(crate) fn model(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut run = Run::of_item(&input);
    let draft = front::derive::model(&input, &mut run.at, &mut run.sources, &mut run.out);
    let Some(own) = draft.models.first().cloned() else { return run.report(None).0 };
    run.refuse_ways_through(&own);
    let schema = run.judge(draft, View::Struct, Asker::Struct);
    let (errors, around, at) = run.report(Some((own.name.span, lines(&input), own.external.is_none())));
    let code = rust::derive(&schema, &input, &own, &|span| at.compiler_range(span).1, &around);
    quote! { #errors #code }
}

/// `#[derive(Enum)]`.
pub(crate) fn enumeration(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut run = Run::of_item(&input);
    let draft = front::derive::enumeration(&input, &mut run.at, &mut run.sources, &mut run.out);
    let Some(own) = draft.enums.into_iter().next() else { return run.report(None).0 };
    let (errors, around, _) = run.report(Some((own.name.span, lines(&input), true)));
    let code = rust::derive_enum(&input, &own, &around);
    quote! { #errors #code }
}

/// `schema!`.
pub(crate) fn schema(input: TokenStream) -> TokenStream {
    let call = proc_macro2::Span::call_site();
    let mut run = Run::new(None, call);
    let item = run.at.span(proc_macro2::Ident::new("schema", call), &mut run.sources);
    let input = front::schema_macro::parse(input, call, &mut run.at, &mut run.sources, &mut run.out);
    run.package.runtime = input.krate.as_ref().map_or(run.package.runtime, Runtime::at);
    let texts = run.texts(&input.texts);
    let known: Vec<String> = input.draft.used.iter().map(|used| used.name.value.clone()).collect();
    let view = if known.is_empty() { (View::Whole, Asker::Whole) } else { (View::Text, Asker::Text) };
    let (uses, mut draft) = (input.draft.used.clone(), input.draft);
    draft.merge(run.read(&texts, &known));
    let schema = run.judge(draft, view.0, view.1);
    let lines = call.start().line as u32..=call.end().line as u32;
    // Where build.rs was given the texts themselves, it need not read the file that names them.
    let given = |text: &SourceId| {
        let path = run.sources.get(*text).path();
        run.package.findings.as_ref().is_some_and(|found| found.files.iter().any(|file| file == path))
    };
    let is_unknown = texts.is_empty() || !texts.iter().all(given);
    let (errors, around, at) = run.report(Some((item, lines, is_unknown)));
    let code = rust::schema(&schema, &uses, &|span| at.compiler(span), &around);
    quote! { #errors #code }
}

/// What one expansion reads and says.
struct Run {
    package: Package,
    sources: Sources,
    at: Locator,
    out: Diagnostics,
    call: proc_macro2::Span,
}

impl Run {
    fn of_item(input: &DeriveInput) -> Run {
        Run::new(front::derive::crate_path(&input.attrs).as_ref(), input.ident.span())
    }

    fn new(path: Option<&syn::Path>, call: proc_macro2::Span) -> Run {
        let mut sources = Sources::new();
        let package = Package::read(path, call, &mut sources);
        let at = Locator::tokens(package.file(call));
        Run { package, sources, at, out: Diagnostics::new(), call }
    }

    /// A way through a junction (`Task::tags`) is stated at the junction's keys, but the runtime has no such relation yet.
    fn refuse_ways_through(&mut self, junction: &DraftModel) {
        let name = &junction.name.value;
        for field in junction.fields.iter().filter(|_| junction.junction.is_some()) {
            let (Some(reverse), Some(to)) = (&field.reverse, &field.references) else { continue };
            let key = &field.name.value;
            let message = format!("`{}::{}`, the way through `{name}`, is not built yet", to.value, reverse.value);
            let way = relation(key);
            self.out.push(
                Diagnostic::error("not_built_yet", reverse.span, message)
                    .help(format!("leave `reverse` out here, and join the junction: `.join({name}::{way}.reverse())`"))
                    .about(name, Some(key)),
            );
        }
    }

    /// The texts of a `schema!` as sources. A file that cannot be read is reported where it is named.
    fn texts(&mut self, texts: &[TextInput]) -> Vec<SourceId> {
        let Run { package, sources, at, out, .. } = self;
        let sources = texts.iter().filter_map(|text| match text {
            TextInput::Literal(source) => Some(*source),
            TextInput::File { path, span } => match package.text(&path.value(), sources) {
                Ok(source) => {
                    at.anchor(source, path.span());
                    Some(source)
                }
                Err(error) => {
                    let message = format!("`{}` cannot be read: {error}", path.value());
                    out.push(
                        Diagnostic::error("unreadable_file", *span, message)
                            .help("write the path as it is from the folder of Cargo.toml"),
                    );
                    None
                }
            },
        });
        sources.collect()
    }

    /// Reads the English, unless there is none: then that has been reported.
    fn read(&mut self, texts: &[SourceId], known: &[String]) -> Draft {
        if texts.is_empty() {
            return Draft::default();
        }
        let config = &self.package.config;
        let context = Context {
            lenient: false,
            tenant: config.tenancy.model.as_ref().map(|model| model.value.as_str()),
            known,
            soft_delete: config.soft_delete.as_ref().is_some_and(|soft| soft.value),
        };
        front::english::read(&self.sources, texts, &context, &mut self.out)
    }

    /// Lowers, and judges what could be lowered.
    fn judge(&mut self, draft: Draft, view: View, asker: Asker) -> Schema {
        let is_odd = |found: &Diagnostic| found.code == "unsupported_item";
        if draft.models.iter().all(|model| model.fields.is_empty()) && self.out.peek().iter().any(is_odd) {
            // An enum or a tuple struct: what it lacks as a model says nothing more.
            let mut unsaid = Diagnostics::new();
            let schema = lower(draft, &self.package.config, view, &self.sources, &mut unsaid);
            unsaid.finish();
            return schema;
        }
        let schema = lower(draft, &self.package.config, view, &self.sources, &mut self.out);
        if !self.out.has_errors() {
            check(&schema, &self.package.config, asker, &mut self.out);
        }
        schema
    }

    /// All that is wrong as tokens, and what the emitter must know. `item`: its name's place, its lines, and whether build.rs has to
    /// know it.
    fn report(self, item: Option<(Span, std::ops::RangeInclusive<u32>, bool)>) -> (TokenStream, Around, Locator) {
        let Run { package, sources, at, out, call } = self;
        let Package { runtime, tracked, findings, faults, config, .. } = package;
        let baseline = config.baseline.as_ref().map(|file| file.value.as_str());
        let first = is_first(call);
        let mut own = out.finish();
        let mut health = health(&own);
        if faults.iter().any(|fault| fault.level == Level::Error) {
            // What follows from a broken groundplan.toml says nothing.
            own.clear();
            health = Health::NoEngine;
        }
        let mut tokens = TokenStream::new();
        if first {
            own.extend(faults);
        }
        // Tokens have their numbers as they were asked for; a reader wants the order of the file.
        sources.sort(&mut own, |found| found.span);
        tokens.extend(own.iter().map(|found| render::diagnostic(found, &at, &sources)));
        let mut follows = Vec::new();
        if let (Some(found), Some((name, lines, is_table))) = (findings, item) {
            for (span, finding) in findings::own(&found, &sources, name, lines, baseline, first) {
                let place = sources.place(span);
                let said = own.iter().any(|d| d.code == finding.code && sources.place(d.span) == place);
                if !said {
                    tokens.extend(render::finding(finding, span, &at, &sources));
                }
            }
            if let Some(file) = findings::unread_file(&found, &sources, name).filter(|_| is_table) {
                let error = Diagnostic::error(
                    "file_not_read",
                    name,
                    format!("build.rs does not read `{file}`, so this stands in no migration"),
                )
                .help(format!("add `\"{file}\"` to `from_files` in build.rs"));
                tokens.extend(render::diagnostic(&error, &at, &sources));
            }
            follows = found.follows;
        }
        (tokens, Around { runtime, tracked, follows, health }, at)
    }
}

fn health(found: &[Diagnostic]) -> Health {
    if found.iter().any(|found| found.code == "engine_not_stated") {
        return Health::NoEngine;
    }
    let broken = found.iter().any(|found| found.level == Level::Error && found.is_open());
    if broken { Health::Broken } else { Health::Sound }
}

/// The lines that an item stands on.
fn lines(input: &DeriveInput) -> std::ops::RangeInclusive<u32> {
    let end = match &input.data {
        syn::Data::Struct(data) => data.fields.span().end().line,
        syn::Data::Enum(data) => data.brace_token.span.close().end().line,
        syn::Data::Union(data) => data.fields.span().end().line,
    };
    let start = input.attrs.iter().map(|attribute| attribute.span().start().line).min();
    let name = input.ident.span().start().line;
    (start.unwrap_or(name).min(name) as u32)..=(end.max(name) as u32)
}
