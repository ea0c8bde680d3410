//! The SQL of a migration. Diesel's migrations do not show theirs, so we hand them a connection that only listens.

use super::Error;
use diesel::backend::Backend;
use diesel::connection::{BoxableConnection, SimpleConnection};
use diesel::migration::Migration;
use diesel::result::QueryResult;
use std::any::Any;

/// A connection that runs nothing and keeps what it was given.
struct Listener(String);
impl SimpleConnection for Listener {
    fn batch_execute(&mut self, sql: &str) -> QueryResult<()> {
        self.0.push_str(sql);
        Ok(())
    }
}
impl<DB: Backend> BoxableConnection<DB> for Listener {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
}

/// The migration's SQL; None for one written in Rust that asks for a real connection.
pub(super) fn of<DB: Backend>(migration: &dyn Migration<DB>) -> Option<String> {
    let mut listener = Listener(String::new());
    migration.run(&mut listener).ok().map(|()| listener.0)
}

/// Refuses a migration that does nothing: a folder that waits for somebody's own SQL would else be recorded as done.
pub(super) fn check<DB: Backend>(migration: &dyn Migration<DB>) -> Result<(), Error> {
    match of(migration) {
        Some(sql) if is_empty(&sql) => Err(Error::Empty { name: migration.name().to_string() }),
        _ => Ok(()),
    }
}

/// Whether there is nothing but space, `;` and comments.
fn is_empty(sql: &str) -> bool {
    let mut rest = sql;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ';');
        if let Some(comment) = rest.strip_prefix("--") {
            rest = comment.split_once('\n').map_or("", |(_, after)| after);
        } else if let Some(comment) = rest.strip_prefix("/*") {
            rest = after_comment(comment);
        } else {
            return rest.is_empty();
        }
    }
}
/// What follows `*/`; comments nest in PostgreSQL, and taking them as nested elsewhere can only find more SQL, not less.
fn after_comment(mut rest: &str) -> &str {
    let mut depth = 1;
    while depth > 0 {
        let Some(at) = rest.find(['*', '/']) else { return "" };
        if rest[at..].starts_with("*/") {
            depth -= 1;
            rest = &rest[at + 2..];
        } else if rest[at..].starts_with("/*") {
            depth += 1;
            rest = &rest[at + 2..];
        } else {
            rest = &rest[at + 1..];
        }
    }
    rest
}

/// The names of the indexes that a migration builds concurrently, as PostgreSQL keeps them.
#[cfg(any(feature = "postgres", test))]
pub(super) fn concurrent_indexes(sql: &str) -> Vec<String> {
    let mut found = Vec::new();
    let words: Vec<&str> = sql.split_whitespace().collect();
    for (i, word) in words.iter().enumerate() {
        if !word.eq_ignore_ascii_case("CONCURRENTLY") || i == 0 || !words[i - 1].eq_ignore_ascii_case("INDEX") {
            continue;
        }
        let created = words[..i - 1].iter().rev().take(2).any(|word| word.eq_ignore_ascii_case("CREATE"));
        let mut after = words[i + 1..].iter().peekable();
        for skipped in ["IF", "NOT", "EXISTS"] {
            after.next_if(|word| word.eq_ignore_ascii_case(skipped));
        }
        match after.next() {
            // Without a name PostgreSQL makes one, and it never collides.
            Some(name) if created && !name.eq_ignore_ascii_case("ON") => found.push(kept(name)),
            _ => {}
        }
    }
    found
}
/// An identifier as PostgreSQL keeps it: the last part, without quotes, in lower case where it had none.
#[cfg(any(feature = "postgres", test))]
fn kept(name: &str) -> String {
    match name.strip_suffix('"').and_then(|name| name.split_once('"')) {
        Some((_, quoted)) => quoted.rsplit("\".\"").next().unwrap_or(quoted).replace("\"\"", "\""),
        None => name.rsplit('.').next().unwrap_or(name).to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_alone_do_nothing() {
        for sql in ["", " \n;", "-- a plan\n-- of two lines", "/* a /* nested */ one */ ;", "--", "/* open"] {
            assert!(is_empty(sql), "{sql:?}");
        }
        for sql in ["SELECT 1", "-- a\nSELECT 1", "/* a */ SELECT 1", "/* / * */x", "DROP TABLE a -- b"] {
            assert!(!is_empty(sql), "{sql:?}");
        }
    }

    #[test]
    fn indexes_that_are_built_concurrently() {
        let found = |sql| concurrent_indexes(sql).join(" ");
        assert_eq!(
            found("CREATE INDEX CONCURRENTLY \"idx_tasks_on_status\" ON \"tasks\" (\"status\")"),
            "idx_tasks_on_status"
        );
        assert_eq!(found("create unique index concurrently if not exists Uq_A on a (b)"), "uq_a");
        assert_eq!(found("CREATE INDEX CONCURRENTLY ON a (b)"), "");
        assert_eq!(found("CREATE INDEX a ON b (c); DROP INDEX CONCURRENTLY \"d\""), "");
        assert_eq!(found("-- first\nCREATE INDEX\n  CONCURRENTLY \"we\"\"ird\"\n  ON a (b)"), "we\"ird");
    }
}
