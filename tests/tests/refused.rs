//! `tests/refused`: descriptions that must be refused, each with every place and code. One file for each kind of mistake.
//!
//! `tests/refused/open.txt` lists the cases (`file.md: heading`) that come out otherwise today; it only shrinks.

#![allow(clippy::print_stdout, reason = "the run says how many were refused")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use groundplan_tests::chapters::{Case, Complaint, Expected, parse, read};

/// So many descriptions are refused at least, whatever stands in the list of those that are not.
const FEWEST: usize = 60;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("refused")
}

fn cases() -> Vec<(String, Case)> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .expect("the folder of the refused texts")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name != "open.txt")
        .collect();
    names.sort();
    let mut out = Vec::new();
    for name in names {
        let text = fs::read_to_string(folder().join(&name)).expect("a text");
        let cases = parse(&text).unwrap_or_else(|error| panic!("tests/refused/{name}, {error}"));
        out.extend(cases.into_iter().map(|case| (name.clone(), case)));
    }
    out
}

/// What came out instead, where something else did.
fn fault(case: &Case) -> Option<String> {
    let Expected::Complaints(expected) = &case.expected else { return Some("it expects facts".to_owned()) };
    let mut out = String::new();
    for block in &case.texts {
        let reading = read(&block.text);
        let found: Vec<String> = reading.complaints.iter().map(Complaint::short).collect();
        if found == *expected && !found.is_empty() {
            continue;
        }
        let text = block.text.trim_end().replace('\n', "\n    | ");
        writeln!(out, "    | {text}\n    expected {}", expected.join(", ")).expect("a string");
        if reading.complaints.is_empty() {
            writeln!(out, "    ACCEPTED: {}", reading.facts.join("; ")).expect("a string");
        }
        for complaint in &reading.complaints {
            writeln!(out, "    refused  {}: {}", complaint.short(), complaint.message).expect("a string");
        }
    }
    (!out.is_empty()).then_some(out)
}

#[test]
fn each_is_refused_at_its_places() {
    let list = fs::read_to_string(folder().join("open.txt")).expect("the list of open cases");
    let lines = list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut open: BTreeSet<String> = lines.map(str::to_owned).collect();
    let (mut report, mut refused) = (String::new(), 0);
    for (file, case) in cases() {
        let id = format!("{file}: {}", case.heading);
        match (fault(&case), open.remove(&id)) {
            (None, false) => refused += 1,
            (Some(_), true) => {}
            (None, true) => report += &format!("{id}\n    is refused now: remove it from tests/refused/open.txt\n\n"),
            (Some(fault), false) => report += &format!("{id} (line {})\n{fault}\n", case.line),
        }
    }
    for id in open {
        report += &format!("{id}\n    tests/refused/open.txt names it, and there is no such case\n\n");
    }
    println!("{refused} descriptions are refused at their places");
    assert!(report.is_empty(), "not refused as the files say\n\n{report}");
    assert!(refused >= FEWEST, "{refused} descriptions are refused, expected {FEWEST} at least");
}
