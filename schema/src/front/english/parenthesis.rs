//! What stands in parentheses behind a field: constraints, values, parts, a unit, examples, a short name. Anything else is an error.

use super::clause::{Clause, Cursor, Stuck};
use super::constraint::constraint;
use super::fact::{Property, RawValue, What};
use super::hedge;
use super::item_tail;
use super::lexer::{Kind, Token};
use super::list::Item;
use super::noun::Noun;
use super::phrase::{self, Quantity, plain};
use super::suggest::capital;
use super::units::{TIMES, is_unit};
use crate::convention::{self, GuessedType};
use crate::draft::{DraftType, Uniqueness};
use crate::ir::Type;
use crate::name;

/// Nouns whose parentheses hold their values.
const FAMILIES: &[&str] = &[
    "category",
    "channel",
    "class",
    "condition",
    "difficulty",
    "format",
    "frequency",
    "gender",
    "kind",
    "level",
    "method",
    "mode",
    "outcome",
    "phase",
    "plan",
    "priority",
    "rank",
    "result",
    "role",
    "severity",
    "size",
    "stage",
    "state",
    "status",
    "tier",
    "type",
    "visibility",
];

/// Nouns whose parentheses hold their parts.
const WHOLES: &[&str] = &["data", "details", "info", "information"];

const AVAILABLE: &[&str] = &[
    "if available",
    "if known",
    "if any",
    "if present",
    "if given",
    "if needed",
    "if applicable",
    "where known",
    "when known",
    "where applicable",
    "when available",
];

/// "if known": the field may be empty.
pub(super) fn available(at: &mut Cursor<'_>) -> bool {
    at.eat_any(AVAILABLE).is_some()
}

/// Whether the last word is one of those that have values: "stage", "fuel type".
pub(super) fn is_family(one: &str) -> bool {
    one.rsplit(' ').next().is_some_and(|word| FAMILIES.contains(&word))
}

/// Reads what stands between the parentheses into the item.
pub(super) fn parenthesis(clause: &Clause<'_>, within: Cursor<'_>, item: &mut Item) -> Result<(), Stuck> {
    let tokens = within.rest();
    if tokens.is_empty() {
        return Err(within.stuck("something between the parentheses"));
    }
    if let [article, noun @ ..] = tokens
        && matches!(article.low.as_str(), "a" | "an")
        && item.target.is_none()
        && let Some(target) = Noun::read(noun).filter(|target| !target.plural && target.determiner.is_empty())
        && phrase::type_word(&mut within.over(noun)).is_none()
    {
        // Who is an entity is not known before all is read.
        if clause.book.knows(&target) && clause.book.is_settled() {
            item.target = Some(target);
            return Ok(());
        }
        if !clause.book.is_settled() {
            return Ok(());
        }
    }
    if examples(&within)? || abbreviates(tokens, &item.noun) {
        return Ok(());
    }
    // "(S, M, L)" are seconds, metres and litres to nobody.
    let parts_of =
        |token: &Token| token.is_mark(",") || token.is_mark("/") || matches!(token.low.as_str(), "and" | "or");
    if tokens.len() > 2 && tokens.split(parts_of).all(|part| matches!(part, [only] if is_unit(&only.low))) {
        if values(clause, within, item)? {
            return Ok(());
        }
        return Err(within.stuck("one unit, or values joined by `or`"));
    }
    let mut at = within;
    let mut fault = None;
    let mut count = 0;
    while !at.done() {
        // "(unique per orchard)"
        if at.sees("unique") && matches!(at.low(1), "per" | "within" | "inside" | "in") && item.per.is_none() {
            at.at += 2;
            at.eat("the same");
            let length = at.rest().iter().take_while(|token| token.is_name()).count();
            let Some(scope) = at.rest().get(..length).and_then(Noun::read) else { return Err(at.stuck("an entity")) };
            at.at += length;
            item.per = Some(scope);
            count += 1;
            at.eat(",");
            continue;
        }
        if let Some(property) = bare_length(&mut at, item) {
            item.properties.push(property);
            count += 1;
            at.eat(",");
            continue;
        }
        match element(clause, &mut at, item) {
            Ok(true) => count += 1,
            Ok(false) => break,
            Err(stuck) => {
                fault = Some(stuck);
                break;
            }
        }
        let before = at.at;
        while at.eat_any(&[",", ";", "and", ".", "&"]).is_some() {}
        // "(optional timestamp)"
        let last = before.checked_sub(1).and_then(|last| at.tokens.get(last)).map_or("", |last| last.low.as_str());
        let modified = matches!(last, "optional" | "required" | "mandatory" | "nullable" | "unique");
        if before == at.at && (at.done() || !modified) {
            break;
        }
        if at.done() && tokens.last().is_some_and(|last| last.low != ".") {
            return Err(at.stuck("what comes behind the comma or the `and`"));
        }
    }
    if at.done() && fault.is_none() {
        return Ok(());
    }
    if count > 0 || fault.is_some() {
        return Err(
            fault.unwrap_or_else(|| at.stuck("a type or a constraint, such as `unique` or `up to 200 characters`"))
        );
    }
    if parts(clause, within, item)? || values(clause, within, item)? {
        return Ok(());
    }
    let instead = format!("{} can be a, b or c.", capital(item.noun.one()));
    Err(within.stuck("a type, a constraint, a unit, or values joined by `or`").instead(instead))
}

