//! Columns: what they hold, whether they may be empty, what they are without a value.

use groundplan_schema::ir::{Engine, Field, Generated, Model, Type, Value};

use super::{Comparing, Direction, side};
use crate::database::sql::canon;

impl Comparing<'_> {
    pub(super) fn columns(&mut self, expected: &Model, found: &Model) {
        let engine = self.model.engine;
        let table = side::shown(expected);
        let same = |one: &str, other: &str| match engine {
            Engine::Postgres => one == other,
            _ => one.eq_ignore_ascii_case(other),
        };
        for field in &expected.fields {
            let Some(other) = found.fields.iter().find(|other| same(&other.column, &field.column)) else {
                let cure = self.cures.add_column(&expected.qualified(), &field.column);
                self.push(Direction::Missing, "column", Some(&table), &field.column, [Some(&said(field)), None], cure);
                continue;
            };
            let (ty, other_ty) = (ty(engine, field), ty(engine, other));
            let is_time = |ty: &str| matches!(ty, "TIME" | "TIME(6)");
            if ty != other_ty && is_time(&ty) && is_time(&other_ty) && self.is_existing(expected) {
                let name = format!("{table}.{}", field.column);
                self.ignored.push((name, format!("{}: the digits of a second of {other_ty}", super::item::KEPT)));
            } else if ty != other_ty {
                let cure = self.cures.column_type(&expected.qualified(), &field.column, &ty);
                self.differ("type", &table, &field.column, &ty, &other_ty, cure);
            }
            if let (Some(own), Some(there)) = (values(field), values(other))
                && own != there
                && engine == Engine::Postgres
            {
                let cure = self.cures.by_hand(&format!(
                    "`ALTER TYPE {} ADD VALUE '…'` for a value that is missing; none can be taken away: make a type anew",
                    field.sql_type.as_deref().unwrap_or_default()
                ));
                self.differ("values", &table, &field.column, &own, &there, cure);
            }
            if field.required != other.required {
                let word = |required: bool| if required { "NOT NULL" } else { "NULL" };
                let cure = self.cures.column_required(&expected.qualified(), &field.column, field.required);
                self.differ("not null", &table, &field.column, word(field.required), word(other.required), cure);
            }
            let (default, other_default) = (default(engine, field), default(engine, other));
            if default != other_default {
                let cure = self.cures.column_default(&expected.qualified(), &field.column);
                self.differ("default", &table, &field.column, &default, &other_default, cure);
            }
            let (made, other_made) = (generated(engine, field), generated(engine, other));
            if made != other_made {
                let cure = self.cures.by_hand(
                    "what makes the values of a column is changed by hand: the rows that are there have theirs",
                );
                self.differ("generated", &table, &field.column, &made, &other_made, cure);
            }
        }
        for field in &found.fields {
            if !expected.fields.iter().any(|own| same(&own.column, &field.column)) {
                let cure = self.cures.drop_column(&expected.qualified(), &field.column);
                self.push(Direction::Extra, "column", Some(&table), &field.column, [None, Some(&said(field))], cure);
            }
        }
    }

    pub(super) fn differ(
        &mut self,
        kind: &'static str,
        table: &str,
        name: &str,
        model: &str,
        database: &str,
        cure: String,
    ) {
        self.push(Direction::Different, kind, Some(table), name, [Some(model), Some(database)], cure);
    }
}

/// A column for people.
fn said(field: &Field) -> String {
    let mut text = field.sql_type.clone().unwrap_or_default().to_uppercase();
    if field.required {
        text.push_str(" NOT NULL");
    }
    text
}

/// Words for one type.
const ALIASES: &[(&str, &str)] = &[
    ("SERIAL", "INTEGER"),
    ("BIGSERIAL", "BIGINT"),
    ("SMALLSERIAL", "SMALLINT"),
    ("CHARACTER VARYING", "VARCHAR"),
    ("CHARACTER", "CHAR"),
    ("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ"),
    ("TIMESTAMP WITHOUT TIME ZONE", "TIMESTAMP"),
    ("TIME WITHOUT TIME ZONE", "TIME"),
    ("TIME WITH TIME ZONE", "TIMETZ"),
    ("INT", "INTEGER"),
    ("INT4", "INTEGER"),
    ("INT8", "BIGINT"),
    ("INT2", "SMALLINT"),
    ("FLOAT8", "DOUBLE PRECISION"),
    ("FLOAT4", "REAL"),
    ("BOOL", "BOOLEAN"),
    ("DECIMAL", "NUMERIC"),
    // What makes the values is compared by itself.
    ("SERIAL", "INTEGER"),
    ("SERIAL4", "INTEGER"),
    ("BIGSERIAL", "BIGINT"),
    ("SERIAL8", "BIGINT"),
    ("SMALLSERIAL", "SMALLINT"),
];

