//! What the manifests have to say.

use crate::tree::File;

/// Who may depend on whom, of our own packages; the engine and Diesel's side never meet.
const DOWNWARDS: &[(&str, &[&str])] = &[
    ("schema/Cargo.toml", &[]),
    ("macros/Cargo.toml", &["groundplan-schema"]),
    ("runtime/Cargo.toml", &["groundplan-macros"]),
    ("build/Cargo.toml", &["groundplan-schema"]),
    ("cli/Cargo.toml", &["groundplan-build", "groundplan-schema"]),
];

/// What a user's build compiles for our macros, measured: a new name here needs `cargo xtask bench compile`.
const MACRO_TREE: &[&str] =
    &["groundplan-schema", "pluralizer", "proc-macro2", "quote", "sea-query", "syn", "toml-span"];

/// A line of a dependency table.
struct Dependency<'a> {
    line: usize,
    name: &'a str,
    text: &'a str,
    /// A comment stands on the line or directly above it.
    explained: bool,
}

/// The lines of all tables whose name ends so; what only tests see is left out.
fn dependencies<'a>(text: &'a str, table: &str) -> Vec<Dependency<'a>> {
    let mut found = Vec::new();
    let mut inside = false;
    let mut above = false;
    for (index, line) in text.lines().enumerate() {
        let code = line.trim();
        if let Some(name) = code.strip_prefix('[') {
            inside = name.trim_end_matches(']').ends_with(table) && !name.contains("dev-dependencies");
        } else if inside && code.starts_with(|first: char| first.is_ascii_alphabetic()) {
            let name = code.split(['.', '=', ' ']).next().unwrap_or_default();
            found.push(Dependency { line: index + 1, name, text: code, explained: above || code.contains(" # ") });
        }
        above = code.starts_with('#');
    }
    found
}

pub(crate) fn inherits(file: &File) -> Vec<(usize, String)> {
    let has = |line: &str| file.text.lines().any(|own| own.split('#').next().unwrap_or_default().trim() == line);
    let mut missing: Vec<&str> = [
        "version.workspace = true",
        "license.workspace = true",
        "rust-version.workspace = true",
        "edition.workspace = true",
    ]
    .into_iter()
    .filter(|line| !has(line))
    .collect();
    if !file.text.contains("[lints]\nworkspace = true") {
        missing.push("[lints] workspace = true");
    }
    if !file.text.contains("\ndescription = ") {
        missing.push("description = \"…\"");
    }
    missing.into_iter().map(|line| (1, format!("lacks `{line}`"))).collect()
}

pub(crate) fn depends_downwards(file: &File) -> Vec<(usize, String)> {
    let allowed = DOWNWARDS.iter().find(|(path, _)| *path == file.path).map_or(&[][..], |(_, allowed)| allowed);
    let may_know_diesel = file.path == "runtime/Cargo.toml";
    dependencies(&file.text, "dependencies")
        .into_iter()
        .filter(|dependency| {
            let ours = dependency.name.starts_with("groundplan");
            ours && !allowed.contains(&dependency.name) || dependency.name.starts_with("diesel") && !may_know_diesel
        })
        .map(|dependency| (dependency.line, format!("depends on `{}`", dependency.name)))
        .collect()
}

pub(crate) fn macro_tree_is_small(file: &File) -> Vec<(usize, String)> {
    dependencies(&file.text, "dependencies")
        .into_iter()
        .filter(|dependency| !MACRO_TREE.contains(&dependency.name) && !dependency.text.contains("optional = true"))
        .map(|dependency| (dependency.line, format!("depends on `{}`", dependency.name)))
        .collect()
}

pub(crate) fn macro_tree_has_reasons(file: &File) -> Vec<(usize, String)> {
    dependencies(&file.text, "workspace.dependencies")
        .into_iter()
        .filter(|dependency| MACRO_TREE.contains(&dependency.name) && !dependency.name.starts_with("groundplan"))
        .filter(|dependency| !dependency.explained)
        .map(|dependency| (dependency.line, format!("`{}` has no comment with its reason", dependency.name)))
        .collect()
}
