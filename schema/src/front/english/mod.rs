//! English → Draft. Sentence by sentence; what is not understood to its last word is an error at its place.
//!
//! Two passes over the same sentences with the same forms: the first one learns who the entities are, the second reads what is said of them.

mod adverb;
mod alike;
mod anaphora;
mod border;
mod cardinality;
mod choices;
mod clause;
mod compared;
mod connect;
mod constraint;
mod dangling;
mod deed;
mod doubt;
mod entity;
mod fact;
mod failure;
mod fold;
mod follow;
mod form;
mod hedge;
mod inset;
mod item_doubt;
mod item_tail;
mod item_words;
mod items;
mod kind_of;
mod layout;
mod lead;
mod lenient;
mod lexer;
mod limit;
mod list;
mod list_doubt;
mod lost;
mod mend;
mod name_doubt;
mod named;
mod never;
mod noted;
mod noun;
mod parenthesis;
mod partly;
mod phrase;
mod phrasing;
mod plain;
mod pronoun;
mod reference;
mod relative;
mod role;
mod said_values;
mod sentence;
mod shared;
mod slip;
mod split;
mod suggest;
mod table;
#[cfg(test)]
mod tests;
mod titled;
mod units;
mod verb;
mod vocabulary;
mod voice;

use std::collections::HashSet;

use self::anaphora::Memory;
use self::cardinality::Trailing;
use self::clause::{Clause, Outcome, Stuck, clauses};
use self::entity::Book;
use self::fact::{Fact, Tie, Way};
use self::failure::Failure;
use self::fold::Said;
use self::lexer::Token;
use self::mend::Mend;
use self::noun::Noun;
use self::sentence::{Place, Sentence, sentences};
use crate::diagnostic::Diagnostic;
use crate::draft::Draft;
use crate::ir;
use crate::name;
use crate::sink::Diagnostics;
use crate::text::{SourceId, Sources, Span, Spanned};

pub use self::form::{Form, forms};
pub use self::plain::{is_plain_noun, is_plain_value};
pub use self::reference::{line, page, reference};

/// What the reader must know beside the text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// Sentences that are not understood go to [`Draft::unread`] instead of being errors.
    pub lenient: bool,
    /// The tenant that groundplan.toml names (Rust name).
    pub tenant: Option<&'a str>,
    /// Rust names of models that are written elsewhere: `use` lines, structs.
    pub known: &'a [String],
    /// Whether deleted rows are kept where the text does not say it (`soft_delete` of groundplan.toml).
    pub soft_delete: bool,
}

/// The first and last byte of each word of a text. For the fuzzer: what must hold for any text at all is asked of these.
#[doc(hidden)]
pub fn words(text: &str) -> Vec<(usize, usize)> {
    let source = Sources::new().add_file("", text);
    let mut tokens = Vec::new();
    lexer::lex(source, text, 0..text.len(), &mut tokens);
    tokens.iter().map(|token| (token.span.start as usize, token.span.end as usize)).collect()
}

/// The same of the words of its sentences, as the layout of the text makes them.
#[doc(hidden)]
pub fn sentence_words(text: &str) -> Vec<(usize, usize)> {
    let mut sources = Sources::new();
    let source = sources.add_file("", text);
    let (sentences, _) = sentences(&sources, source);
    let tokens = sentences.iter().flat_map(|sentence| &sentence.tokens);
    tokens.map(|token| (token.span.start as usize, token.span.end as usize)).collect()
}

