//! Whether the database calls a type as we would.

use groundplan_schema::emit::sql;
use groundplan_schema::ir::{Engine, Field, Type};

/// The words for the same type, each with the one that stands for all.
const SAME: &[(&str, &str)] = &[
    ("character varying", "varchar"),
    ("char varying", "varchar"),
    ("nvarchar", "varchar"),
    ("character", "char"),
    ("nchar", "char"),
    ("bpchar", "char"),
    ("int2", "smallint"),
    ("int4", "integer"),
    ("int", "integer"),
    ("int8", "bigint"),
    ("smallserial", "smallint"),
    ("serial2", "smallint"),
    ("serial", "integer"),
    ("serial4", "integer"),
    ("bigserial", "bigint"),
    ("serial8", "bigint"),
    ("float4", "real"),
    ("float8", "double precision"),
    ("double", "double precision"),
    ("decimal", "numeric"),
    ("dec", "numeric"),
    ("bool", "boolean"),
    ("timestamp with time zone", "timestamptz"),
    ("timestamp without time zone", "timestamp"),
    ("time without time zone", "time"),
];

/// One spelling per type, so that two can be compared.
pub(super) fn canonical(engine: Engine, sql: &str) -> String {
    let lower = sql.to_lowercase();
    if let Some(element) = lower.strip_suffix("[]").or_else(|| lower.strip_suffix(" array")) {
        return format!("{}[]", canonical(engine, element));
    }
    let (words, digits, rest) = match (lower.find('('), lower.find(')')) {
        (Some(open), Some(close)) if open < close => {
            (lower[..open].to_owned(), lower[open..=close].replace(' ', ""), lower[close + 1..].to_owned())
        }
        _ => (lower, String::new(), String::new()),
    };
    let words: Vec<&str> = words.split_whitespace().chain(rest.split_whitespace()).collect();
    let words = words.join(" ");
    let mysql = matches!(engine, Engine::Mysql | Engine::Mariadb);
    if words == "serial" && mysql {
        return "bigint unsigned".to_owned();
    }
    let same = SAME.iter().find(|(other, _)| *other == words).map_or(words.as_str(), |(_, same)| same);
    // Numbers of MySQL say how wide they are shown, and times of PostgreSQL how exact they are by default.
    let digits = match same {
        "smallint" | "integer" | "bigint" | "mediumint" if mysql => "",
        "timestamptz" | "timestamp" | "time" if !mysql && digits == "(6)" => "",
        _ => &digits,
    };
    format!("{same}{digits}")
}

/// The words of the database, where they are not ours.
pub(super) fn stated(engine: Engine, field: &Field) -> Option<&str> {
    let own = field.sql_type.as_deref()?;
    let native = match &field.ty {
        Type::Enum(known) => known.native.as_deref(),
        _ => None,
    };
    let ours = match &field.ty {
        // A `varchar` of SQLite is printed as it is called, for `TEXT` is what we call it.
        Type::String { length: 0 } if engine != Engine::Sqlite => "varchar".to_owned(),
        ty => sql::sql_type(engine, ty),
    };
    let alike = |other: &str| canonical(engine, own) == canonical(engine, other);
    (!own.is_empty() && !native.map_or_else(|| alike(&ours), alike)).then_some(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_do_not_count() {
        for (engine, one, other) in [
            (Engine::Postgres, "CHARACTER VARYING(20)", "varchar( 20 )"),
            (Engine::Postgres, "TIMESTAMP(6) WITH TIME ZONE", "TIMESTAMPTZ"),
            (Engine::Postgres, "int4[]", "INTEGER[]"),
            (Engine::Mariadb, "int(11)", "INTEGER"),
        ] {
            assert_eq!(canonical(engine, one), canonical(engine, other), "{one}");
        }
        for (engine, one, other) in [
            (Engine::Postgres, "varchar(20)", "varchar(21)"),
            (Engine::Mariadb, "int(10) unsigned", "INTEGER"),
            (Engine::Mariadb, "tinyint(1)", "tinyint(4)"),
        ] {
            assert_ne!(canonical(engine, one), canonical(engine, other), "{one}");
        }
    }
}
