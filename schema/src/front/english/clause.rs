//! A clause: what a form reads. Also where a sentence of several clauses is taken apart.

use super::entity::Book;
use super::fact::{Fact, FieldRef};
use super::follow;
use super::lexer::{Kind, Token};
use super::noun::Noun;
use super::phrase;
use super::pronoun;
use super::relative;
use super::sentence::Place;
use super::verb;
use super::vocabulary::{self, among, is_determiner};
use crate::text::Span;

/// What a form is asked to read.
#[derive(Clone, Copy)]
pub(super) struct Clause<'a> {
    pub(super) tokens: &'a [Token],
    /// How many of them, at the start, are the subject of the clause before.
    pub(super) borrowed: usize,
    pub(super) book: &'a Book,
    pub(super) place: Place,
    /// All of it.
    pub(super) span: Span,
}

/// A form's answer.
pub(super) enum Outcome {
    /// It is another form's sentence.
    Other,
    /// It began like one of this form, but then came something that cannot be read.
    Stuck(Stuck),
    /// Understood to the last word.
    Read(Vec<Fact>),
}

/// Where a form could not go on.
#[derive(Debug, Clone)]
pub(super) struct Stuck {
    /// The words.
    pub(super) span: Span,
    /// What was expected there.
    pub(super) expected: String,
    /// Sentences that would be understood.
    pub(super) instead: Vec<String>,
    /// What is wrong, where it is more than that the words are not understood: `expected` is the message then.
    pub(super) code: Option<&'static str>,
}

impl Stuck {
    pub(super) fn at(span: Span, expected: impl Into<String>) -> Stuck {
        Stuck { span, expected: expected.into(), instead: Vec::new(), code: None }
    }

    /// Another complaint than `not_understood`; `expected` says what is wrong.
    pub(super) fn code(mut self, code: &'static str) -> Stuck {
        self.code = Some(code);
        self
    }

    pub(super) fn instead(mut self, sentence: impl Into<String>) -> Stuck {
        self.instead.push(sentence.into());
        self
    }
}

impl From<Result<Vec<Fact>, Stuck>> for Outcome {
    fn from(result: Result<Vec<Fact>, Stuck>) -> Outcome {
        match result {
            Ok(facts) => Outcome::Read(facts),
            Err(stuck) => Outcome::Stuck(stuck),
        }
    }
}

