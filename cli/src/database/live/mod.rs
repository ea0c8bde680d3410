//! Databases that run: a URL becomes a script of what is there, and the reader of scripts reads it.
//!
//! One reader serves a dump and a server: what a rule says of either has a place that can be shown, here in a script that is called by the
//! database's address, never with its password. Nothing is written: the session is read-only and sees one moment.

// A build without a driver leaves out what only that driver needs.
#![cfg_attr(
    not(all(feature = "postgres", feature = "mysql", feature = "sqlite")),
    allow(dead_code, unused_imports, unused_variables, reason = "what the other drivers need")
)]

mod address;
#[cfg(feature = "mysql")]
mod mysql;
#[cfg(feature = "postgres")]
mod postgres;
mod script;
#[cfg(feature = "sqlite")]
mod sqlite;

use std::path::Path;

use groundplan_build::driver::{Outcome, Request, settings};
use groundplan_schema::condition::Condition;
use groundplan_schema::diagnostic::Diagnostic;
use groundplan_schema::found::{
    self,
    tables::{Table, TableCheck, Tables},
};
use groundplan_schema::ir::{Engine, Schema, Unread, Version};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::{SourceId, Sources, Span};

use super::ignore::Pattern;
use super::sql;
use address::Address;
use script::Script;

/// A database as it was at one moment.
#[derive(Debug)]
pub struct Live {
    /// MySQL and MariaDB are told apart by what the server says of itself.
    pub engine: Engine,
    /// What the server says of itself.
    pub version: Version,
    /// Its address without the password: `postgres://host:5432/shop`.
    pub shown: String,
    /// The namespace in which a table stands that is named without one; `None` where the engine has none.
    pub namespace: Option<String>,
    script: Script,
}

impl Live {
    /// What is there, as statements that would make it.
    #[must_use]
    pub fn script(&self) -> &str {
        &self.script.text
    }

    /// The schema of it, for the rules and for whoever imports or compares it; `ignore` names tables that are left out. Its script becomes a source.
    ///
    /// Who the tenants are is not known yet, and what cannot be read is listed in `unread`.
    #[must_use]
    pub fn schema(&self, sources: &mut Sources, ignore: &[Pattern], out: &mut Diagnostics) -> (Schema, SourceId) {
        let source = sources.add_file(&self.shown, self.script.text.as_str());
        let mut schema = found::schema(self.tables(sources, source, ignore, out));
        schema.engine_version = self.version;
        (schema, source)
    }

    fn tables(&self, sources: &Sources, source: SourceId, ignore: &[Pattern], out: &mut Diagnostics) -> Tables {
        let mut tables = sql::read(sources, source, self.engine, true, out);
        for note in &self.script.notes {
            let span = Span { source, start: note.at.start as u32, end: note.at.end as u32 };
            tables.skipped.push(Unread {
                span,
                text: self.script.text[note.at.clone()].to_owned(),
                hint: note.why.clone(),
            });
        }
        for check in &self.script.checks {
            let span = Span { source, start: check.at.start as u32, end: check.at.end as u32 };
            let own = |table: &&mut Table| {
                table.name.value == check.table && (table.namespace.is_none() || table.namespace == check.namespace)
            };
            if let Some(table) = tables.tables.iter_mut().find(own) {
                let condition = Condition::Raw(check.condition.clone());
                table.checks.push(TableCheck { name: Some(check.name.clone()), condition, span });
            }
        }
        for table in &mut tables.tables {
            if table.namespace.is_some() && table.namespace == self.namespace {
                table.namespace = None;
            }
            for key in &mut table.keys {
                if key.table.namespace.is_some() && key.table.namespace == self.namespace {
                    key.table.namespace = None;
                }
            }
        }
        super::ignore::apply(&mut tables, ignore);
        tables.skipped.sort_by_key(|unread| unread.span.start);
        tables
    }
}

/// Reads a database that runs (or, of SQLite, its file): `postgres://…`, `mysql://…`, `mariadb://…`, `sqlite:PATH`. Relative paths start from `folder`.
///
/// ```no_run
/// let live = groundplan_cli::database::live::read("sqlite:app.db", std::path::Path::new("."))?;
/// println!("{}: {}", live.shown, live.script());
/// # Ok::<(), String>(())
/// ```
///
/// # Errors
/// The address cannot be read, nobody answers there, the user or the password is refused, there is no such database, or it may not be read.
/// The message has a cure in it, and never the password.
pub fn read(url: &str, folder: &Path) -> Result<Live, String> {
    match address::of(url)? {
        #[cfg(feature = "postgres")]
        Address::Postgres(url) => postgres::read(&url),
        #[cfg(feature = "mysql")]
        Address::Mysql(url) => mysql::read(&url),
        #[cfg(feature = "sqlite")]
        Address::Sqlite(path) => sqlite::read(&path, folder),
        #[cfg(not(all(feature = "postgres", feature = "mysql", feature = "sqlite")))]
        other => {
            let feature = other.feature();
            Err(format!("this `groundplan` was built without {feature}; install it again with `--features {feature}`"))
        }
    }
}

/// Reads and judges a database that runs.
///
/// # Errors
/// What keeps it from reading at all, as [`read`] says; or settings that cannot be read.
pub fn drive(request: &Request, url: &str, tenant: Option<&str>, ignore: &[Pattern]) -> Result<Outcome, String> {
    let (mut sources, mut files, mut out) = (Sources::new(), Vec::new(), Diagnostics::new());
    let started = settings(request, &mut sources, &mut files, &mut out)
        .and_then(|settings| Ok((settings, read(url, &request.folder)?)));
    let ((config, baseline), live) = match started {
        Ok(started) => started,
        Err(error) => {
            out.finish();
            return Err(error);
        }
    };
    if let Some(said) = request.engine.filter(|said| *said != live.engine) {
        out.finish();
        return Err(format!(
            "`{}` is {}, and `--engine {}` says another; leave `--engine` out",
            live.shown,
            live.engine.title(),
            said.word()
        ));
    }
    let ignore = match super::ignore::all(ignore, &config) {
        Ok(ignore) => ignore,
        Err(error) => {
            out.finish();
            return Err(error);
        }
    };
    let (mut schema, source) = live.schema(&mut sources, &ignore, &mut out);
    if schema.models.is_empty() && !out.has_errors() {
        let start = Span { source, start: 0, end: 0 };
        let error = Diagnostic::error("empty_text", start, format!("there is no table in `{}`", live.shown));
        out.push(error.help("name another database, or ignore fewer tables"));
    }
    super::name_tenants(&mut schema, &config, tenant, &mut out);
    let mut outcome = Outcome { sources, config, judged: None, diagnostics: Vec::new(), files, baseline };
    outcome.judge(request, schema, out);
    Ok(outcome)
}
