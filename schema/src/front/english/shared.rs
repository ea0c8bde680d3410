//! One noun for several fields: "a start and end date".

use super::clause::{Clause, Stuck};
use super::item_words::is_value_like;
use super::list::Item;
use super::noun::Noun;
use super::split;
use super::verb;
use crate::convention;

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

/// Whether nothing but "and" stands between two items.
fn joined(clause: &Clause<'_>, one: &Item, next: &Item) -> bool {
    let mut between =
        clause.tokens.iter().filter(|token| token.span.start >= one.span.end && token.span.end <= next.span.start);
    between.next().is_some_and(|and| and.low == "and") && between.next().is_none()
}

/// In back-ticks it is the whole name.
fn ticked(item: &Item) -> bool {
    (item.noun.span.end - item.noun.span.start) as usize > item.noun.text.len()
}

/// "A shipping and a billing address", "a created and updated date", "a date of arrival and departure", "an arrival date and time":
/// whether the one word is a field of its own or shares a word of the other is not said.
pub(super) fn lone(clause: &Clause<'_>, items: &[Item]) -> Result<(), Stuck> {
    for (at, pair) in items.windows(2).enumerate() {
        let [one, next] = pair else { continue };
        let plain = |item: &Item| item.properties.is_empty() && item.target.is_none() && item.quantity.is_none();
        let (text, behind) = (one.noun.text.to_lowercase(), next.noun.text.to_lowercase());
        let (first, _) = behind.split_once(' ').unwrap_or_default();
        let kind = |word: &str| (SHARING.contains(&word), verb::is_past(word), word.len() > 5 && word.ends_with("ing"));
        let alike = match (kind(&text), kind(first)) {
            ((true, ..), (true, ..)) => !one.noun.determiner.is_empty() && !next.noun.determiner.is_empty(),
            ((_, true, _), (_, true, _)) | ((.., true), (.., true)) => true,
            // "A public and a private note", "adult and child prices"
            _ if is_value_like(&text) && is_value_like(first) => true,
            _ => {
                next.noun.plural
                    && one.noun.determiner.is_empty()
                    && next.noun.determiner.is_empty()
                    && !one.noun.plural
                    && !split::is_common(&text)
                    && joined(clause, one, next)
            }
        };
        let unit = |word: &str| matches!(word, "days" | "hours" | "minutes" | "months" | "seconds" | "weeks" | "years");
        if text.rsplit_once(" in ").is_some_and(|(_, last)| unit(last)) && unit(&behind) {
            return Err(Stuck::at(next.span, format!("one unit, as in `{text}`: a field holds one number")));
        }
        if alike
            && plain(one)
            && !ticked(one)
            && text != "home"
            && !ADJECTIVES.contains(&text.as_str())
            && behind.split(' ').count() == 2
        {
            let last = behind.rsplit(' ').next().unwrap_or_default();
            let expected = format!("its whole name, as in `{text} {last}`; one of its own has a type in parentheses");
            return Err(Stuck::at(one.span, expected));
        }
        let bare = next.noun.determiner.is_empty() && !one.noun.determiner.is_empty() && !behind.contains(' ');
        let ends = at + 2 == items.len() && plain(one) && plain(next);
        let of = text.contains(" of ") && at == 0 && !split::is_common(next.noun.field());
        let dated = text.ends_with(" date") && behind == "time";
        if ends && bare && (of || dated) {
            let (first, _) = text.rsplit_once(' ').unwrap_or_default();
            let expected = if dated {
                format!("`{} timestamp` for both in one, or `{} time`", one.noun.text, first)
            } else {
                format!("its whole name, as in `{first} {behind}`, or an article before one of its own")
            };
            return Err(Stuck::at(next.span, expected));
        }
    }
    Ok(())
}

/// "A height, width and depth in centimetres": the unit of the last may be that of all.
pub(super) fn measured(items: &[Item]) -> Result<(), Stuck> {
    for pair in items.windows(2) {
        let [one, next] = pair else { continue };
        // What stands behind the name, as in "a height (m)", says it already.
        if !next.noun.text.contains(" in ") || one.noun.text.contains(" in ") || one.span.end > one.noun.span.end {
            continue;
        }
        let Some((name, unit)) = next.noun.text.rsplit_once(" in ") else { continue };
        let kind = |name: &str| match name.rsplit(' ').next().unwrap_or_default().to_lowercase().as_str() {
            "breadth" | "depth" | "diameter" | "distance" | "height" | "length" | "radius" | "thickness" | "width" => 1,
            "load" | "mass" | "weight" => 2,
            "delay" | "duration" | "time" => 3,
            last if convention::is_money(last) => 4,
            _ => 0,
        };
        if kind(name) > 0 && kind(name) == kind(&one.noun.text) {
            let text = one.noun.text.to_lowercase();
            return Err(Stuck::at(one.span, format!("its unit, as in `{text} in {unit}`, or a type in parentheses")));
        }
    }
    Ok(())
}

/// "first and last name" are two names.
pub(super) fn distribute(items: &mut [Item]) -> Result<(), Stuck> {
    let mut singles = Vec::new();
    for at in (1..items.len()).rev() {
        let Some((before, after)) = items.split_at_mut_checked(at) else { continue };
        let (Some(one), Some(next)) = (before.last_mut(), after.first()) else { continue };
        let mut words: Vec<&str> = next.noun.text.split(' ').collect();
        // "A home and a work phone" has an article each, so the home is one of its own; "a first" is nothing by itself.
        let lone = one.noun.text.to_lowercase();
        let adjective = ADJECTIVES.contains(&lone.as_str());
        let apart = !adjective && !next.noun.determiner.is_empty() && !one.noun.determiner.is_empty();
        let bare = !apart && !ticked(one) && SHARING.contains(&lone.as_str());
        if bare && words.len() == 2 && words.first().is_some_and(|word| SHARING.contains(&word.to_lowercase().as_str()))
        {
            let head = words.pop().unwrap_or_default();
            // "Optional first and last names"
            if let Some(property) =
                one.properties.first().filter(|_| next.noun.determiner.is_empty() && next.properties.is_empty())
            {
                let expected =
                    format!("this word before each of the two, as in `an optional {lone} {head}`: both may be meant");
                return Err(Stuck::at(property.span, expected));
            }
            one.noun.text = format!("{} {head}", one.noun.text).into();
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
            item.noun.text = item.noun.one().into();
            item.noun.plural = false;
        }
    }
    Ok(())
}
