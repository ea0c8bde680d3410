//! The verbs, one file each.

mod check;
mod english;
mod explain;
mod migrate;
mod read;

use groundplan_build::driver::Outcome;

use crate::args::Verb;
use crate::{Output, Surroundings, render};

/// `Err` is wrong usage or I/O: exit code 2.
pub(crate) fn run(verb: Verb, around: &mut Surroundings<'_>) -> Result<Output, String> {
    match verb {
        Verb::Read(args) => read::run(&args, around),
        Verb::Check(args) => check::run(&args, around),
        Verb::Explain(args) => explain::run(&args),
        Verb::Migrate(args) => migrate::run(&args, around),
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
