//! A schema, printed as canonical English and read again, is the same schema: random ones, and those of the documents.

#![allow(clippy::print_stdout, reason = "the seed and the shares are what a person reads here")]

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

use groundplan_schema::config::Config;
use groundplan_schema::emit::{english, json};
use groundplan_schema::front::english::{self as reader, Context};
use groundplan_schema::ir::Schema;
use groundplan_schema::lower::{View, lower};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::Sources;
use groundplan_tests::random::{self, share::Shares};
use serde_json::Value;

const PLAIN: english::Plain = english::Plain {
    noun: |words| asked(words, "noun", reader::is_plain_noun),
    value: |words| asked(words, "value", reader::is_plain_value),
};

/// The few hundred words of the generator are asked for in every case; the answer is always the same.
fn asked(words: &str, kind: &'static str, ask: fn(&str) -> bool) -> bool {
    thread_local! {
        static KNOWN: RefCell<HashMap<(&'static str, String), bool>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| *known.entry((kind, words.to_owned())).or_insert_with(|| ask(words)))
}

/// What is wrong with the text of a schema; nothing if it gives the same schema.
fn fault(schema: &Schema, sources: &Sources, config: &Config) -> Option<String> {
    let kept = config.soft_delete.as_ref().is_some_and(|kept| kept.value);
    let printed = english::text(schema, PLAIN, kept);
    if !printed.unsaid.is_empty() {
        let list: Vec<_> = printed.unsaid.iter().map(|error| error.message.as_str()).collect();
        return Some(list.join("\n"));
    }
    let mut again = Sources::new();
    let text = again.add_file("english.md", printed.text.as_str());
    let mut out = Diagnostics::new();
    let context = Context { soft_delete: kept, ..Context::default() };
    let draft = reader::read(&again, &[text], &context, &mut out);
    let read = lower(draft, config, View::Whole, &again, &mut out);
    let (failed, messages) = (out.has_errors(), out.finish());
    if failed {
        let list: Vec<_> = messages.iter().map(|error| format!("{}: {}", error.code, error.message)).collect();
        return Some(format!("{}\n{}", list.join("\n"), printed.text));
    }
    let (said, read) = (json::facts(schema, sources), json::facts(&read, &again));
    difference(&said, &read, "").map(|found| format!("{found}\n{}", printed.text))
}

/// The first place where two documents differ.
fn difference(one: &Value, other: &Value, path: &str) -> Option<String> {
    match (one, other) {
        (Value::Object(left), Value::Object(right)) if left.keys().eq(right.keys()) => {
            left.iter().find_map(|(key, value)| difference(value, right.get(key)?, &format!("{path}/{key}")))
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            let pairs = left.iter().zip(right).enumerate();
            pairs.into_iter().find_map(|(at, (left, right))| difference(left, right, &format!("{path}/{at}")))
        }
        _ => (one != other).then(|| format!("{path}\n  is   {one}\n  read {other}")),
    }
}

/// A number from the environment.
fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name}={text}")))
}

/// The cases of every so manieth seed.
fn run(first: u64, end: u64, step: u64) -> (Shares, Vec<String>) {
    let (mut shares, mut failed) = (Shares::default(), Vec::new());
    for seed in (first..end).step_by(step as usize) {
        let case = random::case(seed);
        shares.count(&case.schema);
        if let Some(fault) = fault(&case.schema, &case.sources, &case.config) {
            failed.push(format!("GROUNDPLAN_SEED={seed}\n{fault}"));
        }
    }
    (shares, failed)
}

