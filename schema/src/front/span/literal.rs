//! String literals: their value, and where in the file each part of it stands.
//!
//! The value is read here and not by syn, because value and places must come from one walk, and because a raw literal keeps
//! its CR LF in syn where rustc has made it LF: a model must not depend on how an editor ends its lines.

use syn::LitStr;

/// A byte offset in the value, and the line and column (both from 1) at which it stands.
pub(super) type Mark = (u32, u32, u32);

/// The value, and a mark for each stretch without escapes.
pub(super) fn read(literal: &LitStr) -> (String, Vec<Mark>) {
    let start = literal.span().start();
    let text = literal.token().to_string();
    let mut walk =
        Walk { line: start.line as u32, column: start.column as u32 + 1, value: String::new(), marks: Vec::new() };
    match raw(&text) {
        Some((open, body)) => {
            walk.column += open;
            walk.raw(body);
        }
        None => {
            walk.column += 1;
            walk.cooked(text.strip_prefix('"').unwrap_or(&text));
        }
    }
    (walk.value, walk.marks)
}

/// Line and column of a byte of the value.
pub(super) fn place(value: &str, marks: &[Mark], byte: u32) -> (u32, u32) {
    let at = marks.partition_point(|mark| mark.0 <= byte).saturating_sub(1);
    let (from, line, column) = marks.get(at).copied().unwrap_or((0, 1, 1));
    let between = value.get(from as usize..byte as usize).map_or(0, |part| part.chars().count());
    (line, column + between as u32)
}

/// Of a raw literal, the number of characters before its text, and its text.
fn raw(text: &str) -> Option<(u32, &str)> {
    let rest = text.strip_prefix('r')?;
    let body = rest.trim_start_matches('#');
    let hashes = rest.len() - body.len();
    let body = body.strip_prefix('"')?;
    let end = body.rfind('"').unwrap_or(body.len());
    Some((hashes as u32 + 2, body.get(..end).unwrap_or(body)))
}

struct Walk {
    line: u32,
    column: u32,
    value: String,
    marks: Vec<Mark>,
}

impl Walk {
    fn mark(&mut self) {
        let offset = self.value.len() as u32;
        if self.marks.last().is_some_and(|mark| mark.0 == offset) {
            self.marks.pop();
        }
        self.marks.push((offset, self.line, self.column));
    }

    /// A character that stands for itself.
    fn plain(&mut self, c: char) {
        self.value.push(c);
        if c == '\n' {
            self.line += 1;
            self.column = 1;
            self.mark();
        } else {
            self.column += 1;
        }
    }

    fn raw(&mut self, body: &str) {
        self.mark();
        let mut rest = body.chars().peekable();
        while let Some(c) = rest.next() {
            if c == '\r' && rest.peek() == Some(&'\n') {
                continue;
            }
            self.plain(c);
        }
    }

    fn cooked(&mut self, body: &str) {
        self.mark();
        let mut rest = body.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '"' => break,
                '\r' if rest.peek() == Some(&'\n') => {}
                '\\' => self.escape(&mut rest),
                c => self.plain(c),
            }
        }
    }

    /// What follows a backslash. rustc has checked it already; what it would refuse stands for nothing here.
    fn escape(&mut self, rest: &mut std::iter::Peekable<std::str::Chars<'_>>) {
        self.mark();
        let Some(kind) = rest.next() else { return };
        self.column += 2;
        let mut digits = |walk: &mut Walk, end: &dyn Fn(&str, char) -> bool| {
            let mut text = String::new();
            while let Some(c) = rest.peek().copied() {
                if end(&text, c) {
                    break;
                }
                rest.next();
                walk.column += 1;
                text.push(c);
            }
            u32::from_str_radix(text.trim_matches(['{', '}']).replace('_', "").as_str(), 16)
                .ok()
                .and_then(char::from_u32)
        };
        let made = match kind {
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            '0' => Some('\0'),
            'x' => digits(self, &|text, _| text.len() == 2),
            'u' => digits(self, &|text, c| text.ends_with('}') || c == '"'),
            '\n' | '\r' => {
                self.line += u32::from(kind == '\n');
                self.column = 1;
                while let Some(c) = rest.next_if(|c| matches!(c, ' ' | '\t' | '\n' | '\r')) {
                    self.line += u32::from(c == '\n');
                    self.column = if c == '\n' { 1 } else { self.column + 1 };
                }
                None
            }
            other => Some(other),
        };
        self.value.extend(made);
        self.mark();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal(source: &str) -> (LitStr, String, Vec<Mark>) {
        let literal: LitStr = syn::parse_str(source).unwrap_or_else(|error| panic!("{source}: {error}"));
        let (value, marks) = read(&literal);
        (literal, value, marks)
    }

    /// Where the part of the value that reads `part` stands.
    fn at(source: &str, part: &str) -> (u32, u32) {
        let (_, value, marks) = literal(source);
        let byte = value.find(part).unwrap_or_else(|| panic!("{part:?} is not in {value:?}"));
        place(&value, &marks, byte as u32)
    }

    #[test]
    fn values_are_those_of_rust() {
        for source in [
            r#""plain""#,
            r#""tab\tquote\"back\\nul\0cr\r""#,
            r#""\x41\u{e9}\u{1_F600}!""#,
            "\"one \\\n     two\\\n\n   three\"",
            "r\"a\\b\"",
            "r##\"a \"# b\"##",
            "\"lines\n  of text\"",
            "\"\"",
            "r\"\"",
        ] {
            let (literal, value, _) = literal(source);
            assert_eq!(value, literal.value(), "{source}");
        }
    }

    #[test]
    fn line_ends_are_those_of_rustc() {
        assert_eq!(literal("r\"a\r\nb\"").1, "a\nb");
        assert_eq!(literal("\"a\r\nb \\\r\n  c\"").1, "a\nb c");
        assert_eq!(at("\"a\r\nb \\\r\n  c\"", "c"), (3, 3));
    }

    #[test]
    fn places_are_exact() {
        assert_eq!(at("\"Kilns have colours.\"", "have"), (1, 8));
        assert_eq!(at("r#\"Kilns \"have\" colours.\"#", "have"), (1, 11));
        assert_eq!(at("\"Kilns\n  have colours.\"", "have"), (2, 3));
        assert_eq!(at("r\"Kilns\n  häve colours.\"", "colours"), (2, 8));
        assert_eq!(at(r#""a \"b\" c\u{e9}d""#, "b"), (1, 6));
        assert_eq!(at(r#""a \"b\" c\u{e9}d""#, "c"), (1, 10));
        assert_eq!(at(r#""a \"b\" c\u{e9}d""#, "\u{e9}"), (1, 11));
        assert_eq!(at(r#""a \"b\" c\u{e9}d""#, "d"), (1, 17));
        assert_eq!(at("\"one \\\n     two \\x41\\\n three\"", "two"), (2, 6));
        assert_eq!(at("\"one \\\n     two \\x41\\\n three\"", "three"), (3, 2));
    }
}
