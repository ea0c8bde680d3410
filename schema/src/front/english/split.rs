//! Where a sentence ends, and what stands before its colon.

use super::choices;
use super::connect;
use super::inset;
use super::lexer::{Kind, Token};
use super::noted;
use super::noun::Noun;
use super::phrasing;
use super::said_values;
use super::verb;
use super::vocabulary::{COMMON_FIELDS, FIELD_LABELS, LABELS, NO_ENTITIES, is_finite};
use crate::convention;
use crate::text::Span;

/// The sentences of a paragraph or an item, without requirement numbers, marks and labels.
pub(super) fn sentences_of(mut tokens: Vec<Token>) -> Vec<Vec<Token>> {
    without_numbers(&mut tokens);
    for token in &mut tokens {
        if matches!(token.low.as_str(), "can't" | "can’t") && token.kind == Kind::Word {
            "cannot".clone_into(&mut token.low);
        }
    }
    demand(&mut tokens);
    phrasing::of_paragraph(&mut tokens);
    choices::enclose(&mut tokens);
    said_values::enclose(&mut tokens);
    headed(&mut tokens);
    let mut list = split(tokens);
    list.iter_mut().for_each(choices::of_entity);
    let list = list.into_iter().flat_map(phrasing::of_sentence);
    let mut list: Vec<Vec<Token>> = list.flat_map(connect::apart).flat_map(inset::apart).collect();
    list.iter_mut().for_each(clean);
    list.retain(|tokens| !tokens.is_empty());
    let list: Vec<Vec<Token>> = list.into_iter().flat_map(noted::apart).collect();
    let apart = |tokens: Vec<Token>| match fields_of_subject(&tokens) {
        Some((fields, rest)) if rest.is_empty() => vec![fields],
        Some((fields, rest)) => vec![fields, rest],
        None => vec![tokens],
    };
    let mut list: Vec<Vec<Token>> = list.into_iter().flat_map(apart).collect();
    of_head(&mut list);
    list
}

/// "Has to be positive": must be.
fn demand(tokens: &mut Vec<Token>) {
    let low = |tokens: &[Token], at: usize, word: &str| tokens.get(at).is_some_and(|token| token.low == word);
    for at in (1..tokens.len()).rev() {
        if low(tokens, at, "to")
            && low(tokens, at + 1, "be")
            && (low(tokens, at - 1, "has") || low(tokens, at - 1, "have"))
            && !(at > 1 && low(tokens, at - 2, "not"))
            && let Some(must) = tokens.get_mut(at - 1)
        {
            "must".clone_into(&mut must.low);
            tokens.remove(at);
        }
    }
}

/// "Album: title. Belongs to an artist.": whose note it is is said once, before its colon.
fn of_head(list: &mut [Vec<Token>]) {
    let Some((first, others)) = list.split_first_mut().filter(|(_, others)| !others.is_empty()) else { return };
    let Some(colon) = first.iter().take(4).position(|token| token.is_mark(":")) else { return };
    let Some(head) = first.get(..colon).filter(|head| is_head(head) && is_owner(head)) else { return };
    let low = |tokens: &[Token], at: usize| tokens.get(at).map_or("", |token: &Token| token.low.as_str()).to_owned();
    for tokens in others {
        if lacks_subject(&low(tokens, 0), &low(tokens, 1)) {
            let at = tokens.first().map(|token| Span { end: token.span.start, ..token.span });
            let head = head.iter().filter_map(|token| Some(Token { span: at?, ..token.clone() }));
            tokens.splice(..0, head.collect::<Vec<_>>());
        }
    }
}

/// Whether a label before a colon may be an entity: neither "Rules" nor "Fields" nor "Overview".
pub(super) fn is_owner(head: &[Token]) -> bool {
    let words = head.iter().map(|token| token.low.as_str()).collect::<Vec<_>>().join(" ");
    let label = LABELS.contains(&words.as_str()) || FIELD_LABELS.contains(&words.as_str());
    !label && !is_no_entity(head) && Noun::read(head).is_some()
}

/// Whether a sentence begins with its verb: "has a name", "can have many pots".
pub(super) fn lacks_subject(first: &str, second: &str) -> bool {
    let verb = matches!(first, "has" | "have" | "contains" | "contain" | "belongs" | "belong" | "includes");
    verb || matches!(first, "can" | "may" | "must") && matches!(second, "have" | "belong" | "contain" | "be")
}

