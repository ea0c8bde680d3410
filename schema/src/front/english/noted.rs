//! "Findings belong to an inspection: title, severity": a relation, and behind its colon what its subject has.

use super::lexer::{Kind, Token};
use super::noun::Noun;
use super::split::shows_fields;
use super::vocabulary::is_finite;

/// The two sentences of such a one; of every other one itself.
pub(super) fn apart(mut tokens: Vec<Token>) -> Vec<Vec<Token>> {
    let Some((verb, colon)) = border(&tokens) else { return vec![tokens] };
    let fields = tokens.split_off(colon + 1);
    tokens.pop();
    let mut has = tokens.get(..verb).unwrap_or(&[]).to_vec();
    has.extend(Token::behind(&has, Kind::Word, "have"));
    has.extend(fields);
    vec![tokens, has]
}

/// Where the verb and the colon stand.
fn border(tokens: &[Token]) -> Option<(usize, usize)> {
    let colon = tokens.iter().position(|token| token.is_mark(":"))?;
    let verb = tokens.get(..colon)?.iter().position(|token| matches!(token.low.as_str(), "belong" | "belongs"))?;
    let before = tokens.get(..verb)?;
    let subject = match before.split_last() {
        Some((last, rest)) if matches!(last.low.as_str(), "can" | "may" | "must" | "always") => rest,
        _ => before,
    };
    Noun::read(subject)?;
    let open =
        tokens.get(verb..colon)?.iter().any(|token| token.is_mark("(") || token.low == "of" || token.low == "one");
    let fields = tokens.get(colon + 1..)?;
    let parts: Vec<Vec<Token>> = fields.split(|token| token.is_mark(",")).map(<[Token]>::to_vec).collect();
    let says = fields.iter().any(|token| token.kind == Kind::Word && is_finite(&token.low));
    let named = tokens.get(colon - 1).is_some_and(Token::is_name);
    (!open && !says && named && subject.len() == before.len() && parts.len() > 1 && shows_fields(&parts))
        .then_some((verb, colon))
}
