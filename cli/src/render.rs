//! Diagnostics for people: excerpts with carets, as rustc draws them.

use std::borrow::Cow;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Title, Origin, Renderer, Snippet};
use groundplan_schema::diagnostic::{Diagnostic, Level};
use groundplan_schema::text::{Place, Sources, Span};

/// All of them, each with an empty line behind it.
pub(crate) fn all(diagnostics: &[Diagnostic], sources: &Sources, colours: bool) -> String {
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut out = String::new();
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.is_open()) {
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
    let beside = |excerpt: &Excerpt<'_>| excerpt.path == main.path && !excerpt.is_long() && !main.is_long();
    if main.is_long() {
        group = group.element(main.origin());
    } else {
        let all = labels.iter().map(|(excerpt, _)| excerpt).filter(|excerpt| beside(excerpt)).chain([&main]);
        let window = all.fold(main.window.clone(), |window, excerpt| {
            window.start.min(excerpt.window.start)..window.end.max(excerpt.window.end)
        });
        let mut snippet = main.snippet(&window).annotation(AnnotationKind::Primary.span(main.within(&window)));
        for (excerpt, text) in labels.iter().filter(|(excerpt, _)| beside(excerpt)) {
            snippet = snippet.annotation(AnnotationKind::Context.span(excerpt.within(&window)).label(*text));
        }
        group = group.element(snippet);
    }
    for (excerpt, text) in labels.iter().filter(|(excerpt, _)| !beside(excerpt)) {
        if excerpt.is_long() {
            group = group.element(Title::NOTE.message(format!("{}: {text}", excerpt.place)));
            continue;
        }
        let annotation = AnnotationKind::Context.span(excerpt.within(&excerpt.window)).label(*text);
        group = group.element(excerpt.snippet(&excerpt.window).annotation(annotation));
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

/// Lines that are longer than this are not drawn: a thousand mistakes in one line would draw it a thousand times.
const LONGEST: usize = 2000;

/// A place with the text around it.
struct Excerpt<'a> {
    path: &'a str,
    text: &'a str,
    range: std::ops::Range<usize>,
    /// The lines in which it stands.
    window: std::ops::Range<usize>,
    place: Place,
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
        let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let behind = end.max(start);
        let behind = text[behind..].find('\n').map_or(text.len(), |at| behind + at);
        let place = sources.place(Span { start: start as u32, ..span });
        Excerpt { path: source.path(), text, range: start..end.max(start), window: first..behind, place }
    }

    fn is_long(&self) -> bool {
        self.window.len() > LONGEST && self.text[self.window.clone()].lines().any(|line| line.len() > LONGEST)
    }

    /// Its place in a part of the text.
    fn within(&self, window: &std::ops::Range<usize>) -> std::ops::Range<usize> {
        self.range.start - window.start..self.range.end - window.start
    }

    /// The lines that hold it, and no others: a text is not drawn from its start for each of its mistakes.
    fn snippet<T: Clone>(&self, window: &std::ops::Range<usize>) -> Snippet<'a, T> {
        let between = self.text[window.start..self.window.start].matches('\n').count();
        let line = (self.place.line as usize).saturating_sub(between);
        // The first half of a line's end as on Windows would be drawn as a sign; a blank keeps the places of all others.
        let text = &self.text[window.clone()];
        let text = if text.contains('\r') { Cow::Owned(text.replace('\r', " ")) } else { Cow::Borrowed(text) };
        Snippet::source(text).line_start(line).path(self.path).fold(true)
    }

    fn origin(&self) -> Origin<'a> {
        Origin::path(self.path).line(self.place.line as usize).char_column(self.place.column as usize)
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
