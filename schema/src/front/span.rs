//! Compiler spans ⇄ our spans. Nothing else of the engine knows that a compiler exists.
//!
//! On stable Rust a macro cannot make a span for a part of a literal or for a stretch of tokens, and in rust-analyzer a span
//! has no file. So nothing here needs either: a place is a line and a column, a stretch is its first and its last token.

mod literal;
mod print;

pub use print::compact;

use proc_macro2::{LineColumn, TokenStream, TokenTree};
use quote::ToTokens;
use syn::LitStr;

use crate::text::{SourceId, Sources, Span, Token};

/// Turns places of tokens into [`Span`]s, and back.
#[derive(Debug)]
pub struct Locator {
    way: Way,
    /// Sources that the compiler knows only as one token: a literal, the name of a file.
    anchors: Vec<(SourceId, proc_macro2::Span)>,
}

#[derive(Debug)]
enum Way {
    /// In a macro: each place is a token of its own in a source of tokens.
    Tokens { path: String, source: Option<SourceId>, spans: Vec<proc_macro2::Span> },
    /// In build.rs and the command: the file's text is a source.
    File(SourceId),
}

impl Locator {
    /// For a macro: places in the file `path`, of which only tokens are at hand. `path` may be empty, as in rust-analyzer.
    pub fn tokens(path: impl Into<String>) -> Self {
        Locator { way: Way::Tokens { path: path.into(), source: None, spans: Vec::new() }, anchors: Vec::new() }
    }

    /// For build.rs and the command: places in a file whose text is a source.
    pub fn file(source: SourceId) -> Self {
        Locator { way: Way::File(source), anchors: Vec::new() }
    }

    /// The place of some tokens, from the first to the last; of no tokens, the place of the call.
    pub fn span(&mut self, tokens: impl ToTokens, sources: &mut Sources) -> Span {
        let stream = tokens.into_token_stream();
        let (first, last) = ends(&stream);
        match &mut self.way {
            Way::File(source) => Span {
                source: *source,
                start: offset(sources, *source, first.start()),
                end: offset(sources, *source, last.end()).max(offset(sources, *source, first.start())),
            },
            Way::Tokens { path, source, spans } => {
                let source = *source.get_or_insert_with(|| sources.add_tokens(path));
                let start = sources.add_token(source, token(first, compact(&stream)));
                spans.push(first);
                if is_one(&stream) {
                    return start;
                }
                let end = sources.add_token(source, token(last, String::new()));
                spans.push(last);
                start.to(end)
            }
        }
    }

    /// A literal as a source of its own, whose every byte has its place in the file.
    pub fn literal(&mut self, literal: &LitStr, sources: &mut Sources) -> SourceId {
        let path = match &self.way {
            Way::Tokens { path, .. } => path.clone(),
            Way::File(source) => sources.get(*source).path().to_owned(),
        };
        let (value, marks) = literal::read(literal);
        let source = sources.add_literal(&path, value, marks);
        self.anchor(source, literal.span());
        source
    }

    /// The place of the bytes from `start` to `end` of a literal's value.
    pub fn within(&mut self, literal: &LitStr, start: usize, end: usize, sources: &mut Sources) -> Span {
        let (start, end) = (start as u32, end as u32);
        if let Way::File(source) = self.way {
            let (value, marks) = literal::read(literal);
            let at = |byte| {
                let (line, column) = literal::place(&value, &marks, byte);
                sources.offset(source, line, column)
            };
            return Span { source, start: at(start), end: at(end) };
        }
        Span { source: self.literal(literal, sources), start, end }
    }

    /// Says which token stands for a source that the compiler does not know: the `"src/crm.md"` of `file = "src/crm.md"`.
    pub fn anchor(&mut self, source: SourceId, span: proc_macro2::Span) {
        self.anchors.push((source, span));
    }

    /// The compiler's span of the first token of a place; of a place in a literal or a file, that of its anchor; of any other,
    /// the place of the call.
    pub fn compiler(&self, span: Span) -> proc_macro2::Span {
        self.compiler_range(span).0
    }

    /// The compiler's spans of the first and the last token of a place, as [`Locator::compiler`].
    pub fn compiler_range(&self, span: Span) -> (proc_macro2::Span, proc_macro2::Span) {
        if let Way::Tokens { source: Some(source), spans, .. } = &self.way
            && *source == span.source
            && let (Some(first), Some(last)) = (spans.get(span.start as usize), spans.get(span.end as usize))
        {
            return (*first, *last);
        }
        let anchor = self.anchors.iter().find(|(source, _)| *source == span.source).map(|(_, anchor)| *anchor);
        let place = anchor.unwrap_or_else(proc_macro2::Span::call_site);
        (place, place)
    }
}

