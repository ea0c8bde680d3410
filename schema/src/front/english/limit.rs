//! Limits of a number or of a length: "between 0 and 150", "> 0", "at least 8 characters long", "positive", "12-digit".

use super::clause::{Cursor, Stuck};
use super::fact::{Bound, Property, What};
use super::lexer::Kind;
use crate::condition::Comparison;
use crate::text::Span;

/// A number word that counts what follows: "two", not "one".
pub(super) fn counts(word: &str) -> bool {
    NUMBER_WORDS.iter().skip(2).any(|number| *number == word)
}

/// "Three", "zero".
pub(super) fn is_number_word(word: &str) -> bool {
    NUMBER_WORDS.contains(&word.to_lowercase().as_str())
}

const NUMBER_WORDS: &[&str] =
    &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A number, in figures or in words up to twelve.
pub(super) fn number(cursor: &mut Cursor<'_>) -> Option<String> {
    let token = cursor.peek()?;
    let text = match token.kind {
        Kind::Number => token.text.clone(),
        Kind::Word => NUMBER_WORDS.iter().position(|word| *word == token.low)?.to_string(),
        _ => return None,
    };
    cursor.at += 1;
    Some(text)
}

/// A number that is due; one of per cent is refused, since only its writer knows whether 5 % is kept as 5 or as 0.05.
fn needed(cursor: &mut Cursor<'_>, expected: &str) -> Result<String, Stuck> {
    let start = *cursor;
    let Some(text) = number(cursor) else { return Err(cursor.stuck(expected)) };
    if matches!(cursor.low(0), "%" | "percent") {
        return Err(
            start.stuck(format!("a number without `%`: {text} % may be kept as {text} or as a fraction of one"))
        );
    }
    Ok(text)
}

/// A number, or "zero" in a word.
pub(super) fn zero_or(cursor: &mut Cursor<'_>) -> Result<String, Stuck> {
    if cursor.eat_any(&["zero", "nothing"]).is_some() {
        return Ok("0".to_owned());
    }
    needed(cursor, "a number")
}

/// Words before a number that limits another.
pub(super) const COMPARISONS: &[(&str, Comparison)] = &[
    ("greater than or equal to", Comparison::Ge),
    ("less than or equal to", Comparison::Le),
    ("no greater than", Comparison::Le),
    ("not greater than", Comparison::Le),
    ("not longer than", Comparison::Le),
    ("not shorter than", Comparison::Ge),
    ("no fewer than", Comparison::Ge),
    ("no higher than", Comparison::Le),
    ("no longer than", Comparison::Le),
    ("no lower than", Comparison::Ge),
    ("no shorter than", Comparison::Ge),
    ("no less than", Comparison::Ge),
    ("not less than", Comparison::Ge),
    ("no more than", Comparison::Le),
    ("not more than", Comparison::Le),
    ("a minimum of", Comparison::Ge),
    ("a maximum of", Comparison::Le),
    ("minimum of", Comparison::Ge),
    ("maximum of", Comparison::Le),
    ("not exceeding", Comparison::Le),
    ("not above", Comparison::Le),
    ("not below", Comparison::Ge),
    ("not over", Comparison::Le),
    ("not under", Comparison::Ge),
    ("greater than", Comparison::Gt),
    ("more than", Comparison::Gt),
    ("larger than", Comparison::Gt),
    ("higher than", Comparison::Gt),
    ("longer than", Comparison::Gt),
    ("less than", Comparison::Lt),
    ("fewer than", Comparison::Lt),
    ("smaller than", Comparison::Lt),
    ("lower than", Comparison::Lt),
    ("shorter than", Comparison::Lt),
    ("at least", Comparison::Ge),
    ("at most", Comparison::Le),
    ("limited to", Comparison::Le),
    ("up to", Comparison::Le),
    ("above", Comparison::Gt),
    ("below", Comparison::Lt),
    ("over", Comparison::Gt),
    ("under", Comparison::Lt),
    ("minimum", Comparison::Ge),
    ("maximum", Comparison::Le),
    ("min", Comparison::Ge),
    ("max", Comparison::Le),
    (">=", Comparison::Ge),
    ("<=", Comparison::Le),
    (">", Comparison::Gt),
    ("<", Comparison::Lt),
];

/// Words that are said of lengths only.
const LENGTHS: &[&str] = &["longer", "shorter", "limited"];

/// Words that open the limits of a length: "a maximum length of 80", "length between 3 and 50".
const LENGTH: &[(&str, Option<Comparison>)] = &[
    ("a maximum length of", Some(Comparison::Le)),
    ("a minimum length of", Some(Comparison::Ge)),
    ("maximum length of", Some(Comparison::Le)),
    ("minimum length of", Some(Comparison::Ge)),
    ("maximum length", Some(Comparison::Le)),
    ("minimum length", Some(Comparison::Ge)),
    ("max length", Some(Comparison::Le)),
    ("min length", Some(Comparison::Ge)),
    ("a length of", None),
    ("a length", None),
    ("length of", None),
    ("length", None),
];