/// Reads texts that are one description: their entities are shared, their sentences do not run from one into the next.
pub fn read(sources: &Sources, texts: &[SourceId], context: &Context<'_>, out: &mut Diagnostics) -> Draft {
    let mut list: Vec<Sentence> = Vec::new();
    for text in texts {
        let (found, unclosed) = sentences(sources, *text);
        list.extend(found);
        for span in unclosed {
            let message = "the note that begins with `<!--` is never closed";
            out.push(Diagnostic::error("not_understood", span, message).help("close it with `-->`"));
        }
    }
    if list.is_empty() {
        if let Some(first) = texts.first().filter(|_| out.peek().is_empty()) {
            out.push(
                Diagnostic::error("empty_text", sources.whole(*first), "the text says nothing")
                    .help("describe an entity, for instance \"Tasks have a title and a status.\""),
            );
        }
        return Draft::default();
    }
    kind_of::shorten(&mut list);
    let mut book = Book::new(context.known, context.tenant);
    list.iter().flat_map(|sentence| &sentence.tokens).for_each(|token| book.hear(&token.low));
    // What a pronoun stands for may become clear by what is said further down, hence twice at most.
    for _ in 0..2 {
        let mut memory = Memory::default();
        for sentence in &mut list {
            sentence.gloss = memory.is_gloss(sentence);
            memory.resolve(sentence, &book);
            let facts = understand(sentence, &book).ok().map(|read| read.facts);
            let facts = facts.or_else(|| if context.lenient { partly::facts(sentence, &book) } else { None });
            if let Some(facts) = &facts {
                book.learn(facts);
            }
            memory.remember(sentence, facts.as_deref());
        }
        if list.iter().all(|sentence| sentence.trouble.is_none()) {
            break;
        }
    }
    book.settle();
    for sentence in list.iter().filter(|sentence| matches!(sentence.place, Place::Heading { .. })) {
        Noun::read(&sentence.tokens).iter().for_each(|noun| book.headed(noun));
    }
    list.iter_mut().for_each(|sentence| anaphora::short_names(sentence, &book));
    if context.lenient {
        list = list.into_iter().flat_map(|sentence| partly::apart(sentence, &book)).collect();
    }
    let mut said: Vec<Said> = Vec::new();
    let mut lost: HashSet<String> = HashSet::new();
    let (mut told, mut unread, mut mended) = (Vec::new(), Vec::new(), 0);
    let mut found: Vec<_> = list.iter().map(|sentence| understand(sentence, &book)).collect();
    other_ends(&list, &mut found, sources);
    if context.lenient {
        halves(&list, &mut found, sources); // otherwise the error says enough
        lost::doubt(&list, &mut found, &book);
    }
    for (sentence, found) in list.iter().zip(found) {
        match found {
            Ok(read) => {
                told.extend(read.forms.iter().map(|(span, form)| ir::Sentence {
                    span: *span,
                    text: sources.text(*span).split_whitespace().collect::<Vec<_>>().join(" "),
                    form,
                }));
                if context.lenient && read.cuts.len() > 1 {
                    said.extend(read.apart());
                } else {
                    let about = failure::about(&sentence.tokens, sentence.span);
                    let reach = span_of(&sentence.tokens).unwrap_or(sentence.span);
                    said.push(Said { facts: read.facts, span: sentence.span, about, reach });
                }
            }
            Err(mut failure) => {
                failure.suggest(sentence.place, &book);
                let words = sentence.tokens.iter().flat_map(|token| name::words(&token.text));
                lost.extend(words.map(|word| name::singular(&word)));
                // Nobody reads what is said of the hundredth sentence before the first ones are mended.
                let mend = if mended < 50 { failure.mend(sentence, &book, sources) } else { Mend::default() };
                mended += 1;
                if context.lenient {
                    unread.push(failure.unread(sentence, &mend, sources));
                } else {
                    out.push(failure.diagnostic(sentence, &mend, sources));
                }
            }
        }
    }
    let mut draft = if context.lenient {
        lenient::fold(said, &book, context.soft_delete, &mut unread, sources, out)
    } else {
        fold::fold(&said, &book, context.soft_delete, &lost, sources, out)
    };
    unread.sort_by_key(|one| one.span);
    let nothing = draft.models.is_empty() && draft.tenants.is_empty() && draft.engines.is_empty() && unread.is_empty();
    if nothing && context.known.is_empty() && out.peek().is_empty() {
        let Some(first) = list.first() else { return draft };
        out.push(
            Diagnostic::error("empty_text", first.span, "the text describes no entity")
                .help("say what there is and what it has, for instance \"Tasks have a title and a status.\""),
        );
    }
    draft.sentences = told;
    draft.unread = unread;
    draft
}

/// What stands before a colon or a dash and the sentence behind it explain each other: where one is not understood, nothing comes of the other.
fn halves(list: &[Sentence], read: &mut [Result<Read, Box<Failure>>], sources: &Sources) {
    for (at, pair) in list.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        let apart = first.span.source != second.span.source || first.span.end >= second.span.start;
        let between = Span { start: first.span.end, end: second.span.start, ..first.span };
        let mark = sources.text(between);
        // On a line of its own a dash begins an item.
        if apart || !matches!(mark.trim(), ":" | "-" | "–" | "—") || mark.contains('\n') && mark.trim() != ":" {
            continue;
        }
        if let Some([one, other]) = read.get_mut(at..at + 2)
            && one.is_ok() != other.is_ok()
        {
            let (half, span) = if one.is_ok() { (one, first.span) } else { (other, second.span) };
            let stuck = Stuck::at(span, "that the other half of this sentence is understood, too");
            *half = Err(Failure::stuck(stuck, span));
        }
    }
}

