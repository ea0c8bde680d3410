//! Words, numbers, quotes, back-ticks and marks, each with its place. Never fails: what it does not know is a mark, and no form reads it.

use std::ops::Range;

use crate::text::{SourceId, Span};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word, also with hyphens and apostrophes inside.
    Word,
    /// A number, also negative or with digits after the point.
    Number,
    /// Text in quotes.
    Quoted,
    /// Text in back-ticks: a name or value that is taken as it is written.
    Ticked,
    /// Punctuation or a sign, in one spelling (`≥` is `>=`).
    Mark,
}

/// One token.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: Kind,
    /// As written, without quotes and without a possessive ending.
    pub(super) text: String,
    /// The same in lower case; empty for quotes and back-ticks, so that no keyword is ever seen in them.
    pub(super) low: String,
    /// It ended in `'s` or `s'`.
    pub(super) possessive: bool,
    /// Where.
    pub(super) span: Span,
}

impl Token {
    /// A word or mark that the layout puts in ("Tasks:" and a list is "Tasks have …"); it stands at the end of `span`.
    pub(super) fn inserted(kind: Kind, text: &str, span: Span) -> Token {
        let span = Span { start: span.end, ..span };
        Token { kind, text: text.to_owned(), low: text.to_owned(), possessive: false, span }
    }

    /// A word or mark that the layout puts behind these; `None` behind nothing.
    pub(super) fn behind(tokens: &[Token], kind: Kind, text: &str) -> Option<Token> {
        tokens.last().map(|last| Token::inserted(kind, text, last.span))
    }

    /// A word that the layout puts before this one.
    pub(super) fn before(first: &Token, kind: Kind, text: &str) -> Token {
        let span = Span { end: first.span.start, ..first.span };
        Token { kind, text: text.to_owned(), low: text.to_owned(), possessive: false, span }
    }

    /// Whether it may stand in a name.
    pub(super) fn is_name(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Ticked | Kind::Quoted)
    }

    /// Whether it is this mark.
    pub(super) fn is_mark(&self, mark: &str) -> bool {
        self.kind == Kind::Mark && self.low == mark
    }
}

const PUNCTUATION: &str = ".,;:!?()[]{}<>=/|\\\"'`’‘“”«»#&+%^~@$≥≤≠→…–—*";

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_whitespace() && !PUNCTUATION.contains(c) && c != '-'
}

/// Adds the tokens of `text[range]` to `out`.
pub(super) fn lex(source: SourceId, text: &str, range: Range<usize>, out: &mut Vec<Token>) {
    let mut lexer = Lexer { source, text, at: range.start, end: range.end.min(text.len()), out };
    while lexer.at < lexer.end {
        lexer.step();
    }
}

