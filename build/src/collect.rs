//! Collects what is written in files: derives, `schema!` and texts become one draft.

use std::fs;
use std::path::Path;

use groundplan_schema::config::{self, Config, baseline};
use groundplan_schema::diagnostic::Diagnostic;
use groundplan_schema::draft::Draft;
use groundplan_schema::emit::rust::dependency_of;
use groundplan_schema::front::derive::file::{Found, SchemaMacro};
use groundplan_schema::front::english::{self, Context};
use groundplan_schema::front::schema_macro::{self, SchemaInput, TextInput};
use groundplan_schema::front::{derive, span::Locator};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::{SourceId, Sources, Span, Spanned};

use crate::driver::{Input, Request};

/// What was read.
pub(crate) struct Collected {
    pub(crate) sources: Sources,
    pub(crate) config: Config,
    pub(crate) draft: Draft,
    pub(crate) files: Vec<String>,
    pub(crate) baseline: Option<String>,
}

/// A Rust file that cannot be parsed. In a build rustc says the same, so build.rs leaves it out.
pub(crate) const NOT_RUST: &str = "not_rust";

pub(crate) fn collect(request: &Request, out: &mut Diagnostics) -> Result<Collected, String> {
    let name = dependency_of(&request.folder.join(&request.root), |file: &Path| fs::read_to_string(file).ok());
    let (mut sources, mut files) = (Sources::new(), Vec::new());
    let (mut config, baseline) = settings(request, &mut sources, &mut files, out)?;
    let mut collector = Collector { request, name, sources, files, out };
    let (mut rust, mut texts) = (Vec::new(), Vec::new());
    for input in &request.inputs {
        match input {
            Input::File(path) if path.ends_with(".rs") => rust.extend(collector.rust(path)?),
            Input::File(path) => texts.push(collector.file(path)?),
            Input::Text(path, text) => texts.push(collector.sources.add_file(path, text.as_str())),
        }
    }
    let mut draft = Draft::default();
    for (source, found) in &rust {
        draft.merge(collector.derives(*source, found));
    }
    let structs: Vec<String> = draft.models.iter().map(|model| model.name.value.clone()).collect();
    for (source, found) in &rust {
        for invocation in &found.schema_macros {
            draft.merge(collector.schema_macro(*source, invocation, &config));
        }
    }
    if !texts.is_empty() {
        draft.merge(collector.english(&texts, &structs, &config));
    }
    collector.settle_engine(&mut draft, &mut config, &texts);
    let Collector { sources, files, .. } = collector;
    Ok(Collected { sources, config, draft, files, baseline })
}

/// Reads groundplan.toml, and the baseline that it names: the settings, and the baseline's shown path.
pub fn settings(
    request: &Request,
    sources: &mut Sources,
    files: &mut Vec<String>,
    out: &mut Diagnostics,
) -> Result<(Config, Option<String>), String> {
    let Some(path) = &request.config else { return Ok((Config::default(), None)) };
    let source = read(request, path, sources, files)?;
    let mut config = config::read(sources, source, out);
    let Some(file) = &config.baseline else { return Ok((config, None)) };
    // It stands beside groundplan.toml, wherever that was found.
    let shown = join(path.rsplit_once('/').map_or("", |(folder, _)| folder), &file.value);
    match read(request, &shown, sources, files) {
        Ok(source) => config.known = baseline::read(sources, source, out),
        Err(_) if request.rebase => {}
        Err(error) => out.push(baseline::unreadable(file, &error)),
    }
    Ok((config, Some(shown)))
}

fn read(request: &Request, path: &str, sources: &mut Sources, files: &mut Vec<String>) -> Result<SourceId, String> {
    let text = fs::read_to_string(request.folder.join(path));
    let text = text.map_err(|error| format!("`{path}` cannot be read: {error}"))?;
    files.push(path.to_owned());
    Ok(sources.add_file(path, text))
}

struct Collector<'a> {
    request: &'a Request,
    /// What Cargo.toml calls our crate.
    name: Option<String>,
    sources: Sources,
    files: Vec<String>,
    out: &'a mut Diagnostics,
}