/// "Customers (name, email) place orders": what the customers have, and what else is said of them.
fn fields_of_subject(tokens: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let open = tokens.iter().take(5).position(|token| token.is_mark("("))?;
    let whole = |subject: &&[Token]| Noun::read(subject).is_some_and(|noun| noun.plural || noun.is_each());
    let subject = tokens.get(..open).filter(whole)?;
    let close = open + tokens.get(open..)?.iter().position(|token| token.is_mark(")"))?;
    let (within, rest) = (tokens.get(open + 1..close)?, tokens.get(close + 1..)?);
    let parts: Vec<&[Token]> = within.split(|token| token.is_mark(",") || token.low == "and").collect();
    let modifier =
        |token: &&Token| matches!(token.low.as_str(), "a" | "an" | "optional" | "required" | "unique" | "their");
    let name = |part: &&[Token]| {
        let said = part.iter().take_while(modifier).count();
        part.get(said..).and_then(Noun::read)
    };
    let names: Vec<Noun> = parts.iter().map(name).collect::<Option<_>>()?;
    // "Users (guests and members)" are users of two kinds, not what they have.
    let fields = names.len() > 1
        && names.iter().all(|noun| !noun.plural || is_common(noun.field()))
        && names.iter().any(|noun| is_common(noun.field()));
    // "Users (first name, email)." names what they have; "CREATE TABLE users (id INTEGER)" is no sentence.
    let alone = || {
        let capital = |token: &Token| token.text.chars().filter(|c| c.is_uppercase()).count() == 1;
        let spaced = tokens.get(open).zip(subject.last()).is_some_and(|(open, last)| open.span.start > last.span.end);
        spaced
            && subject.len() < 3
            && subject.first().is_some_and(capital)
            && names.iter().all(|noun| noun.text.split(' ').count() < 4)
    };
    let verb = match rest.first() {
        Some(first) => is_finite(&first.low) || verb::may_be_verb(first),
        None => alone(),
    };
    if !fields || !verb {
        return None;
    }
    let mut has = subject.to_vec();
    has.extend(Token::behind(subject, Kind::Word, "have"));
    has.extend(within.iter().cloned());
    // "Users (first name, email)." is said of nothing else.
    let rest = if rest.is_empty() { Vec::new() } else { subject.iter().chain(rest).cloned().collect() };
    Some((has, rest))
}

/// An item of a field list: what follows "code:" or "code —" says something of the code, as in parentheses. Also its further sentences.
pub(super) fn field(mut tokens: Vec<Token>) -> (Vec<Token>, Vec<Vec<Token>>) {
    without_number(&mut tokens);
    let border = border(&tokens).filter(|at| tokens.get(..*at).is_some_and(is_head));
    let Some(at) = border else {
        let mut list = split(tokens).into_iter();
        let mut first = list.next().unwrap_or_default();
        while first.last().is_some_and(|last| last.is_mark(",") || last.is_mark(":") || last.low == "and") {
            first.pop();
        }
        clean(&mut first);
        return (first, list.collect());
    };
    let mut list = split(tokens.split_off(at + 1)).into_iter();
    let mut said = list.next().unwrap_or_default();
    while said.last().is_some_and(|last| last.is_mark(",")) {
        said.pop();
    }
    tokens.truncate(at);
    if !said.is_empty() {
        tokens.extend(Token::behind(&tokens, Kind::Mark, "("));
        tokens.append(&mut said);
        tokens.extend(Token::behind(&tokens, Kind::Mark, ")"));
    }
    (tokens, list.collect())
}

/// Whether a few words name a field, perhaps with a parenthesis behind them.
pub(super) fn is_head(tokens: &[Token]) -> bool {
    let words = tokens.iter().position(|token| token.is_mark("(")).unwrap_or(tokens.len());
    let closed = words == tokens.len() || tokens.last().is_some_and(|last| last.is_mark(")"));
    let verb = |token: &Token| token.kind == Kind::Word && is_finite(&token.low);
    (1..=6).contains(&words)
        && closed
        && tokens.get(..words).is_some_and(|head| head.iter().all(|token| token.is_name() && !verb(token)))
}

/// The first colon or dash outside parentheses.
fn border(tokens: &[Token]) -> Option<usize> {
    let mut depth = 0_usize;
    (0..tokens.len()).find(|at| {
        let Some(token) = tokens.get(*at) else { return false };
        if token.is_mark("(") {
            depth += 1;
        } else if token.is_mark(")") {
            depth = depth.saturating_sub(1);
        }
        depth == 0 && (token.is_mark(":") || is_dash(tokens, *at))
    })
}

