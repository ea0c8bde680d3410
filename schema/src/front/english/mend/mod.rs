//! For a sentence that was not understood: what is wrong with it, where that can be told, and the user's own sentence with one thing changed.
//! A change is only offered if the sentence is understood with it. `ways` has the mistakes that people make.

mod ways;

use super::entity::Book;
use super::fact::Fact;
use super::lexer::{Token, lex};
use super::sentence::Sentence;
use super::suggest::capital;
use super::understand;
use crate::text::{Sources, Span};

/// What can be said of a sentence that no form reads.
#[derive(Debug, Default)]
pub(super) struct Mend {
    /// What is wrong with it.
    pub(super) why: Option<String>,
    /// What to do about it, where that is no other sentence.
    pub(super) cure: Option<&'static str>,
    /// The sentence with a change, and understood.
    pub(super) sentences: Vec<String>,
}

/// `stuck` is where the reader stopped, if a form began to read at all.
pub(super) fn mend(sentence: &Sentence, stuck: Option<Span>, book: &Book, sources: &Sources) -> Mend {
    let short = sentence.tokens.len() <= LONGEST;
    let Some(text) = plain_text(sentence, sources).filter(|_| short) else { return Mend::default() };
    let work = Work { sentence, stuck, book, text };
    ways::ALL.iter().find_map(|way| way(&work)).unwrap_or_default()
}

/// Longer sentences are left as they are: each change is one more reading of all of it.
const LONGEST: usize = 40;

/// What to do about a line that is not for us.
const NOTE: &str = "leave it out, or begin its line with `>`, which makes it a note for people";

struct Work<'a> {
    sentence: &'a Sentence,
    stuck: Option<Span>,
    book: &'a Book,
    /// The sentence in one line, without its full stop.
    text: String,
}

impl Work<'_> {
    fn tokens(&self) -> &[Token] {
        &self.sentence.tokens
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.tokens().iter().map(|token| token.low.as_str())
    }

    /// Where a phrase stands, as numbers of tokens.
    fn find(&self, phrase: &str) -> Option<(usize, usize)> {
        let words: Vec<&str> = phrase.split(' ').collect();
        let same = |window: &[Token]| window.iter().map(|token| token.low.as_str()).eq(words.iter().copied());
        let at = self.tokens().windows(words.len()).position(same)?;
        Some((at, at + words.len()))
    }

    /// The text of some tokens.
    fn slice(&self, from: usize, to: usize) -> &str {
        let base = self.sentence.span.start;
        let place = |at: Option<&Token>, end: bool| {
            at.map(|token| (if end { token.span.end } else { token.span.start } - base) as usize)
        };
        let list = self.tokens();
        match (place(list.get(from), false), place(to.checked_sub(1).and_then(|at| list.get(at)), true)) {
            (Some(from), Some(to)) => self.text.get(from..to).unwrap_or(""),
            _ => "",
        }
    }

    /// The sentence with other words in place of some tokens.
    fn with(&self, from: usize, to: usize, words: &str) -> String {
        let (before, behind) = (self.slice(0, from), self.slice(to, self.tokens().len()));
        [before, words, behind].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The sentence with a full stop, if it says something.
    fn understood(&self, text: &str) -> Option<String> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut tokens = Vec::new();
        lex(self.sentence.span.source, &text, 0..text.len(), &mut tokens);
        let sentence = Sentence { tokens, trouble: None, gloss: false, ..self.sentence.clone() };
        let facts = understand(&sentence, self.book).ok()?.facts;
        let says = |fact: &Fact| !matches!(fact, Fact::Nothing | Fact::Assumed { .. } | Fact::Touched(_));
        facts.iter().any(says).then(|| format!("{}.", capital(&text)))
    }

    /// Those of some sentences that are understood, two at most.
    fn all(&self, texts: &[String]) -> Vec<String> {
        let mut sentences: Vec<String> = texts.iter().filter_map(|text| self.understood(text)).collect();
        sentences.dedup();
        sentences.truncate(2);
        sentences
    }

    fn because(&self, why: impl Into<String>, texts: &[String]) -> Option<Mend> {
        let sentences = self.all(texts);
        (!sentences.is_empty()).then(|| Mend { why: Some(why.into()), cure: None, sentences })
    }
}

/// The sentence in one line, where each byte stands as far behind its start as in the source. What a list or a heading is part of is none.
fn plain_text(sentence: &Sentence, sources: &Sources) -> Option<String> {
    let tokens = &sentence.tokens;
    let whole = sources.text(sentence.span);
    let mut before = sentence.span.start;
    for token in tokens {
        let between = sources.text(Span { start: before, end: token.span.start.max(before), ..token.span });
        if token.span.start < before || token.span.start == token.span.end || between.trim().contains('\n') {
            return None;
        }
        before = token.span.end;
    }
    (!tokens.is_empty() && !whole.contains("\n\n")).then(|| whole.replace(['\n', '\r', '\t'], " "))
}