/// What came of a sentence.
struct Read {
    facts: Vec<Fact>,
    /// Which form read which part of it.
    forms: Vec<(Span, &'static str)>,
    /// Of several clauses: up to which fact each goes, and where it stands.
    cuts: Vec<Cut>,
}

/// Where the facts of a clause end.
struct Cut {
    until: usize,
    span: Span,
    /// Its subject, where it has it from the clause before.
    about: String,
    /// Where it stands with that.
    reach: Span,
}

impl Read {
    /// It says nothing of the data.
    fn nothing() -> Self {
        Read { facts: vec![Fact::Nothing], forms: Vec::new(), cuts: Vec::new() }
    }

    /// What each of its clauses says: where one does not fit to other sentences, the others stay.
    fn apart(self) -> Vec<Said> {
        let (mut facts, mut from) = (self.facts.into_iter(), 0);
        let cut = |cut: Cut| {
            let facts = facts.by_ref().take(cut.until - from).collect();
            from = cut.until;
            Said { facts, span: cut.span, about: cut.about, reach: cut.reach }
        };
        self.cuts.into_iter().map(cut).collect()
    }
}

/// The facts of a sentence: as a whole, or clause by clause.
fn understand(sentence: &Sentence, book: &Book) -> Result<Read, Box<Failure>> {
    if sentence.gloss {
        return Ok(Read::nothing());
    }
    if let Some(stuck) = &sentence.trouble {
        return Err(Failure::stuck(stuck.clone(), sentence.span));
    }
    if let Place::Heading { title } = sentence.place {
        return heading(sentence, title, book);
    }
    if let Some(stuck) = slip::of(&sentence.tokens) {
        return Err(Failure::stuck(stuck, sentence.span));
    }
    let tokens = lead::of_each(lead::demanded(&sentence.tokens));
    let whole = match one(tokens, 0, sentence.place, sentence.span, book) {
        Ok((facts, form)) => return Ok(Read { facts, forms: vec![(sentence.span, form)], cuts: Vec::new() }),
        Err(failure) => failure,
    };
    let parts = clauses(tokens, book);
    let same = matches!(parts.as_slice(), [only] if only.tokens.len() == tokens.len());
    if same || parts.is_empty() || !whole.readings.is_empty() {
        return Err(whole);
    }
    let (mut facts, mut forms, mut cuts) = (Vec::new(), Vec::new(), Vec::new());
    for part in &parts {
        let span = span_of(&part.tokens).unwrap_or(sentence.span);
        match one(
            if part.borrowed == 0 { lead::of_each(&part.tokens) } else { &part.tokens },
            part.borrowed,
            sentence.place,
            span,
            book,
        ) {
            Ok((mut found, form)) => {
                forms.push((span, form));
                one_relation(&facts, &mut found);
                let before = facts.iter().rev().find_map(Fact::tie);
                if let (Some(span), Some(tie)) = (part.each, before) {
                    let (one, other) = (tie.from.clone(), tie.to.clone());
                    facts.push(Fact::EachWith { one, other, span });
                }
                facts.extend(found);
                let own = part.own_span().unwrap_or(span);
                let back = part.tokens.get(part.borrowed..).is_some_and(partly::points_back);
                let about = match parts.first().filter(|_| back) {
                    Some(first) => failure::about(&first.tokens, Span { start: own.start, ..own }),
                    None => failure::about(&part.tokens, own),
                };
                cuts.push(Cut { until: facts.len(), span: own, about, reach: span });
            }
            // A form that knows what was meant by the whole says more than one that knows half of it.
            Err(_) if whole.stuck.as_ref().is_some_and(|stuck| !stuck.instead.is_empty()) => return Err(whole),
            Err(failure) => return Err(failure),
        }
    }
    Ok(Read { facts, forms, cuts })
}

/// "A wine is made from several harvests, and a harvest can go into several wines", "each cheese is bought from one dairy, while a dairy
/// delivers many cheeses": two verbs, one relation from its two ends.
fn one_relation(before: &[Fact], found: &mut [Fact]) {
    for fact in found {
        let Fact::Tie(tie) = fact else { continue };
        let many = |tie: &Tie| matches!(tie.way, Way::ByMany | Way::CanHaveMany);
        let again = before.iter().filter_map(Fact::tie).any(|other| {
            let ends = other.from.model() == tie.to.model() && other.to.model() == tie.from.model();
            let free = other.role.is_none() && tie.role.is_none();
            ends && free && (many(other) && (many(tie) || tie.way == Way::Key) || other.way == Way::Key && many(tie))
        });
        if again && tie.from.model() != tie.to.model() {
            tie.verb = None;
        }
    }
}

/// The same where "while" or a semicolon made two sentences of one.
fn other_ends(list: &[Sentence], read: &mut [Result<Read, Box<Failure>>], sources: &Sources) {
    for (at, pair) in list.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        let Some([Ok(one), Ok(other)]) = read.get_mut(at..at + 2) else { continue };
        let ties = |read: &Read| read.facts.iter().any(|fact| fact.tie().is_some_and(|tie| tie.verb.is_some()));
        if !ties(other) || one.facts.iter().all(|fact| fact.tie().is_none()) {
            continue;
        }
        if first.span.source != second.span.source || first.span.end >= second.span.start {
            continue;
        }
        let between = sources.text(Span { start: first.span.end, end: second.span.start, ..first.span });
        if between.starts_with([',', ';']) && !between.contains(['.', '(']) {
            one_relation(&one.facts, &mut other.facts);
        }
    }
}

