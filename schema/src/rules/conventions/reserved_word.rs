//! A table or column that is called like a word of SQL.

use crate::diagnostic::Level;
use crate::ir::{Engine, Role};
use crate::name;
use crate::rules::words::{a, capital, noun, nouns};
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

No table and no column has a name that the engine reserves (`order`, `group`, `user` on PostgreSQL, `rank` on MySQL). Only the words of the engine at hand count, and only those that
it refuses without quotes: `type`, `status` and `name` are words of SQL, too, and fine.

## Why it matters

Groundplan quotes every name, so its own statements work. A query by hand, a dashboard, a `psql` session at night do not: `SELECT user FROM tasks` gives the name of the database's
user on PostgreSQL, without an error.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    pub order: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: the column `order` of `Task` is a reserved word of SQLite
rule: reserved_word (convention consistency, weight 15)
help: call it something more precise, such as `task_order`, or write `#[model(column = "task_order")]` at it
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Task {
    pub id: Id<Task>,
    pub position: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

A more precise name is better anyway: the `position` in the list, the `author` of the text, the `started_at` of the range. A struct may keep its field and rename the column: `#[model(column = "task_order")]`.

## When to allow

Where the table is used as it is by others, who quote it.

## References

- name_not_snake_case.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "reserved_word",
    dimension: Dimension::ConventionConsistency,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Model,
    needs: &[],
    compiler: false,
    page: PAGE,
    check,
};

/// Words that people use as names, of those that an engine reserves. PostgreSQL's (15) and SQLite's (3.40) were asked of the engines; MySQL's and
/// MariaDB's follow their manuals' lists.
const POSTGRES: &[&str] = &[
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "authorization",
    "binary",
    "both",
    "case",
    "cast",
    "check",
    "collate",
    "collation",
    "column",
    "concurrently",
    "constraint",
    "create",
    "cross",
    "current_date",
    "current_role",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_user",
    "default",
    "deferrable",
    "desc",
    "distinct",
    "do",
    "else",
    "end",
    "except",
    "false",
    "fetch",
    "for",
    "foreign",
    "freeze",
    "from",
    "full",
    "grant",
    "group",
    "having",
    "ilike",
    "in",
    "initially",
    "inner",
    "intersect",
    "into",
    "is",
    "isnull",
    "join",
    "lateral",
    "leading",
    "left",
    "like",
    "limit",
    "localtime",
    "localtimestamp",
    "natural",
    "not",
    "notnull",
    "null",
    "offset",
    "on",
    "only",
    "or",
    "order",
    "outer",
    "overlaps",
    "placing",
    "primary",
    "references",
    "returning",
    "right",
    "select",
    "session_user",
    "similar",
    "some",
    "symmetric",
    "table",
    "tablesample",
    "then",
    "to",
    "trailing",
    "true",
    "union",
    "unique",
    "user",
    "using",
    "variadic",
    "verbose",
    "when",
    "where",
    "window",
    "with",
];
const SQLITE: &[&str] = &[
    "add",
    "all",
    "alter",
    "and",
    "as",
    "between",
    "case",
    "check",
    "collate",
    "commit",
    "constraint",
    "create",
    "default",
    "deferrable",
    "delete",
    "distinct",
    "drop",
    "else",
    "escape",
    "except",
    "exists",
    "foreign",
    "from",
    "group",
    "having",
    "in",
    "index",
    "insert",
    "intersect",
    "into",
    "is",
    "isnull",
    "join",
    "limit",
    "not",
    "notnull",
    "null",
    "on",
    "or",
    "order",
    "primary",
    "references",
    "returning",
    "select",
    "set",
    "table",
    "then",
    "to",
    "transaction",
    "union",
    "unique",
    "update",
    "using",
    "values",
    "when",
    "where",
];
/// Of MySQL and MariaDB.
const BOTH: &[&str] = &[
    "accessible",
    "add",
    "all",
    "alter",
    "analyze",
    "and",
    "as",
    "asc",
    "before",
    "between",
    "bigint",
    "binary",
    "blob",
    "both",
    "by",
    "call",
    "cascade",
    "case",
    "change",
    "char",
    "character",
    "check",
    "collate",
    "column",
    "condition",
    "constraint",
    "continue",
    "convert",
    "create",
    "cross",
    "current_date",
    "current_time",
    "current_timestamp",
    "current_user",
    "cursor",
    "database",
    "databases",
    "decimal",
    "declare",
    "default",
    "delayed",
    "delete",
    "desc",
    "describe",
    "deterministic",
    "distinct",
    "div",
    "double",
    "drop",
    "dual",
    "each",
    "else",
    "enclosed",
    "escaped",
    "except",
    "exists",
    "exit",
    "explain",
    "false",
    "fetch",
    "float",
    "for",
    "force",
    "foreign",
    "from",
    "fulltext",
    "grant",
    "group",
    "having",
    "if",
    "ignore",
    "in",
    "index",
    "inner",
    "inout",
    "insert",
    "int",
    "integer",
    "intersect",
    "interval",
    "into",
    "is",
    "iterate",
    "join",
    "key",
    "keys",
    "kill",
    "leading",
    "leave",
    "left",
    "like",
    "limit",
    "linear",
    "lines",
    "load",
    "localtime",
    "localtimestamp",
    "lock",
    "long",
    "loop",
    "match",
    "maxvalue",
    "mod",
    "natural",
    "not",
    "null",
    "numeric",
    "on",
    "optimize",
    "option",
    "optionally",
    "or",
    "order",
    "out",
    "outer",
    "over",
    "partition",
    "precision",
    "primary",
    "procedure",
    "purge",
    "range",
    "read",
    "reads",
    "real",
    "recursive",
    "references",
    "regexp",
    "release",
    "rename",
    "repeat",
    "replace",
    "require",
    "resignal",
    "restrict",
    "return",
    "revoke",
    "right",
    "rlike",
    "rows",
    "schema",
    "schemas",
    "select",
    "sensitive",
    "separator",
    "set",
    "show",
    "signal",
    "smallint",
    "spatial",
    "specific",
    "sql",
    "starting",
    "table",
    "terminated",
    "then",
    "to",
    "trailing",
    "trigger",
    "true",
    "undo",
    "union",
    "unique",
    "unlock",
    "unsigned",
    "update",
    "usage",
    "use",
    "using",
    "values",
    "varchar",
    "varying",
    "when",
    "where",
    "while",
    "with",
    "write",
    "xor",
    "zerofill",
];
const MYSQL: &[&str] = &[
    "cube",
    "dense_rank",
    "empty",
    "function",
    "generated",
    "get",
    "grouping",
    "groups",
    "lag",
    "lateral",
    "lead",
    "ntile",
    "of",
    "rank",
    "row",
    "stored",
    "system",
    "virtual",
    "window",
];
const MARIADB: &[&str] = &["general", "offset", "returning", "slow"];

