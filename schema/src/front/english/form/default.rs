//! "Task status defaults to 'pending'."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::{Fact, FieldRef, Property, RawValue, What};
use crate::front::english::lexer::{Kind, Token};
use crate::front::english::noun::Noun;
use crate::front::english::phrase;
use crate::front::english::suggest::capital;
use crate::text::Spanned;

pub(super) static FORM: Form = Form {
    name: "default",
    page: PAGE,
    cues: &["default", "defaults", "initially", "starts"],
    template: "{field} defaults to 'new'.",
    read,
};

const PAGE: &str = r#"
What a field holds where a new row does not say it.

    Tasks have a status. Task status defaults to 'pending'.
    Tasks have a status. Status is pending by default.
    Tasks have a status. The default status is pending.
    Kilns have a temperature (integer). Temperature starts at 20.
    Pots have a stage. Stage starts as raw.
    Pots have a stage. The initial stage is raw.
    Pots have a stage. Default stage: raw.
    Pots have a stage. By default, the stage is raw.
    Pots have a stage (raw, fired). Pots are raw by default.
    Pots have a stage (raw, fired). New pots start out as raw.
    Pots have a stage (raw, fired). New pots are raw.
    Pots have a stage. The stage of a pot can be raw or fired. The default is raw.
"#;

/// The entity whose rows begin with a value: "pots", "new pots", "a new pot".
fn row(clause: &Clause<'_>, field: &FieldRef) -> Option<Noun> {
    let own = |noun: &Noun| clause.book.knows(noun) && !clause.book.is_field(noun);
    if field.entity.is_none() && own(&field.field) {
        return Some(field.field.clone());
    }
    let rest = field.whole.text.strip_prefix("new ").or_else(|| field.whole.text.strip_prefix("New "))?;
    Some(field.whole.named(rest)).filter(own)
}

/// Of these the lowest is said as often as the first.
fn is_price(field: &Noun) -> bool {
    const PRICES: &[&str] = &["cost", "fare", "fee", "price", "rate", "rent", "salary", "wage"];
    PRICES.contains(&field.one().rsplit(' ').next().unwrap_or_default())
}

const VERBS: &[&str] = &["defaults", "default", "starts", "start"];