/// A dash between clauses: "—", or "-" between two spaces; not one between two numbers.
pub(super) fn is_dash(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|token| token.is_mark("—") || token.is_mark("-")) else { return false };
    let (before, after) = (at.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(at + 1));
    let number = |token: Option<&Token>| token.is_some_and(|token| token.kind == Kind::Number);
    let spaced = before.is_some_and(|before| before.span.end < token.span.start)
        && after.is_some_and(|after| after.span.start > token.span.end);
    // Before the first word a dash parts nothing: what it stood behind is missing.
    ((token.is_mark("—") && before.is_some()) || spaced) && !(number(before) && number(after))
}

/// "Kilns — a, b" is "Kilns: a, b", and "Kilns — have a name" a sentence. A label before a sentence says nothing.
fn headed(tokens: &mut Vec<Token>) {
    let Some(at) = border(tokens) else { return };
    let head: Vec<&str> = tokens.iter().take(at).map(|token| token.low.as_str()).collect();
    if LABELS.contains(&head.join(" ").as_str()) && at + 1 < tokens.len() {
        tokens.drain(..=at);
        return;
    }
    if at > 4 || !tokens.get(..at).is_some_and(is_head) {
        return;
    }
    if tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Word && is_finite(&next.low)) {
        tokens.remove(at);
    } else if let Some(border) = tokens.get_mut(at) {
        ":".clone_into(&mut border.text);
        ":".clone_into(&mut border.low);
    }
}

/// The same before each sentence of a paragraph.
fn without_numbers(tokens: &mut Vec<Token>) {
    if !tokens.iter().any(|token| token.kind == Kind::Word && token.text.contains('-')) {
        return;
    }
    let mut all = Vec::with_capacity(tokens.len());
    for sentence in tokens.split_inclusive(|token| token.is_mark(".")) {
        let mut sentence = sentence.to_vec();
        without_number(&mut sentence);
        all.append(&mut sentence);
    }
    *tokens = all;
}

/// "FR-2.1", "R-014 —", "BR-3:" before a requirement.
fn without_number(tokens: &mut Vec<Token>) {
    const KINDS: &[&str] = &["AC", "BR", "FR", "NFR", "R", "REQ", "RQ", "UC", "US"];
    let Some(first) = tokens.first().filter(|first| first.kind == Kind::Word && tokens.len() > 1) else { return };
    let Some((kind, number)) = first.text.split_once('-') else { return };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !KINDS.contains(&kind) || !number.split('.').all(digits) {
        return;
    }
    let mark = tokens.get(1).is_some_and(|next| next.is_mark(":") || next.is_mark(".")) || is_dash(tokens, 1);
    tokens.drain(..if mark { 2 } else { 1 });
}

/// "(8 marks)" behind a sentence.
fn clean(tokens: &mut Vec<Token>) {
    if let [.., open, number, marks, close] = tokens.as_slice()
        && (open.is_mark("(") && close.is_mark(")") || open.is_mark("[") && close.is_mark("]"))
        && number.kind == Kind::Number
        && matches!(marks.low.as_str(), "mark" | "marks")
    {
        tokens.truncate(tokens.len() - 4);
    }
}

/// Whether an item is a sentence by itself: a verb behind a name. "stage, which can be raw" is none.
pub(super) fn is_sentence(tokens: &[Token]) -> bool {
    let verb = tokens.iter().position(|token| token.kind == Kind::Word && is_finite(&token.low));
    verb.is_some_and(|at| at > 0 && tokens.get(..at).and_then(Noun::read).is_some())
}

/// "Kiln fields", "Attributes of a kiln": the kiln.
pub(super) fn ends_field_label(lead: &[Token]) -> Option<Vec<Token>> {
    let label = |token: &Token| FIELD_LABELS.contains(&token.low.as_str());
    let of = |token: &Token| matches!(token.low.as_str(), "of" | "for");
    let subject = match lead {
        [subject @ .., last] if label(last) && !subject.is_empty() => subject,
        [the, first, link, subject @ ..] if the.low == "the" && label(first) && of(link) => subject,
        [first, link, subject @ ..] if label(first) && of(link) => subject,
        _ => return None,
    };
    Noun::read(subject).map(|_| subject.to_vec())
}

