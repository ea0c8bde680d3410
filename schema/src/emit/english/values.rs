//! Types, values, defaults and limits as words.

use super::Writer;
use super::noun::{list, ticked};
use crate::condition::{Comparison, Condition, Term};
use crate::ir::{EnumValue, Field, Type, Value};
use crate::name;

/// "(decimal(8, 3))" without the outer parentheses; `None`: no word says it.
pub(super) fn type_words(ty: &Type) -> Option<String> {
    let word = match ty {
        Type::String { length } => return (*length > 0).then(|| format!("string, {}", up_to(*length))),
        Type::Text => "text",
        Type::SmallInt => "small integer",
        Type::Integer => "integer",
        Type::BigInt => "big integer",
        Type::Real => "real",
        Type::Float => "float",
        Type::Decimal { precision, scale } => return Some(format!("decimal({precision}, {scale})")),
        Type::Boolean => "boolean",
        Type::Timestamp => "timestamp",
        Type::Date => "date",
        Type::Time => "time",
        Type::Uuid => "uuid",
        Type::Json => "json",
        Type::Bytes => "binary", // "(bytes)" is a unit
        Type::Array(element) => {
            return match element.as_ref() {
                Type::String { length } if *length > 0 => Some(format!("list of strings, {}", up_to(*length))),
                Type::Integer => Some("list of integers".to_owned()),
                Type::Uuid => Some("list of uuids".to_owned()),
                _ => None,
            };
        }
        Type::Enum(_) | Type::Char { .. } | Type::NaiveTimestamp | Type::Other { .. } => return None,
    };
    Some(word.to_owned())
}

/// "up to 80 characters".
pub(super) fn up_to(length: u32) -> String {
    format!("up to {length} characters")
}

impl Writer<'_> {
    /// "raw, fired or sold"; `None`: they are fewer than two, or one cannot be written.
    pub(super) fn values(&self, values: &[EnumValue]) -> Option<String> {
        let pair: Vec<&str> = values.iter().map(|value| value.stored.as_str()).collect();
        if [["yes", "no"], ["true", "false"], ["y", "n"]].iter().any(|both| both == pair.as_slice()) {
            return Some(list(&pair.into_iter().map(ticked).collect::<Vec<_>>(), "or")); // in words they are a boolean
        }
        let words: Option<Vec<String>> = values.iter().map(|value| self.value(value)).collect();
        words.filter(|words| words.len() > 1).map(|words| list(&words, "or"))
    }

    /// "in progress", or in back-ticks as it is stored.
    fn value(&self, value: &EnumValue) -> Option<String> {
        let same = |variant: String| variant == value.variant;
        let words = value.stored.replace('_', " ");
        if name::snake(&words) == value.stored && same(name::pascal(&value.stored)) && (self.plain.value)(&words) {
            return Some(words);
        }
        let written = !value.stored.is_empty() && !value.stored.contains(['`', '\n', '\r']);
        (written && same(name::pascal(&name::snake(&value.stored)))).then(|| ticked(&value.stored))
    }

    /// What stands behind "defaulting to".
    pub(super) fn default(&self, field: &Field, default: &Value) -> Option<String> {
        let values = match &field.ty {
            Type::Enum(known) => known.values.as_deref().unwrap_or_default(),
            _ => &[],
        };
        match default {
            Value::Text(text) => match values.iter().find(|value| value.stored == *text) {
                Some(value) => self.value(value),
                None if values.is_empty() => quoted(text),
                None => None,
            },
            Value::Variant(path) => {
                let last = path.rsplit("::").next().unwrap_or(path);
                values.iter().find(|value| value.variant == last).and_then(|value| self.value(value))
            }
            Value::Number(number) if is_number(number) => Some(number.clone()),
            Value::Number(number) if field.ty.is_number() => quoted(number),
            Value::Boolean(value) if field.ty == Type::Boolean => Some(value.to_string()),
            Value::Now => Some("now".to_owned()),
            Value::Number(_) | Value::Boolean(_) | Value::Sql(_) => None,
        }
    }
}

/// A text in the first pair of quotes that it does not hold itself; `None`: it holds them all, or something that no sentence has.
fn quoted(text: &str) -> Option<String> {
    if text.contains(['\n', '\r']) || text.contains("<!--") {
        return None;
    }
    let pairs = [("'", "'"), ("\"", "\""), ("“", "”"), ("«", "»"), ("`", "`")];
    let (open, close) = pairs.into_iter().find(|(_, close)| !text.contains(close))?;
    Some(format!("{open}{text}{close}"))
}

/// A number as a text has it: digits, perhaps with a sign and a point.
fn is_number(number: &str) -> bool {
    let digits = number.strip_prefix('-').unwrap_or(number);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all(whole) && all(fraction)
}

/// "between 0 and 150", "at least 3 characters"; `None`: no word says it.
pub(super) fn limits(condition: &Condition, column: &str) -> Option<Vec<String>> {
    if let Condition::And(all) = condition {
        return all.iter().map(|one| limit(one, column)).collect();
    }
    Some(vec![limit(condition, column)?])
}

fn limit(condition: &Condition, column: &str) -> Option<String> {
    let own = |term: &Term| matches!(term, Term::Column(name) if name == column);
    let number = |term: &Term| match term {
        Term::Number(number) if is_number(number) => Some(number.clone()),
        _ => None,
    };
    match condition {
        Condition::Compare(Term::Length(term), Comparison::Ge, least) if own(term) => {
            let least = number(least).filter(|least| least.parse::<u32>().is_ok())?;
            Some(format!("at least {least} characters"))
        }
        Condition::Compare(term, sign, limit) if own(term) => {
            let word = match sign {
                Comparison::Ge => "at least",
                Comparison::Le => "at most",
                Comparison::Gt => "greater than",
                Comparison::Lt => "less than",
                Comparison::Eq | Comparison::Ne => return None,
            };
            Some(format!("{word} {}", number(limit)?))
        }
        Condition::Between(term, low, high) if own(term) => {
            Some(format!("between {} and {}", number(low)?, number(high)?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stands_in_quotes_that_it_does_not_hold() {
        assert_eq!(quoted("raw").as_deref(), Some("'raw'"));
        assert_eq!(quoted("potter's").as_deref(), Some("\"potter's\""));
        assert_eq!(quoted("a'b\"c").as_deref(), Some("“a'b\"c”"));
        assert_eq!(quoted("two\nlines"), None);
    }

    #[test]
    fn only_limits_that_a_sentence_has_are_written() {
        let depth = || Term::Column("depth".into());
        let number = |text: &str| Term::Number(text.into());
        let say = |condition: &Condition| limits(condition, "depth").map(|list| list.join(", "));
        let least = Condition::Compare(depth(), Comparison::Ge, number("-3"));
        let range = Condition::Between(depth(), number("0"), number("1.5"));
        assert_eq!(say(&least).as_deref(), Some("at least -3"));
        assert_eq!(say(&Condition::And(vec![least.clone(), range])).as_deref(), Some("at least -3, between 0 and 1.5"));
        assert_eq!(say(&Condition::Compare(depth(), Comparison::Ne, number("0"))), None);
        assert_eq!(say(&Condition::Or(vec![least])), None);
        assert_eq!(limits(&Condition::Compare(depth(), Comparison::Gt, number("0")), "width"), None);
    }
}
