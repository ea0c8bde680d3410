//! Sources and places: what was read, and where in it something stands.
//!
//! The engine knows byte ranges in sources of its own. Only `front::span` knows the compiler's spans.

/// One thing that was read: a file, a string literal, or the tokens of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// A byte range in a source. In a source of tokens, `start` is the number of the first token and `end` that of the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Where it stands.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// From the start of `self` to the end of `other`; `self` where they stand in different sources.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        if self.source != other.source {
            return self;
        }
        Span { source: self.source, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A value and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// `value`, written at `span`.
    pub const fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }
}

/// A place that a person can open: line and column count from 1, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path relative to the package's Cargo.toml.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// One token that a compiler holds for us.
#[derive(Debug, Clone)]
pub struct Token {
    /// Line in the file, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Its text, where the compiler tells it.
    pub text: String,
}

#[derive(Debug, Clone)]
enum Kind {
    /// The text is the whole file.
    File,
    /// The text is the value of a string literal. A mark says where the byte at this offset stands in the file.
    Literal { marks: Vec<(u32, u32, u32)> },
    /// The tokens of an item; there is no text.
    Tokens(Vec<Token>),
}

/// A source: its path, its text, and how an offset becomes a place.
#[derive(Debug, Clone)]
pub struct Source {
    path: String,
    text: String,
    lines: Vec<u32>,
    kind: Kind,
}

impl Source {
    /// The path that is shown to people.
    pub fn path(&self) -> &str {
        &self.path
    }
    /// The text; empty for tokens.
    pub fn text(&self) -> &str {
        &self.text
    }
    /// Whether this source is a string literal of a Rust file.
    pub fn is_literal(&self) -> bool {
        matches!(self.kind, Kind::Literal { .. })
    }
    /// Whether this source is a list of tokens.
    pub fn is_tokens(&self) -> bool {
        matches!(self.kind, Kind::Tokens(_))
    }

    fn line_of(&self, offset: u32) -> usize {
        self.lines.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    fn place(&self, offset: u32) -> Place {
        let (line, column) = match &self.kind {
            Kind::Tokens(tokens) => tokens.get(offset as usize).map_or((1, 1), |t| (t.line, t.column)),
            Kind::File => {
                let line = self.line_of(offset);
                let start = self.lines.get(line).copied().unwrap_or(0) as usize;
                (line as u32 + 1, characters(&self.text, start, offset as usize) + 1)
            }
            Kind::Literal { marks } => {
                let at = marks.partition_point(|mark| mark.0 <= offset).saturating_sub(1);
                let (from, line, column) = marks.get(at).copied().unwrap_or((0, 1, 1));
                (line, column + characters(&self.text, from as usize, offset as usize))
            }
        };
        Place { file: self.path.clone(), line, column }
    }
}

fn characters(text: &str, from: usize, to: usize) -> u32 {
    text.get(from..to.min(text.len())).map_or(0, |part| part.chars().count() as u32)
}

/// All that was read, in the order of reading.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    list: Vec<Source>,
}

impl Sources {
    /// Nothing read yet.
    pub fn new() -> Self {
        Self::default()
    }

