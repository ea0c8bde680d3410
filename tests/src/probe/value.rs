//! Values of every type: ordinary ones, those at the edge, those just outside, and their literals on each engine.

use groundplan::Decimal;
use groundplan::chrono::{Duration, NaiveDate};
use groundplan_schema::ir::{Engine, Field, Type};

/// A value of a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Val {
    /// NULL.
    Null,
    /// An integer, a decimal or a float.
    Number(Decimal),
    /// A text, an enum's value, a date, a time, or a moment in UTC (`2026-11-21 13:12:33.123456`).
    Text(String),
    Boolean(bool),
    /// A key or another uuid: a number, which keeps its order.
    Key(u64),
    Bytes(Vec<u8>),
    /// JSON, also an array where the engine keeps it as JSON.
    Json(String),
    /// SQL that is no value of the type.
    Broken(&'static str),
}

/// An identifier in the engine's quotes.
pub(super) fn name(engine: Engine, name: &str) -> String {
    match engine {
        Engine::Postgres | Engine::Sqlite => format!("\"{}\"", name.replace('"', "\"\"")),
        Engine::Mysql | Engine::Mariadb => format!("`{}`", name.replace('`', "``")),
    }
}

/// A text in quotes; no value here has a backslash.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A value of a column as SQL.
pub(super) fn literal(engine: Engine, ty: &Type, value: &Val) -> String {
    let postgres = engine == Engine::Postgres;
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    match value {
        Val::Null => "NULL".to_owned(),
        Val::Number(number) => match (ty, engine) {
            // SQLite keeps decimals scaled.
            (Type::Decimal { scale, .. }, Engine::Sqlite) => {
                (number * Decimal::from(10_i64.pow(u32::from(*scale)))).normalize().to_string()
            }
            _ => number.to_string(),
        },
        Val::Text(text) => match (ty, engine) {
            (Type::Timestamp, Engine::Postgres | Engine::Sqlite) => quoted(&format!("{text}+00:00")),
            _ => quoted(text),
        },
        Val::Boolean(value) if postgres => value.to_string(),
        Val::Boolean(value) => u8::from(*value).to_string(),
        Val::Key(number) if *ty != Type::Uuid => number.to_string(),
        Val::Key(number) if postgres => format!("'00000000-0000-7000-8000-{number:012x}'"),
        Val::Key(number) => format!("x'0000000000007000{:016x}'", 0x8000_0000_0000_0000 | number),
        Val::Bytes(bytes) if postgres => format!("'\\x{}'", hex(bytes)),
        Val::Bytes(bytes) => format!("x'{}'", hex(bytes)),
        Val::Json(json) => match ty {
            Type::Array(_) if postgres => quoted(&format!("{{{}}}", &json[1..json.len() - 1])),
            _ => quoted(json),
        },
        Val::Broken(sql) => (*sql).to_owned(),
    }
}

/// A text of so many characters, each of which takes 4 bytes and none of which repeats soon, so that nothing compresses it.
pub(super) fn wide(characters: usize) -> String {
    let mut state = 0x2545_f491_u32;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        char::from_u32(0x1_0000 + state % 0xf_0000).unwrap_or('\u{1F6F6}')
    };
    (0..characters).map(|_| next()).collect()
}

/// `n` in few letters.
fn short(mut n: u64) -> String {
    let digits = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let mut out = Vec::new();
    loop {
        out.push(digits[(n % 36) as usize] as char);
        n /= 36;
        if n == 0 {
            return out.into_iter().rev().collect();
        }
    }
}

