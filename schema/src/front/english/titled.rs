//! Lists whose items are notes and sentences about entities of their own: what stands over them is a title, and no entity that they describe.

use super::lexer::{Kind, Token};
use super::noun::Noun;
use super::split::{is_common, is_head, is_owner};

/// Whether most of these items begin with an entity: "Kilns have a name", "Potters: name, unique email".
pub(super) fn stand_alone(firsts: &[Vec<Token>]) -> bool {
    let alone = firsts.iter().filter(|first| has_subject(first) || is_note(first) || is_with(first)).count();
    alone > 1 && alone * 2 > firsts.len()
}

/// "A kiln has a fuel": a verb that only an entity has.
fn has_subject(tokens: &[Token]) -> bool {
    const OWNS: &[&str] = &["belong", "belongs", "contain", "contains", "has", "have"];
    let verb = tokens.iter().take(7).position(|token| token.kind == Kind::Word && OWNS.contains(&token.low.as_str()));
    let modal = |token: &Token| matches!(token.low.as_str(), "can" | "may" | "must" | "should");
    let subject = verb.and_then(|at| tokens.get(..at)).map(|subject| match subject.split_last() {
        Some((last, rest)) if modal(last) => rest,
        _ => subject,
    });
    subject.and_then(Noun::read).is_some()
}

/// "Potters with a name and an email"
fn is_with(tokens: &[Token]) -> bool {
    let with = tokens.iter().take(4).position(|token| token.low == "with");
    with.and_then(|at| Noun::read(tokens.get(..at)?)).is_some_and(|noun| noun.plural)
}

/// "Potters: name, unique email": several fields, and one that is called so everywhere.
fn is_note(tokens: &[Token]) -> bool {
    let Some(colon) = tokens.iter().take(5).position(|token| token.is_mark(":")) else { return false };
    let (head, fields) = (tokens.get(..colon).unwrap_or(&[]), tokens.get(colon + 1..).unwrap_or(&[]));
    let parts: Vec<&[Token]> = fields.split(|token| token.is_mark(",") || token.low == "and").collect();
    let modifier = |token: &&Token| matches!(token.low.as_str(), "a" | "an" | "optional" | "required" | "unique");
    let common = |part: &&[Token]| {
        let end = part.iter().position(|token| token.is_mark("(")).unwrap_or(part.len());
        let from = part.iter().take_while(modifier).count();
        part.get(from..end).and_then(Noun::read).is_some_and(|noun| is_common(noun.field()))
    };
    parts.len() > 1 && is_head(head) && is_owner(head) && parts.iter().any(common)
}
