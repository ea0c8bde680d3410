//! What is said in other words: "if I delete a task, we also delete its notes", "a status: open or shut, with open as the default". The words
//! become those that the forms know, before a sentence is taken apart; what is not sure to mean the same stays as it is.

mod default;
mod delete;
mod pair;
mod small;

use super::lexer::{Kind, Token};
use crate::name;
use crate::text::Span;

/// Of a paragraph: its defaults.
pub(super) fn of_paragraph(tokens: &mut Vec<Token>) {
    default::rewrite(tokens);
}

/// Of a sentence: the sentences that it is.
pub(super) fn of_sentence(mut tokens: Vec<Token>) -> Vec<Vec<Token>> {
    small::rewrite(&mut tokens);
    pair::rewrite(&mut tokens);
    delete::rewrite(&mut tokens);
    small::apart(tokens)
}

/// The lower-case word at this place; empty where there is none.
fn low(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.low.as_str())
}

/// Whether these words stand at this place.
fn sees(tokens: &[Token], at: usize, words: &str) -> bool {
    let first = tokens.get(at).and_then(|token| token.low.bytes().next());
    first == words.bytes().next() && words.split(' ').enumerate().all(|(ahead, word)| low(tokens, at + ahead) == word)
}

/// How many words the first of these has that stands at this place.
fn any(tokens: &[Token], at: usize, list: &[&str]) -> Option<usize> {
    list.iter().find(|words| sees(tokens, at, words)).map(|words| words.split(' ').count())
}

/// A word that is put in at the place of this token.
fn word(text: &str, span: Span) -> Token {
    Token::inserted(Kind::Word, text, span)
}

/// Several of them.
fn words(text: &str, span: Span) -> Vec<Token> {
    text.split(' ')
        .map(|text| if text == "," { Token::inserted(Kind::Mark, text, span) } else { word(text, span) })
        .collect()
}

/// The noun that is a plural, in the singular and with an article: "players" → "a player".
fn one_of(tokens: &[Token]) -> Option<Vec<Token>> {
    let (last, before) = tokens.split_last()?;
    let mut out: Vec<Token> = Vec::new();
    out.push(word("a", tokens.first()?.span));
    out.extend(before.iter().cloned());
    let one = name::singular(&last.text);
    out.push(Token { low: one.to_lowercase(), text: one, ..last.clone() });
    Some(out)
}
