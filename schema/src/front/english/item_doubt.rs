//! Items that may be something else: a count of an entity, a verb, a role that two of them share.

use super::anaphora::is_person;
use super::clause::{Clause, Stuck};
use super::fact::{Fact, Way, What};
use super::item_words::is_value_like;
use super::lexer::Kind;
use super::list::Item;
use super::noun::Noun;
use super::verb;
use super::vocabulary::is_finite;
use crate::text::Spanned;

/// "A floor and a number of seats": a count, where nobody can take the seats for an entity of which there are many.
pub(super) fn counted(clause: &Clause<'_>, item: &mut Item) -> Result<(), Stuck> {
    item.noun.determiner = "a";
    let typed = item.properties.iter().any(|property| matches!(property.what, What::Type(_)));
    let of = item.noun.text.split_once(" of ").map_or("", |(_, of)| of).to_owned();
    let counted = item.noun.named(of);
    let subject = clause.tokens.split(|token| token.kind == Kind::Word && is_finite(&token.low)).next();
    let related = subject.and_then(Noun::read).is_some_and(|subject| clause.book.is_tied(&subject, &counted));
    if typed || related || !clause.book.knows(&counted) {
        return Ok(());
    }
    let expected = format!(
        "`many {}`, or `{} (integer)` for a field that holds the count",
        counted.many(),
        item.noun.text.to_lowercase()
    );
    Err(Stuck::at(item.noun.span, expected))
}

/// "A number of cores" as a field.
pub(super) fn as_count(item: &mut Item) {
    item.noun.text = format!("number of {}", item.noun.text).into();
    item.noun.plural = false;
    item.noun.determiner = "a";
    item.quantity = None;
}

/// "An index and year", where a list has a year: a field, or an index on the year whose "on" is missing.
pub(super) fn index(clause: &Clause<'_>, before: &Item, item: &Item) -> Result<(), Stuck> {
    let bare = |item: &Item| item.noun.determiner.is_empty() && item.properties.is_empty();
    if before.noun.text == "index" && before.noun.determiner == "an" && bare(item) && clause.book.is_field(&item.noun) {
        return Err(Stuck::at(
            before.span,
            format!("`an index on {}`, or the type of a field `index`", item.noun.text),
        ));
    }
    // "An index maker and year"
    if let Some(field) = item.noun.text.strip_prefix("index ").or_else(|| before.noun.text.strip_prefix("index "))
        && clause.book.is_field(&item.noun.named(field))
    {
        return Err(Stuck::at(before.span, format!("`an index on {field}`, or a type in parentheses")));
    }
    Ok(())
}

/// "A code, and uses oil": without an article, where the item before has one, it may be a verb.
pub(super) fn verb_like(clause: &Clause<'_>, before: &Item, item: &Item) -> Result<(), Stuck> {
    let determined = |item: &Item| !item.noun.determiner.is_empty() || item.quantity.is_some();
    let (first, rest) = item.noun.text.split_once(' ').unwrap_or_default();
    let verb = !rest.is_empty()
        && first.chars().all(|c| c.is_ascii_lowercase())
        && verb::base(first).is_some_and(|base| base.len() > 2);
    let bare = item.properties.is_empty() && item.target.is_none() && item.parts.is_empty();
    // "A motto, available" at the end of a list: it may be said of the motto.
    let at = clause.tokens.iter().position(|token| token.span.start == item.span.start);
    let comma = at
        .and_then(|at| clause.tokens.get(at.checked_sub(1)?))
        .is_some_and(|connects| connects.is_mark(",") && connects.span.start < connects.span.end);
    let ends = clause.tokens.last().is_some_and(|last| last.span.end == item.span.end);
    let state =
        comma && ends && item.noun.text.chars().all(|c| c.is_ascii_lowercase()) && is_value_like(&item.noun.text);
    if state && bare && determined(before) && !determined(item) {
        let expected =
            format!("a name such as `an is {} flag`, or `(if {})` behind the field", item.noun.text, item.noun.text);
        return Err(Stuck::at(item.span, expected));
    }
    if verb && bare && determined(before) && !determined(item) && !clause.book.knows(&item.noun) {
        return Err(Stuck::at(item.span, "an article before the name, as in `a code`, if this is a field"));
    }
    Ok(())
}

/// "A sender and a recipient, who are millers": both of them are.
pub(super) fn shared_target(items: &mut [Item]) -> Result<(), Stuck> {
    // A key by name, "a sled_id that references the sleds table", is nobody else's.
    let is_shared =
        |item: &Item| item.target.as_ref().is_some_and(|to| to.plural) && !item.noun.plural && !item.declared;
    let Some(at) = items.iter().position(is_shared) else { return Ok(()) };
    let [one, other] = items else {
        let span = items.get(at).map(|item| item.span);
        let span = span.or(items.first().map(|item| item.span));
        return match span {
            Some(span) => Err(Stuck::at(span, "two roles and nothing else, or who it is behind each of them")),
            None => Ok(()),
        };
    };
    let plain = one.target.is_none() && !one.noun.plural && one.quantity.is_none() && one.parts.is_empty();
    if at != 1 || !plain {
        return Err(Stuck::at(other.span, "two roles and nothing else, or who it is behind each of them"));
    }
    one.target.clone_from(&other.target);
    Ok(())
}

/// "A flight has one pilot and one balloon, and a launch site": where it has one each of several, with a person or columns among them, it is what
/// brings them together, and they are not its own.
pub(super) fn several_ones(facts: &mut [Fact]) {
    let one = |fact: &Fact| fact.tie().is_some_and(|tie| tie.way == Way::HasOne);
    let person = facts.iter().any(|fact| one(fact) && fact.tie().is_some_and(|tie| is_person(&tie.to)));
    let columns = facts.iter().any(|fact| matches!(fact, Fact::Field { .. }));
    if !(person || columns) || facts.iter().filter(|fact| one(fact)).count() < 2 {
        return;
    }
    for fact in facts.iter_mut() {
        if let Fact::Tie(tie) = fact
            && tie.way == Way::HasOne
        {
            tie.way = Way::Key;
            tie.required = Some(Spanned::new(true, tie.to.span));
        }
    }
}

/// "Many guests and their names", "a guide and his phone": whose they are is not the subject of the sentence.
pub(super) fn theirs(clause: &Clause<'_>, items: &[Item]) -> Result<(), Stuck> {
    const OWN: &[&str] = &["her", "his", "its", "their"];
    let own = |item: &Item| OWN.contains(&item.noun.determiner);
    let Some((at, other)) = items.iter().enumerate().skip(1).find(|(_, item)| own(item)) else { return Ok(()) };
    // "A version, a title, its content": of fields there is nothing that could have it.
    let field = |item: &Item| {
        let plain = item.is_plain() && item.quantity.is_none() && !item.noun.plural;
        plain && !clause.book.knows(&item.noun) && !is_person(&item.noun)
    };
    if items.first().is_some_and(own) || other.noun.determiner == "its" && items.iter().take(at).all(field) {
        return Ok(());
    }
    Err(Stuck::at(other.span, format!("`a {}`, or whose it is in a sentence of its own", other.noun.one())))
}
