//! Diagnostics → `compile_error!` and deprecated macros, at the places that they are about.

use std::any::Any;

use groundplan_schema::diagnostic::{Diagnostic, Level};
use groundplan_schema::emit::rust;
use groundplan_schema::findings::Finding;
use groundplan_schema::front::span::Locator;
use groundplan_schema::text::{Sources, Span};
use proc_macro2::TokenStream;

/// One diagnostic of this macro.
pub(crate) fn diagnostic(found: &Diagnostic, at: &Locator, sources: &Sources) -> TokenStream {
    if !found.is_open() {
        return TokenStream::new();
    }
    print(found.level, found.code, found.span, &found.message, &found.details(sources), at, sources)
}

/// One finding of build.rs, at `span`.
pub(crate) fn finding(found: &Finding, span: Span, at: &Locator, sources: &Sources) -> TokenStream {
    print(found.level, &found.code, span, &found.message, &found.details, at, sources)
}

fn print(
    level: Level,
    code: &str,
    span: Span,
    message: &str,
    details: &[String],
    at: &Locator,
    sources: &Sources,
) -> TokenStream {
    let mut text = match excerpt(span, sources) {
        // rustc can point at the whole literal at the most, and into no other file: the first line says where it is.
        Some(excerpt) => format!("{}: {message}\n{excerpt}", sources.place(span)),
        None => message.to_owned(),
    };
    for line in details {
        text += "\n= ";
        text += line;
    }
    let (first, last) = at.compiler_range(span);
    match level {
        Level::Error => rust::error(&text, first, last),
        Level::Warning => rust::warning(code, &text, first),
        Level::Note => TokenStream::new(),
    }
}

/// A longer line is not shown.
const LONGEST: usize = 2000;

/// The line of a text, with carets under what it is about.
fn excerpt(span: Span, sources: &Sources) -> Option<String> {
    let source = sources.get(span.source);
    if source.is_tokens() {
        return None;
    }
    let (line, start) = sources.line(span);
    if line.len() > LONGEST {
        return None; // a thousand mistakes in one line would print it a thousand times
    }
    let number = sources.place(span).line.to_string();
    let margin = " ".repeat(number.len());
    let before = line.get(..span.start.saturating_sub(start) as usize).unwrap_or(line);
    let about = line.get(before.len()..(span.end.saturating_sub(start) as usize).min(line.len())).unwrap_or("");
    let (indent, carets) = (" ".repeat(before.chars().count()), "^".repeat(about.chars().count().max(1)));
    Some(format!("{margin} |\n{number} | {line}\n{margin} | {indent}{carets}"))
}

/// An error for a panic of ours.
pub(crate) fn panicked(name: &str, panic: &(dyn Any + Send)) -> TokenStream {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    let text = format!(
        "`{name}` failed by a mistake of its own: {}\n= help: please report it, with the item that it stands at",
        text.unwrap_or("no message")
    );
    let here = proc_macro2::Span::call_site();
    rust::error(&text, here, here)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_underlines_characters() {
        let mut sources = Sources::new();
        let text = "Kilns are hot.\nTä häve colours.\n";
        let id = sources.add_file("src/crm.md", text);
        let start = text.find("colours").unwrap() as u32;
        let span = Span { source: id, start, end: start + 7 };
        assert_eq!(excerpt(span, &sources).unwrap(), "  |\n2 | Tä häve colours.\n  |         ^^^^^^^");
        assert_eq!(sources.place(span).to_string(), "src/crm.md:2:9");
    }
}
