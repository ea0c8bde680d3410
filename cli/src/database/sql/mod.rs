//! A file of SQL: CREATE TABLE and what follows it, as a dump or a hand has written it, becomes tables.
//!
//! Every statement is accounted for: read, listed as skipped, or an error at its place that hides no other.

mod alter;
pub(in crate::database) mod beside;
pub(in crate::database) mod canon;
mod create;
mod engine;
mod kind;
mod place;
mod readable;
mod settle;
mod split;
mod types;
mod value;

use crate::database::tables::{Named, Table, Tables};
use groundplan_schema::diagnostic::Diagnostic;
use groundplan_schema::ir::{Engine, Unread};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::{SourceId, Sources, Span};
use sqlparser::ast::{AlterIndexOperation, Statement};
use sqlparser::dialect::{Dialect, MySqlDialect, PostgreSqlDialect, SQLiteDialect};
use sqlparser::parser::{Parser, ParserError};

use kind::Kind;
use place::Place;
use settle::Domain;
use split::{Piece, Split};

/// The code of errors about statements.
pub(super) const NOT_SQL: &str = "not_sql";

/// The engine that a text shows plainly, or what to say where it shows none or several.
pub(super) fn guess(text: &str) -> Result<Engine, String> {
    engine::guess(text, &split::split(text, None)).map_err(|found| match found.as_slice() {
        [] => "nothing in it shows for which engine it was written".to_owned(),
        several => {
            let names: Vec<&str> = several.iter().map(|engine| engine.title()).collect();
            format!("it has words of {}", names.join(" and of "))
        }
    })
}

/// Whether a single statement can be parsed.
pub(super) fn parses(engine: Engine, statement: &str) -> bool {
    let clean = split::split(statement, Some(engine)).clean;
    let parser = Parser::new(dialect(engine).as_ref())
        .with_recursion_limit(DEEPEST)
        .try_with_sql(&readable::readable(engine, &clean))
        .and_then(|mut parser| parser.parse_statements());
    parser.is_ok()
}

/// Reads all statements. With `lenient`, those that cannot be read are listed too.
pub(super) fn read(
    sources: &Sources,
    source: SourceId,
    engine: Engine,
    lenient: bool,
    out: &mut Diagnostics,
) -> Tables {
    let text = sources.get(source).text();
    let split = split::split(text, Some(engine));
    let tables = Tables::new(engine);
    let mut reader = Reader { source, split: &split, tables, domains: Vec::new(), views: Vec::new(), lenient, out };
    for piece in &split.pieces {
        reader.piece(*piece);
    }
    let Reader { mut tables, domains, .. } = reader;
    settle::all(&mut tables, &domains, &split);
    for (range, why) in &split.lost {
        let place = Place { engine, source, text: &text[range.clone()], start: range.start };
        let span = Span { source, start: range.start as u32, end: range.end as u32 };
        tables.skipped.push(Unread { span, text: start(&place), hint: (*why).to_owned() });
    }
    collations(&mut tables, source, &split);
    let of_tables: Vec<Unread> = tables.tables.iter_mut().flat_map(|table| std::mem::take(&mut table.unread)).collect();
    tables.skipped.extend(of_tables);
    tables.skipped.sort_by_key(|unread| unread.span.start);
    tables
}

/// One line for all tables of MySQL's that compare texts in the same way: an empty database compares in a way of its own.
fn collations(tables: &mut Tables, source: SourceId, split: &Split) {
    if !matches!(tables.engine, Engine::Mysql | Engine::Mariadb) {
        return;
    }
    let mut found: Vec<(String, Vec<String>, Span)> = Vec::new();
    for table in &tables.tables {
        let at = table.name.span;
        let piece = split.pieces.iter().find(|piece| piece.start <= at.start as usize && at.end as usize <= piece.end);
        let Some(piece) = piece else { continue };
        let (options, _) = readable::options(tables.engine, &split.clean[piece.start..piece.end]);
        let Some(own) = settle::collation(options, &readable::masked(tables.engine, options)) else { continue };
        match found.iter_mut().find(|(name, ..)| *name == own) {
            Some((_, of, _)) => of.push(table.name.value.clone()),
            None => found.push((own, vec![table.name.value.clone()], Span { source, ..at })),
        }
    }
    for (name, of, span) in found {
        let text = format!("{name}: {}", of.join(", "));
        let hint = "skipped: how the texts of a table are compared, which an empty database does in a way of its own";
        tables.skipped.push(Unread { span, text, hint: hint.to_owned() });
    }
}

