//! How our messages are written, over every message that the chapters, the refused texts, the descriptions, the pages of rules and broken
//! settings bring forth. What rustc prints of ours is looked at in `ui/style.rs`.
//!
//! A message starts small, has no full stop, stands on one line and names what it is about in back-ticks. Its help begins with a verb that
//! says what to do, and holds something to paste.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use groundplan_build::driver::{Input, Request, drive};
use groundplan_schema::diagnostic::Level;
use groundplan_schema::ir::Engine;
use groundplan_schema::rules::RULES;
use groundplan_tests::chapters::parse;

/// The verbs with which a help may begin.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "add", "call", "change", "close", "derive", "describe", "drop", "give", "keep", "leave", "let", "make", "mend", "move", "name", "put",
    "refuse", "relate", "remove", "require", "run", "say", "set", "shorten", "swap", "take", "use", "write",
    // "did you mean `sqlite`?", "for a table write …"
    "did", "for",
];

/// A message that somebody gets: its code, level and parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    code: &'static str,
    error: bool,
    message: String,
    notes: Vec<String>,
    help: Option<String>,
}

fn home(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn files(folder: &Path, ending: &str, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, ending, out);
        } else if path.extension().is_some_and(|found| found == ending) {
            out.push(path);
        }
    }
}

/// Everything that is said of one input, under these settings.
fn collect(request: &Request, out: &mut BTreeSet<Said>) {
    let outcome = drive(request).expect("a text that can be read");
    let findings = outcome.judged.iter().flat_map(|(_, scorecard)| &scorecard.findings);
    out.extend(outcome.diagnostics.iter().chain(findings).map(|found| Said {
        code: found.code,
        error: found.level == Level::Error,
        message: found.message.clone(),
        notes: found.notes.iter().cloned().chain(found.labels.iter().map(|(_, text)| text.clone())).collect(),
        help: found.help.clone(),
    }));
}

fn english(text: &str, out: &mut BTreeSet<Said>) {
    let inputs = vec![Input::Text("text.md".to_owned(), text.to_owned())];
    collect(&Request { inputs, assumed_engine: Some(Engine::Postgres), ..Request::default() }, out);
}

/// Settings and a file of Rust, read as the command reads them.
fn rust(name: &str, config: &str, text: &str, out: &mut BTreeSet<Said>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("style").join(name);
    fs::create_dir_all(&folder).expect("a folder under target");
    fs::write(folder.join("groundplan.toml"), config).expect("a file under target");
    fs::write(folder.join("m.rs"), text).expect("a file under target");
    let request = Request {
        folder,
        config: Some("groundplan.toml".to_owned()),
        inputs: vec![Input::File("m.rs".to_owned())],
        assumed_engine: Some(Engine::Sqlite),
        ..Request::default()
    };
    collect(&request, out);
}

