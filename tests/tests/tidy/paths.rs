//! The paths that a Rust file names: `std::fs::read`, each leaf of a `use`, what stands inside `quote!`.

use crate::tree::File;
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

/// A path as written, with `self` and `super` resolved to `crate::…`.
#[derive(Debug)]
pub(crate) struct Named {
    pub(crate) segments: Vec<String>,
    pub(crate) line: usize,
    /// Starts with `::`.
    pub(crate) absolute: bool,
    /// Stands in a module, or in a file, that is there under `#[cfg(test)]` only.
    pub(crate) in_tests: bool,
}

impl Named {
    /// Whether the path is the given one or leads on from it.
    pub(crate) fn is_under(&self, path: &str) -> bool {
        path.split("::").enumerate().all(|(index, segment)| self.segments.get(index).is_some_and(|own| own == segment))
    }

    pub(crate) fn text(&self) -> String {
        format!("{}{}", if self.absolute { "::" } else { "" }, self.segments.join("::"))
    }
}

/// All paths of a file. A file that is no Rust has none: rustc says so.
pub(crate) fn named(file: &File) -> Vec<Named> {
    let mut reader = Reader { module: module(&file.path), in_tests: file.only_tests, found: Vec::new() };
    if let Ok(tokens) = file.text.parse::<TokenStream>() {
        reader.read(tokens, &[]);
    }
    reader.found
}

/// `schema/src/rules/keys/fk.rs` is `crate::rules::keys::fk`.
fn module(path: &str) -> Vec<String> {
    let inside = path.rsplit_once("src/").map_or(path, |(_, inside)| inside).trim_end_matches(".rs");
    let names = inside.split('/').filter(|name| !matches!(*name, "mod" | "lib" | "main"));
    std::iter::once("crate").chain(names).map(str::to_owned).collect()
}

struct Reader {
    module: Vec<String>,
    in_tests: bool,
    found: Vec<Named>,
}

impl Reader {
    /// Reads one level of tokens; `prefix` is what stands before a `{…}` in a `use`.
    fn read(&mut self, tokens: TokenStream, prefix: &[String]) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut test_next = false; // after `#[cfg(test)]`, up to the module that it is about
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Ident(_) if is_module(&tokens[at..]) => {
                    let name = tokens[at + 1].to_string();
                    self.inside(&name, test_next, &tokens[at + 2]);
                    test_next = false;
                    at += 3;
                }
                TokenTree::Ident(word) if word == "as" && !prefix.is_empty() => at += 2, // `{a as b}`: b is a new name
                TokenTree::Ident(word) if is_keyword(word) => at += 1, // or `impl ::a` would read as a path that begins with `impl`
                TokenTree::Ident(_) => at = self.path(&tokens, at, prefix),
                TokenTree::Group(group) => {
                    test_next |= group.delimiter() == Delimiter::Bracket
                        && group.stream().to_string().replace(' ', "") == "cfg(test)";
                    self.read(group.stream(), &[]);
                    at += 1;
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => at += 1,
            }
        }
    }

    fn inside(&mut self, name: &str, test: bool, body: &TokenTree) {
        let TokenTree::Group(body) = body else { return };
        let outer = self.in_tests;
        self.in_tests |= test;
        self.module.push(name.to_owned());
        self.read(body.stream(), &[]);
        self.module.pop();
        self.in_tests = outer;
    }

    /// One path from its first identifier; returns where it ends.
    fn path(&mut self, tokens: &[TokenTree], start: usize, prefix: &[String]) -> usize {
        let line = tokens[start].span().start().line;
        let absolute =
            start >= 2 && is_colons(&tokens[start - 2..]) && !(start >= 3 && ends_a_value(&tokens[start - 3]));
        let mut segments = prefix.to_vec();
        segments.push(tokens[start].to_string());
        let mut at = start + 1;
        while is_colons(&tokens[at.min(tokens.len())..]) {
            match tokens.get(at + 2) {
                Some(TokenTree::Ident(next)) => segments.push(next.to_string()),
                Some(TokenTree::Group(leaves)) if leaves.delimiter() == Delimiter::Brace => {
                    self.leaves(leaves, &segments);
                    return at + 3;
                }
                _ => break, // `Vec::<u8>`, `use a::*`
            }
            at += 3;
        }
        let segments = self.resolved(segments);
        self.found.push(Named { segments, line, absolute, in_tests: self.in_tests });
        at
    }

    fn leaves(&mut self, group: &Group, prefix: &[String]) {
        self.read(group.stream(), prefix);
    }

    fn resolved(&self, segments: Vec<String>) -> Vec<String> {
        let mut base = self.module.clone();
        let mut rest = segments.as_slice();
        match rest.first().map(String::as_str) {
            Some("self") if rest.len() > 1 => rest = &rest[1..],
            Some("super") => {
                while rest.first().is_some_and(|segment| segment == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            _ => return segments,
        }
        base.extend(rest.iter().cloned());
        base
    }
}

/// After these a path begins anew.
const KEYWORDS: &[&str] = &[
    "as", "const", "dyn", "else", "for", "if", "impl", "in", "let", "match", "move", "mut", "pub", "ref", "return",
    "use", "where", "while",
];

fn is_keyword(word: &Ident) -> bool {
    KEYWORDS.contains(&word.to_string().as_str())
}

/// `mod name { … }`.
fn is_module(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Ident(word), TokenTree::Ident(_), TokenTree::Group(body), ..]
        if word == "mod" && body.delimiter() == Delimiter::Brace)
}