impl Collector<'_> {
    fn file(&mut self, path: &str) -> Result<SourceId, String> {
        read(self.request, path, &mut self.sources, &mut self.files)
    }

    fn rust(&mut self, path: &str) -> Result<Option<(SourceId, Found)>, String> {
        let source = self.file(path)?;
        match syn::parse_file(self.sources.get(source).text()) {
            Ok(file) => Ok(Some((source, derive::file::file(&file, self.name.as_deref())))),
            Err(error) => {
                let at = error.span().start();
                let start = self.sources.offset(source, at.line as u32, at.column as u32 + 1);
                let span = Span { source, start, end: start };
                self.out.push(
                    Diagnostic::error(NOT_RUST, span, format!("this is no Rust: {error}"))
                        .help("run `cargo check`, which shows the same mistake and more of it"),
                );
                Ok(None)
            }
        }
    }

    fn derives(&mut self, source: SourceId, found: &Found) -> Draft {
        let mut draft = Draft::default();
        for item in &found.models {
            let mut at = Locator::file(source);
            draft.merge(derive::model(item, &mut at, &mut self.sources, self.out));
        }
        for item in &found.enums {
            let mut at = Locator::file(source);
            draft.merge(derive::enumeration(item, &mut at, &mut self.sources, self.out));
        }
        draft
    }

    /// Reads a `schema!` as the macro does: it knows the structs of its `use` lines, and no others.
    fn schema_macro(&mut self, source: SourceId, found: &SchemaMacro, config: &Config) -> Draft {
        let mut at = Locator::file(source);
        let tokens = found.tokens.clone();
        let input = schema_macro::parse(tokens, found.span, &mut at, &mut self.sources, self.out);
        let SchemaInput { mut draft, texts, .. } = input;
        let mut sources = Vec::new();
        for text in texts {
            match text {
                TextInput::Literal(source) => sources.push(source),
                TextInput::File { path, span } => match self.file(&join(&self.request.root, &path.value())) {
                    Ok(source) => sources.push(source),
                    Err(error) => self.out.push(
                        Diagnostic::error("unreadable_file", span, error)
                            .help("write the path relative to Cargo.toml, such as `file = \"src/crm.md\"`"),
                    ),
                },
            }
        }
        let known: Vec<String> = draft.used.iter().map(|used| used.name.value.clone()).collect();
        if !sources.is_empty() {
            draft.merge(self.english(&sources, &known, config));
        }
        draft
    }

    fn english(&mut self, texts: &[SourceId], known: &[String], config: &Config) -> Draft {
        let tenant = config.tenancy.model.as_ref().map(|model| model.value.as_str());
        let soft_delete = config.soft_delete.as_ref().is_some_and(|said| said.value);
        let context = Context { lenient: self.request.lenient, tenant, known, soft_delete };
        english::read(&self.sources, texts, &context, self.out)
    }

    /// An engine that the asker fixes is the only one that is said; one that it assumes counts where nobody says one.
    fn settle_engine(&mut self, draft: &mut Draft, config: &mut Config, texts: &[SourceId]) {
        if let Some(engine) = self.request.engine {
            let said = config.engine.iter().chain(&draft.engines).next().map(|said| said.value);
            let source = self.sources.add_file("--engine", engine.word());
            draft.engines = vec![Spanned::new(engine, self.sources.whole(source))];
            config.engine = None;
            if said.is_some_and(|said| said != engine) {
                // A version is one of the engine that was said.
                config.engine_version = None;
                draft.engine_versions.clear();
            }
        } else if config.engine.is_none()
            && draft.engines.is_empty()
            && let Some(engine) = self.request.assumed_engine
        {
            let source = texts.first().copied().unwrap_or_else(|| self.sources.add_file("--engine", engine.word()));
            draft.engines.push(Spanned::new(engine, Span { source, start: 0, end: 0 }));
        }
    }
}

/// A path that starts at a shown folder.
pub fn join(folder: &str, path: &str) -> String {
    if folder.is_empty() || folder == "." || Path::new(path).is_absolute() {
        return path.to_owned();
    }
    format!("{}/{path}", folder.trim_end_matches('/'))
}