/// Whether an engine takes this lower-case word as a name only in quotes.
pub(in crate::rules) fn is_reserved(engine: Engine, name: &str) -> bool {
    let lists: &[&[&str]] = match engine {
        Engine::Postgres => &[POSTGRES],
        Engine::Sqlite => &[SQLITE],
        Engine::Mysql => &[BOTH, MYSQL],
        Engine::Mariadb => &[BOTH, MARIADB],
    };
    lists.iter().any(|list| list.binary_search(&name).is_ok())
}

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    let engine = case.schema.engine;
    let model = &case.model.name;
    let table = &case.model.table;
    if is_reserved(engine, &table.to_lowercase()) {
        let message = format!("the table `{table}` of `{model}` is a reserved word of {}", engine.title());
        let better = format!("own_{table}");
        let help = if case.is_text() {
            format!(
                "call it something more precise, for instance \"{}\"",
                capital(&format!("user {} have a name.", nouns(model)))
            )
        } else if case.is_database() {
            format!(
                "{}, or another name that is more precise",
                case.statement(&format!("RENAME TO {}", case.sql_name(&better)))
            )
        } else {
            format!("call it something more precise, or write `#[model(table = \"{better}\")]`")
        };
        tally.fail(tally.finding(None, message, help));
    }
    for field in case.model.fields.iter().filter(|field| matches!(field.role, Role::Own | Role::ForeignKey)) {
        let column = &field.column;
        if !is_reserved(engine, &column.to_lowercase()) {
            continue;
        }
        let message =
            format!("the column `{column}` of `{}` is a reserved word of {}", case.called(case.model), engine.title());
        let better = format!("{}_{column}", name::snake(model));
        let help = if case.is_text() {
            format!(
                "call it something more precise, for instance \"{} have {}.\"",
                capital(&nouns(model)),
                a(&format!("{} {}", noun(model), name::words(column).join(" ")))
            )
        } else if case.is_database() {
            let change =
                case.statement(&format!("RENAME COLUMN {} TO {}", case.sql_name(column), case.sql_name(&better)));
            format!("{change}, or another name that is more precise")
        } else {
            format!(
                "call it something more precise, such as `{better}`, or write `#[model(column = \"{better}\")]` at it"
            )
        };
        tally.fail(tally.finding(Some(field), message, help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Type;
    use crate::rules::fixture::{database, rust, text};

    #[test]
    fn fails() {
        let found = text().model("Task").field("order", Type::Integer).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].help.as_deref(),
            Some("call it something more precise, for instance \"Tasks have a task order.\"")
        );
        let found = rust().model("Value").findings(RULE.name);
        assert_eq!(found[0].message, "the table `values` of `Value` is a reserved word of SQLite");
        let found = database().model("Task").field("group", Type::Integer).findings(RULE.name);
        assert_eq!(found[0].message, "the column `group` of `tasks` is a reserved word of SQLite");
    }

    #[test]
    fn passes() {
        let task =
            ["type", "status", "name", "position", "user", "key", "value", "level", "role", "date", "start", "end"];
        let task = task.iter().fold(rust().model("Task"), |made, name| made.field(name, Type::Integer));
        assert!(task.findings(RULE.name).is_empty(), "SQLite takes them all");
    }

    #[test]
    fn each_engine_has_its_own() {
        let reserved = |name| {
            let engines = [Engine::Postgres, Engine::Mysql, Engine::Mariadb, Engine::Sqlite];
            engines.into_iter().filter(|engine| is_reserved(*engine, name)).count()
        };
        assert_eq!(
            (reserved("order"), reserved("user"), reserved("rank"), reserved("key"), reserved("title")),
            (4, 1, 1, 2, 0)
        );
        for list in [POSTGRES, SQLITE, BOTH, MYSQL, MARIADB] {
            assert!(list.is_sorted());
        }
    }
}
