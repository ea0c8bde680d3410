//! What only the whole schema shows, for the macros that own the places (law 11): see `groundplan_schema::findings`.

use groundplan_schema::diagnostic::{Diagnostic, Level};
use groundplan_schema::findings::{Finding, Findings};
use groundplan_schema::follow::follows;
use groundplan_schema::ir::{Schema, Style};
use groundplan_schema::rules;

use crate::collect::NOT_RUST;
use crate::driver::Outcome;

/// The content of the file. `package` is CARGO_MANIFEST_DIR, `files` the Rust files that were listed, `overwritten` those among them that
/// Diesel's command would write over.
pub(crate) fn of(outcome: &Outcome, package: &str, files: &[String], overwritten: &[&str]) -> Findings {
    let schema = outcome.judged.as_ref().map(|(schema, _)| schema);
    let mut list: Vec<Finding> = outcome
        .diagnostics
        .iter()
        .filter(|found| found.is_open() && found.code != NOT_RUST && !is_compilers(found, schema))
        .map(|found| Finding::of(found, &outcome.sources))
        .collect();
    list.extend(overwritten.iter().filter_map(|file| overwrites(file, outcome)));
    let models = schema.iter().flat_map(|schema| schema.models.iter().map(move |model| (*schema, model)));
    let follows = models
        .flat_map(|(schema, model)| follows(schema, model).into_iter().map(|follow| (model.table.clone(), follow)));
    Findings { package: package.to_owned(), files: files.to_vec(), list, follows: follows.collect() }
}

/// Of two structs the compiler settles it, by the bounds that the derive wrote.
fn is_compilers(found: &Diagnostic, schema: Option<&Schema>) -> bool {
    let model = found.model.as_deref().and_then(|name| schema?.find(name)).and_then(|id| Some(schema?.model(id)));
    let is_struct = model.is_some_and(|model| model.style == Style::Struct);
    is_struct && rules::find(found.code).is_some_and(|rule| rule.compiler)
}

/// At the first model of the file: its macro owns the place.
fn overwrites(file: &str, outcome: &Outcome) -> Option<Finding> {
    let (schema, _) = outcome.judged.as_ref()?;
    let places = schema.models.iter().map(|model| (model, outcome.sources.place(model.span)));
    let (model, place) = places.filter(|(_, place)| place.file == file).min_by(|a, b| a.1.cmp(&b.1))?;
    Some(Finding {
        level: Level::Error,
        code: "diesel_overwrites_model".to_owned(),
        place,
        model: Some(model.name.clone()),
        message: format!("Diesel's command would write its own schema over `{file}`"),
        details: vec![
            "rule: diesel_overwrites_model".to_owned(),
            format!("note: `print_schema.file` of diesel.toml names `{file}`"),
            "help: let it name another file, such as `file = \"src/schema.rs\"`, or take `[print_schema]` out"
                .to_owned(),
        ],
    })
}
