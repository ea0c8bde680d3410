//! Tokens as a person writes them.
//!
//! The compiler prints tokens in one way in a macro and proc-macro2 in another in build.rs; what both record must be the same.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// The text of some tokens, spaced as people space paths, types and attributes: `Option<crate::org::Id<Task>>`.
pub fn compact(tokens: &TokenStream) -> String {
    let mut out = String::new();
    write(tokens.clone(), &mut out);
    out
}

fn write(tokens: TokenStream, out: &mut String) {
    // Whether the token before was a word or a literal: two of them in a row need a space.
    let mut word = false;
    // Whether the token before was the first half of a sign of two characters.
    let mut joint = false;
    for tree in tokens {
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => (" { ", " }"),
                    Delimiter::None => ("", ""),
                };
                out.push_str(open);
                write(group.stream(), out);
                out.push_str(close);
                word = false;
            }
            TokenTree::Punct(punct) => {
                match punct.as_char() {
                    ',' => out.push_str(", "),
                    ';' => out.push_str("; "),
                    '=' if !joint && punct.spacing() == Spacing::Alone => out.push_str(" = "),
                    c => out.push(c),
                }
                word = false;
                joint = punct.spacing() == Spacing::Joint;
                continue;
            }
            TokenTree::Ident(ident) => {
                separate(word, out);
                out.push_str(&ident.to_string());
                word = true;
            }
            TokenTree::Literal(literal) => {
                separate(word, out);
                out.push_str(&literal.to_string());
                word = true;
            }
        }
        joint = false;
    }
}

fn separate(word: bool, out: &mut String) {
    if word {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_like_source() {
        for text in [
            "Option<crate::org::Id<Task>>",
            "Vec<u8>",
            "index(a, b, where = \"x > 0\")",
            "[u8; 16]",
            "&'static str",
            "-1.5",
            "a>=b",
        ] {
            let tokens: TokenStream = text.parse().expect("tokens");
            assert_eq!(compact(&tokens), text);
        }
    }
}
