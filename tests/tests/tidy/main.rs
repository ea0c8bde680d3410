//! The laws of the house, held by reading the tree as text: who may import what, how long a file may be, what a
//! manifest has to say. ARCHITECTURE.md gives the reasons at length; `laws.rs` is the list.

#![allow(clippy::print_stdout, reason = "the counts are shown where a law fails, and with --nocapture")]

mod laws;
mod manifest;
mod paths;
mod tree;

use laws::{LAWS, Law};
use tree::{File, Tree};

/// One place where a law is broken.
struct Breach {
    path: String,
    line: usize,
    what: String,
}

#[test]
fn every_law_holds() {
    let tree = Tree::read();
    let mut complaints = Vec::new();
    for law in LAWS {
        let files: Vec<&File> = tree.files.iter().filter(|file| law.covers(&file.path)).collect();
        println!("{:>4} files: {}", files.len(), law.says);
        for pattern in law.patterns() {
            if tree.matches_nothing_but_could(pattern) {
                complaints
                    .push(format!("tests/tests/tidy/laws.rs: `{pattern}` matches no file\n    law: {}", law.says));
            }
        }
        for Breach { path, line, what } in files.into_iter().flat_map(|file| law.breaches(file)) {
            complaints.push(format!("{path}:{line}: {what}\n    law: {}\n    why: {}", law.says, law.why));
        }
    }
    assert!(complaints.is_empty(), "{} breaches\n\n{}\n", complaints.len(), complaints.join("\n\n"));
}

/// A law that cannot be broken holds nothing: each carries a file that breaks it, and nothing else may catch a file that is fine.
#[test]
fn every_law_catches_its_own_example() {
    for law in LAWS {
        let (path, text) = law.broken_by;
        let file = File { path: path.into(), text: text.into(), only_tests: false };
        assert!(law.covers(path), "`{path}` is not covered by the law that it should break: {}", law.says);
        assert!(!law.breaches(&file).is_empty(), "this breaks no law, but should: {}\n{text}", law.says);
    }
}

#[test]
fn laws_are_said_once() {
    let mut said: Vec<&str> = LAWS.iter().map(|law| law.says).collect();
    said.sort_unstable();
    said.dedup();
    assert_eq!(said.len(), LAWS.len());
}

/// What each folder at the top is, who may use it and which file to open first: short, or nobody reads it.
#[test]
fn every_folder_introduces_itself() {
    let tree = Tree::read();
    let mut wrong = Vec::new();
    for folder in tree.folders_at_the_top() {
        let path = format!("{folder}/README.md");
        match tree.files.iter().find(|file| file.path == path) {
            None => wrong.push(format!("{path}: is missing: what it is, who may use it, which file to open first")),
            Some(file) if file.text.lines().count() > 15 => wrong.push(format!("{path}: has more than 15 lines")),
            Some(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Soft limits are seen, not enforced.
#[test]
fn files_over_400_lines_are_listed() {
    let tree = Tree::read();
    let long: Vec<String> = tree
        .files
        .iter()
        .filter(|file| file.path.ends_with(".rs"))
        .map(|file| (file.text.lines().count(), &file.path))
        .filter(|(lines, _)| *lines > 400)
        .map(|(lines, path)| format!("{lines} lines: {path}"))
        .collect();
    println!("{} files are longer than 400 lines\n{}", long.len(), long.join("\n"));
    let all = tree.files.iter().filter(|file| file.path.ends_with(".rs")).count();
    assert!(long.len() * 10 <= all, "more than a tenth of {all} files is longer than 400 lines:\n{}", long.join("\n"));
}

impl Law {
    fn covers(&self, path: &str) -> bool {
        let named = |patterns: &[&str]| patterns.iter().any(|pattern| tree::matches(pattern, path));
        named(self.files) && !named(self.except)
    }

    fn patterns(&self) -> impl Iterator<Item = &'static str> {
        self.files.iter().chain(self.except).copied()
    }

    fn breaches(&self, file: &File) -> Vec<Breach> {
        let found = self.check.run(file);
        found.into_iter().map(|(line, what)| Breach { path: file.path.clone(), line, what }).collect()
    }
}