/// Sentences end at full stops, semicolons and dashes outside parentheses.
fn split(tokens: Vec<Token>) -> Vec<Vec<Token>> {
    let opened = tokens.iter().filter(|token| token.is_mark("(")).count();
    let balanced = opened == tokens.iter().filter(|token| token.is_mark(")")).count();
    let stops = |at: usize, token: &Token| {
        matches!(token.low.as_str(), "." | "!" | "?" | ";") || (token.low == ".." && at + 1 == tokens.len())
    };
    let ends: Vec<bool> = tokens
        .iter()
        .enumerate()
        .map(|(at, token)| token.kind == Kind::Mark && (stops(at, token) || is_dash(&tokens, at)))
        .collect();
    let goes_on = fields_go_on(&tokens, &ends);
    let mut depth = 0_usize;
    let mut list = vec![Vec::new()];
    for (at, (mut token, ends)) in tokens.into_iter().zip(ends).enumerate() {
        if goes_on.contains(&at) && depth == 0 {
            ",".clone_into(&mut token.text);
            ",".clone_into(&mut token.low);
        }
        let ends = ends && !goes_on.contains(&at);
        if balanced && token.is_mark("(") {
            depth += 1;
        } else if balanced && token.is_mark(")") {
            depth = depth.saturating_sub(1);
        }
        if depth > 0 || !ends {
            if let Some(last) = list.last_mut() {
                last.push(token);
                if is_marks(last) {
                    list.push(Vec::new());
                }
            }
            continue;
        }
        // A question says nothing: its mark stays, so that no form reads it.
        if token.is_mark("?")
            && let Some(last) = list.last_mut().filter(|last| !last.is_empty())
        {
            last.push(token);
        }
        list.push(Vec::new());
    }
    list.retain(|tokens| !tokens.is_empty());
    list
}

/// "(8 marks)" behind a full stop, whatever follows.
fn is_marks(tokens: &[Token]) -> bool {
    let [open, number, word, close] = tokens else { return false };
    let brackets = matches!((open.low.as_str(), close.low.as_str()), ("(", ")") | ("[", "]"));
    brackets && number.kind == Kind::Number && matches!(word.low.as_str(), "mark" | "marks" | "point" | "points")
}

/// The semicolons of "Kiln: code, fuel; stage (raw, fired)", behind which more fields of the kiln follow.
fn fields_go_on(tokens: &[Token], ends: &[bool]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in ends.iter().enumerate().filter(|(_, ends)| **ends) {
        let before = tokens.get(start..at).unwrap_or(&[]);
        let behind = tokens.get(at + 1..).unwrap_or(&[]);
        let length = ends.iter().skip(at + 1).position(|ends| *ends).unwrap_or(behind.len());
        let next = behind.get(..length).unwrap_or(&[]);
        let colon = |tokens: &[Token]| tokens.iter().take(5).position(|token| token.is_mark(":"));
        let headed = colon(before).is_some_and(|colon| before.get(..colon).is_some_and(is_head));
        let verb = |token: &Token| {
            let low = token.low.as_str();
            token.kind == Kind::Word && is_finite(low) && !low.starts_with("default")
        };
        let fields = !next.is_empty() && !next.iter().any(verb) && colon(next).is_none();
        if tokens.get(at).is_some_and(|mark| mark.is_mark(";")) && headed && fields {
            found.push(at);
        } else {
            start = at + 1;
        }
    }
    found
}

/// "Features", "Tech stack": what is below is no table.
pub(super) fn is_no_entity(subject: &[Token]) -> bool {
    let words: Vec<&str> = subject.iter().map(|token| token.low.as_str()).collect();
    NO_ENTITIES.contains(&words.join(" ").as_str()) || words.last().is_some_and(|last| NO_ENTITIES.contains(last))
}

/// Whether fields are called so everywhere.
pub(super) fn is_common(field: &str) -> bool {
    let last = field.rsplit('_').next().unwrap_or_default();
    COMMON_FIELDS.contains(&last) || convention::is_known(field)
}

/// Whether a list below "Kilns:" is one of fields: an item has an article, or says more than a noun, or is a name of fields. "Fuels:" over "wood" and "gas" is not.
pub(super) fn shows_fields(fields: &[Vec<Token>]) -> bool {
    let shows = |field: &Vec<Token>| {
        let says = |token: &Token| {
            token.is_mark("(")
                || token.kind == Kind::Ticked
                || matches!(
                    token.low.as_str(),
                    "a" | "an" | "the" | "its" | "optional" | "required" | "unique" | "optionally"
                )
        };
        let name = Noun::read(field).is_some_and(|noun| is_common(noun.field()));
        name || field.iter().any(says)
    };
    fields.iter().any(shows)
}
