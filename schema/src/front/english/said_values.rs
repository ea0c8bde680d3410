//! "A status, either open or closed", "an answer, which is yes or no and starts out as no", "a state (new, old), new by default": values
//! that are said behind a field inside a sentence, and which of them is the default. All of it moves into parentheses.

use super::lexer::{Kind, Token};
use super::parenthesis::is_family;
use super::vocabulary::{is_determiner, is_finite};

/// Puts values, and a default behind them, into parentheses behind their field.
pub(super) fn enclose(tokens: &mut Vec<Token>) {
    // Without one of these words there is nothing to do.
    if !tokens.iter().any(|token| matches!(token.low.as_str(), "or" | "default" | "initially" | "out" | "as")) {
        return;
    }
    let mut at = 3;
    while at < tokens.len() {
        if let Some(from) = opens(tokens, at)
            && let Some(end) = values(tokens, from)
        {
            let default = default(tokens, end);
            rewrite(tokens, at, from..end, default);
        } else if tokens.get(at).is_some_and(|token| token.is_mark(")"))
            && let Some(open) = opened(tokens, at)
            && let Some(found) = default(tokens, at + 1)
        {
            rewrite(tokens, open, open + 1..at, Some(found));
        }
        at += 1;
    }
}

/// No list of values is longer; how far one looks for its end.
const LONGEST: usize = 60;

/// A default's words, and where what says it ends.
type Default = (std::ops::Range<usize>, usize);

fn low(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.low.as_str())
}

/// Where the first value stands, if the words at this place lead to values of the field before them.
fn opens(tokens: &[Token], at: usize) -> Option<usize> {
    let field = tokens.get(at.checked_sub(1)?).filter(|field| field.kind == Kind::Word)?;
    // "A status", "an optional room status": an item of a list, not the subject.
    let begins = |back: &usize| matches!(low(tokens, *back), "a" | "an" | "its" | "the");
    (1..at - 1).rev().take(4).find(begins)?;
    let words: &[&str] = match low(tokens, at) {
        "," => {
            &[", either", ", which is either", ", which is one of", ", which is", ", which can be", ", which may be"]
        }
        "that" | "which" => {
            &["that can be", "that is either", "that may be", "which can be", "which is either", "which may be"]
        }
        "of" if is_family(&field.low) => &["of either", "of"],
        _ => &[],
    };
    let fits = |phrase: &&&str| phrase.split(' ').enumerate().all(|(offset, word)| low(tokens, at + offset) == word);
    words.iter().find(fits).map(|phrase| at + phrase.split(' ').count())
}

/// Where values end that begin here: two or more with "or" before the last one, each of up to three words.
fn values(tokens: &[Token], from: usize) -> Option<usize> {
    let parts = |token: &Token| token.is_mark(",") || token.low == "or";
    let rest = tokens.get(from..tokens.len().min(from + LONGEST))?;
    let or = rest.iter().position(|token| token.low == "or")?;
    let last = rest.get(or + 1..)?.iter().take_while(|token| is_value_word(token)).count();
    let listed = rest.get(..or + 1 + last)?;
    let plain = |value: &[Token]| (1..=3).contains(&value.len()) && value.iter().all(is_value_word);
    let doubled = listed.windows(2).any(|pair| pair.iter().all(|token| token.is_mark(",")));
    let all = listed.split(parts).filter(|value| !value.is_empty()).all(plain);
    let ends = rest.get(or + 1 + last).is_none_or(|next| matches!(next.low.as_str(), "," | "and" | "(" | "." | ";"));
    (last > 0 && all && ends && !doubled && !parts(listed.first()?)).then_some(from + or + 1 + last)
}

/// A word that a value may have; what says something of a field is none.
fn is_value_word(token: &Token) -> bool {
    const SAY: &[&str] = &[
        "and",
        "by",
        "default",
        "defaulting",
        "defaults",
        "empty",
        "initially",
        "missing",
        "null",
        "optional",
        "or",
        "required",
        "starting",
        "starts",
        "unique",
        "unknown",
        "with",
    ];
    let said = is_finite(&token.low) || is_determiner(&token.low) || SAY.contains(&token.low.as_str());
    matches!(token.kind, Kind::Ticked | Kind::Quoted) || token.kind == Kind::Word && !said
}

