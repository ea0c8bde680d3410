//! Two ends of a range, and the end may stand before the start.

use crate::condition::Condition;
use crate::diagnostic::Level;
use crate::ir::{Aspect, Field, Model, Role, Type};
use crate::name;
use crate::rules::words::{capital, noun};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Where a model has both ends of a range (`start_date` and `end_date`, `starts_at` and `ends_at`, `valid_from` and `valid_until`, `min_price` and `max_price`), a check compares them. Only ends of the
same type are judged, and times of day are not: a night shift ends before it starts.

## Why it matters

A booking from Friday to Tuesday of the same week is free on every day that is asked for, and its length is negative. Each query that looks for overlaps takes the order for granted.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Booking {
    pub id: Id<Booking>,
    pub start_date: NaiveDate,
    pub end_date: NaiveDate,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: nothing keeps `Booking::end_date` from standing before `start_date`
rule: range_ends_unchecked (constraint completeness, weight 25)
help: write `#[model(check("start_date <= end_date"))]` at the struct
```

## Example that passes

```rust
#[derive(groundplan::Model)]
#[model(check("start_date <= end_date"))]
pub struct Booking {
    pub id: Id<Booking>,
    pub start_date: NaiveDate,
    pub end_date: NaiveDate,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

A check at the struct; in English "The end date must be after the start date."

## When to allow

Where the two are no range after all.

## References

- range_without_check: bounds of one number.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "range_ends_unchecked",
    dimension: Dimension::ConstraintCompleteness,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::Checks],
    compiler: false,
    page: PAGE,
    check,
};

/// What a name begins or ends with at the start of a range, and at its end.
const FIRST: &[(&str, &str)] =
    &[("ends", "starts"), ("end", "start"), ("max", "min"), ("maximum", "minimum"), ("until", "from"), ("to", "from")];

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    for end in case.model.fields.iter().filter(|field| field.role == Role::Own && is_ordered(&field.ty)) {
        let Some(start) = start(case.model, end) else { continue };
        if is_compared(case.model, start, end) {
            tally.pass();
            continue;
        }
        let message = format!("nothing keeps {} from standing before `{}`", case.path(end), case.called_field(start));
        let help = if case.is_text() {
            let words = |field: &Field| name::words(&field.name).join(" ");
            let (after, what) = if end.ty.is_number() { ("at least", "") } else { ("after", "") };
            format!(
                "say \"{} {} must be {after} the {}{what}.\"",
                capital(&noun(&case.model.name)),
                words(end),
                words(start)
            )
        } else if case.is_database() {
            let called = case.sql_name(&format!("check_{}_{}_expression", case.model.table, end.column));
            let (start, end) = (case.sql_name(&start.column), case.sql_name(&end.column));
            case.statement(&format!("ADD CONSTRAINT {called} CHECK ({start} <= {end})"))
        } else {
            format!("write `#[model(check(\"{} <= {}\"))]` at the struct", start.column, end.column)
        };
        tally.fail(tally.finding(Some(end), message, help));
    }
}

fn is_ordered(ty: &Type) -> bool {
    ty.is_number() || matches!(ty, Type::Date | Type::Timestamp | Type::NaiveTimestamp)
}

/// The other end, of the same type.
fn start<'a>(model: &'a Model, end: &Field) -> Option<&'a Field> {
    let words = name::words(&end.name);
    let (first, last) = (words.first()?, words.last()?);
    FIRST.iter().find_map(|(of_end, of_start)| {
        // A price's two ends stand in front, a validity's behind.
        let mut other = words.clone();
        if first == of_end && words.len() > 1 {
            *other.first_mut()? = (*of_start).to_owned();
        } else if last == of_end && words.len() > 1 && !matches!(*of_end, "max" | "min") {
            *other.last_mut()? = (*of_start).to_owned();
        } else {
            return None;
        }
        let other = other.join("_");
        model.fields.iter().find(|field| field.name == other && field.ty == end.ty && field.role == Role::Own)
    })
}

/// Whether a condition names both.
fn is_compared(model: &Model, start: &Field, end: &Field) -> bool {
    let both = |condition: &Condition| [start, end].iter().all(|field| condition.may_name(&field.column));
    model.checks.iter().any(|check| both(&check.condition))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{Fixture, database, rust, text};

    fn pair(start: Fixture, first: &str, last: &str, ty: Type) -> Fixture {
        start.model("Booking").field(first, ty.clone()).field(last, ty)
    }

    #[test]
    fn fails() {
        for (first, last) in [
            ("start_date", "end_date"),
            ("starts_on", "ends_on"),
            ("valid_from", "valid_until"),
            ("valid_from", "valid_to"),
        ] {
            assert_eq!(pair(rust(), first, last, Type::Date).findings(RULE.name).len(), 1, "{first}");
        }
        assert_eq!(pair(rust(), "min_price", "max_price", Type::BigInt).findings(RULE.name).len(), 1);
        let found = pair(text(), "start_date", "end_date", Type::Date).findings(RULE.name);
        assert_eq!(found[0].help.as_deref(), Some("say \"Booking end date must be after the start date.\""));
        let found = pair(database(), "starts_at", "ends_at", Type::Timestamp).findings(RULE.name);
        assert_eq!(
            found[0].help.as_deref(),
            Some(
                "`ALTER TABLE bookings ADD CONSTRAINT check_bookings_ends_at_expression CHECK (starts_at <= ends_at);`"
            )
        );
    }

    #[test]
    fn passes() {
        let ordered = Condition::Raw("start_date <= end_date".to_owned());
        let booking = pair(rust(), "start_date", "end_date", Type::Date).check(ordered);
        assert_eq!((booking.findings(RULE.name).len(), booking.applicable(RULE.name)), (0, 1));
    }

    #[test]
    fn what_is_no_range_is_left_alone() {
        for (first, last) in
            [("sent_from", "sent_by"), ("start", "end_date"), ("weekend", "start"), ("started_at", "finished_at")]
        {
            assert_eq!(pair(rust(), first, last, Type::Date).applicable(RULE.name), 0, "{first}");
        }
        assert_eq!(pair(rust(), "start_time", "end_time", Type::Time).applicable(RULE.name), 0, "a night shift");
        assert_eq!(rust().model("Booking").field("end_date", Type::Date).applicable(RULE.name), 0);
    }
}