impl<'a> Clause<'a> {
    /// The tokens that stand in it, without a subject that it has from the clause before.
    pub(super) fn own(&self) -> &'a [Token] {
        self.tokens.get(self.borrowed..).unwrap_or(self.tokens)
    }

    pub(super) fn cursor(&self) -> Cursor<'a> {
        Cursor { tokens: self.tokens, at: 0, whole: self.span }
    }

    /// The tokens before the first of these verbs, and a cursor behind it.
    pub(super) fn split_at(&self, verbs: &[&str]) -> Option<(&'a [Token], &'a Token, Cursor<'a>)> {
        let is_verb = |token: &Token| token.kind == Kind::Word && among(verbs, &token.low);
        let at = self.tokens.iter().skip(1).position(is_verb)? + 1;
        Some((
            self.tokens.get(..at)?,
            self.tokens.get(at)?,
            Cursor { tokens: self.tokens, at: at + 1, whole: self.span },
        ))
    }

    /// "Concerns one patient and one ward" is said of each of the two: the form reads each by itself. `None` where there is only one.
    pub(super) fn each_object(&self, object: usize, read: fn(&Clause<'_>) -> Outcome) -> Option<Outcome> {
        let rest = self.tokens.get(object..)?;
        let joins = |token: &Token| token.is_mark(",") || token.low == "and";
        let mut starts = vec![(0, 0)];
        let mut at = 0;
        while at < rest.len() {
            let length = rest.get(at..)?.iter().take_while(|token| joins(token)).count();
            let mut ahead = Cursor { tokens: rest, at: at + length, whole: self.span };
            let counted = phrase::quantity(&mut ahead).is_some() || ahead.eat_any(&["a", "an"]).is_some();
            let name = ahead.rest().iter().take_while(|token| token.is_name() && !joins(token)).count();
            let ends = ahead.rest().get(name).is_none_or(joins);
            let only = rest.get(at + length).is_some_and(|next| next.low == "only"); // "one and only one"
            if length > 0 && counted && name > 0 && ends && !only {
                starts.push((at, at + length));
            }
            at += length.max(1);
        }
        if starts.len() < 2 {
            return None;
        }
        let mut facts = Vec::new();
        for (number, (_, start)) in starts.iter().enumerate() {
            let end = starts.get(number + 1).map_or(rest.len(), |next| next.0);
            let mut tokens = self.tokens.get(..object)?.to_vec();
            tokens.extend(rest.get(*start..end)?.iter().cloned());
            match read(&Clause { tokens: &tokens, ..*self }) {
                Outcome::Read(found) => facts.extend(found),
                other => return Some(other),
            }
        }
        Some(Outcome::Read(facts))
    }

    /// Fields that these tokens name: "priority", "task status", "the status of a task", "a task's status".
    pub(super) fn fields(&self, tokens: &[Token]) -> Option<Vec<FieldRef>> {
        let connects = |token: &Token| token.is_mark(",") || token.low == "and";
        let parts = tokens.split(connects).filter(|part| !part.is_empty());
        let fields: Option<Vec<FieldRef>> = parts.map(|part| self.field(part)).collect();
        // "All must be unique" names none, and nothing may be said of nobody.
        fields.filter(|fields| !fields.is_empty())
    }

    /// One field that these tokens name.
    pub(super) fn field(&self, tokens: &[Token]) -> Option<FieldRef> {
        // Whose "its" is would be a guess.
        if tokens.first().is_some_and(|first| matches!(first.low.as_str(), "its" | "their" | "his" | "her" | "our")) {
            return None;
        }
        let bare = match tokens.split_first() {
            Some((first, rest)) if is_determiner(&first.low) => rest,
            _ => tokens,
        };
        if let Some(at) = bare.iter().position(|token| token.possessive) {
            let entity = Noun::read(bare.get(..=at)?)?;
            let field = Noun::read(bare.get(at + 1..)?)?;
            let whole = field.clone();
            return Some(FieldRef { entity: Some(entity), field, whole, strict: true });
        }
        if let Some(at) = bare.iter().rposition(|token| token.low == "of") {
            let entity = bare.get(at + 1..).and_then(Noun::read);
            // "The status of a task" is no name, whether or not there are tasks.
            if let Some(entity) = entity.filter(|entity| self.book.knows(entity) || !entity.determiner.is_empty()) {
                let field = Noun::read(bare.get(..at)?)?;
                let whole = field.clone();
                return Some(FieldRef { entity: Some(entity), field, whole, strict: true });
            }
        }
        // "Exposure in seconds" is named by its unit.
        if let [name @ .., small, unit] = bare
            && small.low == "in"
            && let Some(noun) = Noun::read(name)
        {
            let field = Noun {
                text: format!("{} in {}", noun.text, unit.text).into(),
                plural: false,
                span: noun.span.to(unit.span),
                ..noun
            };
            let whole = field.clone();
            return self.book.is_field(&field).then_some(FieldRef { entity: None, field, whole, strict: false });
        }
        let whole = Noun::read(tokens);
        for at in (1..bare.len()).rev() {
            let entity = bare.get(..at).and_then(Noun::read).filter(|entity| self.book.knows(entity));
            let field = bare.get(at..).and_then(Noun::read);
            if let (Some(entity), Some(field)) = (entity, field) {
                let strict = whole.is_none();
                let whole = whole.unwrap_or_else(|| field.clone());
                return Some(FieldRef { entity: Some(entity), field, whole, strict });
            }
        }
        let whole = whole?;
        Some(FieldRef { entity: None, field: whole.clone(), whole, strict: false })
    }
}

/// A place in a clause.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) at: usize,
    /// What is shown where there is no token to show.
    pub(super) whole: Span,
}

impl<'a> Cursor<'a> {
    /// At the start of some tokens of this clause.
    pub(super) fn over(&self, tokens: &'a [Token]) -> Cursor<'a> {
        let whole = match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => self.whole,
        };
        Cursor { tokens, at: 0, whole }
    }