struct Lexer<'a> {
    source: SourceId,
    text: &'a str,
    at: usize,
    end: usize,
    out: &'a mut Vec<Token>,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..self.end).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character behind the one at `self.at`.
    fn second(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    fn before(&self) -> Option<char> {
        self.text.get(..self.at).and_then(|text| text.chars().next_back())
    }

    fn push(&mut self, kind: Kind, from: usize, to: usize, text: &str, possessive: bool) {
        let low = match kind {
            Kind::Quoted | Kind::Ticked => String::new(),
            _ => text.to_lowercase(),
        };
        let span = Span { source: self.source, start: from as u32, end: to as u32 };
        self.out.push(Token { kind, text: text.to_owned(), low, possessive, span });
    }

    fn step(&mut self) {
        let Some(c) = self.peek() else {
            self.at = self.end;
            return;
        };
        let word_before = self.before().is_some_and(char::is_alphanumeric);
        match c {
            c if c.is_whitespace() => self.at += c.len_utf8(),
            // Emphasis is layout; between two spaces it multiplies.
            // Four in a row have nothing in bold between them: a word is missing.
            '*' if !self.between_spaces() && !self.rest().starts_with("****") => self.at += 1,
            '`' if self.rest().starts_with("``") && !self.rest().starts_with("```") => self.doubled(),
            '`' => self.enclosed('`', Kind::Ticked),
            '"' => self.enclosed('"', Kind::Quoted),
            '“' => self.enclosed('”', Kind::Quoted),
            '«' => self.enclosed('»', Kind::Quoted),
            '\'' if !word_before => self.enclosed('\'', Kind::Quoted),
            '‘' if !word_before => self.enclosed('’', Kind::Quoted),
            '-' if self.second().is_some_and(|next| next.is_ascii_digit()) && !word_before => self.number(),
            c if c.is_ascii_digit() => self.number(),
            c if is_word(c) => self.word(),
            _ => self.mark(c),
        }
    }

    fn between_spaces(&self) -> bool {
        self.before().is_some_and(char::is_whitespace) && self.second().is_some_and(char::is_whitespace)
    }

    /// ``code`` of Markdown, and the ``quotes'' of LaTeX.
    fn doubled(&mut self) {
        let inner = self.rest().get(2..).unwrap_or("");
        let ends = [("``", Kind::Ticked), ("''", Kind::Quoted)];
        let found =
            ends.into_iter().filter_map(|(end, kind)| Some((inner.find(end)?, kind))).min_by_key(|found| found.0);
        let Some((length, kind)) = found else {
            self.mark('`');
            return;
        };
        let text = inner.get(..length).unwrap_or("").trim().to_owned();
        let (from, to) = (self.at, self.at + length + 4);
        self.push(kind, from, to, &text, false);
        self.at = to;
    }

    /// Text up to `close`; without one, the opening sign is a mark.
    fn enclosed(&mut self, close: char, kind: Kind) {
        let open = self.peek().map_or(1, char::len_utf8);
        let inner = self.rest().get(open..).unwrap_or("");
        // An apostrophe inside a quoted word ends nothing.
        let ends = |at: usize| {
            let next = inner.get(at + close.len_utf8()..).and_then(|rest| rest.chars().next());
            !matches!(close, '\'' | '’') || !next.is_some_and(char::is_alphanumeric)
        };
        let found = inner.match_indices(close).map(|(at, _)| at).find(|at| ends(*at));
        let Some(length) = found else {
            let c = self.peek().unwrap_or(close);
            self.mark(c);
            return;
        };
        let text = inner.get(..length).unwrap_or("").to_owned();
        let (from, to) = (self.at, self.at + open + length + close.len_utf8());
        self.push(kind, from, to, &text, false);
        self.at = to;
    }

    fn number(&mut self) {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut end = usize::from(bytes.first() == Some(&b'-'));
        while digit(end) || (bytes.get(end) == Some(&b',') && thousands(bytes, end)) {
            end += 1;
        }
        if bytes.get(end) == Some(&b'.') && digit(end + 1) {
            end += 1;
            while digit(end) {
                end += 1;
            }
        }
        if rest.get(end..).and_then(|rest| rest.chars().next()).is_some_and(is_word) {
            self.word(); // `2nd`, `3d`
            return;
        }
        let text = rest.get(..end).unwrap_or("").replace(',', "");
        let from = self.at;
        self.at += end.max(1);
        self.push(Kind::Number, from, from + end, &text, false);
    }

    fn word(&mut self) {
        let rest = self.rest();
        let mut end = 0;
        let mut characters = rest.char_indices().peekable();
        while let Some((at, c)) = characters.next() {
            let next = characters.peek().map(|(_, next)| *next);
            let joins = matches!(c, '-' | '\'' | '’' | '.') && at > 0 && next.is_some_and(char::is_alphanumeric);
            if !is_word(c) && !joins {
                break;
            }
            end = at + c.len_utf8();
        }
        let from = self.at;
        let mut word = rest.get(..end).unwrap_or("").to_owned();
        let mut next = rest.get(end..).and_then(|rest| rest.chars().next());
        self.at += end.max(1);
        if next == Some('.') && self.is_abbreviation(&word) {
            self.at += 1;
            if word.contains('.') {
                word.push('.');
            }
            next = None;
        }
        let mut possessive = false;
        for ending in ["'s", "’s"] {
            if let Some(stem) = word.strip_suffix(ending) {
                word = stem.to_owned();
                possessive = true;
                break;
            }
        }
        if let Some(quote @ ('\'' | '’')) = next
            && word.ends_with('s')
        {
            self.at += quote.len_utf8();
            possessive = true;
        }
        let stem = word.trim_start_matches('_').trim_end_matches('_');
        let (stem, leading) =
            if stem.is_empty() { (word.as_str(), 0) } else { (stem, word.len() - word.trim_start_matches('_').len()) };
        let (stem, to) = (stem.to_owned(), self.at);
        self.push(Kind::Word, from + leading, to, &stem, possessive);
    }

    /// A word whose full stop, which comes next, ends no sentence: "e.g.", "the U.S. code", "a No. and a name".
    fn is_abbreviation(&self, word: &str) -> bool {
        let low = word.to_lowercase();
        if matches!(low.as_str(), "e.g" | "i.e") {
            return true;
        }
        let mut behind = self.rest().get(1..).unwrap_or("").chars();
        let ends = behind.next();
        let goes_on = match ends {
            Some(')' | ',') => true,
            Some(c) if c.is_whitespace() => {
                behind.find(|c| !c.is_whitespace()).is_some_and(|next| next.is_lowercase() || next.is_ascii_digit())
            }
            _ => false,
        };
        let letters = word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
        goes_on && (letters || word == "No" || matches!(low.as_str(), "approx" | "etc" | "incl" | "max" | "min" | "vs"))
    }

    fn mark(&mut self, c: char) {
        let (text, length) = match (c, self.second()) {
            ('.', Some('.')) => {
                let dots = self.rest().len() - self.rest().trim_start_matches('.').len();
                (if dots > 2 { "…" } else { ".." }, dots)
            }
            ('>', Some('=')) => (">=", 2),
            ('<', Some('=')) => ("<=", 2),
            ('!', Some('=')) => ("!=", 2),
            ('-', Some('>')) => ("->", 2),
            ('≥', _) => (">=", c.len_utf8()),
            ('≤', _) => ("<=", c.len_utf8()),
            ('≠', _) => ("!=", c.len_utf8()),
            ('→', _) => ("->", c.len_utf8()),
            ('–' | '—', _) => ("—", c.len_utf8()),
            _ => ("", c.len_utf8()),
        };
        let text = if text.is_empty() { c.to_string() } else { text.to_owned() };
        let from = self.at;
        self.at += length;
        self.push(Kind::Mark, from, from + length, &text, false);
    }
}

