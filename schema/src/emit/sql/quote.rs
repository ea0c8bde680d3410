//! Names and values as an engine reads them, by sea-query. Nothing else in the crate puts a quote around anything.

use sea_query::{
    DynIden, MysqlQueryBuilder, PostgresQueryBuilder, QueryBuilder, QuotedBuilder, SqliteQueryBuilder, Value,
};

/// The part of sea-query that knows an engine's quotes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Quotes {
    Postgres,
    /// Of MySQL and MariaDB.
    Mysql,
    Sqlite,
}

impl Quotes {
    /// A name; always quoted, so that no reserved word matters.
    pub(super) fn name(self, name: &str) -> String {
        let mut out = String::new();
        let name = DynIden::from(name.to_owned());
        match self {
            Quotes::Postgres => PostgresQueryBuilder.prepare_iden(&name, &mut out),
            Quotes::Mysql => MysqlQueryBuilder.prepare_iden(&name, &mut out),
            Quotes::Sqlite => SqliteQueryBuilder.prepare_iden(&name, &mut out),
        }
        out
    }

    /// A text.
    pub(super) fn text(self, value: &str) -> String {
        // sea-query writes `\'`, which ends the text where somebody has set NO_BACKSLASH_ESCAPES; this is a text in either mode.
        if matches!(self, Quotes::Mysql) {
            return format!("'{}'", value.replace('\\', r"\\").replace('\'', "''"));
        }
        let value = Value::from(value);
        match self {
            Quotes::Postgres => PostgresQueryBuilder.value_to_string(&value),
            Quotes::Mysql | Quotes::Sqlite => SqliteQueryBuilder.value_to_string(&value),
        }
    }

    /// A number as it was written, without Rust's underscores. What is no number is quoted: it can be wrong, never more than a value.
    pub(super) fn number(self, written: &str) -> String {
        let number: String = written.chars().filter(|c| *c != '_').collect();
        let digits = number.strip_prefix('-').unwrap_or(&number);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if all_digits(whole) && all_digits(fraction) { number } else { self.text(&number) }
    }
}

/// A body in PostgreSQL's dollar quotes, with a tag that does not stand in it: names and texts have dollars too.
pub(super) fn dollars(word: &str, body: &str) -> String {
    let tags = std::iter::once(format!("${word}$")).chain((1..).map(|number| format!("${word}{number}$")));
    let tag = tags.into_iter().find(|tag| !body.contains(tag)).unwrap_or_default();
    format!("{tag}{body}{tag}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_does_not_end_its_quotes() {
        assert_eq!(dollars("body", " x "), "$body$ x $body$");
        assert_eq!(dollars("body", " $body$; DROP "), "$body1$ $body$; DROP $body1$");
        assert_eq!(dollars("body", " $body$ $body1$ "), "$body2$ $body$ $body1$ $body2$");
    }

    #[test]
    fn no_name_or_value_gets_out_of_its_quotes() {
        for quotes in [Quotes::Postgres, Quotes::Sqlite] {
            assert_eq!(quotes.name("order"), r#""order""#);
            assert_eq!(quotes.name(r#"a"; DROP TABLE b; --"#), r#""a""; DROP TABLE b; --""#);
            assert_eq!(quotes.number("-1_000.50"), "-1000.50");
            assert_eq!(quotes.number("1); DROP TABLE b"), "'1); DROP TABLE b'");
        }
        assert_eq!(Quotes::Mysql.name("order"), "`order`");
        assert_eq!(Quotes::Mysql.name("a`; DROP TABLE b; --"), "`a``; DROP TABLE b; --`");
        assert_eq!(Quotes::Mysql.number("1); DROP TABLE b"), "'1); DROP TABLE b'");
        assert_eq!(Quotes::Sqlite.text(r"it's \ fine"), r"'it''s \ fine'");
        assert_eq!(Quotes::Mysql.text(r"it's \ fine"), r"'it''s \\ fine'");
        // PostgreSQL reads backslashes as themselves or not, by a setting; in E'…' it always reads them alike.
        assert_eq!(Quotes::Postgres.text(r"it's \ fine"), r"E'it\'s \\ fine'");
    }
}