    pub(super) fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    /// The lower-case word `ahead` tokens further on; empty behind the end.
    pub(super) fn low(&self, ahead: usize) -> &'a str {
        self.tokens.get(self.at + ahead).map_or("", |token| token.low.as_str())
    }

    pub(super) fn done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    pub(super) fn rest(&self) -> &'a [Token] {
        self.tokens.get(self.at..).unwrap_or(&[])
    }

    /// Whether these words come next.
    pub(super) fn sees(&self, words: &str) -> bool {
        // Asked so often that each word is only compared where it stands.
        let (mut rest, mut ahead) = (words, 0);
        loop {
            let low = self.low(ahead);
            if rest.as_bytes().first() != low.as_bytes().first() {
                return false;
            }
            let Some(behind) = rest.strip_prefix(low) else { return false };
            match behind.strip_prefix(' ') {
                Some(next) => (rest, ahead) = (next, ahead + 1),
                None => return behind.is_empty(),
            }
        }
    }

    /// Steps over these words if they come next.
    #[inline]
    pub(super) fn eat(&mut self, words: &str) -> bool {
        // Nearly always not even the first letter fits.
        words.as_bytes().first() == self.low(0).as_bytes().first() && self.eat_all(words)
    }

    fn eat_all(&mut self, words: &str) -> bool {
        let sees = self.sees(words);
        if sees {
            self.at += words.split(' ').count();
        }
        sees
    }

    /// Steps over the first of these that comes next, and gives it.
    pub(super) fn eat_any<'w>(&mut self, list: &[&'w str]) -> Option<&'w str> {
        let first = self.low(0).as_bytes().first();
        list.iter().find(|words| words.as_bytes().first() == first && self.eat_all(words)).copied()
    }

    /// From token `from` to the one before this place.
    pub(super) fn span_from(&self, from: usize) -> Span {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        match (self.tokens.get(from), last) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => self.whole,
        }
    }

    /// From here to the end; behind the end, the last token.
    pub(super) fn rest_span(&self) -> Span {
        match (self.peek(), self.tokens.last()) {
            (Some(first), Some(last)) => first.span.to(last.span),
            (None, Some(last)) => last.span,
            _ => self.whole,
        }
    }

    /// Cannot go on here.
    pub(super) fn stuck(&self, expected: impl Into<String>) -> Stuck {
        Stuck::at(self.rest_span(), expected)
    }

    /// Understood, if this is the end.
    pub(super) fn end(&self, facts: Vec<Fact>) -> Outcome {
        if self.done() { Outcome::Read(facts) } else { Outcome::Stuck(self.stuck("the end of the sentence")) }
    }
}

/// A part of a sentence.
pub(super) struct Part {
    pub(super) tokens: Vec<Token>,
    /// How many of them, at the start, are the subject of the clause before.
    pub(super) borrowed: usize,
    /// Where "each with" begins it.
    pub(super) each: Option<Span>,
}

impl Part {
    /// Where its own words stand, without a subject that it has from the clause before.
    pub(super) fn own_span(&self) -> Option<Span> {
        self.tokens.get(self.borrowed..)?.iter().map(|token| token.span).reduce(Span::to)
    }
}

