//! `tests/applications`: ten well-designed applications, written before any rule was run on them. Every finding is judged by a person,
//! in `findings.txt`; a finding that nobody judged fails, and so does one that is gone.

#![allow(clippy::print_stdout, reason = "the run says what was found")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("applications")
}

/// The applications, by file name.
fn applications() -> Vec<String> {
    let entries = fs::read_dir(folder()).expect("the folder of the applications");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name.starts_with(|c: char| c.is_ascii_digit())).collect();
    names.sort();
    names
}

fn text(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A rule and the model or `Model.field` that it speaks of, with the message for whoever reads a failure.
type Found = BTreeMap<(String, String), Vec<String>>;

/// What `groundplan check` finds in a text of this name.
fn check(name: &str, text: &str) -> Found {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("applications");
    fs::create_dir_all(&folder).expect("a folder under target");
    let path = folder.join(name);
    fs::write(&path, text).expect("a file under target");
    let path = path.to_str().expect("UTF-8");
    let mut arguments = vec!["check", path, "--format", "json"];
    // Only a database cannot say by itself who its tenants are.
    if name.starts_with("09") {
        arguments.extend(["--tenant", "tenants"]);
    } else if name.starts_with("10") {
        arguments.extend(["--tenant", "chains"]);
    }
    let output = groundplan_cli::run(&arguments, "");
    let Ok(document) = serde_json::from_str::<Value>(&output.stdout) else {
        panic!("{name} is not read:\n{}\n{}", output.stdout, output.stderr)
    };
    let mut found = Found::new();
    for finding in document["scorecard"]["findings"].as_array().expect("findings") {
        let word = |key: &str| finding[key].as_str().unwrap_or_default();
        let place = match word("field") {
            "" => word("model").to_owned(),
            field => format!("{}.{field}", word("model")),
        };
        found.entry((word("rule").to_owned(), place)).or_default().push(word("message").to_owned());
    }
    found
}

/// A line of `findings.txt`: application, rule, place, whether it is right, why.
struct Judged {
    application: String,
    rule: String,
    place: String,
    right: bool,
}

fn judged() -> Vec<Judged> {
    let text = text("findings.txt");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let read = |line: &str| {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [application, rule, place, verdict, why] = parts.as_slice() else { panic!("five parts: {line}") };
        assert!(matches!(*verdict, "right" | "false") && why.len() > 10, "a verdict with its reason: {line}");
        let own = |part: &str| part.to_owned();
        Judged { application: own(application), rule: own(rule), place: own(place), right: *verdict == "right" }
    };
    lines.map(read).collect()
}

#[test]
fn every_finding_is_judged() {
    let judged = judged();
    let mut faults = Vec::new();
    for name in applications() {
        let of = |one: &&Judged| name.starts_with(&one.application);
        let expected: BTreeSet<(String, String)> =
            judged.iter().filter(of).map(|one| (one.rule.clone(), one.place.clone())).collect();
        let found = check(&name, &text(&name));
        for ((rule, place), messages) in &found {
            if !expected.contains(&(rule.clone(), place.clone())) {
                faults.push(format!("{name} | {rule} | {place} is not judged: {}", messages.join("; ")));
            }
        }
        let gone = expected.iter().filter(|one| !found.contains_key(*one));
        faults.extend(gone.map(|(rule, place)| format!("{name} | {rule} | {place} is judged and not found")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let wrong = judged.iter().filter(|one| !one.right).count();
    println!("{} findings in {} applications, {wrong} of them false", judged.len(), applications().len());
}

/// The table in the docs says the same.
#[test]
fn the_table_in_the_docs_counts_the_same() {
    let mut rules: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for one in judged() {
        let (all, wrong) = rules.entry(one.rule).or_default();
        *all += 1;
        *wrong += usize::from(!one.right);
    }
    let docs = folder().join("../../docs/alarms.md");
    let docs = fs::read_to_string(docs).expect("docs/alarms.md");
    let silent = groundplan_schema::rules::names().filter(|name| !rules.contains_key(*name));
    for (rule, (all, wrong)) in
        rules.iter().map(|(rule, counts)| (rule.as_str(), *counts)).chain(silent.map(|rule| (rule, (0, 0))))
    {
        let begins = format!("| [{rule}](rules/{rule}.md) | ");
        let row =
            docs.lines().find(|line| line.starts_with(&begins)).unwrap_or_else(|| panic!("no row begins {begins}"));
        let told: Vec<&str> = row.split('|').map(str::trim).collect();
        assert_eq!(
            (told[4], told[5]),
            (all.to_string().as_str(), wrong.to_string().as_str()),
            "docs/alarms.md, {rule}"
        );
    }
}
