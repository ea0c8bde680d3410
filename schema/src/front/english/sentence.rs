//! Blocks → sentences: where one ends, and what the sentence before a list makes of the list.

use super::layout::{Block, Shape, blocks};
use super::lexer::{Kind, Token, lex};
use super::vocabulary::{FINITE, LABELS, STRUCTURE};
use crate::text::{SourceId, Sources, Span};

/// Where a sentence stands, which decides what may be left out of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a paragraph, or an item that stands for itself.
    Plain,
    /// The words before a list whose items stand for themselves ("A shop with:").
    Frame,
    /// An item of such a list.
    Listed,
    /// A heading; the first one is the title.
    Heading {
        /// The first of its source.
        title: bool,
    },
}

/// A sentence: its tokens without the full stop.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    pub(super) tokens: Vec<Token>,
    pub(super) place: Place,
    pub(super) span: Span,
}

/// The sentences of a source, and the places of notes that are never closed.
pub(super) fn sentences(sources: &Sources, source: SourceId) -> (Vec<Sentence>, Vec<Span>) {
    let text = sources.get(source).text();
    let (blocks, unclosed) = blocks(text);
    let mut splitter = Splitter { source, text, out: Vec::new(), titled: false };
    splitter.level(&blocks, Place::Plain);
    let span = |range: std::ops::Range<usize>| Span { source, start: range.start as u32, end: range.end as u32 };
    (splitter.out, unclosed.into_iter().map(span).collect())
}

struct Splitter<'a> {
    source: SourceId,
    text: &'a str,
    out: Vec<Sentence>,
    titled: bool,
}

impl Splitter<'_> {
    fn tokens(&self, block: &Block) -> Vec<Token> {
        let mut tokens = Vec::new();
        block.pieces.iter().for_each(|piece| lex(self.source, self.text, piece.clone(), &mut tokens));
        tokens
    }

    fn push(&mut self, tokens: Vec<Token>, place: Place) {
        if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
            let span = first.span.to(last.span);
            self.out.push(Sentence { tokens, place, span });
        }
    }

    fn level(&mut self, blocks: &[Block], place: Place) {
        let mut at = 0;
        while let Some(block) = blocks.get(at) {
            at += 1;
            let mut list = split(self.tokens(block));
            if block.shape == Shape::Heading {
                let title = !self.titled;
                self.titled = true;
                list.into_iter().for_each(|tokens| self.push(tokens, Place::Heading { title }));
                continue;
            }
            let items = blocks.get(at..).unwrap_or(&[]);
            let items = &items[..items.iter().take_while(|item| item.shape == Shape::Item).count()];
            let colon = list.last().and_then(|tokens| tokens.last()).is_some_and(|last| last.is_mark(":"));
            let leads = block.shape == Shape::Prose && colon && !items.is_empty();
            let children = if leads { items } else { block.children.as_slice() };
            let lead = if children.is_empty() { None } else { list.pop() };
            list.into_iter().for_each(|tokens| self.push(tokens, place));
            if let Some(lead) = lead {
                self.lead(lead, children);
            } else {
                self.level(children, place);
            }
            if leads {
                at += items.len();
            }
        }
    }

    /// A sentence that a list completes.
    fn lead(&mut self, mut lead: Vec<Token>, items: &[Block]) {
        if lead.last().is_some_and(|last| last.is_mark(":")) {
            lead.pop();
        }
        strip_following(&mut lead);
        let last = lead.last().map_or("", |token| token.low.as_str()).to_owned();
        let words: Vec<&str> = lead.iter().map(|token| token.low.as_str()).collect();
        let opens = matches!(last.as_str(), "have" | "has" | "contain" | "contains" | "include" | "includes");
        let with = matches!(last.as_str(), "with" | "containing" | "including");
        let structured = items.iter().any(|item| self.is_structured(item));
        if LABELS.contains(&words.join(" ").as_str()) || (with && structured) {
            self.push(lead, Place::Frame);
            self.level(items, Place::Listed);
        } else if opens || with {
            self.join(lead, items);
        } else if lead.len() <= 5 && lead.iter().all(|token| token.is_name() && !FINITE.contains(&token.low.as_str())) {
            self.about(&lead, items);
        } else {
            self.push(lead, Place::Plain);
            self.level(items, Place::Listed);
        }
    }

    fn is_structured(&self, item: &Block) -> bool {
        self.tokens(item).iter().skip(1).any(|token| STRUCTURE.contains(&token.low.as_str()))
    }

    /// "Tasks have:" and a list is one sentence with one list in it.
    fn join(&mut self, mut lead: Vec<Token>, items: &[Block]) {
        let mut first = true;
        let mut apart = Vec::new();
        for item in items {
            let mut list = split(self.tokens(item)).into_iter();
            let Some(mut tokens) = list.next() else { continue };
            while tokens.last().is_some_and(|last| last.is_mark(",") || last.low == "and") {
                tokens.pop();
            }
            if !first && let Some(before) = lead.last().map(|token| token.span) {
                lead.push(Token::inserted(Kind::Mark, ",", before));
            }
            first = false;
            lead.extend(tokens);
            apart.extend(list);
        }
        self.push(lead, Place::Plain);
        apart.into_iter().for_each(|tokens| self.push(tokens, Place::Plain));
        items.iter().for_each(|item| self.level(&item.children, Place::Plain));
    }

    /// "Tasks:" and a list: the heading is the subject of every item.
    fn about(&mut self, subject: &[Token], items: &[Block]) {
        let mut fields = Vec::new();
        for item in items {
            let first = split(self.tokens(item)).into_iter().next().unwrap_or_default();
            let verb = first.first().is_some_and(|token| FINITE.contains(&token.low.as_str()));
            if verb {
                self.push(subject.iter().cloned().chain(first).collect(), Place::Plain);
                self.level(&item.children, Place::Plain);
            } else {
                fields.push(item);
            }
        }
        let Some(last) = subject.last().filter(|_| !fields.is_empty()) else { return };
        let mut lead: Vec<Token> = subject.to_vec();
        lead.push(Token::inserted(Kind::Word, "have", last.span));
        let mut first = true;
        for item in fields {
            let mut list = split(self.tokens(item)).into_iter();
            let Some(tokens) = list.next() else { continue };
            if !first && let Some(before) = lead.last().map(|token| token.span) {
                lead.push(Token::inserted(Kind::Mark, ",", before));
            }
            first = false;
            lead.extend(tokens);
            list.for_each(|tokens| self.push(tokens, Place::Plain));
            self.level(&item.children, Place::Plain);
        }
        self.push(lead, Place::Plain);
    }
}

