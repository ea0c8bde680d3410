//! "a unique name (up to 80 characters), an optional phone and many tags": a list, item by item, each read to its last word.

use super::alike;
use super::border::{ends_in_examples, is_choice, parts};
use super::clause::{Clause, Cursor, Stuck};
use super::constraint::constraint;
use super::doubt;
use super::fact::{Property, What};
use super::form;
use super::hedge;
use super::item_doubt;
use super::item_tail;
use super::item_words::{clausal, is_value_like, unit_behind};
use super::lexer::{Kind, Token};
use super::limit;
use super::name_doubt;
use super::never;
use super::noun::Noun;
use super::parenthesis::{available, is_family, parenthesis, reference};
use super::phrase::{self, Quantity, plain};
use super::role;
use super::shared;
use super::split;
use super::verb;
use super::vocabulary::AUTOMATIC;
use crate::convention::{self, GuessedType};
use crate::draft::{DraftType, Uniqueness};
use crate::ir::Type;
use crate::text::Span;

/// An item of a list.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) noun: Noun,
    pub(super) quantity: Option<Quantity>,
    pub(super) properties: Vec<Property>,
    /// "an owner, who is a user": the user.
    pub(super) target: Option<Noun>,
    /// "a number, unique within a hotel": the hotel.
    pub(super) per: Option<Noun>,
    /// The target has a table, or it is an error: "references the stations table".
    pub(super) declared: bool,
    /// "personal data (name, phone)": what stands in its place.
    pub(super) parts: Vec<Item>,
    /// All of its words.
    pub(super) span: Span,
}

impl Item {
    fn new(noun: Noun, quantity: Option<Quantity>, properties: Vec<Property>, span: Span) -> Item {
        Item { noun, quantity, properties, target: None, per: None, parts: Vec::new(), declared: false, span }
    }

    /// A value and what is said of it: no key, no list, no parts.
    pub(super) fn is_plain(&self) -> bool {
        self.target.is_none() && self.per.is_none() && self.quantity.is_none() && self.parts.is_empty()
    }
}

/// What every item must be followed by.
const NEXT: &str = "a comma, `and` or the end of the sentence behind this item";

/// Reads from `cursor` to the end.
pub(super) fn list(clause: &Clause<'_>, cursor: Cursor<'_>) -> Result<Vec<Item>, Stuck> {
    let mut cursor = cursor;
    cursor.eat(":"); // "have: name, size"
    let tokens = cursor.rest();
    if tokens.is_empty() {
        return Err(cursor.stuck("a list of fields"));
    }
    if let Some([_, second]) = tokens.windows(2).find(|pair| pair.iter().all(|token| token.is_mark(","))) {
        return Err(Stuck::at(second.span, "a field between the commas"));
    }
    let (tokens, alike) = match alike::ending(&cursor) {
        Some((before, alike)) => (before, Some(alike)),
        None => (tokens, None),
    };
    let parts = hedge::joined(tokens, &parts(tokens));
    let mut items = Vec::with_capacity(parts.len());
    for part in &parts {
        let mut at = cursor.over(part);
        if part.is_empty() {
            return Err(cursor.stuck("a field between the commas"));
        }
        // Alone it is "many telescopes"; among fields it is one of them.
        let count = parts.len() > 1 && at.sees("a number of");
        at.at += usize::from(count);
        let mut item = item(clause, &mut at)?;
        if count {
            item_doubt::counted(clause, &mut item)?;
        }
        // One number, however many it counts.
        item.noun.plural &= !item.noun.text.to_lowercase().contains("number of ");
        items.push(item);
    }
    items.windows(2).try_for_each(|pair| {
        let [before, item] = pair else { return Ok(()) };
        item_doubt::index(clause, before, item)?;
        item_doubt::verb_like(clause, before, item)
    })?;
    // "A mentor, another pupil" says who the mentor is.
    if let Some(other) = items.iter().skip(1).find(|item| item.noun.determiner == "another") {
        return Err(Stuck::at(
            other.span,
            format!(
                "`who is another {}` behind the field before it, or `a second {}, who is …`",
                other.noun.one(),
                other.noun.one()
            ),
        ));
    }
    item_doubt::theirs(clause, &items)?;
    item_doubt::shared_target(&mut items)?;
    for at in 1..items.len() {
        // "their names and heights"
        let own = items.get(at - 1).is_some_and(|before| before.noun.determiner == "their");
        if let Some(item) =
            items.get_mut(at).filter(|item| own && item.noun.determiner.is_empty() && item.quantity.is_none())
        {
            item.noun.determiner = "their";
        }
    }
    shared::cut(&items)?;
    shared::lone(clause, &items)?;
    shared::measured(&items)?;
    shared::distribute(&mut items)?;
    if let Some(alike) = alike {
        alike.apply(&mut items)?;
    }
    Ok(items)
}

