//! Deletions that go round in a circle.

use crate::diagnostic::Level;
use crate::ir::{Aspect, Field, Kind, ModelId, OnDelete};
use crate::rules::way::shortest;
use crate::rules::words::{a, noun, nouns};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Keys that delete the rows behind them (`on_delete = cascade`) do not lead from a model through others back to itself. A key to the model itself is no circle: a
tree is deleted from its root.

## Why it matters

One deletion runs through the circle and takes everything that hangs together: the team, its captain, the captain's other teams, their captains. Nobody who wrote
one of the keys meant that, and no table shows it. MySQL and MariaDB refuse it at the fifteenth step.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Captain {
    pub id: Id<Captain>,
    #[model(on_delete = cascade)]
    pub team_id: Id<Team>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
pub struct Team {
    pub id: Id<Team>,
    #[model(on_delete = cascade)]
    pub captain_id: Option<Id<Captain>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: deleting a `Captain` deletes a `Team`, which deletes a `Captain`
rule: cascade_cycle (referential integrity, weight 25)
help: write `on_delete = restrict` or `set_null` at one of these keys
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Captain {
    pub id: Id<Captain>,
    #[model(on_delete = cascade)]
    pub team_id: Id<Team>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
pub struct Team {
    pub id: Id<Team>,
    #[model(on_delete = set_null)]
    pub captain_id: Option<Id<Captain>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

Decide which of the models owns the others; the keys that lead against that direction are `set_null` or `restrict`. In English: "When a captain is deleted, its teams are
kept without a captain."

## When to allow

Where the rows really live and die together, and few hang together.

## References

- circular_required: the same circle on the way in.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "cascade_cycle",
    dimension: Dimension::ReferentialIntegrity,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Schema,
    needs: &[Aspect::OnDelete],
    compiler: false,
    page: PAGE,
    check,
};

/// Keys that delete this model's rows: their field and the model whose deletion does it.
fn cascades<'a>(case: &Case<'a>, id: ModelId) -> impl Iterator<Item = (&'a Field, ModelId)> {
    let all = case.all;
    let model = case.schema.models.get(id.0);
    let keys = model.into_iter().flat_map(|model| model.foreign_keys.iter().map(move |key| (model, key)));
    keys.filter(|(_, key)| key.on_delete == OnDelete::Cascade).filter_map(move |(model, key)| {
        let field = model.column(&key.own)?;
        let reference = field.references.as_ref()?;
        let to = reference.id.or_else(|| all.find(&reference.model))?;
        (to != id).then_some((field, to))
    })
}

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    if case.model.kind == Kind::Junction {
        return; // nothing refers to it
    }
    for (field, to) in cascades(case, case.id) {
        // From the model that deletes this one, on to those that delete it, until this one is among them.
        let Some(path) = shortest(to, case.id, |at| cascades(case, at).map(|(_, next)| next)) else {
            // What a convention lets cascade goes in one direction.
            if field.on_delete_stated.is_some() {
                tally.pass();
            }
            continue;
        };
        // Each circle is reported once: at the first of its models.
        if path.iter().any(|id| id.0 < case.id.0) {
            continue;
        }
        // Walked backwards it begins with this model: deleting it deletes the next one.
        let names: Vec<&str> =
            path.iter().rev().skip(1).filter_map(|id| Some(case.called(case.schema.models.get(id.0)?))).collect();
        let own = case.called(case.model);
        let deletes = names.iter().map(|name| format!("a `{name}`")).collect::<Vec<_>>().join(", which deletes ");
        let message = format!("deleting a `{own}` deletes {deletes}, which deletes a `{own}`");
        let help = if case.is_text() {
            let other = names.last().copied().unwrap_or(own);
            let (one, children) = (a(&noun(other)), nouns(own));
            format!(
                "refuse one of these deletions, for instance \"{} cannot be deleted while it has {children}.\"",
                crate::rules::words::capital(&one)
            )
        } else if case.is_database() {
            "let one of these keys say `ON DELETE RESTRICT` or `SET NULL`".to_owned()
        } else {
            "write `on_delete = restrict` or `set_null` at one of these keys".to_owned()
        };
        tally.fail(tally.finding(Some(field), message, help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{Fixture, rust, text};

    fn teams(start: Fixture, back: OnDelete) -> Fixture {
        let captains = start.model("Captain").key("team_id", "Team").on_delete(OnDelete::Cascade);
        captains.model("Team").key("captain_id", "Captain").optional().on_delete(back)
    }

    #[test]
    fn fails() {
        let found = teams(rust(), OnDelete::Cascade).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "deleting a `Captain` deletes a `Team`, which deletes a `Captain`");
        let found = teams(text(), OnDelete::Cascade).findings(RULE.name);
        assert_eq!(
            found[0].help.as_deref(),
            Some("refuse one of these deletions, for instance \"A team cannot be deleted while it has captains.\"")
        );
        let three = rust().model("Club").key("cup_id", "Cup").on_delete(OnDelete::Cascade);
        let three = three.model("Team").key("club_id", "Club").on_delete(OnDelete::Cascade);
        let three =
            three.model("Cup").key("team_id", "Team").optional().on_delete(OnDelete::Cascade).findings(RULE.name);
        assert_eq!(three.len(), 1);
        assert_eq!(
            three[0].message,
            "deleting a `Club` deletes a `Team`, which deletes a `Cup`, which deletes a `Club`"
        );
    }

    #[test]
    fn passes() {
        let broken = teams(rust(), OnDelete::SetNull);
        assert_eq!((broken.findings(RULE.name).len(), broken.applicable(RULE.name)), (0, 1));
    }

    #[test]
    fn a_tree_is_deleted_from_its_root() {
        let tree = rust().model("Folder").key("parent_id", "Folder").optional().on_delete(OnDelete::Cascade);
        assert_eq!(tree.applicable(RULE.name), 0);
    }
}