/// The spans of the first and the last token.
fn ends(stream: &TokenStream) -> (proc_macro2::Span, proc_macro2::Span) {
    let mut tokens = stream.clone().into_iter();
    let Some(first) = tokens.next() else {
        return (proc_macro2::Span::call_site(), proc_macro2::Span::call_site());
    };
    let last = tokens.last();
    let open = match &first {
        TokenTree::Group(group) => group.span_open(),
        other => other.span(),
    };
    let close = match last.as_ref().unwrap_or(&first) {
        TokenTree::Group(group) => group.span_close(),
        other => other.span(),
    };
    (open, close)
}

/// Whether the tokens are a single one, so that its first token is also its last.
fn is_one(stream: &TokenStream) -> bool {
    let mut tokens = stream.clone().into_iter();
    !matches!(tokens.next(), Some(TokenTree::Group(_))) && tokens.next().is_none()
}

fn token(span: proc_macro2::Span, text: String) -> Token {
    let LineColumn { line, column } = span.start();
    Token { line: line as u32, column: column as u32 + 1, text }
}

fn offset(sources: &Sources, source: SourceId, at: LineColumn) -> u32 {
    sources.offset(source, at.line as u32, at.column as u32 + 1)
}

#[cfg(test)]
mod tests {
    use syn::parse::Parser;

    use super::*;

    const FILE: &str = "struct A;\nstruct Größe { übrig: Option<i32>, b: i32 }\n";

    fn field(at: usize) -> syn::Field {
        let file = syn::parse_file(FILE).expect("FILE is Rust");
        match file.items.get(1) {
            Some(syn::Item::Struct(item)) => {
                let field = item.fields.iter().nth(at).expect("there are two fields").to_token_stream();
                syn::Field::parse_named.parse2(field).expect("a field again")
            }
            other => panic!("not a struct: {other:?}"),
        }
    }

    #[test]
    fn in_a_file_a_span_is_its_bytes() {
        let mut sources = Sources::new();
        let id = sources.add_file("src/model.rs", FILE);
        let mut at = Locator::file(id);
        let ty = at.span(&field(0).ty, &mut sources);
        assert_eq!(sources.text(ty), "Option<i32>");
        assert_eq!(sources.place(ty).to_string(), "src/model.rs:2:23");
        let name = at.span(&field(1).ident, &mut sources);
        assert_eq!((sources.text(name), sources.place(name).column), ("b", 36));
    }

    #[test]
    fn in_a_macro_a_span_is_its_tokens() {
        let mut sources = Sources::new();
        let mut at = Locator::tokens("src/model.rs");
        let ty = at.span(&field(0).ty, &mut sources);
        assert_eq!(sources.text(ty), "Option<i32>");
        assert_eq!(sources.place(ty).to_string(), "src/model.rs:2:23");
        let (first, last) = at.compiler_range(ty);
        assert_eq!((first.start().column, last.start().column), (22, 32));
        let name = at.span(&field(1).ident, &mut sources);
        assert_eq!((name.start, name.end), (2, 2));
        assert_eq!(at.compiler(name).start().column, 35);
    }

    #[test]
    fn a_place_in_a_literal_leads_to_the_whole_literal() {
        let literal: LitStr = syn::parse_str("\"price > \\\"x\\\"\"").expect("a literal");
        let mut sources = Sources::new();
        let mut at = Locator::tokens("src/model.rs");
        let span = at.within(&literal, 8, 11, &mut sources);
        assert_eq!(sources.text(span), "\"x\"");
        assert_eq!(sources.place(span).column, 10);
        assert_eq!(at.compiler(span).start().column, 0);
    }

    #[test]
    fn a_place_in_a_literal_of_a_file_is_a_place_in_the_file() {
        let text = "const A: &str =\n    \"a\\\"b c\";\n";
        let file = syn::parse_file(text).expect("Rust");
        let Some(syn::Item::Const(item)) = file.items.first() else { panic!("not a const") };
        let literal: LitStr = syn::parse2(item.expr.to_token_stream()).expect("a literal");
        let mut sources = Sources::new();
        let id = sources.add_file("a.rs", text);
        let span = Locator::file(id).within(&literal, 2, 5, &mut sources);
        assert_eq!((span.source, sources.text(span)), (id, "b c"));
    }

    #[test]
    fn what_nobody_registered_leads_to_the_call() {
        let mut sources = Sources::new();
        let id = sources.add_file("a.md", "x");
        let at = Locator::tokens("");
        let place = at.compiler(sources.whole(id));
        assert_eq!(place.start(), proc_macro2::Span::call_site().start());
    }
}