/// Words that end a name unless they begin it: "a status default pending".
const CUTS: &[&str] = &[
    "default",
    "defaulting",
    "greater",
    "less",
    "limited",
    "longer",
    "more",
    "nullable",
    "optional",
    "optionally",
    "ranging",
    "required",
    "shorter",
    "unique",
];

fn item(clause: &Clause<'_>, at: &mut Cursor<'_>) -> Result<Item, Stuck> {
    let mut properties = Vec::new();
    let mut quantity = None;
    let mut determiner = "";
    let mut signed = None;
    let mut comma: Option<(usize, Cursor<'_>)> = None;
    loop {
        let from = at.at;
        if let Some(found) = phrase::quantity(at) {
            quantity = Some(found);
        } else if let Some(word) =
            at.eat_any(&["a", "an", "the", "its", "their", "his", "her", "another", "also", "just", "only"])
        {
            determiner = word;
        } else if hedge::before(at) || at.eat_any(&["optionally", "optional", "nullable", "possibly"]).is_some() {
            properties.push(plain(What::Required(false), at.span_from(from)));
        } else if at.eat_any(&["required", "mandatory", "non-null", "non-nullable"]).is_some() {
            properties.push(plain(What::Required(true), at.span_from(from)));
        } else if at.eat_any(&["unique", "distinct"]).is_some() {
            properties.push(plain(What::Unique(Uniqueness::Scoped), at.span_from(from)));
        } else if let Some(property) = phrase::type_before(at) {
            properties.push(property);
        } else if let Some(property) = limit::signed(at) {
            signed = Some(property.span);
            properties.push(property);
        } else if let Some(found) = adjective(at)? {
            properties.extend(found);
        } else if let Some(found) = limit::sized(at) {
            properties.extend(found);
        } else if !properties.is_empty() && at.sees(",") {
            // "unique, optional": the commas between them part no items
            comma = Some((properties.len(), *at));
            at.at += 1;
        } else {
            break;
        }
    }
    if let Some((_, before)) = comma.filter(|(count, _)| *count == properties.len()) {
        return Err(before.stuck("the name of the field before the comma, as in `an optional phone`"));
    }
    if let Some((noun, property)) = clausal(at)? {
        properties.push(property);
        return finish(clause, at, Item::new(noun, quantity, properties, at.whole));
    }
    let rest = at.rest();
    // The longest run of words that is a name; "date of birth" has an inner "of", "a string of up to" has not.
    let run = rest.iter().take_while(|token| token.is_name() || token.kind == Kind::Number).count();
    // "a height above 5", but "a left over"
    let bounds = |at: usize| {
        let next = rest.get(at + 1).is_some_and(|next| next.kind == Kind::Number);
        let low = rest.get(at).map_or("", |token| token.low.as_str());
        let out = low == "out" && rest.get(at + 1).is_some_and(|next| next.low == "of");
        out || (next && matches!(low, "above" | "after" | "before" | "below" | "of" | "over" | "under"))
    };
    let cuts = |at: &usize| bounds(*at) || rest.get(*at).is_some_and(|token| CUTS.contains(&token.low.as_str()));
    let cut = (1..rest.len()).find(cuts).unwrap_or(run);
    let run = run.min(cut);
    let noun = (1..=run.min(6)).rev().find_map(|length| Some((length, Noun::read(rest.get(..length)?)?)));
    let Some((length, mut noun)) = noun else {
        return Err(at.stuck("the name of a field"));
    };
    let words = rest.get(..length).unwrap_or(&[]);
    let typical = AUTOMATIC.contains(&noun.field()) || clause.book.knows(&noun);
    let flag = matches!(words, [name, flag] if flag.low == "flag" && (is_asked(&name.low) || name.low.contains('_')));
    if let Some(expected) = doubt::field(words, &noun).filter(|_| !typical && !flag) {
        let first = at.tokens.first().map_or(noun.span, |first| first.span);
        return Err(Stuck::at(first.to(noun.span), expected));
    }
    let ends = rest.get(length).is_none_or(|next| next.kind == Kind::Mark);
    if let Some(expected) = name_doubt::trails(words).filter(|_| ends && !typical) {
        return Err(Stuck::at(noun.span, expected));
    }
    if let Some(property) = phrase::type_behind(words)
        && let Some(shorter) = words.get(..length - 1).and_then(Noun::read)
    {
        properties.push(property);
        noun = shorter;
    }
    if let [shorter @ .., last] = words
        && last.low == "flag"
        && shorter.last().is_some_and(|word| {
            !split::is_common(&word.low) && !convention::is_known(&word.low)
                || is_value_like(&word.low)
                || verb::is_past(&word.low)
                || is_asked(&word.low)
                || word.low.contains('_')
        })
        && let Some(shorter) = Noun::read(shorter)
    {
        properties.push(plain(What::Type(DraftType::Known(Type::Boolean)), last.span));
        noun = shorter;
    }
    // "a status new, old, sold"
    let values = words
        .windows(2)
        .find(|pair| matches!(pair, [field, value] if is_family(&field.low) && is_value_like(&value.low)));
    if let Some([field, value]) = values {
        let expected = format!(
            "the values in parentheses, as in `{} ({}, …)`; a name of both words stands in back-ticks",
            field.text, value.text
        );
        return Err(Stuck::at(value.span, expected));
    }
    at.at += length;
    // "Passes through time" is a verb.
    if matches!(at.low(0), "through" | "via") || words.iter().any(|word| matches!(word.low.as_str(), "through" | "via"))
    {
        return Err(Stuck::at(noun.span, "the name of a field"));
    }
    unit_behind(at, &mut noun);
    if !properties.iter().any(|property| matches!(property.what, What::Unique(_))) {
        item_tail::rate(clause, at, &mut noun)?;
    }
    if length > 4 {
        let span = noun.span;
        return Err(Stuck::at(span, "a name of at most four words; a longer one stands in back-ticks"));
    }
    if noun.plural && words.len() > 1 && words.first().is_some_and(|first| phrase::counts(&first.low)) {
        return Err(Stuck::at(noun.span, "the name of a field; how many there are, no column knows"));
    }
    // "a code, decimal"
    if determiner.is_empty() && quantity.is_none() && noun.determiner.is_empty() && phrase::is_bare_type(words) {
        return Err(Stuck::at(noun.span, "the name of a field; a type stands in parentheses behind it"));
    }
    if !matches!(noun.determiner, "" | "a" | "an" | "the") {
        return Err(at.over(rest).stuck("the name of a field, without a word such as `each` before it"));
    }
    let is_number = || match convention::guess("", noun.field()).ty {
        GuessedType::Known(ty) => ty.is_number(),
        GuessedType::Values(_) => false,
    };
    let typed = properties.iter().any(|property| matches!(property.what, What::Type(_)));
    if let Some(span) = signed.filter(|_| !typed && !is_number()) {
        let expected = format!("`{}` of a number; if it is one, give it a type, as in `an integer …`", noun.one());
        return Err(Stuck::at(span, expected));
    }
    noun.determiner = determiner;
    let item = Item::new(noun, quantity, properties, at.whole);
    finish(clause, at, item)
}

/// "is_done", "has_sauna": a flag by its name.
fn is_asked(low: &str) -> bool {
    ["is_", "has_", "can_", "was_"].iter().any(|ask| low.len() > ask.len() && low.starts_with(ask))
}

/// "A positive price", "a non-null nickname": what the adjective says of the field; no name begins like this.
fn adjective(at: &mut Cursor<'_>) -> Result<Option<Vec<Property>>, Stuck> {
    let from = at.at;
    if !at.rest().get(1).is_some_and(Token::is_name) {
        return Ok(None);
    }
    if at.eat_any(&["non-null", "non-nullable", "non-empty", "non-blank"]).is_some() {
        return Ok(Some(vec![plain(What::Required(true), at.span_from(from))]));
    }
    if matches!(at.low(0), "positive" | "non-negative" | "nonnegative") { limit::limit(at) } else { Ok(None) }
}

/// Reads what stands behind the name.
fn finish(clause: &Clause<'_>, at: &mut Cursor<'_>, mut item: Item) -> Result<Item, Stuck> {
    while !at.done() {
        suffix(clause, at, &mut item)?;
    }
    Ok(item)
}

/// What may stand behind the name of a field.
fn suffix(clause: &Clause<'_>, at: &mut Cursor<'_>, item: &mut Item) -> Result<(), Stuck> {
    let from = at.at;
    if at.eat_any(&[",", "and"]).is_some() {
        return if at.done() { Err(at.stuck("something behind the comma")) } else { Ok(()) };
    }
    if item.target.is_none()
        && let Some(role) = role::role(at)?
    {
        item.target = Some(std::mem::replace(&mut item.noun, role));
        return Ok(());
    }
    if at.eat("(") {
        let inner = at.rest();
        let mut depth = 1_usize;
        let close = inner.iter().position(|token| {
            if token.is_mark("(") {
                depth += 1;
            } else if token.is_mark(")") {
                depth -= 1;
            }
            depth == 0
        });
        let Some(close) = close else { return Err(at.stuck("a closing parenthesis")) };
        let within = at.over(inner.get(..close).unwrap_or(&[]));
        at.at += close + 1;
        parenthesis(clause, within, item)?;
        return Ok(());
    }
    if at.sees(":") {
        return item_tail::colon_values(at, item);
    }
    if item_tail::demand(clause, at, item)? {
        return Ok(());
    }
    if available(at) {
        // "A phone (optional), if known, a birth year" may mean the birth year.
        if item.properties.iter().any(|property| property.what == What::Required(false)) {
            return Err(Stuck::at(at.span_from(from), "another item: this one may be empty already"));
        }
        item.properties.push(plain(What::Required(false), at.span_from(from)));
        return Ok(());
    }
    // "A date when it starts" is no date that may be missing.
    if at.sees("when") && is_moment(&item.noun) {
        return Err(at.stuck(format!("a name that says it, as in `a start {}`", item.noun.one())));
    }
    if hedge::behind(at) {
        item.properties.push(plain(What::Required(false), at.span_from(from)));
        return Ok(());
    }
    if ends_in_examples(at.rest()) {
        at.at = at.tokens.len();
        return Ok(());
    }
    if at.eat("or not") || at.eat("flag") {
        item.properties.push(plain(What::Type(DraftType::Known(Type::Boolean)), at.span_from(from)));
        return Ok(());
    }
    if let Some(span) = unshared(at) {
        item.properties.push(plain(What::Unique(Uniqueness::Scoped), span));
        return Ok(());
    }
    // "An `ends_at` timestamp"
    let ticked =
        from.checked_sub(1).and_then(|before| at.tokens.get(before)).is_some_and(|name| name.kind == Kind::Ticked);
    if ticked
        && matches!(at.low(0), "boolean" | "date" | "datetime" | "integer" | "time" | "timestamp")
        && let Some(properties) = phrase::type_word(at)
    {
        item.properties.extend(properties);
        return Ok(());
    }
    if at.sees("/") {
        return Err(at.stuck("one name: whether the other is a second field or another word for it is not said"));
    }
    if at.eat_any(&["both of whom are", "both of which are"]).is_some() {
        return relative(clause, at, item);
    }
    if at.sees("references") || at.sees("referencing") || at.sees("that references") || at.sees("which references") {
        at.eat_any(&["that", "which"]);
        if reference(clause, at, item)? {
            return Ok(());
        }
    }
    // ", which stays empty until it is paid"
    let mut ahead = *at;
    if ahead.eat_any(&["that", "which"]).is_some() && form::empty::stays(&mut ahead) {
        *at = ahead;
        item.properties.push(plain(What::Required(false), at.span_from(from)));
        return Ok(());
    }
    if let Some(scope) = item_tail::never_twice(at)? {
        item.per = Some(scope);
        return Ok(());
    }
    if let Some(properties) = never::behind(clause, at)? {
        item.properties.extend(properties);
        return Ok(());
    }
    if let Some(property) = item_tail::which_is_default(at).or_else(|| item_tail::flag_default(at)) {
        item.properties.push(property);
        return Ok(());
    }
    if at.sees("that is") || at.sees("which is") {
        let words = at.rest().get(2..).unwrap_or(&[]);
        if is_choice(words) {
            at.at += 2;
            return said(clause, at, item, from);
        }
    }
    if at.eat_any(&["who is", "which is", "that is", "who are", "which are", "that are"]).is_some() {
        return relative(clause, at, item);
    }
    if at
        .eat_any(&[
            "that can be",
            "which can be",
            "that must be",
            "which must be",
            "that may be",
            "which may be",
            "which must lie",
            "that must lie",
            "which has to be",
            "that has to be",
            "which should be",
            "which always lies",
            "which lies",
            "that lies",
        ])
        .is_some()
    {
        let demanded = at.tokens.get(at.at - 2..at.at).is_some_and(|pair| pair.iter().any(|token| token.low == "must"));
        // What must be empty holds nothing: "not" is missing.
        if demanded && matches!(at.low(0), "absent" | "empty" | "missing" | "null") {
            return Err(at.stuck("`not empty`, or `optional`"));
        }
        at.eat_any(&["either", "one of"]);
        return said(clause, at, item, from);
    }
    let defaults = [
        "which starts at",
        "which starts as",
        "that starts at",
        "that starts as",
        "starting at",
        "which defaults to",
        "that defaults to",
        "defaulting to",
        "defaults to",
        "with a default of",
        "with the default",
        "with default",
        "by default",
        "default",
        "initially",
    ];
    if at.eat_any(&defaults).is_some() {
        let Some(value) = phrase::value(at) else { return Err(at.stuck("a value")) };
        item.properties.push(plain(What::Default(value.value), at.span_from(from)));
        return Ok(());
    }
    if at.eat_any(&["as a", "as an", "as", "of type"]).is_some() {
        let Some(properties) = phrase::type_word(at) else { return Err(at.stuck("a type, such as `integer`")) };
        item.properties.extend(properties);
        return Ok(());
    }
    if at.sees("optional") || at.sees("required") || at.sees("unique") {
        item.properties.extend(constraint(clause, at)?.unwrap_or_default());
        return Ok(());
    }
    let scopes = ["for each", "for every", "per", "within", "inside", "in", "on", "among the"];
    let mut scoped = *at;
    scoped.eat("only");
    if scopes.iter().any(|words| scoped.sees(words))
        && let Some(unique) = item.properties.iter().position(|p| p.what == What::Unique(Uniqueness::Scoped))
    {
        *at = scoped;
        at.eat_any(&scopes);
        at.eat_any(&["the same", "that", "this"]);
        let length = at.rest().iter().take_while(|token| token.is_name()).count();
        let Some(scope) = at.rest().get(..length).and_then(Noun::read) else { return Err(at.stuck("an entity")) };
        at.at += length;
        item.properties.remove(unique);
        item.per = Some(scope);
        return Ok(());
    }
    if at.sees("across") {
        let unique = item.properties.iter_mut().find(|property| property.what == What::Unique(Uniqueness::Scoped));
        let Some(unique) = unique else { return Err(at.stuck(NEXT)) };
        unique.what = What::Unique(phrase::reach(at, clause.book)?);
        return Ok(());
    }
    let mut ahead = *at;
    ahead.eat_any(&["of", "with"]);
    if let Some(properties) = phrase::limit(&mut ahead)? {
        *at = ahead;
        item.properties.extend(properties);
        return Ok(());
    }
    Err(at.stuck(NEXT))
}

fn is_moment(noun: &Noun) -> bool {
    matches!(noun.one(), "date" | "day" | "moment" | "time" | "timestamp")
}

/// "Which no other batch may share", behind the name of a field.
fn unshared(at: &mut Cursor<'_>) -> Option<Span> {
    let mut ahead = *at;
    ahead.eat_any(&["which no other", "that no other", "which no two", "that no two"])?;
    let length = ahead
        .rest()
        .iter()
        .position(|token| matches!(token.low.as_str(), "may" | "can" | "must" | "share" | "shares" | "has" | "have"))?;
    ahead.rest().get(..length).and_then(Noun::read)?;
    ahead.at += length;
    ahead.eat_any(&["may", "can", "must"]);
    ahead.eat_any(&["share", "shares", "has", "have", "use"])?;
    let span = ahead.span_from(at.at);
    *at = ahead;
    Some(span)
}

/// Behind "which is".
fn relative(clause: &Clause<'_>, at: &mut Cursor<'_>, item: &mut Item) -> Result<(), Stuck> {
    let from = at.at;
    if at.sees("optional") || at.sees("required") || at.sees("unique") || at.sees("one of") || at.sees("either") {
        at.eat_any(&["one of", "either"]);
        return said(clause, at, item, from);
    }
    let mut ahead = *at;
    ahead.eat_any(&["a", "an"]);
    let mut typed = phrase::type_word(&mut ahead);
    // "A grade, which is an integer between 6 and 8"
    let mut limited = ahead;
    limited.eat_any(&["of", "with"]);
    if let (Some(properties), Ok(Some(limits))) = (&mut typed, phrase::limit(&mut limited)) {
        properties.extend(limits);
        ahead = limited;
    }
    let typed = typed.filter(|_| ahead.done() || ahead.sees(",") || ahead.sees("("));
    let mut noun_at = *at;
    let mut determined = noun_at.eat("another");
    noun_at.eat("also");
    determined |= noun_at.eat_any(&["a", "an", "one of the"]).is_some();
    let length = noun_at.rest().iter().take_while(|token| token.is_name()).count();
    let noun = noun_at.rest().get(..length).and_then(Noun::read).filter(|noun| {
        determined |= noun.plural || !noun.determiner.is_empty() || clause.book.knows(noun);
        determined // "an email that is verified" names nobody
    });
    match (noun, typed) {
        (Some(noun), None) => {
            noun_at.at += length;
            *at = noun_at;
            item.target = Some(noun);
        }
        (Some(noun), Some(_)) if clause.book.knows(&noun) => {
            noun_at.at += length;
            *at = noun_at;
            item.target = Some(noun);
        }
        (_, Some(properties)) => {
            *at = ahead;
            item.properties.extend(properties);
        }
        (None, None) => return Err(at.stuck("who or what it is, as in `an owner, who is a user`")),
    }
    Ok(())
}

/// Behind "that can be", "which is": a constraint, or values up to the end.
fn said(clause: &Clause<'_>, at: &mut Cursor<'_>, item: &mut Item, from: usize) -> Result<(), Stuck> {
    if let Some(properties) = constraint(clause, at)? {
        item.properties.extend(properties);
        return Ok(());
    }
    item_tail::values(at, item, from)
}
