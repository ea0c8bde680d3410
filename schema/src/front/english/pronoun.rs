//! "A kiln has many shelves, and they have a code": whom "it" and "they" inside a sentence stand for.

use super::anaphora::is_person;
use super::clause::subject_length;
use super::entity::Book;
use super::lexer::{Kind, Token};
use super::noun::Noun;
use super::vocabulary::is_stop;

/// The words that the pronoun behind these stands for: the subject, if it is of the pronoun's number, else the only other one that is.
/// `None` where nobody can say.
pub(super) fn antecedent<'a>(before: &'a [Token], pronoun: &Token, book: &Book) -> Option<&'a [Token]> {
    let many = pronoun.low == "they";
    let (subject, rest) = before.split_at_checked(subject_length(before))?;
    let several = Noun::list(subject).is_some_and(|nouns| nouns.len() > 1 || nouns.iter().any(|noun| noun.plural));
    if many == several {
        return Some(subject);
    }
    let others = nouns(rest, book);
    let mut fitting = others.iter().filter(|(noun, _)| noun.plural == many);
    match (fitting.next(), fitting.next()) {
        (Some((_, words)), None) => Some(words),
        // "Each keeper has a name, and they …": one keeper, or the person of whom the clause speaks?
        (None, _) if many && !others.iter().any(|(noun, _)| is_person(noun)) => Some(subject),
        // The first pass asks who there is, and a sentence that it cannot read would tell it nothing.
        _ if !book.is_settled() => Some(subject),
        _ => None,
    }
}

/// The entities among these words; before it is known who they are, all plurals.
fn nouns<'a>(tokens: &'a [Token], book: &Book) -> Vec<(Noun, &'a [Token])> {
    let apart = |token: &Token| token.kind == Kind::Mark || is_stop(&token.low);
    let runs = tokens.split(apart).filter(|run| !run.is_empty());
    let entity = |run: &'a [Token]| {
        let mut suffixes = (0..run.len()).filter_map(|at| run.get(at..));
        suffixes.find_map(|words| {
            let noun = Noun::read(words)?;
            let is_one = if book.is_settled() { book.knows(&noun) } else { noun.plural };
            is_one.then_some((noun, words))
        })
    };
    runs.filter_map(entity).collect()
}
