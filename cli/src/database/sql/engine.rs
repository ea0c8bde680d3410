//! Which engine a file of SQL is for, where its words tell.

use groundplan_schema::ir::Engine;

use super::split::Split;

/// Words that one engine has and the others have not; looked for in upper case, with one blank between words.
const WORDS: &[(Engine, &[&str])] = &[
    (
        Engine::Postgres,
        &[
            "::",
            " JSONB",
            " TIMESTAMPTZ",
            " TIMESTAMP WITH TIME ZONE",
            " TIMESTAMP WITHOUT TIME ZONE",
            " CHARACTER VARYING",
            " BYTEA",
            " SERIAL",
            " BIGSERIAL",
            " SMALLSERIAL",
            "CREATE EXTENSION",
            "CREATE TYPE",
            "ROW LEVEL SECURITY",
            " AS IDENTITY",
            "CREATE SEQUENCE",
            " USING GIN",
            " USING GIST",
            " USING BRIN",
            "ALTER TABLE ONLY",
            "CREATE POLICY",
            " TSVECTOR",
            " CITEXT",
            "COMMENT ON ",
            "NEXTVAL(",
            "[]",
            "CREATE DOMAIN",
            " NOT VALID",
            " CONCURRENTLY ",
        ],
    ),
    (
        Engine::Mysql,
        &[
            "`",
            " AUTO_INCREMENT",
            " ENGINE=",
            " ENGINE =",
            " UNSIGNED",
            " MEDIUMTEXT",
            " LONGTEXT",
            " TINYINT(",
            " MEDIUMINT",
            " DATETIME(6)",
            " CHARSET",
            "LOCK TABLES",
            " ON UPDATE CURRENT_TIMESTAMP",
            " ENUM(",
            "DELIMITER ",
            " VARCHARACTER SET",
        ],
    ),
    (
        Engine::Sqlite,
        &[
            " AUTOINCREMENT",
            "PRAGMA ",
            " STRICT",
            " WITHOUT ROWID",
            "STRFTIME(",
            "DATETIME( )",
            "SQLITE_SEQUENCE",
            " ON CONFLICT REPLACE",
        ],
    ),
];

/// What says it in a comment: dumps name their program.
const HEADS: &[(Engine, &str)] = &[
    (Engine::Postgres, "PostgreSQL database dump"),
    (Engine::Mariadb, "MariaDB dump"),
    (Engine::Mariadb, "-MariaDB"),
    (Engine::Mysql, "MySQL dump"),
    (Engine::Mysql, "MySQL Workbench"),
];

/// The engine that the text shows plainly. `Err`: the engines of which it shows something, none or several.
pub(super) fn guess(text: &str, split: &Split) -> Result<Engine, Vec<Engine>> {
    let head: String = text.chars().take(2000).collect();
    if let Some((engine, _)) = HEADS.iter().find(|(_, words)| head.contains(words)) {
        return Ok(*engine);
    }
    let bare = split.bare.to_ascii_uppercase();
    let words: Vec<&str> = bare.split_ascii_whitespace().collect();
    let bare = format!(" {}", words.join(" "));
    let shows = |words: &[&str]| words.iter().any(|word| has(&bare, word));
    let found: Vec<Engine> = WORDS.iter().filter(|(_, words)| shows(words)).map(|(engine, _)| *engine).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        _ => Err(found),
    }
}

/// A word ends where it ends: ` SERIAL` is no ` SERIAL_NUMBER`.
fn has(text: &str, word: &str) -> bool {
    let whole = word.ends_with(|c: char| c.is_ascii_alphanumeric());
    text.match_indices(word).any(|(at, _)| {
        let behind = text[at + word.len()..].chars().next();
        !whole || behind.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '_')
    })
}

#[cfg(test)]
mod tests {
    use super::super::split::split;
    use super::*;

    fn of(text: &str) -> Result<Engine, Vec<Engine>> {
        guess(text, &split(text, None))
    }

    #[test]
    fn one_word_is_enough_and_two_engines_are_none() {
        assert_eq!(of("CREATE TABLE pots (id serial PRIMARY KEY);"), Ok(Engine::Postgres));
        assert_eq!(of("CREATE TABLE `pots` (id int);"), Ok(Engine::Mysql));
        assert_eq!(of("-- MariaDB dump 10.19\nCREATE TABLE `pots` (id int);"), Ok(Engine::Mariadb));
        assert_eq!(of("CREATE TABLE pots (id integer PRIMARY KEY AUTOINCREMENT);"), Ok(Engine::Sqlite));
        assert_eq!(of("CREATE TABLE pots (id integer);"), Err(Vec::new()));
        assert_eq!(of("CREATE TABLE pots (serial_number text);"), Err(Vec::new()));
        assert_eq!(of("CREATE TABLE `pots` (a jsonb);"), Err(vec![Engine::Postgres, Engine::Mysql]));
    }

    #[test]
    fn what_stands_in_a_text_or_a_comment_is_no_word() {
        assert_eq!(of("-- a `comment`\nINSERT INTO pots VALUES ('x ENGINE=y AUTOINCREMENT');"), Err(Vec::new()));
    }
}