    fn push(&mut self, path: &str, text: String, kind: Kind) -> SourceId {
        let lines = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1))
            .collect();
        self.list.push(Source { path: path.to_owned(), text, lines, kind });
        SourceId(self.list.len() as u32 - 1)
    }

    /// A file: `path` as people know it, and its text.
    pub fn add_file(&mut self, path: &str, text: impl Into<String>) -> SourceId {
        self.push(path, text.into(), Kind::File)
    }

    /// A string literal in `path`. Each mark is (byte offset in `value`, line, column) of a stretch that has no escapes in it, sorted.
    pub fn add_literal(&mut self, path: &str, value: impl Into<String>, marks: Vec<(u32, u32, u32)>) -> SourceId {
        self.push(path, value.into(), Kind::Literal { marks })
    }

    /// The tokens of an item in `path`; more may be added by [`Sources::add_token`].
    pub fn add_tokens(&mut self, path: &str) -> SourceId {
        self.push(path, String::new(), Kind::Tokens(Vec::new()))
    }

    /// Adds a token to a source of tokens and gives its span. In any other source, the span of its first byte.
    pub fn add_token(&mut self, source: SourceId, token: Token) -> Span {
        let number = match &mut self.list[source.0 as usize].kind {
            Kind::Tokens(tokens) => {
                tokens.push(token);
                tokens.len() as u32 - 1
            }
            _ => 0,
        };
        Span { source, start: number, end: number }
    }

    /// The byte offset of a line and column (both from 1, columns in characters) of a file.
    pub fn offset(&self, source: SourceId, line: u32, column: u32) -> u32 {
        let source = self.get(source);
        let start = source.lines.get(line.saturating_sub(1) as usize).copied().unwrap_or(source.text.len() as u32);
        let rest = &source.text[start as usize..];
        let within = rest.char_indices().nth(column.saturating_sub(1) as usize).map_or(rest.len(), |(at, _)| at);
        start + within as u32
    }

    /// The span that begins at `place`, where one of the sources holds it: [`Sources::place`] backwards. Of a text it is the rest of
    /// the line, of tokens the one that begins there.
    pub fn at(&self, place: &Place) -> Option<Span> {
        (0..self.list.len() as u32).map(SourceId).find_map(|id| {
            let source = self.get(id);
            if source.path != place.file {
                return None;
            }
            let (start, end) = match &source.kind {
                Kind::Tokens(tokens) => {
                    let found = tokens.iter().position(|t| (t.line, t.column) == (place.line, place.column))? as u32;
                    return Some(Span { source: id, start: found, end: found });
                }
                Kind::File => (self.offset(id, place.line, place.column), source.text.len() as u32),
                Kind::Literal { marks } => {
                    let before = |mark: &&(u32, u32, u32)| mark.1 == place.line && mark.2 <= place.column;
                    let (from, _, column) = *marks.iter().rev().find(before)?;
                    let rest = source.text.get(from as usize..)?;
                    let within = rest.char_indices().nth((place.column - column) as usize)?.0;
                    (from + within as u32, source.text.len() as u32)
                }
            };
            let rest = source.text.get(start as usize..end as usize)?;
            let end = start + rest.find('\n').unwrap_or(rest.len()) as u32;
            Some(Span { source: id, start, end })
        })
    }

    /// The source itself.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.list[id.0 as usize]
    }

    /// The whole of a source.
    pub fn whole(&self, id: SourceId) -> Span {
        Span { source: id, start: 0, end: self.get(id).text.len() as u32 }
    }

    /// Where `span` starts.
    pub fn place(&self, span: Span) -> Place {
        self.get(span.source).place(span.start)
    }

    /// Where `span` ends: the place right behind its last character.
    pub fn end(&self, span: Span) -> Place {
        let source = self.get(span.source);
        let mut place = source.place(span.end);
        if let Kind::Tokens(tokens) = &source.kind {
            place.column += tokens.get(span.end as usize).map_or(0, |token| token.text.chars().count() as u32);
        }
        place
    }

    /// Sorts by place as a reader meets them: files in the order of reading, then lines and columns. (Spans alone do not: a literal is a source
    /// of its own beside the file that holds it.) What stands at one place keeps its order.
    pub fn sort<T>(&self, list: &mut [T], span: impl Fn(&T) -> Span) {
        let mut first = std::collections::HashMap::new();
        for (at, source) in self.list.iter().enumerate() {
            first.entry(source.path.as_str()).or_insert(at);
        }
        list.sort_by_cached_key(|item| {
            let place = self.place(span(item));
            (first.get(place.file.as_str()).copied(), place.line, place.column)
        });
    }

    /// The text of `span`; of a token, what the compiler says of it.
    pub fn text(&self, span: Span) -> &str {
        let source = self.get(span.source);
        match &source.kind {
            Kind::Tokens(tokens) => tokens.get(span.start as usize).map_or("", |token| &token.text),
            _ => source.text.get(span.start as usize..span.end as usize).unwrap_or(""),
        }
    }

    /// The line of text in which `span` starts, and the byte offset of that line in its source.
    pub fn line(&self, span: Span) -> (&str, u32) {
        let source = self.get(span.source);
        let line = source.line_of(span.start);
        let start = source.lines.get(line).copied().unwrap_or(0);
        let rest = source.text.get(start as usize..).unwrap_or("");
        (rest.split('\n').next().unwrap_or("").trim_end_matches('\r'), start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters() {
        let mut sources = Sources::new();
        let id = sources.add_file("a.md", "Tä\nKilns häve colours.\n");
        let at = "Tä\nKilns häve ".len() as u32;
        let place = sources.place(Span { source: id, start: at, end: at + 7 });
        assert_eq!((place.line, place.column), (2, 12));
        assert_eq!(sources.offset(id, 2, 12), at);
        assert_eq!(sources.text(Span { source: id, start: at, end: at + 7 }), "colours");
        assert_eq!(sources.line(Span { source: id, start: at, end: at }).0, "Kilns häve colours.");
    }

    #[test]
    fn a_literal_counts_from_its_marks() {
        let mut sources = Sources::new();
        let id = sources.add_literal("m.rs", "Kilns have\ncolours.", vec![(0, 4, 10), (11, 5, 1)]);
        assert_eq!(sources.place(Span { source: id, start: 6, end: 10 }).column, 16);
        let place = sources.place(Span { source: id, start: 11, end: 12 });
        assert_eq!((place.line, place.column), (5, 1));
        assert_eq!(sources.at(&place).map(|span| sources.text(span)), Some("colours."));
        assert_eq!(sources.at(&Place { line: 6, ..place }), None);
    }

    #[test]
    fn a_literal_stands_between_the_lines_of_its_file() {
        let mut sources = Sources::new();
        let other = sources.add_file("a.md", "Kilns have a name.");
        let file = sources.add_file("m.rs", "one\ntwo\nthree");
        let literal = sources.add_literal("m.rs", "two", vec![(0, 2, 1)]);
        let at = |source, start| Span { source, start, end: start + 3 };
        let mut list = vec![at(literal, 0), at(file, 8), at(file, 0), at(other, 6)];
        sources.sort(&mut list, |span| *span);
        assert_eq!(list, [at(other, 6), at(file, 0), at(literal, 0), at(file, 8)]);
        assert_eq!(sources.end(at(literal, 0)), Place { file: "m.rs".into(), line: 2, column: 4 });
        let tokens = sources.add_tokens("t.rs");
        let name = sources.add_token(tokens, Token { line: 3, column: 5, text: "title".into() });
        assert_eq!(sources.end(name), Place { file: "t.rs".into(), line: 3, column: 10 });
    }
}
