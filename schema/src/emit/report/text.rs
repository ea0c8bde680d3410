//! Text that stands in Markdown as it is meant.

use crate::text::{Place, Sources, Span};

/// Prose of a user's: nothing in it is Markdown, and it stays on one line.
pub(super) fn prose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '`') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A message of ours, which has names in back-ticks: kept as it is, on one line.
pub(super) fn message(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('<', "&lt;")
}

/// Code, also with back-ticks in it; `|` is escaped, for most of it stands in tables.
pub(super) fn code(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

/// Several pieces of code with commas.
pub(super) fn codes<T: AsRef<str>>(items: &[T]) -> String {
    items.iter().map(|item| code(item.as_ref())).collect::<Vec<_>>().join(", ")
}

/// "1 table", "2 tables".
pub(in crate::emit) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A score with one digit after the point, never rounded up.
pub(in crate::emit) fn score(score: f64) -> String {
    format!("{:.1}", (score * 10.0 + 1e-6).floor() / 10.0)
}

/// Where something stands.
pub(super) fn place(span: Option<Span>, sources: &Sources) -> String {
    let place: Option<Place> = span.map(|span| sources.place(span));
    place.map_or_else(String::new, |place| format!("{place}: "))
}

/// A table; none without rows.
pub(super) fn table(header: &[&str], rows: &[Vec<String>]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut out = line(header.iter().map(|cell| (*cell).to_owned()).collect());
    out.push_str(&line(vec!["---".to_owned(); header.len()]));
    rows.iter().for_each(|row| out.push_str(&line(row.clone())));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_text_is_no_markup() {
        assert_eq!(prose("a | b\n<script> *x*"), r"a \| b \<script\> \*x\*");
        assert_eq!(code("a `b` | c"), r"`` a `b` \| c ``");
        assert_eq!(score(99.96), "99.9");
        assert_eq!(count(1, "table", "tables"), "1 table");
    }
}
