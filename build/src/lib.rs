//! For users' `build.rs`: keeps `migrations/.draft` in step with the model, and leaves for the macros what only the whole schema shows.
//!
//! ```no_run
//! // in `main` of build.rs
//! groundplan_build::Schema::from_files(["src/model.rs"]).migrations("migrations").run();
//! ```
//!
//! In `OUT_DIR` it writes what `groundplan::ddl!()`, `groundplan::diagram!()` and `groundplan::scorecard!()` hold. Into the package it writes
//! only the draft, and that only in a debug build at home: never in a release build, in CI, as somebody's dependency, or while packaging.
//!
//! The modules are for the `groundplan` command, which does the same from the shell; they promise no stability.

mod cargo;
mod collect;
mod diesel_toml;
pub mod draft;
pub mod driver;
mod findings;
mod output;
pub mod package;
pub mod pending;
pub mod store;
#[cfg(test)]
mod tests;
pub mod write;

pub use cargo::Frozen;
pub use collect::join;

use std::path::{Path, PathBuf};

use cargo::Surroundings;
use driver::{Input, Outcome, Request};
use groundplan_schema::emit::sql;
use groundplan_schema::score::Extent;
use pending::Pending;
use store::Store;

/// The model of a package: which files it is written in, and what is kept in step with it.
#[derive(Debug, Clone)]
#[must_use = "nothing happens before `.run()`"]
pub struct Schema {
    files: Vec<String>,
    migrations: Option<String>,
    ddl: Option<String>,
    frozen: bool,
}

impl Schema {
    /// The Rust files that hold derives and `schema!`s, relative to Cargo.toml. A file that is not listed is in no migration, so its macros
    /// are errors.
    pub fn from_files<F: Into<String>>(files: impl IntoIterator<Item = F>) -> Self {
        let plain = |file: F| file.into().replace('\\', "/").trim_start_matches("./").to_owned();
        Schema { files: files.into_iter().map(plain).collect(), migrations: None, ddl: None, frozen: false }
    }

    /// The folder of Diesel migrations that is kept in step with the model, relative to Cargo.toml.
    pub fn migrations(mut self, folder: impl Into<String>) -> Self {
        self.migrations = Some(folder.into());
        self
    }

    /// A file that is kept equal to the statements that make an empty database, relative to Cargo.toml: for reviews, or for programs that take no
    /// migrations. The same text as `groundplan::ddl!()`.
    pub fn ddl(mut self, file: impl Into<String>) -> Self {
        self.ddl = Some(file.into());
        self
    }

    /// With `true`, nothing is written into the package, and a model that no migration covers is an error, as in CI.
    pub fn frozen(mut self, frozen: bool) -> Self {
        self.frozen = frozen;
        self
    }

    /// Reads the model and brings everything up to date.
    ///
    /// # Panics
    /// Outside of a build script, where cargo does not say what is built.
    pub fn run(self) {
        let Some(around) = Surroundings::from_cargo() else {
            panic!(
                "`groundplan_build::Schema::run` belongs into build.rs: cargo's CARGO_MANIFEST_DIR and OUT_DIR are not set"
            );
        };
        self.build(&around).tell();
    }

    fn build(&self, around: &Surroundings) -> Report {
        let mut report = Report::default();
        report.watch.extend(self.files.iter().map(|file| around.package.join(file)));
        let request = self.request(&around.package);
        let outcome = match driver::drive(&request) {
            Ok(outcome) => outcome,
            Err(error) => {
                report.errors.push(format!("{error}; build.rs names it in `from_files`"));
                return report;
            }
        };
        report.watch.extend(outcome.files.iter().map(|file| around.package.join(file)));
        let diesel = diesel_toml::find(&around.package);
        report.watch.extend(diesel.clone());
        let overwritten =
            diesel.map(|file| diesel_toml::overwritten(&file, &around.package, &self.files)).unwrap_or_default();
        let findings = findings::of(&outcome, &around.package.to_string_lossy(), &self.files, &overwritten);
        if let Err(error) = output::write(&around.out, &outcome, &findings) {
            report.errors.push(format!("`{}` cannot be written: {error}", around.out.display()));
        }
        if let Some(folder) = &self.migrations {
            self.migrate(folder, around, &outcome, &mut report);
            report.watch.push(around.package.join(folder));
        }
        if let Some(file) = &self.ddl {
            self.print(file, around, &outcome, &mut report);
            report.watch.push(around.package.join(file));
        }
        report
    }