/// A schema of one column of this type, for tests.
#[cfg(test)]
pub(super) fn single(engine: Engine, sql: &str) -> groundplan_schema::ir::Schema {
    let (mut sources, mut out) = (Sources::new(), Diagnostics::new());
    let source = sources.add_file("one.sql", format!("CREATE TABLE t (c {sql});"));
    let tables = read(&sources, source, engine, false, &mut out);
    assert!(!out.has_errors(), "{:?}", out.finish());
    out.finish();
    groundplan_schema::found::schema(tables)
}

/// Reads one file.
struct Reader<'a> {
    source: SourceId,
    split: &'a Split,
    tables: Tables,
    domains: Vec<Domain>,
    /// What was skipped because it is a view: what is said of it later is skipped too.
    views: Vec<String>,
    lenient: bool,
    out: &'a mut Diagnostics,
}

/// Why a statement cannot be taken in, at its place.
struct Fault {
    span: Span,
    message: String,
    help: String,
}

impl Fault {
    fn new(span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Fault { span, message: message.into(), help: help.into() }
    }
}

/// People write nothing deeper, and what is deeper would take the stack.
const DEEPEST: usize = 40;

impl Reader<'_> {
    fn piece(&mut self, piece: Piece) {
        let clean = self.split.clean[piece.start..piece.end].trim_end();
        let place = Place { engine: self.tables.engine, source: self.source, text: clean, start: piece.start };
        if piece.client {
            self.skip(&place, "a line for the client");
            return;
        }
        let bare = whole_names(&self.split.bare[piece.start..piece.start + clean.len()]).to_ascii_uppercase();
        let sign = |c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.' | '"' | '`');
        let words: Vec<&str> = bare.split(sign).filter(|word| !word.is_empty()).collect();
        match kind::kind(&words) {
            Kind::Skip(why) => {
                self.attached(&words);
                self.viewed(&place, why);
                self.domain(&place, &words);
                self.skip(&place, why);
            }
            Kind::Read if self.is_of_a_view(&place, &words) => self.skip(&place, VIEW),
            Kind::Unknown => {
                let first = words.iter().take(2).copied().collect::<Vec<_>>().join(" ");
                let fault = Fault::new(
                    place.first(),
                    format!("`{first}` begins no statement that is read or known to be skipped"),
                    HELP,
                );
                self.fault(&place, fault);
            }
            Kind::Policy => self.policy(&place),
            Kind::Read => match parse(&place) {
                Ok(statements) => statements.iter().for_each(|statement| self.statement(&place, statement)),
                Err(fault) => self.fault(&place, fault),
            },
        }
    }

    /// `ALTER TABLE logs ATTACH PARTITION logs_2026 FOR …`: a part of its table is judged there.
    fn attached(&mut self, words: &[&str]) {
        let Some(at) = words.windows(2).position(|pair| pair == ["ATTACH", "PARTITION"]) else { return };
        let last = words.get(at + 2).and_then(|name| name.rsplit('.').next()).unwrap_or("").trim_matches('"');
        let part = self.tables.tables.iter_mut().find(|table| table.name.value.eq_ignore_ascii_case(last));
        part.into_iter().for_each(|table| table.partition = true);
    }

    /// `CREATE … VIEW name …`: an index may be made on it, and a dump says who owns it.
    fn viewed(&mut self, place: &Place<'_>, why: &str) {
        if why == VIEW
            && let Some(named) = name_behind(place, &["VIEW"])
        {
            self.views.push(named.name.value);
        }
    }

    /// `CREATE INDEX i ON view …`, `ALTER TABLE view OWNER TO …`
    fn is_of_a_view(&self, place: &Place<'_>, words: &[&str]) -> bool {
        let behind: &[&str] = match words {
            ["CREATE", ..] => &["ON"],
            ["ALTER", "TABLE", ..] => &["TABLE"],
            ["COMMENT", "ON", "COLUMN", ..] => return false,
            _ => return false,
        };
        if self.views.is_empty() || matches!(words, ["CREATE", "TABLE" | "TYPE" | "UNLOGGED", ..]) {
            return false;
        }
        let named = name_behind(place, behind);
        named.is_some_and(|named| self.views.contains(&named.name.value) && self.tables.find(&named).is_none())
    }

    /// `CREATE DOMAIN name AS type …`: its columns hold what the type holds.
    fn domain(&mut self, place: &Place<'_>, words: &[&str]) {
        if !matches!(words, ["CREATE", "DOMAIN", ..]) {
            return;
        }
        let dialect = dialect(place.engine);
        let Ok(mut parser) = Parser::new(dialect.as_ref()).try_with_sql(place.text) else { return };
        use sqlparser::keywords::Keyword;
        let read = parser.expect_keywords(&[Keyword::CREATE, Keyword::DOMAIN]).and_then(|()| {
            let name = parser.parse_object_name(false)?;
            let _ = parser.parse_keyword(Keyword::AS);
            Ok((name, parser.parse_data_type()?))
        });
        let Ok((name, data_type)) = read else { return };
        let Some(named) = place.named(&name) else { return };
        let required = words.windows(2).any(|pair| pair == ["NOT", "NULL"]);
        let base = types::read(place.engine, &data_type);
        self.domains.push(Domain { namespace: named.namespace, name: named.name.value, base, required });
    }

    fn skip(&mut self, place: &Place<'_>, why: &str) {
        self.tables.skipped.push(Unread { span: place.first(), text: start(place), hint: format!("skipped: {why}") });
    }

    fn fault(&mut self, place: &Place<'_>, fault: Fault) {
        if self.lenient {
            let hint = format!("not read: {}", fault.message);
            self.tables.skipped.push(Unread { span: fault.span, text: start(place), hint });
            return;
        }
        self.out.push(Diagnostic::error(NOT_SQL, fault.span, fault.message).help(fault.help));
    }

    fn statement(&mut self, place: &Place<'_>, statement: &Statement) {
        let taken = match statement {
            Statement::CreateTable(table) if table.partition_of.is_some() => {
                let named = place.named(&table.name);
                self.tables.tables.extend(named.map(|named| Table { partition: true, ..Table::new(named) }));
                self.skip(place, PART);
                Ok(())
            }
            Statement::CreateTable(table) => create::table(&mut self.tables, place, table),
            Statement::CreateIndex(index) => create::index(&mut self.tables, place, index),
            Statement::CreateType { name, representation } => {
                create::enumeration(&mut self.tables, place, name, representation.as_ref())
            }
            Statement::AlterTable(table) => alter::table(&mut self.tables, place, table),
            Statement::AlterIndex { name, operation: AlterIndexOperation::RenameIndex { index_name } } => {
                alter::rename_index(&mut self.tables, place, name, index_name);
                Ok(())
            }
            Statement::Comment { object_type, object_name, comment, .. } => {
                alter::comment(&mut self.tables, place, object_type, object_name, comment.as_deref())
            }
            Statement::Drop { object_type, names, table, .. } => {
                alter::drop(&mut self.tables, place, object_type, names, table.as_ref());
                Ok(())
            }
            _ => Err(Fault::new(place.first(), "this statement is not read", HELP)),
        };
        if let Err(fault) = taken {
            self.fault(place, fault);
        }
    }

    /// Of a policy only its table counts, whatever its conditions are.
    fn policy(&mut self, place: &Place<'_>) {
        let found = policy_table(place);
        let known = found.and_then(|named| self.tables.find(&named));
        match known {
            Some(at) => {
                self.tables.tables[at].row_security.get_or_insert_default().policies += 1;
            }
            None => self
                .fault(place, Fault::new(place.first(), "this policy is for no table that was made above it", ORDER)),
        }
    }
}