fn everything() -> BTreeSet<Said> {
    let mut out = BTreeSet::new();
    for folder in ["english", "refused", "descriptions", "documents"] {
        let mut paths = Vec::new();
        files(&home(folder), "md", &mut paths);
        for path in paths {
            let text = fs::read_to_string(&path).expect("a text");
            match parse(&text) {
                Ok(cases) if ["english", "refused"].contains(&folder) => {
                    cases.iter().flat_map(|case| &case.texts).for_each(|block| english(&block.text, &mut out));
                }
                // A description stands in a fence, above the facts that it holds.
                _ if folder == "descriptions" => {
                    text.split("```english\n")
                        .skip(1)
                        .filter_map(|rest| rest.split("```").next())
                        .for_each(|text| english(text, &mut out));
                }
                _ => english(&text, &mut out),
            }
        }
    }
    for rule in RULES {
        let config = match rule.level {
            Some(_) => String::new(),
            None => format!("[scorecard.rules]\n{} = \"warn\"\n", rule.name),
        };
        for block in rule.page.split("```rust\n").skip(1).filter_map(|rest| rest.split("```").next()) {
            rust(rule.name, &config, block, &mut out);
        }
    }
    let mut programs = Vec::new();
    files(&home("ui"), "rs", &mut programs);
    for program in programs {
        rust("ui", "", &fs::read_to_string(program).expect("a program"), &mut out);
    }
    for config in [
        "engin = \"sqlite\"",
        "engine = \"oracle\"\nstrict = 1\nedition = \"1\"\nprimary_key = \"serial\"\nengine_version = \"x\"",
        "engine = = 3",
        "tenancy = 1\nscorecard = 2",
        "[tenancy]\nmodel = \"a b\"\nkey = \"one\"\nrls = 3\nfoo = 1",
        "[scorecard]\nminimum = 900\nrules = 3\nbaseline = 4\nfoo = 1",
        "[scorecard]\nbaseline = \"missing.toml\"",
        "[scorecard]\nminimum = 100\n[scorecard.rules]\norphan_tabel = \"warn\"\nfk_without_index = \"warn\"\nnot_understood = \"warn\"",
        "[scorecard.rules]\norphan_table = \"loud\"",
        "strict = true",
    ] {
        rust("settings", config, "groundplan::schema! { \"Tasks have a title. Kilns have a name.\" }", &mut out);
    }
    out
}

/// Back-ticks come in pairs.
fn is_paired(text: &str) -> bool {
    text.matches('`').count().is_multiple_of(2)
}

fn starts_small(text: &str) -> bool {
    text.starts_with(|c: char| c.is_lowercase() || "`“\"(".contains(c) || c.is_ascii_digit())
}

#[test]
fn every_message_is_in_one_style() {
    let all = everything();
    let mut wrong: BTreeMap<String, usize> = BTreeMap::new();
    let mut codes = BTreeSet::new();
    let mut say = |fault: &str, said: &Said, text: &str| {
        *wrong.entry(format!("{fault}: {}: {text}", said.code)).or_default() += 1;
    };
    for said in &all {
        codes.insert(said.code);
        let parts = std::iter::once(&said.message).chain(&said.notes).chain(&said.help);
        for text in parts {
            // A sentence of the user's, or one to paste, ends as it is written.
            if text.ends_with('.') {
                say("ends with a full stop", said, text);
            }
            if text.contains('\n') {
                say("stands on several lines", said, text);
            }
            if !starts_small(text) {
                say("starts with a capital", said, text);
            }
            if !is_paired(text) {
                say("has a back-tick alone", said, text);
            }
        }
        if !said.message.contains('`') && !NAMELESS.contains(&said.code) {
            say("names nothing", said, &said.message);
        }
        let Some(help) = &said.help else {
            if said.error {
                say("has no cure", said, &said.message);
            }
            continue;
        };
        let verb: String = help.chars().take_while(|c| c.is_alphabetic() || *c == '-').collect();
        // Something to paste, or something to do with what stands at the place.
        if !help.contains(['`', '"']) && !help.split([' ', ',']).any(|word| THERE.contains(&word)) {
            say("holds nothing to paste", said, help);
        }
        if !VERBS.contains(&verb.as_str()) {
            say("begins with no verb that is known", said, help);
        }
    }
    assert!(all.len() > 500 && codes.len() > 40, "{} messages of {} codes", all.len(), codes.len());
    let shown: Vec<String> = wrong.iter().map(|(fault, count)| format!("{count} × {fault}")).collect();
    assert!(shown.is_empty(), "{} faults\n{}", shown.len(), shown.join("\n"));
}

/// Words for what stands at the place of the message.
#[rustfmt::skip]
const THERE: &[&str] = &["it", "them", "one", "this", "these", "above", "the", "another"];

/// What these say is about sentences, nouns of English, or the whole.
const NAMELESS: &[&str] = &["ambiguous", "config", "contradiction", "empty_text", "minimum"];