    fn request(&self, package: &Path) -> Request {
        Request {
            folder: package.to_owned(),
            config: package.join(CONFIG).exists().then(|| CONFIG.to_owned()),
            extent: Extent::All,
            inputs: self.files.iter().map(|file| Input::File(file.clone())).collect(),
            ..Request::default()
        }
    }

    /// The file of statements: written in a debug build at home, elsewhere an error where it is not what the model says.
    fn print(&self, shown: &str, around: &Surroundings, outcome: &Outcome, report: &mut Report) {
        let Some((schema, _)) = outcome.judged.as_ref().filter(|_| !outcome.has_errors()) else { return };
        let (path, text) = (around.package.join(shown), sql::ddl(schema));
        if let Some(why) = around.frozen(self.frozen) {
            if std::fs::read_to_string(&path).is_ok_and(|found| found.replace("\r\n", "\n") == text) {
                return;
            }
            report.errors.push(format!("`{shown}` is not what the model says ({why}, so nothing is written); run `cargo check` at home and commit it"));
            return;
        }
        let newest = write::newest(report.watch.iter().map(PathBuf::as_path));
        match (write::if_changed(&path, &text), newest) {
            (Ok(true), Some(time)) => write::set_time(&path, time),
            (Ok(_), _) => {}
            (Err(error), _) => report.notes.push(format!("`{shown}` cannot be written: {error}")),
        }
    }

    /// The migrations folder: the draft in a debug build at home, elsewhere an error where a change is pending.
    fn migrate(&self, shown: &str, around: &Surroundings, outcome: &Outcome, report: &mut Report) {
        let frozen = around.frozen(self.frozen);
        let folder = around.package.join(shown);
        let store = match Store::read(&folder, shown) {
            Ok(store) => store,
            Err(faults) => return faults.into_iter().for_each(|fault| report.migrations(frozen, fault)),
        };
        if frozen.is_none() && !folder.exists() {
            // `embed_migrations!()` panics without its folder, and that would stand beside the model's own errors.
            let newest = write::newest(report.watch.iter().map(PathBuf::as_path));
            match (std::fs::create_dir_all(&folder), newest) {
                (Ok(()), Some(time)) => write::set_time(&folder, time),
                (Ok(()), None) => {}
                (Err(error), _) => report.notes.push(format!("`{shown}` cannot be made: {error}")),
            }
        }
        // A model with errors has no migration; its macros say why.
        let Some((schema, _)) = outcome.judged.as_ref().filter(|_| !outcome.has_errors()) else { return };
        let pending = Pending::of(&store, schema);
        if frozen.is_none() {
            let newest = write::newest(report.watch.iter().map(PathBuf::as_path));
            let folders = pending.as_ref().map(Pending::folders).unwrap_or_default();
            if let Err(error) = draft::fold(&folder, &folders, newest) {
                report.notes.push(format!("`{shown}/{}` cannot be written: {error}", draft::FOLDER));
            }
        }
        if let Some(pending) = pending {
            report.migrations(frozen, uncovered(&pending, frozen));
        }
    }
}

/// The file beside Cargo.toml that says what holds for the whole package.
const CONFIG: &str = "groundplan.toml";

/// Says what is pending, and which command covers it.
fn uncovered(pending: &Pending, frozen: Option<Frozen>) -> String {
    let why = frozen.map(|why| format!(" ({why}, so nothing is written)")).unwrap_or_default();
    if pending.refused.is_empty() {
        return format!(
            "the model has changes that no migration covers{why}: {}; run `groundplan migrate NAME`",
            pending.changes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        );
    }
    let refused = pending.refused.iter().map(|(change, reason)| format!("{change} ({reason})"));
    format!(
        "the model has changes that cannot be planned yet{why}: {}; run `groundplan migrate NAME --by-hand` and write their SQL",
        refused.collect::<Vec<_>>().join(", ")
    )
}

/// What a build tells cargo.
#[derive(Debug, Default, PartialEq, Eq)]
struct Report {
    errors: Vec<String>,
    notes: Vec<String>,
    watch: Vec<PathBuf>,
}

impl Report {
    /// A fault of the migrations folder: it stops a build only where nobody is at work on it.
    fn migrations(&mut self, frozen: Option<Frozen>, fault: String) {
        if frozen.is_some() { self.errors.push(fault) } else { self.notes.push(fault) }
    }

    fn tell(self) {
        cargo::watch_variable("CI");
        let mut watch = self.watch;
        watch.sort();
        watch.dedup();
        watch.iter().for_each(|path| cargo::watch(path));
        self.notes.iter().for_each(|note| cargo::warning(&format!("groundplan: {note}")));
        self.errors.iter().for_each(|error| cargo::error(&format!("groundplan: {error}")));
    }
}
