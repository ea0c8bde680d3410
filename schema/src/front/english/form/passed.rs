//! "Each photo is submitted to one contest by one photographer."

use super::{Form, acted, placed};
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;
use crate::front::english::phrase::{self, Quantity};
use crate::front::english::verb;
use crate::front::english::voice::{self, Passive};

pub(super) static FORM: Form = Form {
    name: "passed",
    page: PAGE,
    cues: &["submitted"],
    template: "Each {one} is made for one {other} by one maker.",
    read,
};

const PAGE: &str = r#"
What is done to an entity, by whom, and to, for or on what: a key to each of them. Each part is read as it is read alone: "is written by one
doctor" and "is written for one patient". Of each there is one.

    Photos have a title. Contests have a theme. Photographers have a name. Each photo is submitted to one contest by one photographer.
    Letters have a date. Clerks and clients have a name. A letter is written by a clerk for a client.
    Votes have a score. Jurors and photos have a name. A vote is cast by a juror on a photo.
"#;

/// What one part may begin with.
const OPENS: &[&str] = &["against", "at", "by", "during", "for", "from", "in", "on", "to"];

fn read(clause: &Clause<'_>) -> Outcome {
    let Some(Passive { cursor, .. }) = voice::passive(clause) else { return Outcome::Other };
    let Some(done) = cursor.peek().filter(|token| verb::is_past(&token.low) || token.low == "made") else {
        return Outcome::Other;
    };
    let head = cursor.at + 1;
    let Some(starts) = parts(clause.tokens, head) else { return Outcome::Other };
    let by = |at: &usize| clause.tokens.get(*at).is_some_and(|token| token.low == "by");
    if starts.len() < 2 || starts.iter().filter(|at| by(at)).count() != 1 {
        return Outcome::Other;
    }
    let mut facts = Vec::new();
    let mut ends: Vec<String> = Vec::new();
    for (number, start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(clause.tokens.len());
        let part = clause.tokens.get(*start..end).unwrap_or(&[]);
        let mut rest = Cursor { tokens: part, at: 1, whole: clause.span };
        let many = matches!(phrase::quantity(&mut rest), Some(Quantity::Many | Quantity::ListOf));
        let noun = Noun::read(rest.rest()).filter(|noun| !noun.plural && !many);
        let span = part.first().zip(part.last()).map_or(done.span, |(first, last)| first.span.to(last.span));
        let Some(noun) = noun else {
            return Outcome::Stuck(Stuck::at(span, "one entity here; several stand in a sentence of their own"));
        };
        // Both keys would have the same name.
        if ends.iter().any(|end| end == noun.model()) {
            return Outcome::Stuck(Stuck::at(
                span,
                "another entity here, or each of them in a sentence that says its role",
            ));
        }
        ends.push(noun.model().to_owned());
        let mut tokens = clause.tokens.get(..head).unwrap_or(&[]).to_vec();
        tokens.extend(part.iter().cloned());
        let one = Clause { tokens: &tokens, ..*clause };
        let form = if by(start) { &acted::FORM } else { &placed::FORM };
        match (form.read)(&one) {
            Outcome::Read(found) => facts.extend(found),
            other => return other,
        }
    }
    Outcome::Read(facts)
}

/// Where the parts begin, if there is nothing else: a small word, how many, a name.
fn parts(tokens: &[Token], from: usize) -> Option<Vec<usize>> {
    let mut starts = Vec::new();
    let mut at = from;
    while at < tokens.len() {
        let mut cursor = Cursor { tokens, at, whole: tokens.first()?.span };
        cursor.eat_any(OPENS)?;
        let counted = phrase::quantity(&mut cursor).is_some() || cursor.eat_any(&["a", "an"]).is_some();
        let length =
            cursor.rest().iter().take_while(|token| token.is_name() && !OPENS.contains(&token.low.as_str())).count();
        if !counted || length == 0 {
            return None;
        }
        starts.push(at);
        at = cursor.at + length;
    }
    Some(starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(OPENS.is_sorted());
    }
}
