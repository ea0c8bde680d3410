//! Values behind a colon or a dash inside a sentence.

use super::lexer::{Kind, Token};
use super::noun::Noun;
use super::parenthesis::is_family;
use super::split::{is_common, is_dash};
use super::vocabulary::is_finite;

/// "A kind: text, choice or scale" and "a status – open, closed" inside a sentence have their values in parentheses.
pub(super) fn enclose(tokens: &mut Vec<Token>) {
    let mut at = 1;
    while at + 2 < tokens.len() {
        let family = tokens.get(at - 1).is_some_and(|before| before.is_name() && is_family(&before.low));
        let marked = tokens.get(at).is_some_and(|mark| mark.is_mark(":")) || is_dash(tokens, at);
        let opens = |before: Option<&Token>| {
            before.is_some_and(|before| {
                before.is_mark(",")
                    || matches!(before.low.as_str(), "a" | "an" | "and" | "its" | "optional" | "required" | "the")
            })
        };
        let one = at.checked_sub(2).and_then(|at| tokens.get(at));
        let two = at.checked_sub(3).and_then(|at| tokens.get(at));
        let inside = at > 3 && (opens(one) || opens(two) && one.is_some_and(Token::is_name));
        if family
            && marked
            && inside
            && let Some(end) = listed(tokens, at + 1)
        {
            let close: Vec<Token> =
                Token::behind(tokens.get(..end).unwrap_or(&[]), Kind::Mark, ")").into_iter().collect();
            // "A kind – fire, flood or other – and it …": the second dash closes what the first one opens.
            tokens.splice(end..end + usize::from(is_dash(tokens, end)), close);
            if let Some(mark) = tokens.get_mut(at) {
                "(".clone_into(&mut mark.text);
                "(".clone_into(&mut mark.low);
            }
            // "Either" keeps a type word among the values from being one.
            let either = tokens.get(at).map(|open| Token::inserted(Kind::Word, "either", open.span));
            tokens.splice(at + 1..at + 1, either);
            at = end;
        }
        at += 1;
    }
}

/// "status of a visit: open, closed" says that a visit has one.
pub(super) fn of_entity(tokens: &mut Vec<Token>) {
    let of = matches!(tokens.as_slice(), [field, of, ..] if field.is_name() && is_family(&field.low) && of.low == "of");
    let border = tokens.iter().position(|token| token.is_mark(":")).filter(|at| of && *at < 6);
    if let Some(at) = border
        && let Some(end) = listed(tokens, at + 1)
    {
        let span = tokens.get(at).map(|mark| mark.span);
        let field = tokens.first().cloned();
        let entity = tokens.get(2..at).map(<[Token]>::to_vec);
        let default = match tokens.get(end..) {
            Some([open, default, value @ .., close])
                if open.is_mark("(") && default.low == "default" && close.is_mark(")") =>
            {
                value.to_vec()
            }
            Some([]) => Vec::new(),
            _ => return,
        };
        let (Some(span), Some(field), Some(entity)) = (span, field, entity) else { return };
        let word = |kind, text: &str| Token::inserted(kind, text, span);
        let mut said = entity;
        said.extend([word(Kind::Word, "has"), word(Kind::Word, "a"), field, word(Kind::Mark, "(")]);
        said.extend(tokens.get(at + 1..end).unwrap_or(&[]).iter().cloned());
        if !default.is_empty() {
            said.extend([word(Kind::Mark, ","), word(Kind::Word, "default")]);
            said.extend(default);
        }
        said.push(word(Kind::Mark, ")"));
        *tokens = said;
    }
}

/// Where values end that begin here: at least two, up to the end of the sentence or to a parenthesis behind them.
fn listed(tokens: &[Token], from: usize) -> Option<usize> {
    let parts = |token: &Token| token.is_mark(",") || token.low == "or";
    let length = tokens.get(from..)?.iter().take_while(|token| parts(token) || token.is_name()).count();
    let words = tokens.get(from..from + length)?;
    let stops = |token: &Token| token.is_mark(".") || token.is_mark(";") || token.is_mark("(");
    let dashes = is_dash(tokens, from - 1) && is_dash(tokens, from + length);
    let ends = dashes || tokens.get(from + length).is_none_or(stops);
    let closed = words.iter().any(|token| token.low == "or");
    let plain = |value: &[Token]| {
        let more = |token: &Token| {
            is_finite(&token.low) || matches!(token.low.as_str(), "a" | "an" | "and" | "optional" | "the" | "with")
        };
        // "A stage: raw, fired, weight" may have a field at its end.
        let field = !closed && Noun::read(value).is_some_and(|noun| is_common(noun.field()));
        value.len() < 4 && !field && !value.iter().any(more)
    };
    let values: Vec<&[Token]> = words.split(parts).filter(|value| !value.is_empty()).collect();
    (ends && values.len() > 1 && values.iter().all(|value| plain(value))).then_some(from + length)
}
