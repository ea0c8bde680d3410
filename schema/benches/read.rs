//! How long reading takes: English of so many sentences → Draft, and on to the DDL. Run by `cargo xtask bench read`.
//!
//! `cargo bench -p groundplan-schema --bench read -- 1000 10000`: one line for each number of sentences, the median of five rounds
//! in milliseconds. What is promised of these is judged by xtask.

#![allow(clippy::print_stdout, reason = "xtask reads the numbers that are printed")]

mod shared;

use groundplan_schema::config::Config;
use groundplan_schema::emit::sql;
use groundplan_schema::front::english::{Context, read};
use groundplan_schema::ir::Engine;
use groundplan_schema::lower::{View, lower};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::{Sources, Spanned};

use shared::{Clock, name};

const ROUNDS: usize = 5;
/// Sentences that are written of each entity.
const OF_EACH: usize = 5;

fn main() {
    // cargo adds `--bench`.
    for count in std::env::args().skip(1).filter_map(|word| word.parse::<usize>().ok()) {
        let text = text(count);
        // Each round in a thread of its own: what is remembered of words is remembered by thread, and a compiler reads a text once.
        let round = || std::thread::scope(|scope| scope.spawn(|| once(&text)).join().expect("a round"));
        let mut rounds: Vec<(f64, f64)> = (0..ROUNDS).map(|_| round()).collect();
        let mut median = |of: fn(&(f64, f64)) -> f64| {
            rounds.sort_by(|a, b| of(a).total_cmp(&of(b)));
            of(&rounds[ROUNDS / 2])
        };
        println!("{count} {:.2} {:.2}", median(|round| round.0), median(|round| round.1));
    }
}

/// Milliseconds until the Draft, and from there to the DDL.
fn once(text: &str) -> (f64, f64) {
    let mut sources = Sources::new();
    let source = sources.add_file("bench.md", text);
    let mut out = Diagnostics::new();
    let start = Clock::start();
    let draft = read(&sources, &[source], &Context::default(), &mut out);
    let read = start.elapsed();
    assert_faultless(&out);
    let engine = Spanned::new(Engine::Postgres, sources.whole(source));
    let config = Config { engine: Some(engine), ..Config::default() };
    let start = Clock::start();
    let schema = lower(draft, &config, View::Whole, &sources, &mut out);
    assert_faultless(&out);
    let statements = sql::statements(&schema);
    let printed = start.elapsed();
    assert!(statements.len() > schema.models.len(), "something is printed of every table");
    (read.as_secs_f64() * 1e3, printed.as_secs_f64() * 1e3)
}

fn assert_faultless(out: &Diagnostics) {
    assert!(!out.has_errors(), "the text is meant to be right: {:?}", out.peek().first());
}

/// So many sentences. Each entity refers to one of those before, as in a tree.
fn text(sentences: usize) -> String {
    let mut out = String::from("Badaks have a name.\n");
    for at in 1..sentences.div_ceil(OF_EACH) {
        let (one, parent) = (name(at), name(at / 2));
        let upper = format!("{}{}", one[..1].to_uppercase(), &one[1..]);
        out.push_str(&format!(
            "{upper}s have a unique name, an optional description, a priority, a due date (required) and a weight (kg).
Each {one} belongs to one {parent}; deleting a {parent} deletes its {one}s.
{upper} priority can be low, medium or high and defaults to low.
Users often search {one}s by priority and due date.
- {upper}s have a code (up to 20 characters), many photos and a price.
"
        ));
    }
    out
}
