//! Required keys that go round in a circle.

use crate::diagnostic::Level;
use crate::ir::{Field, Kind, ModelId};
use crate::rules::way::shortest;
use crate::rules::words::{a, capital, noun, nouns};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Wherever keys lead from a model back to itself, at least one of them is optional.

## Why it matters

If each captain needs a team and each team needs a captain, the first of either can never be inserted. The tables are made without a
word; only the first INSERT fails, and then the second, whichever of the two comes first.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Captain {
    pub id: Id<Captain>,
    #[model(on_delete = restrict)]
    pub team_id: Id<Team>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
pub struct Team {
    pub id: Id<Team>,
    #[model(on_delete = restrict)]
    pub captain_id: Id<Captain>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
error: no `Captain` can ever be inserted: it needs a `Team`, which needs a `Captain`
rule: circular_required (referential integrity, weight 25)
help: make one of these keys optional
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Captain {
    pub id: Id<Captain>,
    #[model(on_delete = restrict)]
    pub team_id: Id<Team>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
pub struct Team {
    pub id: Id<Team>,
    #[model(on_delete = restrict)]
    pub captain_id: Option<Id<Captain>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Make one key of the circle optional: insert that row first, without it, and set it when the other row is there. A key to the model itself
is the smallest circle: the first row has nobody to refer to. In English, "A team can have a captain." makes the key optional.

## When to allow

Where the constraint is deferred by hand and both rows are inserted in one transaction, or where the first row of a table is inserted by hand
and refers to itself. Write that as the reason.

## References

- set_null_on_required: the other way in which a required key can never be satisfied.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "circular_required",
    dimension: Dimension::ReferentialIntegrity,
    level: Some(Level::Error),
    since: "0.1.0",
    scope: Scope::Schema,
    needs: &[],
    compiler: false,
    page: PAGE,
    check,
};

/// A required key: its field and the model that it leads to.
fn keys<'a>(case: &Case<'a>, id: ModelId) -> Vec<(&'a Field, ModelId)> {
    let Some(model) = case.schema.models.get(id.0) else { return Vec::new() };
    let leads = |field: &'a Field| {
        // A key that may be asked at the end of the transaction lets both rows in.
        let key = model.foreign_keys.iter().find(|key| key.own == field.column);
        let later = key
            .and_then(|key| key.more.as_deref())
            .is_some_and(|more| more.contains("DEFERRABLE") && !more.contains("NOT DEFERRABLE"));
        let reference = field.references.as_ref().filter(|_| field.required && !later)?;
        Some((field, reference.id.or_else(|| case.all.find(&reference.model))?))
    };
    model.fields.iter().filter_map(leads).collect()
}

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    if case.model.kind == Kind::Junction {
        return; // nothing refers to it
    }
    for (field, to) in keys(case, case.id) {
        let to_here = shortest(to, case.id, |at| keys(case, at).into_iter().map(|(_, next)| next));
        let Some(path) = to_here else { continue };
        // Each circle is reported once: at the first of its models.
        if path.iter().any(|id| id.0 < case.id.0) {
            continue;
        }
        let names: Vec<&str> = path.iter().filter_map(|id| Some(case.called(case.schema.models.get(id.0)?))).collect();
        let own = case.called(case.model);
        let needs = names.iter().map(|name| format!("a `{name}`")).collect::<Vec<_>>().join(", which needs ");
        let message = if to == case.id {
            format!("no `{own}` can be the first: it needs {needs}")
        } else {
            format!("no `{own}` can ever be inserted: it needs {needs}")
        };
        let target = names.first().copied().unwrap_or(own);
        let help = if case.is_text() {
            let role = crate::name::relation(&field.name).replace('_', " ");
            let sentence = if role == noun(target) {
                format!("{} can have {}.", capital(&nouns(own)), a(&role))
            } else {
                format!("{} can have {}, who is {}.", capital(&nouns(own)), a(&role), a(&noun(target)))
            };
            format!("make one of these keys optional, for instance \"{sentence}\"")
        } else if case.is_database() {
            format!("make one of these keys optional: {}", case.optional(field))
        } else if to == case.id {
            format!("write `Option<Id<{own}>>`")
        } else {
            "make one of these keys optional".to_owned()
        };
        tally.fail(tally.finding(Some(field), message, help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{Fixture, rust, text};

    fn teams(start: Fixture) -> Fixture {
        start.model("Captain").key("team_id", "Team").model("Team").key("captain_id", "Captain")
    }

    #[test]
    fn fails() {
        let found = teams(rust()).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "no `Captain` can ever be inserted: it needs a `Team`, which needs a `Captain`");
        let found = rust().model("Course").key("parent_id", "Course").findings(RULE.name);
        assert_eq!(found[0].message, "no `Course` can be the first: it needs a `Course`");
        assert_eq!(found[0].help.as_deref(), Some("write `Option<Id<Course>>`"));
    }

    #[test]
    fn passes() {
        assert!(teams(rust()).optional().findings(RULE.name).is_empty());
        let chain = rust().model("Club").model("Team").key("club_id", "Club").model("Captain").key("team_id", "Team");
        assert!(chain.findings(RULE.name).is_empty());
    }

    #[test]
    fn the_cure_of_a_text_is_a_sentence() {
        let found = teams(text()).findings(RULE.name);
        let help = found[0].help.as_deref();
        assert_eq!(help, Some("make one of these keys optional, for instance \"Captains can have a team.\""));
    }
}
