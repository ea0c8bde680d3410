//! A package on disk: which files its model is written in, and where its migrations stand.
//!
//! build.rs is told both by its own text, `from_files(["src/model.rs"]).migrations("migrations")`; the command reads that text, so that both
//! read the same files in the same order.

use std::path::{Path, PathBuf};
use std::{fs, io};

use proc_macro2::{TokenStream, TokenTree};

/// What build.rs says, or would say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// Rust files, relative to Cargo.toml.
    pub files: Vec<String>,
    /// The migrations folder, relative to Cargo.toml.
    pub migrations: String,
}

impl Package {
    /// Reads the package in `root`. Without a build.rs of ours: every Rust file under src, and `migrations`.
    pub fn read(root: &Path) -> io::Result<Package> {
        let said = fs::read_to_string(root.join("build.rs")).ok().and_then(|text| said(&text));
        let (files, migrations) = said.unwrap_or_default();
        let files = match files.is_empty() {
            false => files,
            true => rust_files(&root.join("src"))?.iter().map(|file| format!("src/{file}")).collect(),
        };
        Ok(Package { files, migrations: migrations.unwrap_or_else(|| "migrations".to_owned()) })
    }
}

/// All Rust files of a folder, relative to it, with `/`, sorted; hidden folders and cargo's `target` are no sources.
pub fn rust_files(folder: &Path) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    walk(folder, "", &mut found)?;
    Ok(found)
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) -> io::Result<()> {
    let mut entries: Vec<(String, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        entries.push((entry.file_name().to_string_lossy().into_owned(), entry.path()));
    }
    entries.sort();
    for (name, path) in entries {
        if path.is_dir() {
            if !name.starts_with('.') && name != "target" {
                walk(&path, &format!("{prefix}{name}/"), found)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(format!("{prefix}{name}"));
        }
    }
    Ok(())
}

/// The texts behind `from_files` and `migrations` in a build script.
fn said(text: &str) -> Option<(Vec<String>, Option<String>)> {
    let tokens: TokenStream = text.parse().ok()?;
    let (mut files, mut migrations) = (Vec::new(), Vec::new());
    calls(tokens, &mut |name, arguments| match name {
        "from_files" => literals(arguments, &mut files),
        "migrations" => literals(arguments, &mut migrations),
        _ => {}
    });
    Some((files, migrations.into_iter().next()))
}

/// Every `name(…)` in the tokens, also inside of brackets.
fn calls(tokens: TokenStream, found: &mut dyn FnMut(&str, TokenStream)) {
    let mut name: Option<String> = None;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => name = Some(ident.to_string()),
            TokenTree::Group(group) => {
                if let Some(name) = name.take() {
                    found(&name, group.stream());
                }
                calls(group.stream(), found);
            }
            _ => name = None,
        }
    }
}

fn literals(tokens: TokenStream, into: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => literals(group.stream(), into),
            TokenTree::Literal(literal) => {
                let text = syn::parse_str::<syn::LitStr>(&literal.to_string());
                into.extend(text.map(|text| text.value()));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_a_build_script_says() {
        let text = r#"
            //! Keeps the migrations.
            fn main() {
                println!("cargo::rerun-if-changed=proto");
                groundplan_build::Schema::from_files(["src/model.rs", "src/billing.rs"]).migrations("db").run();
            }
        "#;
        let files = vec!["src/model.rs".to_owned(), "src/billing.rs".to_owned()];
        assert_eq!(said(text), Some((files, Some("db".to_owned()))));
        assert_eq!(said("fn main() {}"), Some((Vec::new(), None)));
        assert_eq!(said("fn main() {"), None);
    }
}
