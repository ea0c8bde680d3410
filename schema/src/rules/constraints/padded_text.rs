//! A text that is filled up with blanks.

use crate::diagnostic::Level;
use crate::ir::{Engine, Generated, Type};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

Texts are `VARCHAR(n)` or `TEXT`, not `CHAR(n)`. Up to three characters are a code that is always full (`EUR`, `DE`) and are not judged; nor is a computed
column, nor SQLite, which fills up nothing.

## Why it matters

`CHAR(10)` stores `abc` with seven blanks. They are gone when it is compared and there when it is concatenated, LIKE sees them on one engine and not on the other, and it is no faster anywhere.

## Example that fails

```sql
CREATE TABLE invoices (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    batch CHAR(10) NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT pk_invoices PRIMARY KEY (id)
);
```

```text
warning: `invoices.batch` is filled up with blanks
rule: padded_text (constraint completeness, weight 25)
help: `ALTER TABLE invoices ALTER COLUMN batch TYPE varchar(10);`
```

## Example that passes

```sql
CREATE TABLE invoices (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    batch VARCHAR(10) NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT pk_invoices PRIMARY KEY (id)
);
```

## How to fix

`VARCHAR` of the same length; where every value has that length, a CHECK says so.

## When to allow

Where another program reads records of fixed length from the table.

## References

- bare_varchar.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "padded_text",
    dimension: Dimension::ConstraintCompleteness,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    for field in &case.model.fields {
        let Type::Char { length } = field.ty else { continue };
        // SQLite fills up nothing, and what is computed is as long as its expression says.
        let computed = matches!(field.generated, Some(Generated::Computed(_)));
        if length <= 3 || computed || case.schema.engine == Engine::Sqlite {
            continue;
        }
        let text = format!("varchar({length})");
        let help = case.retyped(field, &text);
        tally.fail(tally.finding(Some(field), format!("{} is filled up with blanks", case.path(field)), help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{database, rust};

    #[test]
    fn fails() {
        let padded = || database().model("Invoice").field("batch", Type::Char { length: 10 });
        let found = padded().edit(|schema| schema.engine = Engine::Postgres).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert!(padded().findings(RULE.name).is_empty(), "SQLite fills up nothing");
    }

    #[test]
    fn passes() {
        assert!(database().model("Invoice").string("batch", 10).findings(RULE.name).is_empty());
        assert!(database().model("Invoice").field("currency", Type::Char { length: 3 }).findings(RULE.name).is_empty());
        assert!(rust().model("Invoice").string("batch", 10).findings(RULE.name).is_empty(), "held");
    }
}
