//! `groundplan read`: a model in, one of its pictures out.

use groundplan_schema::emit::{html, json, mermaid, report, sql};

use groundplan_schema::ir::Style;

use crate::args::{Format, Read};
use crate::{Output, Surroundings, source};

pub(super) fn run(args: &Read, around: &mut Surroundings<'_>) -> Result<Output, String> {
    let mut request = source::of(&args.model, around)?;
    request.lenient = args.lenient;
    let outcome = super::drive(&request, &args.model)?;
    let schema = outcome.judged.as_ref().map(|(schema, _)| schema);
    if args.format == Format::Sql
        && schema.is_some_and(|schema| schema.models.iter().any(|model| model.style == Style::Database))
    {
        return Err(
            "`--format sql` prints models of Groundplan's own; this is a database that is there already".to_owned()
        );
    }
    let stdout = match &outcome.judged {
        None => String::new(),
        Some((schema, scorecard)) => match args.format {
            Format::Json => super::document(&json::document(schema, &outcome.sources, Some(scorecard))),
            Format::Sql => sql::ddl(schema),
            Format::Mermaid => mermaid::diagram(schema),
            Format::Report => report::markdown(schema, &outcome.sources, scorecard),
            Format::Html => html::page(schema, &outcome.sources, scorecard),
            Format::English => return super::english::print(&request, &outcome, schema, around),
        },
    };
    Ok(super::answer(&outcome, stdout, around))
}
