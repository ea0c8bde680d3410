//! What an edition promises: a text that was read once is read the same for ever. `tests/editions/<edition>.md` keeps every text that was
//! accepted, with its facts, whatever becomes of the chapter that it came from.
//!
//! `GROUNDPLAN_FREEZE=2026` adds what the chapters and documents accept now and the file does not have. It never changes or drops an entry.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use groundplan_schema::ir::Edition;
use groundplan_tests::chapters::{Case, Expected, differences, parse, read};

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn cases(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    parse(&text).unwrap_or_else(|error| panic!("{}, {error}", path.display()))
}

fn list(folder: &str, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(at(folder)).expect("a folder");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(ending) && !path.ends_with("README.md"));
    paths.sort();
    paths
}

/// Every text that is to be accepted: where it comes from, its text, and its facts, where a chapter says them.
fn accepted() -> Vec<(String, String, Option<Vec<String>>)> {
    let mut out = Vec::new();
    for path in list("english", ".md") {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for case in cases(&path) {
            let Expected::Facts(facts) = case.expected else { continue };
            let heading = format!("{name}: {}", case.heading);
            out.extend(case.texts.into_iter().map(|block| (heading.clone(), block.text, Some(facts.clone()))));
        }
    }
    for folder in list("documents", "").into_iter().filter(|path| path.is_dir()) {
        let text = fs::read_to_string(folder.join("input.md")).expect("the text of a document");
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        out.push((format!("document {name}"), text, None));
    }
    out
}

/// Adds the texts that are not there yet.
fn freeze(path: &Path) {
    let mut text = fs::read_to_string(path).unwrap_or_default();
    let mut there: BTreeSet<String> = if text.is_empty() {
        BTreeSet::new()
    } else {
        cases(path).into_iter().map(|case| case.texts[0].text.clone()).collect()
    };
    let mut number = there.len();
    for (heading, body, expected) in accepted() {
        let reading = read(&body);
        // What is not read yet as its chapter says is not frozen.
        let wrong = expected.is_some_and(|facts| !differences(&facts, &reading.facts).is_empty());
        if wrong || !reading.complaints.is_empty() || reading.facts.is_empty() || !there.insert(body.clone()) {
            continue;
        }
        number += 1;
        // A text that holds a fence stands in a longer one.
        let fence = if body.contains("```") { "````" } else { "```" };
        let facts = reading.facts.join("\n");
        write!(text, "### {number}, {heading}\n\n{fence}english\n{body}{fence}\n\n```facts\n{facts}\n```\n\n")
            .expect("a string");
    }
    fs::write(path, text.trim_end().to_owned() + "\n").expect("the edition is written");
}

#[test]
fn what_an_edition_has_read_it_reads_the_same() {
    let edition = Edition::default().word();
    let path = at(&format!("editions/{edition}.md"));
    if std::env::var("GROUNDPLAN_FREEZE").is_ok_and(|word| word == edition) {
        freeze(&path);
    }
    let frozen = cases(&path);
    assert!(frozen.len() > 300, "{} texts are frozen", frozen.len());
    let mut report = String::new();
    for case in &frozen {
        let (Expected::Facts(facts), [block]) = (&case.expected, case.texts.as_slice()) else {
            panic!("{}: `{}` is not one text with its facts", path.display(), case.heading);
        };
        let reading = read(&block.text);
        let mut faults = differences(facts, &reading.facts);
        faults.extend(reading.complaints.iter().map(|complaint| format!("refused  {}", complaint.short())));
        if !faults.is_empty() {
            let text = block.text.trim_end().replace('\n', "\n    | ");
            writeln!(report, "{} (line {})\n    | {text}\n    {}\n", case.heading, case.line, faults.join("\n    "))
                .expect("a string");
        }
    }
    assert!(report.is_empty(), "edition {edition} reads these differently than it did\n\n{report}");
}
