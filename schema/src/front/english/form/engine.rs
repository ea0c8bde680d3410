//! "Use PostgreSQL."

use super::Form;
use crate::front::english::clause::{Clause, Outcome};
use crate::front::english::fact::Fact;
use crate::front::english::lexer::{Kind, Token};
use crate::front::english::vocabulary::is_finite;
use crate::ir::{Engine, Version};
use crate::text::Spanned;

pub(super) static FORM: Form = Form {
    name: "engine",
    page: PAGE,
    cues: &["postgresql", "postgres", "sqlite", "mysql", "mariadb", "engine", "database", "use"],
    template: "Use PostgreSQL.",
    read,
};

const PAGE: &str = r#"
The database engine: PostgreSQL, MySQL, MariaDB or SQLite, with its version where that matters. What it is used for may follow.

    Use PostgreSQL.
    Use PostgreSQL 15 for complex reporting queries.
    The database is SQLite.
    MariaDB.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let mut cursor = clause.cursor();
    let opens =
        ["use", "uses", "we use", "it uses", "the database is", "the engine is", "the database engine is", "engine :"];
    let version = |token: &Token| token.kind == Kind::Number;
    let alone = matches!(clause.tokens, [_]) || matches!(clause.tokens, [_, number] if version(number));
    if cursor.eat_any(&opens).is_none() && !alone {
        return Outcome::Other;
    }
    let Some((token, engine)) = cursor.peek().and_then(|token| Some((token, Engine::of(&token.low)?))) else {
        return Outcome::Other;
    };
    cursor.at += 1;
    let mut facts = vec![Fact::Engine(Spanned::new(engine, token.span))];
    if let Some(number) = cursor.peek().filter(|token| token.kind == Kind::Number) {
        let Some(version) = Version::parse(&number.text) else {
            return Outcome::Stuck(cursor.stuck("a version, such as `15`"));
        };
        cursor.at += 1;
        facts.push(Fact::EngineVersion(Spanned::new(version, number.span)));
    }
    // What it is used for says nothing about the schema, as long as it is no clause of its own.
    let purpose = cursor.sees("for") || cursor.sees("as the database");
    if purpose && cursor.rest().iter().all(|token| token.kind == Kind::Word && !is_finite(&token.low)) {
        cursor.at = cursor.tokens.len();
    }
    cursor.end(facts)
}
