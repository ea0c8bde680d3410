//! "For every attendance the grade is recorded", where students attend courses: the noun of a verb is the link that the verb makes.

use super::fact::Tie;
use super::noun::Noun;

/// Ends of nouns that are made of verbs.
const ENDS: &[&str] = &["al", "ance", "ation", "ence", "ication", "ing", "ion", "ment", "sion", "ssion", "tion"];

/// Nouns that do not begin like their verb.
const OTHERS: &[(&str, &str)] =
    &[("membership", "joined"), ("participation", "taken part in"), ("participation", "taken part")];

/// Whether a noun may be one of what is done.
pub(super) fn may_be(noun: &Noun) -> bool {
    let one = noun.one();
    !one.contains(' ') && is_made(one)
}

/// Whether a word ends like the nouns that are made of verbs, without which it is that of no relation.
pub(super) fn is_made(one: &str) -> bool {
    ENDS.iter().any(|end| one.len() > end.len() + 2 && one.ends_with(end))
        || OTHERS.iter().any(|(other, _)| *other == one)
}

/// Whether it is the noun of this relation's verb: "attendance" of "attended".
pub(super) fn is_of(noun: &Noun, tie: &Tie) -> bool {
    let (one, Some(verb)) = (noun.one(), &tie.verb) else { return false };
    if OTHERS.iter().any(|(other, participle)| *other == one && *participle == verb.participle) {
        return true;
    }
    // What is left of both without their ends must be the same but for a last letter ("donated", "donation").
    let stem = verb.participle.strip_suffix("ed").unwrap_or(&verb.participle);
    ENDS.iter().any(|end| {
        one.strip_suffix(end).is_some_and(|base| {
            let shorter = base.len().min(stem.len());
            shorter > 3 && base.len().abs_diff(stem.len()) < 2 && base.get(..shorter) == stem.get(..shorter)
        })
    })
}
