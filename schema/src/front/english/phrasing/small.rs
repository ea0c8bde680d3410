//! Small words that are said in another way: "precisely one", "departments just have a name", ", but does not have to", "as well as a flag".

use super::{any, low, sees, word, words};
use crate::front::english::lexer::{Kind, Token};
use crate::front::english::noun::Noun;
use crate::front::english::vocabulary::is_determiner;
use crate::ir::Engine;

/// In the words that the forms know.
pub(super) fn rewrite(tokens: &mut Vec<Token>) {
    reason(tokens);
    application(tokens);
    wanted(tokens);
    let mut at = 0;
    while at < tokens.len() {
        match low(tokens, at) {
            "precisely" if matches!(low(tokens, at + 1), "one") => put(tokens, at, 1, "exactly"),
            // "Departments just have a name", "a barge additionally has a payload"
            "just" | "simply" | "additionally" | "merely" if at > 0 && has(tokens, at + 1) => {
                tokens.remove(at);
                continue;
            }
            "in" if at > 0 && sees(tokens, at, "in addition") && has(tokens, at + 2) => {
                tokens.drain(at..at + 2);
                continue;
            }
            "needn't" => put(tokens, at, 1, "need not"),
            "doesn't" | "doesn’t" => put(tokens, at, 1, "does not"),
            "don't" | "don’t" => put(tokens, at, 1, "do not"),
            "as" if sees(tokens, at, "as well as") && article(tokens, at + 3) => put(tokens, at, 3, "and"),
            "plus" if at > 0 && article(tokens, at + 1) => put(tokens, at, 1, "and"),
            "together" | "along" if low(tokens, at + 1) == "with" && article(tokens, at + 2) && listed(tokens, at) => {
                put(tokens, at, 2, "and");
            }
            "namely" if at > 1 && low(tokens, at - 1) == "," => put(tokens, at, 1, "either"),
            "in" if sees(tokens, at, "in one") && none(tokens, at + 2).is_some() => {
                let (from, until) = none(tokens, at + 2).unwrap_or((at, at));
                tokens.drain(from..until);
                put(tokens, at + 1, 1, "at most one");
            }
            _ => {}
        }
        at += 1;
    }
    never_more(tokens);
    need_not(tokens);
}

/// "It runs on PostgreSQL", "everything lives in one SQLite database", "it is multi-tenant", "multi-tenant: each guild is a tenant": said of the
/// application, whatever "it" is.
fn application(tokens: &mut Vec<Token>) {
    if sees(tokens, 0, "it is multi-tenant") {
        return put(tokens, 0, 1, "the application");
    }
    if sees(tokens, 0, "multi-tenant :") && matches!(low(tokens, 2), "each" | "every") {
        tokens.drain(..2);
        return;
    }
    const LEADS: &[&str] = &[
        "it runs on",
        "runs on",
        "it uses",
        "the app uses",
        "the app runs on",
        "the application runs on",
        "the system runs on",
        "everything lives in",
        "everything is stored in",
        "everything is kept in",
        "all data is stored in",
    ];
    let Some(lead) = any(tokens, 0, LEADS) else { return };
    let from = lead + usize::from(matches!(low(tokens, lead), "a" | "an" | "one"));
    let until = from + 1 + usize::from(low(tokens, from + 1) == "database");
    if Engine::of(low(tokens, from)).is_some() && until == tokens.len() {
        tokens.truncate(from + 1);
        put(tokens, 0, 1, "use");
        tokens.drain(1..from);
    }
}

fn put(tokens: &mut Vec<Token>, at: usize, length: usize, text: &str) {
    let Some(span) = tokens.get(at).map(|token| token.span) else { return };
    let said: Vec<Token> = text
        .split(' ')
        .map(|text| Token { kind: Kind::Word, text: text.to_owned(), low: text.to_owned(), possessive: false, span })
        .collect();
    tokens.splice(at..at + length, said);
}

fn has(tokens: &[Token], at: usize) -> bool {
    matches!(low(tokens, at), "has" | "have" | "belongs" | "belong")
}

fn article(tokens: &[Token], at: usize) -> bool {
    matches!(low(tokens, at), "a" | "an" | "the" | "its" | "their" | "optional" | "optionally")
}

/// Whether a list with "has" is open before this place.
fn listed(tokens: &[Token], at: usize) -> bool {
    tokens.iter().take(at).any(|token| matches!(token.low.as_str(), "has" | "have" | "under"))
}

/// "team or in none", "team or none": from "or" up to behind "none".
fn none(tokens: &[Token], from: usize) -> Option<(usize, usize)> {
    let or = (from + 1..from + 4).find(|at| low(tokens, *at) == "or")?;
    let length = any(tokens, or, &["or in none", "or none", "or in none at all", "or none at all"])?;
    (or + length == tokens.len()).then_some((or, or + length))
}

/// "May have one swatch but never more than one" → "may have at most one swatch"
fn never_more(tokens: &mut Vec<Token>) {
    const TAILS: &[&str] =
        &["but never more than one", "but not more than one", "but no more than one", "and never more than one"];
    let Some((at, length)) = (3..tokens.len()).find_map(|at| Some((at, any(tokens, at, TAILS)?))) else { return };
    let from = if low(tokens, at - 1) == "," { at - 1 } else { at };
    let one = (from.saturating_sub(4)..from).find(|one| low(tokens, *one) == "one");
    if let Some(one) = one.filter(|_| at + length == tokens.len()) {
        tokens.truncate(from);
        put(tokens, one, 1, "at most one");
    }
}

