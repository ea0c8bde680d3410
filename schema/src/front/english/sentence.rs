//! Blocks → sentences: where one ends, and what the sentence before a list makes of the list.

use super::clause::Stuck;
use super::dangling;
use super::layout::{Block, Shape, blocks};
use super::lexer::{Kind, Token, lex};
use super::split::{ends_field_label, field, is_no_entity, is_sentence, sentences_of, shows_fields};
use super::table;
use super::titled;
use super::verb;
use super::vocabulary::{ENTITY_LABELS, FIELD_LABELS, LABELS, STRUCTURE, is_finite, is_stop};
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
    /// An item below "Entities:": its first words are an entity.
    Entities,
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
    /// A word that points back to nothing, or to several.
    pub(super) trouble: Option<Stuck>,
    /// For people only: "Represents a house on a hill" below a heading.
    pub(super) gloss: bool,
}

/// The sentences of a source, and the places of notes that are never closed.
pub(super) fn sentences(sources: &Sources, source: SourceId) -> (Vec<Sentence>, Vec<Span>) {
    let text = sources.get(source).text();
    let (blocks, unclosed) = blocks(text);
    let levels =
        blocks.iter().filter_map(|block| if let Shape::Heading(level) = block.shape { Some(level) } else { None });
    let levels: Vec<u8> = levels.collect();
    let sole = levels.len() == 1;
    let first = levels.first().copied().unwrap_or_default();
    // A first heading with others beside it is no title.
    let titled = levels.iter().skip(1).any(|level| *level <= first);
    let mut splitter = Splitter { source, text, out: Vec::new(), titled, sole, subject: None };
    splitter.level(&blocks, Place::Plain);
    let span = |range: std::ops::Range<usize>| Span { source, start: range.start as u32, end: range.end as u32 };
    (splitter.out, unclosed.into_iter().map(span).collect())
}

struct Splitter<'a> {
    source: SourceId,
    text: &'a str,
    out: Vec<Sentence>,
    titled: bool,
    /// The text has one heading.
    sole: bool,
    /// The heading that a list below it is about, and its level.
    subject: Option<(Vec<Token>, u8)>,
}

