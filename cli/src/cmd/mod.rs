//! The verbs, one file each.

mod check;
mod drift;
mod english;
mod explain;
mod import;
mod migrate;
mod read;

use groundplan_build::driver::{self, Input, Outcome, Request};

use crate::args::{Model, Verb};
use crate::{Output, Surroundings, database, render};

/// `Err` is wrong usage or I/O: exit code 2.
pub(crate) fn run(verb: Verb, around: &mut Surroundings<'_>) -> Result<Output, String> {
    match verb {
        Verb::Read(args) => read::run(&args, around),
        Verb::Check(args) => check::run(&args, around),
        Verb::Drift(args) => drift::run(&args, around),
        Verb::Explain(args) => explain::run(&args),
        Verb::Migrate(args) => migrate::run(&args, around),
        Verb::Import(args) => import::run(&args, around),
    }
}

/// Reads and judges what PATH names: a model of ours, or a database that is there already.
fn drive(request: &Request, model: &Model) -> Result<Outcome, String> {
    if let Some(url) = &model.database_url {
        return database::live::drive(request, url, model.tenant.as_deref(), &model.ignore);
    }
    if let [pattern, ..] = model.ignore.as_slice() {
        let pattern = pattern.text();
        return Err(format!("`--ignore {pattern}` is for a database that runs: name it by `--database-url`"));
    }
    if let [Input::File(path)] = request.inputs.as_slice()
        && let Some(source) = database::source(path, &request.folder.join(path))
    {
        return database::drive(request, path, source, model.tenant.as_deref());
    }
    match &model.tenant {
        Some(table) => Err(format!(
            "`--tenant {table}` is for SQL and for a schema.rs; a model says its tenant itself: \"Organizations are the tenants.\", `#[model(root)]`, or groundplan.toml"
        )),
        None => driver::drive(request),
    }
}

/// What every verb that reads a model answers: this on standard output, the findings on standard error, 1 where one is an error.
fn answer(outcome: &Outcome, stdout: String, around: &Surroundings<'_>) -> Output {
    Output {
        code: i32::from(outcome.has_errors()),
        stdout,
        stderr: render::all(&outcome.diagnostics, &outcome.sources, around.colours),
    }
}

/// JSON for machines and people: indented, with a line break at the end.
fn document(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}
