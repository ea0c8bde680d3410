//! `groundplan check`: findings for people on standard error, scores on standard output.

use groundplan_build::driver;
use groundplan_schema::emit::{json, report};

use crate::args::{Check, CheckFormat};
use crate::{Output, Surroundings, source};

pub(super) fn run(args: &Check, around: &mut Surroundings<'_>) -> Result<Output, String> {
    let request = source::request(&args.model.path, args.model.engine, around)?;
    let outcome = driver::drive(&request)?;
    let stdout = match &outcome.judged {
        None => String::new(),
        Some((schema, scorecard)) => match args.format {
            CheckFormat::Text => report::plain(schema, &outcome.sources, scorecard),
            CheckFormat::Json => super::document(&json::document(schema, &outcome.sources, Some(scorecard))),
        },
    };
    Ok(super::answer(&outcome, stdout, around))
}
