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

/// How many statements there are beside `SET …`. Those of a trigger's body count too: it may be fewer, never more.
#[cfg(any(feature = "mysql", test))]
pub(super) fn changes(sql: &str) -> usize {
    let mut count = 0;
    let mut rest = sql;
    while !is_empty(rest) {
        let (statement, after) = first(rest);
        count += usize::from(!is_empty(statement) && !sets(statement));
        rest = after;
    }
    count
}
/// Whether a statement only sets variables of the session.
#[cfg(any(feature = "mysql", test))]
fn sets(statement: &str) -> bool {
    let begin = statement.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("--"));
    begin.is_some_and(|line| line.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("SET ")))
}
/// The text up to the first `;` outside of quotes and comments, and what follows it.
#[cfg(any(feature = "mysql", test))]
fn first(sql: &str) -> (&str, &str) {
    let mut rest = sql;
    while let Some(at) = rest.find([';', '\'', '"', '`', '-', '#', '/']) {
        let (found, after) = (&rest[at..], &rest[at + 1..]);
        let line = |text: &str| text.split_once('\n').map_or("", |(_, next)| next).len();
        let left = match found.as_bytes() {
            [b';', ..] => return (&sql[..sql.len() - found.len()], after),
            [b'-', b'-', ..] | [b'#', ..] => line(found),
            [b'/', b'*', ..] => after_comment(&found[2..]).len(),
            [quote @ (b'\'' | b'"' | b'`'), ..] => quoted(after, char::from(*quote)).len(),
            _ => after.len(),
        };
        rest = &sql[sql.len() - left..];
    }
    (sql, "")
}
/// What follows the closing quote. A backslash escapes, in all quotes but those of names; there it does no harm.
#[cfg(any(feature = "mysql", test))]
fn quoted(text: &str, quote: char) -> &str {
    let mut characters = text.char_indices();
    while let Some((at, found)) = characters.next() {
        if found == '\\' && quote != '`' {
            characters.next();
        } else if found == quote {
            return &text[at + 1..];
        }
    }
    ""
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
    fn statements_that_change_something_are_counted() {
        let one = "-- safe; quick\nSET SESSION lock_wait_timeout = 2;\n\n-- why\nALTER TABLE a ADD b VARCHAR(9) DEFAULT ';' COMMENT 'it''s \\'; x';\n\
                   SET SESSION lock_wait_timeout = DEFAULT;\n";
        assert_eq!(changes(one), 1);
        for (sql, count) in [
            ("", 0),
            ("-- nothing; at all", 0),
            ("CREATE TABLE a (b int)", 1),
            ("CREATE TABLE `a;b` (c int); /* ; */ # ;\nDROP TABLE \"d;\";", 2),
            ("SELECT 1 - 2; SELECT 3 / 4;;", 2),
            ("CREATE TRIGGER a BEFORE DELETE ON b FOR EACH ROW BEGIN UPDATE c SET d = 1; END;", 2),
            ("SELECT 'open", 1),
        ] {
            assert_eq!(changes(sql), count, "{sql}");
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