fn span_of(tokens: &[Token]) -> Option<Span> {
    // A clause that got its subject from the clause before begins there.
    tokens.iter().map(|token| token.span).reduce(Span::to)
}

/// The facts of one clause, and the form that read it.
fn one(
    tokens: &[Token],
    borrowed: usize,
    place: Place,
    span: Span,
    book: &Book,
) -> Result<(Vec<Fact>, &'static str), Box<Failure>> {
    if let Some((before, said)) = cardinality::trailing(tokens) {
        return with_cardinality(before, &said, borrowed, place, span, book);
    }
    let clause = Clause { tokens, borrowed, book, place, span };
    let mut found: Vec<(&'static str, Vec<Fact>)> = Vec::new();
    let mut furthest: Option<Stuck> = None;
    for form in form::all() {
        match (form.read)(&clause) {
            Outcome::Other => {}
            Outcome::Read(facts) => found.push((form.name, facts)),
            Outcome::Stuck(stuck) => {
                if furthest.as_ref().is_none_or(|other| stuck.span.start > other.span.start) {
                    furthest = Some(stuck);
                }
            }
        }
    }
    // "Can be raw or fired", whose subject got lost, says something of somebody: it is no idle sentence.
    const SAYS: &[&str] = &["are", "be", "can", "has", "have", "is", "may", "must", "should", "was", "were"];
    if tokens.first().is_some_and(|first| SAYS.contains(&first.low.as_str())) {
        found.retain(|(_, facts)| facts.iter().any(|fact| !matches!(fact, Fact::Nothing)));
    }
    match found.pop() {
        Some((form, facts)) if found.is_empty() => {
            let entities =
                facts.iter().filter_map(|fact| if let Fact::Entity(noun, _) = fact { Some(noun) } else { None });
            if let Some(stuck) = entities.clone().find_map(|noun| owned(tokens, noun)) {
                return Err(Failure::stuck(stuck, span));
            }
            if let Some(stuck) = house(tokens, &facts, book).or_else(|| linked(&facts, book)) {
                return Err(Failure::stuck(stuck, span));
            }
            match entities.map(|noun| items::whole_entity(&clause, noun)).find_map(Result::err) {
                None => Ok((facts, form)),
                Some(stuck) => {
                    let suggestions = stuck.instead.clone();
                    Err(Box::new(Failure { suggestions, ..*Failure::stuck(stuck, span) }))
                }
            }
        }
        Some((name, _)) => {
            let readings = found.iter().map(|(name, _)| *name).chain([name]).collect();
            Err(Box::new(Failure { stuck: None, span, readings, suggestions: Vec::new(), clause: None }))
        }
        None => {
            let furthest = doubt::opening(tokens).or(furthest);
            let suggestions: Vec<String> = furthest.as_ref().map(|stuck| stuck.instead.clone()).unwrap_or_default();
            // The first pass shows nothing.
            let clause = (suggestions.is_empty() && book.is_settled()).then(|| tokens.to_vec());
            Err(Box::new(Failure { stuck: furthest, span, readings: Vec::new(), suggestions, clause }))
        }
    }
}

/// "Users can reserve cars", where each reservation is for one car and one user: no second link between the two.
fn linked(facts: &[Fact], book: &Book) -> Option<Stuck> {
    facts.iter().filter_map(Fact::tie).filter(|tie| tie.verb.is_some() && tie.way != Way::Key).find_map(|tie| {
        let link = book.link_of(tie)?;
        Some(Stuck::at(tie.to.span, format!("another relation: what `{link}` says is said already")))
    })
}

/// "The harbour has quays", "A travelling circus performs in many towns": the house that the text is about has no table.
fn house(tokens: &[Token], facts: &[Fact], book: &Book) -> Option<Stuck> {
    let tie = facts.iter().find_map(Fact::tie)?;
    let first = tokens.first()?;
    let opens = tokens.iter().take(2).any(|token| token.span.start == tie.from.span.start);
    let one = matches!(first.low.as_str(), "the" | "our" | "this");
    let passing = matches!(first.low.as_str(), "a" | "an")
        && tie.verb.as_ref().is_some_and(|verb| verb.placed)
        && !book.is_described(&tie.to);
    let found = opens && (one || passing) && book.is_house(&tie.from);
    let expected = || format!("an entity that some sentence describes, as in `{} have a name`", tie.from.many());
    found.then(|| Stuck::at(tie.from.span, expected()))
}

/// "A kiln's owner" is a field of a kiln, and no entity.
fn owned(tokens: &[Token], noun: &Noun) -> Option<Stuck> {
    let inside = |token: &&Token| token.span.start >= noun.span.start && token.span.end < noun.span.end;
    let owner = tokens.iter().filter(inside).any(|token| token.possessive);
    owner.then(|| Stuck::at(noun.span, "an entity, not a field of one"))
}

/// A sentence with "(one-to-many)" behind it.
fn with_cardinality(
    before: &[Token],
    said: &Spanned<Trailing>,
    borrowed: usize,
    place: Place,
    span: Span,
    book: &Book,
) -> Result<(Vec<Fact>, &'static str), Box<Failure>> {
    let linked = |words: [&str; 2]| {
        let [rest @ .., are, how] = before else { return None };
        (are.low == words[0] && how.low == words[1]).then(|| Noun::list(rest)).flatten()
    };
    let nouns = ["linked", "related", "connected", "associated"].iter().find_map(|how| linked(["are", how]));
    if let (Some([one, other]), Trailing::Cardinality(found)) = (nouns.as_deref(), said.value) {
        return Ok((form::cardinality::facts(found, one, other), form::cardinality::FORM.name));
    }
    let (facts, form) = one(before, borrowed, place, span, book)?;
    cardinality::apply(facts, said)
        .map(|facts| (facts, form))
        .ok_or_else(|| Failure::stuck(Stuck::at(said.span, "a sentence about two entities before it"), span))
}

/// The facts of some clauses inside another one: a reason.
fn clauses_of(tokens: &[Token], around: &Clause<'_>, span: Span) -> Result<Vec<Fact>, Stuck> {
    let mut facts = Vec::new();
    for part in clauses(tokens, around.book) {
        match one(
            if part.borrowed == 0 { lead::of_each(&part.tokens) } else { &part.tokens },
            part.borrowed,
            Place::Plain,
            span,
            around.book,
        ) {
            Ok((found, _)) => facts.extend(found),
            Err(failure) => {
                return Err(failure.stuck.unwrap_or_else(|| Stuck::at(span, "a sentence that is understood")));
            }
        }
    }
    Ok(facts)
}

/// A heading says nothing by itself: the title of the text, a label, or an entity that the sentences describe.
fn heading(sentence: &Sentence, title: bool, book: &Book) -> Result<Read, Box<Failure>> {
    let words: Vec<&str> = sentence.tokens.iter().map(|token| token.low.as_str()).collect();
    let label = vocabulary::LABELS.contains(&words.join(" ").as_str());
    let entity = Noun::read(&sentence.tokens).is_some_and(|noun| book.knows(&noun));
    if title || label || entity || !book.is_settled() {
        return Ok(Read::nothing());
    }
    let stuck = Stuck::at(sentence.span, "the name of an entity that a sentence describes, or a label such as `Rules`");
    Err(Failure::stuck(stuck, sentence.span))
}
