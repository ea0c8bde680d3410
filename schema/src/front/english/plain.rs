//! Which words are a name or a value and nothing else: what prints English asks this before it leaves out the back-ticks.

use super::clause::{Clause, Cursor};
use super::constraint;
use super::doubt;
use super::entity::Book;
use super::fact::{RawValue, What};
use super::form::is_cue;
use super::lexer::{Token, lex};
use super::list;
use super::noun::Noun;
use super::sentence::Place;
use super::shared::SHARING;
use crate::name;
use crate::text::{SourceId, Sources, Span};

/// Whether these lower-case words, as an item of a list or as a subject, are a name and nothing else.
pub fn is_plain_noun(words: &str) -> bool {
    is_letters(words)
        && !SHARING.contains(&words)
        && with_clause(words, |clause| {
            let short = clause.tokens.len() <= 3 && clause.tokens.iter().all(|token| !is_cue(&token.low));
            let noun = Noun::read(clause.tokens).is_some_and(|noun| {
                noun.text == words && noun.determiner.is_empty() && doubt::subject(&noun).is_none()
            });
            short && noun && is_no_constraint(clause) && is_item(clause, words)
        })
}

/// Whether these lower-case words, among values or as a default, are one value and nothing else.
pub fn is_plain_value(words: &str) -> bool {
    if !is_letters(words) {
        return false;
    }
    // As it is written: first in the parentheses, where a unit or a constraint could stand, and as a default.
    with_clause(&format!("stage ({words}, fizz or buzz) defaulting to {words}"), |clause| {
        let Ok(items) = list::list(clause, clause.cursor()) else { return false };
        let [item] = items.as_slice() else { return false };
        let [values, default] = item.properties.as_slice() else { return false };
        let first = match &values.what {
            What::Values(values) if values.len() == 3 => values.first().map(|value| value.value.stored.clone()),
            _ => None,
        };
        first == Some(name::snake(words)) && default.what == What::Default(RawValue::Words(words.to_owned()))
    })
}

fn is_letters(words: &str) -> bool {
    !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ')
}

fn with_clause(words: &str, ask: impl Fn(&Clause<'_>) -> bool) -> bool {
    let mut sources = Sources::new();
    let source: SourceId = sources.add_file("", words);
    let mut tokens: Vec<Token> = Vec::new();
    lex(source, words, 0..words.len(), &mut tokens);
    let span = Span { source, start: 0, end: words.len() as u32 };
    let book = Book::new(&[], None);
    ask(&Clause { tokens: &tokens, borrowed: 0, book: &book, place: Place::Plain, span })
}

/// "unique", "up to", "integer": what constrains a field is no name.
fn is_no_constraint(clause: &Clause<'_>) -> bool {
    matches!(constraint::constraint(clause, &mut clause.cursor()), Ok(None))
}

fn is_item(clause: &Clause<'_>, words: &str) -> bool {
    let cursor: Cursor<'_> = clause.cursor();
    let Ok(items) = list::list(clause, cursor) else { return false };
    let [item] = items.as_slice() else { return false };
    item.properties.is_empty() && item.is_plain() && item.noun.text == words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_grammar_are_not_plain() {
        let plain = ["fuel", "due date", "kilns", "order items", "series"];
        assert!(plain.iter().all(|words| is_plain_noun(words)));
        let grammar =
            ["unique", "is active", "valid until", "many", "date of birth of", "integer", "line 2", "Fuel", ""];
        for words in grammar {
            assert!(!is_plain_noun(words), "{words}");
        }
    }

    #[test]
    fn words_of_the_grammar_are_no_plain_values() {
        assert!(["raw", "in progress", "not started"].iter().all(|words| is_plain_value(words)));
        for words in ["now", "optional", "raw or fired", "5", "text", "very long words in here"] {
            assert!(!is_plain_value(words), "{words}");
        }
    }
}