/// The length of a rope is none of a text.
const UNIT: &str = "`characters`; for the length of a thing, give it a field of its own";

/// A limit of a number or of a length, if one comes next.
pub(super) fn limit(cursor: &mut Cursor<'_>) -> Result<Option<Vec<Property>>, Stuck> {
    let from = cursor.at;
    let simple = [
        ("non-negative", Comparison::Ge),
        ("nonnegative", Comparison::Ge),
        ("not negative", Comparison::Ge),
        ("positive", Comparison::Gt),
        ("negative", Comparison::Lt),
    ];
    if let Some((_, sign)) = simple.iter().find(|(words, _)| cursor.eat(words)) {
        let what = What::Bound(Bound::Compare(*sign, "0".to_owned()));
        return Ok(Some(vec![Property { what, span: cursor.span_from(from) }]));
    }
    let start = *cursor;
    let length = LENGTH.iter().find(|(words, _)| cursor.eat(words));
    if let Some((_, Some(sign))) = length {
        cursor.eat(":");
        let value = needed(cursor, "a number of characters")?;
        characters(cursor);
        return of_length(&start, cursor, from, *sign, &value).map(Some);
    }
    let is_length = length.is_some();
    let range = if cursor.eat("between") {
        Some("and")
    } else if cursor
        .eat_any(&["from", "in the range from", "in the range of", "in the range", "ranging from"])
        .is_some()
    {
        Some("to")
    } else {
        None
    };
    if let Some(middle) = range {
        let expected = format!("two numbers, as in `{} 1 {middle} 5`", start.low(0));
        let fault = |found: Stuck| if found.expected == expected { start.stuck(&*expected) } else { found };
        let low = needed(cursor, &expected).map_err(fault)?;
        let goes_on = cursor.eat(middle) || (middle == "to" && cursor.eat_any(&["up to", "-", "—", ".."]).is_some());
        if !goes_on {
            return Err(start.stuck(expected));
        }
        let high = needed(cursor, &expected).map_err(fault)?;
        return between(cursor, from, low, high, is_length).map(Some);
    }
    if cursor.eat("exactly") {
        let length = number(cursor).and_then(|number| number.parse().ok()).filter(|length| *length > 0);
        if let Some(length) = length
            && characters(cursor)
        {
            return Ok(Some(exactly(length, cursor.span_from(from))));
        }
        *cursor = start;
        return Ok(None);
    }
    let Some((words, sign)) = COMPARISONS.iter().find(|(words, _)| cursor.eat(words)) else {
        return bare(cursor, &start, is_length);
    };
    let value = needed(cursor, "a number, or another field of the same row")?;
    let named = words.split(' ').any(|word| LENGTHS.contains(&word));
    if characters(cursor) {
        return of_length(&start, cursor, from, *sign, &value).map(Some);
    }
    if is_length {
        return Err(cursor.stuck(UNIT));
    }
    if named {
        return Err(start.stuck(format!("a length, as in `{words} {value} characters`")));
    }
    let what = What::Bound(Bound::Compare(*sign, value));
    Ok(Some(vec![Property { what, span: cursor.span_from(from) }]))
}

/// A limit that begins with its number: "1 to 5", "1-5", "3 characters", "18 or more".
fn bare<'a>(cursor: &mut Cursor<'a>, start: &Cursor<'a>, is_length: bool) -> Result<Option<Vec<Property>>, Stuck> {
    let from = start.at;
    let Some(low) = number(cursor) else {
        let stuck = is_length.then(|| cursor.stuck("a number of characters"));
        *cursor = *start;
        return stuck.map_or(Ok(None), Err);
    };
    let percent = matches!(cursor.low(0), "%" | "percent");
    if percent {
        cursor.at += 1;
    }
    if cursor.eat_any(&["to", "-", "—", ".."]).is_some() {
        let high = *cursor;
        if number(cursor).is_some() {
            if percent || matches!(cursor.low(0), "%" | "percent") {
                *cursor = *start;
                return needed(cursor, "a number").and_then(|_| Err(start.stuck("numbers without `%`")));
            }
            *cursor = high;
            let high = needed(cursor, "a number")?;
            return between(cursor, from, low, high, is_length).map(Some);
        }
    } else if !percent {
        let open = [
            ("or more", Comparison::Ge),
            ("or higher", Comparison::Ge),
            ("or greater", Comparison::Ge),
            ("or above", Comparison::Ge),
            ("or less", Comparison::Le),
            ("or fewer", Comparison::Le),
            ("or lower", Comparison::Le),
            ("or below", Comparison::Le),
        ];
        if let Some((_, sign)) = open.iter().find(|(words, _)| cursor.eat(words)) {
            if characters(cursor) {
                return of_length(start, cursor, from, *sign, &low).map(Some);
            }
            if is_length {
                return Err(cursor.stuck(UNIT));
            }
            let what = What::Bound(Bound::Compare(*sign, low));
            return Ok(Some(vec![Property { what, span: cursor.span_from(from) }]));
        }
        if characters(cursor)
            && let Ok(length) = low.parse::<u32>()
        {
            return Ok(Some(exactly(length, cursor.span_from(from))));
        }
    }
    if is_length {
        return Err(cursor.stuck(UNIT));
    }
    *cursor = *start;
    Ok(None)
}

