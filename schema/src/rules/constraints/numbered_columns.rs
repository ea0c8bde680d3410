//! Columns that are counted.

use crate::diagnostic::Level;
use crate::ir::{Field, Role, Type};
use crate::name;
use crate::rules::words::{capital, nouns};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

A model has no three columns of one type that differ in a number (`phone1`, `phone2`, `phone3`). Lines of an address are lines, and two may be two ends (`player1_id`, `player2_id`): they are not
reported.

## Why it matters

The fourth telephone number needs a migration. "Who has this number" asks three columns and three indexes, nothing keeps the second from being filled without the first, and no two forms agree.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Contact {
    pub id: Id<Contact>,
    #[model(max_length = 20)]
    pub fax1: String,
    #[model(max_length = 20)]
    pub fax2: String,
    #[model(max_length = 20)]
    pub fax3: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: `fax1`, `fax2`, `fax3` of `Contact` are one list in several columns
rule: numbered_columns (constraint completeness, weight 25)
help: make it a model of its own with `pub contact_id: Id<Contact>`, or a list: `pub faxes: Vec<String>`
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Contact {
    pub id: Id<Contact>,
    #[model(max_length = 20)]
    pub faxes: Vec<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

A model of its own where each has more than its value; else a list.

## When to allow

Where the number is a name: the channels of a device, the quarters of a year.

## References

- god_table, array_of_keys.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "numbered_columns",
    dimension: Dimension::ConstraintCompleteness,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[],
    compiler: false,
    page: PAGE,
    check,
};

/// From here on it is a list.
const MANY: usize = 3;
/// What is counted without being a list.
const LINES: &[&str] =
    &["address", "channel", "level", "line", "period", "q", "quarter", "row", "sensor", "street", "week"];

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    let mut seen: Vec<(&str, &Type, Vec<&Field>)> = Vec::new();
    for field in case.model.fields.iter().filter(|field| field.role == Role::Own) {
        let Some(stem) = stem(&field.column) else { continue };
        match seen.iter_mut().find(|(other, ty, _)| *other == stem && **ty == field.ty) {
            Some((_, _, list)) => list.push(field),
            None => seen.push((stem, &field.ty, vec![field])),
        }
    }
    for (stem, _, list) in seen.into_iter().filter(|(_, _, list)| list.len() >= MANY) {
        let names: Vec<String> = list.iter().map(|field| format!("`{}`", field.column)).collect();
        let model = case.called(case.model);
        let message = format!("{} of `{model}` are one list in several columns", names.join(", "));
        let (many, key) = (name::table(stem), name::key_column(&case.model.name));
        let help = if case.is_text() {
            format!("say \"{} have a list of {}.\"", capital(&nouns(&case.model.name)), name::words(&many).join(" "))
        } else if case.is_database() {
            format!("make it a table of its own with a key `{key}`")
        } else {
            format!(
                "make it a model of its own with `pub {key}: Id<{model}>`, or a list: `pub {many}: Vec<{}>`",
                list[0].ty.rust()
            )
        };
        tally.fail(tally.finding(list.first().copied(), message, help));
    }
}

/// What stands before the number at the end of a name.
fn stem(column: &str) -> Option<&str> {
    let stem = column.trim_end_matches(|c: char| c.is_ascii_digit());
    let name = stem.trim_end_matches('_');
    let last = name.rsplit('_').next().unwrap_or(name);
    // `sha256` and `mp3` are one each, so a stem counts only where three share it.
    (stem.len() < column.len() && !name.is_empty() && !LINES.contains(&last)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{Fixture, rust, text};

    fn columns(start: Fixture, names: &[&str]) -> Fixture {
        names.iter().fold(start.model("Contact"), |made, name| made.string(name, 20))
    }

    #[test]
    fn fails() {
        let found = columns(rust(), &["phone1", "phone2", "phone3", "name"]).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "`phone1`, `phone2`, `phone3` of `Contact` are one list in several columns");
        let found = columns(text(), &["phone_1", "phone_2", "phone_3"]).findings(RULE.name);
        assert_eq!(found[0].help.as_deref(), Some("say \"Contacts have a list of phones.\""));
    }

    #[test]
    fn passes() {
        for names in [
            &["phone1", "phone2"][..],
            &["address_line1", "address_line2", "address_line3"],
            &["sha1", "md5", "sha256"],
            &["q1", "q2", "q3", "q4"],
        ] {
            assert!(columns(rust(), names).findings(RULE.name).is_empty(), "{names:?}");
        }
    }
}
