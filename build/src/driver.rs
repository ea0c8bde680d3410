//! The driver of build.rs and of the command: collect, lower, check, stop if there are errors; what is emitted, the caller decides.

use groundplan_schema::config::Config;
use groundplan_schema::diagnostic::{Diagnostic, Level};
use groundplan_schema::ir::{Engine, Schema};
use groundplan_schema::lower::{View, lower};
use groundplan_schema::score::{self, Asker, Extent, Scorecard};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::Sources;

use crate::collect::{self, Collected};

pub use crate::collect::settings;

/// What is to be read.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The folder on disk from which the shown paths start.
    pub folder: std::path::PathBuf,
    /// The shown path of the package's folder, from which `schema!(file = "…")` starts; empty where it is `folder`.
    pub root: String,
    /// The shown path of groundplan.toml, where there is one.
    pub config: Option<String>,
    /// Rust files and texts, in order.
    pub inputs: Vec<Input>,
    /// An engine that holds whatever the model says.
    pub engine: Option<Engine>,
    /// An engine that holds where the model says none.
    pub assumed_engine: Option<Engine>,
    /// Sentences that are not understood are listed, not refused.
    pub lenient: bool,
    /// How much of the package the inputs are, which decides what of its baseline can be judged.
    pub extent: Extent,
    /// Whether the baseline is about to be written: it may be missing, and what is of no use in it is not reported.
    pub rebase: bool,
}

/// One thing to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file, Rust where its name ends in `.rs`, else English.
    File(String),
    /// English that is at hand, and the path by which people know it.
    Text(String, String),
}

/// What came of it.
#[derive(Debug)]
pub struct Outcome {
    /// What was read.
    pub sources: Sources,
    /// groundplan.toml.
    pub config: Config,
    /// The schema and what the rules say of it; `None` after an error of reading or lowering.
    pub judged: Option<(Schema, Scorecard)>,
    /// Everything that was found, and neither waived nor known, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Shown paths of all files that were read.
    pub files: Vec<String>,
    /// Shown path of the baseline, where groundplan.toml names one.
    pub baseline: Option<String>,
}

impl Outcome {
    /// Whether one of the diagnostics is an error that no waiver covers.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.level == Level::Error && d.is_open())
    }

    /// Asks the rules, unless there are errors already, and puts everything that was found into order.
    pub fn judge(&mut self, request: &Request, schema: Schema, mut out: Diagnostics) {
        if !out.has_errors() {
            let mut scorecard = score::check(&schema, &self.config, Asker::Whole, &mut out);
            self.sources.sort(&mut scorecard.findings, |found| found.span);
            if !request.rebase {
                score::stale(&schema, &self.config, &scorecard, request.extent, &mut out);
            }
            self.judged = Some((schema, scorecard));
        }
        self.diagnostics = out.finish();
        self.sources.sort(&mut self.diagnostics, |found| found.span);
    }

    /// Everything that was found, also what is waived or known, sorted by place.
    pub fn all(&self) -> Vec<&Diagnostic> {
        let findings = self.judged.iter().flat_map(|(_, scorecard)| &scorecard.findings);
        let mut all: Vec<&Diagnostic> = self.diagnostics.iter().collect();
        all.extend(findings.filter(|finding| !finding.is_open()));
        self.sources.sort(&mut all, |found| found.span);
        all
    }
}

/// Reads and judges. `Err` is what keeps it from reading at all: a file that is missing or is no text.
pub fn drive(request: &Request) -> Result<Outcome, String> {
    let mut out = Diagnostics::new();
    let Collected { sources, config, draft, files, baseline } = match collect::collect(request, &mut out) {
        Ok(collected) => collected,
        Err(error) => {
            out.finish();
            return Err(error);
        }
    };
    let schema = lower(draft, &config, View::Whole, &sources, &mut out);
    let mut outcome = Outcome { sources, config, judged: None, diagnostics: Vec::new(), files, baseline };
    outcome.judge(request, schema, out);
    Ok(outcome)
}
