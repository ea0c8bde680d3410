//! A default that the column itself would refuse.

use crate::condition::Condition;
use crate::diagnostic::{Diagnostic, Level};
use crate::ir::{Aspect, Engine, EnumType, Field, Model, Type, Value};
use crate::name;
use crate::rules::evaluate::{Exact, holds};
use crate::rules::words::{capital, noun};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

A default is a value that the column accepts: one of the enum's values, within `min` and `max` and the other checks over the column, not
longer than `max_length`, and within the integer or decimal type.

Checks that other columns or raw SQL decide are not judged.

## Why it matters

Engines store a default without trying it. The first insert that relies on it fails, in production, for a reason that its author cannot see
in the statement.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Order {
    pub id: Id<Order>,
    #[model(min = 1, default = 0)]
    pub quantity: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
error: `Order::quantity` defaults to `0`, which its own check refuses
rule: default_outside_values (constraint completeness, weight 25)
note: `quantity >= 1` must hold
help: change the default, or the check
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Order {
    pub id: Id<Order>,
    #[model(min = 1, default = 1)]
    pub quantity: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Change the default to a value that is allowed, or allow the value.

## When to allow

Never: an insert without the value cannot succeed. If none should, leave the default out.

## References

- boolean_without_default, enum_without_check.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "default_outside_values",
    dimension: Dimension::ConstraintCompleteness,
    level: Some(Level::Error),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::Defaults],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    for field in &case.model.fields {
        let Some(default) = field.default.as_ref().filter(|value| !matches!(value, Value::Now | Value::Sql(_))) else {
            continue;
        };
        let finding = match &field.ty {
            // An engine tried a default of another kind when the table was made, and SQLite's types hold anything.
            Type::Enum(EnumType { native: Some(_), .. }) => continue,
            Type::Enum(_) | Type::String { .. } | Type::SmallInt | Type::Integer | Type::BigInt
                if case.is_database() && matches!(field.default, Some(Value::Boolean(_) | Value::Variant(_))) =>
            {
                continue;
            }
            Type::Boolean
            | Type::Date
            | Type::Time
            | Type::Timestamp
            | Type::NaiveTimestamp
            | Type::Uuid
            | Type::Bytes
            | Type::Json
            | Type::Array(_)
                if case.is_database() =>
            {
                continue;
            }
            // Elsewhere the engine has tried it, and PostgreSQL has words (`NaN`, `Infinity`).
            Type::Real | Type::Float if case.is_database() && case.schema.engine != Engine::Sqlite => continue,
            Type::Enum(EnumType { values: None, .. }) => continue, // the compiler knows the variants
            Type::Enum(known) => none_of(case, tally, field, default, known),
            Type::String { length } if !field.length_missing => too_long(case, tally, field, default, *length),
            Type::SmallInt => too_big(case, tally, field, default, i128::from(i16::MIN), i128::from(i16::MAX)),
            Type::Integer => too_big(case, tally, field, default, i128::from(i32::MIN), i128::from(i32::MAX)),
            Type::BigInt => too_big(case, tally, field, default, i128::from(i64::MIN), i128::from(i64::MAX)),
            Type::Decimal { precision, scale } => too_fine(case, tally, field, default, *precision, *scale),
            Type::Text | Type::Char { .. } | Type::Json | Type::Array(_) | Type::Other { .. }
                if conditions(case.model, field).next().is_none() =>
            {
                continue;
            }
            // A convention's default always fits.
            _ if field.default_stated.is_none() && conditions(case.model, field).next().is_none() => continue,
            ty => misfit(case, tally, field, default, ty),
        };
        match finding.or_else(|| refused(case, tally, field, default)) {
            Some(finding) => {
                let span = field.default_stated.unwrap_or(finding.span);
                tally.fail(Diagnostic { span, ..finding });
            }
            None => tally.pass(),
        }
    }
}