/// "May be stored on a shelf, but need not be": "may" says so.
fn need_not(tokens: &mut Vec<Token>) {
    const TAILS: &[&str] = &[
        "but does not have to be",
        "but does not have to",
        "but do not have to be",
        "but do not have to",
        "but need not be",
        "but need not",
        "but does not need to be",
        "but does not need to",
        "but does not need one",
        "but need not have one",
    ];
    let Some((at, length)) = (3..tokens.len()).find_map(|at| Some((at, any(tokens, at, TAILS)?))) else { return };
    let from = if low(tokens, at - 1) == "," { at - 1 } else { at };
    let may = tokens.iter().take(from).filter(|token| matches!(token.low.as_str(), "can" | "may")).count() == 1;
    if may && at + length == tokens.len() {
        tokens.truncate(from);
    }
}

/// ", because people delete the wrong one all the time": why, which says nothing of the data as long as it counts, has and demands nothing.
fn reason(tokens: &mut Vec<Token>) {
    const SAYS: &[&str] = &[
        "at", "belong", "belongs", "contain", "contains", "default", "each", "every", "exactly", "has", "have",
        "include", "includes", "many", "multiple", "must", "one", "only", "optional", "required", "several", "should",
        "twice", "unique",
    ];
    let opens = |at: usize| low(tokens, at) == "," && matches!(low(tokens, at + 1), "because");
    let Some(at) = (3..tokens.len()).find(|at| opens(*at)) else { return };
    let rest = tokens.get(at + 2..).unwrap_or(&[]);
    let plain = |token: &Token| token.kind == Kind::Word && !SAYS.contains(&token.low.as_str());
    if rest.len() > 1 && rest.iter().filter(|token| token.low != "all").all(plain) {
        tokens.truncate(at);
    }
}

/// "I need employees with a name" → "Employees have a name"
fn wanted(tokens: &mut Vec<Token>) {
    const WISHES: &[&str] = &[
        "i need",
        "we need",
        "i want",
        "we want",
        "i would like",
        "we would like",
        "it needs",
        "there should be",
        "there must be",
        "there are",
    ];
    let Some(lead) = any(tokens, 0, WISHES) else { return };
    let Some(with) = (lead + 1..tokens.len().min(lead + 5)).find(|at| low(tokens, *at) == "with") else { return };
    let noun = tokens.get(lead..with).and_then(Noun::read);
    let plural = noun.is_some_and(|noun| noun.plural && noun.determiner.is_empty());
    let fields = article(tokens, with + 1) || matches!(low(tokens, with + 1), "unique");
    if plural && fields {
        put(tokens, with, 1, "have");
        tokens.drain(..lead);
    }
}

/// "A barge is a boat that also has a payload": that it is one, and what it has.
pub(super) fn apart(mut tokens: Vec<Token>) -> Vec<Vec<Token>> {
    if let Some(has) = kind_that_has(&tokens) {
        return has;
    }
    // "Works in one department (departments just have a name)"
    if let Some(close) = tokens.len().checked_sub(1).filter(|close| low(&tokens, *close) == ")")
        && let Some(open) = tokens.iter().rposition(|token| token.is_mark("("))
        && open > 2
        && let Some(inner) = tokens.get(open + 1..close)
        && let Some(verb) = inner.iter().take(4).position(|token| matches!(token.low.as_str(), "have" | "has"))
        && let Some(noun) = inner.get(..verb).and_then(Noun::read)
        && noun.plural | matches!(noun.determiner, "a" | "an" | "each" | "every")
        && (article(inner, verb + 1) || matches!(low(inner, verb + 1), "unique" | "only"))
    {
        let inner = inner.to_vec();
        tokens.truncate(open);
        return vec![tokens, inner];
    }
    vec![tokens]
}

fn kind_that_has(tokens: &[Token]) -> Option<Vec<Vec<Token>>> {
    if !matches!(low(tokens, 0), "a" | "an" | "each" | "every") {
        return None;
    }
    let is = (2..tokens.len().min(5)).find(|at| low(tokens, *at) == "is")?;
    if !matches!(low(tokens, is + 1), "a" | "an") {
        return None;
    }
    let that = (is + 3..tokens.len().min(is + 6)).find(|at| matches!(low(tokens, *at), "that" | "who" | "which"))?;
    let child = tokens.get(..is).filter(|noun| Noun::read(noun).is_some())?;
    tokens.get(is + 1..that).and_then(Noun::read)?;
    let mut verb = that + 1;
    // "A member who has paid": only what is also there, and what has an article, is there for all.
    let mut also = false;
    while let Some(length) = any(tokens, verb, &["also", "additionally", "in addition", "moreover", ", in addition ,"])
    {
        verb += length;
        also = true;
    }
    let determined = tokens.get(verb + 1).is_some_and(|next| is_determiner(&next.low) || next.low == "optionally");
    let says = matches!(low(tokens, verb), "has") && determined
        || matches!(low(tokens, verb), "belongs") && low(tokens, verb + 1) == "to";
    if !says || !also && low(tokens, verb) != "has" {
        return None;
    }
    let first = tokens.get(..that)?.to_vec();
    let mut second = child.to_vec();
    let span = tokens.get(that)?.span;
    second.push(word(low(tokens, verb), span));
    second.extend(tokens.get(verb + 1..)?.iter().cloned());
    let _ = words;
    Some(vec![first, second])
}