fn is_colons(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(first), TokenTree::Punct(second), ..] if first.as_char() == ':' && second.as_char() == ':')
}

/// `Vec<u8>::new`, `x::y`: the colons lead on from something.
fn ends_a_value(token: &TokenTree) -> bool {
    match token {
        TokenTree::Ident(word) => !is_keyword(word),
        TokenTree::Punct(punct) => punct.as_char() == '>',
        TokenTree::Group(_) | TokenTree::Literal(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Named;
    use crate::tree::File;

    fn named(path: &str, text: &str) -> Vec<Named> {
        super::named(&File { path: path.into(), text: text.into(), only_tests: false })
    }

    fn texts(path: &str, text: &str) -> Vec<String> {
        named(path, text).iter().map(Named::text).filter(|text| text.contains("::")).collect()
    }

    #[test]
    fn every_leaf_of_a_use_is_a_path() {
        let found = texts("schema/src/a.rs", "use std::{fs::{self, File}, io::Read as _};");
        assert_eq!(found, ["std::fs::self", "std::fs::File", "std::io::Read"]);
    }

    #[test]
    fn super_is_resolved_in_files_and_inline_modules() {
        assert_eq!(texts("schema/src/rules/keys/fk.rs", "use super::super::front::x;"), ["crate::rules::front::x"]);
        assert_eq!(texts("schema/src/emit/mod.rs", "mod tests { use super::sql; }"), ["crate::emit::sql"]);
    }

    #[test]
    fn tests_are_told_apart() {
        let found = named("a/src/b.rs", "use a::b; #[cfg(test)] mod tests { use c::d; } use e::f;");
        let in_tests: Vec<bool> =
            found.iter().filter(|path| path.segments.len() == 2).map(|path| path.in_tests).collect();
        assert_eq!(in_tests, [false, true, false]);
    }

    #[test]
    fn what_quote_prints_is_seen_and_comments_are_not() {
        let text = "fn f() { /* std::fs::read */ quote! { impl ::diesel::Queryable, #krate::diesel::x, Vec<u8>::new } } // std::env";
        let found = named("a/src/b.rs", text);
        let absolute: Vec<String> = found.iter().filter(|path| path.absolute).map(Named::text).collect();
        assert_eq!(absolute, ["::diesel::Queryable"]);
        assert!(found.iter().any(|path| path.text() == "krate::diesel::x"));
        assert!(!found.iter().any(|path| path.is_under("std")));
    }
}
