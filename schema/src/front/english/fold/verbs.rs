//! Verbs between two entities: one verb is one relation, said in one voice or both; two are two relations, and those need names.

use super::Fold;
use crate::diagnostic::Diagnostic;
use crate::front::english::fact::{Tie, Way};
use crate::front::english::suggest::capital;
use crate::ir::Assumption;

/// Whether these sentences, all about one pair and without roles, can be about one relation; what they leave open is reported.
pub(super) fn one_relation(fold: &mut Fold<'_>, ties: &[&Tie]) -> bool {
    let mut ties: Vec<&Tie> = ties.iter().copied().filter(|tie| !matches!(tie.way, Way::Both | Way::IsA)).collect();
    ties.sort_by_key(|tie| tie.span);
    let alone = ties.iter().find(|tie| tie.verb.is_some() && tie.from.model() == tie.to.model());
    if let Some(tie) = alone {
        let (many, one) = (capital(tie.from.many()), tie.to.one());
        let span = tie.verb.as_ref().map_or(tie.span, |verb| verb.span);
        let message = format!("which of two {} is which is not said", tie.from.many());
        let help = format!("name the other one: \"{many} have a partner, who is another {one}.\"");
        fold.out.push(Diagnostic::error("ambiguous", span, message).help(help));
        return false;
    }
    for (at, later) in ties.iter().enumerate() {
        let Some(earlier) = ties.iter().take(at).find(|earlier| !agree(earlier, later)) else { continue };
        two_relations(fold, earlier, later);
        return false;
    }
    let verb = ties.iter().find(|tie| tie.verb.is_some());
    let plain = ties.iter().find(|tie| tie.verb.is_none());
    if let (Some(verb), Some(plain)) = (verb, plain) {
        let later = if verb.span < plain.span { plain } else { verb };
        let (one, other) = (verb.from.many(), verb.to.many());
        fold.draft.assumptions.push(Assumption {
            span: Some(later.span),
            text: fold.words(later.span),
            because: format!(
                "both sentences about {one} and {other} are taken as one relation, seen from its two ends"
            ),
        });
    }
    true
}

/// What is done to a thing when there is a new one: "customers place orders" does not say that an order is placed by several.
const MAKES: &[&str] = &[
    "built",
    "composed",
    "created",
    "deposited",
    "drafted",
    "earned",
    "entered",
    "filed",
    "given",
    "issued",
    "laid",
    "left",
    "lodged",
    "made",
    "opened",
    "paid",
    "placed",
    "posted",
    "produced",
    "published",
    "raised",
    "reported",
    "sent",
    "submitted",
    "uploaded",
    "written",
];

/// Whether the verb is one of those.
pub(super) fn makes(tie: &Tie) -> bool {
    tie.verb.as_ref().is_some_and(|verb| MAKES.contains(&verb.participle.as_str()))
}

/// Plurals without a word for how many, of which nobody would think that they are many both ways.
pub(super) fn how_many(fold: &mut Fold<'_>, tie: &Tie) {
    let (many, others) = (tie.from.many(), tie.to.many());
    let message = format!("whether several {many} can be of one of the {others} is not said");
    let help = format!(
        "say \"{} belong to one {}.\" or \"{} can have multiple {others}, and {others} can have multiple {many}.\"",
        capital(others),
        tie.from.one(),
        capital(many)
    );
    let span = tie.verb.as_ref().map_or(tie.span, |verb| verb.span);
    fold.out.push(Diagnostic::error("ambiguous", span, message).help(help));
}

/// Whether both can speak of the same relation.
fn agree(one: &Tie, other: &Tie) -> bool {
    let same_way = one.from.model() == other.from.model();
    match (&one.verb, &other.verb) {
        (None, None) => true,
        // "A guild has many quilters" may be the other end of "a quilter joins many guilds", but not a second word for it.
        (None, Some(_)) | (Some(_), None) => !same_way,
        // The same one does the same.
        (Some(verb), Some(second)) => {
            verb.participle == second.participle && (verb.active == second.active) == same_way
        }
    }
}

fn two_relations(fold: &mut Fold<'_>, earlier: &Tie, later: &Tie) {
    let (one, other) = (later.from.one(), later.to.one());
    let span = later.verb.as_ref().map_or(later.span, |verb| verb.span);
    let there = earlier.verb.as_ref().map_or(earlier.span, |verb| verb.span);
    let message = format!("{one} and {other} are related in two ways, and no key can have the name of both");
    let help = format!(
        "give each of the two a role: \"{} have a first {other}, which is {}, and a second {other}, which is {}.\"",
        capital(later.from.many()),
        later.to.a(),
        later.to.a()
    );
    fold.out.push(
        Diagnostic::error("ambiguous", span, message)
            .label(there, "the first relation is said here")
            .note("if both sentences mean the same relation, keep one of them")
            .help(help),
    );
}
