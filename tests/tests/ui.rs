//! What users see when they are wrong: each case under `ui/` is a small program, and beside it stands what rustc says of it.
//!
//! The texts are rustc's too, so they hold for one version of it, [`PINNED`]. With another one only the programs that must compile are
//! asked. To write the texts anew: `TRYBUILD=overwrite cargo test -p groundplan-tests --test ui`, then read every line of the diff.

#[path = "ui/around.rs"]
mod around;
#[path = "ui/package.rs"]
mod package;
#[path = "ui/size.rs"]
mod size;
#[path = "ui/style.rs"]
mod style;
#[path = "ui/texts.rs"]
mod texts;
#[path = "ui/warnings.rs"]
mod warnings;

use std::process::Command;

/// The rustc whose messages the `.stderr` files hold.
const PINNED: &str = "rustc 1.95.";

/// The folders of programs that do not compile.
const THEMES: [&str; 6] = ["attributes", "queries", "rules", "schema", "structs", "warnings"];

/// Whether this is the rustc whose messages are kept.
fn is_pinned() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output().expect("rustc tells its version");
    String::from_utf8_lossy(&version.stdout).starts_with(PINNED)
}

#[test]
fn programs() {
    let cases = trybuild::TestCases::new();
    // The first one decides: with programs that run, all are built by one command.
    cases.pass("ui/pass/*.rs");
    if is_pinned() {
        for theme in THEMES {
            cases.compile_fail(format!("ui/{theme}/*.rs"));
        }
    }
}