impl Splitter<'_> {
    fn tokens(&self, block: &Block) -> Vec<Token> {
        let mut tokens = Vec::new();
        block.pieces.iter().for_each(|piece| lex(self.source, self.text, piece.clone(), &mut tokens));
        tokens
    }

    /// The first sentence of a block.
    fn first(&self, block: &Block) -> Vec<Token> {
        sentences_of(self.tokens(block)).into_iter().next().unwrap_or_default()
    }

    fn push(&mut self, mut tokens: Vec<Token>, place: Place) {
        dangling::join(&mut tokens);
        // A table has its words in another order than the sentence.
        if let Some(span) = tokens.iter().map(|token| token.span).reduce(Span::to) {
            self.out.push(Sentence { tokens, place, span, trouble: None, gloss: false });
        }
    }

    /// A sentence of a paragraph; "Fields: name, size" below a heading is about the heading.
    fn push_plain(&mut self, tokens: Vec<Token>, place: Place) {
        let label = tokens.len() > 2
            && tokens.get(1).is_some_and(|second| second.is_mark(":"))
            && tokens.first().is_some_and(|first| FIELD_LABELS.contains(&first.low.as_str()));
        match &self.subject {
            Some((subject, _)) if label => {
                let mut all = subject.clone();
                all.extend(Token::behind(subject, Kind::Word, "have"));
                all.extend(tokens.into_iter().skip(2));
                self.push(all, place);
            }
            _ => self.push(tokens, place),
        }
    }

    fn level(&mut self, blocks: &[Block], place: Place) {
        let mut at = 0;
        while let Some(block) = blocks.get(at) {
            at += 1;
            let behind = blocks.get(at..).unwrap_or(&[]);
            let items = &behind[..behind.iter().take_while(|item| item.shape == Shape::Item).count()];
            let rows = behind.iter().take_while(|row| row.shape == Shape::Row).count();
            if let Shape::Heading(level) = block.shape {
                if self.heading(block, level, items, place) {
                    at += items.len();
                }
                continue;
            }
            if block.shape == Shape::Row {
                let table = blocks.get(at - 1..at + rows).unwrap_or(&[]);
                let subject = self.subject.clone().map(|(subject, _)| subject);
                self.table(table, subject.as_deref());
                at += rows;
                continue;
            }
            if at == 1 && place == Place::Plain && block.shape == Shape::Prose && self.out.is_empty() {
                let mut tokens = self.tokens(block);
                let colon = tokens.last().is_some_and(|last| last.is_mark(":"));
                if !behind.is_empty() && (items.is_empty() || colon) && is_title(&mut tokens, colon) {
                    continue;
                }
            }
            let mut list = sentences_of(self.tokens(block));
            let colon = list.last().and_then(|tokens| tokens.last()).is_some_and(|last| last.is_mark(":"));
            if block.shape == Shape::Prose && colon && rows > 0 {
                let mut subject = list.pop().unwrap_or_default();
                subject.pop();
                list.into_iter().for_each(|tokens| self.push_plain(tokens, place));
                self.table(behind.get(..rows).unwrap_or(&[]), Some(&subject));
                at += rows;
                continue;
            }
            if block.shape == Shape::Prose && colon && items.is_empty() && list.len() == 1 && !behind.is_empty() {
                let words = list.first().map_or(&[][..], |tokens| tokens.get(..tokens.len() - 1).unwrap_or(&[]));
                if is_subject(words) && !is_label(words) {
                    self.subject = Some((words.to_vec(), BELOW_ALL));
                    self.push(words.to_vec(), Place::Heading { title: false });
                    continue;
                }
            }
            let leads = block.shape == Shape::Prose && colon && !items.is_empty();
            let children = if leads { items } else { block.children.as_slice() };
            let lead = if children.is_empty() { None } else { list.pop() };
            list.into_iter().for_each(|tokens| self.push_plain(tokens, place));
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

    /// A heading, and whether the list below it has been read with it.
    fn heading(&mut self, block: &Block, level: u8, items: &[Block], place: Place) -> bool {
        let tokens = title_words(self.tokens(block));
        // A heading that says something is a sentence.
        if tokens.iter().skip(1).any(|token| token.kind == Kind::Word && SAYS.contains(&token.low.as_str())) {
            sentences_of(tokens).into_iter().for_each(|tokens| self.push(tokens, Place::Plain));
            return false;
        }
        let words = tokens.iter().map(|token| token.low.as_str()).collect::<Vec<_>>().join(" ");
        // One line in bold over all of the text is what it is called, too.
        let bold = self.sole && self.out.is_empty() && items.is_empty() && tokens.len() > 1;
        let title = !self.titled && (level <= 6 || bold && !tokens.last().is_some_and(is_plural));
        self.titled |= title;
        let firsts: Vec<Vec<Token>> = items.iter().map(|item| self.first(item)).collect();
        if titled::stand_alone(&firsts) {
            self.push(tokens, Place::Heading { title: true });
            self.subject = None;
            return false;
        }
        self.push(tokens.clone(), Place::Heading { title });
        let deeper = |subject: &(Vec<Token>, u8)| subject.1 < level;
        if FIELD_LABELS.contains(&words.as_str()) {
            let subject = self.subject.clone().filter(|subject| deeper(subject) && !items.is_empty());
            if let Some((subject, _)) = &subject {
                self.about(subject, items);
            }
            return subject.is_some();
        }
        if LABELS.contains(&words.as_str()) {
            if !self.subject.as_ref().is_some_and(deeper) {
                self.subject = None;
            }
            let entities = ENTITY_LABELS.contains(&words.as_str()) && !items.is_empty();
            if entities {
                self.level(items, Place::Entities);
            }
            return entities;
        }
        // The title of a text with further headings is what the whole is called.
        let names = title && level == 1 && !(self.sole && tokens.last().is_some_and(is_plural));
        self.subject = (is_subject(&tokens) && !names).then(|| (tokens.clone(), level));
        let fields = |item: &Block| !is_sentence(sentences_of(self.tokens(item)).first().map_or(&[], Vec::as_slice));
        if self.subject.is_none() || !items.iter().any(fields) {
            return false;
        }
        let all_plural = items.iter().all(|item| self.tokens(item).last().is_some_and(is_plural));
        if title && level == 1 && all_plural {
            self.level(items, place); // "# Kilns" over "- pots": a list of entities, or what kilns have?
        } else {
            self.about(&tokens, items);
        }
        true
    }

    /// A sentence that a list completes.
    fn lead(&mut self, mut lead: Vec<Token>, items: &[Block]) {
        if lead.last().is_some_and(|last| last.is_mark(":")) {
            lead.pop();
        }
        strip_following(&mut lead);
        // "Fields fields:" is neither a label nor an entity; the sentence with the list in it says so.
        if super::slip::of(&lead).is_some() {
            lead.extend(Token::behind(&lead, Kind::Mark, ":"));
            return self.join(lead, items);
        }
        let last = lead.last().map_or("", |token| token.low.as_str()).to_owned();
        let words: Vec<&str> = lead.iter().map(|token| token.low.as_str()).collect();
        let words = words.join(" ");
        // "What we need to store:" over notes says no more than a title.
        if matches!(lead.first().map(|first| first.low.as_str()), Some("below" | "here" | "what")) {
            let firsts: Vec<Vec<Token>> = items.iter().map(|item| self.first(item)).collect();
            if titled::stand_alone(&firsts) {
                self.push(lead, Place::Heading { title: true });
                return self.level(items, Place::Listed);
            }
        }
        let with = matches!(last.as_str(), "with" | "containing" | "including");
        let structured = items.iter().any(|item| self.is_structured(item));
        if ENTITY_LABELS.contains(&words.as_str()) {
            self.push(lead, Place::Frame);
            self.level(items, Place::Entities);
        } else if LABELS.contains(&words.as_str()) || (with && structured) {
            self.push(lead, Place::Frame);
            self.level(items, Place::Listed);
        } else if FIELD_LABELS.contains(&words.as_str()) {
            match self.subject.clone() {
                Some((subject, _)) => self.about(&subject, items),
                // Fields of nobody are one sentence that nobody reads.
                None => {
                    lead.extend(Token::behind(&lead, Kind::Mark, ":"));
                    self.join(lead, items);
                }
            }
        } else if with || OPENS.contains(&last.as_str()) {
            self.join(lead, items);
        } else if let Some(subject) = ends_field_label(&lead) {
            self.about(&subject, items);
        } else if is_subject(&lead) {
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
        let mut apart = Vec::new();
        let fields: Vec<Vec<Token>> = items.iter().map(|item| self.field(item, &mut apart)).collect();
        extend(&mut lead, fields);
        self.push(lead, Place::Plain);
        apart.into_iter().for_each(|tokens| self.push(tokens, Place::Plain));
    }

    /// An item of a field list with what its sub-list says of it; further sentences go to `apart`.
    fn field(&self, item: &Block, apart: &mut Vec<Vec<Token>>) -> Vec<Token> {
        let (tokens, others) = field(self.tokens(item));
        apart.extend(others);
        let below: Vec<Vec<Token>> = item.children.iter().map(|child| self.field(child, apart)).collect();
        if below.is_empty() { tokens } else { within(tokens, below) }
    }

    /// "Tasks:" and a list: the heading is the subject of every item.
    fn about(&mut self, subject: &[Token], items: &[Block]) {
        let mut fields = Vec::new();
        let mut apart = Vec::new();
        let mut clauses = false; // whether an item has a verb, which only what is described has
        let verb = |tokens: &[Token]| tokens.first().is_some_and(|token| is_finite(&token.low));
        for item in items {
            let mut list = sentences_of(self.tokens(item));
            let first = list.first().map_or(&[][..], Vec::as_slice);
            // "- : name, email": what the colon stood behind is missing, and nobody reads the rest.
            if first.first().is_some_and(|mark| mark.is_mark(":")) {
                list.into_iter().for_each(|tokens| self.push(tokens, Place::Plain));
                continue;
            }
            if !verb(first) && !is_sentence(first) {
                fields.push(self.field(item, &mut apart));
                continue;
            }
            clauses = true;
            for tokens in list.iter_mut().filter(|tokens| verb(tokens)) {
                tokens.splice(..0, subject.iter().cloned());
            }
            let lead = if item.children.is_empty() { None } else { list.pop() };
            list.into_iter().for_each(|tokens| self.push(tokens, Place::Plain));
            if let Some(lead) = lead {
                self.lead(lead, &item.children);
            }
        }
        if !fields.is_empty() {
            let mut lead = subject.to_vec();
            // Where they may be no fields, the form of the colon asks.
            let fields_for_sure = clauses || (shows_fields(&fields) && !is_no_entity(subject));
            let verb = if fields_for_sure { (Kind::Word, "have") } else { (Kind::Mark, ":") };
            lead.extend(Token::behind(subject, verb.0, verb.1));
            extend(&mut lead, fields);
            self.push(lead, Place::Plain);
        }
        apart.into_iter().for_each(|tokens| self.push(tokens, Place::Plain));
    }

    fn table(&mut self, rows: &[Block], subject: Option<&[Token]>) {
        let cell = |range: &std::ops::Range<usize>| {
            let mut tokens = Vec::new();
            lex(self.source, self.text, range.clone(), &mut tokens);
            tokens
        };
        let rows: Vec<Vec<Vec<Token>>> = rows.iter().map(|row| row.pieces.iter().map(cell).collect()).collect();
        for sentence in table::sentences(&rows, subject) {
            self.push(sentence, Place::Plain);
        }
    }
}

/// "Gym management", "Parking system (MVP)" over a text, "A pottery, first draft of the tables:" over a list: what the whole is called.
fn is_title(tokens: &mut Vec<Token>, colon: bool) -> bool {
    if colon {
        tokens.pop();
    }
    if let [.., open, _, close] = tokens.as_slice()
        && open.is_mark("(")
        && close.is_mark(")")
    {
        tokens.truncate(tokens.len() - 3);
    }
    let words: Vec<&str> = tokens.iter().map(|token| token.low.as_str()).collect();
    let tables = ["the tables", "the entities", "the models", "our tables", "the data model", "the schema"];
    if colon {
        let short = words.len() <= 10 && !words.iter().any(|word| is_finite(word) || *word == "with");
        return short && words.len() > 2 && tables.iter().any(|end| words.join(" ").ends_with(end));
    }
    let named = tokens.iter().all(|token| token.kind == Kind::Word && !token.possessive);
    let says =
        |token: &Token| is_stop(&token.low) && !matches!(token.low.as_str(), "a" | "the" | "of" | "for" | "our" | "my");
    let verb = tokens.last().is_some_and(is_plural) || tokens.iter().any(|token| verb::base(&token.low).is_some());
    (2..=6).contains(&tokens.len()) && named && !verb && !tokens.iter().any(says)
}

/// The level of "Kilns:" alone in a line.
const BELOW_ALL: u8 = 8;

/// "Rules", "Fields": no entity.
fn is_label(tokens: &[Token]) -> bool {
    let words = tokens.iter().map(|token| token.low.as_str()).collect::<Vec<_>>().join(" ");
    LABELS.contains(&words.as_str()) || FIELD_LABELS.contains(&words.as_str())
}

/// Verbs that a list completes.
const OPENS: &[&str] = &[
    "capture", "captures", "contain", "contains", "has", "have", "hold", "holds", "include", "includes", "keep",
    "record", "records", "store", "stores", "track", "tracks",
];

/// A heading with one of these verbs says something.
const SAYS: &[&str] = &["belong", "belongs", "contain", "contains", "has", "have", "include", "includes"];

/// Puts fields behind a verb, with commas between them.
fn extend(lead: &mut Vec<Token>, fields: Vec<Vec<Token>>) {
    let mut first = true;
    for tokens in fields.into_iter().filter(|tokens| !tokens.is_empty()) {
        if !first {
            lead.extend(Token::behind(lead, Kind::Mark, ","));
        }
        first = false;
        lead.extend(tokens);
    }
}

/// "stage" over "- raw" and "- fired" is "stage (raw, fired)".
fn within(mut tokens: Vec<Token>, below: Vec<Vec<Token>>) -> Vec<Token> {
    tokens.extend(Token::behind(&tokens, Kind::Mark, "("));
    extend(&mut tokens, below);
    tokens.extend(Token::behind(&tokens, Kind::Mark, ")"));
    tokens
}

/// A heading without its number, its colon and the word "table".
fn title_words(mut tokens: Vec<Token>) -> Vec<Token> {
    let number = |token: &&Token| token.kind == Kind::Number || token.is_mark(".") || token.is_mark(")");
    let number = tokens.iter().take_while(number).count();
    if number < tokens.len() {
        tokens.drain(..number);
    }
    while tokens.len() > 1 && tokens.last().is_some_and(|last| last.is_mark(":") || last.is_mark("#")) {
        tokens.pop();
    }
    let kind = |token: &Token| matches!(token.low.as_str(), "table" | "entity" | "model");
    let label = LABELS.contains(&tokens.iter().map(|t| t.low.as_str()).collect::<Vec<_>>().join(" ").as_str());
    if tokens.get(1).is_some_and(|colon| colon.is_mark(":")) && tokens.first().is_some_and(kind) && tokens.len() > 2 {
        tokens.drain(..2);
    } else if tokens.len() > 1 && !label && tokens.last().is_some_and(kind) {
        tokens.pop();
    }
    tokens
}

/// A few words that may name an entity.
fn is_subject(tokens: &[Token]) -> bool {
    !tokens.is_empty() && tokens.len() <= 5 && tokens.iter().all(|token| token.is_name() && !is_finite(&token.low))
}

fn is_plural(token: &Token) -> bool {
    crate::name::words(&token.text).last().is_some_and(|word| crate::name::is_plural(word))
}

/// "… the following fields" says no more than the list itself.
fn strip_following(lead: &mut Vec<Token>) {
    let Some(at) = lead.iter().rposition(|token| matches!(token.low.as_str(), "following" | "these")) else { return };
    let label = |token: &Token| {
        matches!(
            token.low.as_str(),
            "fields" | "attributes" | "properties" | "columns" | "models" | "entities" | "tables" | "details"
        )
    };
    if lead.get(at + 1..).is_some_and(|rest| rest.len() <= 1 && rest.iter().all(label)) {
        let the = at > 0 && lead.get(at - 1).is_some_and(|token| token.low == "the");
        lead.truncate(if the { at - 1 } else { at });
    }
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
                Place::Entities => "entity: ",
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
            ["frame: Entities", "entity: Kilns have a name", "entity: Pots"]
        );
    }
}
