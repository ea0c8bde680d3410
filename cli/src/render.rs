//! Diagnostics for people: excerpts with carets, as rustc draws them.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Title, Renderer, Snippet};
use groundplan_schema::diagnostic::{Diagnostic, Level};
use groundplan_schema::text::{Sources, Span};

/// All of them, each with an empty line behind it.
pub(crate) fn all(diagnostics: &[Diagnostic], sources: &Sources, colours: bool) -> String {
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut out = String::new();
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.waived.is_none()) {
        out.push_str(&one(diagnostic, sources, &renderer));
        out.push_str("\n\n");
    }
    out
}

fn one(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match diagnostic.level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
        Level::Note => Title::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(diagnostic.message.as_str()));
    let main = Excerpt::of(diagnostic.span, sources);
    // Labels in the same file stand in the same excerpt; annotate-snippets draws the others below.
    let labels: Vec<(Excerpt<'_>, &str)> =
        diagnostic.labels.iter().map(|(span, text)| (Excerpt::of(*span, sources), text.as_str())).collect();
    let mut snippet = main.snippet().annotation(AnnotationKind::Primary.span(main.range.clone()));
    for (excerpt, text) in labels.iter().filter(|(excerpt, _)| excerpt.path == main.path) {
        snippet = snippet.annotation(AnnotationKind::Context.span(excerpt.range.clone()).label(*text));
    }
    group = group.element(snippet);
    for (excerpt, text) in labels.iter().filter(|(excerpt, _)| excerpt.path != main.path) {
        let annotation = AnnotationKind::Context.span(excerpt.range.clone()).label(*text);
        group = group.element(excerpt.snippet().annotation(annotation));
    }
    let rule = match &diagnostic.weight {
        Some(weight) => format!("rule: {} ({weight})", diagnostic.code),
        None => format!("rule: {}", diagnostic.code),
    };
    group = group.element(Title::NOTE.no_name().message(rule));
    for note in &diagnostic.notes {
        group = group.element(Title::NOTE.message(note.as_str()));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Title::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// A place with the text around it.
struct Excerpt<'a> {
    path: &'a str,
    text: &'a str,
    range: std::ops::Range<usize>,
}

impl<'a> Excerpt<'a> {
    /// A place in a literal is shown in the file that holds the literal, where that was read.
    fn of(span: Span, sources: &'a Sources) -> Self {
        let span = file_span(span, sources);
        let source = sources.get(span.source);
        let text = source.text();
        // An end behind the last character would be drawn on a line that does not exist.
        let (start, end) = (span.start as usize, span.end as usize);
        let last = text.len().saturating_sub(1);
        let start = floor(text, start.min(last));
        let end = ceil(text, end.max(start).min(text.len()));
        Excerpt { path: source.path(), text, range: start..end.max(start) }
    }

    fn snippet<T: Clone>(&self) -> Snippet<'a, T> {
        Snippet::source(self.text).path(self.path).fold(true)
    }
}

fn file_span(span: Span, sources: &Sources) -> Span {
    if !sources.get(span.source).is_literal() {
        return span;
    }
    let at = |offset| sources.at(&sources.place(Span { start: offset, end: offset, ..span }));
    match (at(span.start), at(span.end)) {
        (Some(start), Some(end)) if start.source == end.source && !sources.get(start.source).is_literal() => {
            Span { source: start.source, start: start.start, end: end.start }
        }
        _ => span,
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
