//! How long the rules take: the scorecard of a schema of so many tables. Run by `cargo xtask bench check`.
//!
//! `cargo bench -p groundplan-schema --bench check -- 1000 10000`: one line for each number of tables, the median of five rounds in
//! milliseconds. What is promised of these is judged by xtask.

#![allow(clippy::print_stdout, reason = "xtask reads the numbers that are printed")]

mod shared;

use groundplan_schema::config::Config;
use groundplan_schema::front::english::{Context, read};
use groundplan_schema::ir::{Engine, Schema};
use groundplan_schema::lower::{View, lower};
use groundplan_schema::score::{Asker, check};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::{Sources, Spanned};

use shared::{Clock, name};

const ROUNDS: usize = 5;

fn main() {
    // cargo adds `--bench`.
    for count in std::env::args().skip(1).filter_map(|word| word.parse::<usize>().ok()) {
        let schema = schema(count);
        let mut rounds: Vec<f64> = (0..ROUNDS).map(|_| once(&schema)).collect();
        rounds.sort_by(f64::total_cmp);
        println!("{count} {:.2}", rounds[ROUNDS / 2]);
    }
}

/// Milliseconds on the processor for one scorecard.
fn once(schema: &Schema) -> f64 {
    let mut out = Diagnostics::new();
    let start = Clock::start();
    let scorecard = check(schema, &Config::default(), Asker::Whole, &mut out);
    let taken = start.elapsed();
    out.finish();
    assert_eq!(scorecard.tables.len(), schema.models.len(), "each table is judged");
    assert!(!scorecard.findings.is_empty(), "faults are found, and reported, in time too");
    taken.as_secs_f64() * 1e3
}

/// So many tables of ten columns or so; each refers to one before, as in a tree, and to one more. One in ten stands alone, which is a fault.
fn schema(tables: usize) -> Schema {
    let mut text = String::from("Badaks have a name.\n");
    for at in 1..tables {
        let (one, parent) = (name(at), name(at / 2));
        let upper = format!("{}{}", one[..1].to_uppercase(), &one[1..]);
        text.push_str(&format!(
            "{upper}s have a unique name, an optional description, a priority, a due date (required) and a weight (kg).\n"
        ));
        if at % 10 != 9 || at * 2 < tables {
            text.push_str(&format!("Each {one} belongs to one {parent}; deleting a {parent} deletes its {one}s.\n"));
        }
        text.push_str(&format!(
            "{upper} priority can be low, medium or high and defaults to low.\nUsers often search {one}s by priority and due date.\n"
        ));
    }
    let mut sources = Sources::new();
    let source = sources.add_file("bench.md", &*text);
    let mut out = Diagnostics::new();
    let draft = read(&sources, &[source], &Context::default(), &mut out);
    let engine = Spanned::new(Engine::Postgres, sources.whole(source));
    let config = Config { engine: Some(engine), ..Config::default() };
    let schema = lower(draft, &config, View::Whole, &sources, &mut out);
    let faults = out.finish();
    assert!(faults.is_empty(), "the text is meant to be right: {:?}", faults.first());
    assert!(schema.models.len() >= tables, "each is a table: {}", schema.models.len());
    schema
}