/// "e.g. matte, gloss": nothing is closed by examples. A constraint among them would be lost, so it is an error.
fn examples(within: &Cursor<'_>) -> Result<bool, Stuck> {
    let mut ahead = *within;
    let open = |token: &Token| token.low == "etc" || token.is_mark("…");
    if ahead.rest().len() > 2 && ahead.rest().last().is_some_and(open) {
        ahead.tokens = ahead.tokens.get(..ahead.tokens.len() - 1).unwrap_or(&[]); // "rough, polished, etc."
    } else if ahead.eat_any(&["e.g.", "eg", "for example", "such as", "for instance", "like"]).is_none() {
        return Ok(false);
    }
    let says = |token: &Token| {
        token.is_mark(";")
            || matches!(token.low.as_str(), "unique" | "optional" | "required" | "default" | "nullable" | "mandatory")
    };
    if ahead.done() || ahead.rest().iter().any(says) {
        return Err(ahead.stuck("nothing but examples behind `e.g.`; constraints stand in parentheses of their own"));
    }
    Ok(true)
}

/// "(string, 200)": behind the type of a text a number is its length.
fn bare_length(at: &mut Cursor<'_>, item: &Item) -> Option<Property> {
    let token = at.peek().filter(|token| token.kind == Kind::Number)?;
    let text = |property: &Property| matches!(&property.what, What::Type(DraftType::Known(Type::String { .. })));
    let ends = at.tokens.get(at.at + 1).is_none_or(|next| next.is_mark(","));
    let length = token.text.parse::<u32>().ok().filter(|length| (1..=10_000).contains(length))?;
    let typed = item.properties.last().is_some_and(text);
    (typed && ends).then(|| {
        at.at += 1;
        plain(What::MaxLength(length), token.span)
    })
}

