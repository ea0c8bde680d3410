//! Waivers in the comments of a file of SQL or of a `schema.rs`: no statement has a word for them.
//!
//! `-- groundplan: allow(money_as_float, reason = "imported")` stands above a table or a column, or behind it on its line.

use groundplan_schema::diagnostic::Diagnostic;
use groundplan_schema::ir::{Schema, Waiver};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::{SourceId, Sources, Span};

use super::Source;

const MARK: &str = "groundplan:";

/// A comment of ours, and what it waives.
struct Comment {
    /// From the mark on.
    span: Span,
    rules: Vec<(String, Span)>,
    reason: String,
}

/// Hands the waivers of a file to their tables and columns. One that cannot be read, or stands at neither, is an error.
pub(super) fn attach(schema: &mut Schema, sources: &Sources, source: SourceId, kind: Source, out: &mut Diagnostics) {
    let text = sources.get(source).text();
    if !text.contains(MARK) {
        return;
    }
    let sign = if kind == Source::Sql { "--" } else { "//" };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some((before, rest)) = marked(line, sign) else { continue };
        let from = start + (line.len() - rest.len() - MARK.len());
        let span = Span { source, start: from as u32, end: (start + line.trim_end().len()) as u32 };
        let Some(comment) = read(rest, span, start + line.len() - rest.len()) else {
            let error = Diagnostic::error("invalid_attribute", span, "this comment is not understood");
            out.push(error.help(format!("write `{sign} groundplan: allow(orphan_table, reason = \"…\")`")));
            continue;
        };
        let own = start..at;
        let place = if before.trim().is_empty() { below(text, at, sign) } else { own };
        give(schema, comment, place, sign, out);
    }
}

/// What stands on a line before a comment of ours, and behind its mark. The sign within a text begins no comment.
fn marked<'a>(line: &'a str, sign: &str) -> Option<(&'a str, &'a str)> {
    line.match_indices(MARK).find_map(|(at, _)| {
        let before = line.get(..at)?.trim_end().trim_end_matches('!').strip_suffix(sign)?.trim_end_matches('/');
        let within = before.matches(['\'', '"']).count() % 2 == 1;
        (!within).then_some((before, line.get(at + MARK.len()..)?))
    })
}

/// The line below `at` that is neither blank nor a comment.
fn below(text: &str, at: usize, sign: &str) -> std::ops::Range<usize> {
    let mut start = at;
    for line in text.get(at..).unwrap_or("").split_inclusive('\n') {
        let bare = line.trim();
        if !bare.is_empty() && !bare.starts_with(sign) {
            return start..start + line.len();
        }
        start += line.len();
    }
    start..start
}

/// `allow(rule, …, reason = "…")`
fn read(text: &str, span: Span, offset: usize) -> Option<Comment> {
    let inner = text.trim().strip_prefix("allow(")?.strip_suffix(')')?;
    let (names, reason) = match inner.split_once("reason") {
        Some((names, reason)) => {
            let reason = reason.trim_start().strip_prefix('=')?.trim();
            (names, reason.strip_prefix('"')?.strip_suffix('"')?.to_owned())
        }
        None => (inner, String::new()),
    };
    let within = offset + text.find("allow(")? + "allow(".len();
    let mut rules = Vec::new();
    let mut at = within;
    for part in names.split_inclusive(',') {
        let name = part.trim_end_matches(',').trim();
        let start = at + part.len() - part.trim_start().len();
        at += part.len();
        if name.is_empty() {
            continue;
        }
        if !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') {
            return None;
        }
        let end = start + name.len();
        rules.push((name.to_owned(), Span { source: span.source, start: start as u32, end: end as u32 }));
    }
    (!rules.is_empty()).then_some(Comment { span, rules, reason })
}

fn give(schema: &mut Schema, comment: Comment, place: std::ops::Range<usize>, sign: &str, out: &mut Diagnostics) {
    let here = |span: Span| span.source == comment.span.source && place.contains(&(span.start as usize));
    // A table that stands on one line is meant as a whole.
    let found = schema.models.iter_mut().find_map(|model| {
        if here(model.span) {
            return Some((model, None));
        }
        let name = model.fields.iter().find(|field| field.origin.span.is_some_and(here))?.name.clone();
        Some((model, Some(name)))
    });
    let Some((model, field)) = found else {
        let error =
            Diagnostic::error("invalid_attribute", comment.span, "this waiver stands at no table and no column");
        let help = format!(
            "write it on a line of its own above a table or a column, or behind it: `{sign} groundplan: allow(…)`"
        );
        out.push(error.help(help));
        return;
    };
    for (rule, span) in comment.rules {
        model.waivers.push(Waiver { rule, reason: comment.reason.clone(), span, field: field.clone() });
    }
}