/// "A positive price": before a name of a number; "a positive test" is no number, and is left to the caller to refuse.
pub(super) fn signed(cursor: &mut Cursor<'_>) -> Option<Property> {
    let sign = match cursor.low(0) {
        "positive" => Comparison::Gt,
        "non-negative" | "nonnegative" => Comparison::Ge,
        _ => return None,
    };
    let token = cursor.peek()?;
    let named = cursor.tokens.get(cursor.at + 1).is_some_and(|next| next.is_name() && next.low != "and");
    named.then(|| {
        cursor.at += 1;
        Property { what: What::Bound(Bound::Compare(sign, "0".to_owned())), span: token.span }
    })
}

/// "12-digit", "eight-character" before a noun.
pub(super) fn sized(cursor: &mut Cursor<'_>) -> Option<Vec<Property>> {
    const SIGNS: &[&str] = &["char", "character", "digit", "letter"];
    let from = cursor.at;
    let first = cursor.peek()?;
    let (length, words) = match first.low.split_once('-') {
        Some((number, sign)) if SIGNS.contains(&sign) => {
            (NUMBER_WORDS.iter().position(|word| *word == number)?.to_string(), 1)
        }
        _ if first.kind == Kind::Number && cursor.low(1) == "-" && SIGNS.contains(&cursor.low(2)) => {
            (first.text.clone(), 3)
        }
        _ => return None,
    };
    let length = length.parse::<u32>().ok().filter(|length| *length > 0)?;
    cursor.at += words;
    Some(exactly(length, cursor.span_from(from)))
}

fn exactly(length: u32, span: Span) -> Vec<Property> {
    let least = What::Bound(Bound::MinLength(length));
    vec![Property { what: What::MaxLength(length), span }, Property { what: least, span }]
}

fn of_length(
    start: &Cursor<'_>,
    cursor: &Cursor<'_>,
    from: usize,
    sign: Comparison,
    value: &str,
) -> Result<Vec<Property>, Stuck> {
    let span = cursor.span_from(from);
    let what = match (sign, value.parse::<u32>()) {
        (Comparison::Ge, Ok(least)) => What::Bound(Bound::MinLength(least)),
        (Comparison::Gt, Ok(below)) if below < u32::MAX => What::Bound(Bound::MinLength(below + 1)),
        (Comparison::Le, Ok(most)) if most > 0 => What::MaxLength(most),
        (Comparison::Lt, Ok(above)) if above > 1 => What::MaxLength(above - 1),
        _ => return Err(start.stuck("a length, as in `up to 200 characters`")),
    };
    Ok(vec![Property { what, span }])
}

fn between(
    cursor: &mut Cursor<'_>,
    from: usize,
    low: String,
    high: String,
    is_length: bool,
) -> Result<Vec<Property>, Stuck> {
    let found = characters(cursor);
    if is_length && !found {
        return Err(cursor.stuck(UNIT));
    }
    let is_length = found;
    let span = cursor.span_from(from);
    if cursor.sees("exclusive") {
        return Err(cursor.stuck(format!("both ends in the range; for the other say `> {low} and < {high}`")));
    }
    cursor.eat("inclusive");
    let reversed = match (low.parse::<f64>(), high.parse::<f64>()) {
        (Ok(low), Ok(high)) => low > high,
        _ => true,
    };
    if reversed {
        return Err(Stuck::at(span, format!("the smaller number first: nothing is between {low} and {high}")));
    }
    if !is_length {
        return Ok(vec![Property { what: What::Bound(Bound::Between(low, high)), span }]);
    }
    match (low.parse::<u32>(), high.parse::<u32>()) {
        (Ok(low), Ok(high)) if high > 0 => Ok(vec![
            Property { what: What::MaxLength(high), span },
            Property { what: What::Bound(Bound::MinLength(low)), span },
        ]),
        _ => Err(Stuck::at(span, "whole numbers of characters")),
    }
}

/// "characters long", and the like.
fn characters(cursor: &mut Cursor<'_>) -> bool {
    let found = cursor.eat_any(&["characters", "character", "chars", "letters", "digits"]).is_some();
    if found {
        cursor.eat_any(&["long", "in length"]);
    }
    found
}