fn none_of(case: &Case<'_>, tally: &Tally<'_>, field: &Field, default: &Value, known: &EnumType) -> Option<Diagnostic> {
    let values = known.values.iter().flatten();
    let (said, last) = match default {
        Value::Variant(path) => (path.clone(), path.rsplit("::").next().unwrap_or(path).trim()),
        Value::Text(text) => (text.clone(), text.as_str()),
        other => (shown(other), ""),
    };
    if values.clone().any(|value| value.variant == last || value.stored == last) {
        return None;
    }
    let stored: Vec<&str> = values.clone().map(|value| value.stored.as_str()).collect();
    let near = name::nearest(&name::snake(last), stored.iter().copied()).or(stored.first().copied()).unwrap_or("…");
    let help = if case.is_database() {
        format!("{}, or name the value among those of the check", case.default_to(field, &format!("'{near}'")))
    } else if case.is_text() {
        let subject = capital(&format!("{} {}", noun(&case.model.name), name::words(&field.name).join(" ")));
        format!("say \"{subject} defaults to {}.\", or name `{said}` among the values", near.replace('_', " "))
    } else {
        let variant = values.clone().find(|value| value.stored == near).map_or(near, |value| value.variant.as_str());
        format!("write `#[model(default = {}::{variant})]`, or add the value to the enum", known.rust)
    };
    let message = format!("{} defaults to `{said}`, which is none of its values", case.path(field));
    let list = stored.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ");
    Some(tally.finding(Some(field), message, help).note(format!("its values are {list}")))
}

fn too_long(case: &Case<'_>, tally: &Tally<'_>, field: &Field, default: &Value, length: u32) -> Option<Diagnostic> {
    let Value::Text(text) = default else { return None };
    let characters = text.chars().count();
    if characters <= length as usize {
        return None;
    }
    let message = format!("{} holds at most {length} characters, but its default has {characters}", case.path(field));
    let help = if case.is_database() {
        format!("give a shorter default, or {}", case.retype(field, &format!("varchar({characters})")))
    } else if case.is_text() {
        format!("give a shorter default, or say \"up to {characters} characters\"")
    } else {
        format!("give a shorter default, or `#[model(max_length = {characters})]`")
    };
    Some(tally.finding(Some(field), message, help))
}

fn too_big(
    case: &Case<'_>,
    tally: &Tally<'_>,
    field: &Field,
    default: &Value,
    low: i128,
    high: i128,
) -> Option<Diagnostic> {
    let whole = match default {
        Value::Number(number) => Exact::parse(number).and_then(|exact| exact.whole()),
        _ => None,
    };
    if whole.is_some_and(|whole| (low..=high).contains(&whole)) {
        return None;
    }
    let ty = field.ty.word();
    let message = format!("{} is of type `{ty}` and cannot hold its default `{}`", case.path(field), shown(default));
    let help = format!("give a whole number from {low} to {high}, or a type that holds this one");
    Some(tally.finding(Some(field), message, help))
}

/// A decimal with more digits than its column. PostgreSQL would round it in silence; where a decimal is kept as a scaled integer, no insert
/// that relies on it succeeds.
fn too_fine(
    case: &Case<'_>,
    tally: &Tally<'_>,
    field: &Field,
    default: &Value,
    precision: u8,
    scale: u8,
) -> Option<Diagnostic> {
    let (places, whole) = (usize::from(scale), usize::from(precision.saturating_sub(scale)));
    let fits = |number: &str| {
        let digits = number.replace('_', "");
        let (before, behind) =
            digits.trim_start_matches('-').split_once('.').unwrap_or((digits.trim_start_matches('-'), ""));
        let all = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        all(before)
            && all(behind)
            && before.trim_start_matches('0').len() <= whole
            && behind.trim_end_matches('0').len() <= places
    };
    if matches!(default, Value::Number(number) if fits(number)) {
        return None;
    }
    let shown = shown(default);
    let message = format!(
        "{} is a decimal of {whole} digits before the point and {places} behind it, and cannot hold its default `{shown}`",
        case.path(field)
    );
    Some(tally.finding(Some(field), message, "give a number of so many digits, or the column more".to_owned()))
}