/// One constraint, unit, reference, or word for a list; `false` where it is none of them.
fn element(clause: &Clause<'_>, at: &mut Cursor<'_>, item: &mut Item) -> Result<bool, Stuck> {
    let from = at.at;
    if available(at) || hedge::behind(at) {
        item.properties.push(plain(What::Required(false), at.span_from(from)));
        return Ok(true);
    }
    // "(false by default)"
    if at.low(1) == "by" && at.low(2) == "default" {
        let word = at.rest().get(..1).unwrap_or(&[]);
        if let Some(value) = phrase::value(&mut at.over(word)) {
            at.at += 3;
            item.properties.push(plain(What::Default(value.value), value.span));
            return Ok(true);
        }
    }
    bytes(at, item)?;
    // "A motto (200 characters)" has as many at most, "an airport code (3 letters)" exactly as many.
    if at.peek().is_some_and(|token| token.kind == Kind::Number)
        && matches!(at.low(1), "characters" | "chars" | "digits" | "letters")
    {
        let (number, unit) = (at.low(0), at.low(1));
        return Err(at.stuck(format!("`up to {number} {unit}`, or `exactly {number} {unit}`")));
    }
    if unit(at, item) {
        return Ok(true);
    }
    let typed = ["list of", "array of"].iter().any(|words| at.sees(words)); // "list of strings" is a type
    if !typed && at.eat_any(&["list", "a list", "array", "an array", "several values", "multiple values"]).is_some() {
        if item.quantity.is_some_and(|quantity| quantity != Quantity::ListOf) {
            return Err(Stuck::at(at.span_from(from), "one value or a list, not both"));
        }
        item.quantity = Some(Quantity::ListOf);
        return Ok(true);
    }
    // "(list of urls)": of what no type is called.
    let mut ahead = *at;
    if typed && phrase::type_word(&mut ahead).is_none() {
        let mut of = *at;
        of.eat_any(&["list of", "array of"]);
        let word = of.peek().filter(|token| token.is_name() && name::is_plural(&token.low));
        let word = word.filter(|token| !phrase::is_type(&name::singular(&token.low))); // "(list of dates)"
        if word.is_some() && item.quantity.is_none_or(|quantity| quantity == Quantity::ListOf) {
            of.at += 1;
            *at = of;
            item.quantity = Some(Quantity::ListOf);
            return Ok(true);
        }
    }
    if at.eat_any(&["primary key", "the primary key", "key", "pk"]).is_some() {
        // Each table has its own key; that another field were it is not what `unique` says.
        if !matches!(item.noun.field().rsplit('_').next(), Some("id" | "uuid")) {
            return Err(Stuck::at(
                at.span_from(from),
                "`unique` and `required`: the primary key of each table is its `id`",
            ));
        }
        let span = at.span_from(from);
        item.properties.push(plain(What::Unique(Uniqueness::Scoped), span));
        item.properties.push(plain(What::Required(true), span));
        return Ok(true);
    }
    if reference(clause, at, item)? {
        return Ok(true);
    }
    let mut ahead = *at;
    let links = [
        "must be",
        "has to be",
        "should be",
        "which is",
        "that is",
        "it is",
        "which must be",
        "that must be",
        "is",
        "type",
        "always",
    ];
    if ahead.eat_any(&links).is_some() {
        ahead.eat(":");
        if let Some(properties) = constraint(clause, &mut ahead)? {
            *at = ahead;
            item.properties.extend(properties);
            return Ok(true);
        }
        return Ok(false);
    }
    // "yes/no"
    let both = [["yes", "no"], ["true", "false"], ["y", "n"]];
    let word = |ahead: usize| at.low(ahead);
    if both.iter().any(|pair| pair[0] == word(0) && pair[1] == word(2)) && matches!(word(1), "/" | "or" | "|") {
        at.at += 3;
        let ty = DraftType::Known(Type::Boolean);
        item.properties.push(plain(What::Type(ty), at.span_from(from)));
        return Ok(true);
    }
    let Some(properties) = constraint(clause, at)? else { return Ok(false) };
    item.properties.extend(properties);
    Ok(true)
}

/// "A secret (bytes)" holds bytes, or counts them: of a field that is no number only its writer knows.
fn bytes(at: &Cursor<'_>, item: &Item) -> Result<(), Stuck> {
    let typed = item.properties.iter().any(|property| matches!(property.what, What::Type(_)));
    let number = matches!(convention::guess("", item.noun.field()).ty, GuessedType::Known(ty) if ty.is_number());
    if !at.sees("bytes") || typed || number {
        return Ok(());
    }
    Err(at.stuck("`binary` for bytes that are stored, or `integer, in bytes` for how many there are"))
}

/// "in minutes", "EUR", "km/h".
fn unit(at: &mut Cursor<'_>, item: &mut Item) -> bool {
    let mut ahead = *at;
    let said = ahead.eat_any(&["in", "unit:", "measured in"]).is_some();
    let rest = ahead.rest();
    let ends = |length: usize| {
        rest.get(length)
            .is_none_or(|next| next.is_mark(",") || next.is_mark(";") || next.is_mark(")") || next.low == "and")
    };
    let join = |length: usize, with: &str| {
        rest.get(..length).map(|words| words.iter().map(|token| token.low.as_str()).collect::<Vec<_>>().join(with))
    };
    let length = (1..=3).rev().find(|length| {
        let known = |words: Option<String>| words.is_some_and(|words| is_unit(&words));
        ends(*length) && (known(join(*length, " ")) || known(join(*length, "")))
    });
    // A unit of which only "in" tells that it is one.
    let alone = said && rest.first().is_some_and(|first| first.kind == Kind::Word) && rest.len() == 1;
    let Some(length) = length.or(alone.then_some(1)) else { return false };
    // No text is measured: "opening text (hours)" has its words in the wrong order.
    if matches!(convention::guess("", item.noun.field()).ty, GuessedType::Known(Type::Text)) {
        return false;
    }
    ahead.at += length;
    let word = join(length, " ").unwrap_or_default();
    if item.noun.singular_field().ends_with("duration") && TIMES.contains(&word.as_str()) {
        let typed = |property: &Property| matches!(property.what, What::Type(_));
        if !item.properties.iter().any(typed) {
            item.properties.push(plain(What::Type(DraftType::Known(Type::Integer)), ahead.span_from(at.at)));
        }
    }
    *at = ahead;
    true
}

