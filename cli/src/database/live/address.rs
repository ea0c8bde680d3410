//! What a URL names.

use std::path::Path;

/// Where a database is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address {
    Postgres(String),
    Mysql(String),
    /// A file.
    Sqlite(String),
}

#[cfg(not(all(feature = "postgres", feature = "mysql", feature = "sqlite")))]
impl Address {
    /// The feature that brings its driver.
    pub(super) const fn feature(&self) -> &'static str {
        match self {
            Address::Postgres(_) => "postgres",
            Address::Mysql(_) => "mysql",
            Address::Sqlite(_) => "sqlite",
        }
    }
}

const FORMS: &str = "write `postgres://user:password@host:5432/database`, `mysql://…`, `mariadb://…`, or `sqlite:PATH` for a file of SQLite";

pub(super) fn of(url: &str) -> Result<Address, String> {
    let (scheme, rest) = match url.split_once(':') {
        // `C:\app.db` is no scheme.
        Some((scheme, rest)) if scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphanumeric() || c == '+') => {
            (scheme.to_ascii_lowercase(), rest)
        }
        // Diesel takes a bare path for SQLite.
        _ if ["db", "sqlite", "sqlite3"]
            .iter()
            .any(|end| Path::new(url).extension().is_some_and(|own| own == *end)) =>
        {
            return Ok(Address::Sqlite(url.to_owned()));
        }
        _ => return Err(format!("the database's address has no scheme: {FORMS}")),
    };
    match scheme.as_str() {
        "postgres" | "postgresql" => Ok(Address::Postgres(url.to_owned())),
        "mysql" | "mariadb" => Ok(Address::Mysql(format!("mysql:{rest}"))),
        "sqlite" | "sqlite3" | "file" => {
            let path = rest.strip_prefix("//").unwrap_or(rest);
            let path = path.split_once('?').map_or(path, |(path, _)| path);
            match path {
                "" | ":memory:" => Err(format!("`{scheme}:` names no file: write `sqlite:PATH`")),
                path => Ok(Address::Sqlite(path.to_owned())),
            }
        }
        // Never the rest of it: a password may stand there.
        _ => Err(format!("`{scheme}:` is the scheme of no database that is read: {FORMS}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_scheme_is_one_engine() {
        assert_eq!(of("postgresql://h/d"), Ok(Address::Postgres("postgresql://h/d".into())));
        assert_eq!(of("mariadb://u:p@h/d"), Ok(Address::Mysql("mysql://u:p@h/d".into())));
        for url in ["sqlite:a/b.db", "sqlite://a/b.db", "file:a/b.db?mode=ro", "a/b.db"] {
            assert_eq!(of(url), Ok(Address::Sqlite("a/b.db".into())), "{url}");
        }
        assert_eq!(of("sqlite:///a/b.db"), Ok(Address::Sqlite("/a/b.db".into())));
    }

    #[test]
    fn what_is_not_known_is_refused_without_its_password() {
        for url in ["oracle://me:secret@host/x", "secret", "sqlite:", "sqlite::memory:", "secret@host:5432/x"] {
            let error = of(url).expect_err(url);
            assert!(!error.contains("secret"), "{error}");
        }
    }
}