/// A default of another kind than the column's: engines take the text of it and refuse the first insert.
fn misfit(case: &Case<'_>, tally: &Tally<'_>, field: &Field, default: &Value, ty: &Type) -> Option<Diagnostic> {
    let (fits, expected) = match (ty, default) {
        (Type::Boolean, default) => (matches!(default, Value::Boolean(_)), "`true` or `false`"),
        (Type::Real | Type::Float, default) => (matches!(default, Value::Number(_)), "a number"),
        (Type::Date, Value::Text(text)) => (shaped(text, "0000-00-00"), "now, or a day such as 2026-12-31"),
        (Type::Time, Value::Text(text)) => {
            (shaped(text, "00:00") || shaped(text, "00:00:00"), "now, or a time such as 08:30")
        }
        (Type::Timestamp, Value::Text(text)) => {
            (shaped(text.trim_end_matches('Z'), "0000-00-00T00:00:00"), "now, or a time such as 2026-12-31T08:30:00Z")
        }
        (Type::Uuid, Value::Text(text)) => {
            let digits = text.replace(|c: char| c.is_ascii_hexdigit(), "0");
            (digits == "00000000-0000-0000-0000-000000000000", "a UUID")
        }
        (Type::Date | Type::Time | Type::Timestamp | Type::Uuid | Type::Bytes, _) => {
            (false, "a value of its type, or none")
        }
        _ => return None,
    };
    if fits {
        return None;
    }
    let message =
        format!("{} is of type `{}` and cannot hold its default `{}`", case.path(field), ty.word(), shown(default));
    Some(tally.finding(Some(field), message, format!("write {expected}")))
}

/// Whether a text has this shape, with any digit for `0`.
fn shaped(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text.chars().zip(shape.chars()).all(|(c, s)| if s == '0' { c.is_ascii_digit() } else { c == s })
}

fn refused(case: &Case<'_>, tally: &Tally<'_>, field: &Field, default: &Value) -> Option<Diagnostic> {
    let broken = conditions(case.model, field).find(|c| holds(c, &field.column, default) == Some(false))?;
    let message = format!("{} defaults to `{}`, which its own check refuses", case.path(field), shown(default));
    let help = "change the default, or the check".to_owned();
    Some(tally.finding(Some(field), message, help).note(format!("`{}` must hold", broken.plain())))
}