/// Takes a sentence apart at commas and "and"s behind which a new verb begins; a clause without a subject gets the one before.
/// Behind a comma, "which has", "whose" and "each with" begin a clause about the noun just before.
pub(super) fn clauses(tokens: &[Token], book: &Book) -> Vec<Part> {
    let mut starts = vec![(0, 0)]; // where the connecting words begin, and where the clause does
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token.low.as_str() {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        let mut after = at;
        while tokens.get(after).is_some_and(|t| t.is_mark(",") || matches!(t.low.as_str(), "and" | "but")) {
            after += 1;
        }
        // "Seasons have episodes with a title": the title is theirs.
        let with = depth == 0 && at > 0 && token.low == "with" && token.kind == Kind::Word;
        if with
            && relative::opens(token, tokens.get(at..).unwrap_or(&[]))
            && tokens.get(starts.last().map_or(0, |last| last.1)..at).is_some_and(relative::single_object)
        {
            starts.push((at, at));
        }
        if after == at || depth > 0 {
            at += 1;
            continue;
        }
        let rest = tokens.get(after..).unwrap_or(&[]);
        let bare = tokens.get(at..after).is_some_and(|words| words.iter().all(|word| word.is_mark(",")));
        // In notes, "Kiln: code, belongs to a pottery", all is said of the kiln.
        let noted = tokens.iter().take(4).any(|token| token.is_mark(":"))
            && rest.first().is_some_and(|first| !matches!(first.low.as_str(), "is" | "are" | "has" | "have"));
        let headless = bare && !noted && is_headless(rest, book);
        // What has no verb yet is no clause that another could follow.
        let begun = || {
            starts.last().is_none_or(|last| {
                // "For each kiln, the fuel and the size are stored": the first "and" parts fields.
                let led = tokens.first().is_some_and(|first| matches!(first.low.as_str(), "about" | "for" | "of"));
                last.1 == 0 && !led
                    || tokens.get(last.1..at).is_some_and(|clause| {
                        clause.iter().any(is_finite) || verb::opens(clause) || verb::position(clause).is_some()
                    })
            })
        };
        let begins = || begins_clause(rest, book) || follow::begins(rest);
        // ", with a quantity" behind two that are linked is kept with the link.
        let of_link = rest.first().is_some_and(|first| first.low == "with")
            && !tokens.get(starts.last().map_or(0, |last| last.1)..at).is_some_and(relative::single_object);
        if at > 0 && (relative::opens(token, rest) && !of_link || !headless && begins() && begun()) {
            starts.push((at, after));
        }
        at = after;
    }
    let mut list: Vec<Part> = Vec::new();
    for (number, (connects, start)) in starts.iter().enumerate() {
        let end = starts.get(number + 1).map_or(tokens.len(), |next| next.0);
        let own = tokens.get(*start..end).unwrap_or(&[]);
        if number > 0
            && let Some(comma) = tokens.get(*connects)
            && relative::opens(comma, own)
        {
            list.extend(relative::part(tokens.get(..*connects).unwrap_or(&[]), own, book));
            continue;
        }
        let mut clause = Vec::new();
        let mut own = own;
        if number > 0
            && let Some(first) = own.first()
        {
            let is_pronoun = matches!(first.low.as_str(), "it" | "they");
            let of_them = own.len() > 3
                && first.low == "each"
                && own.get(1).is_some_and(|of| of.low == "of")
                && own.get(2).is_some_and(|them| matches!(them.low.as_str(), "them" | "these"));
            if let Some(says) = follow::predicate(own).or_else(|| follow::there(own)) {
                let subject =
                    list.last().map(|before: &Part| before.tokens.iter().take(subject_length(&before.tokens)));
                clause.extend(subject.into_iter().flatten().cloned());
                let borrowed = clause.len();
                clause.extend(says);
                list.push(Part { tokens: clause, borrowed, each: None });
                continue;
            }
            if is_pronoun {
                // One that may stand for several stays, and no form reads it.
                let meant = list.last().and_then(|before: &Part| pronoun::antecedent(&before.tokens, first, book));
                clause.extend(meant.into_iter().flatten().cloned());
                own = own.get(usize::from(meant.is_some())..).unwrap_or(&[]);
            } else if of_them || is_finite(first) || noun_of(own, book) == Some(0) {
                let subject =
                    list.last().map(|before: &Part| before.tokens.iter().take(subject_length(&before.tokens)));
                clause.extend(subject.into_iter().flatten().cloned());
                own = own.get(if of_them { 3 } else { 0 }..).unwrap_or(&[]);
            }
        }
        let borrowed = clause.len();
        clause.extend(own.iter().cloned());
        list.push(Part { tokens: clause, borrowed, each: None });
    }
    list
}

/// ", who is a user" and ", which has a name" without their "who" and "which" say nothing of the subject: between verbs of one subject
/// an "and" stands, at the latest before the last one.
fn is_headless(rest: &[Token], book: &Book) -> bool {
    let Some(first) = rest.first() else { return false };
    if matches!(first.low.as_str(), "is" | "are") {
        return true;
    }
    // ", and" with a word behind it that begins no item may be a verb that nobody knows; then that one is the mistake.
    let begins_item =
        |token: &Token| matches!(token.low.as_str(), "a" | "an" | "the" | "many" | "one" | "optional" | "unique");
    let joined = |at: usize| {
        let Some(tail) = rest.get(at + 1..) else { return false };
        let comma = at > 0 && rest.get(at - 1).is_some_and(|before| before.is_mark(","));
        rest.get(at).is_some_and(|token| matches!(token.low.as_str(), "and" | "but"))
            && (begins_clause(tail, book) || comma && tail.first().is_some_and(|next| !begins_item(next)))
    };
    is_finite(first) && !(1..rest.len()).any(joined)
}

