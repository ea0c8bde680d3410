//! Databases that are there already: a file of SQL or a Diesel `schema.rs`, read into the schema that the rules judge.
//!
//! The driver reads as the others do: collect, check; there is nothing to lower, for nothing is filled in.

pub mod compare;
mod diesel;
pub mod ignore;
pub mod live;
mod sql;
mod waivers;

use std::fs;
use std::path::Path;

use groundplan_build::driver::{Outcome, Request, settings};
use groundplan_schema::config::Config;
use groundplan_schema::diagnostic::Diagnostic;
use groundplan_schema::found::{self, Named};
use groundplan_schema::ir::{Engine, Schema};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::{SourceId, Sources, Span};

pub(crate) use groundplan_schema::found::tables;

/// What kind of source a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Statements that make tables: a dump, or migrations in their order.
    Sql,
    /// Diesel's `table!` and `joinable!`.
    Diesel,
}

/// Whether a file is one that this reads. A Rust file with models of ours is none, whatever else stands in it.
pub(crate) fn source(path: &str, disk: &Path) -> Option<Source> {
    let ending = Path::new(path).extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "sql" => Some(Source::Sql),
        "rs" => diesel::is_one(&fs::read_to_string(disk).ok()?).then_some(Source::Diesel),
        _ => None,
    }
}

/// Reads and judges.
///
/// # Errors
/// What keeps it from reading at all: a file that is missing, or an engine that nobody says.
pub fn drive(request: &Request, path: &str, source: Source, tenant: Option<&str>) -> Result<Outcome, String> {
    let mut sources = Sources::new();
    let (mut files, mut out) = (Vec::new(), Diagnostics::new());
    let started = start(request, path, source, &mut sources, &mut files, &mut out);
    let (config, baseline, id, engine) = match started {
        Ok(started) => started,
        Err(error) => {
            out.finish();
            return Err(error);
        }
    };
    let tables = match source {
        Source::Sql => sql::read(&sources, id, engine, request.lenient, &mut out),
        Source::Diesel => diesel::read(&sources, id, engine, &mut out),
    };
    if tables.tables.is_empty() && !out.has_errors() {
        let error = Diagnostic::error(
            "empty_text",
            Span { source: id, start: 0, end: 0 },
            format!("no table is described in `{path}`"),
        );
        out.push(error.help("name a file with CREATE TABLE statements, or a `schema.rs` of Diesel's"));
    }
    let mut schema = found::schema(tables);
    waivers::attach(&mut schema, &sources, id, source, &mut out);
    name_tenants(&mut schema, &config, tenant, &mut out);
    let mut outcome = Outcome { sources, config, judged: None, diagnostics: Vec::new(), files, baseline };
    outcome.judge(request, schema, out);
    Ok(outcome)
}

/// What stands beside the tables and is no part of a model, as patterns that leave it out: views, and triggers and policies behind their tables.
pub(crate) fn beside(sources: &Sources, source: SourceId, engine: Engine) -> Vec<String> {
    let usual = |namespace: &Option<String>| namespace.clone().filter(|name| name != "public");
    let one = |thing: sql::beside::Thing| match (&thing.kind, &thing.table) {
        (sql::beside::Kind::View, _) => Some(match usual(&thing.namespace) {
            Some(namespace) => format!("{namespace}.{}", thing.name),
            None => thing.name,
        }),
        (sql::beside::Kind::Trigger | sql::beside::Kind::Policy | sql::beside::Kind::OnUpdate, Some((_, table))) => {
            Some(format!("{table}.{}", thing.name))
        }
        _ => None,
    };
    let all = sql::beside::read(sources, source, engine).into_iter().filter_map(one);
    let mut patterns: Vec<String> = all.filter(|pattern| ignore::Pattern::parse(pattern).is_ok()).collect();
    patterns.sort();
    patterns.dedup();
    patterns
}

/// Says who the tenants are, where the option or groundplan.toml names them.
fn name_tenants(schema: &mut Schema, config: &Config, tenant: Option<&str>, out: &mut Diagnostics) {
    let tenancy = &config.tenancy;
    let named = match (tenant, &tenancy.model) {
        (Some(table), _) => Named::Table(table),
        (None, Some(model)) => Named::Model(&model.value, model.span),
        (None, None) => Named::Nobody,
    };
    if !schema.models.is_empty() {
        found::tenancy(schema, &named, tenancy.column.as_ref().map(|column| column.value.as_str()), out);
    }
}

/// The settings, the baseline's path, the file and its engine.
fn start(
    request: &Request,
    path: &str,
    source: Source,
    sources: &mut Sources,
    files: &mut Vec<String>,
    out: &mut Diagnostics,
) -> Result<(Config, Option<String>, SourceId, Engine), String> {
    let (config, baseline) = settings(request, sources, files, out)?;
    let text = fs::read(request.folder.join(path)).map_err(|error| format!("`{path}` cannot be read: {error}"))?;
    files.push(path.to_owned());
    // Rows of a dump may be in any encoding; names and words are not.
    let id = sources.add_file(path, String::from_utf8_lossy(&text));
    let engine = engine(request, path, source, sources.get(id).text(), &config, out)?;
    Ok((config, baseline, id, engine))
}

/// The engine: said by the option, in groundplan.toml, or plain from the text.
fn engine(
    request: &Request,
    path: &str,
    source: Source,
    text: &str,
    config: &Config,
    out: &mut Diagnostics,
) -> Result<Engine, String> {
    if let Some(engine) = request.engine {
        return Ok(engine);
    }
    let guessed = match source {
        Source::Sql => sql::guess(text),
        Source::Diesel => diesel::guess(text),
    };
    match (&config.engine, guessed) {
        (Some(said), Ok(shown)) if said.value != shown && !alike(said.value, shown) => {
            let message =
                format!("`engine` is `{}` here, but `{path}` is written for {}", said.value.word(), shown.title());
            let error = Diagnostic::error("contradiction", said.span, message);
            out.push(error.help(format!(
                "say which holds: `--engine {}` or `--engine {}`",
                shown.word(),
                said.value.word()
            )));
            Ok(shown)
        }
        (Some(said), _) => Ok(said.value),
        (None, Ok(shown)) => Ok(shown),
        (None, Err(why)) => Err(format!(
            "the engine of `{path}` is not known: {why}; name it with `--engine postgres`, `mysql`, `mariadb` or `sqlite`"
        )),
    }
}

/// MySQL and MariaDB write nearly the same, and only a dump says which of them it is from.
fn alike(one: Engine, other: Engine) -> bool {
    let family = |engine| matches!(engine, Engine::Mysql | Engine::Mariadb);
    family(one) && family(other)
}