fn read(clause: &Clause<'_>) -> Outcome {
    let mut start = clause.cursor();
    // "Default status: open"
    if start.eat("default")
        && let Some(colon) = start.rest().iter().position(|token| token.is_mark(":"))
        && let Some(fields) =
            start.rest().get(..colon).filter(|named| !named.is_empty()).and_then(|tokens| clause.fields(tokens))
    {
        start.at += colon + 1;
        return value(clause, &fields, start);
    }
    start.at = 0;
    if start.eat("by default") {
        start.eat(",");
        let Some(verb) = start.rest().iter().position(|token| matches!(token.low.as_str(), "is" | "are")) else {
            return Outcome::Other;
        };
        let Some(fields) = start.rest().get(..verb).and_then(|tokens| clause.fields(tokens)) else {
            return Outcome::Other;
        };
        start.at += verb + 1;
        return value(clause, &fields, start);
    }
    if let Some((before, mut cursor)) = defaults(clause)
        && cursor.eat_any(&["out as", "off as", "to", "as", "at"]).is_some()
        && let Some(fields) = clause.fields(before)
    {
        // "Prices start at 5": no price is lower, or each new one is 5?
        let at = cursor.tokens.get(cursor.at - 1).is_some_and(|token| token.low == "at");
        let priced = fields.iter().any(|field| field.field.plural || is_price(&field.field));
        if at && priced && cursor.peek().is_some_and(|token| token.kind == Kind::Number) {
            let number = cursor.low(0);
            return Outcome::Stuck(
                cursor.stuck(format!("`at least {number}` or `{number} by default`, whichever is meant")),
            );
        }
        return value(clause, &fields, cursor);
    }
    let Some((before, verb, mut cursor)) = clause.split_at(&["is", "are", "be"]) else { return Outcome::Other };
    let mut start = clause.cursor();
    start.eat("the");
    if verb.low != "be"
        && start
            .eat_any(&["default value of", "default value for", "default for", "default of", "default", "initial"])
            .is_some()
    {
        let named = before.get(start.at..).filter(|tokens| !tokens.is_empty());
        if let Some(fields) = named.and_then(|tokens| clause.fields(tokens)) {
            return value(clause, &fields, cursor);
        }
    }
    let before = match before.split_last() {
        Some((last, rest)) if verb.low == "be" && matches!(last.low.as_str(), "must" | "should") => rest,
        _ if verb.low == "be" => return Outcome::Other,
        _ => before,
    };
    let opened = cursor.eat_any(&["initially", "by default"]).is_some();
    cursor.eat("set to");
    let rest = cursor.rest();
    let (found, ended) = match rest {
        [value @ .., by, default] if by.low == "by" && default.low == "default" => (value, true),
        [value @ .., last] if last.low == "initially" => (value, true),
        value => (value, false),
    };
    if let (false, false, [new, noun @ ..]) = (opened, ended, before)
        && new.low == "new"
        && let Some(entity) = Noun::read(noun).filter(|noun| noun.plural && clause.book.knows(noun))
        && matches!(verb.low.as_str(), "are")
        && let [value] = rest
        && value.kind == Kind::Word
        && clause.book.is_settled()
    {
        // "New orders are open": what each of them begins as.
        let value = Spanned::new(value.text.clone(), value.span);
        return Outcome::Read(vec![Fact::StartsAs { entity, value }]);
    }
    if opened == ended {
        return Outcome::Other;
    }
    let Some(fields) = clause.fields(before) else { return Outcome::Other };
    cursor.tokens = cursor.tokens.get(..cursor.at + found.len()).unwrap_or(&[]);
    value(clause, &fields, cursor)
}

/// What stands before the verb, and a cursor behind it: the first "start" of "week start defaults to 1" is none.
fn defaults<'a>(clause: &Clause<'a>) -> Option<(&'a [Token], Cursor<'a>)> {
    let leads = |token: &Token| matches!(token.low.as_str(), "as" | "at" | "off" | "out" | "to");
    let verb = |pair: &[Token]| matches!(pair, [verb, next] if verb.kind == Kind::Word && VERBS.contains(&verb.low.as_str()) && leads(next));
    let at = clause.tokens.windows(2).skip(1).position(verb)? + 1;
    let mut cursor = clause.cursor();
    cursor.at = at + 1;
    Some((clause.tokens.get(..at)?, cursor))
}

fn value(clause: &Clause<'_>, fields: &[FieldRef], mut cursor: Cursor<'_>) -> Outcome {
    let entity = |field: &&FieldRef| {
        field.entity.is_none() && clause.book.knows(&field.field) && !clause.book.is_field(&field.field)
    };
    // "Listings are active by default", "new lessons start out as requested"
    if let [field] = fields
        && clause.book.is_settled()
        && let Some(entity) = row(clause, field)
        && cursor.peek().is_some_and(|value| value.kind == Kind::Word)
        && let Some(Spanned { value: RawValue::Words(words), span }) = phrase::value(&mut cursor)
    {
        return cursor.end(vec![Fact::StartsAs { entity, value: Spanned::new(words, span) }]);
    }
    if let Some(field) = fields.iter().find(entity).filter(|_| clause.book.is_settled()) {
        let sentence = format!("{} status defaults to 'new'.", capital(field.field.one()));
        return Outcome::Stuck(Stuck::at(field.whole.span, "the field that holds the value").instead(sentence));
    }
    let Some(value) = phrase::value(&mut cursor) else {
        return Outcome::Stuck(cursor.stuck("a value, such as `'pending'` or `0`"));
    };
    let property = Property { what: What::Default(value.value), span: value.span };
    cursor.end(fields.iter().map(|field| Fact::property(field.clone(), property.clone())).collect())
}
