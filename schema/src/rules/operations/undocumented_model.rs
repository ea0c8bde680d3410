//! A model that says nothing about itself.

use crate::ir::Aspect;
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

A struct has a doc comment (`/// …`); a table that is there already has a COMMENT. Allowed by default: switch it on with `undocumented_model = "warn"` under `[scorecard.rules]`.

## Why it matters

The name of a table tells what is in it to those who were there. The comment goes into the database, the report and the documentation of the crate, where the others look.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: `Task` has no documentation
rule: undocumented_model (operational readiness, weight 15)
help: write a line `/// What a row of it is.` over the struct
```

## Example that passes

```rust
/// A piece of work that one person can do in a day.
#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

One line that says what a row is, and when there is one.

## When to allow

Where the names say it all.

## References

- Convention of `cargo doc`: rustc's own lint `missing_docs`.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "undocumented_model",
    dimension: Dimension::OperationalReadiness,
    level: None,
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::Comments],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    let is_told = case.model.doc.as_deref().is_some_and(|doc| !doc.trim().is_empty());
    if is_told {
        tally.pass();
        return;
    }
    let help = if case.is_database() {
        format!("`COMMENT ON TABLE {} IS '…';`", case.sql_table(case.model))
    } else {
        "write a line `/// What a row of it is.` over the struct".to_owned()
    };
    tally.fail(tally.finding(None, format!("`{}` has no documentation", case.called(case.model)), help));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Level;
    use crate::rules::fixture::{database, rust};

    #[test]
    fn fails() {
        let found = |fixture: crate::rules::fixture::Fixture| {
            let (_, found) = fixture.rule(RULE.name, Some(Level::Warning)).scorecard();
            found.into_iter().filter(|found| found.code == RULE.name).collect::<Vec<_>>()
        };
        assert_eq!(found(rust().model("Task")).len(), 1);
        let help = found(database().model("Task"))[0].help.clone();
        assert_eq!(help.as_deref(), Some("`COMMENT ON TABLE tasks IS '…';`"));
    }

    #[test]
    fn passes() {
        let told = || rust().model("Task").edit(|schema| schema.models[0].doc = Some("A piece of work.".to_owned()));
        let (asked, out) = told().rule(RULE.name, Some(Level::Warning)).scorecard();
        let checks = |card: &crate::score::Scorecard| card.dimensions.iter().map(|d| d.applicable).sum::<usize>();
        assert!(out.is_empty());
        assert_eq!(checks(&asked), checks(&told().scorecard().0) + 1);
    }

    #[test]
    fn allowed_by_default() {
        assert!(rust().model("Task").findings(RULE.name).is_empty());
    }
}