/// "… the following fields" says no more than the list itself.
fn strip_following(lead: &mut Vec<Token>) {
    let Some(at) = lead.iter().rposition(|token| token.low == "following") else { return };
    let label = |token: &Token| {
        matches!(
            token.low.as_str(),
            "fields" | "attributes" | "properties" | "columns" | "models" | "entities" | "tables"
        )
    };
    if lead.get(at + 1..).is_some_and(|rest| rest.len() <= 1 && rest.iter().all(label)) {
        let the = at > 0 && lead.get(at - 1).is_some_and(|token| token.low == "the");
        lead.truncate(if the { at - 1 } else { at });
    }
}

/// Sentences end at full stops, semicolons and dashes outside parentheses.
fn split(tokens: Vec<Token>) -> Vec<Vec<Token>> {
    let opened = tokens.iter().filter(|token| token.is_mark("(")).count();
    let balanced = opened == tokens.iter().filter(|token| token.is_mark(")")).count();
    let mut depth = 0_usize;
    let mut list = vec![Vec::new()];
    for token in tokens {
        if balanced && token.kind == Kind::Mark {
            match token.low.as_str() {
                "(" => depth += 1,
                ")" => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        if depth == 0 && token.kind == Kind::Mark && matches!(token.low.as_str(), "." | "!" | "?" | ";" | "—") {
            // A question says nothing: its mark stays, so that no form reads it.
            if token.is_mark("?")
                && let Some(last) = list.last_mut().filter(|last| !last.is_empty())
            {
                last.push(token);
            }
            list.push(Vec::new());
        } else if let Some(last) = list.last_mut() {
            last.push(token);
        }
    }
    list.retain(|tokens| !tokens.is_empty());
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> Vec<String> {
        let mut sources = Sources::new();
        let id = sources.add_file("a.md", text);
        let show = |sentence: Sentence| {
            let words: Vec<_> = sentence.tokens.iter().map(|token| token.text.clone()).collect();
            let mark = match sentence.place {
                Place::Plain => "",
                Place::Frame => "frame: ",
                Place::Listed => "- ",
                Place::Heading { .. } => "# ",
            };
            format!("{mark}{}", words.join(" "))
        };
        sentences(&sources, id).0.into_iter().map(show).collect()
    }

    #[test]
    fn sentences_end_where_they_end() {
        assert_eq!(
            show("Kilns have a size (3.5, e.g. large). Pots belong to kilns; a kiln\nis hot!"),
            ["Kilns have a size ( 3.5 , e.g. large )", "Pots belong to kilns", "a kiln is hot"]
        );
    }

    #[test]
    fn lists_complete_sentences() {
        assert_eq!(
            show("A pottery with:\n- Kilns with name\n- Pots\n"),
            ["frame: A pottery with", "- Kilns with name", "- Pots"]
        );
        assert_eq!(show("Each kiln has the following fields:\n- name,\n- size\n"), ["Each kiln has name , size"]);
        assert_eq!(
            show("Kilns:\n- name\n- can have many pots\n- size"),
            ["Kilns can have many pots", "Kilns have name , size"]
        );
        assert_eq!(show("- Kilns\n  - name\n  - size\n"), ["Kilns have name , size"]);
        assert_eq!(
            show("Entities:\n1. Kilns have a name.\n2. Pots\n"),
            ["frame: Entities", "- Kilns have a name", "- Pots"]
        );
    }
}
