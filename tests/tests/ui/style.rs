//! How our messages are written. What is looked at: every `.stderr` beside the programs.

use std::fs;
use std::path::{Path, PathBuf};

use groundplan_schema::rules::held::HELD;
use groundplan_schema::rules::{RULES, Rule};

/// No line of a message, and so no type in it, is longer than three lines of a terminal.
const LONGEST: usize = 3 * 100;

/// The messages of one file, each with its lines.
fn messages(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in text.lines() {
        if line.starts_with("error") || line.starts_with("warning") {
            out.push(String::new());
        }
        if let Some(last) = out.last_mut() {
            *last += line;
            *last += "\n";
        }
    }
    out
}

fn kept() -> Vec<(PathBuf, String)> {
    let mut out = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "stderr") {
                let text = fs::read_to_string(&path).expect("a text");
                out.push((path, text));
            }
        }
    }
    assert!(out.len() > 50, "the texts are not found");
    out
}

#[test]
fn every_message_of_ours_has_a_rule_and_a_cure() {
    for (path, text) in kept() {
        for message in messages(&text) {
            // rustc's own have a number; of ours, those that ask the compiler have one too, and their rule in a note.
            let Some(own) = message.strip_prefix("error: ") else { continue };
            let first = own.lines().next().unwrap_or_default();
            let said = first.strip_prefix("use of deprecated macro `").and_then(|rest| rest.split_once("`: "));
            let said = said.map_or(first, |(_, said)| said);
            let said =
                said.split_once(".rs:").and_then(|(_, rest)| rest.split_once(": ")).map_or(said, |(_, said)| said);
            let place = path.display();
            assert!(said.starts_with(|c: char| c.is_lowercase() || c == '`'), "{place}: begins with a capital: {said}");
            assert!(!said.ends_with('.'), "{place}: ends with a full stop: {said}");
            assert!(own.contains("= rule: "), "{place}: names no rule:\n{message}");
            assert!(own.contains("= help: "), "{place}: has no cure:\n{message}");
        }
    }
}

/// What one macro says stands in the order of the file, whatever was found first.
#[test]
fn our_messages_stand_in_the_order_of_the_file() {
    let mut files_with_several = 0;
    for (path, text) in kept() {
        let own = messages(&text).into_iter().filter(|message| message.starts_with("error: "));
        let place = |message: String| {
            let place = message.lines().find_map(|line| line.trim_start().strip_prefix("--> "))?.to_owned();
            let mut parts = place.rsplitn(3, ':').map(str::to_owned);
            let (column, line) = (parts.next()?.parse::<u32>().ok()?, parts.next()?.parse::<u32>().ok()?);
            Some((line, column))
        };
        let places: Vec<(u32, u32)> = own.filter_map(place).collect();
        assert!(places.is_sorted(), "{}: {places:?}", path.display());
        files_with_several += usize::from(places.len() > 1);
    }
    assert!(files_with_several > 5, "{files_with_several} files hold several messages");
}

#[test]
fn no_type_is_longer_than_three_lines() {
    for (path, text) in kept() {
        for line in text.lines() {
            assert!(line.chars().count() <= LONGEST, "{}: {line}", path.display());
        }
    }
}

#[test]
fn no_message_names_a_folder_of_one_machine() {
    for (path, text) in kept() {
        for line in text.lines().filter_map(|line| line.trim_start().strip_prefix("--> ")) {
            let relative = line.starts_with("ui/") || line.starts_with("$WORKSPACE/") || line.starts_with("$CARGO/");
            assert!(relative, "{}: {line}", path.display());
        }
    }
}

/// Of each rule the message has been read by somebody who judged it.
#[test]
fn every_rule_is_shown() {
    let kept = kept();
    // What only the whole of a package shows is in `around.rs`.
    let around = include_str!("around.rs");
    // What no struct and no text can break has no program, nor has what nobody is told before groundplan.toml asks for it.
    let held = |rule: &&Rule| HELD.iter().any(|held| held.rule == rule.name && held.style.is_none());
    let asked = RULES.iter().copied().filter(|rule| rule.level.is_some() && !held(rule));
    for rule in asked.map(|rule| rule.name) {
        let shown = kept.iter().any(|(_, text)| {
            text.contains(&format!("= rule: {rule} (")) || text.contains(&format!("= note: rule: {rule} ("))
        });
        assert!(shown || around.contains(&format!("\"rule: {rule}\"")), "`{rule}` has no program in ui/");
    }
}