/// Whether the comma at `at` stands between thousands: three digits behind it, and no fourth.
fn thousands(bytes: &[u8], at: usize) -> bool {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Sources;

    fn texts(text: &str) -> Vec<String> {
        let mut sources = Sources::new();
        let id = sources.add_file("a.md", text);
        let mut out = Vec::new();
        lex(id, text, 0..text.len(), &mut out);
        out.into_iter().map(|token| format!("{}{}", token.text, if token.possessive { "^" } else { "" })).collect()
    }

    #[test]
    fn words_and_marks() {
        assert_eq!(
            texts("An e-commerce shop's **status** (a/b), ≥ 3.5."),
            ["An", "e-commerce", "shop^", "status", "(", "a", "/", "b", ")", ",", ">=", "3.5", "."]
        );
        assert_eq!(
            texts("tasks' `due date` 'in progress' don't _soft_ -5 1-5 1,000"),
            ["tasks^", "due date", "in progress", "don't", "soft", "-5", "1", "-", "5", "1000"]
        );
        assert_eq!(
            texts("``raw clay'' ``x`` 3 * 4 **b** 1..5 ..."),
            ["raw clay", "x", "3", "*", "4", "b", "1", "..", "5", "…"]
        );
        assert_eq!(
            texts("a U.S. code, max. 5. No. 3, etc. b"),
            ["a", "U.S.", "code", ",", "max", "5", ".", "No", "3", ",", "etc", "b"]
        );
        assert_eq!(texts("(e.g. red) 2nd it’s é"), ["(", "e.g.", "red", ")", "2nd", "it^", "é"]);
    }

    #[test]
    fn nothing_is_lost_and_nothing_panics() {
        for text in [
            "'",
            "`",
            "“",
            "a'",
            "-",
            "--1",
            "1,",
            "1.",
            "\u{200b}a",
            "🦀's",
            "_",
            "__",
            "*",
            "’s",
            "x.",
            "``",
            "``a",
            "``''",
            "``` ",
            "..",
            "....",
            "etc. ",
            "No.",
        ] {
            let mut sources = Sources::new();
            let id = sources.add_file("a.md", text);
            let mut out = Vec::new();
            lex(id, text, 0..text.len(), &mut out);
            assert!(out.iter().all(|token| text.get(token.span.start as usize..token.span.end as usize).is_some()));
        }
    }
}
