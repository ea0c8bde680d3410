//! One noun for several fields: "a start and end date".

use super::clause::Stuck;
use super::list::Item;
use super::noun::Noun;
use super::split;

/// What says nothing without the noun of the next item.
pub(super) const ADJECTIVES: &[&str] = &["first", "last", "middle"];

/// What may share the noun of the next item, as in "a start and end date"; alone it may be a name.
pub(super) const SHARING: &[&str] = &[
    "arrival",
    "begin",
    "billing",
    "birth",
    "check-in",
    "check-out",
    "closing",
    "creation",
    "delivery",
    "departure",
    "end",
    "expiry",
    "first",
    "gross",
    "home",
    "issue",
    "last",
    "loan",
    "lower",
    "maximum",
    "middle",
    "minimum",
    "net",
    "opening",
    "order",
    "pickup",
    "purchase",
    "release",
    "return",
    "shipping",
    "start",
    "upper",
    "work",
];

/// "A name arrival and departure dates" lacks a word between the first two, or has one too many.
pub(super) fn cut(items: &[Item]) -> Result<(), Stuck> {
    for pair in items.windows(2) {
        let [one, next] = pair else { continue };
        let opens = |noun: &Noun| {
            let text = noun.text.to_lowercase();
            text.split_once(' ').is_some_and(|(first, _)| SHARING.contains(&first))
        };
        let text = one.noun.text.to_lowercase();
        let Some((before, last)) = text.rsplit_once(' ') else { continue };
        let bare = next.noun.determiner.is_empty() && next.noun.plural && one.properties.is_empty();
        if bare && SHARING.contains(&last) && opens(&next.noun) && split::is_common(before) {
            return Err(Stuck::at(one.noun.span, format!("a comma or `and` between `{before}` and `{last}`")));
        }
    }
    Ok(())
}

/// "first and last name" are two names.
pub(super) fn distribute(items: &mut [Item]) {
    let mut singles = Vec::new();
    for at in (1..items.len()).rev() {
        let Some((before, after)) = items.split_at_mut_checked(at) else { continue };
        let (Some(one), Some(next)) = (before.last_mut(), after.first()) else { continue };
        let mut words: Vec<&str> = next.noun.text.split(' ').collect();
        // "A home and a work phone" has an article each, so the home is one of its own; "a first" is nothing by itself.
        let lone = one.noun.text.to_lowercase();
        let adjective = ADJECTIVES.contains(&lone.as_str());
        let apart = !adjective && !next.noun.determiner.is_empty() && !one.noun.determiner.is_empty();
        // In back-ticks it is the whole name.
        let ticked = (one.noun.span.end - one.noun.span.start) as usize > one.noun.text.len();
        let bare = !apart && !ticked && SHARING.contains(&lone.as_str());
        if bare && words.len() == 2 && words.first().is_some_and(|word| SHARING.contains(&word.to_lowercase().as_str()))
        {
            let head = words.pop().unwrap_or_default();
            one.noun.text = format!("{} {head}", one.noun.text);
            // "start and end dates" are one of each.
            if next.noun.plural {
                singles.push(at);
                singles.push(at - 1);
            }
            one.noun.plural = next.noun.plural;
        }
    }
    for at in singles {
        if let Some(item) = items.get_mut(at).filter(|item| item.noun.plural) {
            item.noun.text = item.noun.one();
            item.noun.plural = false;
        }
    }
}
