//! A key that will run out.

use crate::diagnostic::Level;
use crate::ir::{Aspect, Engine, Field, Generated, Kind, Role, Type};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

A key that the database counts up (`SERIAL`, `IDENTITY`, `AUTO_INCREMENT`) is a `BIGINT`. A number that is given from outside, such as that of a country, may be short.

## Why it matters

At row 2,147,483,648 every insert fails. Deleted rows and failed inserts use numbers up, too, so it comes sooner than the table is large; and then the column, every index and every foreign key to it
has to be rewritten while nothing works.

## Example that fails

```sql
CREATE TABLE readings (
    id SERIAL,
    value INTEGER NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT pk_readings PRIMARY KEY (id)
);
```

```text
warning: `readings.id` runs out at 2,147,483,647
rule: short_primary_key (operational readiness, weight 15)
help: `ALTER TABLE readings ALTER COLUMN id TYPE bigint;`, and the keys that refer to it
```

## Example that passes

```sql
CREATE TABLE readings (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    value INTEGER NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT pk_readings PRIMARY KEY (id)
);
```

## How to fix

Widen the keys that refer to it first, then the key. A large table takes a new column, filled bit by bit.

## When to allow

Where there can only be few rows: currencies, plans.

## References

- missing_primary_key.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "short_primary_key",
    dimension: Dimension::OperationalReadiness,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[Aspect::PrimaryKeys],
    compiler: false,
    page: PAGE,
    check,
};

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    // Alone, or behind the tenant: it counts through the rows of all.
    let key = case.model.primary_key.columns.iter().filter_map(|column| case.model.column(column));
    let Some(field) = key.into_iter().find(|field| is_counted(field)).filter(|_| case.model.kind == Kind::Entity)
    else {
        return;
    };
    if field.role == Role::ForeignKey || case.schema.engine == Engine::Sqlite {
        return; // SQLite's INTEGER has 64 bits
    }
    let last = match (&field.ty, unsigned(field)) {
        (_, Some("tinyint")) => "255",
        (_, Some("smallint")) => "65,535",
        (_, Some("mediumint")) => "16,777,215",
        (_, Some("int" | "integer")) => "4,294,967,295",
        (Type::SmallInt, _) => "32,767",
        (Type::Integer, _) => "2,147,483,647",
        _ => {
            tally.pass();
            return;
        }
    };
    let wide = match case.schema.engine {
        Engine::Mysql | Engine::Mariadb => "bigint AUTO_INCREMENT",
        Engine::Postgres | Engine::Sqlite => "bigint",
    };
    let help = format!("{}, and the keys that refer to it", case.retyped(field, wide));
    tally.fail(tally.finding(Some(field), format!("{} runs out at {last}", case.path(field)), help));
}

/// Whether the database gives the next number.
fn is_counted(field: &Field) -> bool {
    matches!(field.generated, Some(Generated::Serial | Generated::Identity | Generated::AutoIncrement))
}

/// The first word of a type of MySQL's and MariaDB's that has no sign; a wider type holds it, so that no number is lost.
fn unsigned(field: &Field) -> Option<&'static str> {
    let sql = field.sql_type.as_deref()?.to_lowercase();
    let word = sql.split(['(', ' ']).next()?;
    let known = ["tinyint", "smallint", "mediumint", "int", "integer"].into_iter().find(|known| *known == word);
    known.filter(|_| sql.contains("unsigned"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Schema;
    use crate::rules::fixture::{Fixture, database, rust};

    fn counted(edit: fn(&mut Schema)) -> Fixture {
        let made = database().model("Reading").edit(|schema| {
            schema.engine = Engine::Postgres;
            let id = schema.models[0].fields.iter_mut().find(|field| field.column == "id").expect("the key");
            (id.generated, id.ty) = (Some(Generated::Serial), Type::Integer);
        });
        made.edit(edit)
    }

    #[test]
    fn fails() {
        let found = counted(|_| {}).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "`readings.id` runs out at 2,147,483,647");
    }

    #[test]
    fn passes() {
        let wide = counted(|schema| schema.models[0].fields[0].ty = Type::BigInt);
        assert_eq!((wide.findings(RULE.name).len(), wide.applicable(RULE.name)), (0, 1));
        assert_eq!(
            counted(|schema| schema.models[0].fields[0].generated = None).applicable(RULE.name),
            0,
            "given from outside"
        );
        assert_eq!(rust().model("Reading").applicable(RULE.name), 0, "held");
    }

    #[test]
    fn a_key_behind_the_tenant_runs_out_as_well() {
        let found = counted(|schema| schema.models[0].primary_key.columns.insert(0, "tenant_id".to_owned()));
        assert_eq!(found.findings(RULE.name).len(), 1);
    }
}
