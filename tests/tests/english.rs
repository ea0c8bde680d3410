//! The chapters of `tests/english`: what the English reader must make of a text, and what it must refuse.
//!
//! `GROUNDPLAN_CHAPTERS=relations` runs the chapters with that in their name, `GROUNDPLAN_CHAPTERS="names.md: Plurals"` the cases with that heading.
//! `tests/english/README.md` describes the format and the lists `open.txt`, `rows.txt` and `open-rows.txt`.

#![allow(clippy::print_stdout, reason = "the table of rows and the number of cases are what a person reads here")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use groundplan_tests::chapters::{Case, Complaint, Expected, differences, parse, read};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("english")
}

fn text(name: &str) -> String {
    let path = folder().join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The lines of a list, without empty ones and comments.
fn list(name: &str) -> Vec<String> {
    let text = text(name);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(str::to_owned).collect()
}

/// All chapters by file name, each with its cases.
fn chapters() -> BTreeMap<String, Vec<Case>> {
    let mut out = BTreeMap::new();
    for entry in fs::read_dir(folder()).expect("the folder of the chapters") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        match name.as_str() {
            "README.md" | "open.txt" | "rows.txt" | "open-rows.txt" | "spoilt-open.txt" | "spoilt-right.txt" => {
                continue;
            }
            _ => assert!(name.ends_with(".md"), "tests/english/{name}: no test reads this file"),
        }
        let cases = parse(&text(&name)).unwrap_or_else(|error| panic!("tests/english/{name}, {error}"));
        assert!(!cases.is_empty(), "tests/english/{name}: no case");
        out.insert(name, cases);
    }
    out
}

/// What is wrong with a case, one paragraph for each of its texts that comes out otherwise.
fn faults(chapter: &str, case: &Case) -> String {
    let mut out = String::new();
    for block in &case.texts {
        // A panic is one more fault: it must not hide those of the other cases.
        let found = match std::panic::catch_unwind(|| read(&block.text)) {
            Err(_) => vec!["the reader panicked".to_owned()],
            Ok(reading) => {
                let complaints: Vec<String> = reading.complaints.iter().map(Complaint::short).collect();
                match &case.expected {
                    Expected::Facts(facts) if complaints.is_empty() => differences(facts, &reading.facts),
                    Expected::Complaints(expected) if *expected == complaints => Vec::new(),
                    Expected::Complaints(expected) if complaints.is_empty() => {
                        let mut lines = vec![format!("accepted, expected {}", expected.join(", "))];
                        lines.extend(reading.facts.iter().map(|fact| format!("says     {fact}")));
                        lines
                    }
                    expected => {
                        let mut lines = Vec::new();
                        if let Expected::Complaints(expected) = expected {
                            lines.push(format!("expected {}", expected.join(", ")));
                        }
                        let said =
                            |complaint: &Complaint| format!("refused  {}: {}", complaint.short(), complaint.message);
                        lines.extend(reading.complaints.iter().map(said));
                        lines
                    }
                }
            }
        };
        if !found.is_empty() {
            let indented = block.text.trim_end().replace('\n', "\n    | ");
            writeln!(out, "tests/english/{chapter}:{}: {}\n    | {indented}", block.line, case.heading)
                .expect("a string");
            writeln!(out, "    {}\n", found.join("\n    ")).expect("a string");
        }
    }
    out
}

fn wanted(filter: &str, chapter: &str, id: &str) -> bool {
    if filter.contains(": ") { id.contains(filter) } else { chapter.contains(filter) }
}

#[test]
fn texts_are_read_as_the_chapters_say() {
    let filter = std::env::var("GROUNDPLAN_CHAPTERS").unwrap_or_default();
    let mut open: BTreeSet<String> = list("open.txt").into_iter().collect();
    let mut new_open = Vec::new();
    let (mut report, mut texts, mut cases_run, mut bad, mut unread) = (String::new(), 0, 0, 0, 0);
    for (chapter, cases) in chapters() {
        for case in cases {
            let id = format!("{chapter}: {}", case.heading);
            let is_open = open.remove(&id);
            if !wanted(&filter, &chapter, &id) {
                continue;
            }
            (texts, cases_run) = (texts + case.texts.len(), cases_run + 1);
            let faults = faults(&chapter, &case);
            unread += usize::from(is_open);
            match (faults.is_empty(), is_open) {
                (true, false) | (false, true) => {}
                (true, true) => report += &format!("{id}\n    is read now: remove it from tests/english/open.txt\n\n"),
                (false, false) => {
                    report += &faults;
                    new_open.push(id);
                }
            }
            bad += usize::from(faults.is_empty() == is_open);
        }
    }
    for id in open {
        bad += 1;
        report += &format!("{id}\n    tests/english/open.txt names it, and there is no such case\n\n");
    }
    println!("{cases_run} cases with {texts} texts; {unread} of them are listed as not read yet");
    assert!(cases_run > 0, "no chapter is called `{filter}`");
    let lines =
        if new_open.is_empty() { String::new() } else { format!("As lines of open.txt:\n{}\n", new_open.join("\n")) };
    assert!(bad == 0, "{bad} of {cases_run} cases are not what the chapters say\n\n{report}{lines}");
}

#[test]
fn every_row_of_the_patterns_has_a_case() {
    let mut rows: BTreeMap<String, (String, usize, usize)> = BTreeMap::new();
    let mut order = Vec::new();
    for line in list("rows.txt") {
        let (id, title) = line.split_once(' ').unwrap_or_else(|| panic!("rows.txt: `{line}` has no title"));
        assert!(rows.insert(id.to_owned(), (title.trim().to_owned(), 0, 0)).is_none(), "rows.txt: `{id}` twice");
        order.push(id.to_owned());
    }
    let mut faults = Vec::new();
    for (chapter, cases) in chapters() {
        for case in cases {
            if case.rows.is_empty() {
                faults.push(format!("tests/english/{chapter}:{}: `{}` has no line `rows:`", case.line, case.heading));
            }
            for row in &case.rows {
                match rows.get_mut(row) {
                    Some((_, cases, texts)) => (*cases, *texts) = (*cases + 1, *texts + case.texts.len()),
                    None => faults.push(format!("tests/english/{chapter}:{}: there is no row `{row}`", case.line)),
                }
            }
        }
    }
    let open: BTreeSet<String> = list("open-rows.txt").into_iter().collect();
    println!("row    cases  texts");
    for id in &order {
        let (title, cases, texts) = &rows[id];
        println!("{id:<6} {cases:>5}  {texts:>5}  {title}");
        match (*cases, open.contains(id)) {
            (0, false) => faults.push(format!("row {id} has no case: {title}")),
            (1.., true) => faults.push(format!("row {id} has a case: remove it from tests/english/open-rows.txt")),
            _ => {}
        }
    }
    faults.extend(open.iter().filter(|id| !rows.contains_key(*id)).map(|id| format!("open-rows.txt: no row `{id}`")));
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
