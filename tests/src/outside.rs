//! Packages outside the workspace, made from nothing but the README's "getting started".

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Where the README's files for other engines stand.
const PREFIXES: [&str; 2] = ["postgres/", "mariadb/"];

/// The README's files under a prefix (`""`, `"postgres/"`, `"mariadb/"`): path and text. What the prefix lacks comes from the plain ones.
pub fn files(prefix: &str) -> Vec<(String, String)> {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README");
    let mut plain = Vec::new();
    let mut own = Vec::new();
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        let Some(name) = line.strip_prefix("<!-- file: ").and_then(|rest| rest.strip_suffix(" -->")) else { continue };
        let fence = lines.next().unwrap_or_default();
        assert!(fence.starts_with("```"), "{name}: the block must follow its comment at once");
        let text: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
        let text = text.join("\n") + "\n";
        match name.split_once('/').filter(|_| !prefix.is_empty() && name.starts_with(prefix)) {
            Some((_, own_name)) => own.push((own_name.to_owned(), text)),
            None if !PREFIXES.iter().any(|prefix| name.starts_with(prefix)) => plain.push((name.to_owned(), text)),
            None => {}
        }
    }
    plain.retain(|(name, _)| !own.iter().any(|(other, _)| other == name));
    plain.extend(own);
    plain
}

/// The workspace's folder.
pub fn root() -> &'static Path {
    let mut folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    folders.find(|folder| folder.join("Cargo.lock").is_file()).expect("a workspace has a lock file")
}

/// A package in a folder of its own, with a target folder that all of them share.
pub struct Package {
    /// Its folder.
    pub folder: PathBuf,
    target: PathBuf,
}

impl Package {
    /// Writes the files into a fresh folder. Versions of ours become paths to this checkout: nothing else is changed, but for what `edit` does.
    pub fn new(
        scratch: &Path,
        name: &str,
        files: &[(String, String)],
        edit: impl Fn(&str, String) -> String,
    ) -> Package {
        let folder = scratch.join(name);
        let _ = std::fs::remove_dir_all(&folder);
        for (path, text) in files {
            let mut text = edit(path, text.clone());
            if path == "Cargo.toml" {
                text = text.replace(
                    "version = \"0.1\", features",
                    &format!("path = \"{}\", features", root().join("runtime").display()),
                );
                let build = format!("groundplan-build = {{ path = \"{}\" }}", root().join("build").display());
                text = text.replace("groundplan-build = \"0.1\"", &build) + "\n[workspace]\n";
                assert!(!text.contains("\"0.1\""), "a version of ours is left:\n{text}");
            }
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder for the package");
            std::fs::write(&path, text).expect("a file of the package");
        }
        // The versions that this checkout was tested with, so that nothing else is fetched.
        std::fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file");
        Package { folder, target: scratch.join("outside-target") }
    }

    /// Runs cargo in the package as a developer would: not in CI, and with nothing that this test's own cargo has set.
    pub fn cargo(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
        let mut command = Command::new(env!("CARGO"));
        for (name, _) in std::env::vars() {
            if name == "CI" || name == "OUT_DIR" || (name.starts_with("CARGO_") && name != "CARGO_HOME") {
                command.env_remove(name);
            }
        }
        command
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_INCREMENTAL", "0");
        command.env("CARGO_PROFILE_DEV_DEBUG", "0");
        command.envs(variables.iter().copied()).output().expect("cargo runs")
    }

    /// Runs cargo and gives what it printed; fails with all of it where cargo fails.
    pub fn succeed(&self, arguments: &[&str], variables: &[(&str, &str)]) -> (String, String) {
        let output = self.cargo(arguments, variables);
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "`cargo {}` in {}:\n{out}\n{err}", arguments.join(" "), self.folder.display());
        (out.into_owned(), err.into_owned())
    }
}
