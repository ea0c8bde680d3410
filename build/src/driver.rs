//! The driver of build.rs and of the command: collect, lower, check, stop if there are errors; what is emitted, the caller decides.

use groundplan_schema::config::Config;
use groundplan_schema::diagnostic::{Diagnostic, Level};
use groundplan_schema::ir::{Engine, Schema};
use groundplan_schema::lower::{View, lower};
use groundplan_schema::score::{self, Asker, Scorecard};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::Sources;

use crate::collect::{self, Collected};

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
    /// Everything that was found and nobody waived, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Shown paths of all files that were read.
    pub files: Vec<String>,
}

impl Outcome {
    /// Whether one of the diagnostics is an error that no waiver covers.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.level == Level::Error && d.waived.is_none())
    }

    /// Everything that was found, also what is waived, sorted by place.
    pub fn all(&self) -> Vec<&Diagnostic> {
        let findings = self.judged.iter().flat_map(|(_, scorecard)| &scorecard.findings);
        let mut all: Vec<&Diagnostic> = self.diagnostics.iter().collect();
        all.extend(findings.filter(|finding| finding.waived.is_some()));
        self.sources.sort(&mut all, |found| found.span);
        all
    }
}

/// Reads and judges. `Err` is what keeps it from reading at all: a file that is missing or is no text.
pub fn drive(request: &Request) -> Result<Outcome, String> {
    let mut out = Diagnostics::new();
    let Collected { sources, config, draft, files } = match collect::collect(request, &mut out) {
        Ok(collected) => collected,
        Err(error) => {
            out.finish();
            return Err(error);
        }
    };
    let schema = lower(draft, &config, View::Whole, &sources, &mut out);
    let judged = (!out.has_errors()).then(|| {
        let mut scorecard = score::check(&schema, &config, Asker::Whole, &mut out);
        sources.sort(&mut scorecard.findings, |found| found.span);
        (schema, scorecard)
    });
    let mut diagnostics = out.finish();
    sources.sort(&mut diagnostics, |found| found.span);
    Ok(Outcome { sources, config, judged, diagnostics, files })
}
