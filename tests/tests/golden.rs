//! Every description with all that is printed from it, side by side: `tests/golden/<case>/`.
//!
//! `GROUNDPLAN_BLESS=1` rewrites what is printed, never the inputs. A file that no print makes fails, and so does a case without a folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What stands in a golden folder besides its input, and how the command is asked for it.
const PRINTS: &[(&str, &[&str])] = &[
    ("schema.json", &["--format", "json"]),
    ("postgres.sql", &["--format", "sql", "--engine", "postgres"]),
    ("mysql.sql", &["--format", "sql", "--engine", "mysql"]),
    ("mariadb.sql", &["--format", "sql", "--engine", "mariadb"]),
    ("sqlite.sql", &["--format", "sql", "--engine", "sqlite"]),
    ("diagram.mmd", &["--format", "mermaid"]),
    ("report.md", &["--format", "report"]),
];

/// Whole models of ours, which no document shows: their description stands in the golden folder itself. The probes take their constraints away
/// one by one (`tests/probes`).
const WHOLE: [&str; 2] = ["whole-ferry-line", "whole-seed-bank"];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn folders(of: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(of).unwrap_or_else(|why| panic!("{}: {why}", of.display()));
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn files(of: &Path) -> BTreeMap<String, String> {
    let Ok(entries) = std::fs::read_dir(of) else { return BTreeMap::new() };
    let text = |path: PathBuf| std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    entries.filter_map(Result::ok).map(|e| (e.file_name().to_string_lossy().into_owned(), text(e.path()))).collect()
}

/// What the command prints for a description, by file name.
fn prints(input: &Path) -> BTreeMap<String, String> {
    let path = input.join("input.md");
    let path = path.to_str().expect("paths of this repository are UTF-8");
    let mut made = BTreeMap::new();
    for (file, options) in PRINTS {
        let arguments: Vec<&str> = ["read", path].into_iter().chain(options.iter().copied()).collect();
        let output = groundplan_cli::run(&arguments, "");
        assert_eq!(output.code, 0, "`groundplan {}`:\n{}", arguments.join(" "), output.stderr);
        // Where this checkout stands is nobody's business.
        made.insert((*file).to_owned(), output.stdout.replace(env!("CARGO_MANIFEST_DIR"), ""));
    }
    for name in ["input.md", "groundplan.toml"] {
        if let Ok(text) = std::fs::read_to_string(input.join(name)) {
            made.insert(name.to_owned(), text);
        }
    }
    made
}

#[test]
fn every_description_prints_what_its_folder_shows() {
    let (documents, golden) = (folder("documents"), folder("golden"));
    let bless = std::env::var_os("GROUNDPLAN_BLESS").is_some();
    let mut cases = folders(&documents);
    assert!(cases.len() > 30, "the descriptions are gone: {cases:?}");
    cases.extend(WHOLE.map(str::to_owned));
    let mut faults = Vec::new();
    for case in &cases {
        let of = if WHOLE.contains(&case.as_str()) { &golden } else { &documents };
        let (made, folder) = (prints(&of.join(case)), golden.join(case));
        if bless {
            std::fs::create_dir_all(&folder).expect("a folder for the case");
            for (name, text) in &made {
                std::fs::write(folder.join(name), text).expect("a golden file");
            }
        }
        let stands = files(&folder);
        for name in made.keys().chain(stands.keys()) {
            match (made.get(name), stands.get(name)) {
                (Some(made), Some(stands)) if made == stands => {}
                (Some(made), Some(stands)) => {
                    faults.push(format!("{case}/{name} differs:\n{}", difference(stands, made)));
                }
                (Some(_), None) => faults.push(format!("{case}/{name} is missing")),
                (None, _) => faults.push(format!("{case}/{name} is printed by nothing")),
            }
        }
    }
    faults.extend(
        folders(&golden).iter().filter(|case| !cases.contains(case)).map(|case| format!("{case} has no description")),
    );
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{}\n\n`cargo xtask bless` rewrites what is printed", faults.join("\n"));
}

/// No package brings a MySQL, so its scripts are read by somebody else's parser of its dialect (sqlparser, in the command), table by table.
#[test]
fn the_scripts_of_mysql_are_read_by_a_parser_of_its_dialect() {
    let golden = folder("golden");
    let mut tables = 0;
    for case in folders(&golden) {
        for engine in ["mysql", "mariadb"] {
            let file = golden.join(&case).join(format!("{engine}.sql"));
            let script = std::fs::read_to_string(&file).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
            let path = file.to_str().expect("paths of this repository are UTF-8");
            let output = groundplan_cli::run(&["read", path, "--format", "json", "--engine", engine], "");
            assert_eq!(output.code, 0, "{case}/{engine}.sql:\n{}", output.stderr);
            let read: serde_json::Value = serde_json::from_str(&output.stdout).expect("a document");
            let read = read["models"].as_array().map_or(0, Vec::len);
            assert_eq!(read, script.matches("CREATE TABLE ").count(), "{case}/{engine}.sql");
            tables += read;
        }
    }
    assert!(tables > 100, "{tables}");
}

/// The first lines that differ.
fn difference(stands: &str, made: &str) -> String {
    let mut pairs = stands.lines().zip(made.lines()).enumerate();
    match pairs.find(|(_, (stands, made))| stands != made) {
        Some((at, (stands, made))) => format!("  line {}\n  - {stands}\n  + {made}", at + 1),
        None => format!("  {} lines against {}", stands.lines().count(), made.lines().count()),
    }
}
