//! `groundplan drift`: a model, or the last migration, beside a database that runs.

use std::fmt::Write as _;

use groundplan_build::driver::{self, Request};
use groundplan_build::store::Store;
use groundplan_schema::ir::Schema;
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::Sources;
use serde_json::{Value, json};

use crate::args::{Drift, DriftFormat};
use crate::database::compare::{self, Comparison, Difference, Direction};
use crate::database::ignore::{self, Pattern};
use crate::database::live::{self, Live};
use crate::{Output, Surroundings, render, source};

/// What a database is compared with.
struct Against {
    schema: Schema,
    kind: &'static str,
    /// The model's path, or the migration's.
    path: String,
    /// What groundplan.toml says is not ours, and the option.
    ignore: Vec<Pattern>,
}

pub(super) fn run(args: &Drift, around: &mut Surroundings<'_>) -> Result<Output, String> {
    let live = live::read(&args.database_url, &around.folder)?;
    let against = match snapshot(args, around)? {
        Ok(Some(against)) => against,
        Ok(None) => {
            let mut request = source::request(&args.path, args.engine, around)?;
            // A model that names no engine is meant for the one at hand.
            request.assumed_engine = Some(live.engine);
            let outcome = driver::drive(&request)?;
            let stderr = || render::all(&outcome.diagnostics, &outcome.sources, around.colours);
            match &outcome.judged {
                Some((schema, _)) => Against {
                    schema: schema.clone(),
                    kind: "model",
                    path: args.path.clone(),
                    ignore: ignore::all(&args.ignore, &outcome.config)?,
                },
                None => return Ok(Output { code: 1, stdout: String::new(), stderr: stderr() }),
            }
        }
        Err(refused) => return Ok(refused),
    };
    if against.schema.models.is_empty() {
        return Err(format!("no model was found in `{}`", args.path));
    }
    let comparison = compare::compare(&against.schema, &live, &against.ignore)?;
    let stdout = match args.format {
        DriftFormat::Text => text(&live, &against, &comparison),
        DriftFormat::Json => super::document(&document(&live, &against, &comparison)),
    };
    Ok(Output { code: i32::from(!comparison.differences.is_empty()), stdout, stderr: String::new() })
}

/// The last snapshot, where PATH is a folder of migrations: what a deployed database should be, whatever the model has become since.
fn snapshot(args: &Drift, around: &Surroundings<'_>) -> Result<Result<Option<Against>, Output>, String> {
    let folder = around.folder.join(&args.path);
    let is_migrations = folder.is_dir()
        && !folder.join("Cargo.toml").exists()
        && std::fs::read_dir(&folder)
            .map_err(|error| format!("`{}` cannot be read: {error}", args.path))?
            .flatten()
            .any(|entry| entry.path().join("up.sql").is_file());
    if !is_migrations {
        return Ok(Ok(None));
    }
    let store = match Store::read(&folder, args.path.trim_end_matches('/')) {
        Ok(store) => store,
        Err(faults) => {
            let stderr = faults.iter().map(|fault| format!("error: {fault}\n")).collect();
            return Ok(Err(Output { code: 1, stdout: String::new(), stderr }));
        }
    };
    let newest =
        store.migrations.iter().rev().find_map(|one| one.snapshot.as_ref().map(|(snapshot, _)| (&one.name, snapshot)));
    let Some((name, snapshot)) = newest else {
        return Err(format!("no migration in `{}` has a snapshot (`schema.json`): name the model instead", args.path));
    };
    let path = format!("{}/{name}", store.shown);
    let request = Request {
        folder: around.folder.clone(),
        config: source::config_of(&args.path, around),
        // Who tolerates what is not asked here.
        rebase: true,
        ..Request::default()
    };
    let (mut sources, mut out) = (Sources::new(), Diagnostics::new());
    let config = driver::settings(&request, &mut sources, &mut Vec::new(), &mut out);
    let (failed, complaints) = (out.has_errors(), out.finish());
    if failed {
        let stderr = render::all(&complaints, &sources, around.colours);
        return Ok(Err(Output { code: 1, stdout: String::new(), stderr }));
    }
    let ignore = ignore::all(&args.ignore, &config?.0)?;
    Ok(Ok(Some(Against { schema: snapshot.schema.clone(), kind: "migration", path, ignore })))
}

const GROUPS: [(Direction, &str); 3] = [
    (Direction::Missing, "missing in the database"),
    (Direction::Extra, "only in the database"),
    (Direction::Different, "different"),
];

fn text(live: &Live, against: &Against, comparison: &Comparison) -> String {
    let Against { kind, path, .. } = against;
    let mut out = match comparison.differences.len() {
        0 => format!("`{}` is as the {kind} `{path}` says\n", live.shown),
        1 => format!("`{}` differs from the {kind} `{path}` in 1 place\n", live.shown),
        many => format!("`{}` differs from the {kind} `{path}` in {many} places\n", live.shown),
    };
    for (direction, title) in GROUPS {
        let mut own = comparison.differences.iter().filter(|one| one.direction == direction).peekable();
        if own.peek().is_some() {
            write!(out, "\n{title}\n").ok();
        }
        for one in own {
            difference(&mut out, one);
        }
    }
    if !comparison.ignored.is_empty() {
        out.push_str("\nignored\n");
        for (name, why) in &comparison.ignored {
            writeln!(out, "  {name}: {why}").ok();
        }
    }
    out
}

fn difference(out: &mut String, one: &Difference) {
    let place = one.table.as_ref().map_or_else(String::new, |table| format!(" of `{table}`"));
    writeln!(out, "  {} `{}`{place}", one.kind, one.name).ok();
    for (word, said) in [("model", &one.model), ("database", &one.database)] {
        if let Some(said) = said {
            indented(out, word, said);
        }
    }
    indented(out, "cure", &one.cure);
}

/// A word and what stands behind it; its further lines stand under its first.
fn indented(out: &mut String, word: &str, text: &str) {
    for (at, line) in text.lines().enumerate() {
        let head = if at == 0 { format!("{word}:") } else { String::new() };
        writeln!(out, "    {head:<9} {line}").ok();
    }
}

fn document(live: &Live, against: &Against, comparison: &Comparison) -> Value {
    let differences = comparison.differences.iter().map(|one| {
        json!({
            "direction": one.direction.word(),
            "kind": one.kind,
            "table": one.table,
            "name": one.name,
            "model": one.model,
            "database": one.database,
            "cure": one.cure,
        })
    });
    json!({
        "version": 1,
        "database": live.shown,
        "engine": live.engine.word(),
        "engine_version": live.version.to_string(),
        "compared_with": { "kind": against.kind, "path": against.path },
        "differences": differences.collect::<Vec<_>>(),
        "ignored": comparison.ignored.iter().map(|(name, why)| json!({ "name": name, "why": why })).collect::<Vec<_>>(),
    })
}