const HELP: &str =
    "correct the statement, or name the engine that it is for: `--engine postgres`, `mysql`, `mariadb` or `sqlite`";
const VIEW: &str = "a view is no table";
const PART: &str = "a partition is a part of its table";
const ORDER: &str = "put the CREATE TABLE before it";

/// The text with one word for each name in quotes, so that words can be told apart by blanks.
fn whole_names(bare: &str) -> String {
    let mut quote = None;
    let one = |c: char| match (quote, c) {
        (None, '"' | '`') => {
            quote = Some(c);
            c
        }
        (Some(open), c) if c == open => {
            quote = None;
            c
        }
        (Some(_), c) if !c.is_alphanumeric() => '_',
        (_, c) => c,
    };
    bare.chars().map(one).collect()
}

/// The first name that stands behind one of these words, outside of brackets; `ONLY` and `IF [NOT] EXISTS` are no names.
fn name_behind(place: &Place<'_>, words: &[&str]) -> Option<Named> {
    use sqlparser::tokenizer::{Token, Tokenizer};
    let dialect = dialect(place.engine);
    let tokens = Tokenizer::new(dialect.as_ref(), place.text).tokenize().ok()?;
    let is = |token: &Token, of: &[&str]| match token {
        Token::Word(word) => {
            word.quote_style.is_none() && of.iter().any(|other| word.value.eq_ignore_ascii_case(other))
        }
        _ => false,
    };
    let at = tokens.iter().position(|token| is(token, words))?;
    let rest: Vec<Token> = tokens[at + 1..]
        .iter()
        .skip_while(|token| matches!(token, Token::Whitespace(_)) || is(token, &["ONLY", "IF", "NOT", "EXISTS"]))
        .cloned()
        .collect();
    let mut parser = Parser::new(dialect.as_ref()).with_tokens(rest);
    place.named(&parser.parse_object_name(false).ok()?)
}