/// "references the stations table", "FK -> Station".
pub(super) fn reference(clause: &Clause<'_>, at: &mut Cursor<'_>, item: &mut Item) -> Result<bool, Stuck> {
    let mut ahead = *at;
    let keyed = ahead.eat_any(&["foreign key", "fk"]).is_some();
    let points = ahead.eat_any(&["references", "referencing", "refers to", "reference to", "->", "to"]).is_some();
    if !points || (!keyed && at.low(0) == "to") {
        if keyed && (ahead.done() || ahead.sees(",")) {
            *at = ahead; // the name says to whom: "station_id (FK)"
            let to = item.noun.field().strip_suffix("_id").map(|words| item.noun.named(words.replace('_', " ")));
            let Some(to) = to.filter(|to| clause.book.knows(to) || !clause.book.is_settled()) else {
                return Err(ahead.stuck("the entity, as in `foreign key to stations`"));
            };
            item.target = Some(to);
            item.noun.text = name::relation(item.noun.field()).replace('_', " ").into();
            return Ok(true);
        }
        return Ok(false);
    }
    ahead.eat("the");
    let length = ahead.rest().iter().take_while(|token| token.is_name()).count();
    let words = ahead.rest().get(..length).unwrap_or(&[]);
    let bare = match words.split_last() {
        Some((last, words)) if !words.is_empty() && matches!(last.low.as_str(), "table" | "entity" | "model") => words,
        _ => words,
    };
    let Some(target) = Noun::read(bare) else {
        return Err(ahead.stuck("an entity, as in `references the stations table`"));
    };
    ahead.at += length;
    // "station.id"
    let text = target.text.strip_suffix(".id").unwrap_or(&target.text).to_owned();
    if ahead.sees("( id )") {
        ahead.at += 3;
    }
    item.target = Some(target.named(text));
    item.declared = true;
    item.noun.text = name::relation(item.noun.field()).replace('_', " ").into();
    *at = ahead;
    Ok(true)
}

/// "(HIN)" behind "hull identification number", and the other way round.
fn abbreviates(tokens: &[Token], noun: &Noun) -> bool {
    let initials = |words: &mut dyn Iterator<Item = &str>| -> String {
        words
            .filter(|word| !matches!(*word, "of" | "the" | "and" | "for"))
            .filter_map(|word| word.chars().next())
            .collect()
    };
    let short = |text: &str| text.len() >= 2 && text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let names = tokens.iter().all(|token| token.kind == Kind::Word);
    match tokens {
        [only] if short(&only.text) => {
            let words = name::words(&noun.text);
            words.len() > 1 && initials(&mut words.iter().map(String::as_str)) == only.low
        }
        _ if noun.text.len() <= 6 && tokens.len() > 1 && names => {
            initials(&mut tokens.iter().map(|token| token.low.as_str())) == noun.text.to_lowercase()
        }
        _ => false,
    }
}

