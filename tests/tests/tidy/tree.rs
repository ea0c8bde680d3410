//! The files of the project, as text.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A text file; its path is relative to the workspace, with `/`.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
    /// Its module is declared under `#[cfg(test)]`.
    pub(crate) only_tests: bool,
}

/// All that is or will be committed.
pub(crate) struct Tree {
    pub(crate) files: Vec<File>,
}

impl Tree {
    pub(crate) fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand in the workspace");
        let mut paths = listed(root).unwrap_or_else(|| walked(root));
        paths.sort();
        let mut files: Vec<File> = paths
            .into_iter()
            .filter_map(|path| {
                Some(File { text: std::fs::read_to_string(root.join(&path)).ok()?, path, only_tests: false })
            }) // else binary or gone
            .collect();
        assert!(files.iter().any(|file| file.path == "schema/src/lib.rs"), "this is not our tree: {}", root.display());
        let for_tests: Vec<String> = files.iter().flat_map(modules_for_tests).collect();
        for file in &mut files {
            file.only_tests = for_tests.iter().any(|module| {
                file.path.strip_prefix(module.as_str()).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
            });
        }
        Self { files }
    }

    /// Whether the folder of the pattern is there, yet nothing in it matches: a law that holds by being misspelt.
    pub(crate) fn matches_nothing_but_could(&self, pattern: &str) -> bool {
        let folder =
            pattern.split('*').next().and_then(|start| start.rsplit_once('/')).map_or("", |(folder, _)| folder);
        let inside = |file: &&File| folder.is_empty() || file.path.starts_with(&format!("{folder}/"));
        self.files.iter().find(inside).is_some() && !self.files.iter().any(|file| matches(pattern, &file.path))
    }

    pub(crate) fn folders_at_the_top(&self) -> Vec<&str> {
        let mut folders: Vec<&str> =
            self.files.iter().filter_map(|file| file.path.split_once('/')).map(|(top, _)| top).collect();
        folders.dedup();
        folders.retain(|folder| !folder.starts_with('.'));
        folders
    }
}

/// The paths, without `.rs`, of the modules that a file declares after `#[cfg(test)]`.
fn modules_for_tests(file: &File) -> Vec<String> {
    let folder = file.path.trim_end_matches(".rs");
    let folder = ["/mod", "/lib", "/main"].iter().find_map(|own| folder.strip_suffix(own)).unwrap_or(folder);
    let mut found = Vec::new();
    let mut lines = file.text.lines().map(str::trim).filter(|_| file.path.ends_with(".rs"));
    while let Some(line) = lines.next() {
        if line == "#[cfg(test)]"
            && let Some(declared) = lines.next().and_then(|line| line.strip_suffix(';'))
            && let Some((_, name)) = declared.rsplit_once("mod ")
        {
            found.push(format!("{folder}/{name}"));
        }
    }
    found
}

/// A pattern is the beginning of a path; one `*` stands for anything, and then the end has to fit too.
pub(crate) fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => path.starts_with(pattern),
        Some((start, end)) => path.len() >= start.len() + end.len() && path.starts_with(start) && path.ends_with(end),
    }
}

/// What git tracks, and what it would.
fn listed(root: &Path) -> Option<Vec<String>> {
    let output = Command::new("git")
        .current_dir(root)
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .output()
        .ok()?;
    let text = output.status.success().then(|| String::from_utf8(output.stdout).ok())??;
    let mut paths: Vec<String> = text.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect();
    paths.dedup();
    (!paths.is_empty()).then_some(paths)
}

/// Without git (a source archive): every file outside the folders that tools fill.
fn walked(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(root.join(&folder)).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = folder.join(&name);
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            match name.as_str() {
                "target" | ".git" | ".draft" if is_folder => {}
                _ if is_folder => folders.push(path),
                _ => found.push(path.to_string_lossy().replace('\\', "/")),
            }
        }
    }
    found
}

#[test]
fn both_ways_to_list_the_tree_find_its_sources() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand in the workspace");
    let walked = walked(root);
    let missing: Vec<String> = listed(root)
        .unwrap_or_default()
        .into_iter()
        .filter(|path| root.join(path).exists() && !walked.contains(path))
        .collect();
    assert!(missing.iter().all(|path| path.contains("target/")), "{missing:?}");
    assert!(walked.iter().any(|path| path == "tests/tests/tidy/tree.rs"));
}

#[test]
fn a_pattern_is_a_beginning_or_has_a_star() {
    assert!(matches("schema/src/", "schema/src/ir/mod.rs"));
    assert!(matches("schema/src/emit/json", "schema/src/emit/json.rs"));
    assert!(matches("schema/src/*.rs", "schema/src/ir/mod.rs"));
    assert!(matches("*/Cargo.toml", "tests/postgres/Cargo.toml"));
    assert!(!matches("*/Cargo.toml", "Cargo.toml"));
    assert!(!matches("schema/src/*.rs", "schema/src/README.md"));
}

#[test]
fn files_for_tests_are_known_by_their_declaration() {
    let file = |path: &str| {
        let text = "mod a;\n#[cfg(test)]\npub(crate) mod fixture;\n#[cfg(test)]\nmod tests {\n}\n";
        modules_for_tests(&File { path: path.into(), text: text.into(), only_tests: false })
    };
    assert_eq!(file("schema/src/rules/mod.rs"), ["schema/src/rules/fixture"]);
    assert_eq!(file("schema/src/score.rs"), ["schema/src/score/fixture"]);
}
