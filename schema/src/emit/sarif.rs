//! Findings as a SARIF 2.1.0 log, for code scanning: each rule that spoke with its page, each finding with its region, what is waived as a
//! suppression with its reason.

use serde_json::{Map, Value, json};

use crate::diagnostic::{Diagnostic, Level};
use crate::text::{Sources, Span};

/// What a log says of a rule, or of a complaint that is none.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// At which level it speaks unless a package says otherwise; `None`: it is allowed.
    pub level: Option<Level>,
    /// What it counts towards; `None` of a complaint.
    pub dimension: Option<&'a str>,
    /// Its page, as Markdown.
    pub page: &'a str,
}

/// The log of one run, in the order that is given. `about` knows every code, `version` is that of the command.
pub fn log<'a>(found: &[&Diagnostic], sources: &Sources, about: impl Fn(&str) -> About<'a>, version: &str) -> Value {
    let mut codes: Vec<&str> = found.iter().map(|found| found.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let results: Vec<Value> = found.iter().map(|found| result(found, &codes, sources)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "groundplan",
                "semanticVersion": version,
                "rules": codes.iter().map(|code| rule(code, about(code))).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn rule(code: &str, about: About<'_>) -> Value {
    let About { level: default, dimension, page } = about;
    let tags: Vec<&str> = ["data-model"].into_iter().chain(dimension).collect();
    let short = first(page, code);
    let severity = if default == Some(Level::Error) { "error" } else { "warning" };
    json!({
        "id": code,
        "shortDescription": { "text": short },
        "fullDescription": { "text": short },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": {
            "enabled": default.is_some(),
            "level": level(default.unwrap_or(Level::Warning)),
        },
        "properties": { "tags": tags, "precision": "very-high", "problem.severity": severity },
    })
}

/// The first paragraph of prose of a page: what the rule checks.
fn first(page: &str, code: &str) -> String {
    let body = page.split_once("## What it checks").map_or(page, |(_, body)| body);
    let is_prose = |part: &&str| !part.is_empty() && !part.starts_with('#');
    let prose = body.split("\n\n").map(str::trim).find(is_prose).unwrap_or(code);
    prose.split_whitespace().collect::<Vec<_>>().join(" ")
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

fn result(found: &Diagnostic, codes: &[&str], sources: &Sources) -> Value {
    let text: Vec<String> = std::iter::once(found.message.clone())
        .chain(found.notes.iter().map(|note| format!("note: {note}")))
        .chain(found.help.iter().map(|help| format!("help: {help}")))
        .collect();
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| out.insert(key.to_owned(), value);
    put("ruleId", json!(found.code));
    put("ruleIndex", json!(codes.binary_search(&found.code).unwrap_or_default()));
    put("level", json!(level(found.level)));
    put("message", json!({ "text": text.join("\n") }));
    put("locations", json!([{ "physicalLocation": place(found.span, sources) }]));
    let related = found.labels.iter().enumerate().map(|(at, (span, text))| {
        json!({ "id": at + 1, "physicalLocation": place(*span, sources), "message": { "text": text } })
    });
    let related: Vec<Value> = related.collect();
    if !related.is_empty() {
        put("relatedLocations", json!(related));
    }
    if let Some(model) = &found.model {
        // Lines move; what it is about does not.
        let about = [found.code, model.as_str()].into_iter().chain(found.field.as_deref()).collect::<Vec<_>>();
        put("partialFingerprints", json!({ "groundplan/v1": about.join("/") }));
    }
    let suppressed = match &found.waived {
        Some(reason) => Some(("inSource", reason.as_str())),
        None => found.known.then_some(("external", "the baseline knows it")),
    };
    if let Some((kind, reason)) = suppressed {
        put("suppressions", json!([{ "kind": kind, "justification": reason }]));
    }
    Value::Object(out)
}

fn place(span: Span, sources: &Sources) -> Value {
    let (start, end) = (sources.place(span), sources.end(span));
    json!({
        "artifactLocation": { "uri": uri(&start.file) },
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    })
}

/// A path as a URI: relative ones stay so, since code scanning takes them from the repository's root.
fn uri(path: &str) -> String {
    let mut out = String::new();
    let windows = path.as_bytes().get(1) == Some(&b':');
    if path.starts_with('/') || windows {
        out.push_str(if windows { "file:///" } else { "file://" });
    }
    for byte in path.bytes() {
        match byte {
            b'\\' => out.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            b':' if windows => out.push(':'),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_uris() {
        assert_eq!(uri("src/my model.rs"), "src/my%20model.rs");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
        assert_eq!(uri("/tmp/ä.md"), "file:///tmp/%C3%A4.md");
        assert_eq!(uri("C:\\a\\b.rs"), "file:///C:/a/b.rs");
    }

    #[test]
    fn what_a_rule_is_about_is_its_first_sentence() {
        for (code, page) in crate::rules::pages() {
            let said = first(&page, code);
            assert!(said.len() > 10 && said.len() < 1000 && !said.starts_with('#'), "{code}: {said}");
        }
    }

    #[test]
    fn a_run_without_findings_is_a_log() {
        let nothing = |_: &str| About { level: None, dimension: None, page: "" };
        let log = log(&[], &Sources::new(), nothing, "0.1.0");
        assert_eq!(log["runs"][0]["results"], json!([]));
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"], json!([]));
    }
}
