//! Running cargo on the generated crates, with a clock.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Instant, SystemTime};

use super::Variant;
use super::crates;
use super::model::{Model, models};
use crate::{Result, run};

/// Seconds of one thing, a number per round.
#[derive(Debug, PartialEq)]
pub(super) struct Timing {
    pub(super) title: String,
    pub(super) variant: Option<Variant>,
    pub(super) seconds: Vec<f64>,
}

impl Timing {
    pub(super) fn median(&self) -> f64 {
        let mut sorted = self.seconds.clone();
        sorted.sort_by(f64::total_cmp);
        match sorted.as_slice() {
            [] => f64::NAN,
            sorted if sorted.len() % 2 == 1 => sorted[sorted.len() / 2],
            sorted => f64::midpoint(sorted[sorted.len() / 2 - 1], sorted[sorted.len() / 2]),
        }
    }
}

impl fmt::Display for Timing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "  {:<28} {:>7.2} s", self.title, self.median())?;
        if self.seconds.len() > 1 {
            let all: Vec<String> = self.seconds.iter().map(|seconds| format!("{seconds:.2}")).collect();
            write!(f, "   ({})", all.join(" "))?;
        }
        Ok(())
    }
}

/// The folder with the generated crates, outside our workspace and a workspace of its own: one lock file, one place to build.
pub(super) struct Bench {
    folder: PathBuf,
}

impl Bench {
    pub(super) fn new(variants: &[Variant]) -> Result<Self> {
        let folder = run::target().join("bench");
        let members: Vec<String> = variants
            .iter()
            .flat_map(|variant| {
                [package(*variant, "")].into_iter().chain(variant.is_ours().then(|| package(*variant, "-more")))
            })
            .map(|member| format!("{member:?}"))
            .collect();
        let manifest =
            format!("[workspace]\nresolver = \"2\"\nmembers = [{}]\n\n[profile.dev]\ndebug = 0\n", members.join(", "));
        crates::write_if_changed(&folder.join("Cargo.toml"), &manifest)?;
        if !folder.join("Cargo.lock").exists() {
            // The versions that our own tests run with, as far as both have them.
            let lock = fs::read_to_string(run::root().join("Cargo.lock")).map_err(|error| error.to_string())?;
            crates::write_if_changed(&folder.join("Cargo.lock"), &lock)?;
        }
        Ok(Self { folder })
    }

    pub(super) fn write(&self, variant: Variant, suffix: &str, models: &[Model]) -> Result<()> {
        let package = package(variant, suffix);
        crates::write(&self.folder.join(&package), &package, variant, models)
    }

    /// Builds dependencies and checks that the crate compiles at all.
    pub(super) fn warm(&self, variant: Variant, suffix: &str) -> Result<()> {
        self.check(&package(variant, suffix), false)
    }

    /// Cold checks of the crates alone, one of each per round.
    pub(super) fn rounds(&self, rounds: usize, variants: &[Variant], suffix: &str) -> Result<Vec<Timing>> {
        let mut timings: Vec<Timing> = variants
            .iter()
            .map(|variant| Timing { title: self.title(*variant), variant: Some(*variant), seconds: Vec::new() })
            .collect();
        for _ in 0..rounds {
            for (timing, variant) in timings.iter_mut().zip(variants) {
                let package = package(*variant, suffix);
                touch(&self.folder.join(&package).join("src"))?;
                timing.seconds.push(timed(|| self.check(&package, false))?);
            }
        }
        Ok(timings)
    }

    /// Checks with incremental compilation after a field got another name, there and back again.
    pub(super) fn after_an_edit(&self, variant: Variant, count: usize) -> Result<Timing> {
        let package = package(variant, "");
        self.check(&package, true)?;
        let mut timing = Timing { title: self.title(variant), variant: Some(variant), seconds: Vec::new() };
        for edited in [Some(count.div_ceil(2)), None] {
            self.write(variant, "", &models(count, edited))?;
            timing.seconds.push(timed(|| self.check(&package, true))?);
        }
        Ok(timing)
    }

