//! What the engines call a type: the way back of `emit/sql/types.rs`, with what others write too.

use groundplan_schema::found::native;
use groundplan_schema::ir::{Engine, Generated, Type};
use sqlparser::ast::{DataType, EnumMember};

/// A type as it was read.
pub(super) struct Read {
    pub(super) ty: Type,
    /// As the database calls it.
    pub(super) sql: String,
    pub(super) length_missing: bool,
    /// `serial` is a type and a default at once.
    pub(super) generated: Option<Generated>,
}

pub(super) fn read(engine: Engine, data_type: &DataType) -> Read {
    let sql = match data_type {
        DataType::Unspecified => String::new(),
        other if engine == Engine::Sqlite => other.to_string().replace(super::readable::JOINT, " "),
        other => other.to_string(),
    };
    if let DataType::Enum(members, _) = data_type {
        let names = members.iter().map(|member| match member {
            EnumMember::Name(name) | EnumMember::NamedValue(name, _) => name.clone(),
        });
        let ty = native(&sql, &names.collect::<Vec<_>>());
        return Read { ty, sql, length_missing: false, generated: None };
    }
    let (ty, length_missing, generated) = of_words(engine, &sql);
    Read { ty, sql, length_missing, generated }
}

/// `TIMESTAMP(6) WITH TIME ZONE` → `TIMESTAMP WITH TIME ZONE` and 6.
fn parts(sql: &str) -> (String, Vec<u32>) {
    let upper = sql.to_ascii_uppercase();
    let (Some(open), Some(close)) = (upper.find('('), upper.rfind(')')) else { return (upper, Vec::new()) };
    if close < open {
        return (upper, Vec::new());
    }
    let numbers = upper[open + 1..close].split(',').filter_map(|part| part.trim().parse().ok()).collect();
    (format!("{}{}", upper[..open].trim_end(), &upper[close + 1..]), numbers)
}

fn of_words(engine: Engine, sql: &str) -> (Type, bool, Option<Generated>) {
    if let Some(element) = element(sql).filter(|_| engine == Engine::Postgres) {
        if self::element(element).is_some() {
            // A list of lists is nothing that a field can hold.
            return (Type::Other { sql: sql.to_owned() }, false, None);
        }
        let (ty, length_missing, _) = of_words(engine, element);
        return (Type::Array(Box::new(ty)), length_missing, None);
    }
    let (words, numbers) = parts(sql);
    // The type of an extension, in whatever namespace that was put.
    let words = if words.ends_with(".CITEXT") { "CITEXT".to_owned() } else { words };
    let words = words.trim_end_matches(" ZEROFILL");
    let unsigned = words.strip_suffix(" UNSIGNED");
    let mysql = matches!(engine, Engine::Mysql | Engine::Mariadb);
    let first = numbers.first().copied();
    let other = || Type::Other { sql: sql.to_owned() };
    let mut generated = None;
    let mut length_missing = false;
    let ty = match unsigned.unwrap_or(words) {
        "VARCHAR" | "CHARACTER VARYING" | "CHAR VARYING" | "NVARCHAR" | "VARYING CHARACTER" | "NATIVE CHARACTER" => {
            length_missing = first.is_none();
            Type::String { length: first.unwrap_or(0) }
        }
        "CHAR" | "CHARACTER" | "NCHAR" | "BPCHAR" => Type::Char { length: first.unwrap_or(1) },
        "TEXT" | "TINYTEXT" | "MEDIUMTEXT" | "LONGTEXT" | "CLOB" | "CITEXT" | "STRING" => Type::Text,
        "TINYINT" | "BIT" if mysql && first == Some(1) => Type::Boolean,
        "BOOL" | "BOOLEAN" => Type::Boolean,
        // SQLite has one integer, of up to 64 bits, whatever it is called.
        "TINYINT" | "SMALLINT" | "INT2" | "INT" | "INTEGER" | "MEDIUMINT" | "BIGINT" | "INT4" | "INT8"
            if engine == Engine::Sqlite =>
        {
            Type::BigInt
        }
        // Half of the numbers would be lost in a type that has a sign. (Of BIGINT there is no wider one.)
        "SMALLINT" if mysql && unsigned.is_some() => Type::Integer,
        "INT" | "INTEGER" if mysql && unsigned.is_some() => Type::BigInt,
        "TINYINT" | "SMALLINT" | "INT2" => Type::SmallInt,
        "INT" | "INTEGER" | "INT4" | "MEDIUMINT" => Type::Integer,
        "BIGINT" | "INT8" => Type::BigInt,
        serial @ ("SERIAL" | "SERIAL4" | "BIGSERIAL" | "SERIAL8" | "SMALLSERIAL" | "SERIAL2") => {
            generated = Some(if mysql { Generated::AutoIncrement } else { Generated::Serial });
            match serial {
                "SERIAL" | "SERIAL4" if !mysql => Type::Integer,
                "SMALLSERIAL" | "SERIAL2" => Type::SmallInt,
                _ => Type::BigInt,
            }
        }
        "FLOAT" if engine == Engine::Postgres && first.is_some_and(|bits| bits < 25) => Type::Real,
        "FLOAT" if mysql => Type::Real,
        "REAL" | "FLOAT4" if engine == Engine::Postgres => Type::Real,
        "FLOAT" | "REAL" | "FLOAT8" | "DOUBLE" | "DOUBLE PRECISION" => Type::Float,
        "NUMERIC" | "DECIMAL" | "DEC" => match (first, numbers.get(1).copied().unwrap_or(0)) {
            (Some(precision), scale) if precision <= 255 && scale <= precision => {
                Type::Decimal { precision: precision as u8, scale: scale as u8 }
            }
            // Ten digits and no part, says MySQL.
            (None, _) if mysql => Type::Decimal { precision: 10, scale: 0 },
            _ => other(),
        },
        "TIMESTAMPTZ" | "TIMESTAMP WITH TIME ZONE" => Type::Timestamp,
        "TIMESTAMP" | "TIMESTAMP WITHOUT TIME ZONE" if engine == Engine::Postgres => Type::NaiveTimestamp,
        // MySQL and SQLite have no type with a zone, so a column without one is no decision.
        "TIMESTAMP" | "DATETIME" => Type::Timestamp,
        "DATE" => Type::Date,
        "TIME" | "TIME WITHOUT TIME ZONE" | "TIME WITH TIME ZONE" | "TIMETZ" => Type::Time,
        // MariaDB sends its own type as a text; ours is BINARY(16).
        "UUID" if mysql => Type::String { length: 36 },
        "UUID" => Type::Uuid,
        "BINARY" if mysql && first == Some(16) => Type::Uuid,
        "JSON" | "JSONB" => Type::Json,
        "BYTEA" | "BLOB" | "TINYBLOB" | "MEDIUMBLOB" | "LONGBLOB" | "BINARY" | "VARBINARY" => Type::Bytes,
        // Any words are a type there, and parts of them say what is kept: https://www.sqlite.org/datatype3.html, section 3.1.
        words if engine == Engine::Sqlite => match words {
            words if words.contains("INT") => Type::BigInt,
            words if ["CHAR", "CLOB", "TEXT"].iter().any(|part| words.contains(part)) => Type::Text,
            words if ["REAL", "FLOA", "DOUB"].iter().any(|part| words.contains(part)) => Type::Float,
            _ => other(),
        },
        _ => other(),
    };
    (ty, length_missing, generated)
}