/// `GROUNDPLAN_CASES=10000` draws as many; `GROUNDPLAN_SEED=…` begins elsewhere, at the case that failed for instance.
#[test]
fn a_random_schema_is_the_same_after_its_english_is_read() {
    let (cases, first) = (number("GROUNDPLAN_CASES", 1000), number("GROUNDPLAN_SEED", 2026));
    let threads = std::thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let (mut shares, mut failed) = (Shares::default(), Vec::new());
    // Each thread has its part of the seeds, so that what fails does not depend on how many there are.
    std::thread::scope(|scope| {
        let parts: Vec<_> =
            (0..threads).map(|nth| scope.spawn(move || run(first + nth, first + cases, threads))).collect();
        for part in parts {
            let (counted, found) = part.join().expect("a thread that ends");
            shares.merge(&counted);
            failed.extend(found);
        }
    });
    failed.sort();
    println!("{cases} cases from seed {first}\n{shares}");
    let shown = failed.iter().take(number("GROUNDPLAN_SHOWN", 3) as usize).cloned().collect::<Vec<_>>().join("\n\n");
    assert!(failed.is_empty(), "{} of {cases} cases are read otherwise\n\n{shown}", failed.len());
    if cases >= 1000 {
        assert!(shares.rare().is_empty(), "under 1 %: {:?}", shares.rare());
    }
}

/// The descriptions of `tests/documents`, DESIGN section 1 among them: the command prints each and reads what it printed.
#[test]
fn the_documents_are_the_same_after_their_english_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.is_dir());
    paths.sort();
    assert!(paths.iter().any(|path| path.ends_with("design-section-1")), "{paths:?}");
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR")).join("round_trip");
    let mut faults = String::new();
    for path in paths {
        let run = |path: &Path, format: &str| {
            let output = groundplan_cli::run(&["read", path.to_str().expect("UTF-8"), "--format", format], "");
            assert_eq!(output.code, 0, "{}: {}", path.display(), output.stderr);
            output.stdout
        };
        let own = temporary.join(path.file_name().expect("a name"));
        fs::create_dir_all(&own).expect("a folder under target");
        let config = path.join("groundplan.toml");
        if config.exists() {
            fs::copy(config, own.join("groundplan.toml")).expect("a file under target");
        }
        let again = own.join("english.md");
        let text = run(&path.join("input.md"), "english");
        fs::write(&again, &text).expect("a file under target");
        let document = |path: &Path| -> Value { serde_json::from_str(&run(path, "json")).expect("JSON") };
        let (said, read) = (bare(document(&path.join("input.md"))), bare(document(&again)));
        if let Some(found) = difference(&said, &read, "") {
            faults += &format!("{}: {found}\n{text}\n", path.display());
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

/// Without what tells where a fact comes from.
fn bare(mut document: Value) -> Value {
    let remove = |value: &mut Value, keys: &[&str]| {
        let map = value.as_object_mut().expect("an object");
        keys.iter().for_each(|key| drop(map.remove(*key)));
    };
    remove(&mut document, &["assumptions", "unread", "scorecard"]);
    for model in document["models"].as_array_mut().expect("models") {
        remove(model, &["doc"]);
        model["fields"].as_array_mut().expect("fields").iter_mut().for_each(|field| remove(field, &["origin"]));
        model["uniques"].as_array_mut().expect("uniques").sort_by_key(|unique| unique["name"].to_string());
    }
    document
}

/// What no sentence says is an error with its place, and nothing is printed.
#[test]
fn what_english_cannot_say_is_an_error() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("round_trip_structs");
    fs::create_dir_all(&folder).expect("a folder under target");
    let path = folder.join("model.rs");
    let kiln = "#[derive(groundplan::Model)]\n#[model(check(\"low <> high\"))]\npub struct Kiln {\n    pub id: Id<Kiln>,\n    \
                pub low: i32,\n    pub high: i32,\n    pub created_at: DateTime<Utc>,\n    pub updated_at: DateTime<Utc>,\n}\n";
    for (table, wanted) in [("", "the check `low <> high`"), ("#[model(table = \"ovens\")]\n", "the table `ovens`")] {
        fs::write(&path, format!("{table}{kiln}")).expect("a file under target");
        let output = groundplan_cli::run(&["read", path.to_str().expect("UTF-8"), "--format", "english"], "");
        assert_eq!((output.code, output.stdout.as_str()), (1, ""), "{}", output.stderr);
        assert!(output.stderr.contains(wanted) && output.stderr.contains("not_in_english"), "{}", output.stderr);
    }
}
