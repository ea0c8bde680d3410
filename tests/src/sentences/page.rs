//! The pages of samples.

use std::fs;
use std::path::Path;

/// The samples of one form.
#[derive(Debug, Clone)]
pub struct Page {
    /// The form.
    pub form: String,
    /// Its samples, one at least.
    pub samples: Vec<Sample>,
}

/// Sentences with slots, and what they say.
#[derive(Debug, Clone, Default)]
pub struct Sample {
    /// Of samples that have the same word here, a text has one only: it has one engine and one tenant.
    pub only: Option<String>,
    /// It stands in a paragraph of its own, or in an item of a list.
    pub block: bool,
    /// Lines of text.
    pub lines: Vec<String>,
    /// Lines of facts, as in the chapters.
    pub facts: Vec<String>,
    /// The code of the error, where it is one for now.
    pub refused: Option<String>,
}

/// All pages, by form.
///
/// # Panics
///
/// Where a page cannot be read, or a sample says nothing.
pub fn pages() -> Vec<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sentences");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    paths.sort();
    let page = |path: &Path| {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let form = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let samples: Vec<Sample> = text.split("\n\n").map(|block| sample(block, &form)).collect();
        Page { form, samples }
    };
    paths.iter().map(|path| page(path)).collect()
}

fn sample(block: &str, form: &str) -> Sample {
    let mut out = Sample::default();
    for line in block.lines().filter(|line| !line.is_empty()) {
        if let Some(word) = line.strip_prefix("only: ") {
            out.only = Some(word.to_owned());
        } else if line == "block" {
            out.block = true;
        } else if let Some(fact) = line.strip_prefix("- ") {
            out.facts.push(fact.to_owned());
        } else if let Some(code) = line.strip_prefix("! ") {
            out.refused = Some(code.to_owned());
        } else {
            out.lines.push(line.to_owned());
        }
    }
    let says = !out.lines.is_empty() && (!out.facts.is_empty() || out.refused.is_some());
    assert!(says, "`{form}.txt`: a sample has lines of text, and `- ` lines with its facts below them:\n{block}");
    out
}
