//! What a statement is about, by its first words: those that tell of tables are parsed, the others are listed as skipped.

/// What a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// CREATE TABLE, ALTER TABLE, CREATE INDEX, CREATE TYPE … AS ENUM, COMMENT ON, DROP: to be parsed.
    Read,
    /// CREATE POLICY: only its table counts.
    Policy,
    /// Says nothing of tables, and why.
    Skip(&'static str),
    /// No statement that we know.
    Unknown,
}

/// The kind of the statement that begins with these words (in upper case).
pub(super) fn kind(words: &[&str]) -> Kind {
    use Kind::{Read, Skip, Unknown};
    let Some(first) = words.first() else { return Skip("an empty statement") };
    match *first {
        "CREATE" => created(&words[1..]),
        "ALTER" => altered(words),
        "COMMENT" => match words.get(2) {
            Some(&("TABLE" | "COLUMN")) => Read,
            _ => Skip("a comment on something else than a table or column"),
        },
        "DROP" => match words.get(1) {
            Some(&("TABLE" | "INDEX")) => Read,
            Some(&"POLICY") => Unknown,
            _ => Skip("it drops something else than a table"),
        },
        "INSERT" | "REPLACE" | "UPDATE" | "DELETE" | "TRUNCATE" | "MERGE" | "VALUES" => Skip("rows, not tables"),
        "COPY" => Skip("rows, not tables"),
        "SET" | "RESET" | "PRAGMA" | "USE" | "SHOW" => Skip("a setting"),
        "SELECT" | "WITH" => Skip("a query"),
        "GRANT" | "REVOKE" => Skip("who may do what is not judged"),
        "BEGIN" | "START" | "COMMIT" | "END" | "ROLLBACK" | "SAVEPOINT" | "RELEASE" | "LOCK" | "UNLOCK" => {
            Skip("a transaction or a lock")
        }
        "ANALYZE" | "VACUUM" | "REINDEX" | "CLUSTER" | "REFRESH" | "OPTIMIZE" | "FLUSH" | "CHECKPOINT" => {
            Skip("upkeep")
        }
        "DO" | "CALL" | "EXECUTE" | "PREPARE" => Skip("a program, which is not run"),
        "REASSIGN" | "SECURITY" | "NOTIFY" | "LISTEN" | "ATTACH" | "DETACH" => Skip("it says nothing of tables"),
        _ => Unknown,
    }
}

fn created(words: &[&str]) -> Kind {
    let replaces = [
        "OR",
        "REPLACE",
        "GLOBAL",
        "LOCAL",
        "UNLOGGED",
        "ALGORITHM",
        "UNDEFINED",
        "MERGE",
        "TEMPTABLE",
        "SQL",
        "SECURITY",
        "DEFINER",
        "INVOKER",
    ];
    let mut words = words.iter().copied().skip_while(|word| replaces.contains(word));
    // `CREATE DEFINER=root@localhost TRIGGER`: whoever defines it has a name of any kind.
    let all: Vec<&str> = words.clone().collect();
    match words.next() {
        Some("TABLE") => Kind::Read,
        Some("TEMP" | "TEMPORARY") => Kind::Skip("it lives no longer than its session"),
        Some("INDEX" | "UNIQUE" | "FULLTEXT" | "SPATIAL") => Kind::Read,
        Some("TYPE") if all.contains(&"ENUM") => Kind::Read,
        Some("TYPE") => Kind::Skip("a type of its own; its columns keep its name"),
        Some("DOMAIN") => Kind::Skip("a domain; its columns keep its name"),
        Some("POLICY") => Kind::Policy,
        Some("VIEW" | "MATERIALIZED" | "RECURSIVE") => Kind::Skip("a view is no table"),
        Some("FOREIGN" | "VIRTUAL") => Kind::Skip("its rows are kept elsewhere"),
        Some("FUNCTION" | "PROCEDURE" | "AGGREGATE" | "EVENT" | "RULE" | "TRIGGER" | "CONSTRAINT") => {
            Kind::Skip("a program, which is not judged")
        }
        Some("SEQUENCE") => Kind::Skip("a sequence"),
        Some(
            "EXTENSION" | "LANGUAGE" | "COLLATION" | "CAST" | "OPERATOR" | "TEXT" | "CONVERSION" | "ACCESS"
            | "TRANSFORM",
        ) => Kind::Skip("an extension"),
        Some(
            "SCHEMA" | "DATABASE" | "ROLE" | "USER" | "TABLESPACE" | "SERVER" | "PUBLICATION" | "SUBSCRIPTION"
            | "STATISTICS" | "GROUP",
        ) => Kind::Skip("it says nothing of tables"),
        _ if all.contains(&"VIEW") => Kind::Skip("a view is no table"),
        _ if all.iter().any(|word| matches!(*word, "FUNCTION" | "PROCEDURE" | "TRIGGER" | "EVENT")) => {
            Kind::Skip("a program, which is not judged")
        }
        _ => Kind::Unknown,
    }
}