/// The first words, for lists.
fn start(place: &Place<'_>) -> String {
    let line = place.text.lines().next().unwrap_or("").trim();
    let short: String = line.chars().take(60).collect();
    if short.len() < line.len() { format!("{}…", short.trim_end()) } else { short }
}

fn dialect(engine: Engine) -> Box<dyn Dialect> {
    match engine {
        Engine::Postgres => Box::new(PostgreSqlDialect {}),
        Engine::Mysql | Engine::Mariadb => Box::new(MySqlDialect {}),
        Engine::Sqlite => Box::new(SQLiteDialect {}),
    }
}

fn parse(place: &Place<'_>) -> Result<Vec<Statement>, Fault> {
    let dialect = dialect(place.engine);
    let parser = Parser::new(dialect.as_ref()).with_recursion_limit(DEEPEST);
    let text = readable::readable(place.engine, place.text);
    let parsed = parser.try_with_sql(&text).and_then(|mut parser| parser.parse_statements());
    parsed.map_err(|error| match error {
        ParserError::TokenizerError(text) | ParserError::ParserError(text) => {
            let (message, span) = located(place, &text);
            Fault::new(span, format!("this statement cannot be read: {}", lower_first(&message)), HELP)
        }
        ParserError::RecursionLimitExceeded => {
            Fault::new(place.first(), "this statement goes deeper than anybody writes", "write it flatter")
        }
    })
}

/// The parser says the place in its message.
fn located(place: &Place<'_>, text: &str) -> (String, Span) {
    let found = text.rsplit_once(" at Line: ").and_then(|(message, rest)| {
        let (line, column) = rest.split_once(", Column: ")?;
        let at =
            sqlparser::tokenizer::Location { line: line.trim().parse().ok()?, column: column.trim().parse().ok()? };
        let start = place.offset(at);
        let rest = place.text.get(start - place.start..).unwrap_or("");
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let length =
            rest.find(|c: char| !word(c)).unwrap_or(rest.len()).max(rest.chars().next().map_or(0, char::len_utf8));
        Some((message.to_owned(), Span { source: place.source, start: start as u32, end: (start + length) as u32 }))
    });
    found.unwrap_or_else(|| (text.to_owned(), place.first()))
}

fn lower_first(text: &str) -> String {
    let text = text.trim_end_matches('.');
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().collect::<String>() + characters.as_str()).unwrap_or_default()
}

/// `CREATE POLICY name ON table`
fn policy_table(place: &Place<'_>) -> Option<Named> {
    use sqlparser::keywords::Keyword;
    let dialect = dialect(place.engine);
    let mut parser = Parser::new(dialect.as_ref()).try_with_sql(place.text).ok()?;
    parser.expect_keywords(&[Keyword::CREATE, Keyword::POLICY]).ok()?;
    parser.parse_identifier().ok()?;
    parser.expect_keyword(Keyword::ON).ok()?;
    place.named(&parser.parse_object_name(false).ok()?)
}