fn element(sql: &str) -> Option<&str> {
    if let Some(inner) = sql.strip_suffix(" ARRAY") {
        return Some(inner);
    }
    let (inner, size) = sql.strip_suffix(']')?.rsplit_once('[')?;
    size.chars().all(|c| c.is_ascii_digit()).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(engine: Engine, sql: &str) -> Type {
        of_words(engine, sql).0
    }

    #[test]
    fn the_same_word_is_another_type_elsewhere() {
        assert_eq!(of(Engine::Postgres, "TIMESTAMP(6) WITHOUT TIME ZONE"), Type::NaiveTimestamp);
        assert_eq!(of(Engine::Postgres, "TIMESTAMP(6) WITH TIME ZONE"), Type::Timestamp);
        assert_eq!(of(Engine::Mysql, "DATETIME(6)"), Type::Timestamp);
        assert_eq!((of(Engine::Mysql, "TINYINT(1)"), of(Engine::Mysql, "TINYINT(4)")), (Type::Boolean, Type::SmallInt));
        assert_eq!(
            (of(Engine::Sqlite, "INTEGER"), of(Engine::Mysql, "INT(10) UNSIGNED")),
            (Type::BigInt, Type::BigInt)
        );
        assert_eq!(of(Engine::Mysql, "DECIMAL(12,3) UNSIGNED"), Type::Decimal { precision: 12, scale: 3 });
        assert_eq!(of(Engine::Postgres, "NUMERIC"), Type::Other { sql: "NUMERIC".into() });
    }

    #[test]
    fn lengths_arrays_and_serials() {
        let (ty, missing, _) = of_words(Engine::Postgres, "CHARACTER VARYING");
        assert_eq!((ty, missing), (Type::String { length: 0 }, true));
        assert_eq!(of(Engine::Postgres, "TEXT[]"), Type::Array(Box::new(Type::Text)));
        assert_eq!(of(Engine::Postgres, "public.mood"), Type::Other { sql: "public.mood".into() });
        let (ty, _, generated) = of_words(Engine::Postgres, "bigserial");
        assert_eq!((ty, generated), (Type::BigInt, Some(Generated::Serial)));
    }
}