/// The type in one form: `character varying(20)` is `VARCHAR(20)`, and the width that MySQL shows an integer with says nothing.
fn ty(engine: Engine, field: &Field) -> String {
    let sql = field.sql_type.clone().unwrap_or_default();
    let mysql = matches!(engine, Engine::Mysql | Engine::Mariadb);
    if engine == Engine::Mariadb && field.ty == Type::Json {
        return "JSON".to_owned();
    }
    if matches!(&field.ty, Type::Enum(native) if native.native.is_some()) {
        let words = canon::words(&sql);
        return words.strip_prefix("public.").map(str::to_owned).unwrap_or(words);
    }
    let sql = sql.to_uppercase().replace(", ", ",").replace('"', "");
    // The namespace that every database begins with is none.
    let sql = sql.strip_prefix("PUBLIC.").map(str::to_owned).unwrap_or(sql);
    // PostgreSQL takes a list of lists for a list.
    let sql = sql.strip_suffix("[][]").map_or(sql.clone(), |element| format!("{element}[]"));
    let (array, sql) = sql.strip_suffix("[]").map_or(("", sql.as_str()), |element| ("[]", element));
    let (words, numbers) = match (sql.find('('), sql.find(')')) {
        (Some(open), Some(close)) if open < close => {
            (format!("{}{}", sql[..open].trim_end(), &sql[close + 1..]), sql[open..=close].to_owned())
        }
        _ => (sql.to_owned(), String::new()),
    };
    let words = ALIASES.iter().find(|(alias, _)| *alias == words).map_or(words.as_str(), |(_, word)| word);
    // Six digits of a second are all that there are.
    let exact = engine == Engine::Postgres && numbers == "(6)" && words.starts_with("TIME");
    let numbers = if exact { String::new() } else { numbers };
    let is_integer = ["TINYINT", "SMALLINT", "MEDIUMINT", "INTEGER", "INT", "BIGINT"]
        .iter()
        .any(|word| words.split(' ').next() == Some(word));
    let words = words.replacen("INT ", "INTEGER ", usize::from(mysql && words.starts_with("INT ")));
    if mysql && words == "BOOLEAN" {
        return "TINYINT(1)".to_owned();
    }
    let keeps = !(mysql && is_integer) || numbers == "(1)";
    format!("{words}{}{array}", if keeps { numbers.as_str() } else { "" })
}

/// The values of a native enum; MySQL's are words of the type.
fn values(field: &Field) -> Option<String> {
    let Type::Enum(known) = &field.ty else { return None };
    known.native.as_ref()?;
    let values = known.values.iter().flatten().map(|value| format!("'{}'", value.stored.replace('\'', "''")));
    Some(values.collect::<Vec<_>>().join(", "))
}

fn default(engine: Engine, field: &Field) -> String {
    match &field.default {
        None => "no default".to_owned(),
        // MySQL and MariaDB write all six digits of a second.
        Some(Value::Text(text)) if matches!(field.ty, Type::Time | Type::Timestamp) => {
            let whole =
                |(whole, digits): (&str, &str)| digits.bytes().all(|digit| digit == b'0').then(|| whole.to_owned());
            format!("'{}'", text.split_once('.').and_then(whole).unwrap_or_else(|| text.clone()))
        }
        Some(Value::Text(text)) => format!("'{}'", text.replace('\'', "''")),
        Some(Value::Number(number)) => canon::expression(engine, number),
        Some(Value::Boolean(value)) => value.to_string(),
        Some(Value::Now) => "the time of the insert".to_owned(),
        Some(Value::Sql(sql)) => canon::expression(engine, sql),
        Some(Value::Variant(variant)) => variant.clone(),
    }
}

fn generated(engine: Engine, field: &Field) -> String {
    match &field.generated {
        None => "nothing".to_owned(),
        Some(Generated::Serial) => "serial".to_owned(),
        Some(Generated::Identity) => "identity".to_owned(),
        Some(Generated::AutoIncrement) => "auto_increment".to_owned(),
        Some(Generated::Computed(sql)) => format!("computed from {}", canon::expression(engine, sql)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_type_has_many_words() {
        let of = |engine: Engine, sql: &str| {
            let tables = crate::database::sql::single(engine, sql);
            ty(engine, &tables.models[0].fields[0])
        };
        for (engine, one, other) in [
            (Engine::Postgres, "character varying(20)", "VARCHAR(20)"),
            (Engine::Postgres, "numeric(10,2)", "NUMERIC(10, 2)"),
            (Engine::Postgres, "timestamp with time zone", "TIMESTAMPTZ"),
            (Engine::Postgres, "bigserial", "bigint"),
            (Engine::Postgres, "public.citext", "citext"),
            (Engine::Postgres, "timestamp(6) without time zone", "TIMESTAMP"),
            (Engine::Postgres, "character varying(20)[]", "VARCHAR(20)[]"),
            (Engine::Mariadb, "bool", "tinyint(1)"),
            (Engine::Mariadb, "int(11)", "INTEGER"),
            (Engine::Mariadb, "bigint(20) unsigned", "BIGINT UNSIGNED"),
            (Engine::Mariadb, "int(10) unsigned", "INTEGER UNSIGNED"),
        ] {
            assert_eq!(of(engine, one), of(engine, other), "{one}");
        }
        for (engine, one, other) in [
            (Engine::Postgres, "varchar(20)", "varchar(21)"),
            (Engine::Postgres, "timestamp", "timestamptz"),
            (Engine::Postgres, "timestamp(3)", "timestamp"),
            (Engine::Mariadb, "datetime(6)", "timestamp(6)"),
            (Engine::Mariadb, "tinyint(1)", "tinyint(4)"),
            (Engine::Mariadb, "datetime(6)", "datetime"),
        ] {
            assert_ne!(of(engine, one), of(engine, other), "{one}");
        }
    }
}