fn altered(words: &[&str]) -> Kind {
    match words.get(1) {
        Some(&"TABLE") => {}
        Some(&"INDEX") if words.contains(&"RENAME") => return Kind::Read,
        Some(
            &("INDEX" | "SEQUENCE" | "VIEW" | "MATERIALIZED" | "FUNCTION" | "PROCEDURE" | "DEFAULT" | "DATABASE"
            | "SCHEMA" | "ROLE" | "USER" | "EXTENSION" | "AGGREGATE" | "OPERATOR" | "TEXT" | "PUBLICATION"
            | "SUBSCRIPTION" | "EVENT" | "LANGUAGE" | "FOREIGN" | "SERVER" | "STATISTICS" | "SYSTEM" | "LARGE"
            | "COLLATION" | "DOMAIN"),
        ) => {
            return Kind::Skip("it says nothing of tables");
        }
        // `ALTER TYPE … OWNER TO` is in every dump; `ADD VALUE` is not.
        Some(&"TYPE") if words.contains(&"OWNER") || words.contains(&"SCHEMA") => {
            return Kind::Skip("it says nothing of tables");
        }
        _ => return Kind::Unknown,
    }
    let name = words
        .iter()
        .skip(2)
        .position(|word| !matches!(*word, "ONLY" | "IF" | "EXISTS"))
        .map_or(words.len(), |at| at + 2);
    let rest = words.get(name + 1..).unwrap_or_default();
    let pair = [rest.first().copied().unwrap_or(""), rest.get(1).copied().unwrap_or("")];
    match pair {
        [
            "OWNER" | "CLUSTER" | "REPLICA" | "INHERIT" | "ATTACH" | "DETACH" | "VALIDATE" | "ENGINE"
            | "AUTO_INCREMENT" | "CONVERT" | "COMMENT" | "CHARSET" | "DEFAULT",
            _,
        ] => Kind::Skip("what is kept where, and by whom, is not judged"),
        ["SET", _] => Kind::Skip("a setting of a table"),
        // How a column's values are kept, and what the planner counts of them.
        ["ALTER", _] if is_storage(rest) => Kind::Skip("what is kept where, and by whom, is not judged"),
        ["ENABLE" | "DISABLE", what] if what != "ROW" => Kind::Skip("a setting of a table"),
        _ => Kind::Read,
    }
}

/// `ALTER [COLUMN] name SET STATISTICS 500`, and nothing else.
fn is_storage(rest: &[&str]) -> bool {
    let Some(at) = rest.iter().position(|word| matches!(*word, "SET" | "RESET")) else { return false };
    let kept = rest.get(at + 1).is_some_and(|word| {
        matches!(*word, "STATISTICS" | "STORAGE" | "COMPRESSION" | "N_DISTINCT" | "N_DISTINCT_INHERITED")
    });
    kept && rest.iter().filter(|word| **word == "ALTER").count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Kind {
        let words: Vec<&str> = text.split_whitespace().collect();
        kind(&words)
    }

    #[test]
    fn tables_are_read_and_the_rest_is_skipped() {
        for text in [
            "CREATE TABLE POTS",
            "CREATE UNLOGGED TABLE POTS",
            "CREATE UNIQUE INDEX X",
            "ALTER TABLE ONLY PUBLIC.POTS ADD CONSTRAINT X",
            "CREATE TYPE MOOD AS ENUM",
            "COMMENT ON COLUMN POTS.A IS",
            "DROP TABLE IF EXISTS POTS",
            "ALTER TABLE POTS ENABLE ROW LEVEL SECURITY",
        ] {
            assert_eq!(of(text), Kind::Read, "{text}");
        }
        for text in [
            "CREATE OR REPLACE VIEW V AS",
            "CREATE DEFINER ROOT LOCALHOST TRIGGER T",
            "ALTER TABLE PUBLIC.POTS OWNER TO ME",
            "SET X",
            "CREATE ALGORITHM UNDEFINED DEFINER ROOT SQL SECURITY DEFINER VIEW V",
            "ALTER TYPE PUBLIC.MOOD OWNER TO ME",
            "CREATE SEQUENCE S",
            "ALTER TABLE ONLY PUBLIC.POTS REPLICA IDENTITY FULL",
            "ALTER TABLE POTS DISABLE KEYS",
            "CREATE TEMPORARY TABLE X",
        ] {
            assert!(matches!(of(text), Kind::Skip(_)), "{text}");
        }
        for text in ["CREATE TABEL POTS", "ALTER TYPE MOOD ADD VALUE X", "FROBNICATE", "DROP POLICY P ON POTS"] {
            assert_eq!(of(text), Kind::Unknown, "{text}");
        }
    }
}
