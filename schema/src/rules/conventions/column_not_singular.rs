//! A column whose name is a plural, although it holds one value.

use crate::diagnostic::Level;
use crate::ir::{Field, Role, Type};
use crate::name;
use crate::rules::words::{capital, nouns};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

A key is called after one row (`user_id`, not `users_id`), and a string of limited length, a date or a uuid after one value.

Lists, JSON, texts without a limit, numbers (`hours`, `points`) and booleans (`has_children`) may be plurals, and so may words that are used in the plural (`initials`, `coordinates`,
`opening_hours`).

## Why it matters

A plural says that there are several. Where the column holds one, the reader is misled; where it holds several in one string (`tags: "a,b"`), the database can neither search nor check
them.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct User {
    pub id: Id<User>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    #[model(on_delete = restrict)]
    pub users_id: Id<User>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: the column `users_id` of `Task` is a plural, but it holds one value
rule: column_not_singular (convention consistency, weight 15)
help: call it `user_id`
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct User {
    pub id: Id<User>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    #[model(on_delete = restrict)]
    pub user_id: Id<User>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Take the singular; of several values make a list (`Vec<String>`) or a model of its own. In English: "Tasks can have multiple tags, and tags can be on multiple tasks."

## When to allow

Where the word has another meaning in the plural in your trade.

## References

- table_not_plural: tables hold many rows.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "column_not_singular",
    dimension: Dimension::ConventionConsistency,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[],
    compiler: false,
    page: PAGE,
    check,
};

/// Words that are plurals of nothing, or that people use so of one thing.
const USED_SO: &[&str] = &[
    "accommodations",
    "arms",
    "basics",
    "chambers",
    "clothes",
    "comments",
    "congratulations",
    "contents",
    "coordinates",
    "credentials",
    "customs",
    "dependents",
    "details",
    "digits",
    "dimensions",
    "directions",
    "earnings",
    "economics",
    "effects",
    "ethics",
    "fees",
    "glasses",
    "goods",
    "grounds",
    "graphics",
    "guidelines",
    "headquarters",
    "hours",
    "ingredients",
    "initials",
    "instructions",
    "logistics",
    "lyrics",
    "maths",
    "materials",
    "measurements",
    "means",
    "minutes",
    "notes",
    "options",
    "outskirts",
    "participles",
    "particulars",
    "physics",
    "politics",
    "preferences",
    "premises",
    "proceeds",
    "pronouns",
    "properties",
    "qualifications",
    "regards",
    "remarks",
    "requirements",
    "rights",
    "savings",
    "series",
    "settings",
    "specs",
    "species",
    "specifications",
    "statistics",
    "stats",
    "stripes",
    "surroundings",
    "terms",
    "thanks",
    "times",
    "tropics",
    "values",
    "wages",
    "works",
];

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    for field in &case.model.fields {
        let Some(word) = judged(field) else { continue };
        let words = name::words(word);
        let Some(last) = words.last() else { continue };
        let key = field.role == Role::ForeignKey;
        // "replaces_id" is no plural: of a key only the plural of what it refers to is.
        let target = || field.references.as_ref().is_some_and(|to| to.model == name::model(word));
        let plural = name::is_plural(last) && if key { target() } else { !USED_SO.contains(&last.as_str()) };
        if !plural {
            // A text's own key and a field's name could have been a plural just as well, but only a key says of how many it speaks.
            if key && !case.is_text() {
                tally.pass();
            }
            continue;
        }
        let one = name::singular(last);
        let column = &field.column;
        let better = match word.to_lowercase().strip_suffix(last.as_str()) {
            Some(before) => format!("{before}{one}{}", if key { "_id" } else { "" }),
            None => continue,
        };
        let message =
            format!("the column `{column}` of `{}` is a plural, but it holds one value", case.called(case.model));
        let help = if case.is_text() {
            format!(
                "say \"{} have a {}.\", or that it is a list: \"{} have a list of {}.\"",
                capital(&nouns(&case.model.name)),
                name::words(&better).join(" "),
                capital(&nouns(&case.model.name)),
                words.join(" ")
            )
        } else if case.is_database() {
            case.statement(&format!("RENAME COLUMN {} TO {}", case.sql_name(column), case.sql_name(&better)))
        } else if key {
            format!("call it `{better}`")
        } else {
            format!("call it `{better}`, or make it a `Vec<String>` or a model of its own where it holds several")
        };
        tally.fail(tally.finding(Some(field), message, help));
    }
}

/// What is judged of a column's name: all of a value's, of a key's what stands before `_id`.
fn judged(field: &Field) -> Option<&str> {
    match (&field.role, &field.ty) {
        (Role::ForeignKey, _) => field.column.strip_suffix("_id"),
        (Role::Own, Type::String { .. } | Type::Char { .. } | Type::Uuid | Type::Date) => Some(&field.column),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{database, rust, text};

    #[test]
    fn fails() {
        let found = rust().model("Task").string("tags", 200).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].help.as_deref(),
            Some("call it `tag`, or make it a `Vec<String>` or a model of its own where it holds several")
        );
        let found = text().model("Task").string("work_emails", 200).findings(RULE.name);
        assert_eq!(
            found[0].help.as_deref(),
            Some("say \"Tasks have a work email.\", or that it is a list: \"Tasks have a list of work emails.\"")
        );
        let found = database().model("User").model("Task").key("users_id", "User").findings(RULE.name);
        assert_eq!(found[0].help.as_deref(), Some("`ALTER TABLE tasks RENAME COLUMN users_id TO user_id;`"));
    }

    #[test]
    fn passes() {
        let key = rust().model("User").model("Task").key("user_id", "User");
        assert_eq!((key.findings(RULE.name).len(), key.applicable(RULE.name)), (0, 1));
        for name in [
            "status",
            "address",
            "initials",
            "opening_hours",
            "series",
            "class",
            "gps",
            "news",
            "https",
            "bonus",
            "basis",
            "sms",
            "payment_terms",
        ] {
            assert!(rust().model("Task").string(name, 40).findings(RULE.name).is_empty(), "{name}");
        }
    }

    #[test]
    fn lists_numbers_and_long_texts_may_be_plurals() {
        let types = [Type::Json, Type::Text, Type::Integer, Type::Boolean, Type::Array(Box::new(Type::Uuid))];
        for ty in types {
            assert!(rust().model("Task").field("members", ty.clone()).findings(RULE.name).is_empty(), "{ty:?}");
        }
    }
}
