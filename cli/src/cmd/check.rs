//! `groundplan check`: findings for people on standard error, scores on standard output.

use groundplan_build::driver::{Outcome, Request};
use groundplan_build::write;
use groundplan_schema::config::{Known, baseline};
use groundplan_schema::diagnostic::Level;
use groundplan_schema::emit::{github, json, report, sarif};
use groundplan_schema::rules::Scope;
use groundplan_schema::score::Extent;
use groundplan_schema::{rules, score};

use crate::args::{Check, CheckFormat};
use crate::{Output, Surroundings, source};

pub(super) fn run(args: &Check, around: &mut Surroundings<'_>) -> Result<Output, String> {
    let mut request = source::of(&args.model, around)?;
    request.lenient = args.lenient;
    request.rebase = args.write_baseline;
    let mut outcome = super::drive(&request, &args.model)?;
    let mut written = String::new();
    if args.write_baseline {
        written = rebase(&request, &outcome)?;
        if outcome.judged.is_some() {
            request.rebase = false;
            outcome = super::drive(&request, &args.model)?;
        }
    }
    let sources = &outcome.sources;
    let stdout = match (args.format, &outcome.judged) {
        // These two tell of a text that cannot be read, too.
        (CheckFormat::Sarif, _) => {
            super::document(&sarif::log(&outcome.all(), sources, about, env!("CARGO_PKG_VERSION")))
        }
        (CheckFormat::Github, _) => github::commands(&outcome.diagnostics, sources),
        (_, None) => String::new(),
        (CheckFormat::Text, Some((schema, scorecard))) => report::plain(schema, sources, scorecard),
        (CheckFormat::Json, Some((schema, scorecard))) => {
            super::document(&json::document(schema, sources, Some(scorecard)))
        }
    };
    let mut answer = super::answer(&outcome, stdout, around);
    answer.stderr.push_str(&written);
    Ok(answer)
}

/// Writes what is found now as the baseline, and what it held of tables that were not looked at. Returns what people are told.
fn rebase(request: &Request, outcome: &Outcome) -> Result<String, String> {
    let Some(path) = &outcome.baseline else {
        let key = "`baseline = \"groundplan-baseline.toml\"` under `[scorecard]`";
        return Err(format!("groundplan.toml names no baseline; write {key}"));
    };
    let Some((schema, scorecard)) = &outcome.judged else {
        return Ok(format!("nothing is written into `{path}`, for the model has errors\n"));
    };
    let mut known = score::known(schema, scorecard);
    if request.extent != Extent::All {
        let here = score::tables(schema);
        let of_all = |rule: &str| rules::find(rule).is_some_and(|rule| rule.scope == Scope::Schema);
        let unseen =
            |line: &Known| !here.contains(&line.table) || (request.extent == Extent::Part && of_all(&line.rule));
        for line in outcome.config.known.iter().filter(|line| unseen(line)) {
            let name = (line.rule.clone(), line.table.clone(), line.column.clone());
            if !known.contains(&name) {
                known.push(name);
            }
        }
    }
    write::if_changed(&request.folder.join(path), &baseline::print(&known))
        .map_err(|error| format!("`{path}` cannot be written: {error}"))?;
    let findings = if known.len() == 1 { "finding is" } else { "findings are" };
    Ok(format!("{} {findings} tolerated by `{path}` from now on\n", known.len()))
}

/// What code scanning shows of a rule, or of a complaint that is none.
fn about(code: &str) -> sarif::About<'static> {
    let rule = rules::find(code);
    sarif::About {
        level: rule.map_or(Some(Level::Error), |rule| rule.level),
        dimension: rule.map(|rule| rule.dimension.word()),
        page: rules::explain(code).unwrap_or_default(),
    }
}
