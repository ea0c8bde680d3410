//! What a macro reads besides its own tokens: groundplan.toml, Cargo.toml, what build.rs left, files of `schema!(file = …)`.
//!
//! Every file of the user's that was read is in [`Package::tracked`], so that cargo compiles again when it changes.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use groundplan_schema::config::{self, Config, baseline};
use groundplan_schema::diagnostic::Diagnostic;
use groundplan_schema::emit::rust::{Runtime, Tracked, dependency_of};
use groundplan_schema::findings::{FILE, Findings};
use groundplan_schema::path::plain;
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::{SourceId, Sources};
use proc_macro2::Span;

const CONFIG: &str = "groundplan.toml";

/// What stands around the item that is expanded.
pub(crate) struct Package {
    root: Option<PathBuf>,
    pub(crate) config: Config,
    pub(crate) runtime: Runtime,
    pub(crate) tracked: Vec<Tracked>,
    /// What build.rs found, if it ran for this package, and if rustc itself asks.
    pub(crate) findings: Option<Findings>,
    /// Mistakes of groundplan.toml. They are no item's own, so the first macro of a crate reports them.
    pub(crate) faults: Vec<Diagnostic>,
}

impl Package {
    /// Reads what is around an item at `span`. `path` is what `crate = …` says.
    pub(crate) fn read(path: Option<&syn::Path>, span: Span, sources: &mut Sources) -> Package {
        let root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let runtime = match path {
            Some(path) => Runtime::at(path),
            None => root
                .as_deref()
                .and_then(|root| dependency_of(root, read))
                .map_or_else(Runtime::default, |name| Runtime::named(&name)),
        };
        let mut tracked = Vec::new();
        let mut faults = Diagnostics::new();
        let config = root.as_deref().and_then(|root| std::fs::read_to_string(root.join(CONFIG)).ok());
        let config = config.map_or_else(Config::default, |text| {
            tracked.push(Tracked::Package(CONFIG.to_owned()));
            let source = sources.add_file(CONFIG, text);
            let mut config = config::read(sources, source, &mut faults);
            if let (Some(file), Some(root)) = (&config.baseline, &root) {
                match std::fs::read_to_string(root.join(&file.value)) {
                    Ok(text) => {
                        tracked.push(Tracked::Package(file.value.clone()));
                        let source = sources.add_file(&file.value, text);
                        config.known = baseline::read(sources, source, &mut faults);
                    }
                    Err(error) => {
                        let error = format!("`{}` cannot be read: {error}", file.value);
                        faults.push(baseline::unreadable(file, &error));
                    }
                }
            }
            config
        });
        let findings = root.as_deref().filter(|_| !is_editor(span)).and_then(findings_of);
        if findings.is_some() {
            tracked.push(Tracked::OutDir(FILE.to_owned()));
        }
        Package { root, config, runtime, tracked, findings, faults: faults.finish() }
    }

    /// The file of a span, relative to Cargo.toml; empty where the compiler does not tell (rust-analyzer, doc tests).
    pub(crate) fn file(&self, span: Span) -> String {
        let Some(file) = span.local_file() else { return String::new() };
        // Of a member of a workspace the path begins at the workspace's root, where rustc runs.
        let file = if file.is_absolute() { file } else { std::env::current_dir().unwrap_or_default().join(file) };
        let file = plain(&file);
        let own = self.root.as_deref().and_then(|root| file.strip_prefix(plain(root)).ok());
        slashes(own.unwrap_or(&file))
    }

    /// Reads a file that `schema!` names, relative to Cargo.toml.
    pub(crate) fn text(&mut self, path: &str, sources: &mut Sources) -> std::io::Result<SourceId> {
        let root = self.root.clone().unwrap_or_default();
        let text = std::fs::read_to_string(root.join(path))?;
        self.tracked.push(Tracked::Package(path.to_owned()));
        Ok(sources.add_file(path, text))
    }
}

/// Whether rust-analyzer asks. It keeps what a macro wrote, so a finding of build.rs would stay after it was mended.
pub(crate) fn is_editor(span: Span) -> bool {
    span.file().is_empty()
}

/// Whether this is the first macro that rustc expands: what belongs to no item is said once. An editor's process lives on, so there every
/// item says it.
pub(crate) fn is_first(span: Span) -> bool {
    static SAID: AtomicBool = AtomicBool::new(false);
    is_editor(span) || !SAID.swap(true, Ordering::Relaxed)
}

fn read(file: &Path) -> Option<String> {
    std::fs::read_to_string(file).ok()
}

/// What build.rs of this very package left.
fn findings_of(root: &Path) -> Option<Findings> {
    let folder = std::env::var_os("OUT_DIR")?;
    let text = std::fs::read_to_string(Path::new(&folder).join(FILE)).ok()?;
    Findings::parse(&text).filter(|findings| Path::new(&findings.package) == root)
}

fn slashes(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/").replace("//", "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_plain() {
        assert_eq!(slashes(&plain(Path::new("/a/./b/../c/src/model.rs"))), "/a/c/src/model.rs");
        assert_eq!(slashes(Path::new("src/model.rs")), "src/model.rs");
    }
}
