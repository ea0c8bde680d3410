//! What cargo says to a build script and hears from it: where we are, when nothing may be written, what makes the script run again.

use std::env;
use std::fmt;
use std::path::{Path, PathBuf};

/// Why a build writes nothing into the package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frozen {
    /// `.frozen(true)`.
    Asked,
    /// `CI` is set.
    Ci,
    /// A release build, or another profile that inherits it.
    Release,
    /// The package is somebody's dependency: it lies in cargo's registry, in a checkout of git, or is vendored.
    Dependency,
    /// `cargo package` or `cargo publish` verifies it.
    Packaging,
}

impl fmt::Display for Frozen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Frozen::Asked => "`.frozen(true)` is set",
            Frozen::Ci => "`CI` is set",
            Frozen::Release => "this is a release build",
            Frozen::Dependency => "the package is built as a dependency",
            Frozen::Packaging => "the package is being verified for publishing",
        })
    }
}

/// What decides whether a build may write.
#[derive(Debug, Clone, Default)]
pub(crate) struct Surroundings {
    /// CARGO_MANIFEST_DIR.
    pub(crate) package: PathBuf,
    /// OUT_DIR.
    pub(crate) out: PathBuf,
    /// PROFILE is `release`.
    pub(crate) release: bool,
    /// CI is set, and not to `false`.
    pub(crate) ci: bool,
}

impl Surroundings {
    /// As cargo sets them; `None` outside of a build script.
    pub(crate) fn from_cargo() -> Option<Surroundings> {
        Some(Surroundings {
            package: env::var_os("CARGO_MANIFEST_DIR")?.into(),
            out: env::var_os("OUT_DIR")?.into(),
            release: env::var("PROFILE").is_ok_and(|profile| profile == "release"),
            ci: env::var("CI").is_ok_and(|ci| !ci.is_empty() && ci != "false" && ci != "0"),
        })
    }

    /// Why nothing may be written, if so.
    pub(crate) fn frozen(&self, asked: bool) -> Option<Frozen> {
        // Who packages wants to hear of that first: there, PROFILE says debug.
        let reasons = [
            (asked, Frozen::Asked),
            (is_packaging(&self.package), Frozen::Packaging),
            (is_dependency(&self.package), Frozen::Dependency),
            (self.ci, Frozen::Ci),
            (self.release, Frozen::Release),
        ];
        reasons.into_iter().find(|(holds, _)| *holds).map(|(_, why)| why)
    }
}

/// `cargo package` unpacks into `target/package/NAME-VERSION` and leaves the manifest as it was written beside the one that it made.
fn is_packaging(package: &Path) -> bool {
    let inside = package.parent().is_some_and(|folder| folder.ends_with("package"));
    inside && package.join("Cargo.toml.orig").exists()
}

/// Cargo marks what it unpacked: `.cargo-ok` (registry; git, at the checkout's top), `.cargo-checksum.json` (vendored). A path dependency
/// has no mark: it counts as one's own.
fn is_dependency(package: &Path) -> bool {
    package.join(".cargo-checksum.json").exists() || package.ancestors().any(|folder| folder.join(".cargo-ok").exists())
}

/// Says that the script runs again when this changes. A path that does not exist would make every build run it, so it is left out; paths
/// are absolute because `cargo package` shares OUT_DIR with the package itself.
pub(crate) fn watch(path: &Path) {
    if path.exists() {
        say("rerun-if-changed", &path.to_string_lossy());
    }
}

/// Says that the script runs again when this variable changes.
pub(crate) fn watch_variable(name: &str) {
    say("rerun-if-env-changed", name);
}

/// Stops the build with this text. The script itself ends well: cargo then shows the text and no backtrace.
pub(crate) fn error(text: &str) {
    say("error", text);
}

/// Shows this text; the build goes on.
pub(crate) fn warning(text: &str) {
    say("warning", text);
}

/// A directive is one line.
#[allow(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]
fn say(directive: &str, text: &str) {
    for line in text.lines() {
        println!("cargo::{directive}={line}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_build_may_write_only_at_home_and_in_debug() {
        let home = env::temp_dir().join(format!("groundplan-cargo-{}", std::process::id()));
        let at = |path: &str| {
            let package = home.join(path);
            fs::create_dir_all(&package).expect("a temporary folder");
            Surroundings { package, ..Surroundings::default() }
        };
        let own = at("own");
        assert_eq!(own.frozen(false), None);
        assert_eq!(own.frozen(true), Some(Frozen::Asked));
        assert_eq!(Surroundings { ci: true, ..own.clone() }.frozen(false), Some(Frozen::Ci));
        assert_eq!(Surroundings { release: true, ..own.clone() }.frozen(false), Some(Frozen::Release));

        let registry = at("registry/model-1.0.0");
        fs::write(registry.package.join(".cargo-ok"), "").expect("a file");
        assert_eq!(registry.frozen(false), Some(Frozen::Dependency));
        let git = at("git/checkout/crates/model");
        fs::write(home.join("git/checkout/.cargo-ok"), "").expect("a file");
        assert_eq!(git.frozen(false), Some(Frozen::Dependency));
        let vendored = at("vendor/model");
        fs::write(vendored.package.join(".cargo-checksum.json"), "{}").expect("a file");
        assert_eq!(vendored.frozen(false), Some(Frozen::Dependency));

        let packaged = at("target/package/model-1.0.0");
        assert_eq!(packaged.frozen(false), None, "a package that somebody keeps in such a folder");
        fs::write(packaged.package.join("Cargo.toml.orig"), "").expect("a file");
        assert_eq!(packaged.frozen(false), Some(Frozen::Packaging));
        fs::remove_dir_all(&home).expect("our own folder");
    }
}