/// The values of an enum, and what is said behind them: "raw, fired; default raw".
fn values(clause: &Clause<'_>, within: Cursor<'_>, item: &mut Item) -> Result<bool, Stuck> {
    let mut start = within;
    let opened = start
        .eat_any(&[
            "one of",
            "either",
            "can be",
            "may be",
            "must be one of",
            "must be",
            "values:",
            "possible values:",
            "allowed values:",
            "enum of",
            "enum:",
            "enum",
            "values",
            "any of",
        ])
        .is_some();
    start.eat(":");
    start.eat("either");
    start.eat(",");
    let (mut head, mut tail) = (start.rest(), Vec::new());
    if let (values, Some(words)) = item_tail::default_behind(head) {
        let mut behind = within.over(words);
        if let Some(value) = phrase::value(&mut behind).filter(|_| behind.done()) {
            tail.push(plain(What::Default(value.value), value.span));
            head = values;
        }
    }
    // From the back: what is a constraint is no value.
    while let Some(border) = head.iter().rposition(|token| token.is_mark(",") || token.is_mark(";")) {
        let mut behind = within.over(head.get(border + 1..).unwrap_or(&[]));
        let Ok(Some(properties)) = constraint(clause, &mut behind) else { break };
        if !behind.done() {
            break;
        }
        tail.extend(properties);
        head = head.get(..border).unwrap_or(&[]);
    }
    let marked = head.iter().any(|token| matches!(token.low.as_str(), "or" | "|" | "/"));
    let quoted = head.iter().any(|token| matches!(token.kind, Kind::Quoted | Kind::Ticked));
    // "(free, paid; default free)": what may be the default is a value.
    let chosen = tail.iter().any(|property| matches!(&property.what, What::Default(RawValue::Words(word)) if head.iter().any(|token| token.low == word.to_lowercase())));
    if !(opened || marked || quoted || chosen || is_family(item.noun.one())) {
        return Ok(false);
    }
    let found = phrase::values(within.over(head))?;
    if found.len() < 2 {
        return Ok(false);
    }
    item.properties.push(plain(What::Values(found), within.over(head).whole));
    item.properties.extend(tail);
    Ok(true)
}

/// "a position (latitude, longitude)", "personal data (name, phone)": the parts stand in its place.
fn parts(clause: &Clause<'_>, within: Cursor<'_>, item: &mut Item) -> Result<bool, Stuck> {
    let one = item.noun.one();
    let last = one.rsplit(' ').next().unwrap_or_default();
    let whole = WHOLES.contains(&last) || WHOLES.contains(&item.noun.many().rsplit(' ').next().unwrap_or_default());
    let named: Option<Vec<Noun>> = within.rest().split(|t| t.is_mark(",") || t.low == "and").map(Noun::read).collect();
    let named = named.filter(|named| named.len() > 1 && item.quantity.is_none()).unwrap_or_default();
    let fields = !named.is_empty() && named.iter().all(|part| is_part(part.field()));
    if is_family(one) {
        let measures =
            |part: &Noun| matches!(&convention::guess("", part.field()).ty, GuessedType::Known(ty) if ty.is_number());
        if !named.is_empty() && named.iter().all(measures) {
            return Err(within.stuck("parts that are fields of their own, or values joined by `or`"));
        }
        return Ok(false);
    }
    if !(fields || whole && !within.done()) || item.quantity.is_some() {
        return Ok(false);
    }
    // "Clients (first name, last name)" in a list of fields are an entity; in place of the names of one they would be lost.
    const SEVERAL: &[&str] = &["coordinates", "dimensions", "initials", "measurements", "names"];
    if item.noun.plural && !whole && !SEVERAL.contains(&item.noun.many().rsplit(' ').next().unwrap_or_default()) {
        return Err(
            within.stuck("an entity in a sentence of its own, as in `Clients have a name`, or the parts without it")
        );
    }
    if item.properties.iter().any(|property| !matches!(property.what, What::Required(_))) {
        return Err(within.stuck("parts of a field of which nothing else is said"));
    }
    let mut parts = super::list::list(clause, within)?;
    if parts.len() < 2 {
        return Ok(false);
    }
    for part in &mut parts {
        let said = part.properties.iter().any(|property| matches!(property.what, What::Required(_)));
        part.properties.extend(item.properties.iter().filter(|_| !said).cloned());
    }
    item.parts = parts;
    Ok(true)
}

/// Whether a field is known by its name, so that a noun before it is only its heading.
fn is_part(field: &str) -> bool {
    const NAMES: &[&str] = &[
        "city",
        "country",
        "county",
        "email",
        "first_name",
        "house_number",
        "last_name",
        "lat",
        "lng",
        "lon",
        "phone",
        "postal_code",
        "postcode",
        "region",
        "street",
        "town",
        "x",
        "y",
        "z",
        "zip",
        "zip_code",
    ];
    let flag = matches!(convention::guess("", field).ty, GuessedType::Known(Type::Boolean));
    NAMES.contains(&field) || (convention::is_known(field) && !flag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_are_sorted() {
        assert!(FAMILIES.is_sorted() && WHOLES.is_sorted());
        assert!(is_family("fuel type") && !is_family("typed"));
    }
}