    /// Our macros with all that they need, beside Diesel's derives with all that those need; each in a folder of its own.
    pub(super) fn macro_trees(&self) -> Result<Vec<Timing>> {
        let mut timings = Vec::new();
        for (title, package) in [("ours", "groundplan-macros"), ("Diesel's derives", "diesel_derives")] {
            let folder = self.folder.join("tree");
            if folder.exists() {
                fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
            }
            let mut build = run::cargo();
            build.args(["build", "--quiet", "--package", package]).env("CARGO_TARGET_DIR", &folder);
            let seconds = timed(|| quietly(&mut build))?;
            timings.push(Timing { title: title.into(), variant: None, seconds: vec![seconds] });
            fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
        }
        Ok(timings)
    }

    fn check(&self, package: &str, incremental: bool) -> Result<()> {
        let mut check = run::cargo();
        check.current_dir(&self.folder).args(["check", "--quiet", "--package", package]);
        check
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .env("CARGO_INCREMENTAL", if incremental { "1" } else { "0" });
        quietly(&mut check)
    }

    /// The variant's title with the version that was resolved.
    fn title(&self, variant: Variant) -> String {
        let name = match variant {
            Variant::Diesel => "diesel",
            Variant::SeaOrm => "sea-orm",
            Variant::Derives | Variant::Schema => return variant.title().into(),
        };
        let lock = fs::read_to_string(self.folder.join("Cargo.lock")).unwrap_or_default();
        let entry =
            lock.split(&format!("name = \"{name}\"\nversion = \"")).nth(1).and_then(|rest| rest.split('"').next());
        format!("{} {}", variant.title(), entry.unwrap_or_default())
    }
}

fn package(variant: Variant, suffix: &str) -> String {
    format!("bench-{}{suffix}", variant.name())
}

fn timed(run: impl FnOnce() -> Result<()>) -> Result<f64> {
    let begin = Instant::now();
    run()?;
    Ok(begin.elapsed().as_secs_f64())
}

/// Runs without showing anything; a failure shows the first error that the program printed.
fn quietly(command: &mut Command) -> Result<()> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("`{}` does not start: {error}", run::line(command)))?;
    if output.status.success() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(&output.stderr);
    Err(format!("`{}` failed; its first error:\n\n{}", run::line(command), first_error(&text)))
}

/// From the first line that begins with `error` to the empty line after it.
fn first_error(text: &str) -> String {
    let lines: Vec<&str> =
        text.lines().skip_while(|line| !line.starts_with("error")).take_while(|line| !line.is_empty()).collect();
    if lines.is_empty() { text.to_owned() } else { lines.join("\n") }
}

/// Makes cargo compile the crate again, and nothing else.
fn touch(folder: &Path) -> Result<()> {
    let failed = |error: std::io::Error| format!("cannot touch `{}`: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            touch(&path)?;
        } else {
            fs::File::options()
                .write(true)
                .open(&path)
                .and_then(|file| file.set_modified(SystemTime::now()))
                .map_err(failed)?;
        }
    }
    Ok(())
}

/// How busy the machine is, where it says so: numbers from a busy one are worth less.
pub(super) fn load() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    format!(
        "{cores} cores, load average {}",
        load.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_stands_in_the_middle() {
        let timing =
            |seconds: &[f64]| Timing { title: String::new(), variant: None, seconds: seconds.to_vec() }.median();
        assert!((timing(&[9.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!((timing(&[4.0, 1.0, 2.0, 9.0]) - 3.0).abs() < f64::EPSILON);
    }

    #[test]
    fn the_first_error_is_cut_out() {
        let text = "warning: unused\n --> a.rs\n\nerror[E0425]: no such value\n --> b.rs\n  |\n\nerror: aborting\n";
        assert_eq!(first_error(text), "error[E0425]: no such value\n --> b.rs\n  |");
    }
}
