//! Why a sentence was not understood, and what is said of it.

use super::clause::{Clause, Stuck};
use super::entity::Book;
use super::lexer::{Kind, Token};
use super::mend::{self, Mend};
use super::sentence::{Place, Sentence};
use super::{form, suggest};
use crate::diagnostic::Diagnostic;
use crate::ir::Unread;
use crate::name;
use crate::text::{Sources, Span};

/// Why a sentence was not understood.
pub(super) struct Failure {
    pub(super) stuck: Option<Stuck>,
    pub(super) span: Span,
    /// Names of forms that read it differently.
    pub(super) readings: Vec<&'static str>,
    pub(super) suggestions: Vec<String>,
    /// The clause, where the form that was meant has no better sentence: the nearest ones are found when they are shown.
    pub(super) clause: Option<Vec<Token>>,
}

impl Failure {
    pub(super) fn stuck(stuck: Stuck, span: Span) -> Box<Failure> {
        Box::new(Failure { stuck: Some(stuck), span, readings: Vec::new(), suggestions: Vec::new(), clause: None })
    }

    /// Finds the nearest sentences, where nobody knows better ones.
    pub(super) fn suggest(&mut self, place: Place, book: &Book) {
        if let Some(tokens) = self.clause.take() {
            let clause = Clause { tokens: &tokens, borrowed: 0, book, place, span: self.span };
            self.suggestions = suggest::nearest(&clause, form::all());
        }
    }

    /// The words that stopped the reader; at most a dozen of them.
    pub(super) fn words(&self, sources: &Sources) -> String {
        let span = self.stuck.as_ref().map_or(self.span, |stuck| stuck.span);
        excerpt(sources, span)
    }

    /// What else can be told of the sentence, where no form knew it.
    pub(super) fn mend(&self, sentence: &Sentence, book: &Book, sources: &Sources) -> Mend {
        let told = |stuck: &Stuck| stuck.code.is_some() || !stuck.instead.is_empty();
        if !self.readings.is_empty() || sentence.trouble.is_some() || self.stuck.as_ref().is_some_and(told) {
            return Mend::default();
        }
        mend::mend(sentence, self.stuck.as_ref().map(|stuck| stuck.span), book, sources)
    }

    pub(super) fn hint(&self, mend: &Mend) -> String {
        let mut list = mend.sentences.clone();
        if mend.why.is_none() {
            list.extend(self.suggestions.iter().filter(|other| !mend.sentences.contains(other)).cloned());
            list.truncate(2);
        }
        let quoted: Vec<_> = list.iter().map(|sentence| format!("\"{sentence}\"")).collect();
        match (mend.cure, quoted.is_empty()) {
            (Some(cure), _) => cure.to_owned(),
            (None, true) => {
                "write it as a shorter sentence, or begin its line with `>` if it is a note for people".to_owned()
            }
            (None, false) if mend.why.is_none() && self.stuck.is_none() => {
                format!("write {}, or begin the line with `>` if it is a note for people", quoted.join(" or "))
            }
            (None, false) => format!("write {}", quoted.join(" or ")),
        }
    }

    pub(super) fn diagnostic(&self, sentence: &Sentence, mend: &Mend, sources: &Sources) -> Diagnostic {
        let text = excerpt(sources, sentence.span);
        if !self.readings.is_empty() {
            let forms = self.readings.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ");
            let message = format!("`{text}` can be read in two ways: as {forms}");
            return Diagnostic::error("ambiguous", self.span, message)
                .help("say it in two sentences, or put names into back-ticks");
        }
        let span = self.stuck.as_ref().map_or(self.span, |stuck| stuck.span);
        if let Some(stuck) = &self.stuck
            && let Some(code) = stuck.code
        {
            return Diagnostic::error(code, span, stuck.expected.clone()).help(self.hint(mend));
        }
        // What stands in back-ticks is meant as it is, so it is the name that is wrong.
        let within =
            |token: &&Token| token.kind == Kind::Ticked && token.span.start >= span.start && token.span.end <= span.end;
        let odd = |c: char| matches!(c, ';' | '\'' | '"' | '(' | ')' | '\\');
        let named = sentence.tokens.iter().find(within).filter(|token| token.text.contains(odd));
        if let Some((token, fault)) = named.and_then(|token| Some((token, name::fault(&token.text, 63)?))) {
            return Diagnostic::error("invalid_name", token.span, fault)
                .help("use the letters a to z, digits, spaces, hyphens and underscores");
        }
        let words = self.words(sources);
        let message = if words == text {
            format!("`{text}` is not understood")
        } else {
            format!("`{words}` is not understood, in `{text}`")
        };
        let error = Diagnostic::error("not_understood", span, message);
        let error = match (&mend.why, &self.stuck) {
            (Some(why), _) => error.note(why),
            (None, Some(stuck)) => error.note(format!("expected {}", stuck.expected)),
            (None, None) => error.note("no sentence form begins like this; `groundplan explain forms` lists them"),
        };
        // Only where nothing but the line break stands between two words: not where the layout made one sentence of a list.
        let breaks = |pair: &[Token]| match pair {
            [one, two] if one.span.end <= two.span.start => {
                let between = sources.text(Span { end: two.span.start, start: one.span.end, ..one.span });
                between.contains('\n') && between.trim().is_empty()
            }
            _ => false,
        };
        let broken = sentence.place == Place::Plain && sentence.tokens.windows(2).any(breaks);
        let error = if broken {
            error.note("a line break does not end a sentence; a full stop, a blank line or a list mark does")
        } else {
            error
        };
        error.help(self.hint(mend))
    }

    pub(super) fn unread(&self, sentence: &Sentence, mend: &Mend, sources: &Sources) -> Unread {
        let text = format!("{}{}", about(&sentence.tokens, sentence.span), one_line(sources.text(sentence.span)));
        Unread { span: sentence.span, text, hint: self.hint(mend) }
    }
}

/// The subject that a clause has from the clause before it, for people: "Matches … ".
pub(super) fn about(tokens: &[Token], own: Span) -> String {
    let before: Vec<&str> =
        tokens.iter().take_while(|token| token.span.end <= own.start).map(|token| token.text.as_str()).collect();
    if before.is_empty() { String::new() } else { format!("{} … ", before.join(" ")) }
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of a span in one line; a long one is cut.
fn excerpt(sources: &Sources, span: Span) -> String {
    const LONGEST: usize = 16;
    let mut words = sources.text(span).split_whitespace();
    let mut text = words.by_ref().take(LONGEST).collect::<Vec<_>>().join(" ");
    if words.next().is_some() {
        text.push_str(" …");
    }
    if text.chars().count() > 200 {
        text = text.chars().take(200).chain(['…']).collect();
    }
    text
}
