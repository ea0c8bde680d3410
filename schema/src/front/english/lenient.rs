//! Reading on where sentences are understood and do not fit together: what they say is listed as unread, and the rest is put together.

use std::collections::HashSet;

use super::entity::Book;
use super::fact::{Fact, Way};
use super::failure;
use super::fold::{self, Said};
use crate::diagnostic::Level;
use crate::draft::Draft;
use crate::ir::Unread;
use crate::sink::Diagnostics;
use crate::text::{Sources, Span};

/// How often sentences are left out before the errors are told; each round may show what the ones before hid.
const ROUNDS: usize = 4;

/// Makes the draft without the sentences that do not fit, which go to `unread`.
pub(super) fn fold(
    mut said: Vec<Said>,
    book: &Book,
    soft_by_default: bool,
    unread: &mut Vec<Unread>,
    sources: &Sources,
    out: &mut Diagnostics,
) -> Draft {
    // A sentence that speaks of what only an unread one declares goes, too, and is listed: here nothing may be passed over.
    let nothing = HashSet::new();
    for round in 0..=ROUNDS {
        let mut found = Diagnostics::new();
        let draft = fold::fold(&said, book, soft_by_default, &nothing, sources, &mut found);
        let found = found.finish();
        // Of two that contradict each other nobody knows which one holds: both go.
        let mut misfits: Vec<(Span, String)> = Vec::new();
        for error in found.iter().filter(|one| one.level == Level::Error) {
            let places = error.labels.iter().map(|(span, _)| *span).chain([error.span]);
            // Of two sentences made of one ("Customers (name, email) place orders"), the shorter one is an aside.
            let sentence = |place| {
                let around = said.iter().filter(move |said| within(place, said.span));
                // A noun that a clause has from the one before it stands outside of it.
                let reached = || {
                    let around = said.iter().filter(|said| within(place, said.reach));
                    around.min_by_key(|said| said.reach.end - said.reach.start)
                };
                around.max_by_key(|said| said.span.end - said.span.start).or_else(reached)
            };
            let sentences = places.filter_map(sentence);
            for sentence in sentences {
                if misfits.iter().all(|(span, _)| *span != sentence.span) {
                    misfits.push((sentence.span, error.help.clone().unwrap_or_else(|| error.message.clone())));
                }
            }
        }
        if misfits.is_empty() || round == ROUNDS {
            found.into_iter().for_each(|one| out.push(one));
            return draft;
        }
        let gone = |said: &Said| misfits.iter().any(|(span, _)| *span == said.span);
        // What else was said of the two that a lost sentence relates would be all there is, and make less of it, or more.
        let pairs: Vec<_> = said.iter().filter(|said| gone(said)).flat_map(links).collect();
        let related = |said: &Said| {
            links(said).any(|(one, other)| pairs.contains(&(one, other)) || pairs.contains(&(other, one)))
        };
        let more: Vec<_> = said.iter().filter(|said| !gone(said) && related(said)).map(|said| said.span).collect();
        let hint = "first the other sentence about these two".to_owned();
        misfits.extend(more.into_iter().map(|span| (span, hint.clone())));
        let (gone, kept) =
            said.into_iter().partition::<Vec<Said>, _>(|said| misfits.iter().any(|(span, _)| *span == said.span));
        said = kept;
        for (span, hint) in misfits {
            let about = gone.iter().find(|said| said.span == span).map_or("", |said| said.about.as_str());
            let text = format!("{about}{}", failure::one_line(sources.text(span)));
            unread.push(Unread { span, text, hint });
        }
    }
    Draft::default()
}

/// The entities that a sentence relates without saying that each has one of the others.
fn links(said: &Said) -> impl Iterator<Item = (&str, &str)> {
    let ties =
        said.facts.iter().filter_map(Fact::tie).filter(|tie| !matches!(tie.way, Way::Key | Way::AtMostOne | Way::IsA));
    ties.map(|tie| (tie.from.model(), tie.to.model()))
}

fn within(place: Span, sentence: Span) -> bool {
    place.source == sentence.source && place.start >= sentence.start && place.end <= sentence.end
}
