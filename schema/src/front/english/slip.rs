//! Slips of the pen that every form would read past: a word twice, a modal without its verb, a comma where a word is missing.

use super::clause::Stuck;
use super::lexer::{Kind, Token};

/// The first slip of a sentence.
pub(super) fn of(tokens: &[Token]) -> Option<Stuck> {
    tokens.windows(2).find_map(|pair| match pair {
        [one, two] => twice(one, two).or_else(|| verbless(one, two)).or_else(|| hole(one, two)),
        _ => None,
    })
}

/// A word that stands there twice: whether one is too many or another was meant nobody knows.
fn twice(one: &Token, two: &Token) -> Option<Stuck> {
    let adjacent = two.span.start == one.span.end + 1; // with a blank between; what the layout puts in has no place of its own
    if !adjacent || one.kind != two.kind || one.kind == Kind::Mark || one.possessive {
        return None;
    }
    // "A starts starts at", where "starts at" is one name.
    let second = if two.kind == Kind::Word { two.text.split(' ').next().unwrap_or_default() } else { &two.text };
    let alike = one.text.eq_ignore_ascii_case(second) && one.span.start < one.span.end;
    alike.then(|| Stuck::at(one.span.to(two.span), "the word once, or the word that was meant instead"))
}

/// "A singer can multiple choirs": what they can, nobody says.
fn verbless(one: &Token, two: &Token) -> Option<Stuck> {
    let modal = one.kind == Kind::Word && matches!(one.low.as_str(), "can" | "may" | "must" | "should");
    let number = two.kind == Kind::Word && matches!(two.low.as_str(), "many" | "multiple" | "several" | "various");
    (modal && number)
        .then(|| Stuck::at(one.span.to(two.span), format!("a verb behind `{}`, as in `{0} have`", one.low)))
}

/// "A stage (, laid or sealed)", "the combination of, row and seat": a word is missing before the comma.
fn hole(one: &Token, two: &Token) -> Option<Stuck> {
    let opens = match one.kind {
        Kind::Mark => matches!(one.low.as_str(), "(" | ":"),
        Kind::Word => one.low == "of",
        _ => false,
    };
    let written = two.span.start < two.span.end && one.span.start < one.span.end;
    (opens && two.is_mark(",") && written).then(|| Stuck::at(two.span, "a word before the comma"))
}