/// The checks that are about this column alone.
fn conditions<'a>(model: &'a Model, field: &'a Field) -> impl Iterator<Item = &'a Condition> {
    let of_model = model.checks.iter().map(|check| &check.condition);
    let about = |condition: &&Condition| {
        let columns = condition.columns();
        !columns.is_empty() && columns.iter().all(|column| *column == field.column)
    };
    field.check.iter().chain(of_model).filter(about)
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Number(text) | Value::Sql(text) | Value::Variant(text) => text.clone(),
        Value::Boolean(value) => value.to_string(),
        Value::Now => "now".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::condition::{Comparison, Term};
    use crate::rules::fixture::{database, rust, text};

    fn number(text: &str) -> Value {
        Value::Number(text.to_owned())
    }

    fn word(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    fn at_least_one() -> Condition {
        Condition::Compare(Term::Column("quantity".to_owned()), Comparison::Ge, Term::Number("1".to_owned()))
    }

    #[test]
    fn fails() {
        let found = rust().model("Order").field("quantity", Type::Integer).check(at_least_one()).default(number("0"));
        let found = found.findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "`Order::quantity` defaults to `0`, which its own check refuses");
        assert_eq!(found[0].notes, ["`quantity >= 1` must hold"]);
    }

    #[test]
    fn points_at_the_default() {
        let found = rust().model("Order").field("quantity", Type::Integer).default(number("0.5")).findings(RULE.name);
        let order = rust().model("Order").field("quantity", Type::Integer).default(number("0.5"));
        assert_eq!(Some(found[0].span), order.schema().models[0].field("quantity").and_then(|f| f.default_stated));
    }

    #[test]
    fn passes() {
        let order = rust().model("Order").field("quantity", Type::Integer).check(at_least_one()).default(number("1"));
        assert_eq!((order.findings(RULE.name).len(), order.applicable(RULE.name)), (0, 1));
        assert_eq!(rust().model("Order").field("quantity", Type::Integer).applicable(RULE.name), 0);
    }

    #[test]
    fn a_default_is_one_of_the_values() {
        let values = &["pending", "in_progress", "done"];
        let found = text().model("Task").values("status", values).default(word("pendign")).findings(RULE.name);
        assert_eq!(found[0].message, "`Task::status` defaults to `pendign`, which is none of its values");
        assert_eq!(
            found[0].help.as_deref(),
            Some("say \"Task status defaults to pending.\", or name `pendign` among the values")
        );
        let variant = Value::Variant("TaskStatus::Pendign".to_owned());
        let found = rust().model("Task").values("status", values).default(variant).findings(RULE.name);
        assert_eq!(
            found[0].help.as_deref(),
            Some("write `#[model(default = TaskStatus::Pending)]`, or add the value to the enum")
        );
        let right = Value::Variant("TaskStatus::InProgress".to_owned());
        assert_eq!(rust().model("Task").values("status", values).default(right).findings(RULE.name).len(), 0);
    }

    #[test]
    fn a_default_is_of_the_columns_kind() {
        let wrong = [
            (Type::Date, "soon"),
            (Type::Boolean, "maybe"),
            (Type::Float, "much"),
            (Type::Uuid, "none"),
            (Type::Timestamp, "2026"),
        ];
        for (ty, default) in wrong {
            let found = rust().model("Task").field("x", ty.clone()).default(word(default)).findings(RULE.name);
            assert_eq!(found.len(), 1, "{default}");
        }
        for (ty, default) in
            [(Type::Date, "2026-12-31"), (Type::Time, "08:30"), (Type::Timestamp, "2026-12-31T08:30:00Z")]
        {
            let found = rust().model("Task").field("x", ty).default(word(default)).findings(RULE.name);
            assert_eq!(found.len(), 0, "{default}");
        }
    }

    #[test]
    fn a_default_is_not_too_long_and_not_too_big() {
        let found = rust().model("Task").string("title", 3).default(word("ärger")).findings(RULE.name);
        assert_eq!(found[0].message, "`Task::title` holds at most 3 characters, but its default has 5");
        assert_eq!(rust().model("Task").string("title", 3).default(word("äöü")).findings(RULE.name).len(), 0);
        for wrong in ["32768", "1.5", "-32769"] {
            let found = rust().model("Task").field("rank", Type::SmallInt).default(number(wrong)).findings(RULE.name);
            assert_eq!(found.len(), 1, "{wrong}");
        }
        assert_eq!(
            rust().model("Task").field("rank", Type::SmallInt).default(number("-32768")).findings(RULE.name).len(),
            0
        );
    }

    #[test]
    fn a_decimal_default_has_no_more_digits_than_its_column() {
        let price = || rust().model("Order").field("price", Type::Decimal { precision: 5, scale: 2 });
        for right in ["0", "0.50", "-999.99", "1.500", "0999.9"] {
            assert_eq!(price().default(number(right)).findings(RULE.name).len(), 0, "{right}");
        }
        for wrong in ["0.005", "1000", "-1000.00", "1e2"] {
            assert_eq!(price().default(number(wrong)).findings(RULE.name).len(), 1, "{wrong}");
        }
        let found = price().default(number("0.005")).findings(RULE.name);
        let message = "`Order::price` is a decimal of 3 digits before the point and 2 behind it, and cannot hold its default `0.005`";
        assert_eq!(found[0].message, message);
        assert_eq!(price().default(word("much")).findings(RULE.name).len(), 1);
    }

    #[test]
    fn a_text_of_no_said_length_has_no_longest_default() {
        let found = database().model("Task").string("title", 0).default(word("new"));
        let found =
            found.edit(|schema| schema.models[0].fields.iter_mut().for_each(|field| field.length_missing = true));
        assert!(found.findings(RULE.name).is_empty());
    }
}
