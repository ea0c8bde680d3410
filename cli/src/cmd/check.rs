//! `groundplan check`: findings for people on standard error, scores on standard output.

use groundplan_schema::diagnostic::Level;
use groundplan_schema::emit::{github, json, report, sarif};
use groundplan_schema::rules;

use crate::args::{Check, CheckFormat};
use crate::{Output, Surroundings, source};

pub(super) fn run(args: &Check, around: &mut Surroundings<'_>) -> Result<Output, String> {
    let mut request = source::request(&args.model.path, args.model.engine, around)?;
    request.lenient = args.lenient;
    let outcome = super::drive(&request, &args.model)?;
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
    Ok(super::answer(&outcome, stdout, around))
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
