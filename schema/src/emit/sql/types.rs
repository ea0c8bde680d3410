//! What each engine calls a type: the table of DESIGN, section 5, in the same order.

use crate::ir::{Engine, Type};

/// The SQL type of a column, without NOT NULL and without what makes a key by itself.
pub fn sql_type(engine: Engine, ty: &Type) -> String {
    use Engine::{Mariadb, Mysql, Postgres, Sqlite};
    let word = match (ty, engine) {
        (Type::Other { sql }, _) => return sql.clone(),
        (Type::Array(element), Postgres) => return format!("{}[]", sql_type(engine, element)),
        (Type::String { length }, Postgres | Mysql | Mariadb) => return format!("VARCHAR({length})"),
        (Type::Char { length }, Postgres | Mysql | Mariadb) => return format!("CHAR({length})"),
        (Type::Enum(values), Postgres | Mysql | Mariadb) => return format!("VARCHAR({})", values.length()),
        (Type::Decimal { precision, scale }, Postgres) => return format!("NUMERIC({precision},{scale})"),
        (Type::Decimal { precision, scale }, Mysql | Mariadb) => return format!("DECIMAL({precision},{scale})"),

        (Type::String { .. } | Type::Char { .. } | Type::Enum(_) | Type::Json | Type::Array(_), Sqlite) => "TEXT",
        // TEXT of MySQL ends at 64 KiB.
        (Type::Text, Mysql | Mariadb) => "MEDIUMTEXT",
        (Type::Text, Postgres | Sqlite) => "TEXT",
        // A decimal of SQLite is scaled: an exact integer.
        (Type::SmallInt | Type::Integer | Type::BigInt | Type::Boolean | Type::Decimal { .. }, Sqlite) => "INTEGER",
        (Type::SmallInt, _) => "SMALLINT",
        (Type::Integer, _) => "INTEGER",
        (Type::BigInt, _) => "BIGINT",
        (Type::Real | Type::Float, Sqlite) => "REAL",
        (Type::Real, Postgres) => "REAL",
        (Type::Real, Mysql | Mariadb) => "FLOAT",
        (Type::Float, Postgres) => "DOUBLE PRECISION",
        (Type::Float, Mysql | Mariadb) => "DOUBLE",
        (Type::Boolean, Postgres) => "BOOLEAN",
        (Type::Boolean, Mysql | Mariadb) => "TINYINT(1)",
        (Type::Timestamp | Type::NaiveTimestamp | Type::Date | Type::Time, Sqlite) => "TEXT",
        (Type::NaiveTimestamp, Postgres) => "TIMESTAMP",
        (Type::Timestamp, Postgres) => "TIMESTAMPTZ",
        // TIMESTAMP of MySQL ends in 2038.
        (Type::Timestamp | Type::NaiveTimestamp, Mysql | Mariadb) => "DATETIME(6)",
        (Type::Date, _) => "DATE",
        // TIME of MySQL has whole seconds.
        (Type::Time, Mysql | Mariadb) => "TIME(6)",
        (Type::Time, Postgres) => "TIME",
        (Type::Json, Postgres) => "JSONB",
        (Type::Json | Type::Array(_), Mysql | Mariadb) => "JSON",
        (Type::Uuid, Postgres) => "UUID",
        (Type::Uuid, Mysql | Mariadb) => "BINARY(16)",
        (Type::Uuid | Type::Bytes, Sqlite) => "BLOB",
        (Type::Bytes, Postgres) => "BYTEA",
        (Type::Bytes, Mysql | Mariadb) => "LONGBLOB",
    };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_row_of_the_table_per_engine() {
        let row = |ty: &Type| Engine::ALL.map(|engine| sql_type(engine, ty));
        assert_eq!(row(&Type::String { length: 200 }), ["VARCHAR(200)", "VARCHAR(200)", "VARCHAR(200)", "TEXT"]);
        assert_eq!(
            row(&Type::Decimal { precision: 10, scale: 2 }),
            ["NUMERIC(10,2)", "DECIMAL(10,2)", "DECIMAL(10,2)", "INTEGER"]
        );
        assert_eq!(row(&Type::Array(Box::new(Type::Text))), ["TEXT[]", "JSON", "JSON", "TEXT"]);
        assert_eq!(row(&Type::Timestamp), ["TIMESTAMPTZ", "DATETIME(6)", "DATETIME(6)", "TEXT"]);
    }
}