/// The default that is said here, behind the values.
fn default(tokens: &[Token], at: usize) -> Option<Default> {
    // "(open by default)", "(default open)"
    if low(tokens, at) == "(" {
        let close = (at..at + 8).find(|close| low(tokens, *close) == ")")?;
        let inner = match (low(tokens, at + 1), low(tokens, close - 2), low(tokens, close - 1)) {
            ("default", ..) => at + 2..close,
            (_, "by", "default") => at + 1..close - 2,
            _ => return None,
        };
        return is_value(tokens, &inner).then_some((inner, close + 1));
    }
    let mut from = at;
    while matches!(low(tokens, from), "," | "and") {
        from += 1;
    }
    if from == at {
        return None;
    }
    const LEADS: &[&str] = &[
        "defaulting to",
        "defaults to",
        "initially",
        "it starts as",
        "starting as",
        "starting out as",
        "starts as",
        "starts off as",
        "starts out as",
        "which defaults to",
        "which starts as",
        "which starts out as",
    ];
    let led =
        LEADS.iter().find(|lead| lead.split(' ').enumerate().all(|(offset, word)| low(tokens, from + offset) == word));
    if let Some(lead) = led {
        let start = from + lead.split(' ').count();
        let length = tokens.get(start..)?.iter().take_while(|token| is_value_word(token)).count();
        let words = start..start + length;
        let ends = tokens.get(words.end).is_none_or(|next| matches!(next.low.as_str(), "," | "and" | "." | ";"));
        return (ends && is_value(tokens, &words)).then_some((words.clone(), words.end));
    }
    let by = (from + 1..=from + 3).find(|by| low(tokens, *by) == "by" && low(tokens, by + 1) == "default")?;
    is_value(tokens, &(from..by)).then_some((from..by, by + 2))
}

fn is_value(tokens: &[Token], words: &std::ops::Range<usize>) -> bool {
    (1..=3).contains(&words.len()) && tokens.get(words.clone()).is_some_and(|words| words.iter().all(is_value_word))
}

/// Where the parenthesis begins that ends here, if it has values: words with commas or "or" between them.
fn opened(tokens: &[Token], close: usize) -> Option<usize> {
    let open = (close.saturating_sub(LONGEST)..close).rev().find(|at| low(tokens, *at) == "(")?;
    let parts = |token: &Token| token.is_mark(",") || token.is_mark("/") || token.low == "or";
    let inner = tokens.get(open + 1..close)?;
    let values: Vec<&[Token]> = inner.split(parts).filter(|value| !value.is_empty()).collect();
    let plain = |value: &&[Token]| value.len() <= 3 && value.iter().all(is_value_word);
    (values.len() > 1 && values.iter().all(plain)).then_some(open)
}

/// `field … values … default` → `field (either values, default value)`.
fn rewrite(tokens: &mut Vec<Token>, at: usize, values: std::ops::Range<usize>, default: Option<Default>) {
    let end = default
        .as_ref()
        .map_or_else(|| if low(tokens, values.end) == ")" { values.end + 1 } else { values.end }, |(_, end)| *end);
    let (Some(before), Some(list)) = (at.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(values)) else {
        return;
    };
    let span = before.span;
    let mut said = vec![Token::inserted(Kind::Mark, "(", span)];
    if low(list, 0) != "either" {
        said.push(Token::inserted(Kind::Word, "either", span));
    }
    said.extend(list.iter().cloned());
    let behind = said.last().map_or(span, |last| last.span);
    if let Some(words) = default.and_then(|(words, _)| tokens.get(words)) {
        said.push(Token::inserted(Kind::Mark, ",", behind));
        said.push(Token::inserted(Kind::Word, "default", behind));
        said.extend(words.iter().cloned());
    }
    said.push(Token::inserted(Kind::Mark, ")", behind));
    tokens.splice(at..end, said);
}
