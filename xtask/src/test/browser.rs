//! The browser in which the report is looked at: a Chromium, if one starts here.

use std::process::Command;

use crate::run;

/// Names the browser to the test that looks at the report.
pub(super) const VARIABLE: &str = "GROUNDPLAN_BROWSER";

const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// A Chromium that starts.
pub(super) fn find() -> Option<&'static str> {
    NAMES.iter().copied().find(|name| run::succeeds(Command::new(name).arg("--version")))
}