/// How many tokens at the start are the subject: those before the verb.
pub(super) fn subject_length(tokens: &[Token]) -> usize {
    // "Kiln: code, belongs to a pottery"
    if let Some(colon) = tokens.iter().take(4).position(|token| token.is_mark(":"))
        && tokens.get(..colon).and_then(Noun::read).is_some()
    {
        return colon;
    }
    let modal =
        |token: &Token| matches!(token.low.as_str(), "never" | "always" | "also" | "optionally" | "each" | "both");
    let finite = tokens.iter().position(is_finite).unwrap_or(tokens.len());
    let acts = verb::position(tokens).unwrap_or(tokens.len());
    // "A vote links a potter to a guild and has a role"
    let links = |pair: &[Token]| {
        matches!(pair, [verb, one] if matches!(verb.low.as_str(), "connects" | "link" | "links")
            && matches!(one.low.as_str(), "a" | "an" | "each" | "exactly" | "one")
            || matches!(verb.low.as_str(), "remain" | "remains" | "stay" | "stays")
                && matches!(one.low.as_str(), "blank" | "empty" | "null"))
    };
    let linked =
        tokens.get(1..).and_then(|rest| rest.windows(2).take(5).position(links)).map_or(tokens.len(), |at| at + 1);
    let end = finite.min(acts).min(linked);
    let adverbs = tokens.get(1..end).unwrap_or(&[]).iter().rev().take_while(|token| modal(token)).count();
    end - adverbs
}

fn is_finite(token: &Token) -> bool {
    token.kind == Kind::Word && vocabulary::is_finite(&token.low)
}

/// Whether these words are a verb phrase, or a short subject and a verb.
fn begins_clause(tokens: &[Token], book: &Book) -> bool {
    let acts = noun_of(tokens, book);
    let Some(verb) = tokens.iter().take(7).position(is_finite).into_iter().chain(acts).min() else { return false };
    let followed = tokens.len() > verb + 1;
    let pronoun = verb == 1 && tokens.first().is_some_and(|first| matches!(first.low.as_str(), "it" | "they"));
    followed && (verb == 0 || pronoun || tokens.get(..verb).and_then(Noun::read).is_some())
}

/// Where the verb of "repairs several looms" and "a loom carries one spindle" stands.
fn noun_of(tokens: &[Token], book: &Book) -> Option<usize> {
    if verb::opens(tokens) {
        return Some(0);
    }
    let at = verb::position(tokens).filter(|at| *at < 7)?;
    let subject = tokens.get(..at).and_then(Noun::read)?;
    (book.knows(&subject) || !subject.determiner.is_empty()).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::english::lexer::lex;
    use crate::text::Sources;

    fn show(text: &str) -> Vec<String> {
        let mut sources = Sources::new();
        let id = sources.add_file("a.md", text);
        let mut tokens = Vec::new();
        lex(id, text, 0..text.len(), &mut tokens);
        let join = |clause: Part| clause.tokens.iter().map(|t| t.text.clone()).collect::<Vec<_>>().join(" ");
        clauses(&tokens, &Book::default()).into_iter().map(join).collect()
    }

    #[test]
    fn clauses_begin_at_verbs() {
        assert_eq!(
            show("Stage can be raw, wet or dry and defaults to raw"),
            ["Stage can be raw , wet or dry", "Stage defaults to raw"]
        );
        assert_eq!(
            show("Kilns can have multiple glazes, and glazes can be on multiple kilns"),
            ["Kilns can have multiple glazes", "glazes can be on multiple kilns"]
        );
        assert_eq!(show("Guilds are the tenants and have a name"), ["Guilds are the tenants", "Guilds have a name"]);
        for whole in ["Kilns have a name and an owner , who is a user", "Deleted kilns and pots are kept", "A , and"] {
            assert_eq!(show(whole).len(), if whole.starts_with("Deleted") { 2 } else { 1 }, "{whole}");
        }
    }
}
