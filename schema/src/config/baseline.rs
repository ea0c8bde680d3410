//! The baseline: findings that a package knows and tolerates. A line names rule, table and column, never a line of the model, so it stays
//! right when lines move.

use toml_span::Value;
use toml_span::value::ValueInner;

use crate::diagnostic::Diagnostic;
use crate::sink::Diagnostics;
use crate::text::{SourceId, Sources, Span, Spanned};

/// One finding that is tolerated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The rule.
    pub rule: String,
    /// The table, behind its namespace where it has one.
    pub table: String,
    /// The column; `None`: the whole table.
    pub column: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// The form of a line, for messages.
const FORM: &str = "{ rule = \"bare_varchar\", table = \"tasks\", column = \"title\" },";

/// Reads the file that was added to `sources` as `source`. What is wrong goes to `out`, with code `config`.
pub fn read(sources: &Sources, source: SourceId, out: &mut Diagnostics) -> Vec<Known> {
    let at = |span: toml_span::Span| Span { source, start: span.start as u32, end: span.end as u32 };
    let wrong = |span: Span, message: String| {
        Diagnostic::error("config", span, message)
            .help("write it anew by `groundplan check PATH --write-baseline`, or mend the line")
    };
    let mut value = match toml_span::parse(sources.get(source).text()) {
        Ok(value) => value,
        Err(error) => {
            out.push(wrong(at(error.span), format!("this is no TOML: {}", error.kind)));
            return Vec::new();
        }
    };
    let ValueInner::Table(table) = value.take() else { return Vec::new() };
    let mut entries: Vec<_> = table.into_iter().collect();
    entries.sort_by_key(|(key, _)| key.span.start);
    let mut known = Vec::new();
    for (key, mut list) in entries {
        match (key.name.as_ref(), list.take()) {
            ("known", ValueInner::Array(lines)) => {
                for line in lines {
                    let span = at(line.span);
                    match entry(line, span) {
                        Some(entry) => known.push(entry),
                        None => out.push(wrong(span, format!("a line of the baseline is `{FORM}`"))),
                    }
                }
            }
            ("known", _) => out.push(wrong(at(key.span), "`known` must be a list of findings".to_owned())),
            (other, _) => {
                out.push(wrong(at(key.span), format!("`{other}` is no key of a baseline, which has `known`")));
            }
        }
    }
    known
}

fn entry(mut line: Value<'_>, span: Span) -> Option<Known> {
    let ValueInner::Table(mut parts) = line.take() else { return None };
    let mut text = |key: &str| match parts.remove(key)?.take() {
        ValueInner::String(text) => Some(text.into_owned()),
        _ => Some(String::new()),
    };
    let (rule, table, column) = (text("rule")?, text("table")?, text("column"));
    let whole = parts.is_empty() && !rule.is_empty() && !table.is_empty() && column.as_deref() != Some("");
    whole.then_some(Known { rule, table, column, span })
}

/// A baseline that is named and cannot be read. `error` says why.
pub fn unreadable(file: &Spanned<String>, error: &str) -> Diagnostic {
    Diagnostic::error("config", file.span, error)
        .help("write it by `groundplan check PATH --write-baseline`, or take the key `baseline` out")
}

/// The file, sorted: the same findings give the same bytes. Each stands as often as it is known.
pub fn print(known: &[(String, String, Option<String>)]) -> String {
    let mut lines: Vec<(&str, &str, &str)> = known
        .iter()
        .map(|(rule, table, column)| (table.as_str(), column.as_deref().unwrap_or_default(), rule.as_str()))
        .collect();
    lines.sort_unstable();
    let mut out = String::from(
        "# Findings of `groundplan check` that were here before it was, and are tolerated; new ones are not.\n\
         # Written by `groundplan check PATH --write-baseline`. Take a line out when its fault is mended.\nknown = [\n",
    );
    for (table, column, rule) in lines {
        let column = if column.is_empty() { String::new() } else { format!(", column = {}", quoted(column)) };
        out.push_str(&format!("    {{ rule = {}, table = {}{column} }},\n", quoted(rule), quoted(table)));
    }
    out + "]\n"
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", c as u32)),
            c => out.push(c),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (Vec<Known>, Vec<Diagnostic>) {
        let (mut sources, mut out) = (Sources::new(), Diagnostics::new());
        let source = sources.add_file("known.toml", text);
        let known = read(&sources, source, &mut out);
        (known, out.finish())
    }

    #[test]
    fn what_is_written_is_read_and_sorted() {
        let known = |rule: &str, table: &str, column: Option<&str>| {
            (rule.to_owned(), table.to_owned(), column.map(str::to_owned))
        };
        let list = [
            known("orphan_table", "tasks", None),
            known("bare_varchar", "tasks", Some("title")),
            known("bare_varchar", "a \"b\\\u{1}", Some("x")),
            known("bare_varchar", "tasks", Some("title")),
        ];
        let text = print(&list);
        let (read, faults) = of(&text);
        assert_eq!(faults, []);
        let read: Vec<_> = read.into_iter().map(|known| (known.rule, known.table, known.column)).collect();
        assert_eq!(read, [list[2].clone(), list[0].clone(), list[1].clone(), list[3].clone()]);
        let mut turned = list.to_vec();
        turned.reverse();
        assert_eq!(print(&turned), text);
        assert_eq!(of(&print(&[])).0, []);
    }

    #[test]
    fn what_is_no_baseline_is_an_error_at_its_place() {
        let one = "known = [{ rule = \"a\", table = \"b\" }";
        for (text, count) in [
            ("known = [".to_owned(), 1),
            ("know = []".to_owned(), 1),
            ("known = 3".to_owned(), 1),
            (format!("{one}, 3, {{ rule = \"a\" }}, {{ rule = \"a\", table = \"b\", line = 3 }}]"), 3),
            (format!("{one}, {{ rule = \"a\", table = \"b\", column = \"\" }}]"), 1),
        ] {
            assert_eq!(of(&text).1.len(), count, "{text}");
        }
    }
}
