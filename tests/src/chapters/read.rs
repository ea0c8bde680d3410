//! A text read by the real pipeline, as `groundplan read` reads it.

use groundplan_build::driver::{self, Input, Request};
use groundplan_schema::diagnostic::Level;
use groundplan_schema::emit::json;
use groundplan_schema::ir::Engine;
use serde_json::Value;

/// What came of a text.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The JSON document, where there is one: also beside an error of a rule.
    pub document: Option<Value>,
    /// The facts of the document; empty where there is none.
    pub facts: Vec<String>,
    /// Every error, in order. Warnings are none.
    pub complaints: Vec<Complaint>,
}

/// One error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The name that `groundplan explain` knows.
    pub code: String,
    /// What it says.
    pub message: String,
}

impl Complaint {
    /// As a ```complaint block says it.
    pub fn short(&self) -> String {
        format!("{}:{} {}", self.line, self.column, self.code)
    }
}

/// Reads a text without groundplan.toml. PostgreSQL where it names no engine.
///
/// # Panics
///
/// Where the driver fails altogether, which no text should bring about.
pub fn read(text: &str) -> Reading {
    drive(text, false)
}

/// The same with `--lenient`: what is not understood stands under `unread` in the document.
///
/// # Panics
///
/// As [`read`].
pub fn read_lenient(text: &str) -> Reading {
    drive(text, true)
}

fn drive(text: &str, lenient: bool) -> Reading {
    let request = |assumed_engine| Request {
        inputs: vec![Input::Text("<text>".to_owned(), text.to_owned())],
        assumed_engine,
        lenient,
        ..Request::default()
    };
    let outcome = driver::drive(&request(Some(Engine::Postgres))).expect("a text needs no file");
    let errors = outcome.diagnostics.iter().filter(|found| found.level == Level::Error && found.waived.is_none());
    let complaints = errors
        .map(|found| {
            let place = outcome.sources.place(found.span);
            Complaint {
                line: usize::try_from(place.line).unwrap_or(usize::MAX),
                column: usize::try_from(place.column).unwrap_or(usize::MAX),
                code: found.code.to_string(),
                message: found.message.clone(),
            }
        })
        .collect();
    let document =
        outcome.judged.as_ref().map(|(schema, scorecard)| json::document(schema, &outcome.sources, Some(scorecard)));
    let mut facts = document.as_ref().map(super::facts).unwrap_or_default();
    // The document names PostgreSQL also where the text is silent; without an assumed engine only a text that names it is read.
    if !facts.is_empty() && text.to_lowercase().contains("postgres") {
        let silent = driver::drive(&request(None)).expect("a text needs no file");
        if silent.judged.is_some_and(|(schema, _)| schema.engine == Engine::Postgres) {
            facts.insert(0, "engine postgres".to_owned());
        }
    }
    Reading { document, facts, complaints }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_engine_that_the_text_names_is_a_fact() {
        assert!(!read("Kilns have a name.").facts.iter().any(|fact| fact.starts_with("engine")));
        assert!(read("Use PostgreSQL. Kilns have a name.").facts.contains(&"engine postgres".to_owned()));
        assert!(read("Use SQLite. Kilns have a name.").facts.contains(&"engine sqlite".to_owned()));
    }

    #[test]
    fn an_error_has_its_place_and_its_code() {
        let reading = read("Kilns have a name.\nPots frobnicate, alas.\n");
        assert_eq!(reading.complaints.iter().map(Complaint::short).collect::<Vec<_>>(), ["2:1 not_understood"]);
        assert!(reading.facts.is_empty());
        let reading = read_lenient("Kilns have a name.\nPots frobnicate, alas.\n");
        assert!(reading.facts.contains(&"Kiln.name: string(255)".to_owned()));
    }
}