fn number(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

/// Ordinary values of a type, the best first; another `n`, others.
pub(super) fn ordinary(ty: &Type, n: u64) -> Vec<Val> {
    let text = |text: String| Val::Text(text);
    let numbers = |step: Decimal| {
        let first = Decimal::from(n % 40 + 1);
        let mut all: Vec<Decimal> = vec![first, first + step, Decimal::from(n % 9 + 1) + step];
        all.extend((0..=20).map(|i| Decimal::from((i + n) % 21)));
        all.extend([-1, -2, -3, 50, 80, 120, 500].map(Decimal::from));
        all.into_iter().map(Val::Number).collect()
    };
    let day = |n: u64| NaiveDate::from_ymd_opt(2001, 1, 1).unwrap_or_default() + Duration::days(n as i64 % 9000);
    match ty {
        Type::String { length } | Type::Char { length } => {
            let all = short(n);
            let tail: String = all.chars().rev().take(*length as usize).collect::<Vec<_>>().into_iter().rev().collect();
            let padded = format!("{all}-text");
            vec![if padded.len() as u32 <= *length { text(padded) } else { text(tail) }, text(all)]
        }
        Type::Text => vec![text(format!("{}-text", short(n)))],
        Type::SmallInt | Type::Integer | Type::BigInt => numbers(Decimal::ONE),
        Type::Real | Type::Float => numbers(Decimal::new(5, 1)),
        Type::Decimal { scale, .. } => numbers(Decimal::new(1, u32::from(*scale))),
        Type::Boolean => [n.is_multiple_of(2), !n.is_multiple_of(2)].map(Val::Boolean).to_vec(),
        // One before and one after, for what is compared.
        Type::Timestamp | Type::NaiveTimestamp => {
            [n, n + 1, n + 8999].map(|n| text(format!("{} 10:20:30.123456", day(n)))).to_vec()
        }
        Type::Date => [n, n + 1, n + 8999].map(|n| text(day(n).to_string())).to_vec(),
        Type::Time => vec![text(format!("{:02}:{:02}:{:02}.000001", n / 3600 % 24, n / 60 % 60, n % 60))],
        Type::Uuid => vec![Val::Key(n)],
        Type::Json => vec![Val::Json(format!("{{\"n\": {n}}}"))],
        Type::Array(element) if element.is_number() => vec![Val::Json(format!("[{n}]"))],
        Type::Array(element) => {
            let length = if let Type::String { length } = **element { length as usize } else { usize::MAX };
            let text = short(n);
            vec![Val::Json(format!("[\"{}\"]", &text[text.len().saturating_sub(length)..]))]
        }
        Type::Bytes => vec![Val::Bytes(n.to_be_bytes().to_vec())],
        Type::Enum(values) => {
            let all: Vec<Val> = values.values.iter().flatten().map(|value| text(value.stored.clone())).collect();
            let at = n as usize % all.len().max(1);
            all[at..].iter().chain(&all[..at]).cloned().collect()
        }
        Type::Other { .. } => Vec::new(),
    }
}

/// Values at the edges of a type, just outside of them, and around the numbers that the column's conditions name.
pub(super) fn edges(engine: Engine, field: &Field, named: &[Decimal], indexed: bool) -> Vec<Val> {
    let text = |text: &str| Val::Text(text.to_owned());
    let mut all = Vec::new();
    match &field.ty {
        Type::String { length } | Type::Char { length } => {
            let lengths = named.iter().filter_map(|n| u32::try_from(*n).ok());
            let around = lengths.flat_map(|n| [n.saturating_sub(1), n, n + 1]);
            all.extend(around.chain([0, *length, length + 1]).map(|n| Val::Text(wide(n as usize))));
        }
        Type::Text => {
            let lengths = named.iter().filter_map(|n| u32::try_from(*n).ok());
            let around = lengths.flat_map(|n| [n.saturating_sub(1), n, n + 1]);
            // More than 64 KiB: no index of a server takes it.
            let long = if indexed { 40 } else { 20_000 };
            all.extend(around.chain([0, long]).map(|n| Val::Text(wide(n as usize))));
        }
        Type::SmallInt => all.extend(beside(i16::MIN.into(), i16::MAX.into(), Decimal::ONE)),
        Type::Integer => all.extend(beside(i32::MIN.into(), i32::MAX.into(), Decimal::ONE)),
        Type::BigInt => all.extend(beside(i64::MIN.into(), i64::MAX.into(), Decimal::ONE)),
        Type::Decimal { precision, scale } => {
            let unit = Decimal::new(1, u32::from(*scale));
            let most = Decimal::from(10_i64.pow(u32::from(precision - scale))) - unit;
            all.extend(beside(-most, most, unit));
        }
        Type::Boolean if engine == Engine::Sqlite => all.push(Val::Broken("2")),
        Type::Boolean | Type::Real | Type::Float | Type::Uuid | Type::Other { .. } => {}
        Type::Timestamp | Type::NaiveTimestamp => {
            all.extend(["0001-01-01 00:00:00.000001", "9999-12-31 23:59:59.999999"].map(text));
        }
        Type::Date => all.extend(["0001-01-01", "9999-12-31"].map(text)),
        Type::Time => all.extend(["00:00:00.000000", "23:59:59.999999"].map(text)),
        Type::Json => all.push(Val::Broken("'{'")),
        Type::Array(element) => {
            all.extend([Val::Json("[]".to_owned()), Val::Broken("'[}'")]);
            // Elsewhere a list is JSON, whose elements have no length; and an index takes no text of any length.
            if let Type::String { length } = **element
                && engine == Engine::Postgres
                && length < 600
            {
                all.extend([length, length + 1].map(|n| Val::Json(format!("[\"{}\"]", wide(n as usize)))));
            }
        }
        Type::Bytes => all.extend([Val::Bytes(Vec::new()), Val::Bytes(vec![0, 39, 92, 255])]),
        Type::Enum(values) => {
            for value in values.values.iter().flatten() {
                let stored = &value.stored;
                let other =
                    if stored.to_uppercase() == *stored { stored.to_lowercase() } else { stored.to_uppercase() };
                all.extend([stored.clone(), other].map(Val::Text));
                // A blank that does not fit is cut off by the standard, and the value is a known one again.
                if stored.chars().count() < values.length() as usize {
                    all.extend([format!("{stored} "), format!(" {stored}")].map(Val::Text));
                }
            }
            all.extend(["no_such_value", ""].map(text));
        }
    }
    if field.ty.is_number() {
        let step = match &field.ty {
            Type::Decimal { scale, .. } => Decimal::new(1, u32::from(*scale)),
            Type::Real | Type::Float => Decimal::new(5, 1),
            _ => Decimal::ONE,
        };
        for near in named {
            let on = (near / step).floor() * step;
            all.extend([on - step, on, on + step, on + step + step].map(Val::Number));
        }
    }
    all
}

/// The ends of a range and the values just outside.
fn beside(low: Decimal, high: Decimal, step: Decimal) -> [Val; 4] {
    [low - step, low, high, high + step].map(Val::Number)
}

/// Whether the engine's type itself takes this value. `None`: the engine promises nothing (SQLite has one integer for all sizes).
pub(super) fn type_takes(engine: Engine, ty: &Type, value: &Val) -> Option<bool> {
    let sqlite = engine == Engine::Sqlite;
    let whole = |low: i64, high: i64, number: &Decimal| *number >= low.into() && *number <= high.into();
    Some(match (ty, value) {
        (_, Val::Null) => true,
        (Type::String { length } | Type::Char { length }, Val::Text(text)) => {
            sqlite || text.chars().count() <= *length as usize // SQLite has a check for it
        }
        (Type::Enum(values), Val::Text(text)) => sqlite || text.chars().count() <= values.length() as usize,
        (Type::SmallInt, Val::Number(n)) if whole(i16::MIN.into(), i16::MAX.into(), n) => true,
        (Type::Integer, Val::Number(n)) if whole(i32::MIN.into(), i32::MAX.into(), n) => true,
        (Type::SmallInt | Type::Integer, Val::Number(_)) if sqlite => return None,
        (Type::SmallInt | Type::Integer, Val::Number(_)) => false,
        (Type::BigInt, Val::Number(n)) => whole(i64::MIN, i64::MAX, n),
        (Type::Decimal { precision, scale }, Val::Number(n)) => {
            let fits = n.abs() < Decimal::from(10_i64.pow(u32::from(precision - scale)));
            if sqlite && !fits {
                return None;
            }
            fits
        }
        (Type::Array(element), Val::Json(json)) if engine == Engine::Postgres => match **element {
            Type::String { length } => {
                let list: Vec<String> = serde_json::from_str(json).unwrap_or_default();
                list.iter().all(|text| text.chars().count() <= length as usize)
            }
            _ => true,
        },
        // SQLite has checks for these; MySQL and MariaDB keep a boolean as a small integer and promise no more.
        (_, Val::Broken(_)) => sqlite,
        _ => true,
    })
}

/// The numbers that a condition names.
pub(super) fn numbers(condition: &groundplan_schema::condition::Condition) -> Vec<Decimal> {
    use groundplan_schema::condition::{Condition, Term};
    fn of(term: &Term, out: &mut Vec<Decimal>) {
        match term {
            Term::Number(text) => out.extend(number(text)),
            Term::Length(inner) => of(inner, out),
            Term::Arithmetic(left, _, right) => {
                of(left, out);
                of(right, out);
            }
            Term::Column(_) | Term::Text(_) | Term::Boolean(_) => {}
        }
    }
    let mut out = Vec::new();
    match condition {
        Condition::Compare(left, _, right) => [left, right].into_iter().for_each(|term| of(term, &mut out)),
        Condition::Between(term, low, high) => [term, low, high].into_iter().for_each(|term| of(term, &mut out)),
        Condition::In(_, list) => list.iter().for_each(|term| of(term, &mut out)),
        Condition::And(list) | Condition::Or(list) => list.iter().for_each(|inner| out.extend(numbers(inner))),
        Condition::Not(inner) => out.extend(numbers(inner)),
        Condition::IsNull(_) | Condition::IsNotNull(_) | Condition::JsonValid(_) | Condition::Raw(_) => {}
    }
    out
}
